// Article pages that hold the texts of editorials: which are to be visited, and when again.
import { sql } from 'kysely'
import { later } from '../core/delivery/ledger.js'
import type { Entry, Instant } from '../core/model.js'
import type { Database, Transaction } from './database.js'

export interface Page {
  url: string
  /** What the feed or the listing says of the editorial. */
  entry: Entry
  etag: string | null
  lastModified: string | null
  visits: number
  failures: number
}

/**
 * New pages are due at once. `isFeed`: a known page is due again when its feed says something else of it;
 * what a listing says ("3 hours ago") changes without reason.
 */
export async function addPages(
  db: Transaction,
  source: string,
  pages: { url: string; entry: Entry }[],
  { isFeed, now }: { isFeed: boolean; now: Instant },
): Promise<void> {
  for (const [index, { url, entry }] of pages.entries()) {
    const text = JSON.stringify(entry)
    // They are visited in the order of the list, the newest first.
    const dueAt = later(now, index - pages.length)
    await db
      .insertInto('pages')
      .values({ source, url, entry: text, due_at: dueAt, listed_at: now })
      .onConflict((conflict) =>
        conflict.columns(['source', 'url']).doUpdateSet((row) => {
          const isRenewed = sql<boolean>`${isFeed ? 1 : 0} = 1 and pages.entry <> ${text} and pages.failures = 0`
          const renewed = <Value>(value: Value, column: 'due_at' | 'etag' | 'last_modified') =>
            row
              .case()
              .when(isRenewed)
              .then(value)
              .else(row.ref(`pages.${column}`))
              .end()
          return {
            listed_at: now,
            entry: isFeed ? text : row.ref('pages.entry'),
            due_at: renewed(dueAt, 'due_at'),
            etag: renewed(null, 'etag'),
            last_modified: renewed(null, 'last_modified'),
          }
        }),
      )
      .execute()
  }
}

/** What the newest list of the source names. */
export async function listedEntries(db: Transaction, source: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('pages')
    .select('entry')
    .where('source', '=', source)
    .where('listed_at', '=', ({ selectFrom }) =>
      selectFrom('pages as listed')
        .where('listed.source', '=', source)
        .select(({ fn }) => fn.max('listed.listed_at').as('listed_at')),
    )
    .execute()
  return rows.map(({ entry }) => JSON.parse(entry))
}

/** Sources with pages to visit; `isImpatient`: as in duePages. */
export async function sourcesWithDuePages(
  db: Database,
  { now, isImpatient }: { now: Instant; isImpatient: boolean },
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('pages')
    .select('source')
    .distinct()
    .where('due_at', 'is not', null)
    .$if(!isImpatient, (query) => query.where('due_at', '<=', now))
    .execute()
  return new Set(rows.map(({ source }) => source))
}

/** Sources that list what nobody has read yet, and what is still to be asked for. */
export async function sourcesWithUnreadPages(db: Database): Promise<Set<string>> {
  const rows = await db
    .selectFrom('pages')
    .select('source')
    .distinct()
    .where('due_at', 'is not', null)
    .where('visits', '=', 0)
    .execute()
  return new Set(rows.map(({ source }) => source))
}

/** The pages to visit, those never seen first. `isImpatient`: also those whose next look is planned for later. */
export async function duePages(
  db: Database,
  source: string,
  { now, isImpatient, limit }: { now: Instant; isImpatient: boolean; limit: number },
): Promise<Page[]> {
  const rows = await db
    .selectFrom('pages')
    .select(['url', 'entry', 'etag', 'last_modified', 'visits', 'failures'])
    .where('source', '=', source)
    .where('due_at', 'is not', null)
    .where((where) =>
      isImpatient
        ? where.or([where('due_at', '<=', now), where('failures', '=', 0)])
        : where('due_at', '<=', now),
    )
    .orderBy('visits')
    .orderBy('due_at')
    .orderBy('url')
    .limit(limit)
    .execute()
  return rows.map(({ url, entry, etag, last_modified, visits, failures }) => ({
    url,
    entry: JSON.parse(entry),
    etag,
    lastModified: last_modified,
    visits,
    failures,
  }))
}

export interface Visited {
  etag: string | null
  lastModified: string | null
  visits: number
  failures: number
  dueAt: Instant | null
  error: string | null
}

export async function settlePage(
  db: Transaction,
  source: string,
  url: string,
  { lastModified, dueAt, ...rest }: Visited,
  now: Instant,
): Promise<void> {
  await db
    .updateTable('pages')
    .set({ ...rest, last_modified: lastModified, due_at: dueAt, checked_at: now })
    .where('source', '=', source)
    .where('url', '=', url)
    .execute()
}
