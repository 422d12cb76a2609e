// What identity needs of the store: editorials by their names and by their likeness, and new revisions of them.
// Nothing is decided here; app/keep.ts decides by core/ingest/identity/.
import { sql } from 'kysely'
import type { Change, Instant, Teaser, ZonedTime } from '../core/model.js'
import type { Database, Transaction } from './database.js'
import { isNewest } from './newest.js'
import { numbersOf } from './numbers.js'

/** One reading of one editorial, as it is stored. */
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
  teaser: Teaser | null
}

/** An editorial that a reading is compared with. */
export interface Stored {
  id: number
  piece: number
  source: string
  guid: string
  url: string | null
  publishedAt: Instant | null
  /** Of the newest revision. */
  number: number
  hash: string
  title: string
  text: string
  teaser: Teaser | null
}

/** The editorials of a source that are known under one of these names. */
export async function editorialsNamed(
  db: Database | Transaction,
  source: string,
  names: string[],
): Promise<Map<string, Stored>> {
  const found = new Map<string, Stored>()
  for (let start = 0; start < names.length; start += NAMES_AT_ONCE) {
    const rows = await newestOf(db)
      .innerJoin('editorial_names', 'editorial_names.editorial_id', 'editorials.id')
      .select('editorial_names.name')
      .where('editorial_names.source', '=', source)
      .where('editorial_names.name', 'in', names.slice(start, start + NAMES_AT_ONCE))
      .execute()
    for (const row of rows) found.set(row.name, storedOf(row))
  }
  return found
}

/** Variables that one statement may bind are limited. */
const NAMES_AT_ONCE = 200

/** Editorials of any source whose text may be alike: they share so many bands. The likest few. */
export async function editorialsAlike(
  db: Transaction,
  bands: number[],
  { shared, since }: { shared: number; since: Instant },
): Promise<Stored[]> {
  const alike = await db
    .selectFrom('editorial_bands')
    .select(['editorial_id', ({ fn }) => fn.countAll().as('shared')])
    .where(sql<boolean>`band in (select numbers.value from ${numbersOf(db, bands)})`)
    .groupBy('editorial_id')
    .having(({ fn }) => fn.countAll(), '>=', shared)
    .orderBy('shared', 'desc')
    .orderBy('editorial_id')
    .limit(MOST_ALIKE)
    .execute()
  if (alike.length === 0) return []
  const ids = alike.map(({ editorial_id }) => editorial_id)
  const rows = await newestOf(db)
    .where('editorials.id', 'in', ids)
    .where('editorials.first_seen_at', '>=', since)
    .orderBy('editorials.id')
    .execute()
  return rows.map(storedOf)
}

const MOST_ALIKE = 8

/** Editorials of one source published between two instants: where a headline alone may tell them apart. */
export async function editorialsAround(
  db: Transaction,
  source: string,
  from: Instant,
  to: Instant,
): Promise<Stored[]> {
  const rows = await newestOf(db)
    .where('editorials.source', '=', source)
    .where('editorials.published_at', '>=', from)
    .where('editorials.published_at', '<=', to)
    .orderBy('editorials.id')
    .execute()
  return rows.map(storedOf)
}

