// Databases as earlier versions left them. tests/samples/databases holds SQLite files that those programs wrote; for
// PostgreSQL the tables are made as they made them, and the same rows put in.
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, Migrator, sql } from 'kysely'
import { migrations, placeOf } from '../../src/store/database.js'
import { sqliteDialect } from '../../src/store/sqlite.js'
import type { Tables } from '../../src/store/tables.js'
import { root } from '../world.js'

const SAMPLES = join(root, 'tests/samples/databases')

/** Names of the last migration of each released version. */
export const releases = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.db'))
  .map((name) => name.slice(0, -3))
  .sort()

export type Rows = Record<string, Record<string, unknown>[]>

/** In the order in which rows need each other; what a version lacks is left out. */
const TABLES = [
  'source_states',
  'hosts',
  'pages',
  'editorials',
  'editorial_names',
  'editorial_bands',
  'revisions',
  'clocks',
  'editions',
  'edition_editorials',
  'subscribers',
  'subscriptions',
  'deliveries',
  'backgrounds',
]
const COUNTING = ['editorials', 'revisions', 'editions', 'subscribers', 'subscriptions', 'deliveries']

export async function sampleRows(release: string): Promise<Rows> {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-sample-'))
  copyFileSync(join(SAMPLES, `${release}.db`), join(folder, 'sample.db'))
  const db = new Kysely<Tables>({ dialect: sqliteDialect(join(folder, 'sample.db')) })
  try {
    return await rowsOf(db)
  } finally {
    await db.destroy()
    rmSync(folder, { recursive: true })
  }
}

/** Every row of every table that is there, in a fixed order. */
export async function rowsOf(db: Kysely<Tables>): Promise<Rows> {
  const rows: Rows = {}
  for (const table of TABLES) {
    try {
      rows[table] = (
        await sql<Record<string, unknown>>`select * from ${sql.table(table)} order by 1, 2`.execute(db)
      ).rows
    } catch (error) {
      if (!/no such table/.test(String(error))) throw error
    }
  }
  return rows
}

/** Makes what that version left at an empty place. */
export async function makeEarlier(url: string, release: string): Promise<void> {
  const { kind, name, prepare } = placeOf(url)
  if (kind === 'SQLite') {
    prepare()
    copyFileSync(join(SAMPLES, `${release}.db`), name)
    return
  }
  const db = new Kysely<Tables>({ dialect: placeOf(url).dialect() })
  // From 004 on the search index is made of the rows, which therefore come before.
  const before = release >= '004' ? '003-topics-and-models' : release
  await migrateTo(db, before)
  for (const [table, rows] of Object.entries(await sampleRows(release))) await insert(db, table, rows)
  await migrateTo(db, release)
  await db.destroy()
}

async function migrateTo(db: Kysely<Tables>, release: string): Promise<void> {
  const then = Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= release))
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => then },
  }).migrateToLatest()
  if (error) throw error
}

async function insert(db: Kysely<Tables>, table: string, rows: Record<string, unknown>[]): Promise<void> {
  for (const row of rows) {
    const columns = sql.join(Object.keys(row).map((column) => sql.id(column)))
    const overriding = COUNTING.includes(table) ? sql`overriding system value` : sql``
    await sql`insert into ${sql.table(table)} (${columns}) ${overriding} values (${sql.join(Object.values(row))})`.execute(
      db,
    )
  }
  if (!COUNTING.includes(table)) return
  await sql`
    select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql.table(table)}))`.execute(
    db,
  )
}
