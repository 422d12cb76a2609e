// The newspaper that other tests read: it must itself be what it says.
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFeed } from '../src/core/ingest/feed/feed.js'
import { textOf } from '../src/core/ingest/html/sanitize.js'
import { resemblance } from '../src/core/ingest/identity/minhash.js'
import { guessLanguage } from '../src/core/ingest/language.js'
import { readListing, readPage } from '../src/core/ingest/page/page.js'
import { entries, entry, mostAtOnce, type Newspaper, openNewspaper, shortestGap } from './newspaper.js'

let paper: Newspaper
beforeEach(async () => {
  paper = await openNewspaper()
})
afterEach(() => paper.close())

const get = (path: string, headers: Record<string, string> = {}, redirect: RequestRedirect = 'manual') =>
  fetch(paper.url + path, { headers, redirect })
const read = (text: string) => readFeed(text, { zone: 'UTC', url: paper.url })
const failure = (attempt: Promise<unknown>) => attempt.then(() => 'no failure').catch(() => 'failed')

describe('its documents', () => {
  test.each(['rss', 'atom'] as const)('a feed in %s holds what its entries say', async (format) => {
    const { entries: written } = paper.feed('/feed', { format, entries: entries(5, { language: 'ko' }) })
    const feed = read(await (await get('/feed')).text())
    expect(feed.feed.title).toBe('The Tidewater Gazette')
    expect(feed.entries.map(({ id, title, author }) => ({ id, title, author }))).toEqual(
      written.map(({ id, title, author }) => ({ id, title, author })),
    )
    const [first] = feed.entries
    expect(textOf(first?.content ?? '')).toBe(written[0]?.paragraphs.join('\n\n'))
    expect(first?.link).toBe(`${paper.url}/editorials/2026/ko-1.html`)
    expect(Date.parse(first?.published ?? '')).toBe(Date.parse('2026-01-14T06:30:00+09:00'))
  })

  test('a feed may hold teasers or headlines only', async () => {
    paper.feed('/teasers', { holds: 'teaser', ttl: 60 })
    paper.feed('/headlines', { holds: 'headline', format: 'atom' })
    const teasers = await (await get('/teasers')).text()
    expect(teasers).toContain('<ttl>60</ttl>')
    expect(read(teasers).entries[0]?.summary).toHaveLength(121)
    expect(read(await (await get('/headlines')).text()).entries[0]).toMatchObject({
      summary: null,
      content: null,
    })
  })

  test('a listing links its headlines, and every entry has its article at its link', async () => {
    paper.listing('/editorials', { entries: entries(8), feed: '/feed.xml' })
    const html = await (await get('/editorials')).text()
    expect(html).toContain('<link rel="alternate" type="application/rss+xml" href="/feed.xml">')
    const links = readListing(html, { url: `${paper.url}/editorials` })
    expect(links.map(({ title }) => title)).toEqual(entries(8).map(({ title }) => title))
    const page = readPage(await (await get('/editorials/2026/en-3.html')).text(), {
      zone: 'UTC',
      url: `${paper.url}/editorials/2026/en-3.html`,
    })
    const { title, author, paragraphs } = entry(3)
    expect(page).toMatchObject({ title, byline: author, text: paragraphs.join('\n\n') })
  })

  test('the pages of an article hold each paragraph once', async () => {
    const long = entry(4, { length: 6, pages: 3 })
    const url = paper.article(long)
    const pages = await Promise.all(
      [1, 2, 3].map(async (number) => (await fetch(`${url}?page=${number}`)).text()),
    )
    expect(pages[0]).toContain('<link rel="next" href="/editorials/2026/en-4.html?page=2">')
    expect(pages[2]).not.toContain('rel="next"')
    for (const paragraph of long.paragraphs) {
      expect(pages.filter((page) => page.includes(paragraph))).toHaveLength(1)
    }
  })

  test('robots.txt and files of any kind are served as they are', async () => {
    expect(paper.robots('User-agent: *\nDisallow: /private')).toBe(`${paper.url}/robots.txt`)
    expect(await (await get('/robots.txt')).text()).toContain('Disallow: /private')
    paper.file('/town.jpg', new Uint8Array([255, 216, 255]), 'image/jpeg')
    const picture = await get('/town.jpg')
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
    expect([...(await picture.bytes())]).toEqual([255, 216, 255])
    expect((await get('/nowhere')).status).toBe(404)
  })
})

