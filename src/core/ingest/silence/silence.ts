// Is an editorial overdue? The decision behind every alarm; pure, so it can be asked at any time.
// Promises: no alarm before the expected time and its grace have passed, none before somebody has looked
// (a service that was off, an old database); `since` stays the same while a source that once spoke is silent.
import { latestSlot, nextSlots } from '../../delivery/schedule.js'
import type { Instant, Zone } from '../../model.js'
import { offsetTime, zonedTime } from '../../zone.js'
import type { SourceState } from '../polling.js'
import { minuteOfDay } from './appearances.js'
import type { Expected } from './habit.js'

const DAY_MS = 86_400_000

/** What the judgement takes from the memory of a source. */
export type ReadingState = Pick<
  SourceState,
  'checkedAt' | 'readAt' | 'dueAt' | 'heldUntil' | 'goneAt' | 'failures' | 'status' | 'found' | 'error'
>

export interface Silence {
  /**
   * The time by which the missing editorial was expected: the first one, when several are missing; the latest
   * one, when there never was an editorial.
   */
  since: Instant
  newest: Instant | null
}

export interface SilenceInput {
  /** See `expectedOf`; with none there is no silence. */
  expected: Expected[]
  /** When the newest editorial appeared (see `appearedAt`); null: there was never one. */
  newest: Instant | null
  /** Null: never asked. */
  state: ReadingState | null
  now: Instant
}

/**
 * Null while nothing is missing, or while we cannot know:
 *
 * - A slot is missed once `graceMs` have passed without an editorial that counts for it (see `countsFrom`).
 *   All times are slots of the source's zone with the promises that core/delivery/schedule.ts gives for
 *   daylight-saving days.
 * - Somebody must have looked after that: a reading that succeeded; a failure that will not pass by itself (4xx)
 *   or is not the first in a row; or a server or back-off that keeps us from looking right now. So a
 *   service that was off for days, or an old database restored, reads first and alarms then.
 * - An editorial dated after `now` counts as the newest, until its time comes.
 */
export function silenceOf({ expected, newest, state, now }: SilenceInput): Silence | null {
  const missed = newest === null ? latestOverdue(expected, now) : firstUncovered(expected, newest)
  if (missed === null || overdueAt(missed) > Date.parse(now)) return null
  return hasLooked(state, overdueAt(missed), now) ? { since: missed.slot, newest } : null
}

interface Due {
  slot: Instant
  by: Expected
}

const overdueAt = ({ slot, by }: Due) => Date.parse(slot) + by.graceMs

function latestOverdue(expected: Expected[], now: Instant): Due | null {
  const due = expected.flatMap((by) => {
    const slot = latestSlot(by, new Date(Date.parse(now) - by.graceMs).toISOString())
    return slot ? [{ slot, by }] : []
  })
  return inOrder(due).at(-1) ?? null
}

/** The first slot after the newest editorial that it does not count for. */
function firstUncovered(expected: Expected[], newest: Instant): Due | null {
  // It counts for the first slot at most: the next one counts from the first on.
  const due = expected.flatMap((by) => nextSlots(by, newest, 3).map((slot) => ({ slot, by })))
  return inOrder(due).find((one) => countsFrom(one, expected) > Date.parse(newest)) ?? null
}

function inOrder(due: Due[]): Due[] {
  return due.sort((a, b) => Date.parse(a.slot) - Date.parse(b.slot))
}

/**
 * From when on an editorial counts for a slot and not for the one before. Where the paper's day is known, it
 * is the beginning of that day, and half of the free days before it: what was late then, what is early now.
 * Else it is the slot before and its grace, so that a late one does not hide that the next is missing; but no
 * more than a quarter of the time between, because a paper may come well before it must.
 */
function countsFrom({ slot, by }: Due, expected: Expected[]): number {
  const at = Date.parse(slot)
  const before = inOrder(
    expected.flatMap((other) => {
      const earlier = latestSlot(other, new Date(at - 1000).toISOString())
      return earlier ? [{ slot: earlier, by: other }] : []
    }),
  ).at(-1)
  const previous = before ? Date.parse(before.slot) : at - DAY_MS
  const freeMs = at - previous - DAY_MS
  const dayBegan = by.dayBegins === null ? null : dayBeganAt(slot, by.zone, by.dayBegins)
  // An hour more or less is the clock's change, not a free day.
  if (dayBegan !== null && dayBegan >= previous) return dayBegan - (freeMs > DAY_MS / 12 ? freeMs / 2 : 0)
  return previous + Math.min(before?.by.graceMs ?? 0, (at - previous) / 4)
}

/** The latest beginning of the paper's day before a slot (ms since 1970). */
function dayBeganAt(slot: Instant, zone: Zone, dayBegins: number): number {
  const today = Date.parse(offsetTime(Date.parse(slot), zone).slice(0, 10))
  const date = new Date(dayBegins < minuteOfDay(slot, zone) ? today : today - DAY_MS)
  const wall = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
  return Date.parse(zonedTime({ ...wall, hour: Math.floor(dayBegins / 60), minute: dayBegins % 60 }, zone))
}

function hasLooked(state: ReadingState | null, overdueMs: number, now: Instant): boolean {
  // A check that lies in the future was made for another time, by hand.
  if (state === null || state.checkedAt > now) return false
  if (state.goneAt !== null) return true
  if (state.readAt !== null && Date.parse(state.readAt) >= overdueMs) return true
  const isRefusal = state.status !== null && state.status >= 400 && state.status < 500
  if (state.failures < 2 && !(state.failures === 1 && isRefusal)) return false
  const isKeptAway = state.dueAt > now || (state.heldUntil !== null && state.heldUntil > now)
  return isKeptAway || Date.parse(state.checkedAt) >= overdueMs
}
