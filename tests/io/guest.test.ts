// The manners of a guest, seen from the side of the host: small real servers that note who comes, and when.
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Fetched } from '../../src/io/fetch.js'
import {
  type Guest,
  type GuestOptions,
  HeldError,
  type HostMemory,
  openGuest,
  RobotsError,
  rememberInMemory,
} from '../../src/io/guest.js'
import { openTurns } from '../../src/io/guest-turns.js'
import { failure, open, serve, text, thrown } from './loopback.js'

const START = '2026-01-14T01:00:00.000Z'
const HOUR_MS = 60 * 60_000
const wait: GuestOptions['wait'] = (ms, signal) => sleep(ms, undefined, { signal })

interface Visit {
  path: string
  beganAt: number
  endedAt: number
}

/** What a host answers by path: a body, or a status with headers. A path that is not here answers 404. */
type Answers = Record<string, string | { status: number; headers?: Record<string, string> } | undefined>

/** A newspaper that takes its time and notes every visit. */
async function openPaper(answers: Answers, takesMs = 0) {
  const visits: Visit[] = []
  let inside = 0
  let most = 0
  const url = await serve((request, response) => {
    const visit: Visit = { path: request.url ?? '', beganAt: performance.now(), endedAt: 0 }
    visits.push(visit)
    most = Math.max(most, ++inside)
    response.on('close', () => {
      inside--
      visit.endedAt = performance.now()
    })
    const answer = answers[visit.path] ?? { status: 404 }
    setTimeout(() => {
      if (typeof answer === 'string') response.end(answer)
      else response.writeHead(answer.status, answer.headers).end()
    }, takesMs)
  })
  return {
    url,
    host: new URL(url).host,
    answers,
    visits,
    paths: () => visits.map(({ path }) => path),
    /** From the end of each answer to the next request (ms). */
    gaps: () => visits.slice(1).map(({ beganAt }, i) => beganAt - (visits[i]?.endedAt ?? 0)),
    mostAtOnce: () => most,
  }
}

/** A clock that stands until it is moved. */
function openClock() {
  let ms = Date.parse(START)
  return {
    now: () => new Date(ms).toISOString(),
    forward(byMs: number) {
      ms += byMs
    },
  }
}

function openVisitor(options: Partial<GuestOptions> = {}): Guest {
  const defaults = { memory: rememberInMemory(), now: () => START, wait, gapMs: 0, product: 'Masthead' }
  return openGuest(open(), { ...defaults, ...options })
}

const body = async (reading: Promise<Fetched>) => text((await reading).bytes)

