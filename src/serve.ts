// The service around the verbs that the command line calls, whole or in parts: `start` is everything, `web` the pages and
// the chats, `clock` reads and publishes, `worker` sends. Of each any number may work on one database.
// It prints one JSON line {"event":"ready","role":…,"url":…} when it answers, and on SIGINT or SIGTERM finishes what
// is in flight and ends within ten seconds; a second signal ends it at once, and the ledger finds what was in flight.
import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Hono } from 'hono'
import { openAlarms } from './app/alarms.js'
import { type App, type AppInput, channelsOn, openApp, VERSION } from './app/app.js'
import { houseOf } from './app/house.js'
import { openPulse, type Pulse } from './app/pulse.js'
import type { Ticked } from './app/tick.js'
import { type UpcomingSlot, upcoming } from './app/upcoming.js'
import type { Route } from './core/channel.js'
import { openChats } from './service/chats.js'
import { openClock } from './service/clock.js'
import { openWorker } from './service/worker.js'
import { healthRoutes } from './web/health.js'
import { type Meters, openMeters } from './web/metrics.js'
import { webPages } from './web/pages.js'
import { openWeb, type Web } from './web/server.js'

/** The first reading may take this long before the service says that it is ready all the same (ms). */
const PATIENCE_MS = 10_000
/** From the signal to the end, whatever is still in flight (ms). */
const LAST_CALL_MS = 9_000

/** `start` is the other three in one process. */
export type Role = 'start' | 'web' | 'clock' | 'worker'

export interface ServeInput extends AppInput {
  role: Role
  /** Tells a person that it runs, before the line for machines. */
  onStarted?: (started: Started) => void
}

export interface Started {
  app: App
  role: Role
  url: string
  /** Null while the first reading is still going on, and where none is done. */
  ticked: Ticked | null
  slots: UpcomingSlot[]
}

/** Resolves when the service has stopped. Throws UserError when it cannot start. */
export async function serve({ role, onStarted, ...input }: ServeInput): Promise<void> {
  const stopping = new AbortController()
  // Every source and channel that waits listens for the end; there is no leak in many.
  setMaxListeners(0, stopping.signal)
  const stopped = onSignal(stopping)
  const meters = openMeters(VERSION)
  const app = await openApp({ ...input, watch: meters })
  meters.expect(channelsOn(app).map(({ name }) => name))
  try {
    const pulse = hasClock(role) ? openPulse(app) : undefined
    const web = await openDoors(app, { role, pulse, meters, signal: stopping.signal })
    try {
      const work = openWork(app, { role, pulse, meters, signal: stopping.signal })
      const first = work.begin()
      await Promise.race([first, wait(PATIENCE_MS, undefined, { ref: false })])
      const slots = upcoming(app, { from: app.clock(), count: 5 })
      onStarted?.({ app, role, url: web.url, ticked: await settled(first), slots })
      process.stdout.write(`${JSON.stringify({ event: 'ready', role, url: web.url })}\n`)
      work.goOn()
      await stopped
      await work.stop()
    } finally {
      await web.close()
    }
  } finally {
    await app.close()
  }
}

const hasPages = (role: Role) => role === 'start' || role === 'web'
const hasClock = (role: Role) => role === 'start' || role === 'clock'

/** The first signal asks to stop, the second insists. */
function onSignal(stopping: AbortController): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      if (stopping.signal.aborted) process.exit(1)
      stopping.abort()
      setTimeout(() => process.exit(0), LAST_CALL_MS).unref()
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}

interface Parts {
  role: Role
  /** Of the clock that runs here. */
  pulse: Pulse | undefined
  meters: Meters
  signal: AbortSignal
}

/** The pages and the chats, or the doors for machines alone. */
async function openDoors(app: App, { role, pulse, meters, signal }: Parts): Promise<Web> {
  const { PORT: port, TRUSTED_PROXIES: proxies, PUBLIC_URL } = app.config.environment
  const house = { ...houseOf(app, { pulse }), meters }
  const open = (pages: Hono, routes: Route[]) => openWeb(pages, { port, routes, proxies, log: app.log })
  if (!hasPages(role)) return open(healthRoutes(house), [])
  const web = await open(webPages(house), await openChats(app, signal))
  if (!PUBLIC_URL) app.site.url = web.url
  return web
}

interface Work {
  /** Resolves when the first reading is done; null where there was none. */
  begin(): Promise<Ticked | null>
  goOn(): void
  /** Resolves when what was under way is done. */
  stop(): Promise<void>
}

/** What the process does of itself. */
function openWork(app: App, { role, pulse, meters, signal }: Parts): Work {
  if (pulse) {
    const clock = openClock(app, { pulse, meters, signal, delivers: role === 'start' })
    const alarms = openAlarms(app)
    return {
      begin: clock.tick,
      goOn() {
        clock.start()
        alarms.start()
      },
      async stop() {
        await clock.stop()
        await alarms.close()
        await pulse.close()
      },
    }
  }
  const worker = role === 'worker' ? openWorker(app, { meters, signal }) : null
  return {
    begin: async () => null,
    goOn: () => worker?.start(),
    stop: async () => worker?.stop(),
  }
}

/** The result of a promise if it is there already. */
function settled<Result>(promise: Promise<Result>): Promise<Result | null> {
  return Promise.race([promise, Promise.resolve(null)])
}
