// The channels on which people ask questions: opened with the pages, listened to until the end.
// One that cannot be reached is tried again, and the others do not wait for it.
import { setTimeout as wait } from 'node:timers/promises'
import { answer } from '../app/answer.js'
import { type App, channelsOn } from '../app/app.js'
import type { Route } from '../core/channel.js'
import { messageOf } from '../core/errors.js'

/** A channel that cannot be reached is tried again after this time, doubled up to an hour (ms). */
const LISTEN_AGAIN_MS = 30_000

/** Opens the channels that people can ask questions on; one that cannot be reached now is tried again. */
export async function openChats(app: App, signal: AbortSignal): Promise<Route[]> {
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
