import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Expected, learn } from '../../../../src/core/ingest/silence/habit.js'
import { type ReadingState, silenceOf } from '../../../../src/core/ingest/silence/silence.js'
import type { Instant, Zone } from '../../../../src/core/model.js'
import { offsetOf } from '../../../../src/core/zone.js'
import { at, dates, HOUR_MS, MINUTE_MS, paper, plus, readJustNow, ZONES_WITH_SUMMER } from './papers.js'

const SEOUL = 'Asia/Seoul'
const seoul = (date: string, time: string) => at(date, time, SEOUL)

function declared(cron: string, change: Partial<Expected> = {}): Expected[] {
  return [{ cron, zone: SEOUL, graceMs: HOUR_MS, dayBegins: null, ...change }]
}

/** The silence of a source that is read all the time. */
function silence(expected: Expected[], newest: Instant | null, now: Instant, state?: Partial<ReadingState>) {
  return silenceOf({ expected, newest, now, state: readJustNow(now, state) })
}

// 12 January 2026 is a Monday.
describe('an editorial that is declared for half past six', () => {
  const expected = declared('30 6 * * 1-6')
  const saturday = seoul('2026-01-10', '06:10')
  const monday = seoul('2026-01-12', '06:10')

  test('is not missed before its time', () => {
    expect(silence(expected, monday, seoul('2026-01-13', '06:29'))).toBeNull()
  })

  test('is not missed while its grace lasts', () => {
    expect(silence(expected, monday, seoul('2026-01-13', '07:29'))).toBeNull()
  })

  test('is missed when its grace is over, since the time by which it was expected', () => {
    expect(silence(expected, monday, seoul('2026-01-13', '07:30'))).toEqual({
      since: seoul('2026-01-13', '06:30'),
      newest: monday,
    })
  })

  test('is missed since the first day of a silence of several', () => {
    expect(silence(expected, saturday, seoul('2026-01-15', '12:00'))?.since).toBe(
      seoul('2026-01-12', '06:30'),
    )
  })

  test('is not missed on a Sunday, when there is no paper', () => {
    expect(silence(expected, saturday, seoul('2026-01-11', '23:00'))).toBeNull()
    expect(silence(expected, saturday, seoul('2026-01-12', '06:29'))).toBeNull()
  })

  test('is not missed any more as soon as it is there', () => {
    const late = seoul('2026-01-13', '09:15')
    expect(silence(expected, late, seoul('2026-01-13', '09:16'))).toBeNull()
  })

  test('may be there the evening before', () => {
    expect(silence(expected, seoul('2026-01-12', '18:00'), seoul('2026-01-13', '12:00'))).toBeNull()
  })

  test('is missed on the day after one that came within its grace', () => {
    const late = seoul('2026-01-12', '07:20')
    expect(silence(expected, late, seoul('2026-01-13', '07:30'))?.since).toBe(seoul('2026-01-13', '06:30'))
  })

  test('is missed although yesterday there was one at noon, where the history shows when the day begins', () => {
    const noon = seoul('2026-01-12', '12:00')
    const known = declared('30 6 * * 1-6', { dayBegins: 0 })
    expect(silence(known, noon, seoul('2026-01-13', '07:30'))?.since).toBe(seoul('2026-01-13', '06:30'))
    expect(silence(known, noon, seoul('2026-01-12', '23:00'))).toBeNull()
  })

  test('is missed from a source that never had one', () => {
    expect(silence(expected, null, seoul('2026-01-13', '07:30'))).toEqual({
      since: seoul('2026-01-13', '06:30'),
      newest: null,
    })
    expect(silence(expected, null, seoul('2026-01-13', '07:29'))?.since).toBe(seoul('2026-01-12', '06:30'))
  })
})

describe('a source for which nothing is expected', () => {
  test('is never silent', () => {
    expect(silence([], seoul('2020-01-01', '06:00'), seoul('2026-01-13', '12:00'))).toBeNull()
  })
})

