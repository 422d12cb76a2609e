// Clocks and zones: what a zone's clock reads at an instant, and which instant a reading means.
// The one place that knows the library behind it (temporal-polyfill). Gaps and repeated hours are resolved
// as Temporal's "compatible" does: behind the gap, and the first of two.
import { Temporal } from 'temporal-polyfill'
import type { Instant, Zone, ZonedTime } from './model.js'

/** A clock reading without a zone. Months and days count from 1. */
export interface WallTime {
  year: number
  month: number
  day: number
  hour?: number
  minute?: number
  second?: number
}

export function isZone(name: string): boolean {
  // The intl database knows offsets such as "+09:00" as well; those are no zones of a paper.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The reading of a zone's clock as a time with its offset; null for a day or hour that does not exist. */
export function zonedTime(wall: WallTime, zone: Zone): ZonedTime | null {
  try {
    const plain = Temporal.PlainDateTime.from(wall, { overflow: 'reject' })
    return withOffset(plain.toZonedDateTime(zone))
  } catch {
    return null
  }
}

/** An instant (ms since the epoch) as a zone's clock shows it. */
export function offsetTime(ms: number, zone: Zone): ZonedTime {
  return withOffset(Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone))
}

export function instantOf(time: ZonedTime): Instant {
  return new Date(time).toISOString()
}

function withOffset(time: Temporal.ZonedDateTime): ZonedTime {
  return time.toString({ timeZoneName: 'never', smallestUnit: 'second' })
}
