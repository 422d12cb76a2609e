// Terms, questions, marks and snippets: the part of search that needs no database.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphemesOf } from '../../../src/core/graphemes.js'
import type { Rights } from '../../../src/core/model.js'
import { foundIn, marked, piecesOf } from '../../../src/core/search/marks.js'
import { formsOf, parseQuery } from '../../../src/core/search/query.js'
import { snippetOf } from '../../../src/core/search/snippet.js'
import { askedTermsOf, placedTermsOf, termsOf } from '../../../src/core/search/terms.js'

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      ...'aB é\u0301\u200DİςßﬁｶﾞｱАй',
      '가',
      '\u1100\u1161',
      '東',
      'กำ',
      '🇰🇷',
      '𠮷',
      '。',
      '\n',
    ),
    maxLength: 30,
  }),
)
const markedIn = (text: string, question: string) => {
  const { text: line, marks } = marked(text, parseQuery(question).wanted)
  return marks.map(({ start, end }) => line.slice(start, end))
}

describe('the terms of a text', () => {
  it('are whole words, and pairs of characters where a script has no spaces', () => {
    expect(termsOf("The government's 2026 plan")).toEqual(['the', 'government', 's', '2026', 'plan'])
    expect(termsOf('정부가 AI규제를')).toEqual(['정부', '부가', '가', 'ai', '규제', '제를', '를'])
    expect(termsOf('東京タワー、2026年')).toEqual(['東京', '京タ', 'タワ', 'ワー', 'ー', '2026', '年'])
  })

  it('are the same whatever the case, the width and the accents', () => {
    expect(termsOf('CAFÉ Ａ１ ﬁn ｶﾞｽ')).toEqual(termsOf('cafe a1 fin ガス'))
    expect(termsOf('cafe\u0301')).toEqual(['cafe'])
    expect(termsOf('ΟΔΟΣ')).toEqual(termsOf('οδος'))
    expect(termsOf('\u1100\u1161\u1102\u1161')).toEqual(termsOf('가나'))
    expect(termsOf('har\u00ADbour')).toEqual(['harbour'])
  })

  it('keep the voicing marks of kana and the vowels of Hindi, which are no accents', () => {
    expect(termsOf('が')).not.toEqual(termsOf('か'))
    expect(termsOf('हिंदी')).not.toEqual(termsOf('हद'))
  })

  it('are no radicals, which are signs', () => {
    expect(termsOf('⺀ 金⺀利')).toEqual(['金', '利'])
  })

  it('hold nothing but letters, digits and marks, and no long words', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const term of termsOf(text)) expect(term).toMatch(/^[\p{L}\p{N}\p{M}]{1,64}$/u)
      }),
    )
    expect(termsOf('x'.repeat(200_000))[0]).toHaveLength(64)
    expect(termsOf(`x${'𐌰'.repeat(100)}`)).toEqual([`x${'𐌰'.repeat(31)}`])
  })

  it('stand where they are said to stand, on whole graphemes and in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const borders = new Set([...graphemesOf(text)].map(({ index }) => index).concat(text.length))
        let before = 0
        for (const { start, end } of placedTermsOf(text)) {
          expect(start).toBeLessThan(end)
          expect(start).toBeGreaterThanOrEqual(before)
          expect(borders.has(start) && borders.has(end)).toBe(true)
          before = start
        }
      }),
    )
  })

  it('ask at the end of a question for no more than what was typed', () => {
    expect(askedTermsOf('금리')).toEqual({ terms: ['금리'], isOpen: false })
    expect(askedTermsOf('2026年')).toEqual({ terms: ['2026', '年'], isOpen: true })
    expect(askedTermsOf('정부 정책')).toEqual({ terms: ['정부', '부', '정책'], isOpen: false })
  })
})

describe('a question', () => {
  it('is words, phrases, beginnings and words to leave out', () => {
    expect(parseQuery('Harbor "night trains" tariff* -rice -"last year" harbor')).toEqual({
      wanted: [
        { text: 'Harbor', forms: [['harbor'], ['harbors']], isOpen: false },
        { text: 'night trains', forms: [['night', 'trains']], isOpen: false },
        { text: 'tariff*', forms: [['tariff']], isOpen: true },
      ],
      unwanted: [
        { text: 'rice', forms: [['rice'], ['rices']], isOpen: false },
        { text: 'last year', forms: [['last', 'year']], isOpen: false },
      ],
    })
    expect(parseQuery('co-operation “night trains').wanted.map(({ forms }) => forms)).toEqual([
      [['co', 'operation']],
      [['night', 'trains']],
    ])
  })

  it.each([
    ['', /no word to look for/],
    ['  ?! "" ** () ', /no word to look for/],
    ['\u0000', /no word to look for/],
    ['-rice', /what to leave out/],
    ['a* rice', /too short a beginning/],
    ['x'.repeat(10_000), /10000 characters. Write 200 at most/],
    ['a b c d e f g h i j k l m', /13 words. Write 12 at most/],
  ])('that cannot be answered is told how to be: %j', (text, message) => {
    expect(() => parseQuery(text)).toThrow(message)
  })

  it('finds the plural by the singular and the other way round, and does not take new for news', () => {
    for (const [one, other] of [
      ['rate', 'rates'],
      ['tax', 'taxes'],
      ['party', 'parties'],
      ['church', 'churches'],
      ['hero', 'heroes'],
      ['house', 'houses'],
    ] as const) {
      const shared = formsOf(one).filter((form) => formsOf(other).includes(form))
      expect([one, shared]).toEqual([one, expect.arrayContaining([one])])
      expect([other, shared]).toEqual([other, expect.arrayContaining([other])])
    }
    expect(formsOf('news')).toEqual(['news'])
    expect(formsOf('congress')).not.toContain('congres')
  })
})

