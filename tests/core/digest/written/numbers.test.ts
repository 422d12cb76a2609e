// Figures by their value, whatever the language that they are written in.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresIn, measuresIn } from '../../../../src/core/digest/written/numbers.js'

describe('figures', () => {
  it.each([
    ['en', '1,200 ships, 3.5 per cent and 40% of 2 million', ['1200', '3.5%', '40%', '2000000']],
    ['en', 'on Jan 22, 2026 at 21.05', ['22', '2026', '21.05']],
    ['ko', '예산 3조 5천억원, 30만 명, 2026년', ['3500000000000', '300000', '2026']],
    ['ko', '3만5000원 오른 2.5퍼센트', ['35000', '2.5%']],
    ['ja', '１兆５０００億円、7億人の10パーセント', ['1500000000000', '700000000', '10%']],
    ['de', '1.200 Schiffe und 3,5 %', ['1200', '3.5%']],
    ['fr', '64 ans', ['64']],
    ['en', 'G7 and the 21st', ['7', '21']],
    ['en', 'no figure, but three words', []],
  ])('%s: %s', (language, text, figures) => {
    expect(figuresIn(text, language)).toEqual(figures)
  })

  it('are the same in two languages when they mean the same', () => {
    expect(figuresIn('3조', 'ko')).toEqual(figuresIn('3 trillion', 'en'))
    expect(figuresIn('30만', 'ko')).toEqual(figuresIn('300,000', 'en'))
    expect(figuresIn('3兆', 'ja')).not.toEqual(figuresIn('3 billion', 'en'))
  })

  it('are found in any text, each a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,% 만억조万億兆천million') }), (text) => {
        for (const figure of figuresIn(text, 'ko'))
          expect(Number.isNaN(Number(figure.replace('%', '')))).toBe(false)
      }),
    )
  })
})

describe('measures', () => {
  it.each([
    ['en', '14 clauses by Jan 22 and a 40 billion crown subsidy', ['14 claus', '40000000000 crown']],
    ['en', 'in 2026 ministers of the G7 states wanted 3 per cent growth', []],
    ['ko', '22일 총회에서 30만 명, 3조원', ['22 일', '300000 명', '3000000000000 원']],
    ['ja', '22日の採決で7億人', ['22 日', '700000000 人']],
  ] as const)('%s: %s', (language, text, measures) => {
    expect(measuresIn(text, language)).toEqual(measures)
  })
})
