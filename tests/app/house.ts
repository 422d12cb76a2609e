// A house in a folder of its own with a clock that the test turns: one newsletter, one source that is never due, and
// addresses as asked for. Mails become files, so that the operator's mailbox can be read.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, openApp } from '../../src/app/app.js'
import { deliver } from '../../src/app/deliver.js'
import { freeze } from '../../src/core/digest/edition.js'
import { storeEdition } from '../../src/store/editions.js'
import { edition, folder } from '../world.js'

export interface TestHouse {
  app: App
  now(): string
  /** Turns the clock: minutes. */
  wait(minutes: number): void
  /** Closes the house and opens it again on the same database. */
  restart(): Promise<void>
  /** Another service on the same database. */
  another(): Promise<App>
  /** An edition of this moment without editorials, planned for everybody. */
  publish(): Promise<number>
  deliver(): Promise<void>
  /** What stands in the operator's mails, oldest first. */
  mails(): string[]
  /** The last notice that the operator got as a file. */
  notice(): string | null
  close(): Promise<void>
}

export interface HouseInput {
  url: string
  operator?: object
  to?: Record<string, unknown[]>
  env?: Record<string, string>
  site?: object
}

export async function openHouse({ url, operator, to, env = {}, site = {} }: HouseInput): Promise<TestHouse> {
  const home = folder()
  let now = Date.parse('2026-01-14T00:00:00.000Z')
  const clock = () => new Date(now).toISOString()
  home.write(
    'masthead.yaml',
    JSON.stringify({
      site: { name: 'The Desk', zone: 'Asia/Seoul', ...site },
      ...(operator && { operator }),
      sources: [{ id: 'saved', name: 'Saved', kind: 'text', url: './saved', expects: 'never' }],
      newsletters: [
        { id: 'daily', title: 'Daily', schedule: { cron: '0 7 * * *' }, to: to ?? { file: ['json'] } },
      ],
    }),
  )
  const open = () =>
    openApp({
      env: { DATABASE_URL: url, LOG_LEVEL: 'silent', ...env },
      cwd: home.path,
      clock,
      gapMs: 0,
    })
  let app = await open()
  const others: App[] = []
  const outbox = join(home.path, 'var/outbox')

  return {
    get app() {
      return app
    },
    now: clock,
    wait(minutes) {
      now += minutes * 60_000
    },
    async restart() {
      await app.close()
      app = await open()
    },
    async another() {
      const other = await open()
      others.push(other)
      return other
    },
    async publish() {
      const { digest } = edition()
      const plan = {
        newsletter: 'daily',
        slot: clock(),
        channels: ['file', 'email'],
        dueAt: clock(),
        plannedAt: clock(),
      }
      const stored = await storeEdition(app.db, plan, (number) =>
        freeze(digest, { number, slot: clock(), publishedAt: clock() }),
      )
      return stored.edition.number
    },
    async deliver() {
      await deliver(app, { now: clock })
    },
    mails() {
      const mailbox = join(outbox, 'email')
      if (!existsSync(mailbox)) return []
      return readdirSync(mailbox)
        .filter((name) => name.startsWith('operator-'))
        .map((name) => ({ name, mail: readFileSync(join(mailbox, name), 'utf8') }))
        .sort((a, b) => (dateOf(a.mail) < dateOf(b.mail) ? -1 : 1))
        .map(({ mail }) => textOf(mail))
    },
    notice() {
      const file = join(outbox, 'replies/notice.json')
      return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).text : null
    },
    async close() {
      for (const one of [app, ...others]) await one.close()
      home.remove()
    },
  }
}

function dateOf(mail: string): string {
  return new Date(/^Date: (.*)$/m.exec(mail)?.[1] ?? 0).toISOString()
}

/** The plain text part on one line, without the signature. */
function textOf(mail: string): string {
  const part = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(mail)?.[1] ?? ''
  const decoded = part
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return (decoded.split('\n-- ')[0] ?? '').replace(/\s+/g, ' ').trim()
}
