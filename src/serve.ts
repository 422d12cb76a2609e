// The service: web pages, chat listeners and the clock around the same verbs that the command line calls.
// It prints one JSON line {"event":"ready","url":…} when it answers, and on SIGINT or SIGTERM finishes what
// is in flight and ends within ten seconds.
import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { type ScheduledTask, schedule } from 'node-cron'
import { openAlarms } from './app/alarms.js'
import { answer } from './app/answer.js'
import { type App, type AppInput, channelsOn, openApp, VERSION } from './app/app.js'
import type { Delivered } from './app/deliver.js'
import { houseOf } from './app/house.js'
import { openPulse, type Pulse } from './app/pulse.js'
import { type Ticked, tick } from './app/tick.js'
import { type UpcomingSlot, upcoming } from './app/upcoming.js'
import type { Route } from './core/channel.js'
import { messageOf } from './core/errors.js'
import { type Meters, openMeters } from './web/metrics.js'
import { webPages } from './web/pages.js'
import { openWeb } from './web/server.js'

/** The first reading may take this long before the service says that it is ready all the same (ms). */
const PATIENCE_MS = 10_000
/** From the signal to the end, whatever is still in flight (ms). */
const LAST_CALL_MS = 9_000
/** A channel that cannot be reached is tried again after this time, doubled up to an hour (ms). */
const LISTEN_AGAIN_MS = 30_000

export interface ServeInput extends AppInput {
  /** Tells a person that it runs, before the line for machines. */
  onStarted?: (started: Started) => void
}

export interface Started {
  app: App
  url: string
  /** Null while the first reading is still going on. */
  ticked: Ticked | null
  slots: UpcomingSlot[]
}

/** Resolves when the service has stopped. Throws UserError when it cannot start. */
export async function serve({ onStarted, ...input }: ServeInput): Promise<void> {
  const stopping = new AbortController()
  // Every source and channel that waits listens for the end; there is no leak in many.
  setMaxListeners(0, stopping.signal)
  const stopped = onSignal(stopping)
  const meters = openMeters(VERSION)
  const app = await openApp({ ...input, watch: meters })
  const pulse = openPulse(app)
  const alarms = openAlarms(app)
  meters.expect(channelsOn(app).map(({ name }) => name))
  try {
    const routes = await openChannels(app, stopping.signal)
    const { PORT: port, TRUSTED_PROXIES: proxies } = app.config.environment
    const pages = webPages({ ...houseOf(app, { pulse }), meters })
    const web = await openWeb(pages, { port, routes, proxies, log: app.log })
    if (!app.config.environment.PUBLIC_URL) app.site.url = web.url
    try {
      const clock = openClock(app, { pulse, meters, signal: stopping.signal })
      const first = clock.tick()
      await Promise.race([first, wait(PATIENCE_MS, undefined, { ref: false })])
      onStarted?.({
        app,
        url: web.url,
        ticked: await settled(first),
        slots: upcoming(app, { from: app.clock(), count: 5 }),
      })
      process.stdout.write(`${JSON.stringify({ event: 'ready', url: web.url })}\n`)
      clock.start()
      alarms.start()
      await stopped
      await clock.stop()
      await alarms.close()
      await pulse.close()
    } finally {
      await web.close()
    }
  } finally {
    await app.close()
  }
}

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

/** One tick at a time; a minute that comes while one is running is left to it. */
function openClock(
  app: App,
  { pulse, meters, signal }: { pulse: Pulse; meters: Meters; signal: AbortSignal },
) {
  let running: Promise<Ticked | null> | null = null
  let task: ScheduledTask | null = null

  function run(): Promise<Ticked | null> {
    const { beat } = pulse
    if (running === null) beat()
    const onDelivery = (delivered: Delivered) => {
      beat()
      meters.settled(delivered)
    }
    running ??= tick(app, { now: app.clock(), clock: app.clock, signal, onSource: beat, onDelivery })
      .catch((error: unknown) => {
        app.log.error({ reason: messageOf(error) }, 'tick failed; the next minute tries again')
        return null
      })
      .finally(() => {
        running = null
        beat()
      })
    return running
  }

  return {
    tick: run,
    start() {
      task = schedule('* * * * *', () => void run(), { timezone: 'UTC' })
    },
    async stop() {
      await task?.stop()
      await running
    },
  }
}

/** Opens the channels that people can ask questions on; one that cannot be reached now is tried again. */
async function openChannels(app: App, signal: AbortSignal): Promise<Route[]> {
  const routes: Route[] = []
  for (const { name, title, switchedOnBy } of channelsOn(app)) {
    if (switchedOnBy.length === 0) continue
    const opened = await app.channel(name).catch((error: unknown) => {
      process.stderr.write(`${title} cannot be reached yet: ${messageOf(error)}\n`)
      return null
    })
    routes.push(...(opened?.routes ?? []))
    void listen(app, name, title, signal)
  }
  return routes
}

/** Listens until the channel is closed. */
async function listen(app: App, name: string, title: string, signal: AbortSignal): Promise<void> {
  for (let waitMs = LISTEN_AGAIN_MS; !signal.aborted; waitMs = Math.min(waitMs * 2, 3_600_000)) {
    try {
      const channel = await app.channel(name)
      await channel.listen?.((question) => answer(app, question))
      return
    } catch (error) {
      if (signal.aborted) return
      app.log.error({ channel: name, reason: messageOf(error) }, 'channel does not listen')
      process.stderr.write(`${title} does not listen: ${messageOf(error)}\n`)
      await wait(waitMs, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }
}

/** The result of a promise if it is there already. */
function settled<Result>(promise: Promise<Result>): Promise<Result | null> {
  return Promise.race([promise, Promise.resolve(null)])
}
