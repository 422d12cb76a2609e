// What a newspaper's server answers with: feeds, listings of headlines and article pages, made from entries.
// The pages carry what real ones carry around their text: menus, notices, captions, share buttons, other
// headlines, comments, and the same facts in JSON-LD and meta tags.
import { type PaperLanguage, write } from './newspaper-texts.js'

/** One editorial as its paper publishes it. Change any of it: the next answer shows the change. */
export interface PaperEntry {
  id: string
  title: string
  /** A path of this newspaper, or a whole address. */
  link: string
  /** ISO 8601. */
  published: string
  updated: string | null
  author: string | null
  language: string
  /** The text itself, plain. */
  paragraphs: string[]
  /** The text as it stands in feeds and articles, where that is not its paragraphs in `<p>`. */
  html?: string
  /** The article goes on over so many pages, `?page=2` and so on. */
  pages?: number
}

export interface EntryOptions extends Partial<PaperEntry> {
  language?: PaperLanguage
  /** Paragraphs, 3 to 6. */
  length?: number
}

const NEWEST = '2026-01-14T06:30:00+09:00'
const DAY_MS = 86_400_000

/** An editorial by number (from 1 on): the same number gives the same one for ever. */
export function entry(number: number, { length, ...changes }: EntryOptions = {}): PaperEntry {
  const language = changes.language ?? 'en'
  return {
    id: `tag:paper.example,2026:${language}-${number}`,
    link: `/editorials/2026/${language}-${number}.html`,
    published: NEWEST,
    updated: null,
    ...write(number, language, length),
    ...changes,
    language,
  }
}

/** Editorials number `first` and on, the newest first, one a day; `published` is the time of the newest. */
export function entries(count: number, options: EntryOptions & { first?: number } = {}): PaperEntry[] {
  const { first = 1, published = NEWEST, ...changes } = options
  const newest = Date.parse(published)
  return Array.from({ length: count }, (_, n) =>
    entry(first + n, { ...changes, published: new Date(newest - n * DAY_MS).toISOString() }),
  )
}

export interface Feed {
  kind: 'feed'
  format: 'rss' | 'atom'
  title: string
  entries: PaperEntry[]
  /** The whole text, its first 120 characters, or the headline only. */
  holds: 'text' | 'teaser' | 'headline'
  /** RSS `<ttl>`, minutes. */
  ttl?: number
}

export interface Listing {
  kind: 'listing'
  title: string
  entries: PaperEntry[]
  /** The page names this feed in a `<link rel="alternate">`. */
  feed?: string
}

export interface Article {
  kind: 'article'
  entry: PaperEntry
}

export function feedXml(feed: Feed, origin: string): string {
  return feed.format === 'rss' ? rss(feed, origin) : atom(feed, origin)
}

