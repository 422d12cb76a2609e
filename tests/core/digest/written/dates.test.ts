// Days of the calendar by what they mean, whatever the language that they are written in.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datesIn } from '../../../../src/core/digest/written/dates.js'

describe('dates', () => {
  it.each([
    ['the vote on Jan 22, and July 31', ['month 1', 'day 1-22', 'month 7', 'day 7-31']],
    ['the 3rd of March 2026', ['month 3', 'day 3-3', 'year 2026-3']],
    ['Jan. 22, 2026', ['month 1', 'day 1-22', 'year 2026-1']],
    ['in may, on tuesday', ['month 5', 'weekday 2']],
    ['it may march on', []],
    ['2026년 1월 22일 월요일', ['month 1', 'day 1-22', 'year 2026-1', 'weekday 1']],
    ['７月３１日（金曜）', ['month 7', 'day 7-31', 'weekday 5']],
    ['22일과 14개 조항', []],
  ])('%s', (text, dates) => {
    expect(datesIn(text)).toEqual(dates)
  })

  it('are the same in two languages when they mean the same', () => {
    expect(datesIn('1월 22일')).toEqual(datesIn('January 22'))
    expect(datesIn('1月22日')).toEqual(datesIn('22 January'))
  })

  it('are found in any text', () => {
    const parts = ['Jan ', 'may ', '22', ' of ', ', ', '2026', '월 ', '月', '일', '日', '년', '.', 'monday ']
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...parts) }), (text) => {
        for (const date of datesIn(text)) expect(date).toMatch(/^(?:month|day|year|weekday) [\d-]+$/)
      }),
    )
  })
})
