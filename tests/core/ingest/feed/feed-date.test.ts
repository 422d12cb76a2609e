import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from '../../../../src/core/ingest/dates/dates.js'
import { readFeedDate } from '../../../../src/core/ingest/feed/date.js'

describe('a date of a feed', () => {
  const two = (limit: number) => fc.integer({ min: 0, max: limit }).map((n) => String(n).padStart(2, '0'))
  const clock = fc.tuple(two(25), two(61), two(61)).map((parts) => parts.join(':'))
  const sign = fc.constantFrom('+', '-')
  const zone = fc.tuple(sign, two(15), two(61)).map(([sign, hours, minutes]) => [sign + hours, minutes])
  const rfc2822 = fc
    .tuple(
      fc.constantFrom('Wed, ', ''),
      fc.oneof(two(32), fc.integer({ min: 1, max: 9 })),
      fc.constantFrom('Jan', 'Feb', 'Apr', 'Sep', 'Dec', 'Foo'),
      fc.integer({ min: 990, max: 3000 }),
      clock,
      fc.oneof(
        fc.constantFrom('GMT', 'KST', ''),
        zone.map((parts) => parts.join('')),
      ),
    )
    .map(([weekday, ...parts]) => weekday + parts.join(' '))
  const rfc3339 = fc
    .tuple(
      fc.integer({ min: 990, max: 3000 }),
      two(13),
      two(32),
      clock,
      fc.constantFrom('', '.5', '.123456'),
      fc.oneof(
        fc.constantFrom('Z', ''),
        zone.map((parts) => parts.join(':')),
      ),
    )
    .map(([year, month, day, clock, part, zone]) => `${year}-${month}-${day}T${clock}${part}${zone}`)

  it('in a standard form is read at a glance as it is read at leisure', () => {
    fc.assert(
      fc.property(
        fc.oneof(rfc2822, rfc3339),
        fc.constantFrom('Asia/Seoul', 'Europe/London'),
        (text, zone) => {
          expect(readFeedDate(text, zone)).toBe(readDate(text, zone))
        },
      ),
      { numRuns: 3_000 },
    )
  })

  it.each([
    ['Wed, 14 Jan 2026 10:01:00 +0900', '2026-01-14T10:01:00+09:00'],
    ['Wed, 14 Jan 2026 01:01:00 GMT', '2026-01-14T01:01:00+00:00'],
    [' 2026-01-14T10:01:00.5+09:00\n', '2026-01-14T10:01:00+09:00'],
    ['14 January 2026, 10:01', '2026-01-14T10:01:00+00:00'],
    ['whenever', null],
  ])('%j is %j', (text, date) => {
    expect(readFeedDate(text, 'UTC')).toBe(date)
  })

  it('in Korean, or of a Japanese era, is of there where nothing is known of the zone', () => {
    expect(readFeedDate('2026년 1월 14일 10:01', 'UTC')).toBe('2026-01-14T10:01:00+09:00')
    expect(readFeedDate('令和8年1月14日', 'UTC')).toBe('2026-01-14T00:00:00+09:00')
    expect(readFeedDate('2026년 1월 14일 10:01', 'America/New_York')).toBe('2026-01-14T10:01:00-05:00')
  })
})
