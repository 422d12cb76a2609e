// Editorials and their revisions.
import { sql, type Transaction } from 'kysely'
import type { Editorial, Instant, SourceName, ZonedTime } from '../core/model.js'
import type { Database } from './database.js'
import type { Tables } from './tables.js'

export interface Reading {
  source: string
  guid: string
  url: string | null
  language: string
  published: ZonedTime | null
  publishedAt: Instant | null
  title: string
  author: string | null
  text: string
  hash: string
  updated: ZonedTime | null
}

export type Stored = 'new' | 'revised' | 'known'

/** Stores one reading: a new editorial, a new revision of a known one (same guid or same link), or nothing. */
export async function storeReading(
  db: Database | Transaction<Tables>,
  reading: Reading,
  now: Instant,
): Promise<Stored> {
  const known = await findEditorial(db, reading)
  if (known === undefined) {
    const { id } = await db
      .insertInto('editorials')
      .values({
        source: reading.source,
        guid: reading.guid,
        url: reading.url,
        language: reading.language,
        published: reading.published,
        published_at: reading.publishedAt,
        first_seen_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await addRevision(db, id, 1, reading, now)
    return 'new'
  }
  const newest = await newestRevision(db, known)
  if (newest?.hash === reading.hash) return 'known'
  const isOld = await db
    .selectFrom('revisions')
    .select('id')
    .where('editorial_id', '=', known)
    .where('hash', '=', reading.hash)
    .executeTakeFirst()
  if (isOld) return 'known'
  await addRevision(db, known, (newest?.number ?? 0) + 1, reading, now)
  return 'revised'
}

/** Which of these guids and links of a source are stored already. */
export async function knownNames(db: Database, source: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('editorials')
    .select(['guid', 'url'])
    .where('source', '=', source)
    .execute()
  return new Set(rows.flatMap((row) => (row.url === null ? [row.guid] : [row.guid, row.url])))
}

/** Editorials of these sources that no edition of the newsletter has carried, newest first. */
export async function unpublishedEditorials(
  db: Database,
  newsletter: string,
  sources: SourceName[],
  limit: number,
): Promise<Editorial[]> {
  return read(
    newestRevisions(db, sources)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('edition_editorials')
              .innerJoin('editions', 'editions.id', 'edition_editorials.edition_id')
              .where('editions.newsletter', '=', newsletter)
              .whereRef('edition_editorials.editorial_id', '=', 'editorials.id')
              .select(sql`1`.as('one')),
          ),
        ),
      )
      .limit(limit),
    sources,
  )
}

/** The newest editorials of these sources. */
export async function latestEditorials(
  db: Database,
  sources: SourceName[],
  limit: number,
): Promise<Editorial[]> {
  return read(newestRevisions(db, sources).limit(limit), sources)
}

export async function countEditorials(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('editorials')
    .select(['source', ({ fn }) => fn.countAll().as('count')])
    .groupBy('source')
    .execute()
  return new Map(rows.map((row) => [row.source, Number(row.count)]))
}

async function findEditorial(db: Database | Transaction<Tables>, { source, guid, url }: Reading) {
  const row = await db
    .selectFrom('editorials')
    .select('id')
    .where('source', '=', source)
    .where((where) =>
      url === null ? where('guid', '=', guid) : where.or([where('guid', '=', guid), where('url', '=', url)]),
    )
    .orderBy('id')
    .executeTakeFirst()
  return row?.id
}

async function newestRevision(db: Database | Transaction<Tables>, editorial: number) {
  return db
    .selectFrom('revisions')
    .select(['hash', 'number'])
    .where('editorial_id', '=', editorial)
    .orderBy('number', 'desc')
    .executeTakeFirst()
}

async function addRevision(
  db: Database | Transaction<Tables>,
  editorial: number,
  number: number,
  { hash, title, author, text, updated }: Reading,
  now: Instant,
): Promise<void> {
  await db
    .insertInto('revisions')
    .values({ editorial_id: editorial, number, hash, title, author, text, updated, seen_at: now })
    .execute()
}

function newestRevisions(db: Database, sources: SourceName[]) {
  return db
    .selectFrom('editorials')
    .innerJoin('revisions', 'revisions.editorial_id', 'editorials.id')
    .select([
      'editorials.id',
      'editorials.source',
      'editorials.guid',
      'editorials.url',
      'editorials.language',
      'editorials.published',
      'editorials.first_seen_at',
      'revisions.hash',
      'revisions.number',
      'revisions.title',
      'revisions.author',
      'revisions.text',
      'revisions.updated',
      'revisions.seen_at',
    ])
    .where(
      'editorials.source',
      'in',
      sources.map((source) => source.id),
    )
    .where('revisions.number', '=', ({ selectFrom }) =>
      selectFrom('revisions as newer')
        .select(({ fn }) => fn.max('newer.number').as('number'))
        .whereRef('newer.editorial_id', '=', 'editorials.id'),
    )
    .orderBy(sql`coalesce(editorials.published_at, editorials.first_seen_at)`, 'desc')
    .orderBy('editorials.id')
}

async function read(query: ReturnType<typeof newestRevisions>, sources: SourceName[]): Promise<Editorial[]> {
  const names = new Map(sources.map((source) => [source.id, source]))
  const rows = await query.execute()
  return rows.flatMap((row) => {
    const name = names.get(row.source)
    if (!name) return []
    const { id, guid, url, language, published, hash, number, title, author, text, updated } = row
    return {
      id,
      source: name,
      guid,
      url,
      language,
      published,
      firstSeenAt: row.first_seen_at,
      revision: { hash, number, title, author, text, updated, seenAt: row.seen_at },
    }
  })
}
