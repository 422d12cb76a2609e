// collect: read the sources that are due and store what is new. For each source first its list (one transaction),
// then the pages that hold texts (one transaction each), so that it can end anywhere and go on from there.
// A source that fails is reported by name and waits longer each time; the others go on.
import pLimit from 'p-limit'
import { later } from '../core/delivery/ledger.js'
import { messageOf, UserError } from '../core/errors.js'
import { type Asked, afterFailure, afterReading, type SourceState, turnOf } from '../core/ingest/polling.js'
import type { Entry, Instant, Source } from '../core/model.js'
import { FetchError } from '../io/fetch.js'
import { HeldError, RobotsError } from '../io/guest.js'
import { addPages, sourcesWithDuePages } from '../store/pages.js'
import { saveSourceStates, sourceStates } from '../store/sources.js'
import type { App } from './app.js'
import { readPages } from './collect-pages.js'
import { guarded } from './guarded.js'
import type { WholeEntry } from './keep.js'
import { readSource, type SourceReading } from './read-source.js'

/** Sources read at the same time; those of one host wait for each other all the same. */
const TOGETHER = 8

export interface Collected {
  source: string
  name: string
  /** Entries that the source lists; null when it was not read, or said that nothing has changed. */
  found: number | null
  new: number
  revised: number
  /** Editorials of which only the feed's summary could be had. */
  teasers: number
  /** Pages that wait for the next collection. */
  waiting: number
  /** Parts that could not be read. */
  problems: string[]
  /** Why it was not read now, although it was asked for: Retry-After, back-off, gone. */
  held: string | null
  /** Why nothing could be read; null when the source was read. */
  error: string | null
}

export interface CollectInput {
  now: Instant
  /** Only these sources, due or not. */
  sources?: Source[]
  /** Every source counts as due; Retry-After, 410, robots.txt and back-off still hold. */
  dueNow?: boolean
  onSource?: (collected: Collected, done: number, of: number) => void
  signal?: AbortSignal
}

export async function collect(app: App, input: CollectInput): Promise<Collected[]> {
  const { now, signal, onSource } = input
  const asked: Asked = input.sources ? 'by-name' : input.dueNow ? 'due-now' : 'by-clock'
  const states = await sourceStates(app.db)
  const withPages = await sourcesWithDuePages(app.db, { now, isImpatient: asked !== 'by-clock' })
  const tasks = (input.sources ?? app.config.sources).flatMap((source) => {
    const state = stateOf(states.get(source.id), source)
    const turn = state ? turnOf(state, asked, now) : ({ kind: 'now' } as const)
    return turn.kind === 'later' && !withPages.has(source.id)
      ? []
      : [{ source, state, turn, hasPages: withPages.has(source.id) }]
  })
  // A database that another program keeps locked is found out before the papers are asked.
  if (tasks.length > 0) await app.db.transaction().execute(async () => undefined)
  const limit = pLimit(TOGETHER)
  const quiet: Quiet[] = []
  let done = 0
  const collected = tasks.map((task) =>
    limit(async () => {
      if (signal?.aborted) return null
      const result = await collectSource(app, { ...task, quiet, asked, now, signal })
      done += 1
      onSource?.(result, done, tasks.length)
      return result
    }),
  )
  const results = (await Promise.all(collected)).filter((result) => result !== null)
  await saveSourceStates(app.db, quiet)
  if (results.some((result) => result.new > 0)) await (await keeping()).forgetLikeness(app.db, now)
  return results
}

/** What we know of another address says nothing of this one. */
function stateOf(state: SourceState | undefined, source: Source): SourceState | undefined {
  return state?.url === source.url ? state : undefined
}

/** A source of which nothing is new but the time: all of them are stored together at the end. */
interface Quiet {
  source: string
  state: SourceState
}

interface Task {
  source: Source
  state: SourceState | undefined
  turn: ReturnType<typeof turnOf>
  /** Did pages wait before the list was read? */
  hasPages: boolean
  quiet: Quiet[]
  asked: Asked
  now: Instant
  signal?: AbortSignal
}

