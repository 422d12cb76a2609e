// Adds sources to a masthead.yaml that a person wrote. Only the new lines are written; comments, anchors,
// order, spacing and line ends of all the others stay as they are, which no printing of the parsed document
// would do. The result is read again and must hold the old file and the new sources, or nothing is written.
import { isDeepStrictEqual } from 'node:util'
import { Document, isMap, isScalar, isSeq, parseDocument, type YAMLSeq } from 'yaml'
import { UserError } from '../core/errors.js'
import type { NewSource } from '../core/ingest/opml/new-sources.js'

/** The text of a sound masthead.yaml with these sources behind its own. Throws UserError where it cannot be. */
export function addSources(text: string, sources: NewSource[]): string {
  if (sources.length === 0) return text
  const document = parseDocument(text)
  const list = isMap(document.contents) ? document.contents.get('sources', true) : undefined
  const texts =
    isSeq(list) && list.items.length > 0
      ? insertionsInto(text, document, list, sources).map(
          ({ at, addition }) => text.slice(0, at) + addition + text.slice(at),
        )
      : []
  const added = texts.find((candidate) => holdsBoth(document, candidate, sources))
  if (added !== undefined) return added
  throw new UserError(
    `The list of sources is written in a way that cannot be added to safely. Add these by hand:\n${sourceItems(sources).join('')}`,
  )
}

/** A first masthead.yaml: these sources and one daily newsletter of all of them, kept as files. */
export function newMastheadFile(sources: NewSource[]): string {
  return `# What Masthead reads and publishes. \`masthead check\` names every problem of this file with its line;
# \`masthead schema\` prints what else can stand here.

site:
  name: Masthead
  language: en
  zone: UTC # the zone of everything below that names none

sources:
${sourceItems(sources, '  ').join('\n')}
newsletters:
  - id: daily
    title: The Daily Masthead
    sources: all
    schedule:
      cron: "0 7 * * *" # minute hour day month weekday
    to:
      file: [markdown, html, json] # under var/outbox
`
}

/** The sources as a block list, one text each with a line end, every line behind `indent`. */
export function sourceItems(sources: NewSource[], indent = '', version: '1.1' | '1.2' = '1.2'): string[] {
  return sources.map((source) =>
    new Document([inOrder(source)], { version }).toString({ lineWidth: 0 }).replace(/^(?=.)/gm, indent),
  )
}

// --- Where the new lines go ---------------------------------------------------------------------------------

type Parsed = ReturnType<typeof parseDocument>

interface Insertion {
  /** Offset in the text. */
  at: number
  addition: string
}

/** The places to try, the best first. */
function insertionsInto(text: string, document: Parsed, list: YAMLSeq, sources: NewSource[]): Insertion[] {
  if (list.flow) return [besideFlow(text, document, list, sources)]
  const column = columnOf(text, list)
  const end = endOf(text, document)
  const items = sourceItems(sources, ' '.repeat(column), versionOf(document))
  // In a block that keeps its blank lines (`|+`) they are part of the last source's value.
  return [endOfItems(text, startOf(list), end, column), end].map((at) => {
    const lineEnd = text.slice(0, at).includes('\r\n') ? '\r\n' : '\n'
    const gap = hasGaps(text, list) ? lineEnd : ''
    const lines = items.map((item) => gap + item.replaceAll('\n', lineEnd)).join('')
    return { at, addition: text[at - 1] === '\n' ? lines : lineEnd + lines }
  })
}

/** Behind the last item, before what belongs to the next key: blank lines and comments at its margin. */
function endOfItems(text: string, start: number, end: number, column: number): number {
  let at = end
  while (at > start) {
    const lineStart = text.lastIndexOf('\n', at - 2) + 1
    const line = text.slice(lineStart, at)
    const comment = /^(\s*)#/.exec(line)?.[1]
    const isOutside = comment !== undefined && comment.length < Math.max(column, 1)
    if (line.trim() !== '' && !isOutside && !/^\.\.\.(\s|$)/.test(line)) break
    at = lineStart
  }
  return at
}

/** `[{…}, {…}]`: behind the last item's closing bracket. A file that is JSON stays JSON. */
function besideFlow(text: string, document: Parsed, list: YAMLSeq, sources: NewSource[]): Insertion {
  const last = list.items.at(-1)
  const [start, at] = rangeOf(last)
  const isJson = isMap(last) && isScalar(last.items[0]?.key) && last.items[0].key.type === 'QUOTE_DOUBLE'
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const before = text.slice(lineStart, start)
  const separator = before.trim() === '' ? `,${text[lineStart - 2] === '\r' ? '\r\n' : '\n'}${before}` : ', '
  const items = sources.map((source) =>
    isJson ? JSON.stringify(inOrder(source)) : flowItem(source, versionOf(document)),
  )
  return { at, addition: items.map((item) => separator + item).join('') }
}

function flowItem(source: NewSource, version: '1.1' | '1.2'): string {
  const document = new Document(inOrder(source), { version })
  if (isMap(document.contents)) document.contents.flow = true
  return document.toString({ lineWidth: 0 }).trimEnd().replace(/\n\s*/g, ' ')
}

/** Where the key after `sources` begins its line, or where the document ends. */
function endOf(text: string, document: Parsed): number {
  const pairs = isMap(document.contents) ? document.contents.items : []
  const next = pairs[pairs.findIndex(({ key }) => isScalar(key) && key.value === 'sources') + 1]
  if (next) return text.lastIndexOf('\n', rangeOf(next.key)[0]) + 1
  return document.range?.[2] ?? text.length
}

/** Are the last two sources parted by a blank line? */
function hasGaps(text: string, list: YAMLSeq): boolean {
  const [before, last] = list.items.slice(-2)
  return last !== undefined && /\n[ \t]*\r?\n/.test(text.slice(rangeOf(before)[0], rangeOf(last)[0]))
}

/** Of the dashes. */
function columnOf(text: string, list: YAMLSeq): number {
  const start = startOf(list)
  return start - (text.lastIndexOf('\n', start - 1) + 1)
}

function startOf(list: YAMLSeq): number {
  return rangeOf(list)[0]
}

function rangeOf(node: unknown): [start: number, end: number] {
  const range = (node as { range?: [number, number, number] | null } | null | undefined)?.range
  return range ? [range[0], range[1]] : [0, 0]
}

function versionOf(document: Parsed): '1.1' | '1.2' {
  return document.directives?.yaml.version === '1.1' ? '1.1' : '1.2'
}

function holdsBoth(before: Parsed, after: string, sources: NewSource[]): boolean {
  const document = parseDocument(after)
  if (document.errors.length > 0) return false
  const old: { sources: unknown[] } = before.toJS()
  return isDeepStrictEqual(document.toJS(), { ...old, sources: [...old.sources, ...sources.map(inOrder)] })
}

/** The keys in the order in which a person reads them. */
function inOrder({ id, name, kind, url, language, zone, links }: NewSource): Partial<NewSource> {
  return {
    id,
    name,
    kind,
    url,
    ...(language !== undefined && { language }),
    ...(zone !== undefined && { zone }),
    ...(links !== undefined && { links }),
  }
}
