// A newspaper for tests: a real HTTP server on this machine with feeds, listings, articles and bad days.
// What it serves are plain values that a test may change at any time; validators and 304 come by themselves.
//
//     const paper = await openNewspaper()
//     const feed = paper.feed('/feed.xml', { entries: entries(10, { language: 'ko' }) })
//     feed.entries[0].paragraphs[1] = 'Another paragraph.'      // the next answer is a new version
//     feed.entries.unshift(entry(11))                           // ... and one more editorial in it
//     paper.fault('/feed.xml', { status: 503, retryAfter: 120 }, 2)   // twice, then well again
//     paper.asked('/feed.xml').map(({ status }) => status)      // [200, 304, 503, 503, 200]
//     await paper.close()
//
// Every entry of a feed or listing has its article at its link, without being put there.
import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type Article,
  articleHtml,
  entries,
  type Feed,
  feedXml,
  type Listing,
  listingHtml,
  type PaperEntry,
} from './newspaper-documents.js'
import { type Answer, type Fault, send } from './newspaper-faults.js'

export type { Article, Feed, Listing, PaperEntry } from './newspaper-documents.js'
export { entries, entry } from './newspaper-documents.js'
export type { Fault } from './newspaper-faults.js'

/** Anything else: robots.txt, a picture, a document written by the test itself. */
export interface File {
  kind: 'file'
  body: string | Uint8Array
  type: string
}

interface Serving {
  /** Sent with every answer, 304 as well: `{ 'cache-control': 'max-age=3600' }`. */
  headers?: Record<string, string>
  /** What the answer can be asked for again by; both unless told. */
  validators?: 'both' | 'etag' | 'last-modified' | 'none'
}

export type Route = (Feed | Listing | Article | File) & Serving

export interface Asked {
  method: string
  /** With its query. */
  path: string
  headers: IncomingHttpHeaders
  /** When the request came, and when its answer was sent or its line was cut; ms as performance.now() counts. */
  at: number
  endedAt: number | null
  /** Null while it is not known, and for ever when we never answered. */
  status: number | null
}

export interface Newspaper {
  /** Without a slash at its end: `http://127.0.0.1:40123`. */
  url: string
  title: string
  /** By path without query. Change, add and delete as you like. */
  routes: Record<string, Route>
  /** In the order in which they came. */
  requests: Asked[]
  /** Puts a feed there: RSS with three whole editorials unless told otherwise. */
  feed(path: string, options?: Partial<Feed> & Serving): Feed
  listing(path: string, options?: Partial<Listing> & Serving): Listing
  article(entry: PaperEntry): string
  /** Puts anything there and gives its address. */
  file(path: string, body: string | Uint8Array, type?: string): string
  robots(text: string): string
  /** From now on the path ('*': every path) fails in this way, for so many requests; earlier faults go first. */
  fault(path: string, fault: Fault, times?: number): void
  /** Takes the faults of a path, or all, away. */
  mend(path?: string): void
  /** The requests for a path, with or without query. */
  asked(path: string): Asked[]
  /** Cuts every line. */
  close(): Promise<void>
}

export interface NewspaperOptions {
  title?: string
  /** The address to listen on. */
  host?: string
}

