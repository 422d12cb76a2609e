// Editorials with all their revisions, page by page: the whole store in the order in which it was read.
import { sql } from 'kysely'
import type { Change, Instant, Teaser, ZonedTime } from '../core/model.js'
import type { Database } from './database.js'

/** An editorial with what became of it, as `masthead editorials` lists it. */
export interface ListedEditorial {
  id: number
  /** Sources that carry the piece, the one that came first at the head. */
  sources: string[]
  url: string | null
  title: string
  author: string | null
  language: string
  guid: string
  published: ZonedTime | null
  updated: ZonedTime | null
  firstSeenAt: Instant
  text: string
  teaser: Teaser | null
  revisions: { number: number; hash: string; change: Change | null; title: string; seenAt: Instant }[]
}

/**
 * One entry a piece, oldest first; `after` is the id to go on behind. Of a piece in several sources the one that
 * came first is listed, or with `source` that source's own.
 */
export async function listEditorials(
  db: Database,
  { source, since, after, limit }: { source?: string; since?: Instant; after: number; limit: number },
): Promise<ListedEditorial[]> {
  const rows = await db
    .selectFrom('editorials')
    .selectAll()
    .where('id', '>', after)
    .$if(source === undefined, (query) => query.where('piece', 'is', null))
    .$if(source !== undefined, (query) => query.where('source', '=', source ?? ''))
    .$if(since !== undefined, (query) =>
      query.where(sql<string>`coalesce(published_at, first_seen_at)`, '>=', since ?? ''),
    )
    .orderBy('id')
    .limit(limit)
    .execute()
  if (rows.length === 0) return []
  const revisions = await revisionsOf(
    db,
    rows.map(({ id }) => id),
  )
  const carriers = await carriersOf(
    db,
    rows.map(({ id, piece }) => piece ?? id),
  )
  return rows.flatMap((row) => {
    const own = revisions.get(row.id) ?? []
    const newest = own.at(-1)
    if (newest === undefined) return []
    return [
      {
        id: row.id,
        sources: [
          ...new Set([row.source, ...(carriers.get(row.piece ?? row.id) ?? []).map((one) => one.source)]),
        ],
        url: row.url,
        title: newest.title,
        author: newest.author,
        language: row.language,
        guid: row.guid,
        published: row.published,
        updated: newest.updated,
        firstSeenAt: row.first_seen_at,
        text: newest.text,
        teaser: newest.teaser,
        revisions: own.map(({ number, hash, change, title, seen_at }) => ({
          number,
          hash,
          change,
          title,
          seenAt: seen_at,
        })),
      },
    ]
  })
}

async function revisionsOf(db: Database, editorials: number[]) {
  const rows = await db
    .selectFrom('revisions')
    .selectAll()
    .where('editorial_id', 'in', editorials)
    .orderBy('editorial_id')
    .orderBy('number')
    .execute()
  return grouped(rows, ({ editorial_id }) => editorial_id)
}

async function carriersOf(db: Database, pieces: number[]) {
  const rows = await db
    .selectFrom('editorials')
    .select(['id', 'piece', 'source'])
    .where(({ or, eb }) => or([eb('piece', 'in', pieces), eb('id', 'in', pieces)]))
    .orderBy('id')
    .execute()
  return grouped(rows, ({ id, piece }) => piece ?? id)
}

function grouped<Row>(rows: Row[], key: (row: Row) => number): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
