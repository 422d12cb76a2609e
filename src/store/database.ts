// Opens the database that DATABASE_URL names and brings its tables up to date.
// Everything that can go wrong here is the operator's to mend, so it ends as one sentence.
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Kysely, type Transaction as KyselyTransaction, Migrator, sql } from 'kysely'
import { explainStorage, UserError } from '../core/errors.js'
import * as firstEdition from './migrations/001-first-edition.js'
import * as politeReading from './migrations/002-polite-reading.js'
import * as topicsAndModels from './migrations/003-topics-and-models.js'
import * as search from './migrations/004-search.js'
import { sqliteDialect } from './sqlite.js'
import type { Tables } from './tables.js'

export type Database = Kysely<Tables>
export type Transaction = KyselyTransaction<Tables>

export const migrations = {
  '001-first-edition': firstEdition,
  '002-polite-reading': politeReading,
  '003-topics-and-models': topicsAndModels,
  '004-search': search,
}

/** `url` is `sqlite:PATH`. Throws UserError when it cannot be opened or written. */
export async function openDatabase(url: string): Promise<Database> {
  const path = sqlitePath(url)
  const db = new Kysely<Tables>({ dialect: await dialectFor(path) })
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.destroy().catch(() => undefined)
    throw explainStorage(error, path) ?? error
  }
}

export async function migrate(db: Kysely<Tables>): Promise<void> {
  if (await isCurrent(db)) return
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** One question in place of the migrator's many: nearly every start finds its tables as they should be. */
async function isCurrent(db: Kysely<Tables>): Promise<boolean> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
    return rows.map(({ name }) => name).join() === Object.keys(migrations).sort().join()
  } catch {
    // There is no such table yet.
    return false
  }
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
    throw explainStorage(error, path) ?? error
  }
  return sqliteDialect(path)
}