describe('one at a time', () => {
  test('a host is asked once at a time, in the order of asking, with a gap behind each answer', async () => {
    const paper = await openPaper({ '/1': 'a', '/2': 'b', '/3': 'c', '/4': 'd' }, 30)
    const guest = openVisitor({ gapMs: 120 })
    const paths = ['/1', '/2', '/3', '/4']
    const read = await Promise.all(paths.map((path) => body(guest(paper.url + path, { robots: false }))))
    expect(read).toEqual(['a', 'b', 'c', 'd'])
    expect(paper.paths()).toEqual(paths)
    expect(paper.mostAtOnce()).toBe(1)
    for (const gap of paper.gaps()) expect(gap).toBeGreaterThan(110)
  })

  test('the gap is 250 ms unless told', async () => {
    const paper = await openPaper({ '/': 'a' })
    const guest = openVisitor({ gapMs: undefined })
    await guest(paper.url, { robots: false })
    await guest(paper.url, { robots: false })
    expect(paper.gaps()[0]).toBeGreaterThan(240)
  })

  test('a slow host rests for as long as its answer took', async () => {
    const paper = await openPaper({ '/': 'a' }, 300)
    const guest = openVisitor({ gapMs: 10 })
    await Promise.all([guest(paper.url, { robots: false }), guest(paper.url, { robots: false })])
    expect(paper.gaps()[0]).toBeGreaterThan(280)
  })

  test('different hosts do not wait for each other', async () => {
    const [one, two] = [await openPaper({ '/': 'a' }, 200), await openPaper({ '/': 'b' }, 200)]
    const guest = openVisitor({ gapMs: 5000 })
    await Promise.all([guest(one.url, { robots: false }), guest(two.url, { robots: false })])
    const [first, second] = [one.visits[0]!, two.visits[0]!]
    expect(Math.abs(first.beganAt - second.beganAt)).toBeLessThan(150)
  })

  test('a failure makes room for the next one, and rests as well', async () => {
    const paper = await openPaper({ '/a': { status: 500 }, '/b': 'b' })
    const guest = openVisitor({ gapMs: 100 })
    const [failed, read] = await Promise.allSettled([
      guest(`${paper.url}/a`, { robots: false }),
      guest(`${paper.url}/b`, { robots: false }),
    ])
    expect([failed.status, read.status]).toEqual(['rejected', 'fulfilled'])
    expect(paper.gaps()[0]).toBeGreaterThan(90)
  })

  test('redirects wait their turn too, here and at the host to which they lead', async () => {
    const there = await openPaper({ '/slow': 's', '/new': 'n' }, 100)
    const here = await openPaper({
      '/old': { status: 301, headers: { location: '/older' } },
      '/older': { status: 301, headers: { location: `${there.url}/new` } },
    })
    const guest = openVisitor({ gapMs: 80 })
    const slow = guest(`${there.url}/slow`, { robots: false })
    const moved = await guest(`${here.url}/old`, { robots: false })
    await slow
    expect(moved).toMatchObject({ url: `${there.url}/new`, permanentUrl: `${there.url}/new` })
    expect(here.gaps()[0]).toBeGreaterThan(70)
    expect(there.mostAtOnce()).toBe(1)
    expect(there.paths()).toEqual(['/slow', '/new'])
  })

  test('a redirect from a host to itself does not wait for itself', async () => {
    const paper = await openPaper({ '/a': { status: 302, headers: { location: '/b' } }, '/b': 'b' })
    const guest = openVisitor()
    const both = [guest(`${paper.url}/a`, { robots: true }), guest(`${paper.url}/a`, { robots: true })]
    expect((await Promise.all(both)).map(({ url }) => url)).toEqual([`${paper.url}/b`, `${paper.url}/b`])
    expect(paper.paths().sort()).toEqual(['/a', '/a', '/b', '/b', '/robots.txt'])
  })

  test('a long line does not eat the time of those who stand in it', async () => {
    const paper = await openPaper({ '/': 'a' }, 60)
    const guest = openGuest(open({ wholeMs: 500 }), {
      memory: rememberInMemory(),
      now: () => START,
      wait,
      product: 'Masthead',
      gapMs: 60,
    })
    const line = Array.from({ length: 8 }, () => guest(paper.url, { robots: false }))
    expect(await Promise.all(line)).toHaveLength(8)
  })

  test('what we hold is offered through a guest as well', async () => {
    const url = await serve((request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 200).end(),
    )
    expect(await openVisitor()(url, { robots: false, etag: '"v1"' })).toMatchObject({ notModified: true })
  })
})

describe('giving up', () => {
  test('who gives up in the line leaves it, and those behind move up', async () => {
    const paper = await openPaper({ '/1': 'a', '/2': 'b', '/3': 'c' }, 100)
    const guest = openVisitor()
    const quitter = new AbortController()
    const first = body(guest(`${paper.url}/1`, { robots: false }))
    const second = failure(guest(`${paper.url}/2`, { robots: false, signal: quitter.signal }))
    const third = body(guest(`${paper.url}/3`, { robots: false }))
    await sleep(30)
    quitter.abort()
    expect(await second).toContain('the reading was given up')
    expect([await first, await third]).toEqual(['a', 'c'])
    expect(paper.paths()).toEqual(['/1', '/3'])
  })

  test('who gives up in the gap does not keep the host', async () => {
    const paper = await openPaper({ '/1': 'a', '/2': 'b', '/3': 'c' })
    const guest = openVisitor({ gapMs: 400 })
    await guest(`${paper.url}/1`, { robots: false })
    const signal = AbortSignal.timeout(50)
    expect(await failure(guest(`${paper.url}/2`, { robots: false, signal }))).toContain('given up')
    expect(await body(guest(`${paper.url}/3`, { robots: false }))).toBe('c')
    expect(paper.paths()).toEqual(['/1', '/3'])
  })

  test('who gives up while robots.txt is read leaves the question to the next one', async () => {
    const paper = await openPaper({ '/robots.txt': 'User-agent: *\nDisallow: /x', '/a': 'a' }, 150)
    const guest = openVisitor()
    const first = failure(guest(`${paper.url}/a`, { robots: true, signal: AbortSignal.timeout(50) }))
    const second = body(guest(`${paper.url}/a`, { robots: true }))
    expect(await first).toContain('given up')
    expect(await second).toBe('a')
    expect(paper.paths()).toEqual(['/robots.txt', '/robots.txt', '/a'])
  })

  test('turns are taken in order and given back once', async () => {
    const turns = openTurns()
    const order: number[] = []
    const end = await turns.take()
    const others = [1, 2, 3].map(async (number) => {
      const done = await turns.take()
      order.push(number)
      done()
      done()
    })
    expect(turns.isIdle()).toBe(false)
    end()
    end()
    await Promise.all(others)
    expect(order).toEqual([1, 2, 3])
    expect(turns.isIdle()).toBe(true)
    await expect(turns.take(AbortSignal.abort())).rejects.toThrow(/aborted/)
    expect(turns.isIdle()).toBe(true)
  })
})