async function collectSource(app: App, task: Task): Promise<Collected> {
  const { source, turn } = task
  const result = nothingOf(source)
  if (turn.kind === 'held') return { ...result, held: turn.why }
  if (turn.kind === 'now') {
    const listed = await readList(app, task)
    Object.assign(result, listed)
    if (listed.error !== null) return result
  }
  if (!task.hasPages && result.found === null) return result
  const isImpatient = task.asked !== 'by-clock'
  const pages = await readPages(app, { source, isImpatient, now: task.now, signal: task.signal })
  return {
    ...result,
    new: result.new + pages.new,
    revised: result.revised + pages.revised,
    teasers: result.teasers + pages.teasers,
    waiting: pages.waiting,
    problems: [...result.problems, ...pages.problems],
  }
}

function nothingOf({ id, name }: Source): Collected {
  const counts = { found: null, new: 0, revised: 0, teasers: 0, waiting: 0 }
  return { source: id, name, ...counts, problems: [], held: null, error: null }
}

const NOTHING_NEW = { new: 0, revised: 0 }

/** Identity and its tables are loaded when there is something to keep: most readings say that nothing changed. */
const keeping = () => import('./keep.js')

// --- The list ----------------------------------------------------------------------------------------

type Listed = Pick<Collected, 'found' | 'new' | 'revised' | 'teasers' | 'problems' | 'error'>

async function readList(app: App, { source, state, quiet, now, signal }: Task): Promise<Listed> {
  try {
    const reading = await guarded(app, signal, () => readSource(source, app.documents, { state, signal }))
    const found = reading.isUnchanged ? null : reading.entries.length
    const read = afterReading(state, source.url, { ...reading, found }, { everyMs: source.everyMs, now })
    if (reading.isUnchanged) quiet.push({ source: source.id, state: read })
    const counts = reading.isUnchanged ? NOTHING_NEW : await storeList(app, source, reading, { read, now })
    app.log.info(
      { source: source.id, found, ...counts, problems: reading.problems.length },
      'source was read',
    )
    return { found, teasers: 0, ...counts, problems: reading.problems, error: null }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    // The service is stopping: that is no failure of the source.
    const reason = messageOf(error)
    if (!signal?.aborted) {
      const failed = afterFailure(state, source.url, failureOf(error, now), now)
      await saveSourceStates(app.db, [{ source: source.id, state: failed }])
      app.log.warn({ source: source.id, failures: failed.failures, reason }, 'source could not be read')
    }
    return { found: null, new: 0, revised: 0, teasers: 0, problems: [], error: reason }
  }
}

function failureOf(error: UserError, now: Instant) {
  const reason = messageOf(error)
  if (error instanceof HeldError) return { reason, status: null, heldUntil: error.until }
  if (error instanceof RobotsError) return { reason, status: null, heldUntil: error.askAgainAt }
  if (!(error instanceof FetchError)) return { reason, status: null, heldUntil: null }
  const { status, retryAfterMs } = error
  return { reason, status, heldUntil: retryAfterMs === null ? null : later(now, retryAfterMs) }
}

/** Texts, pages to visit, and what we know of the source now: all of it or nothing. */
async function storeList(
  app: App,
  source: Source,
  reading: SourceReading,
  { read, now }: { read: SourceState; now: Instant },
): Promise<{ new: number; revised: number; teasers: number }> {
  const whole = reading.entries.flatMap(wholeOf)
  const pages = reading.entries.flatMap((entry) =>
    entry.text === null && entry.url !== null ? [{ url: entry.url, entry }] : [],
  )
  const isFeed = source.kind === 'feed' || reading.feedUrl !== null
  const kept = whole.length > 0 ? await keeping() : null
  return app.db.transaction().execute(async (tx) => {
    const counts = await kept?.keep(tx, source, { entries: whole, listed: reading.entries, now })
    await addPages(tx, source.id, pages, { isFeed, now })
    await saveSourceStates(tx, [{ source: source.id, state: read }])
    return { ...NOTHING_NEW, ...counts, teasers: whole.filter(({ teaser }) => teaser !== null).length }
  })
}

/** Entries that need no page: they have their text, or there is no page and the feed's summary is all there is. */
function wholeOf(entry: Entry): WholeEntry[] {
  if (entry.text !== null) return [{ ...entry, text: entry.text, teaser: null }]
  if (entry.url === null && entry.summary !== null)
    return [{ ...entry, text: entry.summary, teaser: 'short' }]
  return []
}
