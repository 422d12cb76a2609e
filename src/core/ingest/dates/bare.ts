// Dates that are nothing but a date, as feeds and attributes give them: whole strings, read without a search.
import type { Zone, ZonedTime } from '../../model.js'
import { type FoundClock, readOffset } from './clock.js'
import { type Day, dayOf, printOffset, timeOf } from './day.js'
import { monthOf } from './words.js'

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,12})?)?(?:Z|([+-])(\d\d):?(\d\d))$/
const RFC_822 =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) ([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))? (?:GMT|UTC?|Z|([+-])(\d\d)(\d\d))$/
/** Minutes; no zone of the world is farther from UTC. */
const FARTHEST = 15 * 60

/** ISO 8601 and RFC 822 with a numeric zone, the dates of nearly all feeds; null for anything else. */
export function readUsual(text: string): ZonedTime | null {
  const iso = ISO.exec(text)
  const found = iso ?? RFC_822.exec(text)
  if (!found) return null
  const [, first = '', second = '', third = '', hour, minute, seconds = '00', sign, hours, minutes] = found
  const day = iso ? dayOf(first, Number(second), third) : dayOf(third, monthOf(second), first)
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1)
  if (!day || Math.abs(offset) > FARTHEST) return null
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${day.year}-${two(day.month)}-${two(day.day)}`
  return `${date}T${hour}:${minute}:${seconds}${printOffset(offset)}`
}

/** Digits alone: a year, a month, a day, a week, the count of a day in its year. Null for anything else. */
export function readBareDate(line: string, zone: Zone): ZonedTime | null {
  const day =
    /^(\d{4})(?:-?(\d\d))?$/.exec(line) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(line) ??
    /^(\d\d)-(\d\d)-(\d\d)$/.exec(line)
  if (day) return timeAt(dayOf(day[1], Number(day[2] ?? 1), day[3] ?? '1'), null, zone)
  const digits = /^(\d{4})(\d\d)(\d\d)([01]\d|2[0-3])([0-5]\d)([0-5]\d)?$/.exec(line)
  if (digits) {
    const [, year, month, date, hour, minute, second] = digits
    return timeAt(dayOf(year, Number(month), date), clockOf(hour, minute, second), zone)
  }
  return readWeek(line, zone) ?? readOrdinal(line, zone)
}

function timeAt(day: Day | null, clock: FoundClock | null, zone: Zone): ZonedTime | null {
  return day && timeOf(day, clock, zone)
}

function clockOf(hour?: string, minute?: string, second?: string): FoundClock {
  return {
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    zone: null,
    length: 0,
  }
}

/** "2026-W03-3": the first ISO 8601 week of a year holds its 4 January. */
function readWeek(line: string, zone: Zone): ZonedTime | null {
  const found = /^(\d{4})-?W(0[1-9]|[1-4]\d|5[0-3])(?:-?([1-7]))?$/i.exec(line)
  if (!found) return null
  const [, year, week, weekday = '1'] = found
  const fourth = new Date(Date.UTC(Number(year), 0, 4)).getUTCDay() || 7
  return dayOfYear(Number(year), 4 + (Number(week) - 1) * 7 + Number(weekday) - fourth, null, zone)
}

/** "2026-014", "2026-014T10:01:00Z" */
function readOrdinal(line: string, zone: Zone): ZonedTime | null {
  const found = /^(\d{4})-?(\d{3})(?:T(\d\d):?(\d\d)(?::?(\d\d))?(.*))?$/i.exec(line)
  if (!found) return null
  const [, year, count, hour, minute, second, offset = ''] = found
  const inYear = new Date(Date.UTC(Number(year), 0, Number(count))).getUTCFullYear() === Number(year)
  if (Number(count) < 1 || !inYear) return null
  const clock = { ...clockOf(hour, minute, second), zone: readOffset(offset, zone)?.zone ?? null }
  return dayOfYear(Number(year), Number(count), clock, zone)
}

function dayOfYear(year: number, count: number, clock: FoundClock | null, zone: Zone): ZonedTime {
  const date = new Date(Date.UTC(year, 0, count))
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
  return timeOf(day, clock, zone)
}
