// The time of day and the zone beside a date: "10:01:00.5 +09:00", "오전 10:01", "5:30 p.m. PT", "午後5時半".
import type { Zone } from '../../model.js'
import { isZone } from '../../zone-names.js'
import { WEEKDAY, zoneOf } from './words.js'

export interface FoundClock {
  hour: number
  minute: number
  second: number
  /** Minutes from UTC, an IANA zone, or null when none is given. */
  zone: number | string | null
  /** Characters taken, with what parts it from the date. */
  length: number
}

const GAP = new RegExp(
  `^(?:[ ,;:|·•/@()\\]–—-]|T(?=\\d)|(?:at|um|à|om|às|alle|kl|klo|a las)(?![\\p{L}\\d])\\.?|(?:${WEEKDAY})\\.?)*`,
  'iu',
)
const CLOCK = new RegExp(
  '^(?:(오전|오후|午前|午後|上午|下午|凌晨|早上|晚上|새벽|아침|밤|낮|am|pm|a\\.m\\.|p\\.m\\.) ?)?' +
    '(\\d{1,2})(?:' +
    ' ?[:.h] ?(\\d\\d)(?!\\d)(?: ?[:.] ?(\\d\\d)(?!\\d)(?:[.,]\\d{1,20})?)?|' +
    '(\\d\\d)(\\d\\d)?(?=Z|[+-]\\d|$)|' +
    ' ?[時시点點](?: ?(\\d{1,2}|半) ?[分분]?)?(?: ?(\\d{1,2}) ?[秒초])?|' +
    ' ?(?=[ap]\\.? ?m\\b))' +
    '(?: ?([ap])\\.? ?m\\b\\.?)?(?: (?:Uhr|hrs|hours)\\b)?',
  'iu',
)

/** The clock right behind a date. */
export function clockAfter(text: string, home: Zone): FoundClock | null {
  const gap = GAP.exec(text)?.[0].length ?? 0
  const clock = readClock(text.slice(gap), home)
  if (clock) return { ...clock, length: gap + clock.length }
  return null
}

/** The clock right before a date: "10:01 p.m. PST, Tuesday, November 19, 2019". */
export function clockBefore(text: string, home: Zone): FoundClock | null {
  for (const start of text.matchAll(/(?<![\d:.])(?:(?:오전|오후|午前|午後) ?)?\d{1,2}(?= ?[:.h時시ap])/gi)) {
    const clock = readClock(text.slice(start.index), home)
    if (!clock) continue
    const beyond = text.slice(start.index + clock.length)
    if (beyond.replace(GAP, '').replace(/^on $/i, '') === '')
      return { ...clock, length: text.length - start.index }
  }
  return null
}

function readClock(text: string, home: Zone): FoundClock | null {
  const found = CLOCK.exec(text)
  if (!found) return null
  const [taken, before, hourText, colonMinute, colonSecond, basicMinute, basicSecond, minute, second, after] =
    found
  const hour = Number(hourText)
  const minutes = minute === '半' ? 30 : Number(colonMinute ?? basicMinute ?? minute ?? 0)
  const seconds = Number(colonSecond ?? basicSecond ?? second ?? 0)
  if (hour > 24 || minutes > 59 || seconds > 60 || (hour === 24 && minutes + seconds > 0)) return null
  const zone = readOffset(text.slice(taken.length), home)
  return {
    hour: inDay(hour, before ?? after ?? ''),
    minute: minutes,
    second: seconds,
    zone: zone?.zone ?? null,
    length: taken.length + (zone?.length ?? 0),
  }
}

/** The hour of 0 to 24 that an hour of the half day is. */
function inDay(hour: number, half: string): number {
  if (/^(오후|午後|下午|晚上|밤|낮|p)/i.test(half) && hour < 12)
    return half === '낮' && hour > 6 ? hour : hour + 12
  if (/^(오전|午前|上午|凌晨|早上|새벽|a)/i.test(half) && hour === 12) return 0
  return half === '밤' && hour === 12 ? 0 : hour
}

/** The zone at the start of a text: "+09:00", "GMT+9", "(KST)", "Eastern Time", "Asia/Seoul". */
export function readOffset(text: string, home: Zone): { zone: number | string; length: number } | null {
  const number = /^ ?\(?(?:(?:UTC|GMT|UT) ?)?([+-])(\d{1,2})(?::?(\d\d))?(?![\d:])\)?/i.exec(text)
  if (number) {
    const [taken, sign, hours = '', minutes] = number
    const isBare = !/[ug]/i.test(taken)
    // "10:01 -5" is more likely the start of a list than a zone.
    const size = Number(hours) * 60 + Number(minutes ?? 0)
    if (size <= 15 * 60 && (hours.length === 2 || !isBare || sign === '+')) {
      return { zone: sign === '-' ? -size : size, length: taken.length + remark(text.slice(taken.length)) }
    }
  }
  const place = /^ ?\(?([A-Z][A-Za-z]{2,12}\/[A-Za-z_/]{2,30})\)?/.exec(text)
  if (place?.[1] && isZone(place[1])) return { zone: place[1], length: place[0].length }
  // "7:05 AM ESTUpdated Tue" came from two elements.
  const glued = /^ ?([A-Z]{2,4}T)(?=[A-Z][a-z])/.exec(text)
  const letters =
    glued ??
    /^ ?[([]?(\p{L}{1,8})(?![\p{L}\d])\.?(?: (?:standard |daylight |summer )?time\b)?[)\]]?/iu.exec(text)
  const zone = letters?.[1] ? zoneOf(letters[1], home) : null
  return letters && zone !== null ? { zone, length: letters[0].length } : null
}

/** "(KST)" or "(Korean Standard Time)" behind an offset says nothing new. */
function remark(text: string): number {
  return /^ ?\([\p{L} ]{2,40}\)/u.exec(text)?.[0].length ?? 0
}