describe('other declarations', () => {
  test('of an hour long after the editorial comes raise no alarm', () => {
    const expected = declared('0 20 * * *', { graceMs: 20 * HOUR_MS })
    for (const date of dates('2026-01-12', 7)) {
      expect(silence(expected, seoul(date, '06:00'), plus(seoul(date, '06:00'), 24 * HOUR_MS))).toBeNull()
    }
  })

  test('of a morning and an evening editorial miss each on its own', () => {
    const expected = declared('0 9,18 * * *')
    const morning = seoul('2026-01-13', '08:40')
    expect(silence(expected, morning, seoul('2026-01-13', '18:59'))).toBeNull()
    expect(silence(expected, morning, seoul('2026-01-13', '19:00'))?.since).toBe(seoul('2026-01-13', '18:00'))
  })

  test('of a weekly leave its week alone, and an issue a day early counts', () => {
    const weekly = declared('0 11 * * 4')
    const thursday = seoul('2026-01-15', '10:30')
    expect(silence(weekly, thursday, seoul('2026-01-22', '11:59'))).toBeNull()
    expect(silence(weekly, thursday, seoul('2026-01-22', '12:00'))?.since).toBe(seoul('2026-01-22', '11:00'))
    expect(silence(weekly, seoul('2026-01-21', '10:00'), seoul('2026-01-23', '12:00'))).toBeNull()
  })

  test('are read in the zone of the paper, whatever the date is elsewhere', () => {
    const expected = declared('30 6 * * 1-6', { zone: 'Pacific/Kiritimati' })
    const monday = at('2026-01-12', '06:00', 'Pacific/Kiritimati')
    expect(monday.slice(0, 10)).toBe('2026-01-11')
    const tuesday = at('2026-01-13', '06:30', 'Pacific/Kiritimati')
    expect(silence(expected, monday, plus(tuesday, HOUR_MS - 1))).toBeNull()
    expect(silence(expected, monday, plus(tuesday, HOUR_MS))?.since).toBe(tuesday)
  })
})

describe('no alarm is raised', () => {
  const expected = declared('30 6 * * 1-6')
  const friday = seoul('2026-01-09', '06:10')
  const now = seoul('2026-01-13', '12:00')
  const lookedOnFriday = readJustNow(seoul('2026-01-09', '12:00'))
  const raised = (state: ReadingState | null) => silenceOf({ expected, newest: friday, state, now }) !== null

  test('by a source that was never read', () => {
    expect(raised(null)).toBe(false)
  })

  test('after days of sleep or from an old database, before the source was read again', () => {
    expect(raised(lookedOnFriday)).toBe(false)
    expect(raised(readJustNow(now))).toBe(true)
  })

  test('by a reading within the grace', () => {
    expect(raised(readJustNow(seoul('2026-01-10', '07:00')))).toBe(false)
  })

  test('by one failure after days of sleep, when the network may not be up yet; by a second one it is', () => {
    const failed = { ...lookedOnFriday, checkedAt: now, failures: 1, status: 503 }
    expect(raised(failed)).toBe(false)
    expect(raised({ ...failed, failures: 2 })).toBe(true)
  })

  test('by a check that was made for a time to come', () => {
    expect(raised(readJustNow(seoul('2026-02-01', '06:00')))).toBe(false)
  })

  test('while the newest editorial is dated for tomorrow', () => {
    expect(silence(expected, seoul('2026-01-14', '00:00'), now)).toBeNull()
  })
})

