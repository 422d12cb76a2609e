// Collecting from a newspaper that behaves as newspapers do: it revises, moves, asks for quiet, shuts its doors.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tick } from '../../src/app/tick.js'
import { itemsOf } from '../../src/core/digest/edition.js'
import { entries, entry } from '../newspaper.js'
import { openPress, type Press } from './press.js'

let press: Press
beforeEach(async () => {
  press = await openPress()
})
afterEach(() => press.close())

/** One feed at /feed.xml, read as source `gazette`. */
async function gazette(options: object = {}, source: object = {}) {
  const feed = press.paper.feed('/feed.xml', options)
  await press.read([{ id: 'gazette', url: `${press.paper.url}/feed.xml`, zone: 'Asia/Seoul', ...source }])
  return feed
}

describe('a good guest', () => {
  it('asks conditionally and takes 304 for an answer, also after a restart', async () => {
    await gazette()
    expect((await press.collect()).gazette).toMatchObject({ found: 3, new: 3, error: null })
    await press.restart()
    expect((await press.collect({ dueNow: true })).gazette).toMatchObject({
      found: null,
      new: 0,
      error: null,
    })
    const [first, second] = press.paper.asked('/feed.xml')
    expect(first).toMatchObject({ status: 200 })
    expect(second).toMatchObject({ status: 304 })
    expect(second?.headers['if-none-match']).toBeDefined()
    expect(second?.headers['if-modified-since']).toBeDefined()
    expect(second?.headers['user-agent']).toMatch(/^Masthead\/\d.* \(\+https:\/\/digest\.example\.org\)$/)
  })

  it('reads a source every quarter of an hour, and not before', async () => {
    await gazette()
    await press.collect()
    press.wait(14)
    expect(await press.collect()).toEqual({})
    press.wait(1)
    expect(await press.collect()).toHaveProperty('gazette')
  })

  it.each([
    ['Cache-Control', { headers: { 'cache-control': 'max-age=3600' } }],
    ['ttl', { ttl: 60 }],
  ])('takes %s for a hint when to come again', async (_name, options) => {
    await gazette(options)
    await press.collect()
    press.wait(59)
    expect(await press.collect()).toEqual({})
    press.wait(1)
    expect(await press.collect()).toHaveProperty('gazette')
  })

  it('does not let a hint of a week cost a morning', async () => {
    await gazette({ ttl: 7 * 24 * 60 })
    await press.collect()
    press.wait(4 * 60)
    expect(await press.collect()).toHaveProperty('gazette')
  })

  it.each([
    ['seconds', () => 3600],
    ['a date', () => new Date(Date.now() + 3_600_000)],
  ])(
    'stays away for as long as Retry-After asks in %s, whoever insists, also after a restart',
    async (form, retryAfter) => {
      await gazette()
      press.paper.fault('/feed.xml', { status: 429, retryAfter: retryAfter() }, 1)
      // A date is counted from the real time, which the guest's server goes by.
      const error = (await press.collect()).gazette?.error
      expect(error).toContain('429')
      press.wait(form === 'seconds' ? 59 : 58)
      await press.restart()
      expect((await press.collect({ dueNow: true })).gazette?.held).toContain('asked us to stay away')
      const named = press.app.config.sources
      expect((await press.collect({ sources: named })).gazette?.held).toContain('asked us to stay away')
      expect(press.paper.asked('/feed.xml')).toHaveLength(1)
      press.wait(2)
      expect((await press.collect()).gazette).toMatchObject({ new: 3, error: null })
    },
  )

  it('waits longer after each failure, up to six hours, and is well after one success', async () => {
    await gazette()
    press.paper.fault('/feed.xml', { status: 500 })
    await press.collect({ dueNow: true })
    const waits: number[] = []
    for (let minutes = 0; waits.length < 7; ) {
      const asked = press.paper.asked('/feed.xml').length
      press.wait(5)
      minutes += 5
      await press.collect({ dueNow: true })
      if (press.paper.asked('/feed.xml').length === asked) continue
      waits.push(minutes)
      minutes = 0
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 360, 360])
    press.paper.mend()
    press.wait(360)
    expect((await press.collect()).gazette).toMatchObject({ new: 3, error: null })
    press.wait(15)
    expect(await press.collect()).toHaveProperty('gazette')
  })

  it('lets a person who names the source try before its back-off is over', async () => {
    await gazette()
    press.paper.fault('/feed.xml', { status: 500 }, 1)
    await press.collect()
    expect((await press.collect({ dueNow: true })).gazette?.held).toContain('failed once')
    expect((await press.collect({ sources: press.app.config.sources })).gazette).toMatchObject({ new: 3 })
  })

  it.each([301, 308])('keeps a permanent redirect (%i), also after a restart', async (status) => {
    await gazette()
    press.paper.feed('/moved.xml', { entries: entries(4) })
    press.paper.fault('/feed.xml', { status, location: '/moved.xml' })
    expect((await press.collect()).gazette).toMatchObject({ new: 4 })
    await press.restart()
    await press.collect({ dueNow: true })
    expect(press.paper.asked('/feed.xml')).toHaveLength(1)
    expect(press.paper.asked('/moved.xml')).toHaveLength(2)
  })

  it.each([302, 303, 307])('does not keep a passing redirect (%i)', async (status) => {
    await gazette()
    press.paper.feed('/elsewhere.xml', {})
    press.paper.fault('/feed.xml', { status, location: '/elsewhere.xml' })
    await press.collect()
    await press.collect({ dueNow: true })
    expect(press.paper.asked('/feed.xml')).toHaveLength(2)
  })

  it('goes back to the configured address when the one it moved to is lost', async () => {
    await gazette()
    press.paper.feed('/moved.xml', {})
    press.paper.fault('/feed.xml', { status: 301, location: '/moved.xml' }, 1)
    await press.collect()
    press.paper.fault('/moved.xml', { status: 404 })
    press.wait(15)
    expect((await press.collect()).gazette?.error).toContain('404')
    press.wait(15)
    expect((await press.collect()).gazette?.error).toBeNull()
    expect(press.paper.asked('/feed.xml')).toHaveLength(2)
  })

  it('never asks an address again that is gone (410), until masthead.yaml names another', async () => {
    await gazette()
    press.paper.fault('/feed.xml', { status: 410 })
    expect((await press.collect()).gazette?.error).toContain('410')
    press.wait(7 * 24 * 60)
    await press.restart()
    expect(await press.collect()).toMatchObject({
      gazette: { held: expect.stringContaining('gone for good') },
    })
    expect((await press.collect({ sources: press.app.config.sources })).gazette?.held).toContain('gone')
    expect(press.paper.asked('/feed.xml')).toHaveLength(1)
    press.paper.feed('/new.xml', {})
    await press.read([{ id: 'gazette', url: `${press.paper.url}/new.xml` }])
    expect((await press.collect()).gazette).toMatchObject({ new: 3 })
  })

  it('asks robots.txt once for all pages, and not for the feed', async () => {
    press.paper.robots('User-agent: *\nDisallow: /private/\n')
    await gazette({ holds: 'teaser' })
    await press.collect()
    expect(press.paper.asked('/robots.txt')).toHaveLength(1)
    await press.restart()
    press.wait(60)
    await press.collect()
    expect(press.paper.asked('/robots.txt')).toHaveLength(1)
  })

  it('leaves pages alone that robots.txt closes, and keeps what the feed says', async () => {
    press.paper.robots('User-agent: masthead\nDisallow: /editorials/\n')
    await gazette({ holds: 'teaser' })
    expect((await press.collect()).gazette).toMatchObject({ new: 3, teasers: 3, error: null })
    expect(press.paper.requests.filter(({ path }) => path.startsWith('/editorials/'))).toEqual([])
    expect((await press.stored()).map(({ teaser }) => teaser)).toEqual(['closed', 'closed', 'closed'])
  })

  it('makes one request at a time to a host, whatever it reads there', async () => {
    const ids = ['one', 'two', 'three', 'four']
    for (const [n, id] of ids.entries())
      press.paper.feed(`/${id}.xml`, { entries: entries(2, { first: 1 + 2 * n }) })
    press.paper.fault('*', { delayMs: 20 })
    await press.read(ids.map((id) => ({ id, url: `${press.paper.url}/${id}.xml` })))
    await press.collect()
    const times = press.paper.requests.map(({ at, endedAt }) => ({ at, endedAt: endedAt ?? Infinity }))
    expect(times).toHaveLength(4)
    for (const [n, { at }] of times.slice(1).entries())
      expect(at).toBeGreaterThanOrEqual((times[n]?.endedAt ?? 0) - 1)
  })
})

