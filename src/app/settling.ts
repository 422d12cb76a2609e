// The pen that writes results into the ledger: those that come together in one statement, each within moments, and none
// lost while the database is out of reach. It also gives the signs of life of this run.
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../core/channel.js'
import { HEARTBEAT_MS, LEASE_MS } from '../core/delivery/ledger.js'
import { messageOf } from '../core/errors.js'
import type { Instant } from '../core/model.js'
import { extendLeases, type Settlement, settleDeliveries } from '../store/claims.js'
import type { Database } from '../store/database.js'

/** Results are gathered for so long (ms): long for the disk, nothing for whoever waits for a mail. */
const GATHER_MS = 10
/** Results written in one statement. */
const MOST = 500
/** Waiting time after a write that failed (ms), doubled up to the longest. */
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 5_000

export interface Pen {
  /** Resolves when the result is in the database; false: somebody else has the delivery now, and it was left out. */
  settle(settlement: Settlement): Promise<boolean>
  /** Ends the signs of life; resolves when nothing is being written any more. */
  close(): Promise<void>
}

interface Waiting {
  settlement: Settlement
  resolve(isOurs: boolean): void
  reject(error: unknown): void
}

export function openPen(
  db: Database,
  { owner, now, log }: { owner: string; now: () => Instant; log: Log },
): Pen {
  let waiting: Waiting[] = []
  // Two statements of one run never meet in the database.
  let work: Promise<void> = Promise.resolve()
  let isGathering = false
  const pulse = setInterval(() => {
    work = work.then(() => extendLeases(db, owner, now())).catch(tellSilence)
  }, HEARTBEAT_MS)
  pulse.unref()

  function tellSilence(error: unknown): void {
    log.warn({ reason: messageOf(error) }, 'leases were not extended')
  }

  async function write(): Promise<void> {
    isGathering = false
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST)
      waiting = waiting.slice(MOST)
      await writeBatch(batch)
    }
  }

  async function writeBatch(batch: Waiting[]): Promise<void> {
    const settlements = batch.map(({ settlement }) => settlement)
    try {
      const settled = await patiently(() => settleDeliveries(db, owner, settlements, now()), log)
      for (const { settlement, resolve } of batch) resolve(settled.has(settlement.id))
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return {
    settle(settlement) {
      return new Promise((resolve, reject) => {
        waiting.push({ settlement, resolve, reject })
        if (isGathering) return
        isGathering = true
        const gathered = wait(GATHER_MS)
        work = work.then(() => gathered).then(write)
      })
    },
    async close() {
      clearInterval(pulse)
      await work
    },
  }
}

/** Tries again for as long as the leases hold; after that the rows are somebody else's to judge. */
async function patiently<Result>(write: () => Promise<Result>, log: Log): Promise<Result> {
  const startedAt = performance.now()
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    try {
      return await write()
    } catch (error) {
      if (performance.now() - startedAt + waitMs > LEASE_MS) throw error
      log.warn({ reason: messageOf(error) }, 'results wait for the database')
      await wait(waitMs)
    }
  }
}
