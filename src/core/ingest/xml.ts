// A small tolerant XML tree over htmlparser2: what stands before the damage is kept, and hostile XML harms
// nothing. No DTD is read, so the only entities are those of XML and HTML; nesting is bounded; element and
// attribute names never become properties of an object. Namespaces are folded into a short, fixed prefix.
import { decodeHTMLStrict } from 'entities'
import { Parser } from 'htmlparser2'
import { webAddress } from './url.js'

export interface XmlElement {
  /** Lower case; prefixed ("dc:creator") unless it belongs to the format of the root. */
  name: string
  /** Names in lower case. */
  attributes: Map<string, string>
  children: (XmlElement | string)[]
  /** The base URL in force here, after every xml:base above; empty when none is known. */
  base: string
}

/** Deeper elements are left out with everything behind them: no feed nests like that, and parsers slow down. */
const MAX_DEPTH = 200

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
  ['http://search.yahoo.com/mrss', 'media'],
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

/** The top elements of a document, in order. `base` is the document's own URL, or empty when unknown. */
export function parseXml(text: string, base: string): XmlElement[] {
  const top: XmlElement = { name: '', attributes: new Map(), children: [], base }
  const open: Open[] = [{ element: top, scope: new Map() }]
  let home: string | null = null
  let raw = ''
  const endText = (decode: (raw: string) => string) => {
    if (raw !== '') innermost(open).element.children.push(decode(raw))
    raw = ''
  }
  const parser: Parser = new Parser(
    {
      onopentag: (tag, found) => {
        endText(decodeEntities)
        if (open.length > MAX_DEPTH) return parser.pause()
        const above = innermost(open)
        const { attributes, scope } = readAttributes(found, above.scope)
        const [prefix, local] = split(tag)
        if (home === null && FORMAT_ROOTS.has(local)) home = homeOf(prefix, local, scope)
        const element: XmlElement = {
          name: foldedName(prefix, local, scope, home),
          attributes,
          children: [],
          base: webAddress(attributes.get('xml:base'), above.element.base) ?? above.element.base,
        }
        above.element.children.push(element)
        open.push({ element, scope })
      },
      onclosetag: () => {
        endText(decodeEntities)
        if (open.length > 1) open.pop()
      },
      ontext: (chunk) => {
        raw += chunk
      },
      oncdatastart: () => endText(decodeEntities),
      oncdataend: () => endText((text) => text),
    },
    { xmlMode: true, decodeEntities: false },
  )
  parser.write(withoutDoctype(text))
  parser.end()
  endText(decodeEntities)
  return top.children.filter((child) => typeof child !== 'string')
}

/** Namespace URIs by prefix; the default namespace has the empty prefix. */
type Scope = Map<string, string>

interface Open {
  element: XmlElement
  scope: Scope
}

function innermost(open: Open[]): Open {
  const last = open[open.length - 1]
  if (!last) throw new Error('the document element was closed')
  return last
}

// A DTD may hold markup inside its declarations; the tolerant parser would take it for elements.
function withoutDoctype(text: string): string {
  const start = text.slice(0, 10_000).search(/<!DOCTYPE/i)
  if (start < 0) return text
  const end = text.indexOf('>', start)
  const subset = text.indexOf('[', start)
  if (end < 0) return text
  if (subset < 0 || subset > end) return text.slice(0, start) + text.slice(end + 1)
  const close = /\]\s{0,100}>/g
  close.lastIndex = subset
  return close.test(text) ? text.slice(0, start) + text.slice(close.lastIndex) : text
}

function readAttributes(found: Record<string, string>, above: Scope) {
  const attributes = new Map<string, string>()
  let scope = above
  for (const [name, raw] of Object.entries(found)) {
    const key = name.toLowerCase()
    const value = decodeEntities(raw)
    if (key === 'xmlns' || key.startsWith('xmlns:')) {
      if (scope === above) scope = new Map(above)
      scope.set(key.slice(6), value.trim().toLowerCase().replace(/[/#]$/, ''))
    } else attributes.set(key, value)
  }
  return { attributes, scope }
}

function split(tag: string): [prefix: string, local: string] {
  const name = tag.toLowerCase()
  const colon = name.indexOf(':')
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}

// The root of RSS 1.0 is RDF's, its channel and items are not.
function homeOf(prefix: string, local: string, scope: Scope): string {
  return local === 'rdf' ? (scope.get('') ?? '') : (scope.get(prefix) ?? prefix)
}

/** `home` is the namespace of the format itself, or its undeclared prefix. */
function foldedName(prefix: string, local: string, scope: Scope, home: string | null): string {
  const uri = scope.get(prefix)
  if (uri === undefined) {
    if (prefix === '' || prefix === home) return local
    return KNOWN_PREFIXES.has(prefix) ? `${prefix}:${local}` : `other:${local}`
  }
  const known = PREFIXES.get(uri)
  if (uri === home) return local
  if (known === undefined) return `other:${local}`
  return known === '' ? local : `${known}:${local}`
}

function decodeEntities(raw: string): string {
  return raw.includes('&') ? decodeHTMLStrict(raw) : raw
}
