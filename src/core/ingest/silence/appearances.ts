// When editorials of a source appeared, laid out on the paper's own calendar.
// Promises: knows a first reading of thirty old entries from a morning's paper, dates without a time from
// midnight's, and a day that ends at the quietest hour of the clock from one that ends at midnight.
import type { Instant, Zone, ZonedTime } from '../../model.js'
import { offsetTime } from '../../zone.js'

export const DAY_MINUTES = 1440
const DAY_MS = DAY_MINUTES * 60_000

const LIMITS = {
  /** How far back from the newest editorial we look. */
  windowMs: 56 * DAY_MS,
  /** So many in one minute, and so often the usual number, are a first reading or the return after a pause. */
  burst: 4,
  burstTimes: 3,
  /** More of such minutes than this, and they are the paper's way. */
  mostBursts: 2,
}

/**
 * When an editorial appeared: as it was published, unless that names a day only (midnight) or a time after it
 * was here already. Then it is when we first saw it, if that was the same day.
 */
export function appearedAt(published: ZonedTime | null, firstSeenAt: Instant, zone: Zone): Instant {
  if (published === null || Date.parse(published) > Date.parse(firstSeenAt)) return firstSeenAt
  const there = offsetTime(Date.parse(published), zone)
  const isDay = /T00:00(:00(\.0+)?)?(Z|[+-]|$)/.test(published) || there.slice(11, 19) === '00:00:00'
  const isSameDay = there.slice(0, 10) === offsetTime(Date.parse(firstSeenAt), zone).slice(0, 10)
  return isDay && isSameDay ? firstSeenAt : new Date(published).toISOString()
}

/** Minutes since midnight on the clock of a zone. */
export function minuteOfDay(instant: Instant, zone: Zone): number {
  return minuteIn(offsetTime(Date.parse(instant), zone))
}

const minuteIn = (time: ZonedTime) => Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16))

/** An editorial's place on the paper's own calendar. */
export interface Appearance {
  /** Days since 1970, and minutes of that day, on the clock of the zone. */
  day: number
  minute: number
  /** Exactly midnight: the paper names the day and not the time. */
  isDayOnly: boolean
  isBurst: boolean
}

/** What happened in the eight weeks up to the newest instant at or before `now`, earliest first. */
export function readHistory(history: Instant[], zone: Zone, now: Instant): Appearance[] {
  const times = history.map((instant) => Date.parse(instant)).filter((ms) => ms <= Date.parse(now))
  const newest = times.reduce((most, ms) => Math.max(most, ms), 0)
  const recent = times.filter((ms) => ms >= newest - LIMITS.windowMs).sort((a, b) => a - b)
  const bursts = burstMinutes(recent)
  return recent.map((ms) => {
    const there = offsetTime(ms, zone)
    return {
      day: Date.parse(there.slice(0, 10)) / DAY_MS,
      minute: minuteIn(there),
      isDayOnly: there.slice(11, 19) === '00:00:00',
      isBurst: bursts.has(minuteOf(ms)),
    }
  })
}

const minuteOf = (ms: number) => Math.floor(ms / 60_000)

function burstMinutes(times: number[]): Set<number> {
  const sizes = new Map<number, number>()
  for (const ms of times) sizes.set(minuteOf(ms), (sizes.get(minuteOf(ms)) ?? 0) + 1)
  const least = Math.max(LIMITS.burst, LIMITS.burstTimes * rankOf([...sizes.values()], 0.5))
  const bursts = [...sizes].filter(([, size]) => size >= least).map(([minute]) => minute)
  return new Set(bursts.length > LIMITS.mostBursts ? [] : bursts)
}

/** Quarters of an hour of a day, and how many of them around one are looked at to call it quiet. */
const QUARTERS = 96
const AROUND = 8

/** A stretch of the clock, in minutes of the day; it may pass midnight. */
interface Quiet {
  start: number
  minutes: number
  middle: number
}

/** The longest stretch of the clock in which the fewest editorials appear. */
export function quietStretch(appearances: Appearance[]): Quiet {
  const counted = appearances.filter(({ isBurst }) => !isBurst)
  const timed = counted.filter(({ isDayOnly }) => !isDayOnly)
  // A paper that names no times has the calendar's day.
  if (timed.length === 0 || timed.length * 2 < counted.length) return { start: 0, minutes: 0, middle: 0 }
  const counts = new Array<number>(QUARTERS).fill(0)
  for (const { minute } of timed) {
    const quarter = Math.floor(minute / 15)
    counts[quarter] = (counts[quarter] ?? 0) + 1
  }
  const noise = counts.map((_, at) => {
    let sum = 0
    for (let near = -AROUND; near <= AROUND; near++) sum += counts[(at + near + QUARTERS) % QUARTERS] ?? 0
    return sum
  })
  const { start, length } = longestRun(noise, Math.min(...noise))
  const middle = (start + Math.floor(length / 2)) % QUARTERS
  return { start: start * 15, minutes: length * 15, middle: middle * 15 }
}

export function isQuiet(minute: number, { start, minutes }: Quiet): boolean {
  return (minute - start + DAY_MINUTES) % DAY_MINUTES < minutes
}

/** The longest run of `value` in a ring. */
function longestRun(ring: number[], value: number): { start: number; length: number } {
  let best = { start: 0, length: 0 }
  let length = 0
  for (let at = 0; at < 2 * ring.length; at++) {
    length = ring[at % ring.length] === value ? Math.min(length + 1, ring.length) : 0
    if (length > best.length) best = { start: (at - length + 1) % ring.length, length }
  }
  return best
}

export interface PaperDay {
  day: number
  /** Minutes from the beginning of the paper's day to its first editorial; null: the time is not known. */
  first: number | null
}

/** The paper's days with editorials, earliest first. */
export function firstsOfDays(appearances: Appearance[], dayBegins: number): PaperDay[] {
  const firsts = new Map<number, number | null>()
  for (const appearance of appearances.filter(({ isBurst }) => !isBurst)) {
    const { day, offset } = placeOf(appearance, dayBegins)
    const known = firsts.get(day) ?? null
    const here = appearance.isDayOnly ? null : offset
    firsts.set(day, known === null || here === null ? (known ?? here) : Math.min(known, here))
  }
  return [...firsts].map(([day, first]) => ({ day, first })).sort((a, b) => a.day - b.day)
}

/** A day without a time is taken at its noon, so that it stays the day it names wherever the paper's day begins. */
export function placeOf(
  { day, minute, isDayOnly }: Appearance,
  dayBegins: number,
): { day: number; offset: number } {
  const minutes = day * DAY_MINUTES + (isDayOnly ? DAY_MINUTES / 2 : minute) - dayBegins
  const paperDay = Math.floor(minutes / DAY_MINUTES)
  return { day: paperDay, offset: minutes - paperDay * DAY_MINUTES }
}

/** The smallest value that so large a share of all does not exceed (nearest rank); 0 of none. */
export function rankOf(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
