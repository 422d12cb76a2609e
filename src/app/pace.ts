// Keeps a channel's pace: so many messages at a time, so many a second.
import { setTimeout as wait } from 'node:timers/promises'
import type { Pace } from '../core/channel.js'

/** How far ahead of its turn a message is claimed (seconds): what waits is what a crash would leave in doubt. */
const AHEAD_S = 0.1

export interface Paced {
  /** How many deliveries may be claimed when so many are under way. */
  room(underWay: number): number
  /** Resolves when the next message may be claimed; rejects when the signal is raised. */
  opening(signal?: AbortSignal): Promise<void>
  /** Resolves when this message may go out. Turns are given in the order of asking. */
  turn(): Promise<void>
}

export function openPace({ perSecond, together }: Pace): Paced {
  const gapMs = 1000 / perSecond
  let freeAt = 0
  return {
    room: (underWay) => Math.min(together - underWay, Math.max(1, Math.floor(perSecond * AHEAD_S))),
    async opening(signal) {
      const waitMs = freeAt - performance.now()
      if (waitMs > 0) await wait(waitMs, undefined, { signal })
    },
    async turn() {
      const now = performance.now()
      const mine = Math.max(now, freeAt)
      freeAt = mine + gapMs
      if (mine > now) await wait(mine - now)
    },
  }
}
