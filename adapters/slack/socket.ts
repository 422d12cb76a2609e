// Stays connected to Slack's Socket Mode. Slack ends each connection every few hours and asks for a new one;
// lines break. We connect again at once, then with growing pauses, until closed. (The library's own reconnect
// leaves five seconds without a connection and ends the process when apps.connections.open is refused.)
import { setTimeout as wait } from 'node:timers/promises'
import type { SocketModeReceiver } from '@slack/bolt'
import type { Log } from '../../src/core/channel.js'
import { messageOf } from '../../src/core/errors.js'

/** Pauses before the second and further attempts in a row (ms); the last one repeats. */
const PAUSES_MS = [1000, 2000, 5000, 15_000, 60_000]

/** From asking for a connection to Slack's hello (ms); longer than one call may take. */
const CONNECT_TIMEOUT_MS = 30_000

/** Resolves when the first connection stands; throws what kept it from standing. */
export async function stayConnected(
  receiver: SocketModeReceiver,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const { client } = receiver
  let isReconnecting = false
  await connect(client, signal)
  if (signal.aborted) return
  client.on('disconnected', () => {
    if (!isReconnecting && !signal.aborted) void reconnect()
  })

  async function reconnect(): Promise<void> {
    isReconnecting = true
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        await connect(client, signal)
        break
      } catch (error) {
        log.warn({ attempt, reason: messageOf(error) }, 'slack connection failed')
        const pauseMs = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]
        await wait(pauseMs, undefined, { signal, ref: false }).catch(() => undefined)
      }
    }
    isReconnecting = false
  }
}

/**
 * One attempt. The library waits for ever for a hello that does not come, rejects with nothing when the line
 * is cut before it, and goes on connecting when it was told to disconnect too early; so it is told again.
 */
async function connect(client: SocketModeReceiver['client'], signal: AbortSignal): Promise<void> {
  const over = new AbortController()
  const timeout = wait(CONNECT_TIMEOUT_MS, 'late' as const, {
    signal: AbortSignal.any([signal, over.signal]),
  })
  const started = client.start().then(() => {
    if (signal.aborted) void client.disconnect()
    return 'connected' as const
  })
  try {
    const outcome = await Promise.race([started, timeout.catch(() => 'stopped' as const)])
    if (outcome === 'connected') return
    void client.disconnect()
    if (outcome === 'late') throw new Error('Slack did not say hello in time')
  } catch (error) {
    throw error ?? new Error('the line was closed')
  } finally {
    over.abort()
  }
}