export async function openNewspaper({
  title = 'The Tidewater Gazette',
  host = '127.0.0.1',
}: NewspaperOptions = {}): Promise<Newspaper> {
  const routes: Record<string, Route> = {}
  const requests: Asked[] = []
  const faults = openFaults()
  const versions = openVersions()
  const server = createServer((request, response) => {
    const asked = note(request, response)
    requests.push(asked)
    const path = pathOf(asked)
    const route = routes[path] ?? articleAt(routes, path)
    const fault = faults.next(path)
    const paper = { title, url }
    const answer = route ? versions.date(path, route, answerOf(route, paper, asked.path, fault)) : NOT_FOUND
    void send(request, response, answer, fault)
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const url = `http://${host}:${(server.address() as AddressInfo).port}`

  function put<Kind extends Route>(path: string, route: Kind): Kind {
    routes[path] = route
    return route
  }

  return {
    url,
    title,
    routes,
    requests,
    feed: (path, options) =>
      put(path, { kind: 'feed', format: 'rss', title, entries: entries(3), holds: 'text', ...options }),
    listing: (path, options) => put(path, { kind: 'listing', title, entries: entries(3), ...options }),
    article(entry) {
      put(new URL(entry.link, url).pathname, { kind: 'article', entry })
      return new URL(entry.link, url).href
    },
    file(
      path,
      body,
      type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/octet-stream',
    ) {
      put(path, { kind: 'file', body, type })
      return url + path
    },
    robots(text) {
      put('/robots.txt', { kind: 'file', body: text, type: 'text/plain; charset=utf-8' })
      return `${url}/robots.txt`
    },
    fault: faults.add,
    mend: faults.mend,
    asked: (path) => requests.filter((one) => one.path === path || pathOf(one) === path),
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** How many of these requests were under way at once, at most. */
export function mostAtOnce(requests: Asked[]): number {
  const busy = (at: number) =>
    requests.filter((one) => one.at <= at && (one.endedAt ?? Number.POSITIVE_INFINITY) > at).length
  return Math.max(0, ...requests.map(({ at }) => busy(at)))
}

/** The shortest time (ms) between the end of an answer and the next request; infinite for fewer than two. */
export function shortestGap(requests: Asked[]): number {
  const gaps = requests.slice(1).map(({ at }, n) => at - (requests[n]?.endedAt ?? Number.POSITIVE_INFINITY))
  return Math.min(Number.POSITIVE_INFINITY, ...gaps)
}

function note(request: IncomingMessage, response: ServerResponse): Asked {
  const { method = 'GET', url: path = '/', headers } = request
  const asked: Asked = { method, path, headers, at: performance.now(), endedAt: null, status: null }
  const end = () => {
    asked.endedAt ??= performance.now()
    asked.status = response.headersSent ? response.statusCode : null
  }
  response.on('finish', end).on('close', end)
  return asked
}

function pathOf({ path }: Asked): string {
  return path.split('?')[0] ?? path
}

/** The article of an entry that stands in one of the feeds or listings. */
function articleAt(routes: Record<string, Route>, path: string): Route | undefined {
  for (const route of Object.values(routes)) {
    if (route.kind !== 'feed' && route.kind !== 'listing') continue
    const entry = route.entries.find(({ link }) => link.split('?')[0] === path)
    if (entry) return { kind: 'article', entry }
  }
  return undefined
}

const HTML = 'text/html; charset=utf-8'
const NOT_FOUND: Answer = { status: 404, headers: { 'content-type': HTML }, body: '<h1>Not here</h1>' }

function answerOf(route: Route, paper: { title: string; url: string }, path: string, fault: Fault): Answer {
  const answer = (type: string, body: string | Uint8Array): Answer => ({
    status: 200,
    headers: { 'content-type': type, ...route.headers },
    body,
  })
  const shown = fault.isEmpty && 'entries' in route ? { ...route, entries: [] } : route
  switch (shown.kind) {
    case 'feed':
      return answer(`application/${shown.format}+xml; charset=utf-8`, feedXml(shown, paper.url))
    case 'listing':
      return answer(HTML, listingHtml(shown, paper.url))
    case 'article': {
      const number = Number(new URL(path, paper.url).searchParams.get('page') ?? 1)
      return answer(HTML, articleHtml(shown.entry, paper.title, paper.url, number))
    }
    case 'file':
      return answer(shown.type, fault.isEmpty ? '' : shown.body)
  }
}

/** ETag and Last-Modified: each change of a document makes it a minute younger, whatever the clock says. */
function openVersions() {
  const known = new Map<string, { tag: string; changes: number }>()
  return {
    date(path: string, { validators = 'both' }: Route, answer: Answer): Answer {
      const tag = `"${createHash('sha256').update(answer.body).digest('hex').slice(0, 16)}"`
      const before = known.get(path)
      const version = before?.tag === tag ? before : { tag, changes: (before?.changes ?? -1) + 1 }
      known.set(path, version)
      const headers = { ...answer.headers }
      if (validators === 'both' || validators === 'etag') headers.etag = tag
      if (validators === 'both' || validators === 'last-modified')
        headers['last-modified'] = new Date(FIRST_VERSION + version.changes * 60_000).toUTCString()
      return { ...answer, headers }
    },
  }
}

const FIRST_VERSION = Date.parse('2026-01-14T00:00:00Z')

function openFaults() {
  let waiting: { path: string; fault: Fault; left: number }[] = []
  return {
    add(path: string, fault: Fault, times = Number.POSITIVE_INFINITY): void {
      waiting.push({ path, fault, left: times })
    },
    mend(path?: string): void {
      waiting = waiting.filter((one) => path !== undefined && one.path !== path)
    },
    next(path: string): Fault {
      const found = waiting.find((one) => one.left > 0 && (one.path === path || one.path === '*'))
      if (!found) return {}
      found.left -= 1
      return found.fault
    },
  }
}
