// The ledger under many hands: whatever claims, crashes, comes back late or unsubscribes, in whatever order, each
// delivery has one owner at a time and one end.
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HEARTBEAT_MS, judge, LEASE_MS, later, TRANSITIONS } from '../../src/core/delivery/ledger.js'
import { freeze } from '../../src/core/digest/edition.js'
import type { SendOutcome } from '../../src/core/errors.js'
import type { Delivery, DeliveryStatus } from '../../src/core/model.js'
import {
  abandonedDeliveries,
  cancelDeliveries,
  claimDeliveries,
  extendLeases,
  keepReceipts,
  settleAbandoned,
  settleDeliveries,
} from '../../src/store/claims.js'
import type { Database } from '../../src/store/database.js'
import { listDeliveries } from '../../src/store/deliveries.js'
import { storeEdition } from '../../src/store/editions.js'
import { testDatabases } from './databases.js'

const START = '2026-01-14T00:00:00.000Z'
const ENDED = 'ended'

/** A newsletter with readers, on a database of its own. */
function openLedger(db: Database, readers: number) {
  let now = START
  let number = 0

  const ledger = {
    now: () => now,
    wait(ms: number) {
      now = later(now, ms)
    },
    async enrol() {
      for (let n = 1; n <= readers; n++) {
        await sql`insert into subscribers (channel, address, created_at) values ('email', ${`"reader-${n}"`}, ${now})`.execute(
          db,
        )
      }
      await sql`
        insert into subscriptions (subscriber_id, newsletter, status, origin, created_at)
        select id, 'daily', 'active', 'reader', ${now} from subscribers order by id`.execute(db)
    },
    /** A new edition for all; what was left of the one before is forgotten. */
    async publish(): Promise<number[]> {
      await sql`delete from deliveries`.execute(db)
      await sql`update subscriptions set status = 'active'`.execute(db)
      number += 1
      const slot = now
      const { planned } = await storeEdition(
        db,
        { newsletter: 'daily', slot, channels: ['email'], dueAt: now },
        (n) => freeze(EMPTY, { number: n, slot, publishedAt: slot }),
      )
      expect(planned).toBe(readers)
      return (await ledger.rows()).map(({ id }) => id)
    },
    /** Of the newest edition, by id. */
    async rows(): Promise<Delivery[]> {
      const rows = await listDeliveries(db, { newsletter: 'daily', number, limit: readers })
      return rows.toSorted((a, b) => a.id - b.id)
    },
    claim: (owner: string, limit: number, tooOld: Record<string, string> = {}) =>
      claimDeliveries(db, { channel: 'email', owner, now, limit, tooOld }),
    cancel: (limit: number, tooOld: Record<string, string> = {}) =>
      cancelDeliveries(db, { channel: 'email', owner: 'nobody', now, limit, tooOld }),
    async settle(owner: string, claimed: Delivery, outcome: SendOutcome | { kind: 'accepted' }) {
      const verdict = judge({ ...claimed, firstAttemptAt: claimed.firstAttemptAt ?? now }, outcome, now)
      const receipts = outcome.kind === 'accepted' ? [{ by: owner }] : []
      const error = outcome.kind === 'accepted' ? null : `${outcome.kind} \0 \ud800`
      const settled = await settleDeliveries(db, owner, [{ id: claimed.id, verdict, receipts, error }], now)
      return settled.has(claimed.id)
    },
    async takeStock(): Promise<Set<number>> {
      const abandoned = await abandonedDeliveries(db, now, 100)
      const settlements = abandoned.map((delivery) => ({
        id: delivery.id,
        verdict: judge(
          { ...delivery, firstAttemptAt: delivery.firstAttemptAt ?? now },
          { kind: 'uncertain' },
          now,
        ),
        receipts: delivery.receipts,
        error: 'died',
      }))
      return settleAbandoned(db, settlements, now)
    },
    beat: (owner: string) => extendLeases(db, owner, now),
    unsubscribe: (id: number) =>
      sql`update subscriptions set status = ${ENDED} where id = (select subscription_id from deliveries where id = ${id})`.execute(
        db,
      ),
  }
  return ledger
}

