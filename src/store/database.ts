// Opens the database that DATABASE_URL names and brings its tables up to date.
// Everything that can go wrong here is the operator's to mend, so it ends as one sentence.
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Kysely, Migrator } from 'kysely'
import { messageOf, UserError } from '../core/errors.js'
import * as firstEdition from './migrations/001-first-edition.js'
import { sqliteDialect } from './sqlite.js'
import type { Tables } from './tables.js'

export type Database = Kysely<Tables>

export const migrations = { '001-first-edition': firstEdition }

/** `url` is `sqlite:PATH`. Throws UserError when it cannot be opened or written. */
export async function openDatabase(url: string): Promise<Database> {
  const path = sqlitePath(url)
  const db = new Kysely<Tables>({ dialect: await dialectFor(path) })
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.destroy().catch(() => undefined)
    throw explain(error, path)
  }
}

export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

function sqlitePath(url: string): string {
  if (/^postgres(ql)?:/.test(url)) {
    throw new UserError(
      'DATABASE_URL names PostgreSQL, which this version does not use yet. Use sqlite:PATH, or leave it unset.',
    )
  }
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(url)?.[1]
  if (!path) {
    throw new UserError(
      `DATABASE_URL is "${url.split(':')[0]}:…". Use sqlite:PATH, for example sqlite:./var/masthead.db.`,
    )
  }
  return path === ':memory:' ? path : resolve(path)
}

async function dialectFor(path: string) {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  } catch (error) {
    throw explain(error, path)
  }
  return sqliteDialect(path)
}

/** What SQLite and the file system say, as what the operator can do. */
const CAUSES: [pattern: RegExp, sentence: (path: string) => string][] = [
  [
    /database is locked|SQLITE_BUSY/i,
    (path) =>
      `The database ${path} is locked by another program. Close it, or set DATABASE_URL to another file.`,
  ],
  [
    /readonly|EROFS|EACCES|permission denied|unable to open/i,
    (path) =>
      `The database ${path} cannot be written. Make the file and its folder writable, or set DATABASE_URL to another place.`,
  ],
  [
    /not a database|malformed|corrupt/i,
    (path) =>
      `The file ${path} is no SQLite database, or a damaged one. Move it away or set DATABASE_URL to another file.`,
  ],
  [
    /ENOSPC|disk is full|database or disk is full/i,
    (path) => `The disk that holds ${path} is full. Free some space.`,
  ],
  [
    /corrupted migrations|previously executed migration/i,
    (path) =>
      `The database ${path} was written by a newer version of Masthead. Update the program, or restore a backup made before.`,
  ],
  [
    /ENOTDIR|EEXIST|EISDIR/,
    (path) => `${path} cannot be a database: a file or folder of that name stands in its way.`,
  ],
]

function explain(error: unknown, path: string): unknown {
  const message = messageOf(error)
  const cause = CAUSES.find(([pattern]) => pattern.test(message))
  return cause ? new UserError(cause[1](path), { cause: error }) : error
}

/** The same sentences for a database that fails while it is in use. */
export function explainDatabase(error: unknown, url: string): unknown {
  return error instanceof UserError ? error : explain(error, url.replace(/^sqlite:(\/\/)?/, ''))
}
