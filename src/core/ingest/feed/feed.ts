// Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 and JSON Feed into one shape. Damaged documents give what
// stands before the damage; hostile ones harm nothing (see xml.ts and sanitize.ts). Nothing is guessed here
// about identity or revisions: an entry is what its publisher wrote.
import { UserError } from '../../errors.js'
import type { Language, Zone, ZonedTime } from '../../model.js'
import { webAddress } from '../url.js'
import { readAtom, readAtomEntry } from './atom.js'
import { readJsonFeed } from './json.js'
import { readItem, readRss } from './rss.js'
import { parseXml, type XmlElement } from './xml.js'

/** Absent values are null or empty; titles are plain text, `summary` and `content` safe HTML. */
export interface FeedDocument {
  feed: FeedHead
  /** In the order of the document. */
  entries: FeedEntry[]
}

export interface FeedHead {
  title: string | null
  link: string | null
  /** Safe HTML. */
  description: string | null
  language: Language | null
  id: string | null
  updated: ZonedTime | null
  image: string | null
  /** The names of `authors`, joined by commas. */
  author: string | null
  authors: string[]
  categories: string[]
  /** How long it asks not to be fetched again: RSS's <ttl>, else the syndication module's period. */
  ttlMinutes: number | null
}

export interface FeedEntry {
  /** The publisher's own identity of the entry, as written. */
  id: string | null
  title: string | null
  link: string | null
  published: ZonedTime | null
  updated: ZonedTime | null
  /** The names of `authors`, joined by commas. */
  author: string | null
  authors: string[]
  summary: string | null
  /** The whole text, where the feed has it. */
  content: string | null
  categories: string[]
  enclosures: Enclosure[]
  /** Address of the page of comments. */
  comments: string | null
}

export interface Enclosure {
  url: string
  type: string | null
  /** Bytes, as the publisher claims. */
  length: string | null
}

export interface FeedOptions {
  /** For dates printed without a zone. */
  zone: Zone
  /** Where the document came from; relative links are resolved against it. */
  url?: string
  /** The Content-Location header, which goes before `url`. */
  contentLocation?: string
  /** The Content-Language header, for a feed that does not say its language. */
  contentLanguage?: string
}

/** @throws UserError when the text is no feed; the message goes on from its name: "is not a feed: it is empty". */
export function readFeed(text: string, options: FeedOptions): FeedDocument {
  const base = webAddress(options.contentLocation, options.url) ?? webAddress(options.url) ?? ''
  const body = text.trimStart()
  const document = body.startsWith('{')
    ? readJsonFeed(parseJson(body), { zone: options.zone, base })
    : readXmlFeed(body, base, options.zone)
  document.feed.language ??= languageIn(options.contentLanguage)
  return document
}

function readXmlFeed(body: string, base: string, zone: Zone): FeedDocument {
  const entries: FeedEntry[] = []
  const top = parseXml(body, base, (element, around) => {
    const read = readerOf(element, around)
    if (read) entries.push(read(element, zone))
    return read !== null
  })
  const root = findRoot(top)
  if (!root) throw notAFeed(whatItIs(body, top))
  return isAtom(root) ? readAtom(root, entries, zone) : readRss(root, entries, zone)
}

const isAtom = (root: XmlElement) => root.name === 'feed' || root.name === 'entry'

/** How to read an element that is an entry of its feed; null when it is none. */
function readerOf(element: XmlElement, around: readonly XmlElement[]) {
  if (element.name !== 'item' && element.name !== 'entry') return null
  const at = around.findIndex(({ name }) => ROOTS.has(name) || name === 'html')
  const root = around[at]
  if (!root || root.name === 'html' || at > MAX_JUNK) return null
  if (isAtom(root)) return element.name === 'entry' && at === around.length - 1 ? readAtomEntry : null
  return element.name === 'item' && around.every(({ name }, i) => i <= at || HOLDS_ITEMS.has(name))
    ? readItem
    : null
}

const ROOTS = new Set(['rss', 'rdf:rdf', 'rdf', 'channel', 'feed', 'entry'])

/** Items stand in the channel, beside it (RDF), or in <items> (RSS 1.1). */
const HOLDS_ITEMS = new Set(['channel', 'items', 'rss', 'rdf:rdf'])

/** Junk printed before the document (a warning of the publisher's server) may leave the root inside of it. */
const MAX_JUNK = 5

function findRoot(elements: (XmlElement | string)[], depth = 0): XmlElement | null {
  for (const element of elements) {
    if (typeof element === 'string') continue
    if (ROOTS.has(element.name)) return element
    if (element.name === 'html' || depth >= MAX_JUNK) continue
    const below = findRoot(element.children, depth + 1)
    if (below) return below
  }
  return null
}

/** "ko-KR, en" names several languages, of which the first counts. */
function languageIn(header: string | undefined): Language | null {
  return /^\s*([a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4})\s*(?:,|$)/i.exec(header ?? '')?.[1] ?? null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notAFeed('it looks like JSON but is cut off or damaged')
  }
}

function whatItIs(text: string, top: XmlElement[]): string {
  const root = top[0]?.name
  if (text.trim() === '') return 'it is empty'
  if (/<!doctype html|<html[\s>]|<body[\s>]/i.test(text.slice(0, 5_000))) return 'it is an HTML page'
  if (root === undefined) return text.startsWith('<') ? 'it is cut off' : 'it is plain text'
  return `it is XML with the root element <${root.slice(0, 60)}>`
}

function notAFeed(reason: string): UserError {
  return new UserError(`is not a feed: ${reason}`)
}
