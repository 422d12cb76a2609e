// Visiting the page that holds an editorial's text, with the pages that it goes on to. A page that keeps its text
// back (paywall, robots.txt, too short) is said to do so; a teaser is never passed off as the text.
import { messageOf, UserError } from '../core/errors.js'
import { speaksOf } from '../core/ingest/identity/about.js'
import { linkKey } from '../core/ingest/identity/links.js'
import type { ArticlePage } from '../core/ingest/page/page.js'
import type { Entry, Instant, Source, Teaser } from '../core/model.js'
import { parseUrl } from '../core/url.js'
import { type Document, type Documents, isFile, type Validators } from '../io/documents.js'
import { FetchError } from '../io/fetch.js'
import { HeldError, RobotsError } from '../io/guest.js'
import { byline, headline } from './lines.js'

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

export interface Article extends ArticlePage {
  validators: Validators
  /** Where it was found, after redirects. */
  at: string
  /** A further page of it that is missing. */
  missingPage: string | null
}

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
  let missingPage: string | null = null
  for (let at = first.url; pages.length < MOST_PAGES; ) {
    const next = nextPageOf(html, { url: at })
    if (next === null || seen.has(next) || isFile(next) !== isFile(url)) break
    seen.add(next)
    const document = await nextPage(next, documents, signal)
    if (document === null) {
      missingPage = next
      break
    }
    at = document.url
    html = textIn(document)
    pages.push(read(html, at))
  }
  const { etag, lastModified } = first
  return { ...joinPages(pages), validators: { etag, lastModified }, at: first.url, missingPage }
}

/** Null: the page is missing. One that may come later fails the article. */
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
  const other = whatElse(page, url, entry)
  if (other) return { kind: 'teaser', text: null, ...other }
  if (page.access === 'paywalled') {
    return { kind: 'teaser', why: 'paywalled', text, reason: 'is behind a paywall' }
  }
  if (page.access === 'short') return { kind: 'teaser', why: 'short', text: null, reason: tooShort(text) }
  if (page.missingPage !== null) {
    const reason = `goes on to ${page.missingPage}, which is missing`
    return { kind: 'teaser', why: 'unreachable', text, reason }
  }
  const summary = entry.summary ?? ''
  if (text.length < SHORTEST_TEXT && text.length <= summary.length) {
    return { kind: 'teaser', why: 'short', text: null, reason: 'shows no more than the feed does' }
  }
  return { kind: 'text', entry: entryOfPage(url, page, { source, entry }), validators: page.validators }
}

/** Many servers answer 200 with something else than what was asked for. */
function whatElse(page: Article, url: string, entry: Entry): { why: Teaser; reason: string } | null {
  if (linkKey(page.at) !== linkKey(url)) {
    if (linkKey(page.at) === null) return { why: 'unreachable', reason: 'leads to a front page' }
    if (DOOR.test(pathOf(page.at))) return { why: 'paywalled', reason: 'leads to a page to sign in at' }
  }
  if (speaksOf(entry, page)) return null
  return { why: 'unreachable', reason: 'leads to something else than its headline says' }
}

/** Where readers are sent who have not paid, or not agreed: a part of the path, or of the host's name, as a whole. */
const DOOR =
  /(?:^|[./])(?:log-?in|sign-?in|sign-?up|register|registration|auth|oauth2?|sso|accounts?|subscribe|subscription|abo|anmelden|connexion|consent|paywall)(?=[./]|$)/i

function pathOf(url: string): string {
  const parsed = parseUrl(url)
  return parsed === null ? '' : `${parsed.hostname}${parsed.pathname}`
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
