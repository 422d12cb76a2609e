// A house whose database is somewhere else than its newspaper, so that it can be backed up, lost and restored.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type App, findNewsletter, openApp } from '../../src/app/app.js'
import { collect } from '../../src/app/collect.js'
import { publish, slotAt } from '../../src/app/publish.js'
import type { Edition } from '../../src/core/model.js'
import { type Folder, folder } from '../world.js'

export interface CaredHouse {
  folder: Folder
  env: Record<string, string>
  /** Opens the house as a program that starts would. */
  open(to?: object, more?: object): Promise<App>
  /** Sets the paper that appears next. */
  write(name: 'harbour' | 'ferry', day: number): void
  publish(app: App): Promise<Edition>
  /** Somebody subscribes by mail. */
  subscribe(app: App, address: string): Promise<void>
  /** "2026-01-14T08:00:00.000Z", until it is turned. */
  clock: () => string
  turn(to: string): void
  remove(): void
}

export function openHouse(url: string): CaredHouse {
  const home = folder()
  mkdirSync(join(home.path, 'papers'))
  let now = '2026-01-14T08:00:00.000Z'
  const clock = () => now
  const env = { DATABASE_URL: url, LOG_LEVEL: 'silent', PATH: process.env.PATH ?? '' }
  return {
    folder: home,
    env,
    clock,
    turn(to) {
      now = to
    },
    async open(to = { file: ['json'], email: ['reader@example.org'] }, more = {}) {
      const file = {
        sources: [
          { id: 'ledger', name: 'The Ledger', kind: 'text', url: join(home.path, 'papers'), zone: 'UTC' },
        ],
        newsletters: [{ id: 'daily', title: 'Daily', schedule: { cron: '0 7 * * *' }, to }],
        ...more,
      }
      home.write('masthead.yaml', JSON.stringify(file))
      return openApp({ env, cwd: home.path, clock })
    },
    write(name, day) {
      writeFileSync(join(home.path, `papers/${name}.txt`), paper(name, day))
    },
    async publish(app) {
      await collect(app, { now })
      const newsletter = findNewsletter(app, 'daily')
      const published = await publish(app, newsletter, { slot: slotAt(newsletter, now), now })
      if (published.outcome !== 'published') throw new Error(published.outcome)
      return published.edition
    },
    async subscribe({ db }, address) {
      const { id } = await db
        .insertInto('subscribers')
        .values({ channel: 'email', address: JSON.stringify(address), created_at: '2026-01-01' })
        .returning('id')
        .executeTakeFirstOrThrow()
      const told = { newsletter: 'daily', status: 'active', origin: 'reader', created_at: 'now' } as const
      await db
        .insertInto('subscriptions')
        .values({ subscriber_id: id, ...told })
        .execute()
    },
    remove: () => home.remove(),
  }
}

/** No two are alike: what is taken for one piece is published once. */
const TEXTS: Record<string, string> = {
  harbour: `The council met on Tuesday and talked about the lamps along the harbour for three hours without an end in sight.

But the harbour is no luxury, because a port that goes dark sends its ships elsewhere and its crews with them.

The council should vote to keep the harbour lit all night, and it should do so before the winter comes.`,
  ferry: `The last night boat to Saltmarsh sailed in the spring, and nobody at the office will say when the next one goes.

We believe that it is worth every crown of its subsidy, since without it the nurses cannot reach the hospital in time.

Parliament must restore the night boat at once, and pay for it out of the tax on the new road.`,
}

function paper(name: string, day: number): string {
  return `Keep the ${name} lights on\n\nPosted January. ${day}, 2026 06:00\n\n${TEXTS[name]}\n`
}

setFlagsFromString('--expose-gc')
const gc: () => void = runInNewContext('gc')

/**
 * Closes as a program does that ends: the driver of Node 20 keeps a closed file in use until its statements are
 * collected.
 */
export async function leave(app: { close(): Promise<void> } | null): Promise<void> {
  await app?.close()
  for (let round = 0; round < 3; round++) {
    gc()
    await setImmediate()
  }
}
