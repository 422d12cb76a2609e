import { describe, expect, it } from 'vitest'
import { centrality } from '../bench/eval/baselines.js'
import { bcubed } from '../bench/eval/bcubed.js'
import { interval } from '../bench/eval/bootstrap.js'
import { checkContract } from '../bench/eval/contract.js'
import { porterStem } from '../bench/eval/porter.js'
import { rouge } from '../bench/eval/rouge.js'
import { LABELLED_ROLES, readSamples, type Samples } from '../bench/eval/samples.js'
import { scoreSentences } from '../bench/eval/sentences.js'
import { scoreSummaries } from '../bench/eval/summaries.js'
import { tableOf } from '../bench/eval/table.js'
import { scoreTopics } from '../bench/eval/topics.js'
import { sentences } from '../src/core/language/sentences.js'

const own = readSamples({ shared: '/nowhere/data' })
const editorials = own.summaries.flatMap(({ samples }) => samples)

describe('ROUGE', () => {
  it('counts the words and the pairs of words that summary and digest share', () => {
    const scores = rouge(['The cat sat on the mat.'], ['The cat was on the mat.'], 'en')
    // 5 of 6 and 6 words; 3 of 5 and 5 pairs; "the cat on the mat" in order.
    expect(scores).toEqual({ rouge1: 10 / 12, rouge2: 6 / 10, rougeL: 10 / 12 })
  })

  it('takes the forms of an English word for one', () => {
    expect(rouge(['Mines were flooded'], ['mining floods'], 'en').rouge1).toBe(4 / 5)
  })

  it('joins what several sentences share with one, as in the example of the paper', () => {
    // w1 w2 with the first, w1 w3 w5 with the second: four of five words.
    const scores = rouge(['w1 w2 w6 w7 w8', 'w1 w3 w8 w9 w5'], ['w1 w2 w3 w4 w5'], 'en')
    expect(scores.rougeL).toBe((2 * 4) / (10 + 5))
  })

  it('counts a word of the summary once, however often the digest has it', () => {
    expect(rouge(['tax'], ['tax tax', 'tax'], 'en')).toEqual({ rouge1: 2 / 4, rouge2: 0, rougeL: 2 / 4 })
  })

  it('counts Korean by the syllable and Japanese by the character', () => {
    expect(rouge(['정부는 답해야 한다.'], ['정부가 답했다.'], 'ko').rouge1).toBe((2 * 4) / (8 + 6))
    expect(rouge(['政府は急げ。'], ['急げ、政府'], 'ja').rouge2).toBe((2 * 2) / (4 + 3))
  })

  it('gives nothing to an empty summary', () => {
    expect(rouge([], ['A digest.'], 'en')).toEqual({ rouge1: 0, rouge2: 0, rougeL: 0 })
  })
})

describe('the stem that ROUGE counts by', () => {
  it.each([
    'caresses caress, ponies poni, ties ti, caress caress, cats cat',
    'feed feed, agreed agre, plastered plaster, bled bled, motoring motor, sing sing',
    'conflated conflat, troubled troubl, sized size, hopping hop, falling fall, filing file, fizzed fizz',
    'happy happi, sky sky, relational relat, conditional condit, rational ration, hopefulness hope',
    'generalizations gener, oscillators oscil, adoption adopt, revival reviv, homologous homolog',
    'probate probat, rate rate, cease ceas, controlling control, rolling roll, says sai, enjoyed enjoi',
  ])('is that of the examples of the paper: %s', (line) => {
    const pairs = line.split(', ').map((pair) => pair.split(' '))
    expect(pairs.map(([word = '']) => porterStem(word))).toEqual(pairs.map(([, stem]) => stem))
  })
})

describe('B-cubed', () => {
  it('asks each document of those it was put with and of those it belongs to', () => {
    // a | a b for a a | b: precision 1, 1/2, 1/2 and recall 1/2, 1/2, 1.
    const { all, withPartner } = bcubed(['a', 'a', 'b'], ['x', 'y', 'y'])
    expect([all.precision, all.recall, all.f]).toEqual(
      [2 / 3, 2 / 3, 2 / 3].map((one) => expect.closeTo(one)),
    )
    expect([withPartner.precision, withPartner.recall]).toEqual([0.75, 0.5])
    expect(withPartner.f).toBeCloseTo(0.6)
  })

  it('is whole for the same groups under other names', () => {
    expect(bcubed(['a', 'a', 'b'], ['2', '2', '1']).all.f).toBe(1)
  })
})

