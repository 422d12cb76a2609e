// Entries out of the documents that a source lists them in: saved texts, feeds, listing pages. A part that cannot
// be read is named and left out; all of them failing is the source failing.
import { fileURLToPath } from 'node:url'
import { hashOf } from '../core/digest/edition.js'
import { messageOf, UserError } from '../core/errors.js'
import { decode } from '../core/ingest/bytes/decode.js'
import { type FeedEntry, readFeed } from '../core/ingest/feed/feed.js'
import { plainText, textOf } from '../core/ingest/html/sanitize.js'
import { linkKey } from '../core/ingest/identity/links.js'
import { guessKind } from '../core/ingest/kind.js'
import type { Headline } from '../core/ingest/page/listing.js'
import { widthOf } from '../core/ingest/page/measure.js'
import { readSavedText } from '../core/ingest/saved/saved-text.js'
import type { Entry, Source } from '../core/model.js'
import { type Document, type Documents, isFile } from '../io/documents.js'
import { byline, headline } from './lines.js'
import { entryOfPage, nameOf, readArticle, tooShort } from './visit.js'

/** A feed entry with less text than this (letters; East Asian ones count twice) only points to its page. */
const SHORTEST_TEXT = 500
const MINUTE_MS = 60_000

export interface Entries {
  entries: Entry[]
  problems: string[]
}

// --- Saved texts -------------------------------------------------------------------------------------

export function entriesOfTexts(
  urls: string[],
  source: Source,
  documents: Documents,
  signal?: AbortSignal,
): Promise<Entries> {
  return readEach(urls, nameOf, signal, async (url) => {
    const document = await documents.read(url, { signal })
    const content = decode(document.bytes, { contentType: document.contentType ?? undefined })
    refuseOther(content, document)
    const text = readSavedText(content, { zone: source.zone, language: source.language })
    return {
      guid: nameOf(url),
      url: isFile(url) ? null : url,
      title: headline(text.title),
      author: byline(text.author),
      published: text.posted,
      updated: text.updated,
      language: text.lang,
      text: text.text,
      summary: null,
    }
  })
}

/** An address of the web may give a feed or a page, which its operator took for a text. */
function refuseOther(content: string, { url, contentType }: Document): void {
  if (isFile(url)) return
  const kind = guessKind(content, { url, contentType: contentType ?? undefined })
  if (kind !== 'text') throw new UserError(`is a ${kind}; read it with \`kind: ${kind}\``)
}

// --- Feeds -------------------------------------------------------------------------------------------

/** For a document that is a page and no feed: the feed that it announces, if any. Null for a feed. */
export async function feedNamedBy(document: Document): Promise<{ feedUrl: string | null } | null> {
  const text = textIn(document)
  const contentType = document.contentType ?? undefined
  if (guessKind(text, { url: document.url, contentType }) !== 'page') return null
  const { findFeed } = await import('../core/ingest/page/page.js')
  const feedUrl = findFeed(text, document.url)
  return { feedUrl: feedUrl === document.url ? null : feedUrl }
}

export function entriesOfFeed(document: Document, source: Source): Entries & { ttlMs: number | null } {
  const text = textIn(document)
  const { feed, entries } = readFeed(text, {
    zone: source.zone,
    url: document.url,
    contentLocation: document.contentLocation ?? undefined,
  })
  const isCutOff = isTorn(text)
  const problems = isCutOff ? ['Its feed is cut off; what stands before the end was read'] : []
  const read = entries.slice(0, source.maxEntries).flatMap((one, index) => {
    const entry = entryOfFeed(one, source, isCutOff && index === entries.length - 1)
    if (entry.text !== null || entry.summary !== null || entry.url !== null) return [entry]
    const name = entry.title || headline(entry.guid) || 'An entry'
    problems.push(`"${name}" has neither a text nor a link`)
    return []
  })
  return {
    entries: read,
    problems,
    ttlMs: feed.ttlMinutes === null ? null : feed.ttlMinutes * MINUTE_MS,
  }
}

/** XML whose root is never closed: the line broke, or the paper's server did. */
function isTorn(text: string): boolean {
  return /^\s*</.test(text) && !/<\/(?:[\w-]+:)?(?:rss|rdf|feed|channel)\s*>/i.test(text.slice(-TAIL))
}

/** What stands behind a closed root is short: comments, a server's notes (characters). */
const TAIL = 20_000

