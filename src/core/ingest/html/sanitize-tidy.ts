// The quick way through sanitize.ts: HTML whose tags are closed in order and properly quoted, as content systems
// write it, is cleaned in one pass. It answers exactly what sanitize-html answers, or null for anything
// unusual (raw text, implied ends, stray signs, doubtful tags), which then goes the slow way. What it writes is
// safe by construction: text without "<" and ">", and tags and attributes out of the tables of sanitize.ts.
import { decodeHTML, decodeHTMLAttribute } from 'entities'
import { escapeHtml } from './html.js'
import { impliesEnd, PASSED, VOID } from './sanitize-tags.js'

/** What may stay; `isCaption` and `address` decide as sanitize.ts does for the slow way. */
export interface TidyRules {
  kept: ReadonlySet<string>
  /** All allowed attributes of the tags that have more than the common ones. */
  attributes: ReadonlyMap<string, ReadonlySet<string>>
  common: ReadonlySet<string>
  isCaption(classes: string): boolean
  address(name: 'href' | 'src', value: string, base: string): string | null
}

/** Longer tags and deeper nesting are left to the slow way, which has its limits for them. */
const LONGEST_TAG = 4_000
const MAX_DEPTH = 300

/** Clean HTML, not yet trimmed; null when the HTML is not tidy. */
export function tidy(html: string, base: string, rules: TidyRules): string | null {
  const open: OpenTag[] = []
  const reader: Reader = { html, at: 0, base, rules }
  let out = ''
  for (;;) {
    const start = html.indexOf('<', reader.at)
    out += cleanText(start < 0 ? html.slice(reader.at) : html.slice(reader.at, start))
    if (start < 0) break
    reader.at = start + 1
    const written = takeMarkup(reader, open)
    if (written === null) return null
    out += written
  }
  for (let tag = open.pop(); tag; tag = open.pop()) out += tag.end
  return out
}

interface OpenTag {
  name: string
  /** What closes it in the output; empty when the tag was dropped. */
  end: string
}

interface Reader {
  html: string
  /** Everything before is read. */
  at: number
  base: string
  rules: TidyRules
}

function cleanText(raw: string): string {
  const text = raw.includes('&') ? decodeHTML(raw).replaceAll('&', '&amp;').replaceAll('<', '&lt;') : raw
  return text.includes('>') ? text.replaceAll('>', '&gt;') : text
}

/** Takes a tag or a comment behind its "<" and answers what to write, perhaps nothing; null when it is unusual. */
function takeMarkup(reader: Reader, open: OpenTag[]): string | null {
  const sign = reader.html.charCodeAt(reader.at)
  if (sign === SLASH) return takeEnd(reader, open)
  return sign === BANG ? takeComment(reader) : takeStart(reader, open)
}

function takeComment(reader: Reader): string | null {
  const { html, at } = reader
  const end = html.indexOf('--', at + 3)
  // Browsers end comments in more ways than one.
  if (!html.startsWith('!--', at) || html[at + 3] === '>' || html[at + 3] === '-') return null
  if (end < 0 || html[end + 2] !== '>' || end - at > LONGEST_TAG) return null
  reader.at = end + 3
  return ''
}

/** An end tag: what closes the innermost tag; null when it does not. */
function takeEnd(reader: Reader, open: OpenTag[]): string | null {
  reader.at++
  const name = takeName(reader)
  skipBlanks(reader)
  if (reader.html.charCodeAt(reader.at++) !== GREATER || open[open.length - 1]?.name !== name) return null
  return open.pop()?.end ?? null
}

function takeStart(reader: Reader, open: OpenTag[]): string | null {
  const name = takeName(reader)
  if (name === 'script' || name === 'style') return skipScript(reader, name)
  const isVoid = VOID.has(name)
  const { kept } = reader.rules
  if (!isVoid && !kept.has(name) && !PASSED.has(name)) return null
  const above = open[open.length - 1]?.name
  if ((above !== undefined && impliesEnd(name, above)) || open.length >= MAX_DEPTH) return null
  const attributes = takeAttributes(reader, name)
  if (attributes === null) return null
  if (isVoid) {
    if (attributes.isCaption || !takeVoidEnd(reader)) return null
    return kept.has(name) ? `<${name}${attributes.written} />` : ''
  }
  if (reader.html.charCodeAt(reader.at++) !== GREATER) return null
  const written = attributes.isCaption ? 'figcaption' : name
  const isKept = kept.has(written)
  open.push({ name, end: isKept ? `</${written}>` : '' })
  return isKept ? `<${written}${attributes.written}>` : ''
}

