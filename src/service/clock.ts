// The ticking clock: each minute what is due is read and published, and sent where no workers do that.
// A tick that fails is logged, and the next minute tries again.
import { type ScheduledTask, schedule } from 'node-cron'
import type { App } from '../app/app.js'
import type { Delivered } from '../app/deliver.js'
import type { Pulse } from '../app/pulse.js'
import { type Ticked, tick } from '../app/tick.js'
import { messageOf } from '../core/errors.js'
import type { Meters } from '../web/metrics.js'

export interface ClockInput {
  pulse: Pulse
  meters: Meters
  signal: AbortSignal
  /** False where workers send. */
  delivers: boolean
}

/** One tick at a time; a minute that comes while one is running is left to it. */
export function openClock(app: App, { pulse: { beat }, meters, signal, delivers }: ClockInput) {
  let running: Promise<Ticked | null> | null = null
  let task: ScheduledTask | null = null

  function onDelivery(delivered: Delivered): void {
    beat()
    meters.settled(delivered)
  }

  function run(): Promise<Ticked | null> {
    if (running === null) beat()
    const how = { isClock: true, delivers, signal, onSource: beat, onDelivery }
    running ??= tick(app, { now: app.clock(), clock: app.clock, ...how })
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
