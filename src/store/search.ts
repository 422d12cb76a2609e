// Search: what of each piece is indexed, and the editorials that answer a question. One function for both
// databases. A piece is indexed once, by the newest revision of the editorial that brought it first, under the
// sources of all that carry it.
import { sql } from 'kysely'
import type { Instant, Language, Teaser, ZonedTime } from '../core/model.js'
import type { Query } from '../core/search/query.js'
import { termsOf } from '../core/search/terms.js'
import type { Database, Transaction } from './database.js'
import { isNewest } from './newest.js'
import { numbersOf } from './numbers.js'
import {
  bestRows,
  countRows,
  freeRows,
  languageFact,
  newestRows,
  putRows,
  sourceFact,
} from './search-index.js'

export type SearchOrder = 'newest' | 'best'

export interface SearchOptions {
  /** Carried by this source. */
  source?: string
  /** Published, or first seen, at or after this. */
  since?: Instant
  /** Its first part counts: "zh-TW" finds what is in "zh". */
  language?: Language
  order: SearchOrder
  limit: number
  /** `next` of an earlier answer: the hits behind it, newest first. */
  before?: number
}

export interface Found {
  editorials: FoundEditorial[]
  /** Counted up to MOST_COUNTED, or `limit` where that is more; `isMore`: there are more than that. */
  matches: number
  isMore: boolean
  /** Where the next older hits begin; null when there are none, or when the best come first. */
  next: number | null
}

export interface FoundEditorial {
  id: number
  /** The source asked for, or the one that came first. */
  source: string
  /** Of the other editorials of the piece. */
  alsoIn: string[]
  url: string | null
  language: Language
  published: ZonedTime | null
  firstSeenAt: Instant
  title: string
  text: string
  teaser: Teaser | null
}

/** Counting all matches of a common word would cost more than finding the newest. */
export const MOST_COUNTED = 1000

export async function searchEditorials(db: Database, query: Query, options: SearchOptions): Promise<Found> {
  const { source, since, language, before, order, limit } = options
  const question = { query, source, since, language }
  const most = Math.max(limit, MOST_COUNTED) + 1
  // Rows are cheap once the index is being read: the newest are found and counted in one reading.
  const rows =
    order === 'newest'
      ? await newestRows(db, { ...question, before }, before === undefined ? most : limit + 1)
      : await bestRows(db, question, limit)
  const isCounted = before === undefined && (order === 'newest' || rows.length < limit)
  const counted = isCounted ? rows.length : await countRows(db, question, most)
  const shown = rows.slice(0, limit)
  return {
    editorials: await editorialsOf(db, shown, source),
    matches: Math.min(counted, most - 1),
    isMore: counted === most,
    next: order === 'newest' && rows.length > limit ? (shown.at(-1) ?? null) : null,
  }
}

/** Indexes pieces anew, by the ids of the editorials that came first. Belongs into the transaction of the change. */
export async function indexPieces(db: Database | Transaction, pieces: number[]): Promise<void> {
  if (pieces.length === 0) return
  const known = await rowsOf(db, pieces)
  const members = await membersOf(db, pieces)
  const texts = await newestTexts(db, pieces)
  const fresh = texts.filter(({ id }) => !known.has(id))
  const free = await freeRows(
    db,
    fresh.map(({ at }) => at),
  )
  for (const [n, { id }] of fresh.entries()) known.set(id, free[n] ?? 0)
  await putRows(
    db,
    texts.map(({ id, language, title, text }) => ({
      row: known.get(id) ?? 0,
      editorial: id,
      terms: {
        headline: termsOf(title),
        body: termsOf(text).slice(0, MOST_TERMS),
        facts: [
          ...new Set((members.get(id) ?? []).map(({ source }) => sourceFact(source))),
          languageFact(language),
        ],
      },
    })),
  )
}

/** Words of a text that are indexed; also about as many as PostgreSQL can tell the places of. */
const MOST_TERMS = 16_000

/** All pieces, oldest first, so many at a time. */
export async function* piecesByAge(db: Database, part: number): AsyncGenerator<number[]> {
  const ids = await db
    .selectFrom('editorials')
    .select('id')
    .where('piece', 'is', null)
    .orderBy(sql`coalesce(published_at, first_seen_at)`)
    .orderBy('id')
    .execute()
  for (let start = 0; start < ids.length; start += part)
    yield ids.slice(start, start + part).map(({ id }) => id)
}

async function rowsOf(db: Database | Transaction, editorials: number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('search_rows')
    .select(['row', 'editorial_id'])
    .where(sql<boolean>`editorial_id in (select numbers.value from ${numbersOf(db, editorials)})`)
    .execute()
  return new Map(rows.map(({ row, editorial_id }) => [editorial_id, Number(row)]))
}

type Member = { id: number; source: string }

/** The editorials of each piece, the one that came first at the head. */
async function membersOf(db: Database | Transaction, pieces: number[]): Promise<Map<number, Member[]>> {
  const wanted = sql`(select numbers.value from ${numbersOf(db, pieces)})`
  const rows = await db
    .selectFrom('editorials')
    .select(['id', 'piece', 'source'])
    .where(sql<boolean>`(id in ${wanted} or piece in ${wanted})`)
    .orderBy('id')
    .execute()
  const members = new Map<number, Member[]>()
  for (const { id, piece, source } of rows)
    members.set(piece ?? id, [...(members.get(piece ?? id) ?? []), { id, source }])
  return members
}

async function newestTexts(db: Database | Transaction, editorials: number[]) {
  return db
    .selectFrom('editorials')
    .innerJoin('revisions', 'revisions.editorial_id', 'editorials.id')
    .select([
      'editorials.id',
      'editorials.source',
      'editorials.url',
      'editorials.language',
      'editorials.published',
      'editorials.first_seen_at',
      'revisions.title',
      'revisions.text',
      'revisions.teaser',
      sql<Instant>`coalesce(editorials.published_at, editorials.first_seen_at)`.as('at'),
    ])
    .where(sql<boolean>`editorials.id in (select numbers.value from ${numbersOf(db, editorials)})`)
    .where(isNewest)
    .orderBy('editorials.id')
    .execute()
}

/** In the order of the rows; of each piece the editorial of the source asked for, else the one that came first. */
async function editorialsOf(
  db: Database,
  rows: number[],
  source: string | undefined,
): Promise<FoundEditorial[]> {
  if (rows.length === 0) return []
  const pieces = await piecesIn(db, rows)
  const members = await membersOf(db, [...pieces.values()])
  const chosen = new Map<number, Member>()
  for (const [piece, all] of members) {
    const member = all.find((one) => one.source === source) ?? all[0]
    if (member) chosen.set(piece, member)
  }
  const texts = await newestTexts(
    db,
    [...chosen.values()].map(({ id }) => id),
  )
  const byId = new Map(texts.map((text) => [text.id, text]))
  return rows.flatMap((row) => {
    const piece = pieces.get(row) ?? 0
    const one = byId.get(chosen.get(piece)?.id ?? 0)
    if (!one) return []
    const { at: _, first_seen_at, ...shown } = one
    const others = (members.get(piece) ?? []).map((member) => member.source)
    return [
      {
        ...shown,
        firstSeenAt: first_seen_at,
        alsoIn: [...new Set(others)].filter((other) => other !== one.source),
      },
    ]
  })
}

/** Editorials by the rows of the index. */
async function piecesIn(db: Database, rows: number[]): Promise<Map<number, number>> {
  const found = await db.selectFrom('search_rows').selectAll().where('row', 'in', rows).execute()
  return new Map(found.map(({ row, editorial_id }) => [Number(row), editorial_id]))
}