/** Skips a script or style that holds no "<"; another is for a parser that knows where it ends. */
function skipScript(reader: Reader, name: string): string | null {
  if (!takeAttributes(reader, name) || reader.html.charCodeAt(reader.at) !== GREATER) return null
  const end = reader.html.indexOf('<', reader.at)
  const tag = `</${name}>`
  if (end < 0 || !reader.html.startsWith(tag, end)) return null
  reader.at = end + tag.length
  return ''
}

function takeVoidEnd(reader: Reader): boolean {
  if (reader.html.charCodeAt(reader.at) === SLASH) reader.at++
  return reader.html.charCodeAt(reader.at++) === GREATER
}

interface Attributes {
  written: string
  isCaption: boolean
}

const NONE: Attributes = { written: '', isCaption: false }

/** Takes all attributes and the blanks around them; null when one is not in quotes, or there is too much. */
function takeAttributes(reader: Reader, tag: string): Attributes | null {
  const { html, rules } = reader
  if (html.charCodeAt(reader.at) === GREATER) return NONE
  const limit = reader.at + LONGEST_TAG
  const own = rules.attributes.get(tag)
  const allowed = own ?? rules.common
  const found: Attributes = { written: '', isCaption: false }
  // Of attributes written twice the first counts.
  let seen = ' '
  while (skipBlanks(reader)) {
    const from = reader.at
    if (isTagEnd(html.charCodeAt(from))) break
    let end = from
    while (isNameSign(html.charCodeAt(end))) end++
    if (end === from || end > limit) return null
    reader.at = end
    const name = html.slice(from, end).toLowerCase()
    const value = takeValue(reader, limit)
    if (value === null) return null
    if (!(name === 'class' || allowed.has(name)) || seen.includes(` ${name} `)) continue
    seen += `${name} `
    const meant = value.includes('&') ? decodeHTMLAttribute(value) : value
    if (name === 'class') found.isCaption = tag !== 'img' && rules.isCaption(meant)
    else found.written += writeAttribute(name, meant, reader)
  }
  // A caption has other attributes than the tag that it was.
  return isTagEnd(html.charCodeAt(reader.at)) && !(found.isCaption && own) ? found : null
}

/** The value behind an attribute's name; empty when it has none, null when it is not in quotes. */
function takeValue(reader: Reader, limit: number): string | null {
  const { html } = reader
  if (html.charCodeAt(reader.at) !== EQUALS) return ''
  const quote = html[reader.at + 1]
  if (quote !== '"' && quote !== "'") return null
  const from = reader.at + 2
  const end = html.indexOf(quote, from)
  if (end < 0 || end > limit) return null
  reader.at = end + 1
  return html.slice(from, end)
}

function writeAttribute(name: string, value: string, { rules, base }: Reader): string {
  const shown = name === 'href' || name === 'src' ? rules.address(name, value, base) : value
  if (shown) return ` ${name}="${escapeHtml(shown)}"`
  return name === 'alt' ? ' alt=""' : ''
}

/** The name of a tag in lower case; empty when what stands there is none. */
function takeName(reader: Reader): string {
  const { html } = reader
  let end = reader.at
  while (isLetterOrDigit(html.charCodeAt(end))) end++
  const name = html.slice(reader.at, end)
  reader.at = end
  return name.toLowerCase()
}

/** Skips blanks, and answers whether there were any. */
function skipBlanks(reader: Reader): boolean {
  const { html, at } = reader
  let end = at
  while (isBlank(html.charCodeAt(end))) end++
  reader.at = end
  return end > at
}

const BANG = 0x21
const SLASH = 0x2f
const EQUALS = 0x3d
const GREATER = 0x3e

const isTagEnd = (code: number) => code === GREATER || code === SLASH
const isBlank = (code: number) => code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d
const isLetterOrDigit = (code: number) =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)

/** Letters, digits, "-", "_", ":" and "."; other signs make a tag unusual. */
const isNameSign = (code: number) =>
  isLetterOrDigit(code) || code === 0x2d || code === 0x5f || code === 0x3a || code === 0x2e
