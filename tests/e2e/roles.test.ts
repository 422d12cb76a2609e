// The service in parts, as people run it: pages, a clock and workers as programs of their own on one database.
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Newspaper, openNewspaper } from '../newspaper.js'
import { type EmptyPlace, testDatabases } from '../store/databases.js'
import { type Folder, folder, type Service } from '../world.js'

const READERS = Array.from({ length: 20 }, (_, n) => `reader-${n}@example.org`)

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  describe.skipIf(database.missing)(`the service in parts, on ${database.name}${why}`, () => {
    let home: Folder
    let place: EmptyPlace
    let paper: Newspaper
    let mail: MailServer
    beforeEach(async () => {
      home = folder()
      ;[place, paper, mail] = await Promise.all([database.place(), openNewspaper(), startMail()])
      paper.feed('/feed.xml')
      home.write(
        'masthead.yaml',
        `site: { zone: Asia/Seoul }
sources:
  - { id: courier, name: The Courier, kind: feed, url: ${paper.url}/feed.xml }
newsletters:
  - id: daily
    title: Daily
    schedule: { cron: "0 7 * * *" }
    to:
      file: [json]
      email: [${READERS.join(', ')}]
`,
      )
    })
    afterEach(async () => {
      home.remove()
      await Promise.all([paper.close(), mail.close()])
      await place.remove()
    })

    const env = () => ({
      DATABASE_URL: place.url,
      ALLOW_PRIVATE_NETWORKS: '1',
      PUBLIC_URL: 'https://digest.example.org',
      SMTP_URL: mail.url,
      MAIL_FROM: 'Masthead <digest@example.org>',
    })
    const start = (role: string, flags: string[] = []) => home.start(env(), flags, role)

    async function answer<Answer>(...args: string[]): Promise<Answer> {
      return JSON.parse((await home.run([...args, '--json'], env())).stdout)
    }

    async function deliveries(): Promise<string[]> {
      const rows = await answer<{ channel: string; status: string; attempts: number }[]>(
        'deliveries',
        '--count',
        '1000',
      )
      return rows.map(({ channel, status, attempts }) => `${channel} ${status} ${attempts}`).toSorted()
    }

    const all = (status: string, attempts: number) => [
      ...READERS.map(() => `email ${status} ${attempts}`),
      `file ${status} ${attempts}`,
    ]
    const stop = async (services: Service[]) => {
      expect(await Promise.all(services.map((service) => service.stop()))).toEqual(services.map(() => 0))
    }

    it('publishes once, asks each paper once and sends each delivery once, however many clocks and workers', async () => {
      paper.fault('/feed.xml', { delayMs: 1500 })
      const services = await Promise.all(
        ['web', 'clock', 'clock', 'worker', 'worker'].map((role) => start(role)),
      )
      await until(
        async () => mail.taken.length >= READERS.length && (await answer<unknown[]>('editions')).length > 0,
      )
      await until(async () => (await deliveries()).every((one) => one.includes('accepted')))
      await stop(services)
      expect(await answer('editions')).toHaveLength(1)
      expect(paper.asked('/feed.xml')).toHaveLength(1)
      expect(await deliveries()).toEqual(all('accepted', 1))
      expect(mail.taken.toSorted()).toEqual(READERS.toSorted())
    })

    it('leaves to each part what is its own', async () => {
      const web = await start('web')
      const clock = await start('clock')
      expect(await deliveries()).toEqual(all('planned', 0))
      const page = await fetch(web.url)
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('The Courier')])
      expect((await fetch(clock.url)).status).toBe(404)
      const worker = await start('worker')
      await until(async () => mail.taken.length === READERS.length)
      await stop([web, clock, worker])
      expect(paper.asked('/feed.xml')).toHaveLength(1)
    })

    it('answers at the doors for machines in every part; only the clock answers for a clock', async () => {
      const checks = { database: 'ok', migrations: 'ok' }
      for (const [role, expected] of [
        ['web', checks],
        ['worker', checks],
        ['clock', { ...checks, clock: 'ok' }],
      ] as const) {
        const service = await start(role, ['--json'])
        const ready = await fetch(new URL('/readyz', service.url))
        expect([role, ready.status, await ready.json()]).toEqual([
          role,
          200,
          { status: 'ready', checks: expected },
        ])
        expect((await fetch(new URL('/healthz', service.url))).status).toBe(200)
        expect(await (await fetch(new URL('/metrics', service.url))).text()).toContain('masthead_build_info')
        await stop([service])
        expect(JSON.parse(service.stdout())).toEqual({ event: 'ready', role, url: service.url })
      }
    })

    it('loses nothing and sends nothing twice when a worker is asked to stop in the middle', async () => {
      await home.run(['collect'], env())
      await home.run(['publish', 'daily'], env())
      mail.slownessMs = 100
      const first = await start('worker')
      await until(async () => mail.taken.length >= 3)
      expect(await first.stop()).toBe(0)
      const then = mail.taken.length
      expect(then).toBeLessThan(READERS.length)
      const email = (await deliveries()).filter((one) => one.startsWith('email'))
      expect(email.filter((one) => one === 'email accepted 1')).toHaveLength(then)
      expect(email.filter((one) => one === 'email planned 0')).toHaveLength(READERS.length - then)
      const second = await start('worker')
      await until(async () => mail.taken.length >= READERS.length)
      await stop([second])
      expect(await deliveries()).toEqual(all('accepted', 1))
      expect(mail.taken.toSorted()).toEqual(READERS.toSorted())
    })

    it('ends at once at a second signal, and leaves in the ledger what was on the line', async () => {
      await home.run(['collect'], env())
      await home.run(['publish', 'daily'], env())
      mail.slownessMs = 60_000
      const worker = await start('worker')
      await until(async () => mail.taken.length >= 1)
      const ended = worker.stop()
      // The first signal must have arrived as one of its own.
      await new Promise((next) => setTimeout(next, 300))
      worker.process.kill('SIGTERM')
      expect(await ended).toBe(1)
      const email = (await deliveries()).filter((one) => one.startsWith('email'))
      expect(new Set(email)).toEqual(new Set(['email planned 0', 'email sending 1']))
      expect(email).toHaveLength(READERS.length)
    })
  })
}

interface MailServer {
  url: string
  /** To whom, in the order of coming. */
  taken: string[]
  /** How long it takes over each mail (ms). */
  slownessMs: number
  close(): Promise<void>
}

async function startMail(): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      stream.resume()
      stream.on('end', () => {
        mail.taken.push(session.envelope.rcptTo[0]?.address ?? '')
        setTimeout(done, mail.slownessMs).unref()
      })
    },
  })
  const mail: MailServer = {
    url: '',
    taken: [],
    slownessMs: 0,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.server.address()
  mail.url = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return mail
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 400; n++) {
    if (await isTrue()) return
    await new Promise((next) => setTimeout(next, 50))
  }
  throw new Error('it did not come true within twenty seconds')
}
