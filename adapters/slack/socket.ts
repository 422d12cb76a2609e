// Stays connected to Slack's Socket Mode. Slack ends each connection every few hours and asks for a new one;
// lines break. We connect again at once, then with growing pauses, until closed. (The library's own reconnect
// leaves five seconds without a connection and ends the process when apps.connections.open is refused.)
import { setTimeout as wait } from 'node:timers/promises'
import type { SocketModeReceiver } from '@slack/bolt'
import type { Log } from '../../src/core/channel.js'
import { messageOf } from '../../src/core/errors.js'

/** Pauses before the second and further attempts in a row (ms); the last one repeats. */
const PAUSES_MS = [1000, 2000, 5000, 15_000, 60_000]

/** Resolves when the first connection stands; throws what kept it from standing. */
export async function stayConnected(
  receiver: SocketModeReceiver,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const { client } = receiver
  let isReconnecting = false
  await client.start()
  client.on('disconnected', () => {
    if (!isReconnecting && !signal.aborted) void reconnect()
  })

  async function reconnect(): Promise<void> {
    isReconnecting = true
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        await client.start()
        break
      } catch (error) {
        log.warn({ attempt, reason: messageOf(error ?? 'the line was closed') }, 'slack connection failed')
        const pauseMs = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]
        await wait(pauseMs, undefined, { signal, ref: false }).catch(() => undefined)
      }
    }
    isReconnecting = false
  }
}
