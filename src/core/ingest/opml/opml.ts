// OPML, the lists in which feed readers exchange their subscriptions: reads 1.0, 1.1 and 2.0, writes 2.0.
// Folders count for nothing, damaged lists give what stands before the damage, and hostile ones harm nothing
// (see xml.ts). What a paper is to Masthead beyond OPML (its short name, its zone) travels in attributes of a
// namespace of their own, which other readers ignore; how often it is read stays here.
// http://opml.org/spec2.opml
import { UserError } from '../../errors.js'
import type { Instant, Source } from '../../model.js'
import { oneLine } from '../../text.js'
import { parseUrl } from '../../url.js'
import { parseXml, type XmlElement } from '../feed/xml.js'

export interface OpmlList {
  title: string | null
  /** In the order of the document, out of whatever folders; at least one leads somewhere. */
  outlines: OpmlOutline[]
  /** The closing tag was reached; without it the list was cut off. */
  isWhole: boolean
}

/** One outline that is no folder. Everything is as the list says it, on one line; absent values are null. */
export interface OpmlOutline {
  /** `list` is another OPML document that this one includes. */
  kind: 'feed' | 'page' | 'text' | 'list'
  title: string | null
  /** Empty where the list gives none. */
  url: string
  language: string | null
  /** The list's author has commented it out. */
  isComment: boolean
  /** Only in lists that Masthead wrote. */
  id: string | null
  zone: string | null
  links: string | null
}

const NAMESPACE = 'urn:masthead:source'

/** @throws UserError that goes on from the document's name: "is not an OPML list: it is an HTML page. ..." */
export function readOpml(text: string): OpmlList {
  const top = parseXml(text.trimStart(), '')
  const root = find(top, new Set(['opml']))
  if (!root) throw new UserError(whatItIs(text.trimStart(), top))
  const isWhole = /<\/(?:[\w-]{1,40}:)?opml\s{0,20}>/i.test(text)
  const outlines = outlinesBelow(root, false)
  if (outlines.every(({ url }) => url === '')) {
    throw new UserError(
      isWhole
        ? 'is an OPML list without any feed in it'
        : 'is an OPML list that is cut off before its first feed',
    )
  }
  const title = find(root.children, new Set(['title']))
  return { title: title ? lineOrNull(textIn(title)) : null, outlines, isWhole }
}

/**
 * An OPML 2.0 document of these sources, without user names and passwords; those with a file: URL make sense on this
 * machine only.
 */
