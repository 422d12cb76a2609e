// Keeps a channel's pace: so many messages at a time, so many a second.
import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Pace } from '../core/channel.js'

export interface Paced {
  together<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when the next message may go out. */
  turn(): Promise<void>
}

export function openPace({ perSecond, together }: Pace): Paced {
  const gapMs = 1000 / perSecond
  let freeAt = 0
  return {
    together: pLimit(together),
    async turn() {
      const now = performance.now()
      const mine = Math.max(now, freeAt)
      freeAt = mine + gapMs
      if (mine > now) await wait(mine - now)
    },
  }
}
