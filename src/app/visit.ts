// Visiting the page that holds an editorial's text, with the pages that it goes on to. A page that keeps its text
// back (paywall, robots.txt, too short) is said to do so; a teaser is never passed off as the text.
import { messageOf, UserError } from '../core/errors.js'
import type { ArticlePage } from '../core/ingest/page/page.js'
import type { Entry, Instant, Source, Teaser } from '../core/model.js'
import { type Document, type Documents, isFile, type Validators } from '../io/documents.js'
import { FetchError } from '../io/fetch.js'
import { HeldError, RobotsError } from '../io/guest.js'

/** A page with less text than this (characters) must at least say more than the feed does. */
const SHORTEST_TEXT = 500
/** Pages that one editorial may go on to. */
const MOST_PAGES = 10

export type Visit =
  | { kind: 'text'; entry: Entry & { text: string }; validators: Validators }
  | { kind: 'unchanged'; validators: Validators }
  /** The page answered, or never will; what the feed says is all that we get. */
  | { kind: 'teaser'; why: Teaser; text: string | null; reason: string }
  /** Worth another try. */
  | { kind: 'failed'; reason: string; heldUntil: Instant | null }

export interface VisitInput {
  url: string
  /** What the feed or the listing says of it. */
  entry: Entry
  validators?: Validators
  signal?: AbortSignal
}

/** Throws nothing but defects and the end of the service. */
export async function visit(source: Source, documents: Documents, input: VisitInput): Promise<Visit> {
  try {
    const page = await readArticle(input.url, source, documents, input)
    if (page === null) return { kind: 'unchanged', validators: input.validators ?? NO_VALIDATORS }
    return judgePage(page, source, input)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return failureOf(error)
  }
}

const NO_VALIDATORS: Validators = { etag: null, lastModified: null }

export type Article = ArticlePage & { validators: Validators }

/**
 * The article at an address, joined over the pages that it goes on to.
 * Null when the server says that it has not changed. Throws UserError when it cannot be read.
 */
export async function readArticle(
  url: string,
  source: Source,
  documents: Documents,
  { validators, signal }: { validators?: Validators; signal?: AbortSignal } = {},
): Promise<Article | null> {
  const first = await documents.read(url, { validators, isPage: true, signal })
  if (first.isUnchanged) return null
  const { decode } = await import('../core/ingest/bytes/decode.js')
  const { readPage, nextPageOf, joinPages } = await import('../core/ingest/page/page.js')
  const textIn = ({ bytes, contentType }: Document) =>
    decode(bytes, { contentType: contentType ?? undefined })
  const read = (html: string, at: string) => readPage(html, { zone: source.zone, url: at })
  let html = textIn(first)
  const pages: [ArticlePage, ...ArticlePage[]] = [read(html, first.url)]
  const seen = new Set([url, first.url])
  for (let at = first.url; pages.length < MOST_PAGES; ) {
    const next = nextPageOf(html, { url: at })
    if (next === null || seen.has(next) || isFile(next) !== isFile(url)) break
    seen.add(next)
    const document = await nextPage(next, documents, signal)
    if (document === null) break
    at = document.url
    html = textIn(document)
    pages.push(read(html, at))
  }
  return { ...joinPages(pages), validators: { etag: first.etag, lastModified: first.lastModified } }
}

/** A further page that is missing ends the article; one that will come later fails it. */
async function nextPage(url: string, documents: Documents, signal?: AbortSignal): Promise<Document | null> {
  try {
    return await documents.read(url, { isPage: true, signal })
  } catch (error) {
    if (error instanceof FetchError && [404, 410].includes(error.status)) return null
    throw error
  }
}

function judgePage(page: Article, source: Source, { url, entry }: VisitInput): Visit {
  const { text } = page
  if (page.access === 'paywalled') {
    return { kind: 'teaser', why: 'paywalled', text, reason: 'is behind a paywall' }
  }
  if (page.access === 'short') return { kind: 'teaser', why: 'short', text: null, reason: tooShort(text) }
  const summary = entry.summary ?? ''
  if (text.length < SHORTEST_TEXT && text.length <= summary.length) {
    return { kind: 'teaser', why: 'short', text: null, reason: 'shows no more than the feed does' }
  }
  return { kind: 'text', entry: entryOfPage(url, page, { source, entry }), validators: page.validators }
}

