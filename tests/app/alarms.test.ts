// What the operator hears, on both databases: each problem once, whatever is restarted or runs beside.
import { createServer, type Server } from 'node:net'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { look, openAlarms } from '../../src/app/alarms.js'
import { openPulse } from '../../src/app/pulse.js'
import type { Log } from '../../src/core/channel.js'
import type { DeliveryStatus } from '../../src/core/model.js'
import { advanceClock } from '../../src/store/editions.js'
import { reserveTokens } from '../../src/store/models.js'
import { saveSourceStates } from '../../src/store/sources.js'
import { type EmptyPlace, testDatabases } from '../store/databases.js'
import { type HouseInput, openHouse, type TestHouse } from './house.js'

const OPERATOR = { to: { email: ['desk@example.org'] } }
const MODEL = { MODEL_BASE_URL: 'http://127.0.0.1:9/v1', MODEL_NAME: 'small-model-1' }

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  describe.skipIf(database.missing)(`alarms on ${database.name}${why}`, () => {
    let place: EmptyPlace
    let house: TestHouse

    beforeEach(async () => {
      place = await database.place()
    })
    afterEach(async () => {
      await house.close()
      await place.remove()
    })

    async function open(input: Partial<HouseInput> = {}): Promise<void> {
      house = await openHouse({ url: place.url, operator: OPERATOR, ...input })
    }

    /** Looks each minute. */
    async function looks(minutes: number): Promise<void> {
      for (let minute = 0; minute < minutes; minute++) {
        await look(house.app)
        house.wait(1)
      }
    }

    /** Says of all deliveries what became of them. */
    async function settleAll(status: DeliveryStatus, error: string | null = null): Promise<void> {
      const ended = { status, error, next_attempt_at: null, lease_until: null, updated_at: house.now() }
      await house.app.db.updateTable('deliveries').set(ended).execute()
    }

    it('tell of deliveries that nobody repeats once, that it is solved once, and again when it comes back', async () => {
      await open()
      await house.publish()
      await settleAll('uncertain')
      await looks(15)
      const told =
        'One thing needs a person. One delivery is uncertain and not repeated: the platform may have taken the message or not. See: masthead deliveries The whole picture: masthead status'
      expect(house.mails()).toEqual([told])
      await settleAll('accepted')
      await looks(12)
      expect(house.mails().slice(1)).toEqual([expect.stringMatching(/^Solved: One delivery is uncertain/)])
      await settleAll('uncertain')
      await looks(5)
      expect(house.mails()).toEqual([told, expect.any(String), told])
    })

    it('are not repeated after a restart, nor by another service', async () => {
      await open()
      await house.publish()
      await settleAll('uncertain')
      const other = await house.another()
      await Promise.all([look(house.app), look(other)])
      await house.restart()
      house.wait(1)
      await Promise.all([look(house.app), look(other)])
      expect(house.mails()).toHaveLength(1)
    })

    it('that come faster than allowed are gathered in one', async () => {
      await open({ operator: { ...OPERATOR, perHour: 1 }, env: MODEL })
      await house.publish()
      await settleAll('uncertain')
      await looks(5)
      await settleAll('failed', 'The mail server answered 550')
      await house.app.db.updateTable('editions').set({ published_at: house.now() }).execute()
      const day = house.now().slice(0, 10)
      await reserveTokens(house.app.db, day, { tokens: 100_000, limit: 100_000 })
      await looks(50)
      expect(house.mails()).toHaveLength(1)
      await looks(10)
      expect(house.mails()).toHaveLength(2)
      expect(house.mails()[1]).toMatch(
        /^One thing needs a person\. One thing is worth a look\. \(1\) Of the 1 deliveries of daily 1, 1 failed\. One of them: The mail server answered 550\. See: masthead deliveries \(2\) The language model's tokens .* Solved: One delivery/,
      )
    })

    it('name a slot that has no edition, and that it has one', async () => {
      await open()
      await advanceClock(house.app.db, 'daily', '2026-01-13T22:00:00.000Z')
      house.wait(22 * 60 + 29)
      await looks(1)
      expect(house.mails()).toEqual([])
      house.wait(1)
      await looks(1)
      expect(house.mails()).toEqual([
        expect.stringContaining(
          'The newsletter daily has no edition for its slot of 2026-01-15 07:00 Asia/Seoul. Try: masthead tick',
        ),
      ])
      await advanceClock(house.app.db, 'daily', '2026-01-14T22:00:00.000Z')
      await looks(12)
      expect(house.mails()).toHaveLength(2)
    })

    it('name a clock that stands still, also to another service', async () => {
      await open()
      const pulse = openPulse(house.app)
      pulse.beat()
      await pulse.close()
      house.wait(15)
      expect(pulse.stuckSince()).toBeNull()
      house.wait(1)
      expect(pulse.stuckSince()).toBe('2026-01-14T00:00:00.000Z')
      await look(await house.another())
      expect(house.mails()).toEqual([
        expect.stringContaining('The clock has stood still since 2026-01-14 09:00 Asia/Seoul'),
      ])
      pulse.beat()
      await pulse.close()
      await looks(12)
      expect(house.mails()).toHaveLength(2)
    })

    it('name a source that is refused, and not one that merely failed once', async () => {
      await open()
      const [source] = house.app.config.sources
      const state = {
        url: source?.url ?? '',
        checkedAt: house.now(),
        readAt: '2026-01-13T00:00:00.000Z',
        dueAt: house.now(),
        heldUntil: null,
        goneAt: null,
        movedTo: null,
        feedUrl: null,
        etag: null,
        lastModified: null,
        failures: 1,
        status: 403,
        found: 7,
        error: 'answers 403 <script>alert(1)</script>',
        silentSince: null,
      }
      await saveSourceStates(house.app.db, [{ source: 'saved', state }])
      await looks(2)
      expect(house.mails()).toEqual([])
      const silent = { ...state, failures: 9, silentSince: '2026-01-13T21:30:00.000Z' }
      await saveSourceStates(house.app.db, [{ source: 'saved', state: silent }])
      await looks(2)
      expect(house.mails()).toEqual([
        expect.stringContaining('Source "saved" has been silent since 06:30; its saved text answers 403.'),
      ])
    })

    it('without an operator stand in the log alone, each once', async () => {
      await open({ operator: undefined, to: { file: ['json'] } })
      const said: string[] = []
      for (const level of ['info', 'warn', 'error'] as const) {
        house.app.log[level] = ((fields: { alarm?: string }, event: string) => {
          if (fields.alarm) said.push(`${level} ${fields.alarm}: ${event}`)
        }) as Log['warn']
      }
      await house.publish()
      await settleAll('uncertain')
      await looks(5)
      await settleAll('accepted')
      await looks(12)
      expect(said).toEqual(['error uncertain: something needs a person', 'info uncertain: alarm is over'])
      expect(house.mails()).toEqual([])
    })

    it('of a database that is gone are told once, by the process itself', async () => {
      await open()
      const alarms = openAlarms(house.app)
      await alarms.look()
      await sql`alter table alarms rename to alarms_away`.execute(house.app.db)
      for (let times = 0; times < 4; times++) await alarms.look()
      expect(house.mails()).toEqual([
        expect.stringMatching(/^One thing needs a person\. The database cannot be used: .*alarms/),
      ])
      await sql`alter table alarms_away rename to alarms`.execute(house.app.db)
      house.wait(1)
      for (let times = 0; times < 4; times++) await alarms.look()
      expect(house.mails()).toHaveLength(2)
      expect(house.mails()[1]).toBe('Solved: the database can be used again.')
      await alarms.close()
    })
  })
}