describe('robots.txt', () => {
  const CLOSED = 'User-agent: *\nDisallow: /drafts\n'

  test('one request for it serves many pages, and what it forbids is not asked for', async () => {
    const paper = await openPaper({ '/robots.txt': CLOSED, '/1': 'a', '/2': 'b', '/drafts/3': 'c' })
    const guest = openVisitor()
    const pages = ['/1', '/drafts/3', '/2'].map((path) => guest(paper.url + path, { robots: true }))
    const read = await Promise.allSettled(pages)
    expect(read.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(paper.paths()).toEqual(['/robots.txt', '/1', '/2'])

    const error = await thrown(guest(`${paper.url}/drafts/3?key=secret`, { robots: true }))
    expect(error).toBeInstanceOf(RobotsError)
    expect(error).toMatchObject({
      message: `${paper.url}/drafts/3 is closed to us by robots.txt of ${paper.host}`,
      askAgainAt: null,
    })
  })

  test('feeds are read without asking it', async () => {
    const paper = await openPaper({ '/robots.txt': 'User-agent: *\nDisallow: /', '/feed': 'f' })
    expect(await body(openVisitor()(`${paper.url}/feed`, { robots: false }))).toBe('f')
    expect(paper.paths()).toEqual(['/feed'])
  })

  test('rules for us replace those for everybody', async () => {
    const robots = 'User-agent: *\nDisallow: /\n\nUser-agent: masthead\nDisallow: /no\n'
    const paper = await openPaper({ '/robots.txt': robots, '/yes': 'y', '/no': 'n' })
    const guest = openVisitor()
    expect(await body(guest(`${paper.url}/yes`, { robots: true }))).toBe('y')
    expect(await thrown(guest(`${paper.url}/no`, { robots: true }))).toBeInstanceOf(RobotsError)
  })

  test.each([400, 401, 403, 404, 410, 451])(
    'a host that answers it with %i allows everything',
    async (status) => {
      const paper = await openPaper({ '/robots.txt': { status }, '/a': 'a' })
      expect(await body(openVisitor()(`${paper.url}/a`, { robots: true }))).toBe('a')
    },
  )

  test.each([500, 502, 503, 504])('a host that answers it with %i is left alone for now', async (status) => {
    const paper = await openPaper({ '/robots.txt': { status }, '/a': 'a' })
    const clock = openClock()
    const guest = openVisitor({ now: clock.now })
    const error = await thrown(guest(`${paper.url}/a`, { robots: true }))
    expect(error).toBeInstanceOf(RobotsError)
    expect(error).toMatchObject({ askAgainAt: '2026-01-14T01:05:00.000Z' })
    expect(await thrown(guest(`${paper.url}/a`, { robots: true }))).toBeInstanceOf(RobotsError)
    expect(paper.paths()).toEqual(['/robots.txt'])

    paper.answers['/robots.txt'] = CLOSED
    clock.forward(6 * 60_000)
    expect(await body(guest(`${paper.url}/a`, { robots: true }))).toBe('a')
  })

  test('a host that cuts the line at it is left alone', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/robots.txt') response.destroy()
      else response.end('a')
    })
    expect(await failure(openVisitor()(`${url}/a`, { robots: true }))).toMatch(
      /\/a is left alone, because robots.txt of .* cannot be read; it is asked for again after 2026-01-14T01:05/,
    )
  })

  test('it is believed for 24 hours', async () => {
    const paper = await openPaper({ '/robots.txt': CLOSED, '/a': 'a' })
    const clock = openClock()
    const guest = openVisitor({ now: clock.now })
    await guest(`${paper.url}/a`, { robots: true })
    paper.answers['/robots.txt'] = 'User-agent: *\nDisallow: /a'
    clock.forward(24 * HOUR_MS - 1)
    expect(await body(guest(`${paper.url}/a`, { robots: true }))).toBe('a')
    clock.forward(1)
    expect(await thrown(guest(`${paper.url}/a`, { robots: true }))).toBeInstanceOf(RobotsError)
    expect(paper.paths().filter((path) => path === '/robots.txt')).toHaveLength(2)
  })

  test('while it cannot be read, an old copy serves for 30 days and no longer', async () => {
    const paper = await openPaper({ '/robots.txt': CLOSED, '/a': 'a', '/drafts/1': 'd' })
    const clock = openClock()
    const guest = openVisitor({ now: clock.now })
    await guest(`${paper.url}/a`, { robots: true })
    paper.answers['/robots.txt'] = { status: 500 }
    clock.forward(29 * 24 * HOUR_MS)
    expect(await body(guest(`${paper.url}/a`, { robots: true }))).toBe('a')
    expect(await failure(guest(`${paper.url}/drafts/1`, { robots: true }))).toContain('is closed to us')
    clock.forward(25 * HOUR_MS)
    expect(await failure(guest(`${paper.url}/a`, { robots: true }))).toContain('is left alone')
  })

  test('it is remembered after a restart', async () => {
    const paper = await openPaper({ '/robots.txt': CLOSED, '/a': 'a' })
    const memory = throughJson()
    await openVisitor({ memory })(`${paper.url}/a`, { robots: true })
    await openVisitor({ memory })(`${paper.url}/a`, { robots: true })
    expect(paper.paths()).toEqual(['/robots.txt', '/a', '/a'])
    expect(await thrown(openVisitor({ memory })(`${paper.url}/drafts/`, { robots: true }))).toBeInstanceOf(
      RobotsError,
    )
  })

  test('a copy from the future is not believed', async () => {
    const paper = await openPaper({ '/robots.txt': CLOSED, '/a': 'a' })
    const memory = throughJson()
    await openVisitor({ memory, now: () => '2031-01-01T00:00:00.000Z' })(`${paper.url}/a`, { robots: true })
    await openVisitor({ memory })(`${paper.url}/a`, { robots: true })
    expect(paper.paths()).toEqual(['/robots.txt', '/a', '/robots.txt', '/a'])
  })

  test('five redirects lead to it, a sixth means that there is none', async () => {
    const answers: Answers = { '/a': 'a', '/end': 'User-agent: *\nDisallow: /a' }
    for (let i = 1; i <= 6; i++) answers[`/${i}`] = { status: 302, headers: { location: `/${i + 1}` } }
    answers['/robots.txt'] = { status: 302, headers: { location: '/3' } }
    answers['/6'] = { status: 302, headers: { location: '/end' } }
    const paper = await openPaper(answers)
    expect(await thrown(openVisitor()(`${paper.url}/a`, { robots: true }))).toBeInstanceOf(RobotsError)
    answers['/robots.txt'] = { status: 302, headers: { location: '/2' } }
    expect(await body(openVisitor()(`${paper.url}/a`, { robots: true }))).toBe('a')
  })

  test('every host on the way of a redirect is asked', async () => {
    const there = await openPaper({
      '/robots.txt': 'User-agent: *\nDisallow: /closed',
      '/closed': 'c',
      '/a': 'a',
    })
    const here = await openPaper({
      '/to-closed': { status: 302, headers: { location: `${there.url}/closed` } },
      '/to-a': { status: 302, headers: { location: `${there.url}/a` } },
    })
    const guest = openVisitor()
    expect(await body(guest(`${here.url}/to-a`, { robots: true }))).toBe('a')
    expect(await failure(guest(`${here.url}/to-closed`, { robots: true }))).toContain(
      `is closed to us by robots.txt of ${there.host}`,
    )
    expect(there.paths()).toEqual(['/robots.txt', '/a'])
  })

  test('a crawl delay is the gap from then on, for feeds as well', async () => {
    const paper = await openPaper({
      '/robots.txt': 'User-agent: *\nCrawl-delay: 0.3',
      '/a': 'a',
      '/feed': 'f',
    })
    const memory = throughJson()
    const guest = openVisitor({ memory })
    await guest(`${paper.url}/a`, { robots: true })
    await guest(`${paper.url}/feed`, { robots: false })
    await guest(`${paper.url}/feed`, { robots: false })
    for (const gap of paper.gaps().slice(1)) expect(gap).toBeGreaterThan(290)

    const later = openVisitor({ memory })
    await later(`${paper.url}/feed`, { robots: false })
    await later(`${paper.url}/feed`, { robots: false })
    expect(paper.gaps().at(-1)).toBeGreaterThan(290)
  })

  test('an address that we never call is refused, whatever robots.txt would say', async () => {
    const guest = openGuest(open({}, false), {
      memory: rememberInMemory(),
      now: () => START,
      wait,
      product: 'Masthead',
    })
    expect(await failure(guest('http://localhost/a', { robots: true }))).toMatch(/^refused: localhost/)
    expect(await failure(guest('http://10.0.0.1/a', { robots: true }))).toMatch(/^refused: 10\.0\.0\.1/)
  })
})

