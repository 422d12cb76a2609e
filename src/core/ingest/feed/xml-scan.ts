// Tells the tags and texts of XML apart, in one pass that jumps from sign to sign: feeds are long. It is
// tolerant: whatever is no markup is text, a tag that is cut off is left out, and no DTD is read.
import { decodeHTMLStrict } from 'entities'

export interface XmlEvents {
  /** A start tag with its name as written; false ends the scan. */
  start(tag: string, attributes: Map<string, string>): boolean
  /** An end tag, or the "/" of a start tag. */
  end(tag: string): void
  /** Text with its entities decoded, or the content of a CDATA section. Neighbours may come in pieces. */
  text(text: string): void
}

export function scanXml(text: string, events: XmlEvents): void {
  const reader: Reader = { text, at: 0 }
  while (reader.at < text.length) {
    const sign = text.indexOf('<', reader.at)
    if (sign < 0) {
      events.text(decoded(text.slice(reader.at)))
      return
    }
    if (sign > reader.at) events.text(decoded(text.slice(reader.at, sign)))
    reader.at = sign + 1
    const next = text.charCodeAt(reader.at)
    if (next === SLASH) takeEnd(reader, events)
    else if (next === BANG) takeDeclaration(reader, events)
    else if (next === QUESTION) reader.at = behind(text, '?>', reader.at)
    else if (!isNameStart(next)) events.text('<')
    else if (!takeStart(reader, events)) return
  }
}

interface Reader {
  text: string
  /** Everything before is read. */
  at: number
}

function takeEnd(reader: Reader, events: XmlEvents): void {
  reader.at++
  const tag = takeName(reader)
  reader.at = behind(reader.text, '>', reader.at)
  // The end of the text is no end of a tag that is cut off.
  if (tag !== '' && reader.text.charCodeAt(reader.at - 1) === GREATER) events.end(tag)
}

function takeDeclaration(reader: Reader, events: XmlEvents): void {
  const { text, at } = reader
  if (text.startsWith('![CDATA[', at)) {
    const end = text.indexOf(']]>', at + 8)
    events.text(end < 0 ? text.slice(at + 8) : text.slice(at + 8, end))
    reader.at = end < 0 ? text.length : end + 3
  } else if (text.startsWith('!--', at)) reader.at = behind(text, '-->', at + 3)
  else if (/^!doctype/i.test(text.slice(at, at + 8))) reader.at = behindDoctype(text, at)
  else reader.at = behind(text, '>', at)
}

// A DTD may hold markup inside its declarations, which is not the document's.
function behindDoctype(text: string, at: number): number {
  const end = text.indexOf('>', at)
  const subset = text.slice(at, end < 0 ? at + 1_000 : end).indexOf('[')
  if (subset < 0) return behind(text, '>', at)
  const close = /\]\s{0,100}>/g
  close.lastIndex = at + subset
  return close.test(text) ? close.lastIndex : behind(text, '>', at)
}

function takeStart(reader: Reader, events: XmlEvents): boolean {
  const { text } = reader
  const tag = takeName(reader)
  const attributes = text.charCodeAt(reader.at) === GREATER ? NO_ATTRIBUTES : takeAttributes(reader)
  if (reader.at >= text.length) return false
  const isClosed = text.charCodeAt(reader.at - 1) === SLASH
  reader.at++
  if (!events.start(tag, attributes)) return false
  if (isClosed) events.end(tag)
  return true
}

const NO_ATTRIBUTES: Map<string, string> = new Map()

/** Takes everything up to the ">" of the tag; of attributes written twice the first counts. */
function takeAttributes(reader: Reader): Map<string, string> {
  const { text } = reader
  const attributes = new Map<string, string>()
  for (;;) {
    while (isBlank(text.charCodeAt(reader.at)) || text.charCodeAt(reader.at) === SLASH) reader.at++
    if (reader.at >= text.length || text.charCodeAt(reader.at) === GREATER) return attributes
    const from = reader.at++
    while (!endsAttributeName(text.charCodeAt(reader.at)) && reader.at < text.length) reader.at++
    const name = text.slice(from, reader.at).toLowerCase()
    const value = takeValue(reader)
    if (!attributes.has(name)) attributes.set(name, decoded(value))
  }
}

/** The value behind a name, in quotes or without; empty when there is none. */
function takeValue(reader: Reader): string {
  const { text } = reader
  let at = reader.at
  while (isBlank(text.charCodeAt(at))) at++
  if (text.charCodeAt(at) !== EQUALS) return ''
  do at++
  while (isBlank(text.charCodeAt(at)))
  const quote = text[at]
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, at + 1)
    reader.at = end < 0 ? text.length : end + 1
    return text.slice(at + 1, end < 0 ? text.length : end)
  }
  const from = at
  while (at < text.length && !isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== GREATER) at++
  // <link href=https://paper.example/ /> and <a b=c/> are closed tags.
  reader.at = text.charCodeAt(at) === GREATER && text.charCodeAt(at - 1) === SLASH ? at - 1 : at
  return text.slice(from, reader.at)
}

function takeName(reader: Reader): string {
  const from = reader.at
  while (reader.at < reader.text.length && !endsTagName(reader.text.charCodeAt(reader.at))) reader.at++
  return reader.text.slice(from, reader.at)
}

function behind(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

function decoded(raw: string): string {
  return raw.includes('&') ? decodeHTMLStrict(raw) : raw
}

const BANG = 0x21
const SLASH = 0x2f
const EQUALS = 0x3d
const GREATER = 0x3e
const QUESTION = 0x3f

const isBlank = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d)
const endsTagName = (code: number) => code === GREATER || code === SLASH || isBlank(code)
const endsAttributeName = (code: number) => code === EQUALS || endsTagName(code)
/** https://www.w3.org/TR/xml/#NT-NameStartChar, roughly. */
const isNameStart = (code: number) =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  code === 0x5f ||
  code === 0x3a ||
  code >= 0x80