function rss({ title, entries, holds, ttl }: Feed, origin: string): string {
  const items = entries.map((item) => {
    const description = holds === 'teaser' ? `<description>${escaped(teaserOf(item))}</description>\n` : ''
    const content = holds === 'text' ? `<content:encoded><![CDATA[${bodyOf(item)}]]></content:encoded>\n` : ''
    const author = item.author ? `<dc:creator>${escaped(item.author)}</dc:creator>\n` : ''
    return `<item>
<title>${escaped(item.title)}</title>
<link>${escaped(addressOf(item, origin))}</link>
<guid isPermaLink="false">${escaped(item.id)}</guid>
<pubDate>${new Date(item.published).toUTCString()}</pubDate>
${author}${description}${content}</item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escaped(title)}</title>
<link>${escaped(origin)}/</link>
<description>Editorials of ${escaped(title)}</description>
${ttl === undefined ? '' : `<ttl>${ttl}</ttl>\n`}${items.join('\n')}
</channel>
</rss>
`
}

function atom({ title, entries, holds }: Feed, origin: string): string {
  const items = entries.map((item) => {
    const summary = holds === 'teaser' ? `<summary>${escaped(teaserOf(item))}</summary>\n` : ''
    const content = holds === 'text' ? `<content type="html">${escaped(bodyOf(item))}</content>\n` : ''
    const author = item.author ? `<author><name>${escaped(item.author)}</name></author>\n` : ''
    return `<entry>
<id>${escaped(item.id)}</id>
<title>${escaped(item.title)}</title>
<link rel="alternate" href="${escaped(addressOf(item, origin))}"/>
<published>${item.published}</published>
<updated>${item.updated ?? item.published}</updated>
${author}${summary}${content}</entry>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${escaped(origin)}/</id>
<title>${escaped(title)}</title>
<updated>${entries[0]?.published ?? NEWEST}</updated>
<link rel="alternate" href="${escaped(origin)}/"/>
${items.join('\n')}
</feed>
`
}

export function listingHtml({ title, entries, feed }: Listing, origin: string): string {
  const headlines = entries.map(
    (item) => `<li class="headline">
<h2><a href="${escaped(item.link)}">${escaped(item.title)}</a></h2>
<time datetime="${item.published}">${item.published.slice(0, 10)}</time>
<p>${escaped(teaserOf(item))}</p>
</li>`,
  )
  const alternate = feed ? `<link rel="alternate" type="application/rss+xml" href="${escaped(feed)}">` : ''
  return page({
    title,
    language: entries[0]?.language ?? 'en',
    head: `${alternate}<link rel="canonical" href="${escaped(origin)}/">`,
    main: `<h1>${escaped(title)}</h1>\n<ul class="headlines">\n${headlines.join('\n')}\n</ul>`,
  })
}

/** One page of an article; `number` counts from 1. */
export function articleHtml(item: PaperEntry, paperTitle: string, origin: string, number = 1): string {
  const pages = item.pages ?? 1
  const address = addressOf(item, origin)
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: item.title,
    datePublished: item.published,
    dateModified: item.updated ?? item.published,
    author: item.author ? [{ '@type': 'Person', name: item.author }] : [],
    publisher: { '@type': 'Organization', name: paperTitle },
    mainEntityOfPage: address,
  }
  const turn = (to: number) => `${item.link}${to === 1 ? '' : `?page=${to}`}`
  const next = number < pages ? `<link rel="next" href="${escaped(turn(number + 1))}">` : ''
  const turning = Array.from({ length: pages }, (_, n) => `<a href="${escaped(turn(n + 1))}">${n + 1}</a>`)
  return page({
    title: `${item.title} - ${paperTitle}`,
    language: item.language,
    head: `<link rel="canonical" href="${escaped(address)}">${next}
<meta property="og:type" content="article">
<meta property="og:title" content="${escaped(item.title)}">
<meta property="article:published_time" content="${item.published}">
<script type="application/ld+json">${JSON.stringify(facts).replaceAll('<', '\\u003c')}</script>`,
    main: `<article>
<header><p class="kicker">Editorial</p><h1>${escaped(item.title)}</h1>
<p class="byline">${item.author ? `By ${escaped(item.author)} · ` : ''}<time datetime="${item.published}">${item.published.slice(0, 16).replace('T', ' ')}</time></p></header>
<div class="share"><button>Share</button><button>Save</button><a href="#comments">12 comments</a></div>
<figure><img src="/pictures/town.jpg" alt=""><figcaption>The town seen from the hill. Picture: archive</figcaption></figure>
<div class="article-body">
${partOf(bodyOf(item), number, pages)}
</div>
${pages > 1 ? `<nav class="pages">${turning.join(' ')}</nav>` : ''}
</article>
<aside><h2>Most read</h2><ol><li><a href="/news/1.html">Ferry late again</a></li><li><a href="/news/2.html">Rain until Friday</a></li></ol></aside>
<section id="comments"><h2>Comments</h2><p>Quite so! I have said this for years.</p></section>`,
  })
}

interface Page {
  title: string
  language: string
  head: string
  main: string
}

function page({ title, language, head, main }: Page): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
${head}
<style>body { font: 18px serif }</style>
<script>window.loaded = Date.now()</script>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="site"><a href="/">Front page</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/editorials">Editorials</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>
<div class="notice" role="dialog"><p>We use cookies. <button>Agree</button> <a href="/privacy">Privacy</a></p></div>
<main id="main">
${main}
</main>
<footer><p>© The paper. All rights reserved.</p><a href="/subscribe">Subscribe</a> <a href="/imprint">Imprint</a></footer>
</body>
</html>
`
}

function bodyOf({ html, paragraphs }: PaperEntry): string {
  return html ?? paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')
}

/** The paragraphs of one page: all pages together hold each of them once. */
function partOf(html: string, number: number, pages: number): string {
  const paragraphs = html.split(/(?<=<\/p>)\s*/)
  const size = Math.ceil(paragraphs.length / pages)
  return paragraphs.slice(size * (number - 1), size * number).join('\n')
}

function teaserOf({ paragraphs }: PaperEntry): string {
  return `${(paragraphs[0] ?? '').slice(0, 120)}…`
}

function addressOf({ link }: PaperEntry, origin: string): string {
  return URL.canParse(link) ? link : origin + link
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
