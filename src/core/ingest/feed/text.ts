// What the readers of the feed formats share: finding children, and turning their content into titles,
// safe HTML, addresses and people.

import { fold, plainText } from '../html/html.js'
import { escapeHtml, sanitize } from '../html/sanitize.js'
import { webAddress } from '../url.js'
import type { Enclosure } from './feed.js'
import type { XmlElement } from './xml.js'

export function childrenOf(element: XmlElement, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = []
  for (const child of element.children) {
    if (typeof child !== 'string' && names.includes(child.name)) found.push(child)
  }
  return found
}

/** The first child that says anything, by name in the order of preference. */
export function firstChild(element: XmlElement, ...names: string[]): XmlElement | null {
  for (const name of names) {
    const found = childrenOf(element, name).find(isTelling)
    if (found) return found
  }
  return null
}

function isTelling(element: XmlElement): boolean {
  return element.children.some((child) => typeof child !== 'string' || child.trim() !== '')
}

/** Text of an element and of what is inside of it, as it stands. */
export function rawText(element: XmlElement | null): string {
  if (!element) return ''
  let text = ''
  for (const child of element.children) text += typeof child === 'string' ? child : rawText(child)
  return text
}

/** One line of text, or null. */
export function lineOf(element: XmlElement | null): string | null {
  return element ? fold(rawText(element)) || null : null
}

/** The content as the HTML it stands for: text is taken for escaped HTML, elements are written out. */
export function innerHtml(element: XmlElement): string {
  const hasElements = element.children.some((child) => typeof child !== 'string')
  return hasElements ? element.children.map(markup).join('') : rawText(element)
}

function markup(node: XmlElement | string): string {
  if (typeof node === 'string') return escapeHtml(node)
  const name = node.name.slice(node.name.indexOf(':') + 1)
  let tag = `<${name}`
  for (const [key, value] of node.attributes) {
    if (!key.startsWith('xmlns')) tag += ` ${key}="${escapeHtml(value)}"`
  }
  return VOID.has(name) ? `${tag}>` : `${tag}>${node.children.map(markup).join('')}</${name}>`
}

const VOID = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])

/** Safe HTML, or null when nothing of it is left. */
export function safeHtml(html: string, base: string): string | null {
  return sanitize(html, base === '' ? null : base) || null
}

/** "news@example.org (Ann Lee)" and "Ann Lee <news@example.org>" are Ann Lee. */
export function personOf(text: string | null): string | null {
  if (!text || text.length > 1_000) return null
  const bracketed = /^\S+@\S+\s*\(([^()]+)\)$/.exec(text)?.[1]
  if (bracketed) return fold(bracketed)
  const open = text.indexOf('<')
  return open > 0 && text.endsWith('>') && text.includes('@', open) ? fold(text.slice(0, open)) : text
}

/** The people that the first telling field names; "managingeditor" and the like hold address and name. */
export function peopleIn(element: XmlElement, fields: string[]): string[] {
  for (const name of fields) {
    const people = unique(
      childrenOf(element, name).map((author) =>
        personOf(lineOf(firstChild(author, 'name', 'atom:name')) ?? lineOf(author)),
      ),
    )
    if (people.length > 0) return people.map(plainText)
  }
  return []
}

export function unique(texts: (string | null)[]): string[] {
  return [...new Set(texts.filter((text) => text !== null && text !== ''))] as string[]
}

/** What Media RSS attaches to an entry, itself or in groups. https://www.rssboard.org/media-rss */
export function attachedMedia(entry: XmlElement): XmlElement[] {
  return [entry, ...childrenOf(entry, 'media:group')].flatMap((holder) =>
    childrenOf(holder, 'media:content', 'media:peerlink'),
  )
}

/** Every address once, with what the first of its elements says. */
export function enclosuresFrom(elements: XmlElement[]): Enclosure[] {
  const found = new Map<string, Enclosure>()
  for (const element of elements) {
    const enclosure = enclosureOf(element)
    if (enclosure && !found.has(enclosure.url)) found.set(enclosure.url, enclosure)
  }
  return [...found.values()]
}

function enclosureOf(element: XmlElement): Enclosure | null {
  const { attributes, base } = element
  const url = webAddress(attributes.get('url') ?? attributes.get('href') ?? lineOf(element), base)
  if (!url) return null
  return {
    url,
    type: attributes.get('type') || null,
    length: attributes.get('length') || attributes.get('filesize') || null,
  }
}

/** Where FeedBurner says that the entry really is: for an entry without a link of its own. */
export function originalLink(entry: XmlElement): string | null {
  return webAddress(lineOf(firstChild(entry, 'feedburner:origlink')), entry.base)
}
