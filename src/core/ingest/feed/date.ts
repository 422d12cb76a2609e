// Dates of feeds. The two forms that the specifications ask for, RFC 822 as renewed by RFC 2822 and RFC 3339,
// are read at a glance; every other form is left to dates.ts, which knows how papers print dates.
import type { Zone, ZonedTime } from '../../model.js'
import { readDate } from '../dates/dates.js'

/** The date in the text of an element; null when there is none. `zone` is for dates without their own. */
export function readFeedDate(text: string, zone: Zone): ZonedTime | null {
  const line = text.trim()
  return internetMessageDate(line) ?? internetDate(line) ?? readDate(line, homeOf(line, zone))
}

const RFC_2822 =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) ([12]\d{3}) (\d\d):(\d\d):(\d\d) (?:(GMT)|([+-]\d\d)(\d\d))$/

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "Wed, 14 Jan 2026 10:01:00 +0900" */
function internetMessageDate(line: string): ZonedTime | null {
  const found = RFC_2822.exec(line)
  if (!found) return null
  const [, day = '', name = '', year, hour, minute, second, gmt, hours, minutes] = found
  const month = MONTHS.indexOf(name) + 1
  if (month === 0) return null
  const date = `${year}-${twoDigits(month)}-${day.padStart(2, '0')}`
  return checked(`${date}T${hour}:${minute}:${second}${gmt ? '+00:00' : `${hours}:${minutes}`}`)
}

const RFC_3339 = /^([12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?(?:(Z)|([+-]\d\d:\d\d))$/

/** "2026-01-14T10:01:00+09:00" */
function internetDate(line: string): ZonedTime | null {
  const found = RFC_3339.exec(line)
  return found && checked(`${found[1]}${found[2] ? '+00:00' : found[3]}`)
}

const PLAIN = /^\d{4}-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)[+-](\d\d):(\d\d)$/

/** What every month and every clock has; the rest is rare, and for readDate to judge. */
function checked(time: string): ZonedTime | null {
  const [, month, day, hour, minute, second, hours, minutes] = (PLAIN.exec(time) ?? []).map(Number)
  if (!month || month > 12 || !day || day > 28 + extraDays(month)) return null
  if (!isBelow(hour, 24) || !isBelow(minute, 60) || !isBelow(second, 60)) return null
  return isBelow(hours, 14) && isBelow(minutes, 60) && !time.endsWith('-00:00') ? time : null
}

function extraDays(month: number): number {
  return month === 2 ? 0 : month === 4 || month === 6 || month === 9 || month === 11 ? 2 : 3
}

function isBelow(number: number | undefined, limit: number): boolean {
  return number !== undefined && number < limit
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

// Where nothing is known of a feed's zone, a date in Korean is of Korea, and one of a Japanese era of Japan.
const HOMES: [writing: RegExp, home: Zone][] = [
  [/[가-힣]/, 'Asia/Seoul'],
  [/令和|平成|昭和|[\u3041-\u30ff]/, 'Asia/Tokyo'],
]

function homeOf(line: string, zone: Zone): Zone {
  if (zone !== 'UTC') return zone
  return HOMES.find(([writing]) => writing.test(line.slice(0, 200)))?.[1] ?? zone
}