export function writeOpml({ title, createdAt, sources }: WriteOpmlInput): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0" xmlns:masthead="${NAMESPACE}">`,
    '  <head>',
    `    <title>${escapeXml(oneLine(title))}</title>`,
    // RFC 822 with a year of four digits, as the specification asks.
    `    <dateCreated>${new Date(createdAt).toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...sources.map((source) => `    <outline${attributesOf(source)}/>`),
    '  </body>',
    '</opml>',
    '',
  ].join('\n')
}

export interface WriteOpmlInput {
  title: string
  createdAt: Instant
  sources: ListedSource[]
}

export type ListedSource = Pick<Source, 'id' | 'name' | 'kind' | 'url' | 'language' | 'zone' | 'links'>

// --- Reading ----------------------------------------------------------------------------------------------

/** Lists with a default namespace of their own are lists all the same. */
function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1)
}

/** No document of another format stands in these. */
const WITHOUT_ROOTS: ReadonlySet<string> = new Set(['outline', 'html'])

// Junk printed before the document may leave its root inside of something else.
function find(nodes: (XmlElement | string)[], names: ReadonlySet<string>, depth = 0): XmlElement | null {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    if (names.has(localName(node))) return node
    if (depth >= 5 || WITHOUT_ROOTS.has(localName(node))) continue
    const below = find(node.children, names, depth + 1)
    if (below) return below
  }
  return null
}

function outlinesBelow(element: XmlElement, isComment: boolean): OpmlOutline[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (localName(child) !== 'outline') return outlinesBelow(child, isComment)
    // Whatever stands below a comment is one too, as the specification says.
    const isCommentHere = isComment || child.attributes.get('iscomment')?.trim().toLowerCase() === 'true'
    const own = readOutline(child, isCommentHere)
    return [...(own ? [own] : []), ...outlinesBelow(child, isCommentHere)]
  })
}

function readOutline(element: XmlElement, isComment: boolean): OpmlOutline | null {
  const said = (name: string) => lineOrNull(element.attributes.get(name))
  const leadsTo = leadOf(element, said)
  if (!leadsTo) return null
  return {
    ...leadsTo,
    title: said('title') ?? said('text'),
    language: said('language'),
    isComment,
    id: said('masthead:id'),
    zone: said('masthead:zone'),
    links: said('masthead:links'),
  }
}

const FEED_TYPES = /^(rss|atom|rdf|feed|json|application\/(rss|atom|rdf|feed)\+(xml|json))\d?$/i

/** Null for folders. What leads nowhere is told of, since a feed was probably meant. */
function leadOf(
  element: XmlElement,
  said: (name: string) => string | null,
): Pick<OpmlOutline, 'kind' | 'url'> | null {
  const type = said('type')?.toLowerCase() ?? ''
  const url = said('url')
  const feed = said('xmlurl') ?? (FEED_TYPES.test(type) ? url : null)
  if (feed) return { kind: 'feed', url: feed }
  const isOurs = said('masthead:id') !== null
  const isList = type === 'include' || (type === 'link' && !isOurs && /\.opml$/i.test(url ?? ''))
  if (url && isList) return { kind: 'list', url }
  const page = said('htmlurl') ?? (type === 'link' ? url : null)
  const isFolder = element.children.some((child) => typeof child !== 'string')
  if (isFolder) return null
  if (!page) return { kind: 'feed', url: '' }
  return { kind: said('masthead:kind') === 'text' ? 'text' : 'page', url: page }
}

function textIn({ children }: XmlElement): string {
  return children.filter((child) => typeof child === 'string').join('')
}

function lineOrNull(text: string | undefined): string | null {
  return oneLine(text ?? '') || null
}

const FEED_ROOTS = new Set(['rss', 'rdf', 'feed', 'channel', 'entry'])

function whatItIs(text: string, top: XmlElement[]): string {
  const root = top[0]
  const isJsonFeed = text.startsWith('{') && /"version"\s{0,20}:\s{0,20}"https?:[^"]{0,5}jsonfeed/.test(text)
  if (isJsonFeed || find(top, FEED_ROOTS)) {
    return 'is a feed itself, not a list of feeds (OPML); write it into masthead.yaml as a source of kind feed'
  }
  if (/<!doctype html|<html[\s>]|<body[\s>]/i.test(text.slice(0, 5_000))) return not('it is an HTML page')
  if (/^[{[]/.test(text)) return not('it looks like JSON')
  if (root) return not(`it is XML with the root element <${oneLine(root.name).slice(0, 60)}>`)
  return not(text.startsWith('<') ? 'it is cut off' : 'it is plain text')
}

function not(reason: string): string {
  return `is not an OPML list: ${reason}. Name the file that your feed reader exports`
}

// --- Writing ----------------------------------------------------------------------------------------------

function attributesOf({ id, name, kind, language, zone, links, ...source }: ListedSource): string {
  const url = withoutCredentials(source.url)
  const address = kind === 'feed' ? { type: 'rss', xmlUrl: url } : { type: 'link', url, htmlUrl: url }
  const attributes: Record<string, string | undefined> = {
    text: name,
    title: name,
    ...address,
    language,
    'masthead:id': id,
    'masthead:kind': kind === 'text' ? kind : undefined,
    'masthead:zone': zone,
    'masthead:links': links,
  }
  return Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeXml(oneLine(value))}"`))
    .join('')
}

/** A list is given away; a password is not. What has none stays as it was written. */
function withoutCredentials(address: string): string {
  const url = parseUrl(address)
  if (url === null || (url.username === '' && url.password === '')) return address
  url.username = ''
  url.password = ''
  return url.href
}

/** For element text and quoted attributes. XML cannot hold the noncharacters at all, not even escaped. */
function escapeXml(line: string): string {
  return line
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}
