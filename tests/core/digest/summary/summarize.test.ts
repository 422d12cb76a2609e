import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain, type SummarySpan, summarize } from '../../../../src/core/digest/summary/summarize.js'
import { graphemesOf } from '../../../../src/core/graphemes.js'
import type { Role } from '../../../../src/core/model.js'
import { newsroom, root } from '../newsroom.js'

const harbor = {
  title: 'Keep the lights on in the harbor',
  language: 'en',
  text: `On the north quay the lamps go out at nine. A fisherman we met there was counting his nets by telephone.

The council switched the lights off in October to save $40,000 a year. “We must all make sacrifices,” Mayor Jane Holt said. The port authority said the council should close the quay altogether.

But turning off the lights is a mistake. Ships that cannot land at night go elsewhere, because every hour at anchor costs a captain money. The town would lose far more than it saves.

The council should switch the harbor lights back on by Jan. 20. The nets can wait no longer.`,
}

function byRole(summary: SummarySpan[], role: Role): string | undefined {
  return summary.find((span) => span.role === role)?.text
}

describe('the summary of an editorial', () => {
  it('says what the paper holds, why, and what it demands of whom', () => {
    const summary = summarize({ ...harbor, sentences: 3 })
    expect(byRole(summary, 'position')).toBe('But turning off the lights is a mistake.')
    expect(byRole(summary, 'reason')).toMatch(/^Ships that cannot land|^The town would lose/)
    expect(byRole(summary, 'demand')).toBe('The council should switch the harbor lights back on by Jan. 20.')
  })

  it('never takes the demands of others for those of the paper', () => {
    const demand = summarize({ ...harbor, sentences: 3 }).find(({ role }) => role === 'demand')
    expect(demand?.text).not.toMatch(/sacrifices|altogether/)
    expect(demand?.features).toContainEqual({ name: 'modal', worth: 2 })
  })

  it('begins with the demand when one sentence is all there is room for', () => {
    expect(summarize({ ...harbor, sentences: 1 }).map(({ role }) => role)).toEqual(['demand'])
    expect(summarize({ ...harbor, sentences: 2 }).map(({ role }) => role)).toEqual(['position', 'demand'])
  })

  it('adds context when there is room for more, and stays in the order of the text', () => {
    const summary = summarize({ ...harbor, sentences: 5 })
    expect(summary.map(({ role }) => role).sort()).toEqual([
      'context',
      'context',
      'demand',
      'position',
      'reason',
    ])
    expect(summary.map(({ start }) => start)).toEqual(summary.map(({ start }) => start).sort((a, b) => a - b))
  })

  it('claims no demand where the paper asks for nothing', () => {
    const text =
      'Snow fell on the hills. It is a sad thing to lose a train. The carriages were old because nobody paid for new ones.'
    expect(
      summarize({ title: 'Farewell', text, language: 'en', sentences: 3 }).map(({ role }) => role),
    ).not.toContain('demand')
  })

  it('lets names in the headline count for nothing', () => {
    const text = `Mayor Holt met Mayor Holt’s deputy. When Holt came in, Holt sat down.

Free buses are a bad idea, and Holt knows it. Nobody rides more because a ride is free.`
    const summary = summarize({ title: 'Holt: free buses', text, language: 'en', sentences: 1 })
    expect(summary[0]?.text).toBe('Free buses are a bad idea, and Holt knows it.')
  })

  it('leaves the furniture of the page out', () => {
    const text = `By The Editorial Board\n\n${harbor.text}\n\nBy signing up, you must agree to our Privacy Policy.\n\nCopyright © 2026. All rights reserved.`
    const summary = summarize({ ...harbor, text, sentences: 20 })
    expect(summary.map((span) => span.text).join(' ')).not.toMatch(/Board|signing up|Copyright|reserved/)
    expect(byRole(summary, 'demand')).toContain('harbor lights')
  })

  it.each([
    [
      'ko',
      '이재명 대통령의 무상버스',
      [
        '이재명 대통령은 14일 이재명 대통령의 참모들을 만났다. 이재명 대통령이 앉자 회의가 시작됐다. 참석자는 모두 열두 명이었다.',
        '무상버스는 옳지 않다. 요금이 없다고 손님이 늘지는 않는다.',
      ],
      '무상버스는 옳지 않다.',
    ],
    [
      'ja',
      '高市首相と無料バス',
      [
        '高市首相は14日、官邸で高市首相の側近と会った。高市首相が座ると会議が始まった。出席者は12人だった。',
        '無料バスは間違いだ。運賃がなくても客は増えない。',
      ],
      '無料バスは間違いだ。',
    ],
  ])(
    'lets them count for nothing where names have no capitals (%s)',
    (language, title, paragraphs, position) => {
      const summary = summarize({ title, text: paragraphs.join('\n\n'), language, sentences: 1 })
      expect(summary[0]?.text).toBe(position)
    },
  )

  it('is never longer than was asked for, and no sentence is ever cut', () => {
    const lengths = summarize({ ...harbor, sentences: 3 }).map(({ text }) => text.length)
    const whole = lengths.reduce((sum, one) => sum + one, 0)
    for (let characters = 0; characters <= whole + 1; characters++) {
      const summary = summarize({ ...harbor, sentences: 3, characters })
      const said = summary.map(({ text }) => text).join('')
      expect(said.length).toBeLessThanOrEqual(characters)
      for (const { text, start, end } of summary) expect(harbor.text.slice(start, end)).toBe(text)
    }
    expect(summarize({ ...harbor, sentences: 3, characters: whole })).toHaveLength(3)
    expect(summarize({ ...harbor, sentences: 3, characters: null })).toHaveLength(3)
  })

  it('gives up the reason first, then the position, and the demand last, when there is little room', () => {
    const roles = (characters: number) =>
      summarize({ ...harbor, sentences: 3, characters }).map(({ role }) => role)
    expect(roles(150)).toEqual(['position', 'demand'])
    expect(roles(70)).toEqual(['demand'])
  })

  it('takes the best sentence that fits where the best of all does not, or none', () => {
    expect(summarize({ ...harbor, sentences: 3, characters: 45 })[0]?.text).toBe(
      'But turning off the lights is a mistake.',
    )
    expect(summarize({ ...harbor, sentences: 3, characters: 5 })).toEqual([])
  })

  it('counts graphemes as a reader does', () => {
    const text = '정부는 나서야 한다 👩‍👩‍👧‍👦.'
    expect(summarize({ title: '', text, language: 'ko', sentences: 1, characters: 13 })).toHaveLength(1)
    expect(summarize({ title: '', text, language: 'ko', sentences: 1, characters: 12 })).toHaveLength(0)
  })

  it.each([
    [
      'de',
      'Der Hafen braucht Licht',
      'Der Rat sollte das Licht im Hafen bis zum 20. Januar wieder einschalten.',
      'Am Kai gehen die Lampen aus. Ein Fischer zählte seine Netze.\n\nEr sah wenig. Es war kalt.\n\n',
    ],
    [
      'fr',
      'Rallumez le port',
      'Le conseil doit rallumer le port avant le 20 janvier.',
      'Au quai, les lampes s’éteignent. Un pêcheur comptait ses filets.\n\nIl faisait froid. « Rallumez le port », disait-il.\n\n',
    ],
    [
      'es',
      'Luz para el puerto',
      'El consejo debe encender la luz del puerto.',
      'En el muelle hace frío. Un pescador contaba sus redes.\n\n¿Quién gana? Nadie lo sabe.\n\n',
    ],
    [
      'zh',
      '港口需要灯光',
      '市议会应当重新点亮港口的灯光。',
      '北码头很冷。一位渔民在数他的网。\n\n他看不清楚。天已经黑了。\n\n',
    ],
    [
      'ar',
      'الميناء يحتاج إلى الضوء',
      'يجب أن يعيد المجلس الضوء إلى الميناء.',
      'كان الجو باردا. كان صياد يعد شباكه.\n\nهل يرى شيئا؟ لا.\n\n',
    ],
    ['th', 'ท่าเรือต้องการแสง', 'สภาควรเปิดแสงที่ท่าเรือ', 'ชาวประมงนับอวน\n\nอากาศหนาว\n\n'],
  ])('follows place and headline in a language without cues (%s)', (language, title, sentence, before) => {
    const text = before + sentence
    const summary = summarize({ title, text, language, sentences: 3 })
    expect(byRole(summary, 'position')).toBe(sentence)
    for (const span of summary) expect(text.slice(span.start, span.end)).toBe(span.text)
  })

  it('gives a report its opening instead', () => {
    const text = `Two people were hurt in a fire on Front Street on Monday, officials said. The fire began at noon, according to the police. “It was loud,” said a neighbor, Ana Li. A spokesman said the cause was unknown. The mayor told reporters that she had visited the site. The owner, who was away, declined to comment, his lawyer said. Crews left at six, the department reported.`
    const summary = summarize({ title: 'Two hurt in fire', text, language: 'en', sentences: 2 })
    expect(summary.map(({ role }) => role)).toEqual(['context', 'context'])
    expect(summary[0]?.start).toBe(0)
  })

  it('is empty for a text without words', () => {
    for (const text of ['', ' \n\n ', '* * *', '\u0000'])
      expect(summarize({ title: 'x', text, language: 'en', sentences: 3 })).toEqual([])
    expect(summarize({ ...harbor, sentences: 0 })).toEqual([])
  })

  it('can be explained: what counted, how much, and what came next', () => {
    const { genre, summary, runnersUp } = explain({ ...harbor, sentences: 3 })
    expect(genre).toBe('editorial')
    for (const { score, features } of summary)
      expect(features.reduce((sum, { worth }) => sum + worth, 0)).toBeCloseTo(score, 0)
    const said = new Map(summary.map(({ role, text }) => [role, text]))
    for (const role of ['demand', 'position', 'reason'] as const) {
      expect(runnersUp[role]).toHaveLength(3)
      expect(runnersUp[role].map(({ text }) => text)).not.toContain(said.get(role))
      const scores = runnersUp[role].map(({ score }) => score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      expect(scores[0]).toBeLessThanOrEqual(summary.find((span) => span.role === role)?.score ?? 0)
    }
  })

  it('quotes whole sentences of the text, word for word, and the same ones each time', () => {
    const piece = fc.constantFrom(
      'The council must act. ',
      '“We should,” he said. ',
      '그러나 정부는 나서야 한다. ',
      '政府は急ぐべきだ。',
      'x ',
      '\n\n',
      '(',
      '"',
      '\u{1f600}. ',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' })), { maxLength: 30 }),
        fc.constantFrom('en', 'ko', 'ja', 'fr', 'de', 'zh', 'th', 'ar', '??'),
        fc.integer({ min: 0, max: 8 }),
        fc.option(fc.integer({ min: 0, max: 200 })),
        (pieces, language, most, characters) => {
          const input = {
            title: pieces[0] ?? '',
            text: pieces.join(''),
            language,
            sentences: most,
            characters,
          }
          const summary = summarize(input)
          const graphemes = summary.flatMap(({ text }) => Array.from(graphemesOf(text)))
          if (characters !== null) expect(graphemes.length).toBeLessThanOrEqual(characters)
          expect(summary.length).toBeLessThanOrEqual(most)
          for (const { text, start, end } of summary) expect(input.text.slice(start, end)).toBe(text)
          const roles = summary.map(({ role }) => role).filter((role) => role !== 'context')
          expect(new Set(roles).size).toBe(roles.length)
          expect(summarize(input)).toEqual(summary)
        },
      ),
    )
  })

  it.each([
    ['one word of 200 kB', 'A'.repeat(200_000)],
    ['3,000 sentences', `${'Word '.repeat(40)}must go. `.repeat(3000)],
    ['200,000 sentences of one letter', 'ア。'.repeat(200_000)],
    ['marks that never close', '“'.repeat(200_000)],
  ])('takes no harm from %s', (_, text) => {
    expect(summarize({ title: 'x', text, language: 'en', sentences: 3 }).length).toBeLessThanOrEqual(3)
  })
})