describe('an alarm is raised all the same', () => {
  const expected = declared('30 6 * * 1-6')
  const monday = seoul('2026-01-12', '06:10')
  const now = seoul('2026-01-13', '07:30')
  const lastNight = readJustNow(seoul('2026-01-13', '05:00'))
  const raised = (change: Partial<ReadingState>) =>
    silenceOf({ expected, newest: monday, state: { ...lastNight, ...change }, now }) !== null

  test('when the source refuses us', () => {
    expect(raised({ checkedAt: now, failures: 1, status: 403 })).toBe(true)
  })

  test('when the source is gone and nobody asks it again', () => {
    expect(raised({ goneAt: seoul('2026-01-13', '05:00'), failures: 1, status: 410 })).toBe(true)
  })

  test('when the source asked us to stay away until later', () => {
    const later = seoul('2026-01-13', '09:00')
    expect(raised({ failures: 1, status: 429, heldUntil: later, dueAt: later })).toBe(true)
  })

  test('when failures keep us from asking for hours', () => {
    expect(raised({ failures: 5, status: 503, dueAt: seoul('2026-01-13', '09:00') })).toBe(true)
    expect(raised({ failures: 5, status: 503, dueAt: seoul('2026-01-13', '07:00') })).toBe(false)
  })

  test('when a reading fails after one that found nothing new', () => {
    expect(raised({ readAt: now, checkedAt: now, failures: 1, status: 500 })).toBe(true)
  })
})

describe('a learnt habit', () => {
  const habitOf = (history: Instant[], zone: Zone) =>
    learn(history, zone, '2027-01-01T00:00:00Z')?.expected ?? []

  test('misses a day of a paper that publishes until the evening', () => {
    const history = dates('2026-01-05', 28).flatMap((date) => [
      seoul(date, '07:00'),
      seoul(date, '12:00'),
      seoul(date, '19:00'),
    ])
    const expected = habitOf(history, SEOUL)
    const newest = history.at(-1) ?? ''
    expect(silence(expected, newest, seoul('2026-02-02', '07:59'))).toBeNull()
    expect(silence(expected, newest, seoul('2026-02-02', '08:00'))?.since).toBe(seoul('2026-02-02', '07:00'))
  })

  test('lets a weekly come two days before its day', () => {
    const expected = habitOf(paper('2026-01-08', 8, '11:00', 'Europe/London', [4]), 'Europe/London')
    const early = at('2026-03-03', '15:00', 'Europe/London')
    expect(silence(expected, early, at('2026-03-06', '12:00', 'Europe/London'))).toBeNull()
  })

  test('misses a Saturday at the hour of Saturdays', () => {
    const history = [
      ...paper('2026-01-05', 30, '06:00', SEOUL, [1, 2, 3, 4, 5]),
      ...paper('2026-01-05', 5, '12:00', SEOUL, [6]),
    ]
    const expected = habitOf(history, SEOUL)
    const friday = seoul('2026-02-13', '06:00')
    expect(silence(expected, friday, seoul('2026-02-14', '12:59'))).toBeNull()
    expect(silence(expected, friday, seoul('2026-02-14', '13:00'))?.since).toBe(seoul('2026-02-14', '12:00'))
  })

  test('waits for the end of the day where only days are printed, also when the clock changes', () => {
    const zone = 'Africa/Cairo'
    const history = paper('2026-03-20', 35, '00:00', zone)
    const expected = habitOf(history, zone)
    for (const date of dates('2026-04-20', 10)) {
      const newest = at(date, '00:00', zone)
      const endOfNextDay = plus(at(date, '23:55', zone), 24 * HOUR_MS)
      expect(silence(expected, newest, plus(endOfNextDay, -2 * HOUR_MS)), date).toBeNull()
      expect(silence(expected, newest, plus(endOfNextDay, 3 * HOUR_MS)), date).not.toBeNull()
    }
  })
})

