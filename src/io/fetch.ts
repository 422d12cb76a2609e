// The polite, suspicious way to read an address somebody gave us: every feed and page comes through here.
//
// Promises: it asks conditionally when told what we hold, calls public addresses and ordinary ports only
// (checked again at connect time and on every redirect), stops at every limit of the table, and fails with
// one sentence. It never logs and never retries; whoever calls decides when to come back.
import { Agent, buildConnector, type Dispatcher } from 'undici'
import { UserError } from '../core/errors.js'
import { publicLookup, refusalOfHost } from './addresses.js'
import { readBody } from './fetch-body.js'
import { arrivedBy, explained, FetchError, shorten, shown } from './fetch-errors.js'

export { FetchError }

export const LIMITS = {
  headerBytes: 64 * 1024,
  /** After decompression; the bytes on the line may not be more either. */
  bodyBytes: 10 * 1024 * 1024,
  redirects: 5,
  connectMs: 10_000,
  /** From the request to the end of the answer's header. */
  headersMs: 20_000,
  /** Between two pieces of a body. */
  bodyIdleMs: 20_000,
  /** All redirects and the body together. */
  wholeMs: 60_000,
}

export type Limits = typeof LIMITS

const PORTS = new Set(['80', '443', '8080', '8443'])

const ANYTHING_READABLE =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5'

export interface FetchOptions {
  /** Calls private addresses and any port as well, for a newsroom's own network. */
  allowPrivateNetworks: boolean
  userAgent: string
  /** Tighter limits than those of the table. */
  limits?: Partial<Limits>
}

/** What we hold already, in the server's own words, and what we would like to get. */
export interface Asking {
  etag?: string | null
  lastModified?: string | null
  accept?: string
}

export interface Fetched {
  status: number
  /** Where the answer came from, after redirects. */
  url: string
  contentType: string | null
  /** Decompressed, not decoded. Empty when not modified. */
  bytes: Uint8Array
  etag: string | null
  lastModified: string | null
  /** How long the server asks us to stay away (ms). */
  retryAfterMs: number | null
  /** What we hold is still good (304). */
  notModified: boolean
  /** Where the address has moved for good (301, 308), to be asked from now on. */
  permanentUrl: string | null
}

export interface Fetch {
  /** Asks with GET. Throws a FetchError for an answer of 4xx or 5xx, and a UserError for everything else that goes wrong. */
  (url: string, asking?: Asking): Promise<Fetched>
  /** Gives up what is under way and closes all connections. */
  close(): Promise<void>
}

interface Caller {
  agent: Agent
  limits: Limits
  userAgent: string
  allowPrivateNetworks: boolean
}

/** Conditional requests after RFC 9110 section 13, redirects after section 15.4. */
export function openFetch(options: FetchOptions): Fetch {
  const limits = { ...LIMITS, ...options.limits }
  const caller: Caller = { ...options, limits, agent: openAgent(options.allowPrivateNetworks, limits) }
  const fetch = (url: string, asking: Asking = {}) => follow(caller, url, asking)
  return Object.assign(fetch, { close: () => caller.agent.destroy() })
}

function openAgent(allowPrivateNetworks: boolean, limits: Limits): Agent {
  const common = { timeout: limits.connectMs }
  // The types ask for the port and host of a socket here; undici itself brings them later.
  const connect = allowPrivateNetworks
    ? buildConnector(common)
    : guarded(buildConnector({ ...common, lookup: publicLookup() } as buildConnector.BuildOptions))
  return new Agent({
    connect,
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyIdleMs,
  })
}

/** Sockets look up names only, so an address written out is judged before its socket exists. */
function guarded(connect: buildConnector.connector): buildConnector.connector {
  return (options, answer) => {
    const refusal = refusalOfHost(options.hostname)
    if (refusal) answer(refusal, null)
    else connect(options, answer)
  }
}

