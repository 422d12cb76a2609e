// Reading what a source lists: its feed, its listing page or its folder of saved texts -> entries, each with its
// text or with the page that holds it. Stores nothing. A damaged part is named and left out; the rest is read.
import { messageOf, UserError } from '../core/errors.js'
import { decode } from '../core/ingest/decode.js'
import { type FeedDocument, type FeedEntry, readFeed } from '../core/ingest/feed.js'
import { guessKind } from '../core/ingest/kind.js'
import { linkKey } from '../core/ingest/links.js'
import type { SourceState } from '../core/ingest/polling.js'
import { plainText, textOf } from '../core/ingest/sanitize.js'
import { readSavedText } from '../core/ingest/saved-text.js'
import type { Entry, Source } from '../core/model.js'
import { type Document, type Documents, isFile } from '../io/documents.js'
import { entryOfPage, nameOf, readArticle } from './visit.js'

/** A feed entry with less text than this (characters) points to its page; it does not hold the editorial. */
const SHORTEST_TEXT = 500

export interface SourceReading {
  /** In the order of the list; `text: null` means that the page at `url` holds it. */
  entries: Entry[]
  /** The server said that nothing changed. */
  isUnchanged: boolean
  /** Parts that could not be read: "2026-01-13.txt is empty". */
  problems: string[]
  etag: string | null
  lastModified: string | null
  movedTo: string | null
  /** The feed that the listing page led to. */
  feedUrl: string | null
  /** How long the source says it stays as it is (ms). */
  hintMs: number | null
}

export interface SourceInput {
  /** What we know of it from earlier readings. */
  state?: SourceState
  signal?: AbortSignal
}

/** Reads the list of a source; throws UserError when nothing of it can be read. */
export async function readSource(
  source: Source,
  documents: Documents,
  input: SourceInput = {},
): Promise<SourceReading> {
  switch (source.kind) {
    case 'text':
      return readTexts(source, documents, input)
    case 'feed':
      return readFeedSource(source, documents, input)
    case 'page':
      return readListingSource(source, documents, input)
  }
}

const NOTHING: SourceReading = {
  entries: [],
  isUnchanged: false,
  problems: [],
  etag: null,
  lastModified: null,
  movedTo: null,
  feedUrl: null,
  hintMs: null,
}

// --- Saved texts -------------------------------------------------------------------------------------

async function readTexts(
  source: Source,
  documents: Documents,
  { signal }: SourceInput,
): Promise<SourceReading> {
  const urls = (await documents.list(source.url)).slice(-source.maxEntries)
  const reading = await readEach(urls, nameOf, signal, async (url) => {
    const document = await documents.read(url, { signal })
    const text = readSavedText(decode(document.bytes), { zone: source.zone, language: source.language })
    return {
      guid: nameOf(url),
      url: isFile(url) ? null : url,
      title: text.title ?? '',
      author: text.author,
      published: text.posted,
      updated: text.updated,
      language: text.lang,
      text: text.text,
      summary: null,
    }
  })
  return { ...NOTHING, ...reading }
}

// --- Feeds -------------------------------------------------------------------------------------------

async function readFeedSource(
  source: Source,
  documents: Documents,
  input: SourceInput,
): Promise<SourceReading> {
  const document = await documents.read(addressOf(source, input), wishOf(input))
  if (document.isUnchanged) return unchanged(document, input)
  const text = textIn(document)
  if (guessKind(text, { url: document.url, contentType: document.contentType ?? undefined }) === 'page') {
    return readNamedFeed(source, documents, { ...input, page: text, at: document.url })
  }
  return feedReading(source, document, text, input)
}

/** Somebody named the paper's page as its feed: the feed that the page announces is meant. */
async function readNamedFeed(
  source: Source,
  documents: Documents,
  { page, at, signal }: SourceInput & { page: string; at: string },
): Promise<SourceReading> {
  const { findFeed } = await import('../core/ingest/page.js')
  const feedUrl = findFeed(page, at)
  if (feedUrl === null || feedUrl === at) {
    throw new UserError('is a web page, not a feed, and announces none; read it with `kind: page`')
  }
  const document = await documents.read(feedUrl, { signal })
  return { ...feedReading(source, document, textIn(document), {}), feedUrl }
}

function feedReading(
  source: Source,
  document: Document,
  text: string,
  { state }: SourceInput,
): SourceReading {
  const feed = readFeed(text, {
    zone: source.zone,
    url: document.url,
    contentLocation: document.contentLocation ?? undefined,
  })
  const problems: string[] = []
  const entries = feed.entries.slice(0, source.maxEntries).flatMap((entry) => {
    const read = entryOfFeed(entry, source)
    if (read.text === null && read.summary === null && read.url === null) {
      problems.push(`"${read.title || read.guid || 'An entry'}" has neither a text nor a link`)
      return []
    }
    return [read]
  })
  return {
    ...NOTHING,
    ...validatorsOf(document),
    entries,
    problems,
    movedTo: document.movedTo ?? state?.movedTo ?? null,
    feedUrl: state?.feedUrl ?? null,
    hintMs: hintOf(document, feed),
  }
}