describe('pages', () => {
  it('are visited for the texts that a feed only hints at', async () => {
    await gazette({ holds: 'teaser' })
    expect((await press.collect()).gazette).toMatchObject({ found: 3, new: 3, teasers: 0, problems: [] })
    const [first] = await press.stored()
    expect(first?.text).toContain(entry(1).paragraphs.at(-1))
    expect(first?.teaser).toBeNull()
  })

  it('are joined where an article goes on over several', async () => {
    await gazette({ holds: 'teaser', entries: [entry(1, { pages: 3, length: 6 })] })
    await press.collect()
    const [first] = await press.stored()
    for (const paragraph of entry(1, { length: 6 }).paragraphs) expect(first?.text).toContain(paragraph)
  })

  it('that cannot be reached leave the summary, and the text comes later as a revision', async () => {
    await gazette({ holds: 'teaser', entries: [entry(1)] })
    press.paper.fault(entry(1).link, { status: 503 }, 1)
    const collected = (await press.collect()).gazette
    expect(collected).toMatchObject({ new: 1, teasers: 1 })
    expect(collected?.problems[0]).toContain('503')
    expect(await press.stored()).toMatchObject([{ teaser: 'unreachable', revisions: [{ number: 1 }] }])
    press.wait(15)
    expect((await press.collect()).gazette).toMatchObject({ new: 0, revised: 1 })
    expect(await press.stored()).toMatchObject([{ teaser: null, revisions: [{}, { change: 'substance' }] }])
  })

  it('are looked at again for revisions, conditionally and ever more rarely', async () => {
    press.paper.listing('/opinion', { entries: [entry(1)] })
    await press.read([{ id: 'gazette', kind: 'page', url: `${press.paper.url}/opinion`, zone: 'Asia/Seoul' }])
    await press.collect()
    const page = entry(1).link
    for (let hour = 1; hour <= 200; hour++) {
      press.wait(60)
      await press.collect()
    }
    expect(press.paper.asked(page).map(({ status }) => status)).toEqual([200, 304, 304, 304, 304, 304])
  })

  it('of a listing bring their revisions', async () => {
    const listing = press.paper.listing('/opinion', { entries: [entry(1)] })
    await press.read([{ id: 'gazette', kind: 'page', url: `${press.paper.url}/opinion`, zone: 'Asia/Seoul' }])
    await press.collect()
    listing.entries[0]!.paragraphs[1] =
      'The council has since withdrawn the plan, and this page says so in full.'
    expect((await press.collect({ dueNow: true })).gazette).toMatchObject({ new: 0, revised: 1 })
    expect((await press.stored())[0]?.revisions.map(({ change }) => change)).toEqual([null, 'substance'])
  })

  it('wait for the next collection when there are more than thirty', async () => {
    await gazette({ holds: 'headline', entries: entries(40) })
    expect((await press.collect()).gazette).toMatchObject({ new: 30 })
    press.wait(1)
    expect((await press.collect()).gazette).toMatchObject({ new: 10 })
    expect(await press.stored()).toHaveLength(40)
  })
})

