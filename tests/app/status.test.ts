// How the house stands, counted on both databases, and what of it needs a person.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPulse } from '../../src/app/pulse.js'
import { readiness } from '../../src/app/readiness.js'
import { type Status, statusOf } from '../../src/app/status.js'
import type { DeliveryStatus } from '../../src/core/model.js'
import { houseMetrics } from '../../src/web/metrics.js'
import { type EmptyPlace, testDatabases } from '../store/databases.js'
import { readExposition } from '../web/exposition.js'
import { openHouse, type TestHouse } from './house.js'

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  describe.skipIf(database.missing)(`status on ${database.name}${why}`, () => {
    let place: EmptyPlace
    let house: TestHouse

    beforeEach(async () => {
      place = await database.place()
      const readers = Array.from({ length: 9 }, (_, n) => `reader-${n}@example.org`)
      house = await openHouse({ url: place.url, to: { file: ['json'], email: readers } })
    })
    afterEach(async () => {
      await house.close()
      await place.remove()
    })

    const look = (most?: number): Promise<Status> => statusOf(house.app, { now: house.now(), most })

    /** Says of the first deliveries what became of them, one status each. */
    async function settle(...statuses: DeliveryStatus[]): Promise<void> {
      const rows = await house.app.db.selectFrom('deliveries').select('id').orderBy('id').execute()
      for (const [n, status] of statuses.entries()) {
        const isEnded = status !== 'planned'
        const ended = { next_attempt_at: null, updated_at: house.now(), error: 'it said no' }
        await house.app.db
          .updateTable('deliveries')
          .set({
            status,
            attempts: 1,
            ...(isEnded ? ended : {}),
            lease_until: status === 'sending' ? house.now() : null,
          })
          .where('id', '=', rows[n]?.id ?? 0)
          .execute()
      }
    }

    it('of a house that has just begun is quiet and well', async () => {
      const { sources, newsletters, queue, alarms, needsPerson, database: facts } = await look()
      expect(sources).toMatchObject([{ id: 'saved', state: 'unread' }])
      expect(newsletters).toMatchObject([{ nextSlot: '2026-01-14T22:00:00.000Z', edition: null }])
      expect(queue).toEqual({
        unfinished: [],
        isWhole: true,
        waiting: { count: 0, isWhole: true },
        oldestDue: [],
      })
      expect([alarms, needsPerson]).toEqual([[], false])
      expect(facts).toMatchObject({ kind: database.name, version: expect.stringMatching(/^\d+\.\d+/) })
      expect(facts.bytes).toBeGreaterThan(10_000)
    })

    it('counts how the deliveries of the last edition stand', async () => {
      await house.publish()
      await settle('accepted', 'failed', 'uncertain', 'sending', 'planned', 'bounced', 'cancelled')
      const { newsletters, queue, alarms, needsPerson } = await look()
      expect(newsletters[0]?.edition).toMatchObject({
        number: 1,
        total: 10,
        counts: { accepted: 1, unfinished: 5, uncertain: 1, failed: 1, bounced: 1, cancelled: 1 },
        isWhole: true,
        error: 'it said no',
      })
      expect(queue.waiting).toEqual({ count: 1, isWhole: true })
      expect(queue.oldestDue[0]).toMatchObject({ at: house.now() })
      expect(alarms.map(({ key }) => key).sort()).toEqual(['failed:daily', 'uncertain'])
      expect(needsPerson).toBe(true)
    })

    it('stops counting what is unfinished where it is told to, and says so', async () => {
      await house.publish()
      const { newsletters, queue } = await look(4)
      expect(queue.isWhole).toBe(false)
      expect(newsletters[0]?.edition).toMatchObject({ total: 10, counts: { unfinished: 4 }, isWhole: false })
    })

    it('of delivered editions is well, and knows when each channel took the last message', async () => {
      await house.publish()
      await house.deliver()
      await house.restart()
      const { newsletters, queue, channels, alarms } = await look()
      expect(newsletters[0]?.edition?.counts).toMatchObject({ accepted: 10, unfinished: 0 })
      expect(queue.unfinished).toEqual([])
      expect(
        channels.filter(({ isOn }) => isOn).map(({ name, sending }) => [name, sending?.acceptedAt]),
      ).toEqual([
        ['email', house.now()],
        ['file', house.now()],
      ])
      expect(alarms).toEqual([])
    })

    it('finds an uncertain delivery only for so long that somebody may still look', async () => {
      await house.publish()
      await settle('uncertain')
      house.wait(71 * 60)
      expect((await look()).queue.waiting.count).toBe(1)
      house.wait(2 * 60)
      expect((await look()).queue.waiting.count).toBe(0)
    })

    it('names deliveries whose channel has been switched off', async () => {
      await house.publish()
      await house.app.db.updateTable('deliveries').set({ channel: 'slack' }).execute()
      house.wait(5 * 60)
      expect((await look()).alarms).toEqual([])
      house.wait(2 * 60)
      const { alarms } = await look()
      expect(alarms).toMatchObject([
        {
          key: 'overdue:slack',
          severity: 'ill',
          says: 'Deliveries by Slack have been due since 2026-01-14 09:00 Asia/Seoul and were not sent. Slack is off. Try: masthead check',
        },
      ])
    })

    it('makes metrics that a strict reader takes', async () => {
      await house.publish()
      const families = readExposition(await houseMetrics({ status: await look(), searchRows: 0 }))
      expect(families.get('masthead_deliveries_unfinished')?.samples).toEqual(
        expect.arrayContaining([
          {
            name: 'masthead_deliveries_unfinished',
            labels: { channel: 'email', status: 'planned' },
            value: 9,
          },
        ]),
      )
    })

    it('is ready while the database has the tables of this program and its clock moves', async () => {
      const pulse = openPulse(house.app)
      expect(await readiness(house.app, pulse)).toEqual({
        ok: true,
        checks: { database: 'ok', migrations: 'ok', clock: 'ok' },
      })
      expect((await readiness(house.app)).checks).toEqual({ database: 'ok', migrations: 'ok' })
      house.wait(16)
      expect(await readiness(house.app, pulse)).toMatchObject({
        ok: false,
        checks: { clock: 'stands still' },
      })
    })

    it('is not ready on a database that lacks a table of this program', async () => {
      await house.app.db
        .deleteFrom('kysely_migration' as 'clocks')
        .where('name' as 'newsletter', '=', '006-alarms')
        .execute()
      expect(await readiness(house.app)).toEqual({
        ok: false,
        checks: { database: 'ok', migrations: 'behind this program' },
      })
    })
  })
}

describe('a database that is gone', () => {
  it('is said in words that anybody may read', async () => {
    const house = await openHouse({ url: 'sqlite::memory:' })
    await house.app.db.destroy()
    expect(await readiness(house.app)).toEqual({
      ok: false,
      checks: { database: 'does not answer', migrations: 'unknown' },
    })
    await house.close()
  })
})
