// Delivering by mail from the ledger: who gets what, once, when readers leave, programs stop, servers refuse and the
// database hesitates.
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type App, openApp } from '../../src/app/app.js'
import { deliver } from '../../src/app/deliver.js'
import { freeze } from '../../src/core/digest/edition.js'
import { listDeliveries } from '../../src/store/deliveries.js'
import { storeEdition } from '../../src/store/editions.js'
import { takingServer } from '../adapters/email/servers.js'
import { type EmptyPlace, testDatabases } from '../store/databases.js'
import { edition, type Folder, folder } from '../world.js'

const START = '2026-01-14T00:00:00.000Z'
const HOUR_MS = 3_600_000

type MailServer = Awaited<ReturnType<typeof takingServer>>

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  describe.skipIf(database.missing)(`deliver on ${database.name}${why}`, () => {
    let home: Folder
    let place: EmptyPlace
    let apps: App[]
    let servers: MailServer[]
    let now: number
    beforeEach(async () => {
      home = folder()
      place = await database.place()
      apps = []
      servers = []
      now = Date.parse(START)
    })
    afterEach(async () => {
      for (const app of apps) await app.close()
      // Mail programs keep their lines open; the house hangs up first.
      for (const server of servers) await server.close()
      await place.remove()
      home.remove()
    })

    const clock = () => new Date(now).toISOString()
    const readers = (count: number) =>
      Array.from({ length: count }, (_, n) => `reader-${n}@example.org`).toSorted()

    /** The house, with its mail handed to the server at `SMTP_URL`. */
    async function openHouse(SMTP_URL: string, count: number): Promise<App> {
      const sources = [{ id: 'ledger', name: 'Ledger', kind: 'text', url: './nothing.txt' }]
      const schedule = { cron: '0 7 * * *', zone: 'UTC', expires: '2h' }
      const newsletters = [{ id: 'daily', title: 'Daily', schedule, to: { email: readers(count) } }]
      home.write('masthead.yaml', JSON.stringify({ sources, newsletters }))
      const env = {
        DATABASE_URL: place.url,
        SMTP_URL,
        MAIL_FROM: 'desk@example.org',
        PUBLIC_URL: 'https://digest.example.org',
        LOG_LEVEL: 'silent',
      }
      const app = await openApp({ env, cwd: home.path, clock })
      apps.push(app)
      return app
    }

    async function openServer(options?: Parameters<typeof takingServer>[0]): Promise<MailServer> {
      const server = await takingServer(options)
      servers.push(server)
      return server
    }

    function publish(app: App, slot = clock()) {
      const { digest } = edition()
      return storeEdition(
        app.db,
        { newsletter: 'daily', slot, channels: ['email'], dueAt: clock() },
        (number) => freeze(digest, { number, slot, publishedAt: clock() }),
      )
    }

    async function statuses(app: App): Promise<string[]> {
      return (await listDeliveries(app.db, { limit: 100 })).map(({ status }) => status).toSorted()
    }

    function recipients(server: MailServer): string[] {
      return server.taken.flatMap(({ to }) => to).toSorted()
    }

    it('sends each mail once, however many deliver at the same time', async () => {
      const server = await openServer()
      const one = await openHouse(server.url, 8)
      const other = await openHouse(server.url, 8)
      await publish(one)
      const delivered = await Promise.all([one, other].map((app) => deliver(app, { now: clock })))
      expect(delivered.flat().map(({ status }) => status)).toEqual(Array(8).fill('accepted'))
      expect(recipients(server)).toEqual(readers(8))
      expect(await statuses(one)).toEqual(Array(8).fill('accepted'))
      expect(await deliver(one, { now: clock })).toEqual([])
    })

    it('sends nothing more to who unsubscribes in the middle of a run', async () => {
      const server = await openServer()
      const app = await openHouse(server.url, 10)
      await publish(app)
      let isFirst = true
      const leaving: Promise<unknown>[] = []
      const delivered = await deliver(app, {
        now: clock,
        onDelivery() {
          if (!isFirst) return
          isFirst = false
          leaving.push(
            sql`
              update subscriptions set status = 'ended' where subscriber_id in (
                select id from subscribers where address in ('"reader-8@example.org"', '"reader-9@example.org"'))`.execute(
              app.db,
            ),
          )
        },
      })
      await Promise.all(leaving)
      expect(recipients(server)).toEqual(readers(8))
      expect(delivered.filter(({ status }) => status === 'cancelled')).toMatchObject(
        Array(2).fill({ error: 'the subscription ended before this was sent' }),
      )
      expect(await statuses(app)).toEqual([...Array(8).fill('accepted'), 'cancelled', 'cancelled'])
    })

    it('does not send an old edition because the machine woke up, and a new one after it', async () => {
      const server = await openServer()
      const app = await openHouse(server.url, 3)
      await publish(app)
      now += 3 * HOUR_MS
      const old = await deliver(app, { now: clock })
      expect(old.map(({ status }) => status)).toEqual(Array(3).fill('cancelled'))
      expect(old[0]?.error).toContain('older than its schedule allows')
      expect(server.taken).toEqual([])
      await publish(app)
      await deliver(app, { now: clock })
      expect(recipients(server)).toEqual(readers(3))
    })

    it('goes on with what it has begun to try, though the edition has grown old', async () => {
      let isUp = false
      const server = await openServer({
        onRcptTo: (_address, _session, done) =>
          done(isUp ? null : Object.assign(new Error('later'), { responseCode: 451 })),
      })
      const app = await openHouse(server.url, 2)
      await publish(app)
      expect((await deliver(app, { now: clock })).map(({ status }) => status)).toEqual(['planned', 'planned'])
      isUp = true
      now += 5 * HOUR_MS
      await deliver(app, { now: clock })
      expect(recipients(server)).toEqual(readers(2))
      expect(await statuses(app)).toEqual(['accepted', 'accepted'])
    })

    it('leaves nothing in the air when it is stopped', async () => {
      const server = await openServer()
      const app = await openHouse(server.url, 12)
      await publish(app)
      const stopping = new AbortController()
      await deliver(app, { now: clock, signal: stopping.signal, onDelivery: () => stopping.abort() })
      const after = await statuses(app)
      expect(after.filter((status) => status === 'accepted')).toHaveLength(server.taken.length)
      expect(server.taken.length).toBeLessThan(12)
      expect(after.filter((status) => status === 'planned')).toHaveLength(12 - server.taken.length)
      await deliver(app, { now: clock })
      expect(recipients(server)).toEqual(readers(12))
    })

    it('keeps the results while the database is out of reach, and writes them then', async () => {
      const server = await openServer()
      const app = await openHouse(server.url, 3)
      await publish(app)
      let failures = 0
      const db = app.db.withPlugin({
        transformQuery({ node }) {
          const isResult = JSON.stringify(node).includes("status = 'accepted'")
          if (isResult && ++failures <= 2) throw new Error('out of reach')
          return node
        },
        transformResult: async ({ result }) => result,
      })
      const delivered = await deliver({ ...app, db }, { now: clock })
      expect(failures).toBeGreaterThan(2)
      expect(delivered.map(({ status }) => status)).toEqual(Array(3).fill('accepted'))
      expect(recipients(server)).toEqual(readers(3))
      expect(await statuses(app)).toEqual(Array(3).fill('accepted'))
    })
  })
}
