// A summary and its reasons as a person reads them on a terminal of 80 columns.
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { explainText, summarizeText } from '../../src/app/summarize.js'
import { showExplained, showSummary } from '../../src/cli/show-summary.js'
import { newsroom } from '../core/digest/newsroom.js'
import { reports } from '../core/digest/summary/reports.js'

const title = 'Keep the lights on in the harbor'
const text = `On the north quay the lamps go out at nine.

But turning off the lights is a mistake. Ships that cannot land at night go elsewhere, because every hour at anchor costs a captain money. The town would lose far more than it saves.

The council should switch the harbor lights back on by Jan. 20. The nets can wait no longer.`

describe('a summary on a terminal', () => {
  it('begins each sentence in one column, behind its role', () => {
    const { summary } = summarizeText({ title, text, lang: 'en', sentences: 3 })
    expect(showSummary(title, summary)).toBe(
      [
        'Keep the lights on in the harbor',
        'position  But turning off the lights is a mistake.',
        'reason    Ships that cannot land at night go elsewhere, because every hour at',
        '          anchor costs a captain money.',
        'demand    The council should switch the harbor lights back on by Jan. 20.',
      ].join('\n'),
    )
  })

  it('says so when no sentence fits', () => {
    const { summary } = summarizeText({ title, text, lang: 'en', sentences: 3, characters: 5 })
    expect(showSummary(title, summary)).toBe(`${title}\nNo sentence fits what was asked for.`)
  })

  it('has no line for the headline of a text without one', () => {
    expect(showSummary('', [{ role: 'demand', text: 'Act.', start: 0, end: 4 }])).toBe('demand    Act.')
  })
})

/** A score and its signs, over as many lines as they fill. */
const SUM = /^ {10}(-?\d+\.\d\d) = (.*(?:\n {17,18}\S.*)*)/gm

describe('an explained summary', () => {
  const shown = showExplained(title, explainText({ title, text, lang: 'en', sentences: 3 }))

  it('says how the text was read, and what each sentence was chosen for', () => {
    expect(shown).toContain('Read as an editorial (en): one sentence for each role.')
    expect(shown).toMatch(
      /demand {4}The council should .*\n {10}\d\.\d\d = modal \+2\.00 {2}[a-zA-Z]+ \+\d\.\d\d/,
    )
  })

  it('adds up: what is too little to be named is one sign', () => {
    const texts = newsroom.map(({ title, text, lang }) =>
      showExplained(title, explainText({ title, text, lang, sentences: 3 })),
    )
    for (const [, total = '', signs = ''] of texts.join('\n').matchAll(SUM)) {
      const worths = Array.from(signs.matchAll(/([+−])(\d+\.\d\d)/g), ([, mark, amount]) =>
        Number(`${mark === '−' ? '-' : ''}${amount}`),
      )
      expect(
        worths.reduce((sum, worth) => sum + worth, 0),
        signs,
      ).toBeCloseTo(Number(total), 6)
    }
    expect(texts.join('\n').match(SUM)?.length).toBe(3 * newsroom.length)
    expect(texts.join('\n')).toMatch(/other [+−]0\.\d\d/)
  })

  it('ends with what each sign says that was named, in a line each', () => {
    const [above = '', legend = ''] = shown.split('What the signs say of a sentence\n')
    const named = new Set(
      Array.from(above.matchAll(/([a-zA-Z]+) [+−]\d|[+−]([a-zA-Z]+)/g), ([, a, b]) => a ?? b),
    )
    const told = Array.from(legend.matchAll(/^ {2}([a-zA-Z]+) {2,}\S/gm), ([, name]) => name)
    expect(new Set(told)).toEqual(named)
    expect(legend).toMatch(/^ {2}modal +asks for something in the paper’s own voice/m)
  })

  it('shows what spoke against a sentence with its own sign', () => {
    expect(shown).toMatch(/ [a-zA-Z]+ −\d\.\d\d/)
  })

  it('names the three that came next for each role, best first', () => {
    const [, rest = ''] = shown.split('What came next\n')
    const [table = ''] = rest.split('\n\n')
    const rows = table.split('\n')
    expect(rows).toHaveLength(9)
    expect(rows.map((row) => row.slice(0, 8).trim()).filter(Boolean)).toEqual([
      'position',
      'reason',
      'demand',
    ])
    expect(rows[0]).toMatch(/^position +-?\d\.\d\d {2}.+ [+−][a-zA-Z]+/)
  })

  it('says that there is no demand where the paper asks for nothing', () => {
    const calm = 'Snow fell on the hills. It is a sad thing to lose a train. The carriages were old.'
    expect(
      showExplained('Farewell', explainText({ title: 'Farewell', text: calm, lang: 'en', sentences: 3 })),
    ).toContain('demand    none chosen')
  })

  it('says of a few words that they are too short for roles', () => {
    const brief = showExplained('', explainText({ title: '', text: 'One. Two.', lang: 'en', sentences: 3 }))
    expect(brief).toMatch(/^Too short to tell a position from its reason \(en\)\.\n\ncontext {3}One\.\n/)
    expect(brief).not.toContain('demand')
  })

  it('says of a report that its gist stands first', () => {
    for (const { language, ...report } of reports) {
      const answer = explainText({ ...report, lang: language, sentences: 2 })
      expect(showExplained(report.title, answer)).toContain(
        `Read as a news report (${language}): its gist stands first.`,
      )
    }
  })

  it('keeps to 80 columns in every language', () => {
    const texts = [...newsroom, ...reports.map(({ language, ...report }) => ({ ...report, lang: language }))]
    for (const { title: headline, text: body, lang } of texts)
      for (const line of showExplained(
        headline,
        explainText({ title: headline, text: body, lang, sentences: 4 }),
      ).split('\n'))
        expect(stringWidth(line), line).toBeLessThanOrEqual(80)
  })
})
