// Reads the dates that papers print. Every form of day is one pattern in a table; the clock and the zone are
// sought beside the day. A date without a zone is read in the source's zone; one without a time is midnight
// there; a zone that is given is kept as its offset. Only the first 200 characters are looked at.
import type { Zone, ZonedTime } from '../model.js'
import { zonedTime } from '../zone.js'
import { clockAfter, clockBefore, type FoundClock, readOffset } from './clock.js'
import { ERAS, MONTH_FIRST, monthOf, PUBLISHED, UPDATED, WEEKDAY } from './date-words.js'

export interface FoundDate {
  date: ZonedTime
  label: 'published' | 'updated' | null
  /** What else the line says. */
  rest: string
}

const LONGEST = 200

/**
 * The first date in a text such as a feed's `pubDate`, a `datetime` attribute or a dateline; null when there
 * is none. ISO 8601, RFC 822 and 2822, and the forms of papers in Europe, America and East Asia.
 */
export function readDate(text: string, zone: Zone): ZonedTime | null {
  const trimmed = text.trim()
  const usual = trimmed.length <= LONGEST_USUAL ? readUsual(trimmed, zone) : null
  if (usual) return usual
  const line = flatten(trimmed.slice(0, LONGEST))
  return locate(line, zone)?.date ?? readBareDate(line, zone)
}

const LONGEST_USUAL = 40
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,12})?)?(?:Z|([+-])(\d\d):?(\d\d))$/
const RFC_822 =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) ([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))? (?:GMT|UTC?|Z|([+-])(\d\d)(\d\d))$/

// Nearly all dates of feeds have one of two forms; they need no search.
function readUsual(text: string, zone: Zone): ZonedTime | null {
  const iso = ISO.exec(text)
  const found = iso ?? RFC_822.exec(text)
  if (!found) return null
  const [, first = '', second = '', third = '', hour, minute, seconds, sign, hours, minutes] = found
  const day = iso ? dayOf(first, Number(second), third) : dayOf(third, monthOf(second), first)
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1)
  if (!day || Math.abs(offset) > 15 * 60) return null
  const clock = { hour: Number(hour), minute: Number(minute), second: Number(seconds ?? 0) }
  return timeOf(day, { ...clock, zone: offset, length: 0 }, zone)
}

/** The first date of a line with the label beside it: "Posted January. 14, 2026 10:01". */
export function findDate(line: string, zone: Zone): FoundDate | null {
  const text = line.slice(0, LONGEST)
  const flat = flatten(text)
  const found = locate(flat, zone)
  if (!found) return null
  const before = splitLabel(flat.slice(0, found.start))
  const after = flat.slice(found.end)
  const follower = before.label ? null : labelAfter(after)
  const rest = `${text.slice(0, before.end)} ${line.slice(found.end + (follower?.length ?? 0))}`
  return { date: found.date, label: before.label ?? follower?.label ?? null, rest: trimEdges(rest) }
}

interface Day {
  year: number
  month: number
  day: number
}

interface Located {
  date: ZonedTime
  start: number
  end: number
}

/** Full-width and Arabic digits, full-width signs, and every kind of blank, become plain ones; positions stay. */
function flatten(text: string): string {
  return text
    .replace(/[０-９：／．，－（）]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\s\u00a0\u3000\u200b-\u200f\ufeff]/g, ' ')
    .replace(/[‐‑‒−]/g, '-')
}

interface DayForm {
  pattern: RegExp
  read(found: string[], zone: Zone): Day | null
}

const YEAR_FIRST: DayForm = {
  pattern:
    /(?<![\d.])(\d{4}) ?[-./] ?(\d{1,3}) ?[-./] ?(\d{1,2})(?=T\d|\D|$)(?:\.(?! ?\d{1,2}\.))?|(?<!\d)(\d{4})(\d\d)(\d\d)(?=T\d)/gi,
  read: ([, year, month, day, ...basic]) =>
    dayOf(year ?? basic[0], Number(month ?? basic[1]), day ?? basic[2]),
}