describe('Retry-After', () => {
  test.each([429, 503])('%i holds the whole host for as long as it says', async (status) => {
    const paper = await openPaper({ '/a': { status, headers: { 'retry-after': '120' } }, '/b': 'b' })
    const clock = openClock()
    const guest = openVisitor({ now: clock.now })
    expect(await thrown(guest(`${paper.url}/a`, { robots: false }))).toMatchObject({ status })
    const error = await thrown(guest(`${paper.url}/b`, { robots: false }))
    expect(error).toBeInstanceOf(HeldError)
    expect(error).toMatchObject({
      until: '2026-01-14T01:02:00.000Z',
      message: `${paper.url}/b was not asked: ${paper.host} told us to stay away until 2026-01-14T01:02:00.000Z`,
    })
    clock.forward(119_999)
    expect(await failure(guest(`${paper.url}/b`, { robots: true }))).toContain('/b was not asked')
    expect(paper.paths()).toEqual(['/a'])
    clock.forward(1)
    expect(await body(guest(`${paper.url}/b`, { robots: false }))).toBe('b')
  })

  test('a date is understood as well', async () => {
    const date = new Date(Date.now() + HOUR_MS).toUTCString()
    const paper = await openPaper({ '/a': { status: 503, headers: { 'retry-after': date } } })
    const guest = openVisitor({ now: () => new Date().toISOString() })
    await thrown(guest(`${paper.url}/a`, { robots: false }))
    const { until } = (await thrown(guest(`${paper.url}/a`, { robots: false }))) as HeldError
    expect(Math.abs(Date.parse(until) - Date.parse(date))).toBeLessThan(2000)
  })

  test.each([
    [429, undefined, '2026-01-14T01:01:00.000Z'],
    [429, 'soon', '2026-01-14T01:01:00.000Z'],
    [429, '31536000', '2026-01-21T01:00:00.000Z'],
    [429, '0', null],
    [503, undefined, null],
    [500, '120', null],
    [404, '120', null],
  ])('%i with Retry-After "%s" holds until %s', async (status, retryAfter, until) => {
    const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
    const paper = await openPaper({ '/a': { status, headers }, '/b': 'b' })
    const guest = openVisitor()
    await thrown(guest(`${paper.url}/a`, { robots: false }))
    const next = await thrown(guest(`${paper.url}/b`, { robots: false }))
    if (until) expect(next).toMatchObject({ until })
    else expect(next).toBeNull()
  })

  test('those who stand in line behind it hear of it in time', async () => {
    const paper = await openPaper({ '/a': { status: 429, headers: { 'retry-after': '60' } }, '/b': 'b' }, 50)
    const guest = openVisitor()
    const all = ['/a', '/b', '/b', '/b'].map((path) => thrown(guest(paper.url + path, { robots: false })))
    const [first, ...others] = await Promise.all(all)
    expect(first).toMatchObject({ status: 429 })
    for (const error of others) expect(error).toBeInstanceOf(HeldError)
    expect(paper.paths()).toEqual(['/a'])
  })

  test('it is remembered before the failure is told, and after a restart', async () => {
    const paper = await openPaper({ '/a': { status: 503, headers: { 'retry-after': '3600' } } })
    const memory = throughJson(50)
    await thrown(openVisitor({ memory })(`${paper.url}/a`, { robots: false }))
    expect(await memory.load(paper.host)).toMatchObject({ heldUntil: '2026-01-14T02:00:00.000Z' })
    expect(await thrown(openVisitor({ memory })(`${paper.url}/a`, { robots: false }))).toBeInstanceOf(
      HeldError,
    )
    expect(paper.paths()).toEqual(['/a'])
  })

  test('a hold made while the clock was years ahead is forgotten', async () => {
    const paper = await openPaper({ '/a': { status: 429, headers: { 'retry-after': '60' } } })
    const memory = throughJson()
    await thrown(
      openVisitor({ memory, now: () => '2031-01-01T00:00:00.000Z' })(`${paper.url}/a`, { robots: false }),
    )
    paper.answers['/a'] = 'a'
    expect(await body(openVisitor({ memory })(`${paper.url}/a`, { robots: false }))).toBe('a')
  })

  test('a redirect to a held host is not followed, and holds only that host', async () => {
    const there = await openPaper({ '/a': { status: 429 }, '/b': 'b' })
    const here = await openPaper({
      '/to': { status: 302, headers: { location: `${there.url}/a` } },
      '/b': 'b',
    })
    const guest = openVisitor()
    expect(await thrown(guest(`${here.url}/to`, { robots: false }))).toMatchObject({ status: 429 })
    expect(await thrown(guest(`${here.url}/to`, { robots: false }))).toBeInstanceOf(HeldError)
    expect(await body(guest(`${here.url}/b`, { robots: false }))).toBe('b')
    expect(there.paths()).toEqual(['/a'])
  })

  test.each([429, 503])('a robots.txt that answers %i with Retry-After holds the host', async (status) => {
    const paper = await openPaper({
      '/robots.txt': { status, headers: { 'retry-after': '1800' } },
      '/a': 'a',
    })
    const clock = openClock()
    const guest = openVisitor({ now: clock.now })
    for (let i = 0; i < 2; i++)
      expect(await thrown(guest(`${paper.url}/a`, { robots: true }))).toMatchObject({
        until: '2026-01-14T01:30:00.000Z',
      })
    clock.forward(HOUR_MS)
    paper.answers['/robots.txt'] = undefined
    expect(await body(guest(`${paper.url}/a`, { robots: true }))).toBe('a')
    expect(paper.paths()).toEqual(['/robots.txt', '/robots.txt', '/a'])
  })
})