describe('marks', () => {
  it('stand on what was asked for, in the text as it is', () => {
    expect(markedIn('정부가 기준금리를 올렸다', '금리 정부')).toEqual(['정부', '금리'])
    expect(markedIn('Ｔａｒｉｆｆ and tariffs, Café', 'tariff cafe')).toEqual([
      'Ｔａｒｉｆｆ',
      'tariffs',
      'Café',
    ])
    expect(markedIn('低金利の時代', '低金利')).toEqual(['低金利'])
    expect(markedIn('増税と税収、税', '税')).toEqual(['税', '税', '税'])
    expect(markedIn('A night train and the night trains', '"night trains"')).toEqual(['night trains'])
    expect(markedIn('tariffs tarifa', 'tarif*')).toEqual(['tariffs', 'tarifa'])
  })

  it('are in order, apart, and within the line', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('a', 'ab 가', '東 가', '"a b"', 'ガ', 'aaa*'),
        (text, question) => {
          const { text: line, marks } = marked(text, parseQuery(question).wanted)
          let before = -1
          for (const { start, end } of marks) {
            expect(start).toBeGreaterThan(before)
            expect(end).toBeGreaterThan(start)
            before = end
          }
          expect(before).toBeLessThanOrEqual(line.length)
        },
      ),
    )
  })

  it('cut a line into pieces that make it whole again, or its beginning', () => {
    const line = marked('Rates and more rates', parseQuery('rate').wanted)
    expect(piecesOf(line)).toEqual([
      { text: 'Rates', isHit: true },
      { text: ' and more ', isHit: false },
      { text: 'rates', isHit: true },
    ])
    expect(
      piecesOf(line, 16)
        .map(({ text }) => text)
        .join(''),
    ).toBe('Rates and more…')
  })

  it('that make no sense are not shown', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(
          fc.record({ start: fc.integer({ min: -3, max: 70 }), end: fc.integer({ min: -3, max: 70 }) }),
        ),
        fc.integer({ min: 2, max: 40 }),
        (text, marks, max) => {
          const shown = piecesOf({ text, marks }, max)
            .map((piece) => piece.text)
            .join('')
          expect(shown.length).toBeLessThanOrEqual(max)
          expect(shown).not.toMatch(/\n/)
        },
      ),
    )
  })
})

describe('a snippet', () => {
  const free: Pick<Rights, 'sentences' | 'characters'> = { sentences: null, characters: null }
  const text = `The port was built long ago. Nobody remembers by whom. ${'It goes on about other things for a while. '.repeat(10)}

The council raised the harbour rates. Tariffs rose with them. ${'And so it ends, as such things do. '.repeat(10)}`
  const of = (question: string, rights = free, from = text, language = 'en') =>
    snippetOf({ text: from, language }, parseQuery(question).wanted, rights)

  it('is the sentences in which most of the words stand, with the words marked', () => {
    const snippet = of('tariff harbour')
    expect(snippet?.text).toBe('The council raised the harbour rates. Tariffs rose with them.')
    expect(snippet?.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual([
      'harbour',
      'Tariffs',
    ])
  })

  it('begins at the start where the text has none of the words', () => {
    expect(of('zeppelin')?.text).toMatch(/^The port was built/)
  })

  it('quotes no more than the paper allows', () => {
    expect(of('tariff', { sentences: 0, characters: null })).toBeNull()
    expect(of('tariff', { sentences: null, characters: 0 })).toBeNull()
    expect(of('tariff harbour', { sentences: 1, characters: null })?.text).toBe(
      'The council raised the harbour rates.',
    )
    expect(
      of('tariff', { sentences: null, characters: 12 })?.text.replaceAll('…', '').length,
    ).toBeLessThanOrEqual(12)
  })

  it('cuts a sentence that never ends around the hit, between words', () => {
    const endless = `${'and on it goes '.repeat(60)}until the tariff comes ${'and on it goes '.repeat(60)}`
    const snippet = of('tariff', free, endless)
    expect(snippet?.text).toMatch(/^….*\btariff comes\b.*…$/)
    expect(snippet?.text.length).toBeLessThanOrEqual(242)
    expect(snippet?.text).not.toMatch(/^…\S*\s?(?:nd|n|oes|es)\b/)
  })

  it('is text of the editorial, within the room, whatever the text and the rights', () => {
    const rights = fc.record({
      sentences: fc.option(fc.integer({ min: 0, max: 5 })),
      characters: fc.option(fc.integer({ min: 0, max: 300 })),
    })
    fc.assert(
      fc.property(
        fc.array(anyText, { maxLength: 8 }).map((parts) => parts.join('. ')),
        fc.constantFrom('en', 'ko', 'ja'),
        rights,
        (sample, language, allowed) => {
          const snippet = of('ab 가나', allowed, sample, language)
          if (snippet === null) return
          const quoted = snippet.text.replace(/^…|…$/g, '')
          expect([...graphemesOf(quoted)].length).toBeLessThanOrEqual(
            Math.min(240, allowed.characters ?? 240),
          )
          for (const { start, end } of snippet.marks)
            expect(snippet.text.slice(start, end).trim()).not.toBe('')
        },
      ),
    )
  })

  it('takes no long time over a text without end', () => {
    expect(of('tariff', free, 'x'.repeat(200_000))?.text.length).toBeLessThanOrEqual(242)
  })

  it('finds what overlaps only once a stretch', () => {
    expect(foundIn('rates', parseQuery('rates rate*').wanted).map(({ word }) => word)).toEqual([0, 1])
  })
})
