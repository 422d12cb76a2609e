// What the web pages may ask of the house; reading only.
import { sql } from 'kysely'
import { messageOf } from '../core/errors.js'
import type { Edition } from '../core/model.js'
import { editionNumbered, latestEditions } from '../store/editions.js'
import type { App } from './app.js'
import { healthOf } from './health.js'
import { type SearchInput, search } from './search.js'
import { listSources } from './sources.js'
import { upcoming } from './upcoming.js'

export function houseOf(app: App) {
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
    async health() {
      const healths = await healthOf(app, { now: app.clock() })
      return healths.map(({ source, state, newestAt, editorials, silence, why }) => ({
        source: source.id,
        readAt: state?.readAt ?? null,
        newestAt,
        failures: state?.failures ?? 0,
        silentWhy: silence === null ? null : (why?.code ?? null),
        editorials,
      }))
    },
    async ready() {
      const database = await sql`select 1`.execute(app.db).then(() => 'ok', messageOf)
      return { ok: database === 'ok', checks: { database } }
    },
  }
}

function inZone(at: string, zone: string): string {
  const format = { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' } as const
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(at))
}