describe('a page that is not the piece', () => {
  const teaser = () => gazette({ holds: 'teaser', entries: [entry(1)] })

  it.each([
    [
      'a log-in behind a redirect',
      '/login',
      '<h1>Sign in</h1><p>Please enter the name and the word that you were given.</p>',
      'paywalled',
    ],
    [
      'the front page',
      '/',
      '<h1>The Gazette</h1><p>Rain until Friday, and the ferry is late again.</p>',
      'unreachable',
    ],
  ])('is not quoted: %s', async (_what, path, html, why) => {
    await teaser()
    press.paper.file(path, `<html><body><main>${html.repeat(8)}</main></body></html>`)
    press.paper.fault(entry(1).link, { status: 302, location: path })
    expect((await press.collect()).gazette).toMatchObject({ new: 1, teasers: 1 })
    expect(await press.stored()).toMatchObject([{ teaser: why, title: entry(1).title }])
  })

  it.each([
    ['an excuse with status 200', 'Sorry, the page you are looking for does not exist. '],
    ['a wall of consent', 'We and our 847 partners store and access information on a device. '],
  ])('is not quoted: %s', async (_what, text) => {
    await teaser()
    press.paper.file(entry(1).link, `<html><body><main><p>${text.repeat(6)}</p></main></body></html>`)
    expect((await press.collect()).gazette).toMatchObject({ new: 1, teasers: 1 })
    expect(await press.stored()).toMatchObject([{ teaser: 'unreachable' }])
  })

  it('whose second page is missing is not taken for the whole', async () => {
    await gazette({ holds: 'teaser', entries: [entry(1, { pages: 2, length: 6 })] })
    press.paper.routes['/gone'] = { kind: 'file', body: '', type: 'text/plain' }
    press.paper.file(
      entry(1).link,
      `<html><head><link rel="next" href="${entry(1).link.replace('.html', '-2.html')}"></head><body><main><h1>${entry(1).title}</h1>${entry(
        1,
      )
        .paragraphs.map((text) => `<p>${text}</p>`)
        .join('')}</main></body></html>`,
    )
    const collected = (await press.collect()).gazette
    if ((await press.stored())[0]?.teaser === null) return expect(collected?.problems).toEqual([])
    expect(collected?.problems[0]).toContain('which is missing')
  })
})