describe('its validators', () => {
  test('what has not changed is answered 304, what has is a new version', async () => {
    const feed = paper.feed('/feed.xml')
    const first = await get('/feed.xml')
    const held = {
      'if-none-match': first.headers.get('etag') ?? '',
      'if-modified-since': first.headers.get('last-modified') ?? '',
    }
    expect((await get('/feed.xml', held)).status).toBe(304)
    feed.entries.unshift(entry(99))
    const second = await get('/feed.xml', held)
    expect(second.status).toBe(200)
    expect(second.headers.get('etag')).not.toBe(held['if-none-match'])
    expect(Date.parse(second.headers.get('last-modified') ?? '')).toBeGreaterThan(
      Date.parse(held['if-modified-since']),
    )
  })

  test('a paper may know one of them only, or none', async () => {
    paper.feed('/dated', { validators: 'last-modified', headers: { 'cache-control': 'max-age=600' } })
    paper.feed('/none', { validators: 'none' })
    const dated = await get('/dated')
    expect(dated.headers.get('etag')).toBeNull()
    const since = dated.headers.get('last-modified') ?? ''
    const again = await get('/dated', { 'if-modified-since': since })
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'max-age=600'])
    const none = await get('/none', { 'if-none-match': '*', 'if-modified-since': since })
    expect([none.status, none.headers.get('last-modified')]).toEqual([200, null])
  })
})

describe('its bad days', () => {
  test.each([403, 404, 410, 429, 500, 503])(
    'a path answers %i as often as told, and then is well',
    async (status) => {
      paper.feed('/feed.xml')
      paper.fault('/feed.xml', { status, retryAfter: 120 }, 2)
      const answers = [await get('/feed.xml'), await get('/feed.xml'), await get('/feed.xml')]
      expect(answers.map((answer) => answer.status)).toEqual([status, status, 200])
      expect(answers[0]?.headers.get('retry-after')).toBe('120')
      expect(paper.asked('/feed.xml').map((one) => one.status)).toEqual([status, status, 200])
    },
  )

  test('Retry-After may be a date', async () => {
    paper.fault('*', { status: 503, retryAfter: new Date('2026-01-14T00:00:00Z') })
    paper.feed('/feed.xml')
    expect((await get('/feed.xml')).headers.get('retry-after')).toBe('Wed, 14 Jan 2026 00:00:00 GMT')
  })

  test.each([301, 302, 307, 308])('a path moves with %i', async (status) => {
    paper.feed('/new.xml')
    paper.fault('/old.xml', { status, location: '/new.xml' })
    const answer = await get('/old.xml', {}, 'follow')
    expect([answer.redirected, answer.url, answer.status]).toEqual([true, `${paper.url}/new.xml`, 200])
  })

  test('an answer is late, slow, or cut in its middle', async () => {
    paper.file('/page', 'x'.repeat(2_000))
    paper.fault('/page', { delayMs: 60 }, 1)
    paper.fault('/page', { slowMs: 5 }, 1)
    paper.fault('/page', { cutAt: 0.5 }, 1)
    const start = performance.now()
    expect(await (await get('/page')).text()).toHaveLength(2_000)
    expect(performance.now() - start).toBeGreaterThan(55)
    expect(await (await get('/page')).text()).toHaveLength(2_000)
    const [late, slow] = paper.requests
    expect((late?.endedAt ?? 0) - (late?.at ?? 0)).toBeGreaterThan(55)
    expect((slow?.endedAt ?? 0) - (slow?.at ?? 0)).toBeGreaterThan(90)
    expect(await failure(get('/page').then((answer) => answer.text()))).toBe('failed')
    expect(await (await get('/page')).text()).toHaveLength(2_000)
  })

  test('a paper that never answers is cut off by whoever waits, or when it closes', async () => {
    paper.feed('/feed.xml')
    paper.fault('/feed.xml', { isSilent: true })
    const impatient = fetch(`${paper.url}/feed.xml`, { signal: AbortSignal.timeout(80) })
    const patient = get('/feed.xml')
    expect(await failure(impatient)).toBe('failed')
    const cut = failure(patient)
    await paper.close()
    expect(await cut).toBe('failed')
    expect(paper.requests.map(({ status }) => status)).toEqual([null, null])
  })

  test('an endless body goes on until nobody reads it', async () => {
    paper.file('/page', '<p>')
    paper.fault('/page', { isEndless: true })
    let bytes = 0
    for await (const piece of (await get('/page')).body ?? []) {
      bytes += piece.length
      if (bytes > 1_000_000) break
    }
    expect(bytes).toBeGreaterThan(1_000_000)
  })

  test('a charset is labelled wrongly, or the bytes are in another one', async () => {
    paper.feed('/feed.xml', { entries: [entry(1, { language: 'ko' })] })
    paper.fault('/feed.xml', { charset: 'iso-8859-1' }, 1)
    paper.fault('/feed.xml', { bytesIn: 'cp949', charset: 'euc-kr' }, 1)
    const { title } = entry(1, { language: 'ko' })
    const mislabelled = await get('/feed.xml')
    expect(mislabelled.headers.get('content-type')).toBe('application/rss+xml; charset=iso-8859-1')
    expect(Buffer.from(await mislabelled.bytes()).toString()).toContain(title)
    const korean = await get('/feed.xml')
    expect(iconv.decode(Buffer.from(await korean.bytes()), 'cp949')).toContain(title)
  })

  test('a body is packed, a feed is empty, a header is another', async () => {
    paper.feed('/feed.xml')
    paper.fault('/feed.xml', { gzip: true, headers: { 'cache-control': 'no-store' } }, 1)
    paper.fault('/feed.xml', { isEmpty: true }, 1)
    const packed = await get('/feed.xml')
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('cache-control')).toBe('no-store')
    expect(read(await packed.text()).entries).toHaveLength(3)
    expect(read(await (await get('/feed.xml')).text()).entries).toEqual([])
    expect(read(await (await get('/feed.xml')).text()).entries).toHaveLength(3)
  })

  test('faults are taken away again', async () => {
    paper.feed('/feed.xml')
    paper.fault('/feed.xml', { status: 500 })
    expect((await get('/feed.xml')).status).toBe(500)
    paper.mend('/feed.xml')
    expect((await get('/feed.xml')).status).toBe(200)
  })
})

