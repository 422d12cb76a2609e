// When a paper's editorials appear, learnt from when they did: on which days of the week, and by what time.
// Promises: learns from observed days alone, and says nothing (null) about a paper that is new here or keeps
// no habit. Neither holidays nor a first reading nor weeks of standstill change what was learnt.
import { nextSlots } from '../../delivery/schedule.js'
import type { Expectation, Instant, Source, Zone } from '../../model.js'
import {
  type Appearance,
  DAY_MINUTES,
  firstsOfDays,
  isQuiet,
  minuteOfDay,
  type PaperDay,
  placeOf,
  quietStretch,
  rankOf,
  readHistory,
} from './appearances.js'

const HOUR_MS = 3_600_000
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4
/** The last time of a paper's day that a slot may have; the next belongs to the day after. */
const LAST_MINUTE = DAY_MINUTES - 5
/** Enough to meet each time of day of a declaration that has several. */
const SLOTS_OF_A_WEEK = 14

const LIMITS = {
  /** The first and the newest day with an editorial lie so far apart at least: two weeks, both days counted. */
  leastSpanDays: 13,
  leastDays: 3,
  /** A weekday belongs to the habit when the paper appeared on so many of its observed days... */
  weekdayShare: 0.7,
  leastOfWeekday: 2,
  /** ...and there is a habit at all when it appeared on so many of all the days that belong to it. */
  habitShare: 0.8,
  /** Of all days with editorials, so many belong to it; a paper that comes by chance hits some weekdays often. */
  belongingShare: 0.6,
  /** The share of days whose first editorial is there in time. */
  inTime: 0.95,
  /**
   * A stretch without editorials longer than a week and this often the usual one is a standstill, ours or
   * theirs, and says nothing of the habit. More of them than `mostStandstills` are the habit.
   */
  standstill: 3,
  mostStandstills: 2,
  /** Weekdays whose usual times lie within this get one time together (minutes). */
  sameTime: 120,
  /** Times are rounded up to these minutes. */
  round: 5,
  leastGraceMs: HOUR_MS,
  mostGraceMs: 6 * HOUR_MS,
}

/** Editorials are there by each time of `cron`, and count for it when they appeared since that day began. */
export interface Expected extends Expectation {
  /** Minute of the zone's clock at which the paper's day begins, when nothing ever appears; null: not known. */
  dayBegins: number | null
}

export interface LearntHabit {
  /** One for each time of day; papers that come later on Saturdays have two. */
  expected: Expected[]
  /** Weekdays on which its editorials are due, Sunday = 0, in order. */
  weekdays: number[]
  /** Days with editorials that this was learnt from. */
  days: number
}

/**
 * What is expected of a source, by its declaration or else by its history; nothing when alarms are off or too
 * little is known. `history`: see `learn`.
 */
export function expectedOf(
  { expects, zone }: Pick<Source, 'expects' | 'zone'>,
  history: Instant[],
  now: Instant,
): Expected[] {
  if (expects === 'never') return []
  if (expects === 'learnt') return learn(history, zone, now)?.expected ?? []
  return [{ ...expects, dayBegins: dayOfDeclared(expects, readHistory(history, expects.zone, now), now) }]
}

/**
 * The habit behind `history`, the instants at which editorials appeared (see `appearedAt`), in any order; the
 * newest few hundred will do, and eight weeks before the newest are looked at. Give them by number and not by
 * age, so that a source that has been silent for months keeps its habit and its alarm. Instants after `now`
 * are left out.
 */
export function learn(history: Instant[], zone: Zone, now: Instant): LearntHabit | null {
  const appearances = readHistory(history, zone, now)
  const dayBegins = quietStretch(appearances).middle
  const days = firstsOfDays(appearances, dayBegins)
  const habitual = habitualWeekdays(days, burstDays(appearances, dayBegins))
  if (habitual.length === 0) return null
  const expected = timesOf(days, habitual).map(({ weekdays, by, spread }) => ({
    cron: cronOf(weekdays, dayBegins + by),
    zone,
    graceMs: Math.min(Math.max(spread * 60_000, LIMITS.leastGraceMs), LIMITS.mostGraceMs),
    dayBegins,
  }))
  const due = expected.flatMap(({ cron }) => cron.split(' ')[4]?.split(',').map(Number) ?? [])
  return { expected, weekdays: [...new Set(due)].sort(), days: days.length }
}

/** Where the paper's day begins; not known when an editorial is due in the quiet stretch, perhaps long after it came. */
function dayOfDeclared(expects: Expectation, appearances: Appearance[], now: Instant): number | null {
  const quiet = quietStretch(appearances)
  if (!isEnough(firstsOfDays(appearances, quiet.middle))) return null
  const due = nextSlots(expects, now, SLOTS_OF_A_WEEK).map((slot) => minuteOfDay(slot, expects.zone))
  return due.some((minute) => isQuiet(minute, quiet)) ? null : quiet.middle
}

