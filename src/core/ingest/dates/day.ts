// A day of the calendar and a clock beside it as a time with an offset.
import type { Zone, ZonedTime } from '../../model.js'
import { zonedTime } from '../../zone.js'
import type { FoundClock } from './clock.js'

export interface Day {
  year: number
  month: number
  day: number
}

/** Two-digit years are of 1970 to 2069. Null when no calendar has the day. */
export function dayOf(
  yearText: string | undefined,
  month: number | null,
  dayText: string | undefined,
): Day | null {
  const short = Number(yearText)
  const year = (yearText ?? '').length <= 2 ? short + (short < 70 ? 2000 : 1900) : short
  const day = Number(dayText)
  if (!month || month > 12 || !(day >= 1) || !(year >= 1000) || year > 2999) return null
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day } : null
}

/** The time of a day in `zone`, unless its clock names another; without a clock it is midnight. */
export function timeOf(day: Day, clock: FoundClock | null, zone: Zone): ZonedTime {
  const { hour = 0, minute = 0, second = 0 } = clock ?? {}
  // 24:00 and 23:59:60 belong to the next day.
  const moved = new Date(Date.UTC(2000, day.month - 1, day.day, hour, minute, second))
  moved.setUTCFullYear(
    day.year,
    day.month - 1,
    day.day + (hour * 3600 + minute * 60 + second >= 86_400 ? 1 : 0),
  )
  const offset = clock?.zone ?? null
  if (typeof offset === 'number') return `${moved.toISOString().slice(0, 19)}${printOffset(offset)}`
  return zonedTime(
    {
      year: moved.getUTCFullYear(),
      month: moved.getUTCMonth() + 1,
      day: moved.getUTCDate(),
      hour: moved.getUTCHours(),
      minute: moved.getUTCMinutes(),
      second: moved.getUTCSeconds(),
    },
    offset ?? zone,
  )
}

/** 540 minutes are "+09:00". */
export function printOffset(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
