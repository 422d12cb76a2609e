// collect: read the sources that are due and store what is new, one transaction a source.
// A source that fails is reported by name and waits longer each time; the others go on.
import pLimit from 'p-limit'
import { later } from '../core/delivery/ledger.js'
import { hashOf } from '../core/digest/edition.js'
import { messageOf, UserError } from '../core/errors.js'
import type { Entry, Instant, Source } from '../core/model.js'
import { instantOf } from '../core/zone.js'
import { knownNames, type Reading, storeReading } from '../store/editorials.js'
import { type SourceState, saveSourceState, sourceStates } from '../store/sources.js'
import type { App } from './app.js'
import { languageOf, readSource, type SourceReading } from './read.js'

const MINUTE_MS = 60_000
/** A source is read this often; after failures the time doubles, up to six hours. */
const EVERY_MS = 15 * MINUTE_MS
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS
/** Sources read at the same time. */
const TOGETHER = 4

export interface Collected {
  source: string
  name: string
  found: number
  new: number
  revised: number
  /** Parts that could not be read. */
  problems: string[]
  /** Why nothing could be read; null when the source was read. */
  error: string | null
}

export interface CollectInput {
  now: Instant
  /** Only these sources, due or not. */
  sources?: Source[]
  onSource?: (collected: Collected, done: number, of: number) => void
  signal?: AbortSignal
}

export async function collect(app: App, input: CollectInput): Promise<Collected[]> {
  const states = await sourceStates(app.db)
  const due = input.sources ?? app.config.sources.filter((source) => isDue(states.get(source.id), input.now))
  const limit = pLimit(TOGETHER)
  let done = 0
  const collected = due.map((source) =>
    limit(async () => {
      if (input.signal?.aborted) return null
      const result = await collectSource(app, source, states.get(source.id), input)
      done += 1
      input.onSource?.(result, done, due.length)
      return result
    }),
  )
  return (await Promise.all(collected)).filter((result) => result !== null)
}

function isDue(state: SourceState | undefined, now: Instant): boolean {
  // A check that lies in the future was made for another time, by hand.
  return state === undefined || state.dueAt <= now || state.checkedAt > now
}

async function collectSource(
  app: App,
  source: Source,
  state: SourceState | undefined,
  { now, signal }: CollectInput,
): Promise<Collected> {
  const result = { source: source.id, name: source.name, found: 0, new: 0, revised: 0 }
  try {
    const reading = await readSource(source, app.documents, {
      validators: state,
      known: await knownNames(app.db, source.id),
      signal,
    })
    const counts = await storeEntries(app, source, reading.entries, now)
    await saveSourceState(app.db, source.id, readState(reading, now))
    app.log.info({ source: source.id, ...counts, problems: reading.problems.length }, 'source was read')
    return { ...result, ...counts, found: reading.entries.length, problems: reading.problems, error: null }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const failures = (state?.failures ?? 0) + 1
    await saveSourceState(app.db, source.id, failedState(state, failures, messageOf(error), now))
    app.log.warn({ source: source.id, failures, reason: messageOf(error) }, 'source could not be read')
    return { ...result, problems: [], error: messageOf(error) }
  }
}

async function storeEntries(app: App, source: Source, entries: Entry[], now: Instant) {
  const counts = { new: 0, revised: 0 }
  await app.db.transaction().execute(async (tx) => {
    for (const entry of entries) {
      const reading = readingOf(entry, source)
      if (!reading) continue
      const stored = await storeReading(tx, reading, now)
      if (stored !== 'known') counts[stored] += 1
    }
  })
  return counts
}

/** An entry as it is stored; null while it has no text. */
function readingOf(entry: Entry, source: Source): Reading | null {
  const { guid, url, title, author, published, updated, text } = entry
  if (!text || !title) return null
  return {
    source: source.id,
    guid,
    url,
    language: languageOf(entry, source),
    published,
    publishedAt: published === null ? null : instantOf(published),
    title,
    author,
    text,
    hash: hashOf({ title, text }),
    updated,
  }
}

function readState({ validators, problems }: SourceReading, now: Instant): SourceState {
  return {
    checkedAt: now,
    dueAt: later(now, EVERY_MS),
    etag: validators.etag,
    lastModified: validators.lastModified,
    failures: 0,
    error: problems.length === 0 ? null : problems.join('; '),
  }
}

function failedState(
  state: SourceState | undefined,
  failures: number,
  error: string,
  now: Instant,
): SourceState {
  const waitMs = Math.min(EVERY_MS * 2 ** (failures - 1), LONGEST_WAIT_MS)
  return {
    checkedAt: now,
    dueAt: later(now, waitMs),
    etag: state?.etag ?? null,
    lastModified: state?.lastModified ?? null,
    failures,
    error,
  }
}
