// A person who was erased cannot be found in the database any more, and the ledger still adds up.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/app/app.js'
import { erase } from '../../src/app/erase.js'
import { placeOf } from '../../src/store/database.js'
import { type EmptyPlace, testDatabases } from '../store/databases.js'
import { type CaredHouse, leave, openHouse } from './care.js'

const ADDRESS = 'someone.rare@example.org'

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''

  describe.skipIf(database.missing)(`erase on ${database.name}${why}`, () => {
    let place: EmptyPlace
    let house: CaredHouse
    let app: App

    /** A reader beside two others, with one delivery that was accepted and one that waits. */
    beforeEach(async () => {
      place = await database.place()
      house = openHouse(place.url)
      house.write('harbour', 12)
      app = await house.open()
      await house.subscribe(app, ADDRESS)
      await house.publish(app)
      await app.db
        .updateTable('deliveries')
        .set({ status: 'accepted', next_attempt_at: null, receipts: JSON.stringify([{ to: ADDRESS }]) })
        .execute()
      house.turn('2026-01-15T08:00:00.000Z')
      house.write('ferry', 14)
      await house.publish(app)
    })
    afterEach(async () => {
      await leave(app)
      house.remove()
      await place.remove()
    })

    async function balance(): Promise<Record<string, number>> {
      const rows = await app.db
        .selectFrom('deliveries')
        .select(['status', ({ fn }) => fn.countAll().as('count')])
        .groupBy('status')
        .execute()
      const sums = await app.db
        .selectFrom('delivery_sums')
        .select(['status', 'deliveries as count'])
        .execute()
      const total: Record<string, number> = {}
      for (const { status, count } of [...rows, ...sums]) total[status] = (total[status] ?? 0) + Number(count)
      return total
    }

    it('says what would go, and then what went', async () => {
      const input = { channel: 'email', address: ADDRESS }
      const told = {
        channel: 'email',
        address: ADDRESS,
        createdAt: '2026-01-01',
        subscriptions: [{ newsletter: 'daily', status: 'active' }],
        deliveries: { accepted: 1, planned: 1 },
      }
      expect(await erase(app, { ...input, dryRun: true })).toEqual({ ...told, isErased: false })
      expect(await erase(app, { ...input, dryRun: false })).toEqual({ ...told, isErased: true })
      await expect(erase(app, { ...input, dryRun: false })).rejects.toThrow(/Nobody has the Email address/)
    })

    it('keeps the balance; what was still to be sent is cancelled', async () => {
      expect(await balance()).toEqual({ accepted: 3, planned: 3 })
      await erase(app, { channel: 'email', address: ADDRESS, dryRun: false })
      expect(await balance()).toEqual({ accepted: 3, planned: 2, cancelled: 1 })
      const left = await app.db.selectFrom('subscribers').select('address').orderBy('address').execute()
      expect(left.map(({ address }) => address)).toEqual(['"json"', '"reader@example.org"'])
    })

    it.skipIf(database.name !== 'SQLite')('leaves no byte of the address in the files', async () => {
      const folder = dirname(placeOf(place.url).name)
      const isFound = () =>
        readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(ADDRESS))
      expect(isFound()).toBe(true)
      await erase(app, { channel: 'email', address: ADDRESS, dryRun: false })
      // The deliveries of the others were given receipts that name them, for the sake of this test.
      await app.db.updateTable('deliveries').set({ receipts: '[]' }).execute()
      await leave(app)
      app = await house.open()
      expect(isFound()).toBe(false)
    })

    it('refuses an address that masthead.yaml lists, since it would come back', async () => {
      const listed = { channel: 'email', address: 'reader@example.org', dryRun: false }
      await expect(erase(app, listed)).rejects.toThrow(
        /lists this Email address under "to:" of daily.*Take it out there first/,
      )
      await leave(app)
      app = await house.open({ file: ['json'] })
      expect(await erase(app, listed)).toMatchObject({ isErased: true, subscriptions: [{ status: 'ended' }] })
    })

    it('says what is wrong with a channel or an address', async () => {
      await expect(erase(app, { channel: 'emial', address: 'x', dryRun: true })).rejects.toThrow(
        /no channel "emial". Did you mean email/,
      )
      await expect(erase(app, { channel: 'email', address: 'x', dryRun: true })).rejects.toThrow(
        /"x" is no address of Email: it must be/,
      )
    })
  })
}
