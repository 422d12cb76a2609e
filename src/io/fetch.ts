// The polite, suspicious way to read an address somebody gave us: every feed and page comes through here.
//
// Promises: it asks conditionally when told what we hold, calls public addresses and ordinary ports only
// (checked again at connect time and on every redirect), stops at every limit of the table, and fails with
// one sentence. It never logs and never retries; whoever calls decides when to come back (io/guest).
import type { Agent, Dispatcher } from 'undici'
import { RefusedError } from './addresses.js'
import { openAgent } from './fetch-agent.js'
import { readBody } from './fetch-body.js'
import { type Deadline, openDeadline } from './fetch-deadline.js'
import { arrivedBy, explained, FetchError, shorten, shown } from './fetch-errors.js'
import { contentLocationOf, headerOf, maxAgeOf, redirectOf, waitOf } from './fetch-headers.js'
import { permitted } from './fetch-permit.js'

export { FetchError, RefusedError, waitOf }

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
  /** All redirects and the body together, without the time spent waiting to enter. */
  wholeMs: 60_000,
}

export type Limits = typeof LIMITS

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
  /** Gives the reading up: it fails with a UserError. */
  signal?: AbortSignal
  /** Awaited before every request, also those of redirects; what it throws ends the reading as it is. */
  enter?: (url: URL) => Promise<Leave>
}

/** Called when the answer to that request has been read, was a redirect, or failed (then with the failure). */
export type Leave = (failure: Error | null) => void

export interface Fetched {
  status: number
  /** Where the answer came from, after redirects. */
  url: string
  /** The address that the server calls the document's own (Content-Location), resolved. */
  contentLocation: string | null
  contentType: string | null
  /** Decompressed, not decoded. Empty when not modified. */
  bytes: Uint8Array
  etag: string | null
  lastModified: string | null
  /** How long the server says that nothing will change (ms); null when it says nothing, or "do not keep". */
  maxAgeMs: number | null
  /** How long the server asks us to stay away (ms). */
  retryAfterMs: number | null
  /** What we hold is still good (304). */
  notModified: boolean
  /**
   * Where the address has moved for good (301, 308), to be asked from now on. Whether what was found there
   * is still the document and no login page is for the caller to see before keeping it.
   */
  permanentUrl: string | null
}

export interface Fetch {
  /**
   * Asks with GET. Throws a FetchError for an answer of 4xx or 5xx and a redirect that leads nowhere, a
   * RefusedError for an address that we do not call, and a UserError for everything else that goes wrong.
   */
  (url: string, asking?: Asking): Promise<Fetched>
  /** Gives up what is under way and closes all connections. */
  close(): Promise<void>
}

/** What all readings of one fetch share. */
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
  async function fetch(url: string, asking: Asking = {}): Promise<Fetched> {
    const deadline = openDeadline(limits.wholeMs, asking.signal)
    try {
      return await follow(caller, url, { ...asking, deadline })
    } finally {
      deadline.close()
    }
  }
  return Object.assign(fetch, { close: () => caller.agent.destroy() })
}

type Timed = Asking & { deadline: Deadline }

async function follow(caller: Caller, address: string, asking: Timed): Promise<Fetched> {
  let url = permitted(address, caller)
  let isRedirected = false
  let isPermanent = true
  let permanentUrl: string | null = null

  for (let hops = 0; ; hops++) {
    try {
      const step = await visit(caller, url, asking)
      if (!('target' in step)) return { ...step, permanentUrl }
      isRedirected = true
      if (hops === caller.limits.redirects) throw tooManyRedirects(url, step.status, hops)
      url = permitted(step.target, caller, url)
      isPermanent &&= step.status === 301 || step.status === 308
      if (isPermanent) permanentUrl = url.href
    } catch (error) {
      throw isRedirected ? arrivedBy(error, address) : error
    }
  }
}

type Step = Omit<Fetched, 'permanentUrl'> | { target: string; status: number }

/** One request and its answer, between entering and leaving. */
async function visit(caller: Caller, url: URL, asking: Timed): Promise<Step> {
  const { deadline } = asking
  const leave = await enter(caller, url, asking)
  let failure: Error | null = null
  try {
    deadline.start()
    const answer = await ask(caller, url, asking)
    const target = redirectOf(answer.statusCode, answer.headers)
    if (target === null) return await read(caller, url, answer, asking)
    discard(answer.body)
    return { target, status: answer.statusCode }
  } catch (error) {
    failure = explained(error, url, caller.limits, deadline.ending())
    throw failure
  } finally {
    deadline.pause()
    leave(failure)
  }
}

async function enter({ limits }: Caller, url: URL, { enter, deadline, signal }: Timed): Promise<Leave> {
  try {
    return enter ? await enter(url) : () => {}
  } catch (error) {
    throw signal?.aborted ? explained(error, url, limits, deadline.ending()) : error
  }
}

function ask(caller: Caller, url: URL, asking: Timed): Promise<Dispatcher.ResponseData> {
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
    signal: asking.deadline.signal,
  })
}

/** Servers send validators that may not be sent back; then we ask without. */
function isSendable(value: string | null | undefined): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 1000 && /^[\x20-\x7e]*$/.test(value)
}

async function read(
  caller: Caller,
  url: URL,
  answer: Dispatcher.ResponseData,
  asking: Asking,
): Promise<Omit<Fetched, 'permanentUrl'>> {
  const { statusCode: status, headers } = answer
  const now = Date.now()
  const notModified = status === 304 && (isSendable(asking.etag) || isSendable(asking.lastModified))
  const retryAfterMs = waitOf(headerOf(headers, 'retry-after'), now)
  if (!notModified && (status < 200 || status > 299)) {
    discard(answer.body)
    const what = `${status} ${shorten(answer.statusText)}`.trim()
    throw new FetchError(`${shown(url)} answered ${what}`, { status, retryAfterMs, url: url.href })
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
    contentLocation: contentLocationOf(headers, url),
    contentType: headerOf(headers, 'content-type'),
    bytes,
    etag: headerOf(headers, 'etag'),
    lastModified: headerOf(headers, 'last-modified'),
    maxAgeMs: maxAgeOf(headers, now),
    retryAfterMs,
    notModified,
  }
}

/** A body that nobody reads must not keep its connection. */
function discard(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => {})
  body.destroy()
}

function tooManyRedirects(url: URL, status: number, hops: number): FetchError {
  const sentence = `${shown(url)} redirects once more after ${hops} redirects; enter the address where the document really is`
  return new FetchError(sentence, { status, retryAfterMs: null, url: url.href })
}
