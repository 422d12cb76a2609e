// Visiting the pages of a source that are due, and storing what they give: one transaction a page, so that it can
// end anywhere. What keeps its text back is stored as a teaser, and said.
import { messageOf } from '../core/errors.js'
import { nextVisit } from '../core/ingest/polling.js'
import type { Instant, Source } from '../core/model.js'
import { duePages, listedEntries, type Page, settlePage } from '../store/pages.js'
import type { App } from './app.js'
import { guarded } from './guarded.js'
import type { WholeEntry } from './keep.js'
import { type Visit, visit } from './visit.js'

/** Pages that one collection visits of a source; the rest is left to the next one. */
const MOST_PAGES = 30

export interface ReadPagesInput {
  source: Source
  /** Also pages whose next look is planned for later. */
  isImpatient: boolean
  now: Instant
  signal?: AbortSignal
}

export interface PagesRead {
  new: number
  revised: number
  /** Editorials of which only a summary could be had. */
  teasers: number
  /** Pages that wait for the next collection. */
  waiting: number
  problems: string[]
}

export async function readPages(
  app: App,
  { source, isImpatient, now, signal }: ReadPagesInput,
): Promise<PagesRead> {
  const result: PagesRead = { new: 0, revised: 0, teasers: 0, waiting: 0, problems: [] }
  const pages = await duePages(app.db, source.id, { now, isImpatient, limit: MOST_PAGES + 1 })
  for (const page of pages.slice(0, MOST_PAGES)) {
    if (signal?.aborted) break
    const { url, entry, etag, lastModified } = page
    const validators = { etag, lastModified }
    const visited = await guarded(app, signal, () =>
      visit(source, app.documents, { url, entry, validators, signal }),
    ).catch(failedVisit)
    if (signal?.aborted) break
    const counts = await storeVisit(app, source, page, visited, now)
    result.new += counts.new
    result.revised += counts.revised
    result.teasers += counts.teasers
    if (counts.problem) result.problems.push(counts.problem)
  }
  if (pages.length > MOST_PAGES) result.waiting = pages.length - MOST_PAGES
  return result
}

function failedVisit(error: unknown): Visit {
  return { kind: 'failed', reason: messageOf(error), heldUntil: null }
}

async function storeVisit(app: App, source: Source, page: Page, visited: Visit, now: Instant) {
  const whole = readingOf(page, visited)
  const reason = 'reason' in visited ? visited.reason : null
  const kept = whole ? await import('./keep.js') : null
  return app.db.transaction().execute(async (tx) => {
    const counts =
      whole && kept
        ? await kept.keep(tx, source, { entries: [whole], listed: await listedEntries(tx, source.id), now })
        : { new: 0, revised: 0 }
    await settlePage(tx, source.id, page.url, { ...settledAs(page, visited, now), error: reason }, now)
    const isTeaser = whole !== null && whole.teaser !== null
    const problem = reason === null ? null : problemOf(page, reason, isTeaser)
    return { ...counts, teasers: isTeaser ? counts.new + counts.revised : 0, problem }
  })
}

/** What a visit gives to store: the text, or else what the feed says of it. */
function readingOf({ entry }: Page, visited: Visit): WholeEntry | null {
  if (visited.kind === 'unchanged') return null
  if (visited.kind === 'text') return { ...visited.entry, teaser: null }
  const shown = visited.kind === 'teaser' ? (visited.text ?? '') : ''
  const summary = entry.summary ?? ''
  const text = shown.length > summary.length ? shown : summary
  const teaser = visited.kind === 'teaser' ? visited.why : 'unreachable'
  return text === '' ? null : { ...entry, text, teaser }
}

function settledAs({ visits, failures, etag, lastModified }: Page, visited: Visit, now: Instant) {
  if (visited.kind === 'failed') {
    const failed = { visits, failures: failures + 1 }
    return {
      ...failed,
      etag,
      lastModified,
      dueAt: nextVisit({ ...failed, heldUntil: visited.heldUntil }, now),
    }
  }
  const validators = visited.kind === 'teaser' ? { etag: null, lastModified: null } : visited.validators
  const seen = { visits: visits + 1, failures: 0 }
  return { ...seen, ...validators, dueAt: nextVisit({ ...seen, heldUntil: null }, now) }
}

function problemOf({ entry, url }: Page, reason: string, isTeaser: boolean): string {
  const name = entry.title || url
  const said = /^https?:/.test(reason) ? `"${name}": ${reason}` : `"${name}" ${reason}`
  if (!isTeaser) return `${said}; nothing else is known of it`
  return `${said}; what is open of it is kept`
}
