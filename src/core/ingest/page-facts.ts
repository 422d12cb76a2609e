// What a page says of itself: headline, byline, dates, language, names. In the order of belief: JSON-LD of the
// article, meta tags, then what readers see.
import type { Language, Zone, ZonedTime } from '../model.js'
import { readDate } from './dates.js'
import type { PageDocument, PageElement } from './dom.js'
import { fold } from './html.js'
import { readJsonLd, readMeta, type Thing, textsOf } from './page-meta.js'
import { letters, readTitle } from './page-title.js'
import { webAddress } from './url.js'

export interface PageFacts {
  title: string | null
  byline: string | null
  published: ZonedTime | null
  modified: ZonedTime | null
  lang: Language | null
  siteName: string | null
  canonical: string | null
}

/** Facts of a page at `url`; dates without a zone are read in `zone`. */
export function readFacts(document: PageDocument, { zone, url }: { zone: Zone; url: string }): PageFacts {
  const page: Page = { document, meta: readMeta(document), article: readJsonLd(document), zone, url }
  const siteName = siteNameOf(page)
  return {
    title: readTitle(document, { said: titlesOf(page), siteName, url }),
    byline: bylineOf(page, siteName),
    published: publishedOf(page),
    modified: modifiedOf(page),
    lang: langOf(page),
    siteName,
    canonical: canonicalOf(page),
  }
}

interface Page {
  document: PageDocument
  /** By name or property, in lower case; the first one counts. */
  meta: Map<string, string>
  article: Thing | null
  zone: Zone
  url: string
}

const PUBLISHED = (
  'article:published_time og:article:published_time datepublished article:published og:published_time ' +
  'parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date published ' +
  'date dc.date dc.date.issued dcterms.created dcterms.date dcterms.issued article.published ' +
  'cxenseparse:recs:publishtime citation_publication_date originalpublicationdate article_date_original ' +
  'article:created_time og:regdate datecreated bt:pubdate last_updated_date'
).split(' ')
const MODIFIED = (
  'article:modified_time og:updated_time datemodified article:modified lastmod last-modified dcterms.modified ' +
  'dc.date.modified og:article:modified_time revision_date'
).split(' ')
const AUTHORS = (
  'author article:author_name parsely-author sailthru.author dc.creator dcterms.creator byl byline ' +
  'article:author og:article:author cxenseparse:author citation_author twitter:creator:name dable:author'
).split(' ')

// --- Names -------------------------------------------------------------------------------------------

function siteNameOf({ meta, article }: Page): string | null {
  return (
    meta.get('og:site_name') ??
    textsOf(article?.publisher)[0] ??
    meta.get('application-name') ??
    meta.get('apple-mobile-web-app-title') ??
    null
  )
}

function langOf({ document, meta, article }: Page): Language | null {
  const said =
    document.documentElement?.getAttribute('lang') ||
    document.documentElement?.getAttribute('xml:lang') ||
    meta.get('content-language') ||
    textsOf(article?.inLanguage)[0] ||
    meta.get('og:locale')
  const tag = said?.split(',')[0]?.trim().replaceAll('_', '-') ?? ''
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null
}

function canonicalOf({ document, meta, url }: Page): string | null {
  const link = document.querySelector('link[rel~="canonical" i]')
  return webAddress(link?.getAttribute('href'), url) ?? webAddress(meta.get('og:url'), url)
}

function titlesOf({ document, meta, article }: Page): string[] {
  return [
    textsOf(article?.headline)[0],
    meta.get('og:title'),
    fold(document.querySelector('title')?.textContent ?? ''),
    meta.get('twitter:title'),
    meta.get('dc.title'),
    meta.get('title'),
  ].flatMap((title) => title || [])
}

// --- Byline ------------------------------------------------------------------------------------------

const BYLINES =
  '[itemprop="author"] [itemprop="name"], [itemprop="author"], [rel="author"], .byline__name, .author-name, ' +
  '.byline-name, .byline .author, .article-author, .article__author, .post-author, .entry-author, .authors, ' +
  '.byline, .author, [class*="byline"], a[class*="author"], a[href*="/author/"], a[href*="/authors/"], ' +
  '[class*="contributor"], .writer, .reporter'

function bylineOf(page: Page, siteName: string | null): string | null {
  const { document, meta, article } = page
  const said = [textsOf(article?.author).join(', '), ...AUTHORS.map((name) => meta.get(name))]
  for (const name of said) {
    const person = personOf(name, false)
    if (person && letters(person) !== letters(siteName ?? '')) return person
  }
  const seen = [...document.querySelectorAll(BYLINES)].slice(0, 40)
  const inside = seen.filter((element) => element.closest('article, main, [itemtype*="Article"]'))
  for (const element of [...inside, ...seen]) {
    if (isAside(element)) continue
    const person = personOf(element.textContent, true)
    if (person) return person
  }
  return signatureOf(page) ?? personOf(said[0], false)
}