/** What is said of a page that holds no article. */
export function tooShort(text: string): string {
  return `holds no article: its text is too short (${text.length} characters)`
}

/** Facts of a feed come before those of the page; of a listing, which abbreviates, after them. */
export function entryOfPage(
  url: string,
  page: ArticlePage,
  { source, entry }: { source: Source; entry?: Entry },
): Entry & { text: string } {
  const isFeed = source.kind === 'feed'
  const shown = isFeed ? entry?.title || page.title : page.title || entry?.title
  const listed = entry?.published ?? null
  return {
    guid: entry?.guid ?? nameOf(url),
    url: entry?.url ?? (isFile(url) ? webAddress(page.canonical) : url),
    title: headline(shown),
    author: entry?.author ?? byline(page.byline),
    published: isFeed ? (listed ?? page.published) : (page.published ?? listed),
    updated: entry?.updated ?? page.modified,
    language: page.lang,
    text: page.text,
    summary: entry?.summary ?? null,
  }
}

function failureOf(error: UserError): Visit {
  const reason = messageOf(error)
  if (error instanceof HeldError) return { kind: 'failed', reason, heldUntil: error.until }
  if (error instanceof RobotsError) {
    return error.askAgainAt === null
      ? { kind: 'teaser', why: 'closed', text: null, reason }
      : { kind: 'failed', reason, heldUntil: error.askAgainAt }
  }
  if (!(error instanceof FetchError)) {
    // The page came and held no article; or it did not come, and may come later.
    const isRead = /^holds no/.test(reason)
    return isRead
      ? { kind: 'teaser', why: 'short', text: null, reason }
      : { kind: 'failed', reason, heldUntil: null }
  }
  if (PAID.has(error.status)) return { kind: 'teaser', why: 'paywalled', text: null, reason }
  if (LOST.has(error.status)) return { kind: 'teaser', why: 'unreachable', text: null, reason }
  return { kind: 'failed', reason, heldUntil: null }
}

/** Unauthorized, Payment Required (RFC 9110 section 15.5). */
const PAID = new Set([401, 402])
/** Forbidden, Not Found, Gone, Unavailable For Legal Reasons. */
const LOST = new Set([403, 404, 410, 451])

function webAddress(url: string | null): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null
}

/** The last part of a path, as a person reads it. */
export function nameOf(url: string): string {
  const name = url.slice(url.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(name)
  } catch {
    // Percent signs that no UTF-8 stands behind.
    return name
  }
}

// --- Lines that strangers wrote ----------------------------------------------------------------------

/** Longer headlines and names are cut (UTF-16 units). */
const LONGEST_HEADLINE = 1_000
const LONGEST_BYLINE = 300

/** A headline fit to be stored and listed; empty when there is nothing in it that can be seen. */
export function headline(text: string | null | undefined): string {
  return line(text ?? '', LONGEST_HEADLINE)
}

/** The names of writers; null when none can be seen. */
export function byline(text: string | null): string | null {
  return line(text ?? '', LONGEST_BYLINE) || null
}

/** So many units of one grapheme are kept: three times the longest emoji; stacks of marks know no end. */
const LONGEST_GRAPHEME = 60
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** What terminals obey, and what turns the direction of whatever follows (Unicode annex 9, section 2). */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/gu

function line(text: string, most: number): string {
  const fit = text
    .slice(0, most * 20)
    .replace(UNFIT, ' ')
    .trim()
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(fit.replace(UNSEEN, ''))) return ''
  let kept = ''
  for (const { segment } of graphemes.segment(fit)) {
    if (kept.length >= most) return `${wellFormed(kept).trimEnd()}…`
    kept += segment.slice(0, LONGEST_GRAPHEME)
  }
  return wellFormed(kept)
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
