// Reading what a source lists: its feed, its listing page or its folder of saved texts -> entries, each with its
// text or with the page that holds it. Stores nothing. A damaged part is named and left out; the rest is read.
// The parsers are loaded when a document has come: most answers say that nothing has changed.
import { UserError } from '../core/errors.js'
import type { SourceState } from '../core/ingest/polling.js'
import type { Entry, Source } from '../core/model.js'
import { type Document, type Documents, isFile } from '../io/documents.js'

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

const parsers = () => import('./entries.js')

async function readTexts(
  source: Source,
  documents: Documents,
  { signal }: SourceInput,
): Promise<SourceReading> {
  const { entriesOfTexts } = await parsers()
  const urls = (await documents.list(source.url)).slice(-source.maxEntries)
  return { ...NOTHING, ...(await entriesOfTexts(urls, source, documents, signal)) }
}

const NOTHING: Omit<SourceReading, 'entries' | 'problems'> = {
  isUnchanged: false,
  etag: null,
  lastModified: null,
  movedTo: null,
  feedUrl: null,
  hintMs: null,
}

async function readFeedSource(
  source: Source,
  documents: Documents,
  input: SourceInput,
): Promise<SourceReading> {
  const document = await documents.read(addressOf(source, input), wishOf(input))
  if (document.isUnchanged) return unchanged(document, input)
  const { feedNamedBy } = await parsers()
  const named = await feedNamedBy(document)
  if (named === null) return readingOfFeed(source, document, input)
  // Somebody named the paper's page as its feed: the feed that the page announces is meant.
  if (named.feedUrl === null) {
    throw new UserError('is a web page, not a feed, and announces none; read it with `kind: page`')
  }
  const feed = await documents.read(named.feedUrl, { signal: input.signal })
  return { ...(await readingOfFeed(source, feed, {})), feedUrl: named.feedUrl }
}

async function readingOfFeed(
  source: Source,
  document: Document,
  { state }: SourceInput,
): Promise<SourceReading> {
  const { entriesOfFeed } = await parsers()
  const { ttlMs, ...reading } = entriesOfFeed(document, source)
  const hintMs = Math.max(document.maxAgeMs ?? 0, ttlMs ?? 0)
  return {
    ...NOTHING,
    ...reading,
    ...validatorsOf(document),
    movedTo: document.movedTo ?? state?.movedTo ?? null,
    feedUrl: state?.feedUrl ?? null,
    hintMs: hintMs > 0 ? hintMs : null,
  }
}

async function readListingSource(
  source: Source,
  documents: Documents,
  input: SourceInput,
): Promise<SourceReading> {
  const { state, signal } = input
  const isPage = !state?.feedUrl
  const document = await documents.read(addressOf(source, input), { ...wishOf(input), isPage })
  if (document.isUnchanged) return unchanged(document, input)
  if (!isPage) return readingOfFeed(source, document, input)
  const { entriesOfListing, listingOf } = await parsers()
  const listing = await listingOf(document, source)
  const feed = await feedOfListing(source, documents, { ...listing, signal })
  if (feed) return feed
  if (listing.links.length === 0) {
    throw new UserError(
      source.links === undefined
        ? 'announces no feed and shows no headline links; name them with `links:` (a CSS selector) in masthead.yaml'
        : `announces no feed and shows no headline links where its \`links: ${source.links}\` looks; mend the selector`,
    )
  }
  return {
    ...NOTHING,
    ...(await entriesOfListing(listing.links, source, documents, signal)),
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
  { feedUrl, links, signal }: { feedUrl: string | null; links: { url: string }[]; signal?: AbortSignal },
): Promise<SourceReading | null> {
  if (feedUrl === null || isFile(feedUrl)) return null
  const { isFeedOf } = await parsers()
  try {
    const reading = await readingOfFeed(source, await documents.read(feedUrl, { signal }), {})
    return isFeedOf(reading.entries, links) ? { ...reading, feedUrl, movedTo: null } : null
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

function addressOf(source: Source, { state }: SourceInput): string {
  return state?.feedUrl ?? state?.movedTo ?? source.url
}

function wishOf({ state, signal }: SourceInput) {
  return { validators: state && { etag: state.etag, lastModified: state.lastModified }, signal }
}

function validatorsOf({ etag, lastModified }: Document) {
  return { etag, lastModified }
}

function unchanged(document: Document, { state }: SourceInput): SourceReading {
  return {
    ...NOTHING,
    ...validatorsOf(document),
    entries: [],
    problems: [],
    isUnchanged: true,
    movedTo: document.movedTo ?? state?.movedTo ?? null,
    feedUrl: state?.feedUrl ?? null,
    hintMs: document.maxAgeMs,
  }
}
