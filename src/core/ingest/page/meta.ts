// What a page says for machines: its meta tags, and the article in its JSON-LD.
// https://ogp.me/#type_article, https://schema.org/Article

import { fold, plainText } from '../html/html.js'
import type { PageDocument } from './dom.js'

/** An object of JSON-LD; nothing is known of its fields. */
export type Thing = { [field: string]: unknown }

export interface PageHead {
  /** By name or property, in lower case; several writers are parted by "; ", of all else the first one counts. */
  meta: Map<string, string>
  article: Thing | null
}

export function readHead(document: PageDocument): PageHead {
  return { meta: readMeta(document), article: readJsonLd(document) }
}

function readMeta(document: PageDocument): Map<string, string> {
  const meta = new Map<string, string>()
  for (const tag of document.getElementsByTagName('meta')) {
    const content = fold(tag.getAttribute('content') ?? tag.getAttribute('value') ?? '')
    for (const attribute of ['name', 'property', 'itemprop', 'http-equiv']) {
      const name = tag.getAttribute(attribute)?.trim().toLowerCase()
      if (name && content) meta.set(name, withFormer(meta.get(name), content, name))
    }
  }
  return meta
}

// Each writer may have a tag of their own; of all else the first one counts.
function withFormer(former: string | undefined, content: string, name: string): string {
  if (former === undefined) return content
  const isOneMore = /author|creator/.test(name) && former.length < 500 && !former.includes(content)
  return isOneMore ? `${former}; ${content}` : former
}

const ARTICLE_TYPE = /article|blogposting|newsitem|report|review|recipe|webpage/i
/** Documents that say more than this about themselves are not believed. */
const MAX_THINGS = 2_000

/** The article that the page describes in its JSON-LD, or null. What it refers to by `@id` is put in. */
function readJsonLd(document: PageDocument): Thing | null {
  const things: Thing[] = []
  for (const script of document.getElementsByTagName('script')) {
    if (/ld\+json/i.test(script.getAttribute('type') ?? ''))
      gatherThings(parseLoosely(script.textContent), things, 0)
  }
  const isOf = (thing: Thing, types: RegExp) => textsOf(thing['@type']).some((type) => types.test(type))
  const articles = things.filter((thing) => isOf(thing, ARTICLE_TYPE))
  const article =
    articles.find((thing) => !isOf(thing, /webpage/i)) ?? articles.find((thing) => thing.datePublished)
  return article ? resolved(article, things) : null
}

function gatherThings(value: unknown, things: Thing[], depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 6 || things.length > MAX_THINGS) return
  if (Array.isArray(value)) {
    for (const item of value) gatherThings(item, things, depth + 1)
    return
  }
  const thing = value as Thing
  things.push(thing)
  for (const field of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart'])
    gatherThings(thing[field], things, depth + 1)
}

// In a graph the writer is often a thing of its own: {"author": {"@id": "#ann"}}.
function resolved(article: Thing, things: Thing[]): Thing {
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.slice(0, 50).map(named)
    if (typeof value !== 'object' || value === null) return value
    const id = (value as Thing)['@id']
    const target = (value as Thing).name === undefined && id !== undefined
    return target ? (things.find((thing) => thing['@id'] === id && thing.name !== undefined) ?? value) : value
  }
  return {
    ...article,
    author: named(article.author),
    creator: named(article.creator),
    publisher: named(article.publisher),
  }
}

// Publishers leave raw line breaks in strings, comment marks and a final semicolon around the object, and commas
// before a closing bracket.
function parseLoosely(text: string): unknown {
  const start = text.search(/[[{]/)
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'))
  if (start < 0 || end < start) return null
  const json = text.slice(start, end + 1).replace(/[\u0000-\u001f]+/g, ' ')
  for (const attempt of [json, json.replace(/,(?= {0,20}[}\]])/g, '')]) {
    try {
      return JSON.parse(attempt)
    } catch {}
  }
  return fieldsOf(json)
}

/** The fields of an article that no value can hide. */
const FIELDS = ['headline', 'datePublished', 'dateModified', 'articleBody', 'inLanguage'] as const

// One quotation mark too many breaks the whole object; its plain fields can be read all the same.
function fieldsOf(json: string): Thing | null {
  if (!/"@type" ?: ?"[^"]{0,30}(?:article|posting)"/i.test(json)) return null
  const author = /"author" ?: ?\[? ?\{[^{}]{0,300}?"name" ?: ?"([^"]{1,100})"/.exec(json)?.[1]
  const thing: Thing = { '@type': 'Article', author }
  for (const field of FIELDS) {
    thing[field] = new RegExp(`"${field}" ?: ?"((?:[^"\\\\]|\\\\.){1,20000})"`).exec(json)?.[1]
  }
  return thing
}

/** The strings that a field of JSON-LD holds: alone, in a list, or as `name` of things. */
export function textsOf(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [plainText(value)].filter((text) => text !== '')
  if (typeof value !== 'object' || value === null || depth > 3) return []
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((item) => textsOf(item, depth + 1))
  return textsOf((value as Thing).name, depth + 1)
}