describe('the summaries of the sample newsroom', () => {
  const summaries = newsroom.map((sample) => ({
    sample,
    summary: summarize({ title: sample.title, text: sample.text, language: sample.lang, sentences: 3 }),
  }))

  it('hold every demand that a reader marked, as a demand', () => {
    for (const { sample, summary } of summaries)
      expect(byRole(summary, 'demand') ?? null, sample.title).toBe(sample.demand)
  })

  it('hold at least three in four of the sentences that a reader marked', () => {
    const marked = summaries.flatMap(({ sample, summary }) =>
      [sample.position, sample.reason, sample.demand]
        .filter((sentence) => sentence !== null)
        .map((sentence) => summary.some(({ text }) => text === sentence)),
    )
    expect(marked.filter(Boolean).length / marked.length).toBeGreaterThanOrEqual(0.75)
  })
})

const donga = join(root, '../shared/samples/donga-2026-01-14.txt')

describe.skipIf(!existsSync(donga))('the Dong-A sample (skipped where it is not at hand)', () => {
  it('gives its thesis and demand from the last paragraph, not its first three sentences', () => {
    const text = readFileSync(donga, 'utf8')
    const title = 'Lee, Takaichi must advance stalled South Korea-Japan ties'
    const summary = summarize({ title, text, language: 'en', sentences: 3 })
    expect(byRole(summary, 'position')).toMatch(/^Preventing deterioration is necessary/)
    expect(byRole(summary, 'reason')).toMatch(/^Yet intensifying|^With public sentiment|^Small steps/)
    expect(byRole(summary, 'demand')).toMatch(/^Bold, reciprocal concessions are now required/)
  })
})

const suite = join(root, '../shared/suites/editorials/data')

describe.skipIf(!existsSync(suite))('the marked editorials (skipped where they are not at hand)', () => {
  const rows = <Row>(file: string): Row[] =>
    readFileSync(join(suite, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))

  it('are summarized by their roles: at least 65% of them, on average, in each language', () => {
    const inputs = new Map(
      rows<{ id: string; title: string; text: string; lang: string }>('inputs.jsonl').map((one) => [
        one.id,
        one,
      ]),
    )
    const found: Record<string, number[]> = {}
    for (const { id, gold } of rows<{ id: string; gold: Record<string, string[]> }>('gold.jsonl')) {
      const { title, text, lang } = inputs.get(id)!
      const said = summarize({ title, text, language: lang, sentences: 3 }).map((span) => letters(span.text))
      const roles = Object.values(gold).filter((marked) => marked.length > 0)
      const held = roles.filter((marked) =>
        marked.some((one) => said.some((own) => own.includes(letters(one)))),
      )
      found[lang] = [...(found[lang] ?? []), held.length / roles.length]
    }
    for (const shares of Object.values(found))
      expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.65)
  })
})

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
