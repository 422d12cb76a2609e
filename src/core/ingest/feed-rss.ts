// RSS 0.9x, 1.0 (RDF), 1.1 and 2.0, with the modules that papers use: content, Dublin Core, Media RSS, iTunes
// and Atom elements. https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec
import type { Zone } from '../model.js'
import { readDate } from './dates.js'
import type { FeedDocument, FeedEntry, FeedHead } from './feed.js'
import {
  childrenOf,
  enclosureOf,
  firstChild,
  innerHtml,
  lineOf,
  personOf,
  rawText,
  safeHtml,
  unique,
} from './feed-text.js'
import { plainText } from './html.js'
import { webAddress } from './url.js'
import type { XmlElement } from './xml.js'

export function readRss(root: XmlElement, zone: Zone): FeedDocument {
  const channel = root.name === 'channel' ? root : (childrenOf(root, 'channel')[0] ?? root)
  return {
    feed: readHead(root, channel, zone),
    entries: itemsOf(root).map((item) => readItem(item, zone)),
  }
}

// Items stand in the channel, beside it (RDF), in <items> (RSS 1.1), or, after a lost end tag, in each other.
function itemsOf(element: XmlElement, depth = 0): XmlElement[] {
  const items: XmlElement[] = []
  for (const child of element.children) {
    if (typeof child === 'string' || depth > 50) continue
    if (child.name === 'item') items.push(child, ...itemsOf(child, depth + 1))
    else if (HOLDS_ITEMS.has(child.name)) items.push(...itemsOf(child, depth + 1))
  }
  return items
}

const HOLDS_ITEMS = new Set(['channel', 'items', 'rss', 'rdf:rdf'])

function readHead(root: XmlElement, channel: XmlElement, zone: Zone): FeedHead {
  const description = firstChild(
    channel,
    'description',
    'itunes:summary',
    'atom:subtitle',
    'tagline',
    'subtitle',
  )
  return {
    title: textField(channel, ...TITLE),
    link: linkOf(channel),
    description: description && safeHtml(innerHtml(description), description.base),
    language:
      lineOf(firstChild(channel, 'language', 'dc:language')) ??
      channel.attributes.get('xml:lang') ??
      root.attributes.get('xml:lang') ??
      null,
    id: lineOf(firstChild(channel, ...ID)),
    updated: dateOf(channel, zone, 'lastbuilddate', ...UPDATED, ...PUBLISHED),
    image: imageOf(root, channel),
  }
}

// Where the modules say what, in the order of preference.
const TITLE = ['title', 'dc:title', 'atom:title', 'itunes:title']
const ID = ['guid', 'atom:id', 'id', 'dc:identifier']
const SUMMARY = ['description', 'atom:summary', 'itunes:summary', 'summary', 'dc:description']
const CONTENT = ['content:encoded', 'atom:content', 'xhtml:body', 'body', 'fullitem']
const PUBLISHED = ['pubdate', 'dc:date', 'dcterms:issued', 'dcterms:created', 'atom:published']
const UPDATED = ['atom:updated', 'dcterms:modified', 'lastbuilddate']

function readItem(item: XmlElement, zone: Zone): FeedEntry {
  const summary = firstChild(item, ...SUMMARY)
  const media = summary ?? firstChild(mediaOf(item), 'media:description')
  const content = firstChild(item, ...CONTENT)
  const authors = authorsOf(item)
  return {
    id: lineOf(firstChild(item, ...ID)) ?? item.attributes.get('rdf:about') ?? null,
    title: textField(item, ...TITLE) ?? textField(mediaOf(item), 'media:title'),
    link: linkOf(item) ?? permalinkOf(item),
    published: dateOf(item, zone, ...PUBLISHED),
    updated: dateOf(item, zone, ...UPDATED),
    author: authors.join(', ') || null,
    authors,
    summary: media && safeHtml(innerHtml(media), media.base),
    content: content && safeHtml(innerHtml(content), content.base),
    categories: categoriesOf(item),
    enclosures: enclosuresOf(item),
    comments: webAddress(lineOf(firstChild(item, 'comments')), item.base),
  }
}