describe('LexRank', () => {
  it('ranks the sentence highest that is like the others', () => {
    // The first shares a word with each of two that share none: cosines of 1/√2, hence 0.05 + 0.85 (√2 - 1).
    const first = 0.05 + 0.85 * (Math.SQRT2 - 1)
    const ranks = centrality([['tax', 'school'], ['tax'], ['school']])
    expect(ranks).toEqual([first, (1 - first) / 2, (1 - first) / 2].map((rank) => expect.closeTo(rank)))
  })

  it('counts a word that every sentence has less than one that two have', () => {
    const [one = 0, two = 0, three = 0] = centrality([
      ['city', 'tax'],
      ['city', 'tax'],
      ['city', 'school'],
    ])
    expect(one).toBeCloseTo(two)
    expect(one).toBeGreaterThan(three)
  })

  it('leaves sentences without words where they are', () => {
    expect(centrality([[], []])).toEqual([0.5, 0.5].map((rank) => expect.closeTo(rank)))
    expect(centrality([])).toEqual([])
  })
})

describe('an interval', () => {
  it('is the same for the same values, and narrow where they agree', () => {
    const values = [0, 1, 0, 1, 1, 0, 1, 1]
    expect(interval(values)).toEqual(interval(values))
    expect(interval([0.5, 0.5, 0.5])).toEqual([0.5, 0.5])
    const [from, to] = interval(values)
    expect(from).toBeLessThan(5 / 8)
    expect(to).toBeGreaterThan(5 / 8)
  })
})

describe('the labelled samples', () => {
  it('have an id of their own each', () => {
    for (const sets of [own.summaries, own.topics, own.sentences]) {
      const ids = sets.flatMap(({ samples }) => samples.map(({ id }: { id: string }) => id))
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('label whole sentences of the text, word for word', () => {
    const wrong = editorials.flatMap(({ id, text, lang, roles }) => {
      const found = sentences(text, lang).map((span) => span.text)
      const labelled = LABELLED_ROLES.flatMap((role) => roles[role])
      return labelled.filter((sentence) => !found.includes(sentence)).map((sentence) => ({ id, sentence }))
    })
    expect(wrong).toEqual([])
  })

  it('hold the whole text where sentences are labelled', () => {
    const bare = (text: string) => text.replace(/\s/g, '')
    const wrong = own.sentences
      .flatMap(({ samples }) => samples)
      .filter(({ text, sentences: wanted }) => bare(wanted.join('')) !== bare(text))
    expect(wrong.map(({ id }) => id)).toEqual([])
  })
})

describe('the evaluation', () => {
  const few = fewOf(own)
  const report = {
    summaries: few.summaries.map(scoreSummaries),
    topics: few.topics.map(scoreTopics),
    sentences: few.sentences.map(scoreSentences),
    contract: checkContract(few),
    absent: few.absent,
  }

  it('says which texts it could not score', () => {
    expect(tableOf(report)).toContain('Only the project’s own samples are scored.')
    expect(tableOf({ ...report, absent: [] })).not.toContain('Only the project')
  })

  it('keeps to 80 columns', () => {
    const tooWide = tableOf({ ...report, absent: [] })
      .split('\n')
      .filter((line) => [...line].length > 80)
    expect(tooWide).toEqual([])
  })

  it('finds every promise kept', () => {
    expect(report.contract.filter(({ offender }) => offender !== null)).toEqual([])
  })

  it('gives lead-3 the roles that stand in the first three sentences, and no others', () => {
    const [first = '', second = '', third = '', fourth = ''] = [
      'Rents rose.',
      'Wages did not.',
      'It hurts.',
      'Act.',
    ]
    const text = [first, second, third, fourth].join(' ')
    const roles = { position: [third], reason: ['Wages did not.', first], demand: [fourth] }
    const editorial = { id: 'one', lang: 'en', title: 'Rents', text, roles, digests: ['Rents rose.'] }
    const { methods } = scoreSummaries({ name: 'English', origin: 'own', samples: [editorial] })
    expect(methods['lead-3']).toMatchObject({ position: 1, reason: 1, demand: 0, prd: 2 / 3 })
    expect(methods['last-3']).toMatchObject({ position: 1, reason: 1, demand: 1, prd: 1 })
  })
})

/** Enough of each set for the table to have all its rows. */
function fewOf({ summaries, topics, sentences: texts, absent }: Samples): Samples {
  return {
    summaries: summaries.map((set) => ({ ...set, samples: set.samples.slice(0, 4) })),
    topics: topics.map((set) => ({ ...set, samples: set.samples.slice(0, 12) })),
    sentences: texts,
    absent,
  }
}
