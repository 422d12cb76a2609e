// Reading one document or one source into entries: bytes -> text -> feed, page or saved text. Stores nothing.
// A damaged part is named and left out; the rest is read.

import { pathToFileURL } from 'node:url'
import { messageOf, UserError } from '../core/errors.js'
import { decode } from '../core/ingest/decode.js'
import { type FeedDocument, type FeedEntry, readFeed } from '../core/ingest/feed.js'
import { guessKind } from '../core/ingest/kind.js'
import { guessLanguage } from '../core/ingest/language.js'
import type { ArticlePage } from '../core/ingest/page.js'
import { plainText, textOf } from '../core/ingest/sanitize.js'
import { readSavedText, type SavedText } from '../core/ingest/saved-text.js'
import type { Entry, Language, Source, SourceKind, Zone } from '../core/model.js'
import type { Document, Documents, Validators } from '../io/documents.js'
import { isFile } from '../io/documents.js'

/** A feed entry with less text than this (characters) points to its page; it does not hold the editorial. */
const SHORTEST_TEXT = 500

/** What stands in one document, in the public shapes of `masthead sources read`. */
export type DocumentReading =
  | ({ kind: 'feed' } & FeedDocument)
  | ({ kind: 'page' } & ArticlePage)
  | ({ kind: 'text' } & SavedText)

export interface ReadOptions {
  kind?: SourceKind
  zone: Zone
  /** Zone of a feed's dates that name none, where it is not `zone`. */
  feedZone?: Zone
  /** The address it was found under, where that is not its own. */
  url?: string
  contentLocation?: string
  contentType?: string
}

/** Throws UserError when the document is empty, binary, or holds nothing of its kind. */
export async function readDocument(document: Document, options: ReadOptions): Promise<DocumentReading> {
  const contentType = options.contentType ?? document.contentType ?? undefined
  const url = options.url ?? document.url
  const text = decode(document.bytes, { contentType })
  const kind = options.kind ?? guessKind(text, { url, contentType })
  switch (kind) {
    case 'feed':
      return {
        kind,
        ...readFeed(text, {
          zone: options.feedZone ?? options.zone,
          url,
          contentLocation: options.contentLocation,
        }),
      }
    case 'page': {
      const { readPage } = await import('../core/ingest/page.js')
      return { kind, ...readPage(text, { zone: options.zone, url }) }
    }
    case 'text':
      return { kind, ...readSavedText(text, { zone: options.zone }) }
  }
}

export interface SourceReading {
  entries: Entry[]
  /** Parts that could not be read: "2026-01-13.txt is empty". */
  problems: string[]
  /** The server said that nothing changed. */
  isUnchanged: boolean
  validators: Validators
}

export interface SourceInput {
  validators?: Validators
  /** Guids and links that are stored already: their pages need no second visit. */
  known: ReadonlySet<string>
  signal?: AbortSignal
}

