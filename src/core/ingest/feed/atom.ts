// Atom 1.0 (RFC 4287) and its forerunner 0.3, whose names and base64 content some archives still have.
import type { Zone, ZonedTime } from '../../model.js'
import { fold, plainText } from '../html/html.js'
import { htmlOf } from '../html/sanitize.js'
import { webAddress } from '../url.js'
import { readFeedDate } from './date.js'
import type { FeedDocument, FeedEntry, FeedHead } from './feed.js'
import {
  attachedMedia,
  childrenOf,
  enclosuresFrom,
  firstChild,
  innerHtml,
  lineOf,
  originalLink,
  rawText,
  safeHtml,
  unique,
} from './text.js'
import { ttlOf } from './ttl.js'
import type { XmlElement } from './xml.js'

/** The document of a root whose entries are read already; a root may be the only entry itself. */
export function readAtom(root: XmlElement, entries: FeedEntry[], zone: Zone): FeedDocument {
  const all = root.name === 'entry' ? [readAtomEntry(root, zone)] : entries
  const authors = peopleOf(root)
  return { feed: readHead(root, zone), entries: all.map((entry) => withAuthors(entry, authors)) }
}

/** RFC 4287 section 4.2.1: an entry without authors has those of its source, else those of the feed. */
function withAuthors(entry: FeedEntry, authors: string[]): FeedEntry {
  return entry.authors.length > 0 ? entry : { ...entry, author: authors.join(', ') || null, authors }
}

function readHead(root: XmlElement, zone: Zone): FeedHead {
  const image = firstChild(root, 'logo', 'icon')
  const authors = peopleOf(root)
  return {
    title: lineOfConstruct(firstChild(root, 'title')),
    link: linkOf(root),
    description: htmlOfConstruct(firstChild(root, 'subtitle', 'tagline', 'info')),
    language: root.attributes.get('xml:lang') || lineOf(firstChild(root, 'language', 'dc:language')),
    id: idOf(root),
    updated: dateOf(root, zone, 'updated', 'modified'),
    image: image && webAddress(lineOf(image), image.base),
    author: authors.join(', ') || null,
    authors,
    categories: unique(childrenOf(root, 'category', 'dc:subject').map(categoryOf)),
    ttlMinutes: ttlOf(root),
  }
}

/** An entry by itself: without authors of its own it has none yet. */
export function readAtomEntry(entry: XmlElement, zone: Zone): FeedEntry {
  const authors = authorsOf(entry)
  const group = childrenOf(entry, 'media:group')[0] ?? entry
  return {
    id: idOf(entry),
    title: lineOfConstruct(firstChild(entry, 'title') ?? firstChild(group, 'media:title')),
    link: linkOf(entry) ?? originalLink(entry),
    published: dateOf(entry, zone, 'published', 'issued', 'created', 'dc:date', 'pubdate'),
    updated: dateOf(entry, zone, 'updated', 'modified'),
    author: authors.join(', ') || null,
    authors,
    summary: htmlOfConstruct(firstChild(entry, 'summary') ?? firstChild(group, 'media:description')),
    content: htmlOfConstruct(firstChild(entry, 'content')),
    categories: unique(childrenOf(entry, 'category', 'dc:subject').map(categoryOf)),
    enclosures: enclosuresOf(entry),
    comments: commentsOf(entry),
  }
}

function dateOf(element: XmlElement, zone: Zone, ...names: string[]): ZonedTime | null {
  const found = firstChild(element, ...names)
  return found && readFeedDate(rawText(found), zone)
}

function lineOfConstruct(element: XmlElement | null): string | null {
  if (!element) return null
  const { isHtml, text } = readConstruct(element)
  return (isHtml ? plainText(text) : fold(text)) || null
}

function htmlOfConstruct(element: XmlElement | null): string | null {
  if (!element) return null
  const { isHtml, text } = readConstruct(element)
  return isHtml ? safeHtml(text, element.base) : htmlOf(text) || null
}

// RFC 4287 section 3.1; `mode` is Atom 0.3's. Elements inside are markup, whatever the type says.
function readConstruct(element: XmlElement): { isHtml: boolean; text: string } {
  const type = element.attributes.get('type')?.trim().toLowerCase() ?? ''
  const mode = element.attributes.get('mode')?.trim().toLowerCase() ?? ''
  const isHtml = type.includes('html')
  if (element.children.some((child) => typeof child !== 'string')) {
    return { isHtml: true, text: isHtml && isEscapedInside(element) ? rawText(element) : innerHtml(element) }
  }
  const text = rawText(element)
  if (mode === 'base64' || isBinary(type)) return { isHtml, text: fromBase64(text) }
  return { isHtml, text }
}

// Some tools wrap escaped HTML into one element of XHTML and still call it HTML.
function isEscapedInside(element: XmlElement): boolean {
  const inner = element.children.filter((child) => typeof child !== 'string')
  const isOnlyText = inner.length === 1 && inner[0]?.children.every((child) => typeof child === 'string')
  return isOnlyText === true && element.attributes.get('type') === 'html' && rawText(element).includes('</')
}

function isBinary(type: string): boolean {
  return type.includes('/') && !/^text\/|[+/](xml|html|json)$/.test(type)
}

function fromBase64(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0))
    return new TextDecoder().decode(bytes)
  } catch {
    return text
  }
}

// An id is compared letter by letter, so it stays as written; only a relative one is completed.
function idOf(element: XmlElement): string | null {
  const found = firstChild(element, 'id')
  const id = found && rawText(found).trim()
  if (!id) return null
  return /^[a-z][a-z0-9+.-]*:/i.test(id) ? id : (webAddress(id, found.base) ?? id)
}

function linkOf(element: XmlElement): string | null {
  const links = childrenOf(element, 'link').filter((link) => relOf(link) === 'alternate')
  const isPage = (link: XmlElement) => /html/i.test(link.attributes.get('type') ?? 'text/html')
  const link = links.find(isPage) ?? links[0]
  const address = link && webAddress(link.attributes.get('href') ?? lineOf(link), link.base)
  if (address) return address
  const content = childrenOf(element, 'content')[0]
  return content ? webAddress(content.attributes.get('src'), content.base) : null
}

function relOf(link: XmlElement): string {
  const rel = link.attributes.get('rel')?.trim().toLowerCase() || 'alternate'
  return rel.replace('http://www.iana.org/assignments/relation/', '')
}

function authorsOf(entry: XmlElement): string[] {
  for (const holder of [entry, ...childrenOf(entry, 'source')]) {
    const people = peopleOf(holder)
    if (people.length > 0) return people
  }
  return []
}

function peopleOf(holder: XmlElement): string[] {
  return unique(
    childrenOf(holder, 'author', 'dc:creator').map((author) =>
      lineOf(firstChild(author, 'name', 'email') ?? author),
    ),
  )
}

function categoryOf(category: XmlElement): string | null {
  return category.attributes.get('term') || category.attributes.get('label') || lineOf(category)
}

function enclosuresOf(entry: XmlElement) {
  const links = childrenOf(entry, 'link').filter((link) => relOf(link) === 'enclosure')
  return enclosuresFrom([...links, ...attachedMedia(entry)])
}

// https://www.rfc-editor.org/rfc/rfc4685#section-4
function commentsOf(entry: XmlElement): string | null {
  const link = childrenOf(entry, 'link').find(
    (link) => relOf(link) === 'replies' && /html/i.test(link.attributes.get('type') ?? 'text/html'),
  )
  return link
    ? webAddress(link.attributes.get('href'), link.base)
    : webAddress(lineOf(firstChild(entry, 'comments')), entry.base)
}
