// What the head of a page says for machines: its meta tags, and the article in its JSON-LD.
// https://ogp.me/#type_article, https://schema.org/Article
import type { PageDocument } from './dom.js'
import { fold, plainText } from './html.js'

/** An object of JSON-LD; nothing is known of its fields. */
export type Thing = { [field: string]: unknown }

/** Contents of the meta tags by name or property, in lower case; the first one counts. */
export function readMeta(document: PageDocument): Map<string, string> {
  const meta = new Map<string, string>()
  for (const tag of document.querySelectorAll('meta[content], meta[value]')) {
    const content = fold(tag.getAttribute('content') ?? tag.getAttribute('value') ?? '')
    for (const attribute of ['name', 'property', 'itemprop', 'http-equiv']) {
      const name = tag.getAttribute(attribute)?.trim().toLowerCase()
      if (name && content && !meta.has(name)) meta.set(name, content)
    }
  }
  return meta
}

const ARTICLE_TYPE = /article|blogposting|newsitem|report|review|recipe|webpage/i
/** Documents that say more than this about themselves are not believed. */
const MAX_THINGS = 2_000

/** The article that the page describes in its JSON-LD, or null. */
export function readJsonLd(document: PageDocument): Thing | null {
  const things: Thing[] = []
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    gatherThings(parseLoosely(script.textContent), things, 0)
  }
  const articles = things.filter((thing) => textsOf(thing['@type']).some((type) => ARTICLE_TYPE.test(type)))
  const isPage = (thing: Thing) => textsOf(thing['@type']).some((type) => /webpage/i.test(type))
  return articles.find((thing) => !isPage(thing)) ?? articles.find((thing) => thing.datePublished) ?? null
}

function gatherThings(value: unknown, things: Thing[], depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 6 || things.length > MAX_THINGS) return
  if (Array.isArray(value)) {
    for (const item of value) gatherThings(item, things, depth + 1)
    return
  }
  const thing = value as Thing
  things.push(thing)
  for (const field of ['@graph', 'mainEntity', 'mainEntityOfPage'])
    gatherThings(thing[field], things, depth + 1)
}

// Publishers leave raw line breaks in strings, comment marks and a final semicolon around the object.
function parseLoosely(text: string): unknown {
  const start = text.search(/[[{]/)
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'))
  if (start < 0 || end < start) return null
  const json = text.slice(start, end + 1).replace(/[\u0000-\u001f]+/g, ' ')
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** The strings that a field of JSON-LD holds: alone, in a list, or as `name` of things. */
export function textsOf(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [plainText(value)].filter((text) => text !== '')
  if (typeof value !== 'object' || value === null || depth > 3) return []
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((item) => textsOf(item, depth + 1))
  return textsOf((value as Thing).name, depth + 1)
}
