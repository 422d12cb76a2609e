// What the web pages may ask of the house; reading only.
import type { Edition } from '../core/model.js'
import { editionNumbered, latestEditions } from '../store/editions.js'
import { searchRowCount } from '../store/status.js'
import type { App } from './app.js'
import { healthOf } from './health.js'
import type { Pulse } from './pulse.js'
import { readiness } from './readiness.js'
import { type SearchInput, search } from './search.js'
import { listSources } from './sources.js'
import { type Status, statusOf } from './status.js'
import { upcoming } from './upcoming.js'

/** Who asks for figures again within this time gets the same ones (ms): the door may stand open. */
const FIGURES_MS = 5_000

/** `pulse` is that of the clock which runs in this process; without one there is none to be stuck. */
export function houseOf(app: App, { pulse }: { pulse?: Pulse } = {}) {
  const figures = keptFor(FIGURES_MS, () => figuresOf(app))
  const health = keptFor(FIGURES_MS, () => sourceFiguresOf(app))
  return {
    site: app.site,
    log: app.log,
    channels: app.config.channels.map(({ channel }) => channel),
    latestEditions: (limit: number): Promise<Edition[]> => latestEditions(app.db, limit),
    edition: (newsletter: string, number: number): Promise<Edition | null> =>
      editionNumbered(app.db, newsletter, number),
    upcoming: (count: number) => upcoming(app, { from: app.clock(), count }),
    async sources() {
      const sources = await listSources(app)
      return sources.map(({ id, name, error, checkedAt, editorials }) => ({
        id,
        name,
        editorials,
        status: error ?? (checkedAt ? `read ${inZone(checkedAt, app.config.site.zone)}` : 'not read yet'),
      }))
    },
    archive: {
      zone: app.config.site.zone,
      papers: app.config.sources.map(({ id, name, language }) => ({ id, name, language })),
      search: (input: SearchInput) => search(app, input),
    },
    health,
    figures,
    ready: () => readiness(app, pulse),
  }
}

/** How each source is doing, for the metrics. */
async function sourceFiguresOf(app: App) {
  const healths = await healthOf(app, { now: app.clock() })
  return healths.map(({ source, state, newestAt, editorials, silence, why }) => ({
    source: source.id,
    readAt: state?.readAt ?? null,
    newestAt,
    failures: state?.failures ?? 0,
    silentWhy: silence === null ? null : (why?.code ?? null),
    editorials,
  }))
}

async function figuresOf(app: App): Promise<{ status: Status; searchRows: number }> {
  const status = await statusOf(app, { now: app.clock() })
  return { status, searchRows: await searchRowCount(app.db) }
}

/** One asking at a time, and its answer for so long (ms of the process's own clock). */
function keptFor<Answer>(ms: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let kept: { answer: Promise<Answer>; until: number } | null = null
  return () => {
    if (kept !== null && performance.now() < kept.until) return kept.answer
    const mine = { answer: ask(), until: Number.POSITIVE_INFINITY }
    kept = mine
    mine.answer.then(
      () => {
        mine.until = performance.now() + ms
      },
      () => {
        mine.until = 0
      },
    )
    return mine.answer
  }
}

function inZone(at: string, zone: string): string {
  const format = { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' } as const
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(at))
}
