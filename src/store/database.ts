// Opens the database that DATABASE_URL names, SQLite or PostgreSQL, and brings its tables up to date.
// Everything that can go wrong here is the operator's to mend, so it ends as one sentence.
//
// Programs that start at once migrate one after the other: the second finds the tables made. A database that knows
// migrations which this program does not is refused, since nobody can say what they changed.
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Dialect, Kysely, type Transaction as KyselyTransaction, Migrator, sql } from 'kysely'
import { explainStorage, messageOf, UserError } from '../core/errors.js'
import * as firstEdition from './migrations/001-first-edition.js'
import * as politeReading from './migrations/002-polite-reading.js'
import * as topicsAndModels from './migrations/003-topics-and-models.js'
import * as search from './migrations/004-search.js'
import * as ledger from './migrations/005-ledger.js'
import * as alarms from './migrations/006-alarms.js'
import * as care from './migrations/007-care.js'
import * as leases from './migrations/008-leases.js'
import { nameOfServer, postgresDialect } from './postgres.js'
import { sqliteDialect } from './sqlite.js'
import type { Tables } from './tables.js'

export type Database = Kysely<Tables>
export type Transaction = KyselyTransaction<Tables>

export const migrations = {
  '001-first-edition': firstEdition,
  '002-polite-reading': politeReading,
  '003-topics-and-models': topicsAndModels,
  '004-search': search,
  '005-ledger': ledger,
  '006-alarms': alarms,
  '007-care': care,
  '008-leases': leases,
}

/** `url` is `sqlite:PATH` or `postgres://…`. Throws UserError when it cannot be opened, written or understood. */
export async function openDatabase(url: string): Promise<Database> {
  const place = placeOf(url)
  try {
    place.prepare()
    return await openAt(place)
  } catch (error) {
    throw place.explain(error) ?? error
  }
}

/**
 * What is wrong with the database, as a sentence, or null; changes nothing and makes nothing. A SQLite file that is not
 * there yet is well: it is made when it is needed.
 */
export async function databaseProblem(url: string): Promise<string | null> {
  try {
    const place = placeOf(url)
    if (!place.isThere()) return null
    const db = new Kysely<Tables>({ dialect: place.dialect() })
    try {
      refuseNewer(await applied(db), place.name)
    } catch (error) {
      throw place.explain(error) ?? error
    } finally {
      await db.destroy().catch(() => undefined)
    }
    return null
  } catch (error) {
    return messageOf(error)
  }
}

/** "PostgreSQL at db.example.org:5432/masthead", without a password; null for what names no database. */
export function databaseName(url: string): string | null {
  try {
    const { kind, name } = placeOf(url)
    return `${kind} at ${name}`
  } catch {
    return null
  }
}

interface Place {
  kind: 'SQLite' | 'PostgreSQL'
  /** As it may be shown. */
  name: string
  dialect(): Dialect
  /** Is there anything to ask yet? */
  isThere(): boolean
  /** Makes what the database itself does not make. */
  prepare(): void
  /** What failed, as a sentence; null when it is one already, or no fault of the place. */
  explain(error: unknown): UserError | null
}

/** What DATABASE_URL names. Throws UserError for what it cannot name. */
export function placeOf(url: string): Place {
  if (/^postgres(ql)?:/i.test(url)) {
    return {
      kind: 'PostgreSQL',
      name: nameOfServer(url),
      dialect: () => postgresDialect(url),
      isThere: () => true,
      prepare: () => undefined,
      explain: () => null,
    }
  }
  const named = /^sqlite:(?:\/\/)?(.+)$/.exec(url)?.[1]
  if (!named) {
    // What stands before no colon may be a secret.
    const scheme = /^([a-z][a-z0-9+.-]{0,20}):/i.exec(url)?.[1]
    throw new UserError(
      `DATABASE_URL ${scheme === undefined ? 'names no database' : `is "${scheme}:…"`}. Use sqlite:PATH, for example sqlite:./var/masthead.db, or postgres://USER:PASSWORD@HOST:5432/DATABASE.`,
    )
  }
  const isMemory = named === ':memory:'
  const path = isMemory ? named : resolve(named)
  return {
    kind: 'SQLite',
    name: path,
    dialect: () => sqliteDialect(path),
    isThere: () => isMemory || existsSync(path),
    prepare: () => void (isMemory || mkdirSync(dirname(path), { recursive: true })),
    explain: (error) => explainStorage(error, path),
  }
}

async function openAt(place: Place): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: place.dialect() })
  try {
    await migrate(db, place.name)
    return db
  } catch (error) {
    await db.destroy().catch(() => undefined)
    throw error
  }
}

/**
 * Brings the tables up to date; `name` is the database as it may be shown. One question in place of the migrator's many:
 * nearly every start finds its tables as they should be.
 */
export async function migrate(db: Database, name: string): Promise<void> {
  const names = await applied(db)
  refuseNewer(names, name)
  if (names.length === Object.keys(migrations).length) return
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** Names of the migrations that the database has seen; none: it is no database of ours. */
export async function applied(db: Database): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
    return rows.map(({ name }) => name)
  } catch (error) {
    if (/no such table|relation "kysely_migration" does not exist/.test(messageOf(error))) return []
    throw error
  }
}

/** Throws UserError when the database (`place`, as it may be shown) knows migrations that this program does not. */
export function refuseNewer(names: string[], place: string): void {
  const unknown = names.filter((name) => !(name in migrations))
  if (unknown.length === 0) return
  throw new UserError(
    `The database ${place} was made by a newer Masthead (this one does not know ${unknown.join(', ')}). Update the program, or restore a backup made before.`,
  )
}
