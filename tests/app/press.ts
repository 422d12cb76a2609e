// A newspaper and an office that reads it, in one process, with a clock that the test turns.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, openApp } from '../../src/app/app.js'
import { type Collected, type CollectInput, collect } from '../../src/app/collect.js'
import { editorials, type ListedEditorial } from '../../src/app/editorials.js'
import { type Newspaper, openNewspaper } from '../newspaper.js'
import { type Folder, folder } from '../world.js'

export interface Press {
  paper: Newspaper
  app: App
  folder: Folder
  /** Sets masthead.yaml and opens the house anew, as after a restart. */
  read(sources: SourceLine[], newsletter?: object): Promise<void>
  /** Closes the house and opens it again on the same database. */
  restart(): Promise<void>
  collect(input?: Partial<CollectInput>): Promise<Record<string, Collected>>
  stored(): Promise<ListedEditorial[]>
  now(): string
  /** Turns the clock: minutes. */
  wait(minutes: number): void
  close(): Promise<void>
}

export type SourceLine = { id: string; url: string; kind?: string } & Record<string, unknown>

export async function openPress(at = '2026-01-14T00:00:00.000Z'): Promise<Press> {
  const paper = await openNewspaper()
  const home = folder()
  let now = Date.parse(at)
  let app: App | undefined
  const clock = () => new Date(now).toISOString()

  async function open(): Promise<void> {
    await app?.close()
    app = await openApp({
      env: {
        ALLOW_PRIVATE_NETWORKS: '1',
        DATABASE_URL: `sqlite:${join(home.path, 'masthead.db')}`,
        LOG_LEVEL: 'silent',
        PUBLIC_URL: 'https://digest.example.org',
      },
      cwd: home.path,
      clock,
      gapMs: 0,
    })
  }
  function house(): App {
    if (!app) throw new Error('read() comes first')
    return app
  }

  return {
    paper,
    folder: home,
    get app() {
      return house()
    },
    async read(sources, newsletter = {}) {
      const file = {
        site: { zone: 'Asia/Seoul' },
        sources: sources.map((source) => ({ kind: 'feed', name: `Paper ${source.id}`, ...source })),
        newsletters: [
          {
            id: 'daily',
            title: 'Daily',
            schedule: { cron: '0 7 * * *' },
            to: { file: ['json'] },
            ...newsletter,
          },
        ],
      }
      writeFileSync(join(home.path, 'masthead.yaml'), JSON.stringify(file))
      await open()
    },
    restart: open,
    async collect(input = {}) {
      const collected = await collect(house(), { now: clock(), ...input })
      return Object.fromEntries(collected.map((one) => [one.source, one]))
    },
    async stored() {
      const list: ListedEditorial[] = []
      for await (const editorial of editorials(house(), {})) list.push(editorial)
      return list
    },
    now: clock,
    wait(minutes) {
      now += minutes * 60_000
    },
    async close() {
      await app?.close()
      await paper.close()
      home.remove()
    },
  }
}
