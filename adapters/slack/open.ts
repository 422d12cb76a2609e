// The way to Slack, by Bolt. `send` is one chat.postMessage; `listen` answers /editorial over Socket Mode,
// or `routes` over HTTP. The library's own patience is off: it would post again after a lost answer (three
// identical messages, measured) and let one room's rate limit hold up all others.
import { createRequire } from 'node:module'
import type { App, AppOptions, HTTPReceiver, Logger, LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { Log, OpenChannel, Route, Tools } from '../../src/core/channel.js'
import { messageOf, UserError } from '../../src/core/errors.js'
import { answerCommands } from './commands.js'
import type { SlackMessage } from './limits.js'
import type { Options } from './options.js'
import { toSendError } from './outcome.js'
import { stayConnected } from './socket.js'

/** From the first byte of a call to the whole answer (ms); the library's default is for ever. */
const CALL_TIMEOUT_MS = 20_000
/** How long `close` waits for what is in flight (ms). */
const CLOSE_TIMEOUT_MS = 4500
/** Slack's rule for signed requests, in both directions; Bolt looks at the past only. */
const CLOCK_SKEW_S = 300

type Bolt = typeof import('@slack/bolt')

export async function open(options: Options, tools: Tools): Promise<OpenChannel<string, SlackMessage>> {
  // A third of a second of loading, paid only by those who really send or listen.
  const bolt = loadBolt()
  const logger = quietLogger(bolt, tools.log)
  const clientOptions = clientOptionsOf(options, logger)
  const receiver =
    options.SLACK_MODE === 'http'
      ? new bolt.HTTPReceiver({
          signingSecret: options.SLACK_SIGNING_SECRET ?? '',
          endpoints: ['/slack/events'],
          logger,
        })
      : new bolt.SocketModeReceiver({
          appToken: options.SLACK_APP_TOKEN ?? '',
          // The library's own reconnect ends the process when Slack refuses it; ours goes on.
          autoReconnectEnabled: false,
          installerOptions: { clientOptions },
          logger,
        })
  const app = new bolt.App({
    token: options.SLACK_BOT_TOKEN,
    receiver,
    clientOptions,
    logger,
    // A refused token is then an ordinary rejection of init(), not the end of the process.
    deferInitialization: true,
  })
  const closing = new AbortController()
  let isAnswering = false
  const inFlight = new Set<Promise<unknown>>()

  function track<Result>(work: Promise<Result>): Promise<Result> {
    inFlight.add(work)
    const done = () => inFlight.delete(work)
    work.then(done, done)
    return work
  }

  return {
    send: (message, to, { key }) => track(post(bolt, app, message, to, key)),
    async listen(answer) {
      if (!isAnswering) answerCommands(app, answer, tools, track)
      isAnswering = true
      await identify(bolt, app)
      if ('client' in receiver) await listenBySocket(bolt, receiver, tools.log, closing.signal)
    },
    routes: 'requestListener' in receiver ? [eventsRoute(receiver)] : undefined,
    async close() {
      closing.abort()
      if ('client' in receiver) disconnect(receiver)
      await within(CLOSE_TIMEOUT_MS, Promise.allSettled(inFlight))
    },
  }
}

/** Required, because an import of a CommonJS package gives its names in one loader and hides them in another. */
function loadBolt(): Bolt {
  return createRequire(import.meta.url)('@slack/bolt')
}

function clientOptionsOf(options: Options, logger: Logger): NonNullable<AppOptions['clientOptions']> {
  return {
    ...(options.SLACK_API_URL === undefined ? {} : { slackApiUrl: options.SLACK_API_URL }),
    // Bolt answers commands with the same fetch, and sets no time limit there.
    fetch: (address, init) =>
      fetch(address, { ...init, signal: init?.signal ?? AbortSignal.timeout(CALL_TIMEOUT_MS) }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    logger,
  }
}

async function post(bolt: Bolt, app: App, message: SlackMessage, channel: string, key: string) {
  try {
    const posted = await app.client.chat.postMessage({
      channel,
      ...message,
      // With it a message can be found again whose answer was lost.
      metadata: { event_type: 'masthead_delivery', event_payload: { key } },
    })
    return { channel: posted.channel ?? channel, ts: posted.ts ?? '' }
  } catch (error) {
    throw toSendError(error, bolt.webApi)
  }
}

/** Throws UserError for a token that Slack refuses. */
async function identify(bolt: Bolt, app: App): Promise<void> {
  try {
    await app.init()
  } catch (error) {
    const { message } = toSendError(error, bolt.webApi)
    throw new UserError(`${message}. Nobody can ask /editorial on Slack until then.`, { cause: error })
  }
}

/** Throws UserError when the first connection does not stand. */
async function listenBySocket(
  bolt: Bolt,
  receiver: SocketModeReceiver,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  try {
    await stayConnected(receiver, log, signal)
  } catch (error) {
    const isRefusal = error instanceof bolt.webApi.WebAPIPlatformError
    const why = isRefusal
      ? `Slack refuses SLACK_APP_TOKEN (${error.data.error}); it must be an app-level token with connections:write`
      : `Socket Mode does not connect: ${messageOf(error)}`
    throw new UserError(`${why}. Nobody can ask /editorial on Slack until then.`, { cause: error })
  }
}

/** Bolt's own listener on the house's port, behind a check that Bolt leaves out. */
function eventsRoute(receiver: HTTPReceiver): Route {
  return {
    method: 'POST',
    path: '/slack/events',
    handle(request, response) {
      const sentAt = Number(request.headers['x-slack-request-timestamp'])
      if (!(Math.abs(Date.now() / 1000 - sentAt) <= CLOCK_SKEW_S)) {
        response.writeHead(401).end()
        return
      }
      receiver.requestListener(request, response)
    },
  }
}

function disconnect(receiver: SocketModeReceiver): void {
  receiver.client.disconnect().catch(() => undefined)
}

/** The library's log as events of ours; what it says in passing is for debugging only. */
function quietLogger(bolt: Bolt, log: Log): Logger {
  const said = (parts: unknown[]) => ({ library: parts.map(messageOf).join(' ').slice(0, 300) })
  return {
    debug: () => undefined,
    info: (...parts) => log.debug(said(parts), 'slack library'),
    warn: (...parts) => log.debug(said(parts), 'slack library'),
    error: (...parts) => log.warn(said(parts), 'slack library'),
    setLevel: () => undefined,
    getLevel: (): LogLevel => bolt.LogLevel.INFO,
    setName: () => undefined,
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, limit])
  clearTimeout(timer)
}