describe('a channel that refuses us', () => {
  let server: Server
  let house: TestHouse
  /** Until then the mail server lets nobody in. */
  let isOpen = false

  beforeEach(async () => {
    isOpen = false
    server = createServer((socket) => {
      socket.on('error', () => undefined)
      if (!isOpen) return void socket.end('554 5.7.1 you are on a list <b>of mine</b>\r\n')
      let isData = false
      socket.write('220 here\r\n')
      socket.on('data', (bytes) => {
        const said = bytes.toString()
        if (isData && !said.endsWith('\r\n.\r\n')) return
        const code = isData ? 250 : /^DATA/i.test(said) ? 354 : /^QUIT/i.test(said) ? 221 : 250
        isData = code === 354
        socket.write(`${code} fine\r\n`)
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    house = await openHouse({
      url: 'sqlite::memory:',
      operator: { to: { email: ['desk@example.org'], file: ['json'] } },
      to: { email: ['reader@example.org'] },
      env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'desk@example.org' },
    })
  })
  afterEach(async () => {
    await house.close()
    await new Promise((closed) => server.close(closed))
  })

  it('is told through the others, and its end when it takes a message again', async () => {
    await house.publish()
    await house.deliver()
    await look(house.app)
    expect(house.notice()).toMatch(/Email does not take messages: The mail server answered 554 5\.7\.1/)
    isOpen = true
    house.wait(1)
    await house.publish()
    await house.deliver()
    await look(house.app)
    house.wait(11)
    await look(house.app)
    expect(house.notice()).toMatch(/^Solved: \(1\) Email does not take messages/)
  })
})
