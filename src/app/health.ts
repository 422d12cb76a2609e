// How each source is doing: its newest editorial, what is expected of it, whether it is silent and why.
// One judgement for the log, the doctor, the metrics and the edition.

import type { SourceState } from '../core/ingest/polling.js'
import { appearedAt } from '../core/ingest/silence/appearances.js'
import { type Expected, expectedOf } from '../core/ingest/silence/habit.js'
import { type Silence, silenceOf } from '../core/ingest/silence/silence.js'
import { type SilenceReason, whySilent } from '../core/ingest/silence/why.js'
import type { Instant, Language, MissingSource, Newsletter, Source } from '../core/model.js'
import { appearancesOf, countEditorials } from '../store/editorials.js'
import { sourcesWithUnreadPages } from '../store/pages.js'
import { saveSilence, sourceStates } from '../store/sources.js'
import { type App, sourcesOf } from './app.js'

/** The newest editorials that a habit is learnt from; a daily with three a day fills eight weeks with them. */
const HISTORY = 200

export interface Health {
  source: Source
  state: SourceState | null
  newestAt: Instant | null
  editorials: number
  expected: Expected[]
  silence: Silence | null
  /** Why it is silent, or why its last reading failed; null when all is well. */
  why: SilenceReason | null
}

export interface HealthInput {
  now: Instant
  /** All, unless named. */
  sources?: Source[]
  /** Of the words for readers. */
  language?: Language
}

export async function healthOf(app: App, { now, sources, language }: HealthInput): Promise<Health[]> {
  const states = await sourceStates(app.db)
  const counts = await countEditorials(app.db)
  const site = app.config.site
  return Promise.all(
    (sources ?? app.config.sources).map(async (source) => {
      const known = states.get(source.id)
      const state = known?.url === source.url ? known : null
      const history = await historyOf(app, source)
      const newestAt = history.reduce<Instant | null>((a, b) => (a !== null && a > b ? a : b), null)
      const expected = expectedOf(source, history, now)
      const silence = silenceOf({ expected, newest: newestAt, state, now })
      const since = silence?.since ?? state?.checkedAt ?? now
      const isWell = silence === null && (state === null || state.failures === 0)
      const words = { source, since, now, zone: site.zone, language: language ?? site.language }
      const why = isWell ? null : whySilent(state, words)
      const editorials = counts.get(source.id) ?? 0
      return { source, state, newestAt, editorials, expected, silence, why }
    }),
  )
}

async function historyOf(app: App, source: Source): Promise<Instant[]> {
  const rows = await appearancesOf(app.db, source.id, HISTORY)
  return rows.map(({ published, firstSeenAt }) => appearedAt(published, firstSeenAt, source.zone))
}

/**
 * The sources of a newsletter that are silent or cannot be read, in words for its readers, and the ids of those of
 * which nothing was ever asked for or something that they list was never read.
 */
export async function missingSources(
  app: App,
  newsletter: Newsletter,
  now: Instant,
): Promise<{ silent: MissingSource[]; failing: MissingSource[]; unread: Set<string> }> {
  const wanted = sourcesOf(app, newsletter)
  const sources = app.config.sources.filter(({ id }) => wanted.some((source) => source.id === id))
  const healths = await healthOf(app, { now, sources, language: newsletter.language })
  const missing = wanted.flatMap((source) => {
    const health = healths.find((one) => one.source.id === source.id)
    return health?.why ? [{ source, why: health.why.reader, isSilent: health.silence !== null }] : []
  })
  const named = ({ source, why }: MissingSource) => ({ source, why })
  const unread = await sourcesWithUnreadPages(app.db)
  for (const { source, state } of healths) if (state === null) unread.add(source.id)
  return {
    silent: missing.filter(({ isSilent }) => isSilent).map(named),
    failing: missing.filter(({ isSilent }) => !isSilent).map(named),
    unread,
  }
}

/** Says each silence once in the log, and once that it is over. */
export async function tellSilence(
  app: App,
  { now, sources }: { now: Instant; sources: Source[] },
): Promise<void> {
  for (const { source, state, silence, why } of await healthOf(app, { now, sources })) {
    if (state === null || (silence?.since ?? null) === state.silentSince) continue
    if (silence === null) {
      app.log.info({ source: source.id, since: state.silentSince }, 'source is no longer silent')
    } else {
      app.log.warn(
        { source: source.id, since: silence.since, why: why?.code, says: why?.operator },
        'source is silent',
      )
    }
    await saveSilence(app.db, source.id, silence?.since ?? null)
  }
}