describe('a list', () => {
  it('that is cut off says so, and its last entry is no whole text', async () => {
    const feed = await gazette({ entries: entries(3) })
    expect(feed.entries).toHaveLength(3)
    press.paper.fault('/feed.xml', { cutAt: 1 })
    const whole = await (await fetch(`${press.paper.url}/feed.xml`)).text()
    press.paper.mend()
    press.paper.file('/feed.xml', whole.slice(0, whole.lastIndexOf('</p>') - 40), 'application/rss+xml')
    const collected = (await press.collect()).gazette
    expect(collected?.problems[0]).toMatch(/cut off/)
    expect(await press.stored()).toHaveLength(3)
  })

  it('that gives one guid to all its entries loses none of them', async () => {
    await gazette({ entries: entries(3).map((one) => ({ ...one, id: '1' })) })
    expect((await press.collect()).gazette).toMatchObject({ new: 3, revised: 0 })
    const stored = await press.stored()
    expect(stored.map(({ url }) => url)).toEqual(entries(3).map(({ link }) => press.paper.url + link))
    expect((await press.collect({ dueNow: true })).gazette).toMatchObject({ new: 0, revised: 0 })
  })

  it('that leads to one page with all its entries loses none of them', async () => {
    await gazette({ entries: entries(3).map((one) => ({ ...one, link: '/letters' })) })
    expect((await press.collect()).gazette).toMatchObject({ new: 3, revised: 0 })
  })

  it('is no text, where its operator took it for one', async () => {
    press.paper.feed('/feed.xml', {})
    await press.read([{ id: 'gazette', kind: 'text', url: `${press.paper.url}/feed.xml` }])
    expect((await press.collect()).gazette?.error).toContain('is a feed; read it with `kind: feed`')
  })
})

describe('listings', () => {
  it('lead to their feed, which is read from then on', async () => {
    press.paper.feed('/opinion.xml', { entries: entries(3) })
    press.paper.listing('/opinion', { entries: entries(3), feed: '/opinion.xml' })
    await press.read([{ id: 'gazette', kind: 'page', url: `${press.paper.url}/opinion` }])
    expect((await press.collect()).gazette).toMatchObject({ found: 3, new: 3 })
    await press.collect({ dueNow: true })
    expect(press.paper.asked('/opinion')).toHaveLength(1)
    expect(press.paper.asked('/opinion.xml').map(({ status }) => status)).toEqual([200, 304])
  })

  it('are read by themselves when the feed that they announce is of something else', async () => {
    press.paper.feed('/all.xml', { entries: entries(9, { first: 50 }) })
    press.paper.listing('/opinion', { entries: entries(3), feed: '/all.xml' })
    await press.read([{ id: 'gazette', kind: 'page', url: `${press.paper.url}/opinion` }])
    expect((await press.collect()).gazette).toMatchObject({ found: 3, new: 3 })
    expect((await press.stored()).map(({ title }) => title).sort()).toEqual(
      entries(3)
        .map(({ title }) => title)
        .sort(),
    )
  })

  it('without feed and headlines are a failure that says what to do', async () => {
    press.paper.file('/opinion', '<html><body><p>Nothing here today.</p></body></html>')
    await press.read([{ id: 'gazette', kind: 'page', url: `${press.paper.url}/opinion` }])
    expect((await press.collect()).gazette?.error).toMatch(/no feed and shows no headline links.*links:/)
  })

  it('named as a feed by mistake lead to the feed that they announce', async () => {
    press.paper.feed('/opinion.xml', {})
    press.paper.listing('/opinion', { feed: '/opinion.xml' })
    await press.read([{ id: 'gazette', kind: 'feed', url: `${press.paper.url}/opinion` }])
    expect((await press.collect()).gazette).toMatchObject({ new: 3, error: null })
    await press.collect({ dueNow: true })
    expect(press.paper.asked('/opinion')).toHaveLength(1)
  })
})

