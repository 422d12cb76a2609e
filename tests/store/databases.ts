// The databases that the store is tested on: SQLite always, PostgreSQL where a server answers at
// TEST_DATABASE_URL (default postgres://postgres@127.0.0.1:5432/postgres). Whoever asks gets a database of
// their own there, dropped afterwards. With REQUIRE_POSTGRES=1 a missing server fails the run.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Database, openDatabase } from '../../src/store/database.js'

export interface TestDatabase {
  name: string
  /** Why it cannot be used here; undefined when it can. */
  missing?: string
  open(): Promise<{ db: Database; close(): Promise<void> }>
  /** A place that holds nothing yet, for as many connections as are wanted. */
  place(): Promise<EmptyPlace>
}

export interface EmptyPlace {
  url: string
  remove(): Promise<void>
}

const SERVER = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'

export async function testDatabases(): Promise<TestDatabase[]> {
  return [sqlite, await testPostgres()]
}

export async function testPostgres(): Promise<TestDatabase> {
  return { ...postgres, missing: await whyNoPostgres() }
}

const sqlite: TestDatabase = {
  name: 'SQLite',
  async open() {
    const db = await openDatabase('sqlite::memory:')
    return { db, close: () => db.destroy() }
  },
  async place() {
    const folder = mkdtempSync(join(tmpdir(), 'masthead-store-'))
    return {
      url: `sqlite:${join(folder, 'masthead.db')}`,
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    }
  },
}

const postgres: TestDatabase = {
  name: 'PostgreSQL',
  async open() {
    const { url, remove } = await postgres.place()
    const db = await openDatabase(url)
    return {
      db,
      async close() {
        await db.destroy()
        await remove()
      },
    }
  },
  async place() {
    const name = `masthead_test_${randomBytes(6).toString('hex')}`
    await onServer(`create database ${name}`)
    const url = new URL(SERVER)
    url.pathname = `/${name}`
    // A program that was killed may leave a connection for a moment.
    return { url: url.href, remove: () => onServer(`drop database ${name} with (force)`) }
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

/** One statement on a connection of its own, as an operator's console would. */
export async function onServer(sql: string, url = SERVER): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
