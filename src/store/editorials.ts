// Editorials as the digest, the answers and the commands read them: each with its newest revision.
import { sql } from 'kysely'
import type { Editorial, Instant, SourceName, ZonedTime } from '../core/model.js'
import type { Database } from './database.js'
import { isNewest } from './newest.js'

/**
 * Editorials of these sources whose piece no edition of the newsletter has carried, newest first; of one piece in
 * several sources all.
 */
export async function unpublishedEditorials(
  db: Database,
  newsletter: string,
  sources: SourceName[],
  limit: number,
): Promise<Editorial[]> {
  return read(
    newestRevisions(db, sources)
      .where(({ eb, selectFrom }) =>
        eb(
          sql<number>`coalesce(editorials.piece, editorials.id)`,
          'not in',
          selectFrom('edition_editorials')
            .innerJoin('editions', 'editions.id', 'edition_editorials.edition_id')
            .innerJoin('editorials as carried', 'carried.id', 'edition_editorials.editorial_id')
            .where('editions.newsletter', '=', newsletter)
            .select(sql<number>`coalesce(carried.piece, carried.id)`.as('piece')),
        ),
      )
      .limit(limit),
    sources,
  )
}

/** The newest editorials of these sources; of one piece in several only the one that came first. */
export async function latestEditorials(
  db: Database,
  sources: SourceName[],
  limit: number,
): Promise<Editorial[]> {
  const editorials = await read(newestRevisions(db, sources).limit(limit * COPIES), sources)
  const first = firstOfPieces(editorials)
  return editorials.filter(({ id, piece }) => first.get(piece) === id).slice(0, limit)
}

/** So many papers may carry the newest pieces, all of them, and there are still as many pieces as were asked for. */
const COPIES = 4

export async function countEditorials(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('editorials')
    .select(['source', ({ fn }) => fn.countAll().as('count')])
    .groupBy('source')
    .execute()
  return new Map(rows.map((row) => [row.source, Number(row.count)]))
}

function newestRevisions(db: Database, sources: SourceName[]) {
  return db
    .selectFrom('editorials')
    .innerJoin('revisions', 'revisions.editorial_id', 'editorials.id')
    .select([
      'editorials.id',
      'editorials.piece',
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
      'revisions.teaser',
    ])
    .where(
      'editorials.source',
      'in',
      sources.map((source) => source.id),
    )
    .where(isNewest)
    .orderBy(sql`coalesce(editorials.published_at, editorials.first_seen_at)`, 'desc')
    .orderBy('editorials.id')
}

async function read(query: ReturnType<typeof newestRevisions>, sources: SourceName[]): Promise<Editorial[]> {
  const names = new Map(sources.map((source) => [source.id, source]))
  const rows = await query.execute()
  return rows.flatMap((row) => {
    const name = names.get(row.source)
    if (!name) return []
    const { id, guid, url, language, published, hash, number, title, author, text, updated, teaser } = row
    return {
      id,
      piece: row.piece ?? id,
      source: name,
      guid,
      url,
      language,
      published,
      firstSeenAt: row.first_seen_at,
      revision: { hash, number, title, author, text, updated, seenAt: row.seen_at, teaser },
    }
  })
}

function firstOfPieces(editorials: Editorial[]): Map<number, number> {
  const first = new Map<number, number>()
  for (const { id, piece } of editorials) first.set(piece, Math.min(id, first.get(piece) ?? id))
  return first
}

/** When the newest editorials of a source appeared, the newest first. */
export async function appearancesOf(
  db: Database,
  source: string,
  limit: number,
): Promise<{ published: ZonedTime | null; firstSeenAt: Instant }[]> {
  const rows = await db
    .selectFrom('editorials')
    .select(['published', 'first_seen_at'])
    .where('source', '=', source)
    .orderBy(sql`coalesce(published_at, first_seen_at)`, 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ published, first_seen_at }) => ({ published, firstSeenAt: first_seen_at }))
}
