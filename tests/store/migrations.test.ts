// Every released version's database becomes the present one, with all that it held.
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { hashOf } from '../../src/core/digest/edition.js'
import { type Database, migrations, openDatabase } from '../../src/store/database.js'
import { listDeliveries } from '../../src/store/deliveries.js'
import { latestEditions } from '../../src/store/editions.js'
import { unpublishedEditorials } from '../../src/store/editorials.js'
import { testDatabases } from './databases.js'
import { makeEarlier, type Rows, releases, rowsOf, sampleRows } from './earlier-versions.js'

const paper = { id: 'ledger', name: 'The Harbour Ledger', language: 'en' }

/** The columns that the earlier version knew, of the rows that it wrote. */
function asThen(now: Rows, then: Rows): Rows {
  return Object.fromEntries(
    Object.entries(then).map(([table, rows]) => {
      const columns = Object.keys(rows[0] ?? {})
      return [
        table,
        (now[table] ?? []).map((row) => Object.fromEntries(columns.map((name) => [name, row[name]]))),
      ]
    }),
  )
}

describe('the samples', () => {
  it('are of every version whose tables were different', () => {
    expect(releases).toEqual(['001-first-edition', '002-polite-reading', '004-search'])
  })
})

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  describe.skipIf(database.missing)(`on ${database.name}${why}`, () => {
    describe.each(releases)('a database of the version with %s', (release) => {
      async function withUpdated(check: (db: Database, url: string) => Promise<void>): Promise<void> {
        const place = await database.place()
        try {
          await makeEarlier(place.url, release)
          const db = await openDatabase(place.url)
          try {
            await check(db, place.url)
          } finally {
            await db.destroy()
          }
        } finally {
          await place.remove()
        }
      }

      it('holds every row that it held', () =>
        withUpdated(async (db) => {
          const then = await sampleRows(release)
          expect(then.deliveries).toHaveLength(6)
          expect(asThen(await rowsOf(db), then)).toEqual(then)
        }))

      it('is used as if this version had made it', () =>
        withUpdated(async (db, url) => {
          const editions = await latestEditions(db, 10)
          expect(editions.map(({ number }) => number)).toEqual([2, 1])
          const stored = await db.selectFrom('editions').select(['hash', 'digest']).execute()
          for (const { hash, digest } of stored) expect(hashOf(JSON.parse(digest))).toBe(hash)
          const deliveries = await listDeliveries(db, { newsletter: 'daily', limit: 10 })
          expect(deliveries.map(({ channel, status }) => `${channel} ${status}`).sort()).toEqual([
            'email accepted',
            'email planned',
            'file accepted',
            'file accepted',
            'file planned',
            'file planned',
          ])
          const [unpublished, ...others] = await unpublishedEditorials(db, 'daily', [paper], 10)
          expect(unpublished?.revision.title).toBe('Repair the northern bridge')
          expect(others).toEqual([])
          const { rows: indexed } = await sql`select * from search_rows`.execute(db)
          expect(indexed).toHaveLength(3)
          const { id } = await db
            .insertInto('subscribers')
            .values({ channel: 'email', address: '"new@example.org"', created_at: '2026-02-01' })
            .returning('id')
            .executeTakeFirstOrThrow()
          expect(id).toBeGreaterThan(3)
          if (url.startsWith('sqlite'))
            expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([])
        }))

      it('is updated once', () =>
        withUpdated(async (db, url) => {
          const again = await openDatabase(url)
          await again.destroy()
          const { rows } = await sql<{
            name: string
          }>`select name from kysely_migration order by name`.execute(db)
          expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations).sort())
        }))
    })
  })
}