test('it remembers who asked for what, when, and how many at once', async () => {
  paper.file('/page', 'words')
  paper.fault('/page', { delayMs: 40 }, 3)
  await Promise.all([get('/page?a=1'), get('/page', { 'x-mark': 'me' }), get('/page')])
  expect(mostAtOnce(paper.requests)).toBe(3)
  await (await get('/page')).text()
  expect(paper.asked('/page')).toHaveLength(4)
  expect(paper.asked('/page?a=1')).toHaveLength(1)
  expect(paper.requests.filter(({ headers }) => headers['x-mark'] === 'me')).toHaveLength(1)
  expect(mostAtOnce(paper.requests.slice(3))).toBe(1)
  expect(shortestGap(paper.requests.slice(2))).toBeGreaterThanOrEqual(0)
})

describe('its editorials', () => {
  test('the same number is the same editorial, another number another one', () => {
    const number = fc.integer({ min: 1, max: 100_000 })
    fc.assert(
      fc.property(
        number,
        number,
        fc.constantFrom('en' as const, 'ko' as const, 'ja' as const),
        (a, b, language) => {
          const one = entry(a, { language })
          expect(one).toEqual(entry(a, { language }))
          expect(one.paragraphs.length).toBeGreaterThanOrEqual(3)
          expect(one.paragraphs.length).toBeLessThanOrEqual(6)
          expect(guessLanguage(one.paragraphs.join('\n\n'))).toBe(language)
          expect([one.title, ...one.paragraphs].join(' ')).not.toMatch(/[{}()]|undefined| {2}/)
          if (a !== b) expect(one.paragraphs).not.toEqual(entry(b, { language }).paragraphs)
        },
      ),
    )
  })

  test.each(['en', 'ko', 'ja'] as const)('two of them in %s are never taken for one piece', (language) => {
    const texts = entries(40, { language, length: 6 }).map(({ paragraphs }) => paragraphs.join('\n\n'))
    const most = texts.map((text, n) =>
      Math.max(0, ...texts.slice(0, n).map((other) => resemblance(text, other))),
    )
    expect(Math.max(...most)).toBeLessThan(0.15)
  })

  test('two thousand of them have two thousand headlines', () => {
    for (const language of ['en', 'ko', 'ja'] as const) {
      expect(new Set(entries(2_000, { language }).map(({ title }) => title)).size).toBe(2_000)
    }
  })
})
