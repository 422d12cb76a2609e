// Times as people write them: a day begins when it begins where the site stands.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { givenTime } from '../../src/app/given-time.js'
import { minuteIn } from '../../src/app/local-time.js'

describe('a time that is given by hand', () => {
  it.each([
    ['2026-01-14', 'Asia/Seoul', '2026-01-13T15:00:00.000Z'],
    ['2026-01-14T07:00', 'Asia/Seoul', '2026-01-13T22:00:00.000Z'],
    [' 2026-01-14 07:00:30 ', 'Europe/Berlin', '2026-01-14T06:00:30.000Z'],
    ['2026-01-14T07:00Z', 'Asia/Seoul', '2026-01-14T07:00:00.000Z'],
    ['2026-01-14T07:00:00+09:00', 'Europe/Berlin', '2026-01-13T22:00:00.000Z'],
    ['2026-01-14T07:00:00.500Z', 'UTC', '2026-01-14T07:00:00.500Z'],
    // This night has no such time in Berlin; the clock shows 03:30 when it would have come.
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ])('%s is read on the clock of the site, unless it names its zone (%s)', (text, zone, instant) => {
    expect(givenTime(text, zone)).toBe(instant)
  })

  it.each([
    'yesterday',
    '',
    '2026',
    '2026-1-4',
    '2026-02-30',
    '2026-01-14T25:00',
    '14.01.2026',
    '1768348800',
  ])('that is none is refused with what can be written: %j', (text) => {
    expect(() => givenTime(text, 'Asia/Seoul')).toThrow(
      `"${text}" is no time. Write a day such as 2026-01-14 or a time such as 2026-01-14T07:00, both on the clock of Asia/Seoul, or a time with its zone such as 2026-01-14T07:00+09:00.`,
    )
  })

  it('is, once printed on the same clock, what was written', () => {
    const times = fc.date({ min: new Date('2000-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(times, (at) => {
        const written = at.toISOString().slice(0, 16).replace('T', ' ')
        expect(minuteIn(givenTime(written, 'Asia/Tokyo'), 'Asia/Tokyo')).toBe(written)
      }),
    )
  })

  it('names no more of nonsense than fits a sentence', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        try {
          givenTime(text, 'UTC')
        } catch (error) {
          expect(String(error).length).toBeLessThan(300)
        }
      }),
    )
  })
})
