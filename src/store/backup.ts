// The database as one file, made while others read and write, and judged before anybody relies on it.
//
// A copy is of one moment: on SQLite the pages are read within one transaction, so writers go on and the copy does not
// start again; on PostgreSQL the transaction's snapshot is handed to pg_dump. What was counted in that moment must be
// found in the copy.
import { Kysely, sql } from 'kysely'
import { messageOf, UserError } from '../core/errors.js'
import type { Instant } from '../core/model.js'
import { type Database, placeOf } from './database.js'
import { loadSqlite } from './sqlite.js'
import type { Tables } from './tables.js'

/** What cannot be had again; counted before and after. */
export const COUNTED = [
  'editions',
  'editorials',
  'revisions',
  'subscribers',
  'subscriptions',
  'deliveries',
] as const

export interface Contents {
  /** Names of the migrations that the tables have seen. */
  migrations: string[]
  /** Rows by table. */
  counts: Counts
}

export type Counts = Record<(typeof COUNTED)[number], number>

/** Pages that are copied at a time: four megabytes, some milliseconds. */
const PAGES = 1000

/** The database as it is: nothing is migrated. Throws UserError when `url` names none. */
export function openAsItIs(url: string): Database {
  return new Kysely<Tables>({ dialect: placeOf(url).dialect() })
}

/**
 * Copies the SQLite database at `path` into the empty file `to`, finds everything in it again and marks it as a backup.
 * `onProgress` hears pages.
 */
export async function copySqlite(
  path: string,
  to: string,
  { madeAt, onProgress }: { madeAt: Instant; onProgress: (done: number, of: number) => void },
): Promise<Contents> {
  const { DatabaseSync, backup } = loadSqlite()
  const source = new DatabaseSync(path, { readOnly: true })
  source.exec('begin')
  try {
    // The first reading fixes the moment.
    const contents = await contentsOf(async (query) => source.prepare(query).all() as Row[], path)
    await backup(source, to, {
      rate: PAGES,
      progress: ({ totalPages, remainingPages }) => onProgress(totalPages - remainingPages, totalPages),
    })
    await mark(to, { contents, madeAt })
    return contents
  } finally {
    // A statement that is still known keeps a closed connection alive, and with it the moment.
    source.exec('rollback')
    source.close()
  }
}

async function mark(
  path: string,
  { contents, madeAt }: { contents: Contents; madeAt: Instant },
): Promise<void> {
  const copy = openAsItIs(`sqlite:${path}`)
  try {
    await hurry(copy)
    refuseOther(contents, await judgeSqlite(copy, path), path)
    await sql`drop table if exists backup_mark`.execute(copy)
    await sql`create table backup_mark (made_at text not null)`.execute(copy)
    await sql`insert into backup_mark (made_at) values (${madeAt})`.execute(copy)
    await intoOneFile(copy)
  } finally {
    await copy.destroy()
  }
}

/** Throws UserError unless the copy holds what was counted. */
export function refuseOther(expected: Contents, found: Contents, file: string): void {
  const differs = COUNTED.find((table) => expected.counts[table] !== found.counts[table])
  if (differs === undefined) return
  throw new UserError(
    `The backup ${file} holds ${found.counts[differs]} ${differs} where the database holds ${expected.counts[differs]}. Do not rely on it; make another one.`,
  )
}

/** What a SQLite file holds. Throws UserError when it is damaged or none of ours. */
export async function judgeSqlite(db: Database, path: string): Promise<Contents> {
  const damaged = (why: string) =>
    new UserError(`${path} is damaged (${why}) and cannot be restored. Take another backup.`)
  try {
    const { rows } = await sql<Row>`pragma integrity_check(1)`.execute(db)
    const says = Object.values(rows[0] ?? {})[0]
    if (says !== 'ok') throw damaged(String(says))
  } catch (error) {
    throw error instanceof UserError ? error : damaged(messageOf(error))
  }
  return contentsOf(asking(db), path)
}

/** When the file was made, if it was made by us; the mark is taken off. */
export async function takeMark(db: Database): Promise<Instant | null> {
  const { rows: tables } = await sql`select 1 from sqlite_master where name = 'backup_mark'`.execute(db)
  if (tables.length === 0) return null
  const { rows } = await sql<{ made_at: Instant }>`select made_at from backup_mark`.execute(db)
  await sql`drop table backup_mark`.execute(db)
  return rows[0]?.made_at ?? null
}

/** A copy that nobody relies on yet need not be safe after each step: it is synced once it is done. */
export async function hurry(db: Database): Promise<void> {
  await sql`pragma synchronous = off`.execute(db)
}

/** A SQLite database without files beside it, once it is closed. */
export async function intoOneFile(db: Database): Promise<void> {
  await sql`pragma journal_mode = delete`.execute(db)
}

/**
 * Gives `run` the snapshot of one moment of PostgreSQL and what it holds; the snapshot can be used until `run` is done.
 * `place`: as it may be shown.
 */
export async function withSnapshot<Result>(
  db: Database,
  place: string,
  run: (snapshot: string, contents: Contents) => Promise<Result>,
): Promise<Result> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      // It waits for another program, as long as that takes; counting may take its time, too.
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
      await sql`set local statement_timeout = 0`.execute(tx)
      const { rows } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(tx)
      return run(rows[0]?.snapshot ?? '', await contentsOf(asking(tx), place))
    })
}

type Row = Record<string, unknown>
type Ask = (query: string) => Promise<Row[]>

function asking(db: Database): Ask {
  return async (query) => (await sql.raw<Row>(query).execute(db)).rows
}

async function contentsOf(ask: Ask, place: string): Promise<Contents> {
  const migrations = await ask('select name from kysely_migration order by name').catch((error: unknown) => {
    if (!/no such table|does not exist/.test(messageOf(error))) throw error
    throw new UserError(`${place} holds no tables of Masthead. Name another file, or another DATABASE_URL.`)
  })
  const counts: Partial<Counts> = {}
  for (const table of COUNTED) {
    const [row] = await ask(`select count(*) as rows from ${table}`)
    counts[table] = Number(row?.rows ?? 0)
  }
  return { migrations: migrations.map(({ name }) => String(name)), counts: counts as Counts }
}