function entryOfFeed(entry: FeedEntry, source: Source): Entry {
  const text = textOf(entry.content ?? entry.summary ?? '')
  const isWhole = text.length >= SHORTEST_TEXT && !isCut(text)
  return {
    guid: entry.id ?? entry.link ?? plainText(entry.title ?? ''),
    url: pageAddress(entry.link, source),
    title: entry.title ?? '',
    author: entry.author,
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

const MINUTE_MS = 60_000

function hintOf(document: Document, { feed }: FeedDocument): number | null {
  const ttlMs = feed.ttlMinutes === null ? null : feed.ttlMinutes * MINUTE_MS
  const hint = Math.max(document.maxAgeMs ?? 0, ttlMs ?? 0)
  return hint > 0 ? hint : null
}

// --- Listing pages -----------------------------------------------------------------------------------

async function readListingSource(
  source: Source,
  documents: Documents,
  input: SourceInput,
): Promise<SourceReading> {
  const { state, signal } = input
  if (state?.feedUrl) {
    const document = await documents.read(state.feedUrl, wishOf(input))
    if (document.isUnchanged) return unchanged(document, input)
    return feedReading(source, document, textIn(document), { state })
  }
  const document = await documents.read(addressOf(source, input), { ...wishOf(input), isPage: true })
  if (document.isUnchanged) return unchanged(document, input)
  const { readListing } = await import('../core/ingest/page.js')
  const html = textIn(document)
  const links = readListing(html, { url: document.url, links: source.links }).slice(0, source.maxEntries)
  const feed = await feedOfListing(source, documents, { html, at: document.url, links, signal })
  if (feed) return feed
  if (links.length === 0) {
    throw new UserError(
      'announces no feed and shows no headline links; name them with `links:` (a CSS selector) in masthead.yaml',
    )
  }
  const reading = await readEach(
    links,
    (link) => link.title,
    signal,
    async (link) => (isFile(link.url) ? readLocalPage(link.url, source, documents) : entryOfLink(link)),
  )
  return {
    ...NOTHING,
    ...reading,
    ...validatorsOf(document),
    movedTo: document.movedTo ?? state?.movedTo ?? null,
    hintMs: document.maxAgeMs,
  }
}

/**
 * The feed that the listing announces, if it is the feed of this listing: a paper's page of editorials often
 * announces the feed of everything it prints.
 */
async function feedOfListing(
  source: Source,
  documents: Documents,
  { html, at, links, signal }: { html: string; at: string; links: { url: string }[]; signal?: AbortSignal },
): Promise<SourceReading | null> {
  const { findFeed } = await import('../core/ingest/page.js')
  const feedUrl = findFeed(html, at)
  if (feedUrl === null || isFile(feedUrl)) return null
  try {
    const document = await documents.read(feedUrl, { signal })
    const reading = feedReading(source, document, textIn(document), {})
    return isFeedOf(reading.entries, links) ? { ...reading, feedUrl, movedTo: null } : null
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

function isFeedOf(entries: Entry[], links: { url: string }[]): boolean {
  if (entries.length === 0) return false
  if (links.length === 0) return true
  const listed = new Set(links.map(({ url }) => linkKey(url)))
  const shared = entries.filter(({ url }) => url !== null && listed.has(linkKey(url))).length
  return shared >= Math.min(entries.length, links.length) / 2
}

function entryOfLink({ url, title }: { url: string; title: string }): Entry {
  const rest = { author: null, published: null, updated: null, language: null, text: null, summary: null }
  return { ...rest, guid: url, url, title }
}

/** Pages on disk cost nothing to read, so that they are read each time. */
async function readLocalPage(url: string, source: Source, documents: Documents): Promise<Entry> {
  const page = await readArticle(url, source, documents)
  if (page === null) throw new UserError('cannot be read')
  return entryOfPage(url, page, { source })
}

// --- What the three share ----------------------------------------------------------------------------

function addressOf(source: Source, { state }: SourceInput): string {
  return state?.feedUrl ?? state?.movedTo ?? source.url
}

function wishOf({ state, signal }: SourceInput) {
  return { validators: state && { etag: state.etag, lastModified: state.lastModified }, signal }
}

function textIn(document: Document): string {
  return decode(document.bytes, { contentType: document.contentType ?? undefined })
}

function validatorsOf({ etag, lastModified }: Document) {
  return { etag, lastModified }
}

function unchanged(document: Document, { state }: SourceInput): SourceReading {
  return {
    ...NOTHING,
    ...validatorsOf(document),
    isUnchanged: true,
    movedTo: document.movedTo ?? state?.movedTo ?? null,
    feedUrl: state?.feedUrl ?? null,
    hintMs: document.maxAgeMs,
  }
}

/** Reads parts one after the other; a part that fails becomes a problem. All failing is the source failing. */
async function readEach<Part>(
  parts: Part[],
  name: (part: Part) => string,
  signal: AbortSignal | undefined,
  read: (part: Part) => Promise<Entry>,
): Promise<{ entries: Entry[]; problems: string[] }> {
  const entries: Entry[] = []
  const problems: string[] = []
  for (const part of parts) {
    if (signal?.aborted) break
    try {
      entries.push(await read(part))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      problems.push(`${name(part)} ${messageOf(error)}`)
    }
  }
  if (entries.length === 0 && problems.length > 0 && problems.length === parts.length) {
    throw new UserError(problems.slice(0, 3).join('; '))
  }
  return { entries, problems }
}