describe('memory', () => {
  test('a memory that fails is heard, and tried again', async () => {
    const paper = await openPaper({ '/a': 'a' })
    let isBroken = true
    const memory = throughJson()
    const load: HostMemory['load'] = async (host) => {
      if (isBroken) throw new TypeError('the memory is gone')
      return memory.load(host)
    }
    const guest = openVisitor({ memory: { ...memory, load } })
    await expect(guest(`${paper.url}/a`, { robots: true })).rejects.toThrow(
      new TypeError('the memory is gone'),
    )
    isBroken = false
    expect(await body(guest(`${paper.url}/a`, { robots: true }))).toBe('a')
  })

  test('a memory that cannot save is heard, and the hold counts all the same', async () => {
    const paper = await openPaper({ '/a': { status: 429 } })
    const save = async () => {
      throw new TypeError('the disk is full')
    }
    const guest = openVisitor({ memory: { ...rememberInMemory(), save } })
    await expect(guest(`${paper.url}/a`, { robots: false })).rejects.toThrow('the disk is full')
    expect(await thrown(guest(`${paper.url}/a`, { robots: false }))).toBeInstanceOf(HeldError)
  })
})

/** A memory as a database has it: texts, and a little slow. */
function throughJson(takesMs = 0): HostMemory {
  const texts = new Map<string, string>()
  return {
    async load(host) {
      const held = texts.get(host)
      return held === undefined ? null : JSON.parse(held)
    },
    async save(host, state) {
      await sleep(takesMs)
      texts.set(host, JSON.stringify(state))
    },
  }
}