describe('identity', () => {
  it.each([
    ['a new link', { link: '/moved/1.html' }],
    ['a new guid', { id: 'tag:paper.example,2026:other' }],
    ['a new date', { published: '2026-01-14T11:00:00+09:00' }],
    ['tracking parameters', { id: 'x', link: `${entry(1).link}?utm_source=rss&utm_medium=feed` }],
    ['a trailing slash and a fragment', { id: 'y', link: `${entry(1).link}/#top` }],
  ])('%s makes no second editorial', async (_what, change) => {
    const feed = await gazette({ entries: [entry(1)] })
    await press.collect()
    feed.entries[0] = { ...entry(1), ...change }
    expect((await press.collect({ dueNow: true })).gazette).toMatchObject({ new: 0 })
    expect(await press.stored()).toHaveLength(1)
  })

  it('a piece that has moved is found at its new address', async () => {
    const feed = await gazette({ entries: [entry(1)] })
    await press.collect()
    feed.entries[0] = { ...entry(1), link: '/moved/1.html' }
    await press.collect({ dueNow: true })
    expect(await press.stored()).toMatchObject([{ url: `${press.paper.url}/moved/1.html` }])
  })

  it('a guid that is given to another piece makes a second editorial', async () => {
    const feed = await gazette({ entries: [entry(1)] })
    await press.collect()
    feed.entries[0] = { ...entry(2), id: entry(1).id }
    expect((await press.collect({ dueNow: true })).gazette).toMatchObject({ new: 1 })
    expect((await press.stored()).map(({ title }) => title)).toEqual([entry(1).title, entry(2).title])
  })

  it('knows a retitled piece with a new guid and a new link by its text', async () => {
    const feed = await gazette({ entries: [entry(1)] })
    await press.collect()
    feed.entries[0] = { ...entry(1), id: 'new', link: '/other.html', title: 'What nobody saw coming' }
    expect((await press.collect({ dueNow: true })).gazette).toMatchObject({ new: 0, revised: 1 })
    const [only, ...others] = await press.stored()
    expect(others).toEqual([])
    expect(only?.revisions).toMatchObject([{ change: null }, { change: 'headline' }])
  })

  it('classifies revisions: a typo, the headline, the substance', async () => {
    const feed = await gazette({ entries: [entry(1)] })
    await press.collect()
    const text = feed.entries[0]!.paragraphs
    text[0] = `${text[0]!.slice(0, -1)} .`
    await press.collect({ dueNow: true })
    feed.entries[0]!.title = 'Another way to say it'
    await press.collect({ dueNow: true })
    text.push('The paper adds that the ministry has since resigned over the affair.')
    await press.collect({ dueNow: true })
    const [only] = await press.stored()
    expect(only?.revisions.map(({ change }) => change)).toEqual([null, 'typo', 'headline', 'substance'])
    expect(new Set(only?.revisions.map(({ hash }) => hash)).size).toBe(4)
  })

  it('does not take an entry that comes back for a new one', async () => {
    const feed = await gazette({ entries: entries(3) })
    await press.collect()
    const [gone] = feed.entries.splice(1, 1)
    await press.collect({ dueNow: true })
    feed.entries.push(gone!)
    expect((await press.collect({ dueNow: true })).gazette).toMatchObject({ new: 0, revised: 0 })
  })

  it('shows a piece once that two feeds of a paper bring, and publishes it once', async () => {
    press.paper.feed('/a.xml', { entries: entries(3) })
    press.paper.feed('/b.xml', { entries: entries(3).map((one) => ({ ...one, id: `b-${one.id}` })) })
    await press.read([
      { id: 'a', url: `${press.paper.url}/a.xml` },
      { id: 'b', url: `${press.paper.url}/b.xml` },
    ])
    await press.collect()
    const stored = await press.stored()
    expect(stored).toHaveLength(3)
    expect(stored.map(({ sources }) => [...sources].sort())).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ])
    const { published } = await tick(press.app, { now: press.now() })
    const [edition] = published.flatMap((one) => ('edition' in one ? [one.edition] : []))
    expect(edition && itemsOf(edition.digest)).toHaveLength(3)
    press.paper.feed('/b.xml', {
      entries: entries(3).map((one) => ({ ...one, id: `c-${one.id}`, link: `/c${one.link}` })),
    })
    await press.collect({ dueNow: true })
    press.wait(24 * 60)
    const again = await tick(press.app, { now: press.now() })
    expect(again.published.map(({ outcome }) => outcome)).toEqual(['nothing-new'])
  })

  it('keeps apart what one paper writes on one day', async () => {
    await gazette({ entries: entries(12) })
    expect((await press.collect()).gazette).toMatchObject({ new: 12 })
    expect(await press.stored()).toHaveLength(12)
  })

  it('does not give a text up when its page goes behind a paywall', async () => {
    const feed = await gazette({ holds: 'text', entries: [entry(1)] })
    await press.collect()
    feed.holds = 'teaser'
    press.paper.fault(entry(1).link, { status: 402 })
    await press.collect({ dueNow: true })
    expect(await press.stored()).toMatchObject([{ teaser: null, revisions: [{ number: 1 }] }])
  })
})
