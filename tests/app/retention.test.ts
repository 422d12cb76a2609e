// What has grown old goes in small parts; editions, what they quote, and the numbers of the ledger stay.
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/app/app.js'
import { retainDaily, retention } from '../../src/app/retention.js'
import { tick } from '../../src/app/tick.js'
import type { Instant } from '../../src/core/model.js'
import { latestEditions } from '../../src/store/editions.js'
import { type EmptyPlace, testDatabases } from '../store/databases.js'
import { type CaredHouse, leave, openHouse } from './care.js'

const TO = { file: ['json', 'html'], email: ['reader@example.org'] }

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''

  describe.skipIf(database.missing)(`retention on ${database.name}${why}`, () => {
    let place: EmptyPlace
    let house: CaredHouse
    let app: App

    /** One edition was published and sent; an editorial came too late for it. */
    beforeEach(async () => {
      place = await database.place()
      house = openHouse(place.url)
      house.write('harbour', 13)
      app = await house.open(TO, { retention: { editorials: '2y' } })
      await house.publish(app)
      await settle('accepted')
      house.write('ferry', 13)
      house.turn('2026-01-14T09:00:00.000Z')
      await tick(app, { now: house.clock() })
    })
    afterEach(async () => {
      await leave(app)
      house.remove()
      await place.remove()
    })

    function settle(status: 'accepted' | 'planned') {
      return app.db
        .updateTable('deliveries')
        .set({ status, next_attempt_at: null, lease_until: null })
        .execute()
    }

    async function count(table: string): Promise<number> {
      const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(
        app.db,
      )
      return Number(rows[0]?.rows)
    }

    async function removed(now: Instant, dryRun = false) {
      const retained = await retention(app, { now, dryRun })
      return Object.fromEntries(
        retained.filter((one) => one.removed > 0).map((one) => [one.what, one.removed]),
      )
    }

    it('removes nothing that is young enough', async () => {
      expect(await removed('2026-12-31T00:00:00.000Z')).toEqual({})
      expect(await count('deliveries')).toBe(3)
    })

    it('sums old deliveries up, so that the balance stays', async () => {
      expect(await removed('2027-02-01T00:00:00.000Z', true)).toEqual({ deliveries: 3 })
      expect(await count('deliveries')).toBe(3)
      expect(await removed('2027-02-01T00:00:00.000Z')).toEqual({ deliveries: 3 })
      expect(await count('deliveries')).toBe(0)
      const sums = await app.db.selectFrom('delivery_sums').selectAll().orderBy('channel').execute()
      const [edition] = await app.db.selectFrom('editions').select('id').execute()
      expect(sums).toEqual([
        { edition_id: edition?.id, channel: 'email', status: 'accepted', deliveries: 1 },
        { edition_id: edition?.id, channel: 'file', status: 'accepted', deliveries: 2 },
      ])
    })

    it('leaves deliveries that are not finished where somebody will see them', async () => {
      await settle('planned')
      expect(await removed('2029-01-01T00:00:00.000Z')).not.toHaveProperty('deliveries')
      expect(await count('deliveries')).toBe(3)
    })

    it('removes editorials that no edition carried with all that belongs to them, and keeps the others', async () => {
      expect(await count('search_rows')).toBe(2)
      expect(await removed('2028-02-01T00:00:00.000Z')).toMatchObject({ editorials: 1 })
      const left = await app.db.selectFrom('revisions').select('title').execute()
      expect(left).toEqual([{ title: 'Keep the harbour lights on' }])
      expect(await count('search_rows')).toBe(1)
      expect(await count('editorials')).toBe(1)
      const bands = await app.db.selectFrom('editorial_bands').select('editorial_id').distinct().execute()
      expect(bands.length).toBeLessThan(2)
      if (database.name === 'SQLite') {
        const { rows } =
          await sql`select rowid from search_terms where search_terms match 'saltmarsh'`.execute(app.db)
        expect(rows).toEqual([])
      }
      expect(await latestEditions(app.db, 9)).toHaveLength(1)
    })

    it('keeps the revision that an edition quotes, and the newest, and no other', async () => {
      const [first] = await app.db.selectFrom('revisions').selectAll().orderBy('id').limit(1).execute()
      if (!first) throw new Error('there is no revision')
      for (const number of [2, 3]) {
        const { id: _, ...row } = first
        await app.db
          .insertInto('revisions')
          .values({ ...row, number, hash: `hash-${number}` })
          .execute()
      }
      expect(await removed('2028-02-01T00:00:00.000Z')).toMatchObject({ revisions: 1 })
      const left = await app.db.selectFrom('revisions').select('number').orderBy('number').execute()
      expect(left).toEqual([{ number: 1 }, { number: 3 }])
    })

    it('removes a piece only as a whole, and never what has no date', async () => {
      const ids = await app.db.selectFrom('editorials').select('id').orderBy('id').execute()
      const [carried, late] = ids.map(({ id }) => id)
      await app.db
        .updateTable('editorials')
        .set({ piece: carried ?? null })
        .where('id', '=', late ?? 0)
        .execute()
      expect(await removed('2028-02-01T00:00:00.000Z')).not.toHaveProperty('editorials')
      await app.db
        .updateTable('editorials')
        .set({ piece: null, published_at: null })
        .where('id', '=', late ?? 0)
        .execute()
      expect(await removed('2028-02-01T00:00:00.000Z')).not.toHaveProperty('editorials')
    })

    it('forgets pages that are listed no more, and answers of a model', async () => {
      const page = { source: 'ledger', entry: '{}', due_at: null }
      await app.db
        .insertInto('pages')
        .values([
          { ...page, url: 'https://paper.example/old', listed_at: '2025-01-01', checked_at: '2025-01-01' },
          { ...page, url: 'https://paper.example/listed', listed_at: '2026-01-10', checked_at: '2025-01-01' },
          { ...page, url: 'https://paper.example/due', listed_at: '2025-01-01', due_at: '2026-01-01' },
        ])
        .execute()
      const answer = { answer: '', tokens: 1 }
      await app.db
        .insertInto('model_answers')
        .values([
          { ...answer, key: 'old', created_at: '2025-11-01' },
          { ...answer, key: 'new', created_at: '2026-01-10' },
        ])
        .execute()
      expect(await removed('2026-01-14T08:00:00.000Z')).toEqual({ pages: 1, modelAnswers: 1 })
    })

    it('is done by the clock once a day', async () => {
      const later = '2027-02-01T08:00:00.000Z'
      await retainDaily(app, { now: later })
      expect(await count('deliveries')).toBe(0)
      await app.db
        .insertInto('model_answers')
        .values({ key: 'k', answer: '', tokens: 1, created_at: '2020' })
        .execute()
      await retainDaily(app, { now: '2027-02-02T07:59:00.000Z' })
      expect(await count('model_answers')).toBe(1)
      await retainDaily(app, { now: '2027-02-02T08:01:00.000Z' })
      expect(await count('model_answers')).toBe(0)
    })

    it('goes on where it was stopped', async () => {
      await retainDaily(app, { now: '2027-02-01T08:00:00.000Z', signal: AbortSignal.abort() })
      expect(await count('deliveries')).toBe(3)
      await retainDaily(app, { now: '2027-02-01T08:01:00.000Z' })
      expect(await count('deliveries')).toBe(0)
    })
  })
}