async function follow(caller: Caller, address: string, asking: Asking): Promise<Fetched> {
  const signal = AbortSignal.timeout(caller.limits.wholeMs)
  let url = permitted(address, caller)
  let isRedirected = false
  let isPermanent = true
  let permanentUrl: string | null = null

  for (let hops = 0; ; hops++) {
    try {
      const answer = await ask(caller, url, asking, signal)
      const target = redirectOf(answer)
      if (target === null) return { ...(await read(caller, url, answer, asking)), permanentUrl }
      discard(answer.body)
      isRedirected = true
      if (hops === caller.limits.redirects) throw new UserError(tooManyRedirects(url, hops))
      url = permitted(target, caller, url)
      isPermanent &&= answer.statusCode === 301 || answer.statusCode === 308
      if (isPermanent) permanentUrl = url.href
    } catch (error) {
      const failure = explained(error, url, caller.limits, signal.aborted)
      throw isRedirected ? arrivedBy(failure, address) : failure
    }
  }
}

/** The URL, when it is one that we call at all; its host is judged when we connect. */
function permitted(address: string, caller: Caller, base?: URL): URL {
  if (!URL.canParse(address, base?.href))
    throw new UserError(`"${shorten(address)}" is not an address; it should begin with https://`)
  const url = new URL(address, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new UserError(`refused: ${shown(url)} is not a web address; only http:// and https:// are read`)
  if (url.username || url.password)
    throw new UserError(`refused: ${shown(url)} carries a user name or password; take it out of the address`)
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  if (!caller.allowPrivateNetworks && !PORTS.has(port))
    throw new UserError(
      `refused: ${shown(url)} is on port ${port}; only ${[...PORTS].join(', ')} are called unless ALLOW_PRIVATE_NETWORKS=1`,
    )
  url.hash = ''
  return url
}

function ask(
  caller: Caller,
  url: URL,
  asking: Asking,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const headers: Record<string, string> = {
    'user-agent': caller.userAgent,
    accept: asking.accept ?? ANYTHING_READABLE,
    'accept-encoding': 'gzip, br, deflate',
  }
  if (isSendable(asking.etag)) headers['if-none-match'] = asking.etag
  if (isSendable(asking.lastModified)) headers['if-modified-since'] = asking.lastModified
  return caller.agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers,
    signal,
  })
}

/** Servers send validators that may not be sent back; then we ask without. */
function isSendable(value: string | null | undefined): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 1000 && /^[\x20-\x7e]*$/.test(value)
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headerOf(headers, 'location') : null
}

async function read(
  caller: Caller,
  url: URL,
  answer: Dispatcher.ResponseData,
  asking: Asking,
): Promise<Omit<Fetched, 'permanentUrl'>> {
  const { statusCode: status, headers } = answer
  const notModified = status === 304 && (isSendable(asking.etag) || isSendable(asking.lastModified))
  const retryAfterMs = waitOf(headerOf(headers, 'retry-after'), Date.now())
  if (!notModified && (status < 200 || status > 299)) {
    discard(answer.body)
    throw new FetchError(
      `${shown(url)} answered ${`${status} ${shorten(answer.statusText)}`.trim()}`,
      status,
      retryAfterMs,
    )
  }
  const bytes = await readBody(answer.body, {
    encoding: headerOf(headers, 'content-encoding'),
    length: headerOf(headers, 'content-length'),
    limit: caller.limits.bodyBytes,
    from: shown(url),
  }).catch((error: unknown) => {
    discard(answer.body)
    throw error
  })
  return {
    status,
    url: url.href,
    contentType: headerOf(headers, 'content-type'),
    bytes,
    etag: headerOf(headers, 'etag'),
    lastModified: headerOf(headers, 'last-modified'),
    retryAfterMs,
    notModified,
  }
}

function headerOf(headers: Dispatcher.ResponseData['headers'], name: string): string | null {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

/** Retry-After as seconds or as a date (RFC 9110 section 10.2.3), in ms from `now`; never below zero. */
export function waitOf(value: string | null, now: number): number | null {
  if (value === null || value.length > 64) return null
  if (/^\s*\d{1,10}\s*$/.test(value)) return Number(value) * 1000
  // All three forms of an HTTP date begin with a weekday; Date.parse alone also reads "-5".
  const date = /^\s*[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

/** A body that nobody reads must not keep its connection. */
function discard(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => {})
  body.destroy()
}

function tooManyRedirects(url: URL, hops: number): string {
  return `${shown(url)} redirects once more after ${hops} redirects; enter the address where the document really is`
}
