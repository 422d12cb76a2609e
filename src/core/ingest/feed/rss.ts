// RSS 0.9x, 1.0 (RDF), 1.1 and 2.0, with the modules that papers use: content, Dublin Core, Media RSS, iTunes
// and Atom elements. https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec
import type { Zone } from '../../model.js'
import { plainText } from '../html/html.js'
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
  peopleIn,
  rawText,
  safeHtml,
  unique,
} from './text.js'
import { ttlOf } from './ttl.js'
import type { XmlElement } from './xml.js'

/** The document of a root whose items are read already. */
export function readRss(root: XmlElement, entries: FeedEntry[], zone: Zone): FeedDocument {
  const channel = root.name === 'channel' ? root : (childrenOf(root, 'channel')[0] ?? root)
  return { feed: readHead(root, channel, zone), entries }
}

function readHead(root: XmlElement, channel: XmlElement, zone: Zone): FeedHead {
  const description = firstChild(channel, ...ABOUT)
  const authors = peopleIn(channel, EDITORS)
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
    author: authors.join(', ') || null,
    authors,
    categories: categoriesOf(channel),
    ttlMinutes: ttlOf(channel),
  }
}

// Where the modules, and CDF before RSS, say what, in the order of preference.
const words = (list: string) => list.split(' ')
const TITLE = words('title dc:title atom:title itunes:title')
const ID = words('guid atom:id id dc:identifier')
const ABOUT = words(
  'description itunes:summary googleplay:description atom:subtitle tagline subtitle itunes:subtitle ' +
    'dc:description abstract',
)
const SUMMARY = words(
  'description atom:summary itunes:summary googleplay:description summary dc:description itunes:subtitle abstract',
)
const CONTENT = words(
  'content:encoded atom:content xhtml:body body fullitem yandex:full-text content media:text',
)
const PUBLISHED = words('pubdate dc:date dcterms:issued dcterms:created atom:published published date')
const UPDATED = words('atom:updated dcterms:modified lastbuilddate updated modified')
const AUTHOR = words('dc:creator author itunes:author atom:author dc:author googleplay:author managingeditor')
const EDITORS = ['managingeditor', ...AUTHOR, 'webmaster']

export function readItem(item: XmlElement, zone: Zone): FeedEntry {
  const summary = firstChild(item, ...SUMMARY)
  const media = summary ?? firstChild(mediaOf(item), 'media:description')
  const content = firstChild(item, ...CONTENT)
  const authors = peopleIn(item, AUTHOR)
  return {
    id: lineOf(firstChild(item, ...ID)) ?? item.attributes.get('rdf:about') ?? null,
    title: textField(item, ...TITLE) ?? textField(mediaOf(item), 'media:title'),
    link: linkOf(item) ?? originalLink(item) ?? permalinkOf(item),
    published: dateOf(item, zone, ...PUBLISHED),
    updated: dateOf(item, zone, ...UPDATED) ?? readFeedDate(item.attributes.get('lastmod') ?? '', zone),
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
      const date = readFeedDate(rawText(child), zone)
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
  if (guid && guid.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false') {
    const text = lineOf(guid)
    if (text && /^https?:/i.test(text)) return webAddress(text)
  }
  return webAddress(item.attributes.get('rdf:about'), item.base)
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
  const links = childrenOf(item, 'atom:link').filter((link) => link.attributes.get('rel') === 'enclosure')
  return enclosuresFrom([...childrenOf(item, 'enclosure'), ...links, ...attachedMedia(item)])
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
