import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SummarySpan, summarize } from '../../../../src/core/digest/summary/summarize.js'
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
    expect(demand?.features).toContain('modal')
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
        fc.constantFrom('en', 'ko', 'ja', 'fr', '??'),
        fc.integer({ min: 0, max: 8 }),
        (pieces, language, most) => {
          const input = { title: pieces[0] ?? '', text: pieces.join(''), language, sentences: most }
          const summary = summarize(input)
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
  ])('takes no harm from %s', (_, text) => {
    const before = performance.now()
    expect(summarize({ title: 'x', text, language: 'en', sentences: 3 }).length).toBeLessThanOrEqual(3)
    expect(performance.now() - before).toBeLessThan(3000)
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

  it('hold at least eight in ten of the sentences that a reader marked', () => {
    const marked = summaries.flatMap(({ sample, summary }) =>
      [sample.position, sample.reason, sample.demand]
        .filter((sentence) => sentence !== null)
        .map((sentence) => summary.some(({ text }) => text === sentence)),
    )
    expect(marked.filter(Boolean).length / marked.length).toBeGreaterThanOrEqual(0.8)
  })
})

const donga = join(root, '../shared/samples/donga-2026-01-14.txt')

describe.skipIf(!existsSync(donga))('the Dong-A sample (skipped where it is not at hand)', () => {
  it('gives its thesis and demand from the last paragraph, not its first three sentences', () => {
    const text = readFileSync(donga, 'utf8')
    const title = 'Lee, Takaichi must advance stalled South Korea-Japan ties'
    const summary = summarize({ title, text, language: 'en', sentences: 3 })
    expect(byRole(summary, 'position')).toMatch(/^Preventing deterioration is necessary/)
    expect(byRole(summary, 'reason')).toMatch(/^Yet intensifying U\.S\.-China rivalry|^With public sentiment/)
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
