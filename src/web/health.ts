// The doors for machines that watch the service: does it live, can it work, and its figures. Of their own, so that a
// process without pages can open them too.
//
// Promises: /healthz asks nobody and is answered while the process can answer at all; the others say nothing of
// addresses, passwords or texts, since they may stand open.
import { Hono } from 'hono'
import type { Log } from '../core/channel.js'
import { messageOf } from '../core/errors.js'
import {
  type Figures,
  houseMetrics,
  METRICS_TYPE,
  type Meters,
  type SourceHealth,
  sourceMetrics,
} from './metrics.js'

export interface Watched {
  /** How each source is doing. */
  health(): Promise<SourceHealth[]>
  /** How the house stands; where nobody counts, there are no such figures. */
  figures?(): Promise<Figures>
  /** Each check is "ok", or a few words that anybody may read. */
  ready(): Promise<{ ok: boolean; checks: Record<string, string> }>
  /** What this process counts; a process that does nothing of its own has none. */
  meters?: Pick<Meters, 'text'>
  log?: Log
}

export function healthRoutes(watched: Watched): Hono {
  const app = new Hono()

  app.get('/healthz', (context) => context.json({ status: 'ok' }))

  app.get('/readyz', async (context) => {
    const { ok, checks } = await watched.ready()
    return context.json({ status: ok ? 'ready' : 'not ready', checks }, ok ? 200 : 503)
  })

  app.get('/metrics', async (context) => {
    const parts = [
      await partOf(watched, async () => sourceMetrics(await watched.health())),
      await partOf(watched, async () => (watched.figures ? houseMetrics(await watched.figures()) : '')),
      await partOf(watched, async () => (await watched.meters?.text()) ?? ''),
    ]
    const found = parts.filter((part) => part !== null)
    // Without the database the counts of the process are still true, and most wanted.
    const status = found.some((part) => part !== '') || found.length === parts.length ? 200 : 503
    return context.body(found.join(''), status, { 'content-type': METRICS_TYPE })
  })

  return app
}

/** Null for a part that cannot be told now. */
async function partOf({ log }: Watched, tell: () => Promise<string>): Promise<string | null> {
  try {
    return await tell()
  } catch (error) {
    log?.warn({ reason: messageOf(error) }, 'figures could not be gathered')
    return null
  }
}
