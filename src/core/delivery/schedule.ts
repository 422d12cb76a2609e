// Slots: the planned instants of a schedule, and which of them are to be published now.
// Pure arithmetic over cron expressions and IANA zones (croner, wrapped here only); nobody waits here.
//
// Promises on daylight-saving days: a slot that falls into the spring gap comes at the first instant after
// it, a slot in the repeated hour comes once. Only a schedule that runs every hour ("0 * * * *") goes by
// elapsed time instead: it skips the missing hour and runs in both copies of the repeated one.
import { Cron } from 'croner'
import type { Instant, Schedule } from '../model.js'

const MINUTE_MS = 60_000

/** A slot published within this time of its instant is on time; later ones were missed. */
export const ON_TIME_MS = 15 * MINUTE_MS

/** At most so many missed slots are looked at after a long sleep; older ones are passed over unseen. */
const MOST_MISSED = 1000

type Clock = Pick<Schedule, 'cron' | 'zone'>

/** Why `text` is no cron expression of ours, as the end of a sentence; null when it is one. */
export function cronProblem(text: string): string | null {
  const words = text.trim().split(/\s+/)
  const advice = 'write minute hour day month weekday, for example "0 7 * * 1-5"'
  if (words.length !== 5) return `"${text}" is no cron expression: ${advice}`
  try {
    if (new Cron(text, { mode: '5-part', paused: true, timezone: 'UTC' }).nextRun() === null) {
      return `"${text}" is a day that never comes`
    }
    return null
  } catch (error) {
    const detail = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error)
    return `"${text}" is no cron expression (${detail}): ${advice}`
  }
}

/** The next `count` slots after `from`, earliest first. */
export function nextSlots(clock: Clock, from: Instant, count: number): Instant[] {
  return read(clock)
    .nextRuns(count, new Date(from))
    .map((date) => date.toISOString())
}

/** The latest slot at or before `at`; null when there was none. */
export function latestSlot(clock: Clock, at: Instant): Instant | null {
  // previousRuns is exclusive and works in whole seconds.
  const afterwards = new Date(Math.floor(Date.parse(at) / 1000) * 1000 + 1000)
  return read(clock).previousRuns(1, afterwards)[0]?.toISOString() ?? null
}

/** Slots later than `after` and not later than `until`, earliest first; the newest thousand of them. */
export function slotsBetween(clock: Clock, after: Instant, until: Instant): Instant[] {
  const cron = read(clock)
  const slots: Instant[] = []
  let cursor = latestSlot(clock, until)
  while (cursor && cursor > after && slots.length < MOST_MISSED) {
    slots.push(cursor)
    cursor = cron.previousRuns(1, new Date(cursor))[0]?.toISOString() ?? null
  }
  return slots.reverse()
}

/** What becomes of one due slot. */
export type Decision =
  | { slot: Instant; action: 'publish'; isLate: boolean }
  | { slot: Instant; action: 'pass'; why: 'skip' | 'merge' | 'expired' }

/** Decides over every slot after `decidedUntil` and up to `now`, earliest first. */
export function decide(schedule: Schedule, decidedUntil: Instant, now: Instant): Decision[] {
  return slotsBetween(schedule, decidedUntil, now).map((slot) => {
    const lateMs = Date.parse(now) - Date.parse(slot)
    if (lateMs <= ON_TIME_MS) return { slot, action: 'publish', isLate: false }
    if (schedule.missed !== 'late') return { slot, action: 'pass', why: schedule.missed }
    if (lateMs > schedule.expiresMs) return { slot, action: 'pass', why: 'expired' }
    return { slot, action: 'publish', isLate: true }
  })
}

function read({ cron, zone }: Clock): Cron {
  return new Cron(fixedTimes(cron), {
    mode: '5-part',
    paused: true,
    timezone: zone,
    fixedTimeRule: 'no-wildcard',
  })
}

/**
 * Steps written out as lists, since croner moves only times without `*` and `/` out of the gap.
 * A schedule whose hour is `*` stays as it is.
 */
function fixedTimes(cron: string): string {
  const [minute = '', hour = '', ...days] = cron.trim().split(/\s+/)
  if (hour === '*') return cron
  return [writtenOut(minute, 59), writtenOut(hour, 23), ...days].join(' ')
}

function writtenOut(field: string, highest: number): string {
  return field
    .split(',')
    .map((part) => {
      const [range = '', step] = part.split('/')
      if (range !== '*' && !step) return part
      const [low, high] = range === '*' ? [0, highest] : range.split('-').map(Number)
      const values: number[] = []
      for (let n = low ?? 0; n <= (high ?? highest); n += Number(step ?? 1)) values.push(n)
      return values.join(',')
    })
    .join(',')
}