function entryOfFeed(entry: FeedEntry, source: Source, isLastOfTorn: boolean): Entry {
  const text = textOf(entry.content ?? entry.summary ?? '')
  const isWhole = widthOf(text) >= SHORTEST_TEXT && !isCut(text) && !isLastOfTorn
  return {
    // Entries without any name are known by their texts: they must not all be one editorial.
    guid: entry.id || entry.link || plainText(entry.title ?? '') || `sha256:${hashOf(text)}`,
    url: pageAddress(entry.link, source),
    title: headline(entry.title),
    author: byline(entry.author),
    published: entry.published ?? entry.updated,
    updated: entry.updated,
    language: null,
    text: isWhole ? text : null,
    summary: isWhole || text === '' ? null : text,
  }
}

/** Long or not, a text that breaks off is a teaser: "… Read more", "[…]", "続きを読む". */
function isCut(text: string): boolean {
  return /(?:\[?(?:…|\.\.\.)\]?|read (?:more|on|the (?:full|rest)[^.]{0,30})|continue reading|weiterlesen|lire la suite|더 ?보기|続きを読む|もっと見る)[\s.…»›→>\])]*$/iu.test(
    text.slice(-80),
  )
}

/** A feed on the web never sends us to a file; one on disk may. */
function pageAddress(link: string | null | undefined, source: Source): string | null {
  if (!link) return null
  if (/^https?:\/\//i.test(link)) return link
  return isFile(link) && isFile(source.url) ? link : null
}

// --- Listing pages -----------------------------------------------------------------------------------

type Link = Headline

/** The headline links of a page, and the feed that it announces. */
export async function listingOf(
  document: Document,
  source: Source,
): Promise<{ links: Link[]; feedUrl: string | null }> {
  const { findFeed, readListing } = await import('../core/ingest/page/page.js')
  const html = textIn(document)
  const contentType = document.contentType ?? undefined
  if (guessKind(html, { url: document.url, contentType }) === 'feed') {
    throw new UserError('is a feed; read it with `kind: feed`')
  }
  const links = readListing(html, { url: document.url, links: source.links, zone: source.zone })
  return { links: links.slice(0, source.maxEntries), feedUrl: findFeed(html, document.url) }
}

/** Do at least half of them stand in both? */
export function isFeedOf(entries: Entry[], links: { url: string }[]): boolean {
  if (entries.length === 0) return false
  if (links.length === 0) return true
  const listed = new Set(links.map(({ url }) => linkKey(url)))
  const shared = entries.filter(({ url }) => url !== null && listed.has(linkKey(url))).length
  return shared >= Math.min(entries.length, links.length) / 2
}

/** Pages on disk cost nothing to read, so that they are read each time; those on the web are visited later. */
export function entriesOfListing(
  links: Link[],
  source: Source,
  documents: Documents,
  signal?: AbortSignal,
): Promise<Entries> {
  return readEach(
    links,
    (link) => link.title,
    signal,
    async (link) => (isFile(link.url) ? readLocalPage(link.url, source, documents) : entryOfLink(link)),
  )
}

function entryOfLink({ url, title, published }: Link): Entry {
  const rest = { author: null, updated: null, language: null, text: null, summary: null }
  return { ...rest, guid: url, url, title: headline(title), published }
}

async function readLocalPage(url: string, source: Source, documents: Documents): Promise<Entry> {
  if (!isPath(url)) throw new UserError('has an address that is no path of a file')
  const page = await readArticle(url, source, documents)
  if (page === null) throw new UserError('cannot be read')
  if (page.access === 'short') throw new UserError(tooShort(page.text))
  return entryOfPage(url, page, { source })
}

/** Not every file: address is one: "file:///a%E9b", "file:///a%2Fb", "file://host/a". */
function isPath(url: string): boolean {
  try {
    return fileURLToPath(url) !== ''
  } catch {
    return false
  }
}

// --- What the three share ----------------------------------------------------------------------------

function textIn(document: Document): string {
  return decode(document.bytes, { contentType: document.contentType ?? undefined })
}

/** Reads parts one after the other; a part that fails becomes a problem. All failing is the source failing. */
async function readEach<Part>(
  parts: Part[],
  name: (part: Part) => string,
  signal: AbortSignal | undefined,
  read: (part: Part) => Promise<Entry>,
): Promise<Entries> {
  const entries: Entry[] = []
  const problems: string[] = []
  for (const part of parts) {
    if (signal?.aborted) break
    try {
      entries.push(await read(part))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      problems.push(`${headline(name(part)) || 'A part without a name'} ${messageOf(error)}`)
    }
  }
  if (entries.length === 0 && problems.length > 0 && problems.length === parts.length) {
    throw new UserError(problems.slice(0, 3).join('; '))
  }
  return { entries, problems }
}
