import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../../src/core/errors.js'
import { findFeeds } from '../../../../src/core/ingest/page/find-feed.js'
import { findFeed, type Headline, readListing } from '../../../../src/core/ingest/page/page.js'

const at = 'https://paper.example/opinion/'
const titles = (headlines: Headline[]) => headlines.map(({ title }) => title)

describe('a listing', () => {
  const story = (slug: string, title: string) =>
    `<li class="story"><a href="/sections/world"><b>World</b></a><h2><a href="/opinion/${slug}">${title}</a></h2>
     <a class="more" href="/opinion/${slug}">Read more</a></li>`
  const listing = `<html><body><header><nav><a href="/sections/business-and-economy">Business and economy today</a></nav></header>
    <main><ol>${story('sign-the-bridge-2026', 'Sign the bridge')}${story('count-the-thirsty-2026', 'Count the thirsty')}</ol>
    <aside><a href="/opinion/older-leader-of-2025">An older leader of last year</a></aside></main>
    <footer><a href="/about-this-newspaper-group">About this newspaper group</a>
    <a href="https://social.example/the-paper-editorials">Follow our editorials</a>
    <a href="/subscribe/all-access-digital">Subscribe to all access</a></footer></body></html>`

  it('is its headlines, found by their shape', () => {
    expect(readListing(listing, { url: at })).toEqual([
      { title: 'Sign the bridge', url: `${at}sign-the-bridge-2026`, published: null },
      { title: 'Count the thirsty', url: `${at}count-the-thirsty-2026`, published: null },
    ])
  })

  it('of Korean headlines without headings is found too', () => {
    const item = (id: number, title: string) =>
      `<li><a href="/news/article/20260114/${id}/1"><img src="${id}.jpg"></a><a class="tit" href="/news/article/20260114/${id}/1">${title}</a></li>`
    const html = `<html><body><div id="gnb"><a href="/news/politics">정치</a><a href="/news/economy">경제</a></div>
      <ul class="list">${item(1331, '[사설]바다 밑을 파기 전에 물어야 할 것')}${item(1332, '[사설]금리 동결, 설명이 먼저다')}</ul></body></html>`
    expect(readListing(html, { url: 'https://www.paper.example/editorial' })).toMatchObject([
      {
        title: '[사설]바다 밑을 파기 전에 물어야 할 것',
        url: 'https://www.paper.example/news/article/20260114/1331/1',
      },
      {
        title: '[사설]금리 동결, 설명이 먼저다',
        url: 'https://www.paper.example/news/article/20260114/1332/1',
      },
    ])
  })

  it('is what a selector finds, links or elements around them, each page once', () => {
    const all = readListing(listing, { url: 'https://paper.example/opinion/', links: 'li.story h2, .more' })
    expect(all.map((headline) => headline.title)).toEqual(['Sign the bridge', 'Count the thirsty'])
  })

  it('with a selector that is none is refused by name', () => {
    expect(() => readListing(listing, { url: 'https://paper.example/', links: 'a[' })).toThrow(
      new UserError('cannot be searched: "a[" (its `links:`) is no CSS selector'),
    )
  })

  it('on disk leads to files; one on the web never does', () => {
    const html = '<html><body><h2><a href="sign-the-bridge-2026.html">Sign the bridge</a></h2></body></html>'
    expect(readListing(html, { url: 'file:///papers/index.html' })[0]?.url).toBe(
      'file:///papers/sign-the-bridge-2026.html',
    )
    const hostile = html.replace('sign-the', 'file:///etc/sign-the')
    expect(readListing(hostile, { url: 'https://paper.example/', links: 'a' })).toEqual([])
  })

  it('of cards takes the headline, not the picture, the teaser or the button', () => {
    const card = (id: number, title: string) => `<div class="card card-${id}">
      <a href="/a/leader-of-day-${id}?utm_source=front"><img alt=""></a>
      <a href="/a/leader-of-day-${id}#top"><h3>${title}</h3></a>
      <a href="/a/leader-of-day-${id}?utm_medium=teaser">${'What the council decided on Monday night and why it was wrong. '.repeat(4)}</a>
      <a href="/a/leader-of-day-${id}">Continue reading</a></div>`
    const html = `<body>${card(1, 'Sign the bridge')}${card(2, 'Count the thirsty')}</body>`
    expect(readListing(html, { url: at })).toEqual([
      { title: 'Sign the bridge', url: 'https://paper.example/a/leader-of-day-1', published: null },
      { title: 'Count the thirsty', url: 'https://paper.example/a/leader-of-day-2', published: null },
    ])
  })

  it('opens with the lead that stands above the list in a frame of its own', () => {
    const item = (slug: string) =>
      `<li class="row"><h3><a href="/opinion/${slug}">The leader called ${slug}</a></h3></li>`
    const html = `<body><div class="hero"><h2><a href="/opinion/sign-the-bridge-now">Sign the bridge now</a></h2></div>
      <ul>${['one-for-monday', 'one-for-sunday', 'one-for-friday', 'one-for-thursday', 'one-for-tuesday'].map(item).join('')}</ul></body>`
    expect(titles(readListing(html, { url: at }))[0]).toBe('Sign the bridge now')
    expect(readListing(html, { url: at })).toHaveLength(6)
  })

  it('leaves out what others read, related stories and further pages', () => {
    const link = (slug: string) => `<li><a href="/opinion/${slug}">A long enough headline of ${slug}</a></li>`
    const html = `<body><ul class="list">${link('a-leader-of-today')}${link('a-leader-of-yesterday')}</ul>
      <div class="most-read"><ul class="list">${link('what-others-read-now')}</ul></div>
      <div class="pagination"><a href="/opinion/page/2-of-the-archive-list">The second page of the list</a></div></body>`
    expect(readListing(html, { url: at })).toHaveLength(2)
  })

  it.each([
    ['a <time>', '<time datetime="2026-01-14T05:00:00+09:00">today</time>', '2026-01-14T05:00:00+09:00'],
    ['Korean', '<span class="date">2026.01.14 18:30</span>', '2026-01-14T18:30:00+09:00'],
    ['Japanese', '<p>2026年1月14日 5時00分</p>', '2026-01-14T05:00:00+09:00'],
    ['English', '<em>Jan. 14, 2026</em>', '2026-01-14T00:00:00+09:00'],
    ['"3 hours ago"', '<span>3 hours ago</span>', null],
  ])('shows the date beside a headline: %s', (_, date, published) => {
    const item = (id: number, beside: string) =>
      `<li><a href="/news/2026011400${id}">사설: 바다 밑을 파기 전에 ${id}</a>${beside}</li>`
    const html = `<body><ul>${item(1, date)}${item(2, '')}</ul></body>`
    expect(readListing(html, { url: at, zone: 'Asia/Seoul' }).map((each) => each.published)).toEqual([
      published,
      null,
    ])
  })

  it('shows each headline its own date, in cards that stand side by side', () => {
    const days = ['2026-01-15', '2026-01-14', '2026-01-12']
    const item = (day: string) =>
      `<li><h2><a href="/opinion/the-leader-of-${day}">The leader of that day</a></h2><p>On water.</p><p>By us, <time datetime="${day}">then</time></p></li>`
    const headlines = readListing(`<body><main><ol>${days.map(item).join('')}</ol></main></body>`, {
      url: at,
      zone: 'UTC',
    })
    expect(headlines.map(({ published }) => published?.slice(0, 10))).toEqual(days)
  })

  it('of any shape gives headlines with addresses of its own site', () => {
    const markup = fc.constantFrom(
      '<ul>',
      '</ul>',
      '<li class="x">',
      '</li>',
      '<h2>',
      '</h2>',
      '<time>2026-01-14</time>',
      '<nav>',
      '</nav>',
      '<a href="/a/one-two-three">',
      '<a href="//x.example/9999">',
      '<a href="?p=2026">',
      '<a href="javascript:0">',
      '<a href="%">',
      '</a>',
      'A headline of some length',
      '사설 바다 밑을',
      '2026.01.14',
    )
    fc.assert(
      fc.property(fc.array(markup, { maxLength: 60 }), (parts) => {
        for (const { url, title } of readListing(`<body>${parts.join('')}</body>`, {
          url: at,
          zone: 'Asia/Seoul',
        })) {
          expect(url).toMatch(/^https?:\/\/paper\.example\//)
          expect(title).not.toBe('')
        }
      }),
    )
  })
})

describe('the feed that a page announces', () => {
  const link = (href: string, title = '', type = 'application/rss+xml') =>
    `<link rel="alternate" type="${type}" href="${href}" title="${title}">`

  it('is RSS or Atom before JSON', () => {
    const html = `<head>${link('/feed.json', '', 'application/feed+json')}${link('/rss.xml')}</head>`
    expect(findFeed(html, at)).toBe('https://paper.example/rss.xml')
    expect(findFeed('<p>none</p>', at)).toBeNull()
  })

  it.each([
    ['/rss/editorials', 'All editorials'],
    ['/rss/7', '한빛일보 사설'],
    ['/rss/8', '社説'],
    ['/opinion/feed', 'The Paper » Opinion'],
  ])('is that of the editorials: %s %j', (href, title) => {
    const html = `<head>${link('/rss', 'The Paper')}${link('/comments/feed', 'Comments')}${link(href, title)}</head>`
    expect(findFeed(html, at)).toBe(`https://paper.example${href}`)
  })

  it('is no description of the page for embedding it', () => {
    expect(findFeed(link('/oembed?format=xml', '', 'text/xml+oembed'), at)).toBeNull()
  })

  it('is never one of comments, and others follow in order', () => {
    const html = `<head>${link('/a/comments/feed/', 'Sign the bridge: comments')}${link('/rss', 'News')}${link('/rss', 'Again')}${link('/atom', 'News', 'application/atom+xml')}</head>`
    expect(findFeeds(html, at)).toEqual([
      { url: 'https://paper.example/rss', title: 'News' },
      { url: 'https://paper.example/atom', title: 'News' },
    ])
  })

  it('is looked for in anything', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl(), fc.constant('/%ff%'), fc.string()),
        fc.string(),
        (href, title) => void findFeeds(link(href, title), at),
      ),
    )
  })
})
