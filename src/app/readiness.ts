// Can this process do its work now? The database answers, its tables are those of this program, and the clock that
// runs here moves. What is said may be read by anybody; the reasons stand in the log.
import { setTimeout as wait } from 'node:timers/promises'
import { messageOf } from '../core/errors.js'
import { missingMigrations } from '../store/status.js'
import type { App } from './app.js'
import type { Pulse } from './pulse.js'

/** How long the database may take (ms): planning a large edition keeps SQLite busy for a while. */
const PATIENCE_MS = 3_000

export interface Readiness {
  ok: boolean
  /** "ok", or a few words. */
  checks: { database: string; migrations: string; clock?: string }
}

export async function readiness({ db, log }: Pick<App, 'db' | 'log'>, pulse?: Pulse): Promise<Readiness> {
  const missing = await Promise.race([
    missingMigrations(db).catch((error: unknown) => {
      log.warn({ reason: messageOf(error) }, 'database does not answer')
      return null
    }),
    wait(PATIENCE_MS, null, { ref: false }),
  ])
  const checks = {
    database: missing === null ? 'does not answer' : 'ok',
    migrations: missing === null ? 'unknown' : missing.length === 0 ? 'ok' : 'behind this program',
    ...(pulse && { clock: pulse.stuckSince() === null ? 'ok' : 'stands still' }),
  }
  return { ok: Object.values(checks).every((says) => says === 'ok'), checks }
}
