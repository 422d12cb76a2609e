// What can go wrong between us and a server, in sentences: each names the address and says what happened.
// Query strings stay out of them, because operators keep keys there.

import { messageOf, UserError } from '../core/errors.js'
import { RefusedError } from './addresses.js'
import type { Limits } from './fetch.js'
import type { Ending } from './fetch-deadline.js'
import { errors } from './undici.js'

export interface Refusal {
  status: number
  /** How long the server asks us to stay away (ms). */
  retryAfterMs: number | null
  /** Which address answered, after redirects. */
  url: string
}

/** The server answered, and the answer was no. 410 means: never ask again. A 3xx is a redirect to nowhere. */
export class FetchError extends UserError implements Refusal {
  readonly status: number
  readonly retryAfterMs: number | null
  readonly url: string

  constructor(message: string, { status, retryAfterMs, url }: Refusal) {
    super(message)
    this.status = status
    this.retryAfterMs = retryAfterMs
    this.url = url
  }
}

/** What was thrown, said of the address; undici and node say it by codes. */
export function explained(error: unknown, url: URL, limits: Limits, ending: Ending | null): UserError {
  if (error instanceof UserError) return error
  const what = ending === null ? whatHappened(error, limits) : ENDINGS[ending](limits)
  return new UserError(`${shown(url)} ${what}`, { cause: error })
}

const ENDINGS: Record<Ending, (limits: Limits) => string> = {
  'out-of-time': ({ wholeMs }) => `took longer than ${seconds(wholeMs)}`,
  'given-up': () => 'was not read to its end: the reading was given up',
}

/** The same error, with the address that the operator knows. What is none of ours stays as it is. */
export function arrivedBy(error: unknown, start: string): unknown {
  if (!(error instanceof UserError)) return error
  const message = `${error.message} (redirected from ${shown(new URL(start))})`
  if (error instanceof FetchError) return new FetchError(message, error)
  if (error instanceof RefusedError) return new RefusedError(message)
  return error.constructor === UserError ? new UserError(message, { cause: error.cause }) : error
}

/** An address fit for messages: no credentials, no query, not too long. */
export function shown(url: URL): string {
  return shorten(`${url.protocol}//${url.host}${url.pathname}`)
}

/** One line of at most 200 characters, whatever a stranger wrote. */
export function shorten(text: string): string {
  const line = text.slice(0, 400).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
  return line.length > 200 ? `${line.slice(0, 199)}…` : line
}

function whatHappened(error: unknown, limits: Limits): string {
  const code = codeOf(error)
  const told: Record<string, string> = {
    ENOTFOUND: 'could not be reached: there is no such host; check the spelling',
    EAI_AGAIN: 'could not be reached: its name could not be looked up; check the network',
    ECONNREFUSED: 'could not be reached: nothing listens there',
    EHOSTUNREACH: 'could not be reached: no way leads to that host',
    ENETUNREACH: 'could not be reached: no way leads to that network',
    ECONNRESET: 'cut the line',
    UND_ERR_SOCKET: 'cut the line',
    UND_ERR_CONNECT_TIMEOUT: `could not be reached within ${seconds(limits.connectMs)}`,
    UND_ERR_HEADERS_TIMEOUT: `did not answer within ${seconds(limits.headersMs)}`,
    UND_ERR_BODY_TIMEOUT: `fell silent for ${seconds(limits.bodyIdleMs)} in the middle of its answer`,
    UND_ERR_HEADERS_OVERFLOW: `sent more than ${limits.headerBytes / 1024} KB of headers`,
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'sent an answer of another length than it announced',
    UND_ERR_DESTROYED: 'was not read to its end: the service is stopping',
    UND_ERR_CLOSED: 'was not read: the service is stopping',
  }
  if (error instanceof errors.HTTPParserError) return 'answered with something that is not HTTP'
  if (/CERT|SIGNATURE|^ERR_TLS|^ERR_SSL|^EPROTO/.test(code))
    return `could not be reached safely: ${shorten(messageOf(error))}`
  return told[code] ?? `could not be read: ${shorten(messageOf(error))}`
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? codeOf(error.cause) : ''
}

function seconds(ms: number): string {
  return `${ms / 1000} s`
}