const EMPTY = {
  newsletter: { id: 'daily', title: 'Daily', language: 'en', zone: 'UTC' },
  window: { from: null, to: START },
  sections: [],
  alsoPublished: [],
  missing: [],
}

const READERS = 6

const outcomes = fc.constantFrom<SendOutcome | { kind: 'accepted' }>(
  { kind: 'accepted' },
  { kind: 'accepted' },
  { kind: 'retry', afterMs: null },
  { kind: 'uncertain' },
  { kind: 'give-up', reason: 'refused' },
)
const worker = fc.constantFrom<0 | 1>(0, 1)
const steps = fc.oneof(
  fc.record({ do: fc.constant('claim' as const), by: worker, limit: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('claim at once' as const), limit: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('settle' as const), which: fc.nat(99), outcome: outcomes }),
  fc.record({ do: fc.constant('settle' as const), which: fc.nat(99), outcome: outcomes }),
  fc.record({ do: fc.constant('crash' as const), by: worker }),
  fc.record({ do: fc.constant('beat' as const), by: worker }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1000, HEARTBEAT_MS, LEASE_MS + 1) }),
  fc.record({ do: fc.constant('take stock' as const) }),
  fc.record({ do: fc.constant('unsubscribe' as const), which: fc.nat(READERS - 1) }),
)

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  describe.skipIf(database.missing)(`the ledger on ${database.name}${why}`, () => {
    let db: Database
    let close: () => Promise<void>
    let ledger: ReturnType<typeof openLedger>

    beforeAll(async () => {
      ;({ db, close } = await database.open())
      ledger = openLedger(db, READERS)
      await ledger.enrol()
    })
    afterAll(() => close?.())

    /** Plays the steps and then the rest of the day; fails where a promise is broken. */
    async function play(list: (typeof steps extends fc.Arbitrary<infer Step> ? Step : never)[]) {
      ledger.wait(24 * 3_600_000)
      const ids = await ledger.publish()
      const owners = ['first', 'second'].map((name) => `${name} ${ledger.now()}`)
      /** Every claim that was ever handed out and not settled by whoever got it, dead or alive. */
      let held: { owner: string; delivery: Delivery }[] = []
      /** Who claimed a row last, until it is settled. */
      const claimer = new Map<number, string>()
      const ended = new Set<number>()
      let statuses = new Map<number, DeliveryStatus>(ids.map((id) => [id, 'planned']))

      const take = (owner: string, claimed: Delivery[]) => {
        for (const delivery of claimed) {
          if (delivery.status !== 'sending') continue
          expect(ended, 'an ended subscription is sent nothing').not.toContain(delivery.id)
          expect(statuses.get(delivery.id), 'no row has two owners').not.toBe('sending')
          claimer.set(delivery.id, owner)
          held = [...held, { owner, delivery }]
        }
      }
      const settle = async (one: (typeof held)[number], outcome: SendOutcome | { kind: 'accepted' }) => {
        held = held.filter((other) => other !== one)
        const isLast = claimer.get(one.delivery.id) === one.owner
        expect(await ledger.settle(one.owner, one.delivery, outcome), 'only the last owner settles').toBe(
          isLast,
        )
        if (isLast) claimer.delete(one.delivery.id)
      }
      const look = async () => {
        const rows = await ledger.rows()
        expect(rows.map(({ id }) => id)).toEqual(ids)
        for (const { id, status } of rows) {
          const before = statuses.get(id) ?? 'planned'
          if (status !== before) expect(TRANSITIONS[before], `from ${before}`).toContain(status)
        }
        statuses = new Map(rows.map(({ id, status }) => [id, status]))
        return rows
      }

      for (const step of list) {
        if (step.do === 'claim')
          take(owners[step.by] ?? '', await ledger.claim(owners[step.by] ?? '', step.limit))
        if (step.do === 'claim at once') {
          const [one = [], other = []] = await Promise.all(
            owners.map((owner) => ledger.claim(owner, step.limit)),
          )
          const both = [...one, ...other].map(({ id }) => id)
          expect(new Set(both).size, 'two who ask at once get different rows').toBe(both.length)
          take(owners[0] ?? '', one)
          take(owners[1] ?? '', other)
        }
        if (step.do === 'settle') {
          const one = held[step.which % Math.max(1, held.length)]
          if (one) await settle(one, step.outcome)
        }
        // Its claims stay behind; what it sent last may still be answered.
        if (step.do === 'crash') owners[step.by] = `${step.by} after ${ledger.now()} ${held.length}`
        if (step.do === 'beat') await ledger.beat(owners[step.by] ?? '')
        if (step.do === 'wait') ledger.wait(step.ms)
        if (step.do === 'take stock') await ledger.takeStock()
        if (step.do === 'unsubscribe') {
          const id = ids[step.which] ?? 0
          await ledger.unsubscribe(id)
          ended.add(id)
        }
        await look()
      }

      // One worker is left, and everything goes well.
      for (let round = 0; round < 12; round++) {
        ledger.wait(61 * 60_000)
        await ledger.takeStock()
        await look()
        take('last', await ledger.claim('last', READERS))
        await look()
        for (const one of held.filter(({ owner }) => owner === 'last'))
          await settle(one, { kind: 'accepted' })
        await look()
      }
      for (const row of await ledger.rows()) {
        expect(['accepted', 'failed', 'cancelled', 'uncertain'], 'each comes to its end').toContain(
          row.status,
        )
        expect(row.nextAttemptAt).toBeNull()
        if (row.status === 'uncertain') expect(row.doubts > 1 || ended.has(row.id)).toBe(true)
        if (row.status === 'cancelled') expect(ended).toContain(row.id)
      }
    }

    it('gives each delivery one owner at a time and one end, whoever crashes or comes late', async () => {
      await fc.assert(fc.asyncProperty(fc.array(steps, { maxLength: 30 }), play), {
        numRuns: database.name === 'SQLite' ? 60 : 15,
      })
    })

    it('is worked off by many at once, each delivery by one', async () => {
      const own = await database.open()
      const crowd = openLedger(own.db, 120)
      await crowd.enrol()
      const ids = await crowd.publish()
      const work = async (owner: string): Promise<number[]> => {
        const done: number[] = []
        for (let isMore = true; isMore; ) {
          const claimed = await crowd.claim(owner, 7)
          for (const one of claimed) {
            expect(await crowd.settle(owner, one, { kind: 'accepted' })).toBe(true)
            done.push(one.id)
          }
          isMore = claimed.length > 0
        }
        return done
      }
      const workers = await Promise.all(Array.from({ length: 8 }, (_, n) => work(`worker ${n}`)))
      expect(workers.flat().toSorted((a, b) => a - b)).toEqual(ids)
      await own.close()
    })

    it('hands new mail out before repeats, and what waited longest first', async () => {
      const ids = await ledger.publish()
      const [first, second] = await ledger.claim('a', 2)
      if (!first || !second) throw new Error('nothing was claimed')
      await ledger.settle('a', first, { kind: 'retry', afterMs: 2000 })
      await ledger.settle('a', second, { kind: 'retry', afterMs: 1000 })
      ledger.wait(3000)
      expect((await ledger.claim('a', 5)).map(({ id }) => id)).toEqual([...ids.slice(2), second.id])
      expect((await ledger.claim('a', 5)).map(({ id }) => id)).toEqual([first.id])
      ledger.wait(LEASE_MS + 1)
      await ledger.takeStock()
    })

    it('cancels what is too old when it is first tried, and goes on with what has been tried', async () => {
      ledger.wait(24 * 3_600_000)
      const ids = await ledger.publish()
      const [tried] = await ledger.claim('b', 1)
      if (!tried) throw new Error('nothing was claimed')
      await ledger.settle('b', tried, { kind: 'retry', afterMs: 0 })
      ledger.wait(60_000)
      const tooOld = { daily: ledger.now() }
      expect(await ledger.claim('b', 1, { weekly: ledger.now() })).toMatchObject([{ status: 'sending' }])
      expect(await ledger.claim('b', 1, tooOld)).toMatchObject([
        { status: 'cancelled', error: expect.stringContaining('expires'), attempts: 0 },
      ])
      expect(await ledger.cancel(100, tooOld)).toHaveLength(READERS - 3)
      expect(await ledger.cancel(100, tooOld)).toEqual([])
      expect(await ledger.claim('b', 10, tooOld)).toMatchObject([
        { id: tried.id, status: 'sending', attempts: 2 },
      ])
      expect((await ledger.rows()).map(({ status }) => status).sort()).toEqual([
        ...Array(READERS - 2).fill('cancelled'),
        'sending',
        'sending',
      ])
      expect(ids).toHaveLength(READERS)
    })

    it('keeps what a living process is sending, and its receipts', async () => {
      ledger.wait(24 * 3_600_000)
      await ledger.publish()
      const [mine] = await ledger.claim('alive', 1)
      const [other] = await ledger.claim('dead', 1)
      if (!mine || !other) throw new Error('nothing was claimed')
      ledger.wait(LEASE_MS - 1000)
      await ledger.beat('alive')
      ledger.wait(2000)
      expect(await ledger.takeStock()).toEqual(new Set([other.id]))
      const keep = (owner: string, id: number) =>
        keepReceipts(db, { id, owner, receipts: [{ part: '1' }], now: ledger.now() })
      expect(await keep('alive', mine.id)).toBe(true)
      expect(await keep('dead', mine.id)).toBe(false)
      expect(await keep('dead', other.id)).toBe(false)
      expect(await ledger.settle('dead', mine, { kind: 'accepted' })).toBe(false)
      expect((await ledger.rows()).filter(({ receipts }) => receipts.length > 0)).toMatchObject([
        { id: mine.id, status: 'sending', receipts: [{ part: '1' }] },
      ])
    })

    it('writes many results at once, of every kind', async () => {
      ledger.wait(24 * 3_600_000)
      await ledger.takeStock()
      await ledger.publish()
      const claimed = await ledger.claim('c', READERS)
      const kinds: (SendOutcome | { kind: 'accepted' })[] = [
        { kind: 'accepted' },
        { kind: 'give-up', reason: 'refused' },
        { kind: 'uncertain' },
        { kind: 'retry', afterMs: 60_000 },
      ]
      const now = ledger.now()
      const settlements = claimed.map((delivery, n) => ({
        id: delivery.id,
        verdict: judge({ ...delivery, firstAttemptAt: now }, kinds[n % 4] ?? { kind: 'accepted' }, now),
        receipts: n % 4 === 0 ? [{ id: `"${n}" 'é' 한` }] : [],
        error: n % 4 === 0 ? null : `said "${n}"`,
      }))
      expect(await settleDeliveries(db, 'c', settlements, now)).toEqual(new Set(claimed.map(({ id }) => id)))
      expect(await settleDeliveries(db, 'c', settlements, now)).toEqual(new Set())
      const minute = later(now, 60_000)
      expect(
        (await ledger.rows()).map((row) => [
          row.status,
          row.nextAttemptAt,
          row.receipts,
          row.error,
          row.doubts,
        ]),
      ).toEqual(
        claimed.map((_, n) =>
          [
            ['accepted', null, [{ id: `"${n}" 'é' 한` }], null, 0],
            ['failed', null, [], `said "${n}"`, 0],
            ['uncertain', minute, [], `said "${n}"`, 1],
            ['planned', minute, [], `said "${n}"`, 0],
          ].at(n % 4),
        ),
      )
    })

    it('refuses a status that does not exist, and a second delivery of an edition to a reader', async () => {
      await expect(sql`update deliveries set status = 'sent'`.execute(db)).rejects.toThrow()
      const twice = sql`
        insert into deliveries (edition_id, subscription_id, channel, status, attempts, doubts, receipts, updated_at)
        select edition_id, subscription_id, channel, status, attempts, doubts, receipts, updated_at from deliveries`
      await expect(twice.execute(db)).rejects.toThrow()
    })
  })
}
