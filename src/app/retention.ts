// retention: what has grown older than masthead.yaml keeps it is removed, and told. The clock does it once a day after
// its sending, a bounded number of small batches a tick, so that neither an edition nor a reader waits for it.
import { later } from '../core/delivery/ledger.js'
import { messageOf } from '../core/errors.js'
import type { Instant } from '../core/model.js'
import { type Ageing, countOld, removeOld } from '../store/retention.js'
import { pulseOf, savePulse } from '../store/status.js'
import type { App } from './app.js'

/** Rows of one transaction: some milliseconds on SQLite, where others wait for it. */
const BATCH = 500
/** Of one tick, of each kind; what is left waits for the next minute. Fourteen million rows a day. */
const BATCHES_A_TICK = 20
const EVERY_MS = 24 * 3_600_000

/** Under which name the store remembers when all was done. */
const PULSE = 'retention'

export interface Retained {
  what: Ageing
  /** What is older goes; null: kept for ever. */
  before: Instant | null
  /** Rows that went, or would go. */
  removed: number
}

export interface RetentionInput {
  now: Instant
  /** Only says what would go. */
  dryRun: boolean
}

/** Everything at once, for a person who asks. */
export async function retention(app: App, { now, dryRun }: RetentionInput): Promise<Retained[]> {
  const retained: Retained[] = []
  for (const { what, before } of limitsOf(app, now)) {
    if (before === null) retained.push({ what, before, removed: 0 })
    else if (dryRun) retained.push({ what, before, removed: await countOld(app.db, what, before) })
    else {
      const removed = await removeAll(app, what, before)
      retained.push({ what, before, removed })
    }
  }
  if (!dryRun) await savePulse(app.db, PULSE, now)
  return retained
}

/** Once a day, a part a call. What fails is logged and tried again: it is no reason to publish nothing. */
export async function retainDaily(
  app: App,
  { now, signal }: { now: Instant; signal?: AbortSignal | undefined },
): Promise<void> {
  try {
    const last = await pulseOf(app.db, PULSE)
    if (last !== null && last > later(now, -EVERY_MS)) return
    for (const { what, before } of limitsOf(app, now)) {
      if (before === null) continue
      for (let batch = 0; ; batch++) {
        if (batch === BATCHES_A_TICK || signal?.aborted) return
        const removed = await removeOld(app.db, what, { before, limit: BATCH })
        if (removed === 0) break
        app.log.info({ what, removed, before }, 'old rows were removed')
      }
    }
    await savePulse(app.db, PULSE, now)
  } catch (error) {
    app.log.error({ reason: messageOf(error) }, 'retention failed; the next minute tries again')
  }
}

function limitsOf({ config }: App, now: Instant): { what: Ageing; before: Instant | null }[] {
  const { editorialsMs, deliveriesMs, pagesMs, modelAnswersMs } = config.retention
  const limits: [Ageing, number | null][] = [
    ['deliveries', deliveriesMs],
    ['editorials', editorialsMs],
    ['revisions', editorialsMs],
    ['pages', pagesMs],
    ['modelAnswers', modelAnswersMs],
  ]
  return limits.map(([what, ms]) => ({ what, before: ms === null ? null : later(now, -ms) }))
}

async function removeAll(app: App, what: Ageing, before: Instant): Promise<number> {
  let removed = 0
  for (;;) {
    const batch = await removeOld(app.db, what, { before, limit: BATCH })
    if (batch === 0) return removed
    removed += batch
  }
}
