// Whether the clock stands still. Whoever does its work beats with each step; what has not beaten for long is stuck.
// Kept in the database as well, so that other programs see it, but seldom.
import { messageOf } from '../core/errors.js'
import type { Instant } from '../core/model.js'
import { savePulse } from '../store/status.js'
import type { App } from './app.js'

/** Name of the clock's pulse in the database. */
export const CLOCK = 'clock'
/** No step of a tick takes longer: an answer has two minutes, a model's patience ten at most. */
export const STUCK_MS = 15 * 60_000
/** Between two beats that are written down (ms). */
const SAVE_EVERY_MS = 30_000

export interface Pulse {
  /** Another step is done. Costs nothing, so that every source and delivery may call it. */
  beat(): void
  /** Since when it stands still; null while it does not. */
  stuckSince(): Instant | null
  /** Resolves when the last beat is stored. */
  close(): Promise<void>
}

export function openPulse({ clock, db, log }: Pick<App, 'clock' | 'db' | 'log'>): Pulse {
  let beatAt = Date.parse(clock())
  let savedAt = Number.NEGATIVE_INFINITY
  let saving: Promise<void> = Promise.resolve()
  return {
    beat() {
      const now = clock()
      beatAt = Date.parse(now)
      if (Math.abs(beatAt - savedAt) < SAVE_EVERY_MS) return
      savedAt = beatAt
      saving = saving
        .then(() => savePulse(db, CLOCK, now))
        .catch((error: unknown) => log.warn({ reason: messageOf(error) }, 'pulse was not kept'))
    },
    stuckSince() {
      return isStuck(beatAt, clock()) ? new Date(beatAt).toISOString() : null
    },
    close: () => saving,
  }
}

/** `beatAt` in ms since 1970. A clock that was set back is not stuck: it beats again within a minute. */
export function isStuck(beatAt: number, now: Instant): boolean {
  return Date.parse(now) - beatAt > STUCK_MS
}
