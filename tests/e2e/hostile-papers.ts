// One list of entries as every kind of document in which papers hand their editorials over, each written the way a
// careful publisher would: whatever an entry says is escaped, so that all of it arrives and nothing else is harmed.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceLine } from '../app/press.js'
import { entry, type Newspaper, type PaperEntry } from '../newspaper.js'

export interface HostileEntry {
  /** Stands in the text and nowhere else: by it an entry is found again. */
  marker: string
  title: string
  author: string
  guid: string
  link: string
  /** Hostile text within the body. */
  words: string
  /** It says nothing else, and leads to no page: a feed's teaser is all there is. */
  isTeaser?: boolean
}

export const KINDS = ['rss', 'cdata', 'atom', 'xhtml', 'json', 'page', 'text'] as const
export type PaperKind = (typeof KINDS)[number]

/** Puts the entries where the source reads them. */
export function printAs(
  kind: PaperKind,
  entries: HostileEntry[],
  { paper, folder, name }: { paper: Newspaper; folder: string; name: string },
): SourceLine {
  const source = { id: `of-${kind}`, name, zone: 'Asia/Seoul' }
  switch (kind) {
    case 'page':
      return { ...source, kind: 'page', url: printPages(entries, paper, name), links: '.headline a' }
    case 'text':
      return { ...source, kind: 'text', url: printTexts(entries, join(folder, 'saved')) }
    case 'json':
      return { ...source, url: paper.file('/feed.json', jsonFeed(entries, name), 'application/feed+json') }
    default:
      return {
        ...source,
        url: paper.file(`/${kind}.xml`, WRITERS[kind](entries, name), 'application/xml; charset=utf-8'),
      }
  }
}

const WRITERS = {
  rss: (entries: HostileEntry[], name: string) => rss(entries, name, escaped),
  cdata: (entries: HostileEntry[], name: string) =>
    rss(entries, name, (text) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`),
  atom: (entries: HostileEntry[], name: string) =>
    atom(
      entries,
      name,
      (body) => `<content type="html">${escaped(body.map(htmlOf).join(''))}</content>`,
      'html',
    ),
  xhtml: (entries: HostileEntry[], name: string) =>
    atom(
      entries,
      name,
      (body) =>
        `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${body.map(htmlOf).join('')}</div></content>`,
      'text',
    ),
}

/** The hostile words as text, then a whole editorial, then the hostile words as the HTML that they may be. */
function bodyOf({ marker, words, isTeaser }: HostileEntry): string[] {
  if (isTeaser) return [`${words} The marker is ${marker} here.`]
  const { paragraphs } = plainEntry(marker)
  return [`${words} begins it.`, ...paragraphs, `The marker is ${marker} here.`]
}

function plainEntry(marker: string): PaperEntry {
  return entry(Number(marker.replace(/\D/g, '')), { length: 4 })
}

const htmlOf = (paragraph: string) => `<p>${escaped(paragraph)}</p>`
const rawHtmlOf = (one: HostileEntry) => `${bodyOf(one).map(htmlOf).join('\n')}\n<p>${one.words}</p>`

function rss(entries: HostileEntry[], name: string, write: (text: string) => string): string {
  const items = entries.map(
    (one) => `<item><title>${write(one.title)}</title>
<link>${write(one.link)}</link>
<guid isPermaLink="false">${write(one.guid)}</guid>
<dc:creator>${write(one.author)}</dc:creator>
<pubDate>${dateOf(one.marker).toUTCString()}</pubDate>
<description>${write(one.words)}</description>
<content:encoded>${write(rawHtmlOf(one))}</content:encoded></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>${write(name)}</title><link>https://paper.example/</link><description>${write(name)}</description>
${items.join('\n')}
</channel></rss>`
}

function atom(
  entries: HostileEntry[],
  name: string,
  content: (body: string[]) => string,
  type: 'html' | 'text',
): string {
  const title = (text: string) =>
    `<title type="${type}">${escaped(type === 'html' ? escaped(text) : text)}</title>`
  const items = entries.map(
    (one) => `<entry>${title(one.title)}
<id>${escaped(one.guid)}</id><link rel="alternate" href="${escaped(one.link)}"/>
<author><name>${escaped(one.author)}</name><uri>${escaped(one.link)}</uri></author>
<published>${dateOf(one.marker).toISOString()}</published><updated>${dateOf(one.marker).toISOString()}</updated>
<summary>${escaped(one.words)}</summary>${content(bodyOf(one))}</entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">${title(name)}<id>urn:paper</id><updated>2026-01-14T00:00:00Z</updated>
${items.join('\n')}
</feed>`
}

function jsonFeed(entries: HostileEntry[], name: string): string {
  const feed = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    items: entries.map((one) => ({
      id: one.guid,
      url: one.link,
      title: one.title,
      authors: [{ name: one.author, url: one.link }],
      date_published: dateOf(one.marker).toISOString(),
      summary: one.words,
      content_text: bodyOf(one).join('\n\n'),
    })),
  })
  // As many programs write it, so that no control character is lost on the way to us.
  return feed.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Articles stand at addresses of their own, because only those can be asked for. */
function printPages(entries: HostileEntry[], paper: Newspaper, name: string): string {
  const links = entries.map((one, n) => {
    const path = `/it's_(${n})_${encodeURIComponent(wellFormed(one.guid.slice(0, 40)))}.html?q=${encodeURIComponent(wellFormed(one.words.slice(0, 40)))}`
    paper.file(path.split('?')[0] ?? '', article(one, name))
    return `<li class="headline"><h2><a href="${escaped(path)}">${escaped(one.title)} (${one.marker})</a></h2></li>`
  })
  return paper.file('/editorials', page(name, '', `<h1>${escaped(name)}</h1><ul>${links.join('\n')}</ul>`))
}

function article(one: HostileEntry, name: string): string {
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: one.title,
    datePublished: dateOf(one.marker).toISOString(),
    author: [{ '@type': 'Person', name: one.author }],
    publisher: { '@type': 'Organization', name },
  }
  const head = `<meta property="og:type" content="article"><meta property="og:title" content="${escaped(one.title)}">
<meta name="author" content="${escaped(one.author)}"><link rel="canonical" href="${escaped(one.link)}">
<script type="application/ld+json">${JSON.stringify(facts).replaceAll('<', '\\u003c')}</script>`
  return page(
    one.title,
    head,
    `<article><h1>${escaped(one.title)}</h1><p class="byline">By ${escaped(one.author)}</p><div class="article-body">${bodyOf(one).map(htmlOf).join('\n')}</div></article>`,
  )
}

function page(title: string, head: string, main: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>${head}</head><body><main>${main}</main></body></html>`
}

function printTexts(entries: HostileEntry[], folder: string): string {
  mkdirSync(folder, { recursive: true })
  for (const [n, one] of entries.entries()) {
    const name = `${n} ${wellFormed(one.guid.slice(0, 40)).replace(/[\0/]/g, '_')}.txt`
    const date = dateOf(one.marker).toISOString().slice(0, 16).replace('T', ' ')
    writeFileSync(
      join(folder, name),
      `${one.title}\n\nBy ${one.author}\n${date}\n\n${bodyOf(one).join('\n\n')}\n`,
    )
  }
  return folder
}

function dateOf(marker: string): Date {
  return new Date(Date.parse('2026-01-13T22:00:00Z') - Number(marker.replace(/\D/g, '')) * 60_000)
}

/** As it comes out of UTF-8. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** For the text and the attributes of XML and HTML. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