/** Reads a source as far as it can be read; throws UserError when nothing of it can. */
export async function readSource(
  source: Source,
  documents: Documents,
  input: SourceInput,
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

const NO_VALIDATORS: Validators = { etag: null, lastModified: null }

async function readTexts(
  source: Source,
  documents: Documents,
  { signal }: SourceInput,
): Promise<SourceReading> {
  const urls = (await documents.list(source.url)).slice(-source.maxEntries)
  const reading = await readEach(urls, nameOf, signal, async (url) => {
    const document = await documents.read(url)
    if (!document) return null
    const text = readSavedText(decode(document.bytes), { zone: source.zone, language: source.language })
    return {
      guid: nameOf(url),
      url: isFile(url) ? null : url,
      title: text.title,
      author: text.author,
      published: text.posted,
      updated: text.updated,
      language: text.lang,
      text: text.text,
    }
  })
  return { ...reading, isUnchanged: false, validators: NO_VALIDATORS }
}

async function readFeedSource(
  source: Source,
  documents: Documents,
  input: SourceInput,
): Promise<SourceReading> {
  const document = await documents.read(source.url, input.validators)
  if (!document) {
    return { entries: [], problems: [], isUnchanged: true, validators: input.validators ?? NO_VALIDATORS }
  }
  const text = decode(document.bytes, { contentType: document.contentType ?? undefined })
  const feed = readFeed(text, { zone: source.zone, url: document.url })
  const reading = await readEach(
    feed.entries.slice(0, source.maxEntries),
    (entry) => plainText(entry.title ?? '') || entry.link || entry.id || 'an entry',
    input.signal,
    (entry) => readFeedEntry(entry, source, documents, input.known),
  )
  return { ...reading, isUnchanged: false, validators: document }
}

async function readFeedEntry(
  entry: FeedEntry,
  source: Source,
  documents: Documents,
  known: ReadonlySet<string>,
): Promise<Entry | null> {
  const guid = entry.id ?? entry.link ?? entry.title
  if (!guid) return null
  const own: Entry = {
    guid,
    url: webAddress(entry.link),
    title: entry.title ?? '',
    author: entry.author,
    published: entry.published ?? entry.updated,
    updated: entry.updated,
    language: null,
    text: textOf(entry.content ?? entry.summary ?? ''),
  }
  if ((own.text ?? '').length >= SHORTEST_TEXT) return own
  if (!entry.link || known.has(guid)) return null
  const page = await readPageEntry(entry.link, source, documents)
  return {
    ...page,
    guid,
    url: own.url ?? page.url,
    title: own.title || page.title,
    published: own.published ?? page.published,
  }
}

async function readListingSource(
  source: Source,
  documents: Documents,
  input: SourceInput,
): Promise<SourceReading> {
  const { readListing } = await import('../core/ingest/page.js')
  const document = await documents.read(source.url, input.validators)
  if (!document) {
    return { entries: [], problems: [], isUnchanged: true, validators: input.validators ?? NO_VALIDATORS }
  }
  const html = decode(document.bytes, { contentType: document.contentType ?? undefined })
  const links = readListing(html, { url: document.url, links: source.links })
  if (links.length === 0) {
    throw new UserError('shows no headline links; name them with `links:` (a CSS selector) in masthead.yaml')
  }
  // Pages on disk cost nothing to read again, so that their revisions are seen; those on the web are visited once.
  const wanted = links.slice(0, source.maxEntries).filter(({ url }) => isFile(url) || !input.known.has(url))
  const reading = await readEach(
    wanted,
    (link) => link.title,
    input.signal,
    (link) => readPageEntry(link.url, source, documents),
  )
  return { ...reading, isUnchanged: false, validators: NO_VALIDATORS }
}

async function readPageEntry(url: string, source: Source, documents: Documents): Promise<Entry> {
  const document = await documents.read(url)
  if (!document) throw new UserError('answered that nothing changed, although nothing was asked before')
  const reading = await readDocument(document, { kind: 'page', zone: source.zone })
  if (reading.kind !== 'page') throw new UserError('is no page')
  return {
    guid: isFile(url) ? nameOf(url) : url,
    url: isFile(url) ? webAddress(reading.canonical) : url,
    title: reading.title ?? '',
    author: reading.byline,
    published: reading.published,
    updated: reading.modified,
    language: reading.lang,
    text: reading.text,
  }
}

/** Reads parts one after the other; a part that fails becomes a problem. All failing is the source failing. */
async function readEach<Part>(
  parts: Part[],
  name: (part: Part) => string,
  signal: AbortSignal | undefined,
  read: (part: Part) => Promise<Entry | null>,
): Promise<{ entries: Entry[]; problems: string[] }> {
  const entries: Entry[] = []
  const problems: string[] = []
  for (const part of parts) {
    if (signal?.aborted) break
    try {
      const entry = await read(part)
      if (entry) entries.push(entry)
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

/** What a reader's language is: what the text shows, before what the source says of itself. */
export function languageOf(entry: Entry, source: Source): Language {
  const shown = guessLanguage(entry.text ?? '')
  return shown && shown !== source.language.split('-')[0] ? shown : source.language
}

function webAddress(url: string | null | undefined): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null
}

function nameOf(url: string): string {
  return decodeURIComponent(url.slice(url.lastIndexOf('/') + 1))
}

/** A path or an address, as typed by a person, as a URL. */
export function locate(name: string): string {
  return /^(https?|file):/i.test(name) ? name : pathToFileURL(name).href
}