const EAST_ASIAN: DayForm = {
  pattern:
    /(\d{4}) {0,2}[년年](?: ?\([^()]{1,8}\))? {0,2}(\d{1,2}) {0,2}[월月] {0,2}(\d{1,2}) {0,2}[일日号號]/gi,
  read: ([, year, month, day]) => dayOf(year, Number(month), day),
}

const ERA: DayForm = {
  pattern: /(令和|平成|昭和|大正|明治|民國|民国) ?(\d{1,3}|元) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/gi,
  read: ([, era = '', year, month, day]) =>
    dayOf(String((ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year))), Number(month), day),
}

/** "二〇二六年一月十四日" */
const EAST_ASIAN_WORDS: DayForm = {
  pattern: /([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/g,
  read: ([, year = '', month = '', day = '']) =>
    dayOf([...year].map(numeral).join(''), numeral(month), String(numeral(day))),
}

/** "14 tháng 1 năm 2026", "14 tháng 1, 2026" */
const VIETNAMESE: DayForm = {
  pattern: /(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,| năm)? (\d{4})(?!\d)/giu,
  read: ([, day, month, year]) => dayOf(year, Number(month), day),
}

/** "2026. január 14.", "2026-Jan-14", "2026 January 14" */
const YEAR_MONTH_DAY: DayForm = {
  pattern: /(?<![\d.])(\d{4})[.,]?[ -]{1,2}(\p{L}{3,12})\.?[ -]{1,2}(\d{1,2})(?![\d:])\.?/giu,
  read: ([, year, month = '', day]) => dayOf(year, monthOf(month), day),
}

const MONTH_DAY_YEAR: DayForm = {
  pattern:
    /(?<!\p{L})(\p{L}{3,11})\.? {0,3}(\d{1,2})(?:st|nd|rd|th)?(?: {0,2}, {0,3}| {1,3}|, ?')(\d{4})(?=\d{1,2}:\d\d|\D|$)/giu,
  read: ([, month = '', day, year]) => dayOf(year, monthOf(month), day),
}

const DAY_MONTH_YEAR: DayForm = {
  pattern:
    /(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ /-]{0,3}(?:(?:of|de|di|d') ?)?(\p{L}{3,12})\.?,?[ /-]{0,3}(?:del? )?(\d{4}(?=\d{1,2}:\d\d|\D|$)|\d{2}(?= +\d{1,2}[:.h]\d\d| *$))/giu,
  read: ([, day, month = '', year]) => dayOf(year, monthOf(month), day),
}

/** "Wed Jan 14 10:01:00 KST 2026", as C and Java print it. */
const CLOCK_INSIDE: DayForm = {
  pattern:
    /(?<!\p{L})(\p{L}{3,9})\.? {1,2}(\d{1,2}),? {1,2}(?=\d{1,2}:\d\d(?::\d\d)? ?[\p{L}\d:+/_-]{0,24} (\d{4})(?!\d))/giu,
  read: ([, month = '', day, year]) => dayOf(year, monthOf(month), day),
}

const NUMBERS: DayForm = {
  pattern: /(?<![\d./-])(\d{1,2})(\. ?|[/-])(\d{1,2})\2(\d{4}|\d{2})(?=\d{1,2}:\d\d|\D|$)(?![./-]\d)/gi,
  read: ([, first = '', sign = '', second = '', year = ''], zone) => {
    // 26.01.14 is a day of 2026 in East Asia, and 14.01.26 in Europe.
    // 1.2.26 is rather a version.
    if (year.length === 2 && sign !== '/' && (first.length < 2 || second.length < 2)) return null
    if (year.length === 2 && sign !== '/' && /^Asia\//.test(zone)) return dayOf(first, Number(second), year)
    const monthFirst = dayOf(year, Number(first), second)
    const dayFirst = dayOf(year, Number(second), first)
    return sign === '/' && MONTH_FIRST.test(zone) ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst)
  },
}

/** "十四" is 14. */
function numeral(text: string): number {
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['0', text]
  const digit = (sign: string) => Math.max(0, '〇一二三四五六七八九'.indexOf(sign))
  return (tens === '0' ? 0 : (digit(tens) || 1) * 10) + (ones === '' ? 0 : digit(ones))
}

/** The first that fits at the earliest place counts. */
const DAY_FORMS = [
  YEAR_FIRST,
  ERA,
  EAST_ASIAN,
  EAST_ASIAN_WORDS,
  VIETNAMESE,
  CLOCK_INSIDE,
  MONTH_DAY_YEAR,
  DAY_MONTH_YEAR,
  YEAR_MONTH_DAY,
  NUMBERS,
]

function locate(line: string, zone: Zone): Located | null {
  let best: { day: Day; form: DayForm; start: number; end: number } | null = null
  for (const form of DAY_FORMS) {
    const found = form.pattern
    found.lastIndex = 0
    for (let match = found.exec(line); match; match = found.exec(line)) {
      if (best && match.index >= best.start) break
      const day = form.read([...match], zone)
      if (day) best = { day, form, start: match.index, end: found.lastIndex }
      else found.lastIndex = match.index + 1
    }
  }
  return best && withClock(line, best, zone)
}

function withClock(
  line: string,
  { day, form, start, end }: { day: Day; form: DayForm; start: number; end: number },
  zone: Zone,
): Located {
  const after = clockAfter(line.slice(end), zone)
  const before = after ? null : clockBefore(line.slice(0, start), zone)
  const date = timeOf(day, after ?? before, zone)
  const tail =
    form === CLOCK_INSIDE ? (/^ ?\d{4}/.exec(line.slice(end + (after?.length ?? 0)))?.[0].length ?? 0) : 0
  return {
    date,
    start: beforeWeekday(line, before ? start - before.length : start),
    end: afterWeekday(line, end + (after?.length ?? 0) + tail),
  }
}

function timeOf(day: Day, clock: FoundClock | null, zone: Zone): ZonedTime {
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

/** Two-digit years are of 1970 to 2069. Null when no calendar has the day. */
function dayOf(yearText: string | undefined, month: number | null, dayText: string | undefined): Day | null {
  const short = Number(yearText)
  const year = (yearText ?? '').length <= 2 ? short + (short < 70 ? 2000 : 1900) : short
  const day = Number(dayText)
  if (!month || month > 12 || !(day >= 1) || !(year >= 1000) || year > 2999) return null
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day } : null
}

function printOffset(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

// --- Dates that are nothing but digits, as feeds and attributes give them -------------------------------

function readBareDate(line: string, zone: Zone): ZonedTime | null {
  const parts =
    /^(\d{4})(?:-?(\d\d))?$/.exec(line) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(line) ??
    /^(\d\d)-(\d\d)-(\d\d)$/.exec(line)
  if (parts) {
    const day = dayOf(parts[1], Number(parts[2] ?? 1), parts[3] ?? '1')
    return day && timeOf(day, null, zone)
  }
  const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/.exec(line)
  if (digits) {
    const day = dayOf(digits[1], Number(digits[2]), digits[3])
    const [hour, minute, second] = [digits[4], digits[5], digits[6] ?? 0].map(Number)
    const isClock = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
    return day && isClock
      ? timeOf(day, { hour, minute, second, zone: null, length: 0 } as FoundClock, zone)
      : null
  }
  const week = /^(\d{4})-?W(\d\d)(?:-?([1-7]))?$/i.exec(line)
  if (week) return dayOfWeek(Number(week[1]), Number(week[2]), Number(week[3] ?? 1), zone)
  const ordinal = /^(\d{4})-?(\d{3})(?:T(\d\d):?(\d\d)(?::?(\d\d))?(.*))?$/i.exec(line)
  if (!ordinal) return null
  const [, year, count, hour, minute, second, offset = ''] = ordinal
  const date = new Date(Date.UTC(Number(year), 0, Number(count)))
  if (Number(count) < 1 || date.getUTCFullYear() !== Number(year)) return null
  return timeOf(
    { year: Number(year), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    {
      hour: Number(hour ?? 0),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      zone: readOffset(offset, zone)?.zone ?? null,
      length: 0,
    },
    zone,
  )
}

/** A day of an ISO 8601 week: the first week of a year holds its 4 January. */
function dayOfWeek(year: number, week: number, weekday: number, zone: Zone): ZonedTime | null {
  if (week < 1 || week > 53) return null
  const fourth = new Date(Date.UTC(year, 0, 4))
  const offset = (week - 1) * 7 + weekday - (fourth.getUTCDay() || 7)
  const date = new Date(fourth.getTime() + offset * 86_400_000)
  return timeOf(
    { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    null,
    zone,
  )
}

// --- What stands beside a date --------------------------------------------------------------------------

const LABELS: ['published' | 'updated', string][] = [
  ['updated', UPDATED],
  ['published', PUBLISHED],
]
const FILLER = '(?:[ :=|)\\]>·.,-]|on\\b|at\\b|the\\b|am\\b|le\\b|el\\b|il\\b|em\\b|op\\b|date\\b|time\\b)*'
const LABEL_AT_END = LABELS.map(
  ([label, words]) => [label, new RegExp(`(?:${words})${FILLER}$`, 'iu')] as const,
)
const LABEL_AT_START = LABELS.map(
  ([label, words]) => [label, new RegExp(`^[ |·([<]{0,4}(?:${words})`, 'iu')] as const,
)

function splitLabel(before: string): { label: 'published' | 'updated' | null; end: number } {
  for (const [label, pattern] of LABEL_AT_END) {
    const found = pattern.exec(before)
    if (found) return { label, end: found.index }
  }
  // "Posted by Ann Lee on January 14, 2026"
  const opening = LABEL_AT_START.find(([, pattern]) => pattern.test(before))
  return { label: opening?.[0] ?? null, end: before.length }
}

/** A label behind its date ("2026.01.14 10:01 입력"), unless it belongs to the next date of the line. */
function labelAfter(after: string): { label: 'published' | 'updated'; length: number } | null {
  for (const [label, pattern] of LABEL_AT_START) {
    const found = pattern.exec(after)
    if (!found) continue
    const beyond = after.slice(found[0].length)
    const ends = /^ *(?:$|[|/·)\]>,])/.test(beyond)
    if (ends || LABEL_AT_END.some(([, ending]) => ending.test(beyond)))
      return { label, length: found[0].length }
  }
  return null
}

const WEEKDAY_BEFORE = new RegExp(`(?:^|[ (,])(?:${WEEKDAY})\\.?\\)?[ ,.]{0,3}$`, 'iu')
const WEEKDAY_AFTER = new RegExp(`^[ ,]{0,2}[(（](?:${WEEKDAY})[)）]`, 'iu')

function beforeWeekday(line: string, start: number): number {
  const from = Math.max(0, start - 20)
  const found = WEEKDAY_BEFORE.exec(line.slice(from, start))
  return found ? from + found.index : start
}

function afterWeekday(line: string, end: number): number {
  return end + (WEEKDAY_AFTER.exec(line.slice(end, end + 24))?.[0].length ?? 0)
}

function trimEdges(text: string): string {
  return text
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/\[ ?\]|\( ?\)/g, '')
    .replace(/^[\s|,;:·•/–—\]>()-]{1,20}/, '')
    .replace(/[\s|,;:·•/–—[<()-]{1,20}$/, '')
}