describe('around the days on which clocks change', () => {
  /** Dates of 2026 of which the clock changes within three days. */
  const changing = (zone: Zone) =>
    dates('2026-01-10', 350).filter((date) => {
      const noon = at(date, '12:00', zone)
      const [before, after] = [-72, 72].map((hours) => offsetOf(plus(noon, hours * HOUR_MS), zone))
      return before !== after
    })
  const dayBefore = (date: string) => new Date(Date.parse(date) - 24 * HOUR_MS).toISOString().slice(0, 10)

  test.each(ZONES_WITH_SUMMER)('a declared paper is missed when it is missing: %s', (zone) => {
    const expected = declared('30 6 * * *', { zone })
    expect(changing(zone).length).toBeGreaterThan(8)
    for (const date of changing(zone)) {
      const yesterday = at(dayBefore(date), '05:45', zone)
      const due = at(date, '06:30', zone)
      expect(silence(expected, yesterday, plus(due, HOUR_MS - 1)), date).toBeNull()
      expect(silence(expected, yesterday, plus(due, HOUR_MS)), date).toEqual({
        since: due,
        newest: yesterday,
      })
    }
  })

  test.each(ZONES_WITH_SUMMER)(
    'a learnt paper of the small hours is missed when it is missing: %s',
    (zone) => {
      for (const time of ['00:20', '02:20', '22:40']) {
        const expected =
          learn(paper('2026-01-01', 28, time, zone), zone, '2026-02-01T00:00:00Z')?.expected ?? []
        expect(expected).toHaveLength(1)
        for (const date of changing(zone)) {
          const yesterday = at(dayBefore(date), time, zone)
          const due = at(date, time, zone)
          expect(silence(expected, yesterday, due), due).toBeNull()
          expect(silence(expected, due, plus(due, 2 * HOUR_MS)), due).toBeNull()
          expect(silence(expected, yesterday, plus(due, 2 * HOUR_MS)), due).not.toBeNull()
        }
      }
    },
  )
})

describe('a paper that keeps its hours', () => {
  const papers = fc.record({
    zone: fc.constantFrom(...ZONES_WITH_SUMMER, SEOUL, 'Asia/Kolkata', 'Pacific/Kiritimati'),
    weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
    minute: fc.integer({ min: 1, max: 1439 }),
    first: fc.integer({ min: 0, max: 500 }),
    weeks: fc.integer({ min: 3, max: 8 }),
    /** Minutes by which each editorial is late. */
    late: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 }),
  })
  const START_MS = Date.parse('2025-06-01')

  test('is never missed before its time, and always when it does not come', () => {
    fc.assert(
      fc.property(papers, ({ zone, weekdays, minute, first, weeks, late }) => {
        const start = new Date(START_MS + first * 24 * HOUR_MS).toISOString().slice(0, 10)
        const time = `${Math.floor(minute / 60)}:${minute % 60}`
        // Half a minute late at least: exactly midnight would be a date without a time.
        const all = paper(start, (weeks + 2) * weekdays.length, time, zone, weekdays)
        const come = all.map((instant, n) => plus(instant, ((late[n % late.length] ?? 0) + 0.5) * MINUTE_MS))
        const known = (weeks + 1) * weekdays.length
        const newest = come[known - 1] ?? ''
        const next = come[known] ?? ''
        const expected = learn(come.slice(0, known), zone, newest)?.expected ?? []

        expect(expected.length).toBeGreaterThan(0)
        const stepMs = (Date.parse(next) - Date.parse(newest)) / 12
        for (let n = 0; n <= 12; n++) expect(silence(expected, newest, plus(newest, n * stepMs))).toBeNull()
        // Twenty minutes of lateness, the rounding, and an hour of clocks that changed while it was learnt.
        const graceMs = Math.max(...expected.map((one) => one.graceMs))
        const overdue = plus(all[known] ?? '', 85 * MINUTE_MS + graceMs)
        expect(silence(expected, newest, overdue)?.newest).toBe(newest)
        expect(silence(expected, next, overdue)).toBeNull()
      }),
      { numRuns: 120 },
    )
  })

  test('is missed since one time for as long as it stays away', () => {
    fc.assert(
      fc.property(papers, fc.integer({ min: 1, max: 60 }), ({ zone, weekdays, minute, weeks }, days) => {
        const time = `${Math.floor(minute / 60)}:${minute % 60}`
        const history = paper('2026-01-05', (weeks + 1) * weekdays.length, time, zone, weekdays)
        const newest = history.at(-1) ?? ''
        const expected = learn(history, zone, newest)?.expected ?? []
        const first = silence(expected, newest, plus(newest, 9 * 24 * HOUR_MS))
        expect(first).not.toBeNull()
        expect(silence(expected, newest, plus(newest, (9 + days) * 24 * HOUR_MS))).toEqual(first)
      }),
      { numRuns: 40 },
    )
  })
})
