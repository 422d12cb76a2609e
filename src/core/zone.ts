// Wall clocks, zones and instants (temporal-polyfill, wrapped here only). Pure arithmetic: nobody asks
// what time it is now. A wall time that the zone's clock skips in spring is taken as far after the gap as it
// stands in it; one that the clock shows twice in autumn is the first of the two ('compatible').
import { Temporal } from 'temporal-polyfill'
import type { Instant, Zone, ZonedTime } from './model.js'

/** What a clock and a calendar on the wall show. Months and days count from 1; a missing time is midnight. */
export interface WallTime {
  year: number
  month: number
  day: number
  hour?: number
  minute?: number
  second?: number
}

/** The wall time in a zone, with its offset there. Throws RangeError when no calendar has such a day. */
export function zonedTime(wall: WallTime, zone: Zone): ZonedTime {
  const plain = Temporal.PlainDateTime.from({ ...wall }, { overflow: 'reject' })
  return print(plain.toZonedDateTime(zone, { disambiguation: 'compatible' }))
}

/** An instant, in ms since 1970 UTC, on the clock of a zone. */
export function offsetTime(instantMs: number, zone: Zone): ZonedTime {
  return print(Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone))
}

/** Throws RangeError when the text is no ISO 8601 time with an offset. */
export function instantOf(time: ZonedTime): Instant {
  return new Date(Temporal.Instant.from(time).epochMilliseconds).toISOString()
}

/** The zone's distance from UTC at an instant: "+09:00". */
export function offsetOf(at: Instant, zone: Zone): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).offset
}

function print(time: Temporal.ZonedDateTime): ZonedTime {
  return time.toString({ smallestUnit: 'second', timeZoneName: 'never', calendarName: 'never' })
}
