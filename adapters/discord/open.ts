// The way to Discord. `send` is one REST call; `listen` connects the gateway. The nonce is what makes a
// repeated message harmless: within a few minutes Discord answers the same key with the same message.
import type { REST, RESTOptions } from 'discord.js'
import type { Answer, OpenChannel, SendContext, Tools } from '../../src/core/channel.js'
import type { Receipt } from '../../src/core/model.js'
import type { DiscordMessage } from './limits.js'
import { listenForCommands } from './listen.js'
import type { Options } from './options.js'
import { toSendError } from './outcome.js'

/** From the first byte to the whole answer, in milliseconds. */
const SEND_TIMEOUT = 20_000
/** How long `close` waits for what is in flight, in milliseconds. */
const CLOSE_TIMEOUT = 4500

type Discord = typeof import('discord.js')

export async function open(options: Options, tools: Tools): Promise<OpenChannel<string, DiscordMessage>> {
  // Half a second of loading, paid only by those who really send or listen.
  const discord = await import('discord.js')
  const rest = restOptions(options)
  const post = poster(discord, new discord.REST(rest), options.DISCORD_TOKEN)
  const closing = new AbortController()
  const inFlight = new Set<Promise<unknown>>()

  function track<T>(work: Promise<T>): Promise<T> {
    inFlight.add(work)
    const done = () => inFlight.delete(work)
    work.then(done, done)
    return work
  }

  return {
    send: (message, to, context) => track(post(message, to, context)),
    listen: (answer: Answer) =>
      track(
        listenForCommands(
          {
            discord,
            rest,
            options,
            log: tools.log,
            site: tools.site,
            acked: tools.acked,
            stop: closing.signal,
          },
          answer,
        ),
      ),
    async close() {
      closing.abort()
      await within(CLOSE_TIMEOUT, Promise.allSettled(inFlight))
    },
  }
}

/**
 * The library's own patience is switched off: it would repeat a 5xx four times within milliseconds and
 * wait for a 429 without an end. The delivery loop knows better, so every trouble is thrown at once.
 */
function restOptions(options: Options): Partial<RESTOptions> {
  return {
    api: options.DISCORD_API_URL ?? 'https://discord.com/api',
    version: '10',
    retries: 0,
    offset: 0,
    timeout: SEND_TIMEOUT,
    rejectOnRateLimit: () => true,
  }
}

function poster(discord: Discord, rest: REST, token: string) {
  const waits = new WeakMap<object, Promise<number | null>>()
  rest.on('response', (request, response) => {
    const body = request.data.body
    if (response.status === 429 && typeof body === 'object' && body !== null) {
      waits.set(
        body,
        response.json().then(retryAfterOf, () => null),
      )
    }
  })

  return async (message: DiscordMessage, to: string, context: SendContext): Promise<Receipt> => {
    const body = { ...message, nonce: context.key, enforce_nonce: true }
    try {
      // One 401 makes the library forget its token for good, so it is told each time.
      rest.setToken(token)
      const signal = AbortSignal.timeout(SEND_TIMEOUT)
      const posted = await rest.post(discord.Routes.channelMessages(to), { body, signal })
      return { channel: to, message: idOf(posted) }
    } catch (error) {
      throw toSendError(error, discord, (await waits.get(body)) ?? null)
    }
  }
}

function retryAfterOf(body: unknown): number | null {
  const seconds = typeof body === 'object' && body !== null && 'retry_after' in body ? body.retry_after : null
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1000 : null
}

function idOf(posted: unknown): string {
  if (typeof posted === 'object' && posted !== null && 'id' in posted && typeof posted.id === 'string')
    return posted.id
  throw new Error('the answer names no message')
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, limit])
  clearTimeout(timer)
}
