// Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 and JSON Feed into one shape. Damaged documents give what
// stands before the damage; hostile ones harm nothing (see xml.ts and sanitize.ts). Nothing is guessed here
// about identity or revisions: an entry is what its publisher wrote.
import { UserError } from '../errors.js'
import type { Language, Zone, ZonedTime } from '../model.js'
import { readAtom } from './feed-atom.js'
import { readJsonFeed } from './feed-json.js'
import { readRss } from './feed-rss.js'
import { webAddress } from './url.js'
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
}

/** @throws UserError when the text is no feed; the message goes on from its name: "is not a feed: it is empty". */
export function readFeed(text: string, options: FeedOptions): FeedDocument {
  const base = webAddress(options.contentLocation, options.url) ?? webAddress(options.url) ?? ''
  const body = text.trimStart()
  if (body.startsWith('{')) return readJsonFeed(parseJson(body), { zone: options.zone, base })
  const top = parseXml(body, base)
  const root = findRoot(top)
  if (!root) throw notAFeed(whatItIs(body, top))
  return root.name === 'feed' || root.name === 'entry'
    ? readAtom(root, options.zone)
    : readRss(root, options.zone)
}

const ROOTS = new Set(['rss', 'rdf:rdf', 'rdf', 'channel', 'feed', 'entry'])

// Junk printed before the document (a warning of the publisher's server) may leave the root inside of it.
function findRoot(elements: (XmlElement | string)[], depth = 0): XmlElement | null {
  for (const element of elements) {
    if (typeof element === 'string') continue
    if (ROOTS.has(element.name)) return element
    if (element.name === 'html' || depth >= 5) continue
    const below = findRoot(element.children, depth + 1)
    if (below) return below
  }
  return null
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
