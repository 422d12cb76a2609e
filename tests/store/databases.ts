// The databases that the store is tested on: SQLite always, PostgreSQL where a server answers at
// TEST_DATABASE_URL (default postgres://postgres@127.0.0.1:5432/postgres). Each test file gets a database of
// its own there, dropped afterwards. With REQUIRE_POSTGRES=1 a missing server fails the run.
import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type Database, migrate, openDatabase } from '../../src/store/database.js'
import type { Tables } from '../../src/store/tables.js'

export interface TestDatabase {
  name: string
  /** Why it cannot be used here; undefined when it can. */
  missing?: string
  open(): Promise<{ db: Database; close(): Promise<void> }>
}

const SERVER = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'

export async function testDatabases(): Promise<TestDatabase[]> {
  return [sqlite, { ...postgres, missing: await whyNoPostgres() }]
}

const sqlite: TestDatabase = {
  name: 'SQLite',
  async open() {
    const db = await openDatabase('sqlite::memory:')
    return { db, close: () => db.destroy() }
  },
}

const postgres: TestDatabase = {
  name: 'PostgreSQL',
  async open() {
    const name = `masthead_test_${randomBytes(6).toString('hex')}`
    await onServer(`create database ${name}`)
    const url = new URL(SERVER)
    url.pathname = `/${name}`
    const db = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url.href, max: 4 }) }),
    })
    await migrate(db)
    return {
      db,
      async close() {
        await db.destroy()
        await onServer(`drop database ${name}`)
      },
    }
  },
}

async function whyNoPostgres(): Promise<string | undefined> {
  try {
    await onServer('select 1')
    return undefined
  } catch (error) {
    const reason = `no PostgreSQL answers at TEST_DATABASE_URL (${new URL(SERVER).host})`
    if (process.env.REQUIRE_POSTGRES === '1') throw new Error(reason, { cause: error })
    return reason
  }
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 3000 })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