/** `piece: null`: a piece of its own. */
export async function addEditorial(
  db: Transaction,
  reading: Reading,
  { piece, now }: { piece: number | null; now: Instant },
): Promise<Stored> {
  const { source, guid, url, language, published, publishedAt } = reading
  const { id } = await db
    .insertInto('editorials')
    .values({
      source,
      guid,
      url,
      language,
      published,
      published_at: publishedAt,
      first_seen_at: now,
      piece,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertRevision(db, id, { number: 1, reading, change: null, now })
  const { hash, title, text, teaser } = reading
  return { id, piece: piece ?? id, source, guid, url, publishedAt, number: 1, hash, title, text, teaser }
}

/** Texts by the hashes of their revisions, as they are stored now. */
export async function textsOfRevisions(
  db: Database | Transaction,
  revisions: { editorial: number; revision: string }[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (let start = 0; start < revisions.length; start += NAMES_AT_ONCE) {
    const part = revisions.slice(start, start + NAMES_AT_ONCE)
    const rows = await db
      .selectFrom('revisions')
      .select(['hash', 'text'])
      .where(
        'editorial_id',
        'in',
        part.map(({ editorial }) => editorial),
      )
      .where(
        'hash',
        'in',
        part.map(({ revision }) => revision),
      )
      .orderBy('id')
      .execute()
    for (const { hash, text } of rows) texts.set(hash, text)
  }
  return texts
}

/** Did an earlier revision of the editorial have this hash? */
export async function hadRevision(db: Transaction, editorial: number, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('revisions')
    .select('id')
    .where('editorial_id', '=', editorial)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row !== undefined
}

export async function addRevision(
  db: Transaction,
  editorial: Stored,
  reading: Reading,
  { change, now }: { change: Change; now: Instant },
): Promise<void> {
  await insertRevision(db, editorial.id, { number: editorial.number + 1, reading, change, now })
}

/** Its paper has moved it to another address. */
export async function moveEditorial(db: Transaction, editorial: number, url: string): Promise<void> {
  await db.updateTable('editorials').set({ url }).where('id', '=', editorial).execute()
}

/** From now on the names mean this editorial. */
export async function nameEditorial(
  db: Transaction,
  source: string,
  editorial: number,
  names: string[],
): Promise<void> {
  if (names.length === 0) return
  await db
    .insertInto('editorial_names')
    .values(names.map((name) => ({ source, name, editorial_id: editorial })))
    .onConflict((conflict) => conflict.columns(['source', 'name']).doUpdateSet({ editorial_id: editorial }))
    .execute()
}

export async function namesOfEditorials(
  db: Transaction,
  editorials: number[],
): Promise<Map<number, string[]>> {
  const names = new Map<number, string[]>()
  if (editorials.length === 0) return names
  const rows = await db
    .selectFrom('editorial_names')
    .select(['editorial_id', 'name'])
    .where('editorial_id', 'in', editorials)
    .execute()
  for (const { editorial_id, name } of rows)
    names.set(editorial_id, [...(names.get(editorial_id) ?? []), name])
  return names
}

export async function addBands(db: Transaction, editorial: number, bands: number[]): Promise<void> {
  if (bands.length === 0) return
  await sql`
    insert into editorial_bands (band, editorial_id)
    select numbers.value, cast(${editorial} as integer) from ${numbersOf(db, bands)} where true
    on conflict do nothing`.execute(db)
}

/** Bands of editorials that are too old to be met again. */
export async function dropOldBands(db: Database, before: Instant): Promise<void> {
  await db
    .deleteFrom('editorial_bands')
    .where('editorial_id', 'in', ({ selectFrom }) =>
      selectFrom('editorials')
        .innerJoin('editorial_bands as own', 'own.editorial_id', 'editorials.id')
        .select('editorials.id')
        .where('editorials.first_seen_at', '<', before),
    )
    .execute()
}

async function insertRevision(
  db: Transaction,
  editorial: number,
  { number, reading, change, now }: { number: number; reading: Reading; change: Change | null; now: Instant },
): Promise<void> {
  const { hash, title, author, text, updated, teaser } = reading
  await db
    .insertInto('revisions')
    .values({
      editorial_id: editorial,
      number,
      hash,
      title,
      author,
      text,
      updated,
      seen_at: now,
      change,
      teaser,
    })
    .execute()
}

function newestOf(db: Database | Transaction) {
  return db
    .selectFrom('editorials')
    .innerJoin('revisions', 'revisions.editorial_id', 'editorials.id')
    .select([
      'editorials.id',
      'editorials.piece',
      'editorials.source',
      'editorials.guid',
      'editorials.url',
      'editorials.published_at',
      'revisions.number',
      'revisions.hash',
      'revisions.title',
      'revisions.text',
      'revisions.teaser',
    ])
    .where(isNewest)
}

type NewestRow = Awaited<ReturnType<ReturnType<typeof newestOf>['execute']>>[number]

function storedOf(row: NewestRow): Stored {
  const { id, source, guid, url, number, hash, title, text, teaser } = row
  const piece = row.piece ?? id
  return { id, piece, source, guid, url, publishedAt: row.published_at, number, hash, title, text, teaser }
}
