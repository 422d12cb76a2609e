// A worker: sends what is due, whoever published it, and looks again every few seconds. What it claims nobody else sends,
// so any number of them share the work. Asked to stop, it claims nothing more and finishes what it has claimed.
import { setTimeout as wait } from 'node:timers/promises'
import type { App } from '../app/app.js'
import { deliver } from '../app/deliver.js'
import { messageOf } from '../core/errors.js'
import type { Meters } from '../web/metrics.js'

/** Between two looks at the ledger when nothing is due (ms): a reader does not notice, and the database neither. */
const LOOK_EVERY_MS = 2_000
/** After a look that failed, mostly for want of the database (ms). */
const AFTER_FAILURE_MS = 10_000

export function openWorker(app: App, { meters, signal }: { meters: Meters; signal: AbortSignal }) {
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const waitMs = await sendDue()
      await wait(waitMs, undefined, { signal }).catch(() => undefined)
    }
  }

  /** Resolves with the time until the next look (ms). */
  async function sendDue(): Promise<number> {
    try {
      await deliver(app, { now: app.clock, onDelivery: meters.settled, signal })
      return LOOK_EVERY_MS
    } catch (error) {
      app.log.error({ reason: messageOf(error) }, 'sending failed; it goes on soon')
      return AFTER_FAILURE_MS
    }
  }

  return {
    start() {
      running ??= run()
    },
    async stop() {
      await running
    },
  }
}