// A short line of its own that opens with "By" or its like.
function signatureOf({ document }: Page): string | null {
  for (const element of [...document.querySelectorAll('p, span, em, address, h4, h5, h6, div')].slice(
    0,
    3_000,
  )) {
    if (element.children.length > 3) continue
    const text = element.textContent
    if (text.length > 120 || !BY.test(fold(text)) || isAside(element)) continue
    const person = personOf(text, true)
    if (person && person.split(' ').length >= 2 && /^\p{Lu}/u.test(person)) return person
  }
  return null
}

const BY =
  /^\s*(?:(?:written|posted|published)\s+)?(?:by|von|par|por|di|door|autor|author|auteur|text|글)\s*:?\s+/i

/** A name as a byline gives it, or null when it is none: an address, a date, a whole sentence. */
function personOf(text: string | null | undefined, isFromPage: boolean): string | null {
  if (!text || text.length > 600) return null
  let name = fold(text)
  const by = BY.exec(name)
  if (by) name = name.slice(by[0].length)
  name = (name.split(/\s*(?:\||\u2022|\u00b7|\bPublished\b|\bUpdated\b|\bon (?=[A-Z]))\s*/)[0] ?? '').trim()
  name = name.replace(/\s*\(?\S+@\S+\)?\s*$/, '').replace(/[,;:\s]+$/, '')
  if (name.length < 2 || name.length > 120 || /^https?:|^@|[{}<>]/i.test(name)) return null
  if (/^(admin|author|null|undefined|none|share|follow|staff)$/i.test(name)) return null
  if (isFromPage && (/\d{2,}/.test(name) || name.split(' ').length > 10)) return null
  return name
}

// --- Dates -------------------------------------------------------------------------------------------

function publishedOf(page: Page): ZonedTime | null {
  const { document, meta, article, zone, url } = page
  return (
    firstDate(page, [
      article?.datePublished,
      ...PUBLISHED.map((name) => meta.get(name)),
      article?.dateCreated,
    ]) ??
    firstDate(page, [...timesOf(document)]) ??
    dateInUrl(url, zone) ??
    visibleDate(page) ??
    modifiedOf(page)
  )
}

function modifiedOf(page: Page): ZonedTime | null {
  return firstDate(page, [page.article?.dateModified, ...MODIFIED.map((name) => page.meta.get(name))])
}

function firstDate({ zone }: Page, texts: unknown[]): ZonedTime | null {
  for (const text of texts) {
    if (typeof text !== 'string' || text.length > 200) continue
    const date = readDate(text.trim(), zone)
    if (date) return date
  }
  return null
}

function* timesOf(document: PageDocument): Iterable<string> {
  const marked = document.querySelectorAll(
    '[itemprop="datePublished"], time[pubdate], time.published, abbr.published',
  )
  const times = document.querySelectorAll('article time, main time, time')
  for (const time of [...marked, ...times].slice(0, 30)) {
    if (isAside(time)) continue
    yield time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.getAttribute('title') ?? ''
    yield fold(time.textContent)
  }
}

function dateInUrl(url: string, zone: Zone): ZonedTime | null {
  const found = /[/._-]((?:19|20)\d\d)[/._-]?(0[1-9]|1[0-2])[/._-]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(
    url.slice(0, 2_000),
  )
  return found && readDate(`${found[1]}-${found[2]}-${found[3]}`, zone)
}

const DATES =
  '[class*="date"], [class*="time"], [class*="publish"], [class*="posted"], [id*="date"], .meta, .byline'

function visibleDate(page: Page): ZonedTime | null {
  const texts = [...page.document.querySelectorAll(DATES)]
    .slice(0, 60)
    .filter((element) => !isAside(element))
    .map((element) => fold(element.textContent))
    .filter((text) => text.length >= 6 && text.length <= 120 && /\d/.test(text))
  return firstDate(page, texts) ?? firstDate(page, texts.flatMap(datesIn))
}

const ASIDE = 'aside, footer, nav, [class*="related"], [class*="comments"], [id*="comments"], .comment'

function isAside(element: PageElement): boolean {
  return element.closest(ASIDE) !== null
}

// Dates inside of a line: "Posted by Ann on 14 January 2026 at 10:01".
const DATE_SHAPES = [
  /\d{4}[-./]\s?\d{1,2}[-./]\s?\d{1,2}(?:[ T]+\d{1,2}:\d{2})?/,
  /\d{1,2}[-./]\d{1,2}[-./]\d{4}/,
  /\d{1,2}(?:st|nd|rd|th|\.)? \p{L}{3,12}\.?,? \d{4}/u,
  /\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}/u,
  /\d{4}\s?[년年]\s?\d{1,2}\s?[월月]\s?\d{1,2}\s?[일日]/,
]

function datesIn(text: string): string[] {
  return DATE_SHAPES.flatMap((shape) => shape.exec(text)?.[0] ?? [])
}
