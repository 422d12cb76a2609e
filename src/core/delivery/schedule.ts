// Slots: the planned instants of a schedule, and which of them are to be published now.
// Pure arithmetic over cron expressions (croner, wrapped here only) and IANA zones; nobody waits here.
//
// Promises on daylight-saving days: a slot comes when the zone's clock first shows its time or a later one. So
// one that falls into the spring gap comes at the first instant after it, be that on the next day, and one in
// the repeated hour comes once. Only a schedule that runs every hour ("0 * * * *") goes by elapsed time
// instead: it skips the missing hour and runs in both copies of the repeated one.
import { Cron } from 'croner'
import type { Instant, Schedule, Zone, ZonedTime } from '../model.js'
import { offsetTime, type WallTime, zonedTime } from '../zone.js'

const SECOND_MS = 1000
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** A slot published within this time of its instant is on time; later ones were missed. */
export const ON_TIME_MS = 15 * MINUTE_MS

/** At most so many missed slots are looked at after a long sleep; older ones are passed over unseen. */
const MOST_MISSED = 1000

type Clock = Pick<Schedule, 'cron' | 'zone'>

/** The next `count` slots after `from`, earliest first. */
export function nextSlots(clock: Clock, from: Instant, count: number): Instant[] {
  const slots: Instant[] = []
  if (count < 1) return slots
  for (const slot of slotsAfter(clock, Date.parse(from))) {
    if (slots.push(print(slot)) === count) break
  }
  return slots
}

/** The latest slot at or before `at`; null when there was none. */
export function latestSlot(clock: Clock, at: Instant): Instant | null {
  const latest = slotsBackFrom(clock, Date.parse(at)).next()
  return latest.done ? null : print(latest.value)
}

/** Slots later than `after` and not later than `until`, earliest first; the newest thousand of them. */
export function slotsBetween(clock: Clock, after: Instant, until: Instant): Instant[] {
  const slots: Instant[] = []
  for (const slot of slotsBackFrom(clock, Date.parse(until))) {
    if (slot <= Date.parse(after) || slots.length === MOST_MISSED) break
    slots.push(print(slot))
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

// Below, instants are ms since 1970 UTC, and a wall time is what the zone's clock shows, in ms as if the clock
// stood in UTC. croner walks through the wall times of a cron expression, where no hour is missing or repeated;
// when a clock shows them is decided here. Left to itself it would drop a slot when its gap ends on another
// day: Nuuk's 23:40 on the day before the clocks go from 23:00 to 00:00.

/** An offset costs croner less than a zone of that name. */
const AS_IF_UTC = { utcOffset: 0 }

function* slotsAfter({ cron, zone }: Clock, from: number): Generator<number> {
  if (isOfEveryHour(cron)) return yield* runs(cron, { timezone: zone }, 'nextRuns', from)
  let last = from
  const passed = Math.floor(wallTime(from, zone) / MINUTE_MS) * MINUTE_MS
  for (const wall of runs(cron, AS_IF_UTC, 'nextRuns', passed)) {
    const slot = firstShown(wall, zone)
    // Not later: the first copy of a repeated hour, or a second time in the same gap.
    if (slot === null || slot <= last) continue
    yield slot
    last = slot
  }
}

/** Slots at or before `from`, latest first. */
function* slotsBackFrom({ cron, zone }: Clock, from: number): Generator<number> {
  // previousRuns is exclusive and works in whole seconds.
  const beyond = Math.floor(from / SECOND_MS) * SECOND_MS + SECOND_MS
  if (isOfEveryHour(cron)) return yield* runs(cron, { timezone: zone }, 'previousRuns', beyond)
  let last = Number.POSITIVE_INFINITY
  // Where the clock has been turned back, it showed later times than now: in the first copy of the hour.
  const latest = Math.max(wallTime(beyond, zone), wallTime(beyond - DAY_MS, zone) + DAY_MS)
  for (const wall of runs(cron, AS_IF_UTC, 'previousRuns', latest)) {
    const slot = firstShown(wall, zone)
    if (slot === null || slot > from || slot === last) continue
    yield slot
    last = slot
  }
}

function isOfEveryHour(cron: string): boolean {
  return /^\s*\S+\s+[*?]\s/.test(cron)
}

function* runs(
  expression: string,
  clock: { timezone: Zone } | typeof AS_IF_UTC,
  direction: 'nextRuns' | 'previousRuns',
  from: number,
): Generator<number> {
  const cron = new Cron(expression, { mode: '5-part', paused: true, ...clock })
  let [run] = cron[direction](1, new Date(from))
  while (run) {
    yield run.getTime()
    ;[run] = cron[direction](1, run)
  }
}

/**
 * The instant at which the zone's clock first shows this wall time or a later one. Null when its whole day is
 * missing there: Apia went from 29 to 31 December 2011.
 */
function firstShown(wall: number, zone: Zone): number | null {
  const shown = zonedTime(fieldsOf(wall), zone)
  // A wall time in a gap is shown as far behind the gap as it stands in it: later by the length of the gap.
  const gapMs = wallTimeIn(shown) - wall
  const instant = Date.parse(shown)
  if (gapMs <= 0) return instant
  const end = endOfGap(instant - gapMs, instant, zone)
  const isDayThere = [end - SECOND_MS, end].some((edge) => dayOf(wallTime(edge, zone)) === dayOf(wall))
  return isDayThere ? end : null
}

/** The first instant of the clock's new time; `before` is still in the old one, `after` in the new one. */
function endOfGap(before: number, after: number, zone: Zone): number {
  const offset = wallTime(after, zone) - after
  let [old, renewed] = [before, after]
  while (renewed - old > SECOND_MS) {
    const middle = old + Math.floor((renewed - old) / 2 / SECOND_MS) * SECOND_MS
    if (wallTime(middle, zone) - middle === offset) renewed = middle
    else old = middle
  }
  return renewed
}

function fieldsOf(wall: number): WallTime {
  const date = new Date(wall)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  }
}

function wallTime(instant: number, zone: Zone): number {
  return wallTimeIn(offsetTime(instant, zone))
}

/** In whole seconds. */
function wallTimeIn(time: ZonedTime): number {
  return Date.parse(`${time.slice(0, 19)}Z`)
}

function dayOf(wall: number): number {
  return Math.floor(wall / DAY_MS)
}

function print(instant: number): Instant {
  return new Date(instant).toISOString()
}
