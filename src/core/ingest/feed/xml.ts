// A small tolerant XML tree: what stands before the damage is kept, and hostile XML harms nothing. No DTD is
// read, so the only entities are those of XML and HTML; nesting is bounded; element and attribute names never
// become properties of an object. Namespaces are folded into a short, fixed prefix.
import { webAddress } from '../url.js'
import { scanXml } from './xml-scan.js'

export interface XmlElement {
  /** Lower case; prefixed ("dc:creator") unless it belongs to the format of the root. */
  name: string
  /** Names in lower case. */
  attributes: ReadonlyMap<string, string>
  children: (XmlElement | string)[]
  /** The base URL in force here, after every xml:base above; empty when none is known. */
  base: string
}

/** Deeper elements are left out with everything behind them: no feed nests like that, and parsers slow down. */
const MAX_DEPTH = 200
const MAX_NAMESPACES = 60

// Keyed by the namespace in lower case without its last "/" or "#", which publishers get wrong.
// The empty prefix stands for the formats themselves.
const PREFIXES = new Map([
  ['', ''],
  ['http://purl.org/rss/1.0', ''],
  ['http://purl.org/net/rss1.1', ''],
  ['http://purl.org/rss/2.0', ''],
  ['http://my.netscape.com/rdf/simple/0.9', ''],
  ['http://channel.netscape.com/rdf/simple/0.9', ''],
  ['http://backend.userland.com/rss', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/ns', 'atom'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['http://purl.org/dc/elements/1.0', 'dc'],
  ['http://purl.org/dc/elements/1.1', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://www.google.com/schemas/play-podcasts/1.0', 'googleplay'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://search.yahoo.com/rss', 'media'],
  ['http://video.search.yahoo.com/mrss', 'media'],
  ['http://tools.search.yahoo.com/mrss', 'media'],
  ['http://www.rssboard.org/media-rss', 'media'],
  ['http://purl.org/rss/1.0/modules/syndication', 'sy'],
  ['http://news.yandex.ru', 'yandex'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://www.w3.org/xml/1998/namespace', 'xml'],
  ['http://www.w3.org/xhtml', 'xhtml'],
  ['http://rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['http://purl.org/rss/1.0/modules/annotate', 'annotate'],
  ['http://www.w3.org/2000/svg', 'svg'],
])
const KNOWN_PREFIXES = new Set([...PREFIXES.values()].filter((prefix) => prefix !== ''))

/** Elements by which the format of a document is told, without their prefix. */
const FORMAT_ROOTS = new Set(['rss', 'rdf', 'feed', 'channel', 'entry'])

/**
 * Called when an element is complete, with the elements around it, outermost first. True takes it out of the
 * tree, so that a long feed never stands in memory as a whole.
 */
export type Take = (element: XmlElement, around: readonly XmlElement[]) => boolean

/** The top elements of a document, in order. `base` is the document's own URL, or empty when unknown. */
export function parseXml(text: string, base: string, take: Take = () => false): XmlElement[] {
  const top: XmlElement = { name: '', attributes: new Map(), children: [], base }
  const open: Open[] = [{ element: top, tag: '', scope: { uris: new Map(), names: new Map() } }]
  const around: XmlElement[] = []
  let home: string | null = null
  const close = () => {
    const element = open.pop()?.element
    around.pop()
    if (element && take(element, around)) innermost(open).element.children.pop()
  }
  scanXml(text, {
    start: (written, attributes) => {
      if (open.length > MAX_DEPTH) return false
      const tag = written.toLowerCase()
      let scope = scopeOf(attributes, innermost(open).scope)
      home ??= homeOf(tag, scope.uris)
      const name = nameOf(tag, scope, home)
      for (let count = lostEnds(name, open); count > 0; count--) {
        close()
        scope = scopeOf(attributes, innermost(open).scope)
      }
      const above = innermost(open).element
      const given = attributes.get('xml:base')
      const element = { name, attributes, children: [], base: webAddress(given, above.base) ?? above.base }
      above.children.push(element)
      open.push({ element, tag, scope })
      around.push(element)
      return true
    },
    end: (written) => {
      const tag = written.toLowerCase()
      const index = open.findLastIndex((one) => one.tag === tag)
      for (let count = index > 0 ? open.length - index : 0; count > 0; count--) close()
    },
    text: (text) => {
      innermost(open).element.children.push(text)
    },
  })
  while (open.length > 1) close()
  return top.children.filter((child) => typeof child !== 'string')
}

interface Open {
  element: XmlElement
  /** As written, in lower case. */
  tag: string
  scope: Scope
}

interface Scope {
  /** Namespace URIs by prefix; the default namespace has the empty prefix. */
  uris: ReadonlyMap<string, string>
  /** Folded names by tag: a feed has the same few tags all over. */
  names: Map<string, string>
}

/**
 * Items do not stand in items, nor entries in entries: where they seem to, end tags were lost, and so many
 * elements are at their end. Elements of other formats may hold whatever they like.
 */
function lostEnds(name: string, open: Open[]): number {
  if (name === 'entry') return innermost(open).element.name === name ? 1 : 0
  if (name !== 'item') return 0
  const index = open.findLastIndex(
    ({ element }) => element.name === name || element.name.startsWith('other:'),
  )
  return open[index]?.element.name === name ? open.length - index : 0
}

function innermost(open: Open[]): Open {
  const last = open[open.length - 1]
  if (!last) throw new Error('the document element was closed')
  return last
}

function scopeOf(attributes: ReadonlyMap<string, string>, above: Scope): Scope {
  if (attributes.size === 0) return above
  let uris: Map<string, string> | null = null
  for (const [key, value] of attributes) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
    uris ??= new Map(above.uris)
    if (uris.size > MAX_NAMESPACES) break
    uris.set(key.slice(6), value.trim().toLowerCase().replace(/[/#]$/, ''))
  }
  return uris ? { uris, names: new Map() } : above
}

/** The namespace of the format itself, or its undeclared prefix; null before its root. */
function homeOf(tag: string, uris: ReadonlyMap<string, string>): string | null {
  const [prefix, local] = split(tag)
  if (!FORMAT_ROOTS.has(local)) return null
  // The root of RSS 1.0 is RDF's, its channel and items are not.
  return local === 'rdf' ? (uris.get('') ?? '') : (uris.get(prefix) ?? prefix)
}

function nameOf(tag: string, { uris, names }: Scope, home: string | null): string {
  const known = names.get(tag)
  if (known !== undefined) return known
  const name = foldedName(tag, uris, home)
  if (home !== null) names.set(tag, name)
  return name
}

function foldedName(tag: string, uris: ReadonlyMap<string, string>, home: string | null): string {
  const [prefix, local] = split(tag)
  const uri = uris.get(prefix)
  if (uri === undefined) {
    if (prefix === '' || prefix === home) return local
    return KNOWN_PREFIXES.has(prefix) ? `${prefix}:${local}` : `other:${local}`
  }
  const known = PREFIXES.get(uri)
  if (uri === home) return local
  if (known === undefined) return `other:${local}`
  return known === '' ? local : `${known}:${local}`
}

function split(tag: string): [prefix: string, local: string] {
  const colon = tag.indexOf(':')
  return colon < 0 ? ['', tag] : [tag.slice(0, colon), tag.slice(colon + 1)]
}
