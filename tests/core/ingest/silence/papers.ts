// Papers for the tests of silence: when their editorials appear, written in the clock of their zone.
import type { ReadingState } from '../../../../src/core/ingest/silence/silence.js'
import type { Instant, Zone } from '../../../../src/core/model.js'
import { instantOf, zonedTime } from '../../../../src/core/zone.js'

const DAY_MS = 86_400_000

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS

export const ZONES_WITH_SUMMER = [
  'America/New_York',
  'Africa/Cairo',
  'Europe/London',
  'Asia/Beirut',
  'America/Havana',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'America/Santiago',
  'Europe/Berlin',
  'America/St_Johns',
]

/** `at('2026-01-14', '06:30', 'Asia/Seoul')` */
export function at(date: string, time: string, zone: Zone): Instant {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return instantOf(zonedTime({ year, month, day, hour, minute }, zone))
}

/** `count` dates from `first` on that fall on one of `weekdays` (Sunday = 0). */
export function dates(first: string, count: number, weekdays: number[] = [0, 1, 2, 3, 4, 5, 6]): string[] {
  const found: string[] = []
  for (let ms = Date.parse(first); found.length < count; ms += DAY_MS) {
    if (weekdays.includes(new Date(ms).getUTCDay())) found.push(new Date(ms).toISOString().slice(0, 10))
  }
  return found
}

export const MONDAY_TO_SATURDAY = [1, 2, 3, 4, 5, 6]

/** One editorial a day, always at the same time. */
export function paper(
  first: string,
  count: number,
  time: string,
  zone: Zone,
  weekdays?: number[],
): Instant[] {
  return dates(first, count, weekdays).map((date) => at(date, time, zone))
}

export function plus(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString()
}

/** A source that was read a moment ago without finding anything new. */
export function readJustNow(now: Instant, change: Partial<ReadingState> = {}): ReadingState {
  return {
    checkedAt: now,
    readAt: now,
    dueAt: plus(now, 15 * MINUTE_MS),
    heldUntil: null,
    goneAt: null,
    failures: 0,
    status: null,
    found: 30,
    error: null,
    ...change,
  }
}