function textField(element: XmlElement, ...names: string[]): string | null {
  const found = firstChild(element, ...names)
  return found && (plainText(innerHtml(found)) || null)
}

function dateOf(element: XmlElement, zone: Zone, ...names: string[]) {
  for (const name of names) {
    for (const child of childrenOf(element, name)) {
      const date = readDate(rawText(child).trim(), zone)
      if (date) return date
    }
  }
  return null
}

function linkOf(element: XmlElement): string | null {
  for (const link of childrenOf(element, 'link')) {
    const address = webAddress(lineOf(link) ?? link.attributes.get('href'), link.base)
    if (address) return address
  }
  const atom = childrenOf(element, 'atom:link').find(
    (link) => (link.attributes.get('rel') ?? 'alternate') === 'alternate',
  )
  return webAddress(atom?.attributes.get('href') ?? element.attributes.get('href'), element.base)
}

function permalinkOf(item: XmlElement): string | null {
  const guid = firstChild(item, 'guid')
  if (guid && guid.attributes.get('ispermalink')?.toLowerCase() !== 'false') {
    const text = lineOf(guid)
    if (text && /^https?:/i.test(text)) return webAddress(text)
  }
  return webAddress(item.attributes.get('rdf:about'), item.base)
}

function authorsOf(item: XmlElement): string[] {
  for (const name of [
    'dc:creator',
    'author',
    'itunes:author',
    'atom:author',
    'dc:author',
    'managingeditor',
  ]) {
    const people = unique(
      childrenOf(item, name).map((author) =>
        personOf(lineOf(firstChild(author, 'name', 'atom:name')) ?? lineOf(author)),
      ),
    )
    if (people.length > 0) return people.map(plainText)
  }
  return []
}

function categoriesOf(item: XmlElement): string[] {
  const named = childrenOf(item, 'category', 'dc:subject', 'media:category').map((category) =>
    lineOf(category),
  )
  const terms = childrenOf(item, 'atom:category', 'itunes:category').map(
    (category) => category.attributes.get('term') ?? category.attributes.get('text') ?? null,
  )
  const words = childrenOf(item, 'itunes:keywords', 'media:keywords').flatMap((words) =>
    (lineOf(words) ?? '').split(',').map((word) => word.trim()),
  )
  return unique([...named, ...terms, ...words])
}

/** The element that holds the media fields: the item or its first group. */
function mediaOf(item: XmlElement): XmlElement {
  const holder = childrenOf(item, 'media:group')[0] ?? childrenOf(item, 'media:content')[0]
  return holder && !firstChild(item, 'media:title', 'media:description') ? holder : item
}

function enclosuresOf(item: XmlElement) {
  const media = [item, ...childrenOf(item, 'media:group')].flatMap((holder) =>
    childrenOf(holder, 'media:content'),
  )
  const links = childrenOf(item, 'atom:link').filter((link) => link.attributes.get('rel') === 'enclosure')
  return [...childrenOf(item, 'enclosure'), ...links, ...media]
    .map(enclosureOf)
    .filter((found) => found !== null)
}

function imageOf(root: XmlElement, channel: XmlElement): string | null {
  for (const image of [...childrenOf(channel, 'image'), ...childrenOf(root, 'image')]) {
    const address = webAddress(
      lineOf(firstChild(image, 'url')) ?? image.attributes.get('rdf:resource'),
      image.base,
    )
    if (address) return address
  }
  const other = childrenOf(channel, 'itunes:image', 'media:thumbnail', 'atom:logo')[0]
  return other
    ? webAddress(other.attributes.get('href') ?? other.attributes.get('url') ?? lineOf(other), other.base)
    : null
}
