// A ledger of an earlier version, taken over with everything that was under way.
import { Kysely, sql } from 'kysely'
import { expect, it } from 'vitest'
import { LEASE_MS, later } from '../../src/core/delivery/ledger.js'
import { abandonedDeliveries, claimDeliveries } from '../../src/store/claims.js'
import * as firstEdition from '../../src/store/migrations/001-first-edition.js'
import * as ledger from '../../src/store/migrations/005-ledger.js'
import { postgresDialect } from '../../src/store/postgres.js'
import { sqliteDialect } from '../../src/store/sqlite.js'
import type { Tables } from '../../src/store/tables.js'
import { testDatabases } from './databases.js'

const NOW = '2026-01-14T00:00:00.000Z'

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  it.skipIf(database.missing)(
    `keeps every row and what is to be done on ${database.name}${why}`,
    async () => {
      const place = await database.place()
      const dialect = place.url.startsWith('sqlite:')
        ? sqliteDialect(place.url.slice('sqlite:'.length))
        : postgresDialect(place.url)
      const db = new Kysely<Tables>({ dialect })
      await firstEdition.up(db as unknown as Kysely<never>)
      await sql`insert into editions (newsletter, number, slot, published_at, hash, digest) values ('daily', 1, ${NOW}, ${NOW}, 'aa', '{}')`.execute(
        db,
      )
      const rows: [status: string, attempts: number, next: string | null, lease: string | null][] = [
        ['planned', 0, NOW, null],
        ['planned', 2, NOW, null],
        ['sending', 1, null, later(NOW, LEASE_MS)],
        ['accepted', 1, null, null],
        ['uncertain', 2, null, null],
      ]
      for (const [n, [status, attempts, next, lease]] of rows.entries()) {
        await sql`insert into subscribers (channel, address, created_at) values ('email', ${`"r${n}"`}, ${NOW})`.execute(
          db,
        )
        await sql`insert into subscriptions (subscriber_id, newsletter, status, origin, created_at) values (${n + 1}, 'daily', 'active', 'reader', ${NOW})`.execute(
          db,
        )
        await sql`
        insert into deliveries (edition_id, subscription_id, status, attempts, next_attempt_at, lease_until, receipts, updated_at)
        values (1, ${n + 1}, ${status}, ${attempts}, ${next}, ${lease}, ${`[{"n":"${n}"}]`}, ${NOW})`.execute(
          db,
        )
      }
      await sql`delete from deliveries where id = 5`.execute(db)

      await ledger.up(db as unknown as Kysely<unknown>)

      const kept = await db.selectFrom('deliveries').selectAll().orderBy('id').execute()
      expect(
        kept.map(({ id, channel, status, owner, receipts }) => [id, channel, status, owner, receipts]),
      ).toEqual(rows.slice(0, 4).map(([status], n) => [n + 1, 'email', status, null, `[{"n":"${n}"}]`]))
      const claim = { channel: 'email', owner: 'new', now: NOW, limit: 10, tooOld: {} }
      expect((await claimDeliveries(db, claim)).map(({ id, attempts }) => [id, attempts])).toEqual([
        [1, 1],
        [2, 3],
      ])
      const late = later(NOW, LEASE_MS * 3)
      expect((await abandonedDeliveries(db, late, 10)).map(({ id }) => id)).toContain(3)
      // An id that was given once is not given again.
      await sql`
      insert into deliveries (edition_id, subscription_id, channel, status, updated_at) values (1, 5, 'email', 'planned', ${NOW})`.execute(
        db,
      )
      const newest = await db
        .selectFrom('deliveries')
        .select('id')
        .where('subscription_id', '=', 5)
        .executeTakeFirst()
      expect(newest?.id).toBe(6)
      await db.destroy()
      await place.remove()
    },
  )
}
