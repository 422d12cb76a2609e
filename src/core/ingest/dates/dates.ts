// Reads the dates that papers print. Every form of day is one pattern in a table; the clock and the zone are
// sought beside the day. A date without a zone is read in the source's zone; one without a time is midnight
// there; a zone that is given is kept as its offset. Only the first 200 characters are looked at.
import type { Zone, ZonedTime } from '../../model.js'
import { readBareDate, readUsual } from './bare.js'
import { clockAfter, clockBefore } from './clock.js'
import { type Day, timeOf } from './day.js'
import { CLOCK_INSIDE, DAY_FORMS, type DayForm } from './forms.js'
import { PUBLISHED, UPDATED, WEEKDAY } from './words.js'

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
  const usual = readUsual(trimmed)
  if (usual) return usual
  const line = flatten(trimmed.slice(0, LONGEST))
  return locate(line, zone)?.date ?? readBareDate(line, zone)
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