function isEnough(days: PaperDay[]): boolean {
  const span = (days.at(-1)?.day ?? 0) - (days[0]?.day ?? 0)
  return days.length >= LIMITS.leastDays && span >= LIMITS.leastSpanDays
}

/** Days of bursts, on which we cannot tell whether the paper appeared. */
function burstDays(appearances: Appearance[], dayBegins: number): number[] {
  return appearances.filter(({ isBurst }) => isBurst).map((burst) => placeOf(burst, dayBegins).day)
}

/** Weekdays, Sunday = 0, of the paper's days; none when there is too little to go by. */
function habitualWeekdays(days: PaperDay[], bursts: number[]): number[] {
  if (!isEnough(days)) return []
  const seen = perWeekday(days.map(({ day }) => day))
  const observed = perWeekday(observedDays(days, bursts))
  const habitual = [0, 1, 2, 3, 4, 5, 6].filter((weekday) => {
    const hits = seen[weekday] ?? 0
    return hits >= LIMITS.leastOfWeekday && hits >= LIMITS.weekdayShare * (observed[weekday] ?? 0)
  })
  const sum = (counts: number[]) => habitual.reduce((total, weekday) => total + (counts[weekday] ?? 0), 0)
  const isKept = sum(seen) >= LIMITS.habitShare * sum(observed)
  return isKept && sum(seen) >= LIMITS.belongingShare * days.length ? habitual : []
}

/** Days from the first to the newest editorial on which we would have seen one. */
function observedDays(days: PaperDay[], bursts: number[]): number[] {
  const steps = days.slice(1).map(({ day }, n) => ({ from: days[n]?.day ?? day, to: day }))
  const usual = rankOf(
    steps.map(({ from, to }) => to - from),
    0.5,
  )
  const longest = Math.max(7, LIMITS.standstill * usual)
  const areRare = steps.filter(({ from, to }) => to - from > longest).length <= LIMITS.mostStandstills
  const between = steps.flatMap(({ from, to }) => {
    const isUnknown = (areRare && to - from > longest) || bursts.some((burst) => burst >= from && burst <= to)
    return isUnknown ? [] : Array.from({ length: to - from - 1 }, (_, n) => from + 1 + n)
  })
  return [...days.map(({ day }) => day), ...between]
}

function perWeekday(days: number[]): number[] {
  const counts = [0, 0, 0, 0, 0, 0, 0]
  for (const day of days) counts[weekdayOf(day)] = (counts[weekdayOf(day)] ?? 0) + 1
  return counts
}

const weekdayOf = (day: number) => (day + FIRST_WEEKDAY) % 7

interface Time {
  weekdays: number[]
  /** Minutes after the beginning of the paper's day. */
  by: number
  /** Minutes from the usual first editorial to `by`. */
  spread: number
}

/** Weekdays with about the same time share what was observed, so that one late day among them weighs little. */
function timesOf(days: PaperDay[], habitual: number[]): Time[] {
  const weekdays = habitual
    .map((weekday) => {
      const firsts = days.filter(({ day }) => weekdayOf(day) === weekday).map(({ first }) => first)
      const known = firsts.filter((first) => first !== null)
      // Mostly days without a time: the editorial may come until the day ends.
      const times = known.length * 2 >= firsts.length ? known : [LAST_MINUTE]
      return { weekday, times, usual: rankOf(times, 0.5) }
    })
    .sort((a, b) => a.usual - b.usual)
  const groups: (typeof weekdays)[] = []
  for (const one of weekdays) {
    const before = groups.at(-1)?.at(-1)
    if (before && one.usual - before.usual <= LIMITS.sameTime) groups.at(-1)?.push(one)
    else groups.push([one])
  }
  return groups.map((group) => {
    const times = group.flatMap((one) => one.times)
    const rounded = Math.max(1, Math.ceil(rankOf(times, LIMITS.inTime) / LIMITS.round)) * LIMITS.round
    const by = Math.min(rounded, LAST_MINUTE)
    return { weekdays: group.map(({ weekday }) => weekday), by, spread: by - rankOf(times, 0.5) }
  })
}

/** `minutes` after the midnight with which those days of the week begin; it may be a day or two later. */
function cronOf(weekdays: number[], minutes: number): string {
  const days = weekdays.map((weekday) => (weekday + Math.floor(minutes / DAY_MINUTES)) % 7).sort()
  return `${minutes % 60} ${Math.floor(minutes / 60) % 24} * * ${days.join(',')}`
}
