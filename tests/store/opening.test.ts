// Opening a database: many programs at once, a program older than its database, and what an operator is told.
import { createServer } from 'node:net'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/core/errors.js'
import { databaseName, databaseProblem, openDatabase } from '../../src/store/database.js'
import { onServer, testDatabases, testPostgres } from './databases.js'

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  describe.skipIf(database.missing)(`a database on ${database.name}${why}`, () => {
    it('that a newer program has changed is refused, and stays as it was', async () => {
      const place = await database.place()
      const db = await openDatabase(place.url)
      await sql`insert into kysely_migration (name, timestamp) values ('999-later', '2030-01-01')`.execute(db)
      await db.destroy()
      const told = /was made by a newer Masthead .*999-later.* Update the program, or restore a backup/
      await expect(openDatabase(place.url)).rejects.toThrow(told)
      await expect(openDatabase(place.url)).rejects.toThrow(UserError)
      expect(await databaseProblem(place.url)).toMatch(told)
      await place.remove()
    })

    it('is looked at without being made', async () => {
      const place = await database.place()
      expect(await databaseProblem(place.url)).toBeNull()
      const db = await openDatabase(place.url)
      expect(await databaseProblem(place.url)).toBeNull()
      await db.destroy()
      await place.remove()
    })

    it('gives counts and sums as numbers', async () => {
      const { db, close } = await database.open()
      const { rows } = await sql<{ count: number; sum: number }>`
        select count(*) as count, sum(n) as sum from (select 2 as n union all select 3) as two`.execute(db)
      expect(rows).toEqual([{ count: 2, sum: 5 }])
      await close()
    })
  })
}

const server = await testPostgres()

describe.skipIf(server.missing)('PostgreSQL', () => {
  it('has its tables made once, however many programs start at the same moment', async () => {
    const place = await server.place()
    const opened = await Promise.all(Array.from({ length: 6 }, () => openDatabase(place.url)))
    const known = await Promise.all(
      opened.map((db) => sql<{ name: string }>`select name from kysely_migration`.execute(db)),
    )
    const names = known.map(({ rows }) => rows.map(({ name }) => name))
    expect(names[0]?.length).toBeGreaterThan(4)
    for (const others of names) expect(others).toEqual(names[0])
    for (const db of opened) await db.destroy()
    await place.remove()
  })

  it('that throws everybody out is spoken to again, and nothing else happens', async () => {
    const place = await server.place()
    const db = await openDatabase(place.url)
    const throwOut = () =>
      onServer(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        place.url,
      )
    const ask = () => sql<{ one: number }>`select 1 as one`.execute(db)
    await ask()
    const inUse = db.transaction().execute(async (tx) => {
      await throwOut()
      await sql`select 1`.execute(tx)
    })
    await expect(inUse).rejects.toThrow(/broke the connection/)
    // A connection may be asked before the news of its end has arrived; then that question fails, and the next does not.
    const askAgain = async () => {
      for (let failures = 0; ; failures++) {
        const answer = await ask().catch((error: unknown) => {
          if (failures === 10) throw error
          return null
        })
        if (answer) return answer.rows
      }
    }
    expect(await askAgain()).toEqual([{ one: 1 }])
    await throwOut()
    expect(await askAgain()).toEqual([{ one: 1 }])
    await db.destroy()
    await place.remove()
  })

  it('says which user it refuses, or which database it has not', async () => {
    const at = (change: (url: URL) => void) => {
      const url = new URL(process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres')
      change(url)
      return url.href
    }
    const nowhere = at((url) => {
      url.pathname = '/there_is_none'
    })
    expect(await databaseProblem(nowhere)).toMatch(/has no database "there_is_none"\. Create it/)
  })
})

describe('an operator is told', () => {
  const SECRET = 'a-password'

  it('that nobody answers at an address, without the password', async () => {
    const url = `postgres://desk:${SECRET}@127.0.0.1:${await freePort()}/masthead`
    const problem = await databaseProblem(url)
    expect(problem).toMatch(
      /^No PostgreSQL answers at 127\.0\.0\.1:\d+\. Start the server, or correct DATABASE_URL\.$/,
    )
    await expect(openDatabase(url)).rejects.toThrow(problem ?? '')
    expect(databaseName(url)).toMatch(/^PostgreSQL at 127\.0\.0\.1:\d+\/masthead$/)
  })

  it.each([
    [`postgres://desk:${SECRET}#@db/masthead`, 'is no address of PostgreSQL'],
    [`postgres://desk:${SECRET}%zz@db/masthead`, 'is no address of PostgreSQL'],
    [`postgres://desk:${SECRET}@db/masthead?pool_size=none`, 'between 1 and 200'],
    [`mysql://desk:${SECRET}@db/masthead`, 'DATABASE_URL is "mysql:…"'],
    ['./masthead.db', 'Use sqlite:PATH'],
  ])('what is wrong with %s', async (url, says) => {
    const problem = await databaseProblem(url)
    expect(problem).toContain(says)
    expect(problem).not.toContain(SECRET)
    await expect(openDatabase(url)).rejects.toThrow(UserError)
  })
})

/** A port where nobody listens any more. */
async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => listener.once('listening', listening))
  const address = listener.address()
  await new Promise((closed) => listener.close(closed))
  return typeof address === 'object' && address ? address.port : 1
}
