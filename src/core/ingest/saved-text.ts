// Reads a newspaper page that someone saved as plain text: headline, times, writer and body paragraphs out of
// menus, share buttons and footers. No paper is known here: the body is the stretch with the most running
// text, and its head is read upwards from there. Every paragraph stands word for word in the input.
import { UserError } from '../errors.js'
import type { Language, Zone, ZonedTime } from '../model.js'
import { readFrontMatter } from './front-matter.js'
import { guessLanguage } from './language.js'
import { readHead } from './saved-head.js'
import { type Paragraph, paragraphsOf } from './saved-lines.js'

export interface SavedText {
  title: string
  posted: ZonedTime | null
  updated: ZonedTime | null
  author: string | null
  lang: Language
  /** Body paragraphs parted by blank lines. */
  text: string
}

/** An editorial stands within the first so many characters of its page. */
const LONGEST = 2_000_000

/**
 * Times that the page prints without a zone are read in `zone`; `language` counts where the text shows none.
 * Throws UserError, whose message goes on after the document's name, when nothing readable stands in it.
 */
export function readSavedText(
  text: string,
  { zone, language }: { zone: Zone; language?: Language },
): SavedText {
  const front = readFrontMatter(plainLines(text), zone)
  const paragraphs = paragraphsOf(front.text, zone)
  const { start, end } = findBody(paragraphs)
  const head = readHead(paragraphs, start, end)
  const body = withoutNotes(bodyOf(paragraphs.slice(start, end), head.title))
  if (body.length === 0) throw new UserError('holds no editorial: only short lines, as in a menu')
  const words = body.join('\n\n')
  return {
    title: front.title ?? head.title ?? firstWords(body[0] ?? ''),
    posted: front.posted ?? head.posted,
    updated: front.updated ?? head.updated,
    author: front.author ?? head.author,
    lang: guessLanguage(words) ?? language ?? 'und',
    text: words,
  }
}

function plainLines(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n')
}

// --- The body: the stretch with the most running text -----------------------------------------------------

/** What a paragraph says for (+) or against (-) the stretch that it stands in. */
function weightOf({ kind, width }: Paragraph): number {
  switch (kind) {
    case 'prose':
      return 1 + Math.min(width, 900) / 150
    case 'sentence':
      return 1
    case 'short':
      return -1
    case 'related':
    case 'copyright':
      return -4
    case 'date':
      return -4
    case 'byline':
    case 'imprint':
      return -2
    default:
      return -0.7
  }
}

/** The stretch of paragraphs with the greatest sum of weights (Kadane's algorithm). */
function findBody(paragraphs: Paragraph[]): { start: number; end: number } {
  let best = { start: 0, end: 0, sum: 0 }
  let start = 0
  let sum = 0
  let inRow = 0
  paragraphs.forEach((paragraph, index) => {
    // A menu weighs more than the sum of its lines.
    inRow = paragraph.kind === 'short' ? inRow + 1 : 0
    if (sum === 0 && isText(paragraph) && followsMarker(paragraphs, index)) sum = MARKER
    sum += weightOf(paragraph) - Math.min(2, Math.max(0, inRow - 2) * 0.4)
    if (sum <= 0) {
      sum = 0
      start = index + 1
    } else if (sum > best.sum) best = { start, end: index + 1, sum }
  })
  return { start: afterHead(paragraphs, best.start, best.end), end: best.end }
}

/** A dateline or byline shortly above a paragraph, with no other text between, speaks for it. */
const MARKER = 1.5

function followsMarker(paragraphs: Paragraph[], index: number): boolean {
  for (let i = index - 1; i >= Math.max(0, index - 8); i--) {
    const kind = paragraphs[i]?.kind
    if (kind === 'date' || kind === 'byline') return true
    if (kind === 'prose') return false
  }
  return false
}

/** A dateline or byline among the first lines of the stretch still belongs to the head. */
function afterHead(paragraphs: Paragraph[], start: number, end: number): number {
  let from = start
  for (let i = start; i < Math.min(end, start + 4); i++) {
    const kind = paragraphs[i]?.kind
    if (kind === 'date' || kind === 'byline') from = i + 1
  }
  while (from < end && !isText(paragraphs[from])) from++
  if (!isInList(paragraphs, from)) return from
  const prose = paragraphs.findIndex(({ kind }, i) => i >= from && i < end && kind === 'prose')
  return prose < 0 ? from : prose
}

/** Only headlines stand between the paragraph and the opener of a list, such as "Most Popular". */
function isInList(paragraphs: Paragraph[], index: number): boolean {
  let i = index - 1
  while (i >= 0 && (paragraphs[i]?.kind === 'short' || paragraphs[i]?.kind === 'sign')) i--
  return i < index - 1 && paragraphs[i]?.kind === 'related'
}

function isText(paragraph: Paragraph | undefined): boolean {
  return paragraph?.kind === 'prose' || paragraph?.kind === 'sentence'
}

/** The paragraphs of the stretch that are text, subheads included; lists of links within it are not. */
function bodyOf(stretch: Paragraph[], title: string | null): string[] {
  const body: string[] = []
  let inList = false
  stretch.forEach((paragraph, index) => {
    if (paragraph.kind === 'related' || paragraph.kind === 'pointer') inList = true
    else if (isText(paragraph)) inList = false
    if (!(isText(paragraph) || (paragraph.kind === 'short' && !inList))) return
    if (paragraph.text === title || isShouted(paragraph) || isCaption(paragraph, stretch[index + 1])) return
    // A highlight or caption above the body is said again in it.
    const isRepeated =
      index < 3 &&
      paragraph.width >= 60 &&
      stretch.some((other, i) => i > index && other.text === paragraph.text)
    if (!isRepeated) body.push(paragraph.text)
  })
  return body
}

/** A line right above the name of a photographer is what the picture shows. */
function isCaption(paragraph: Paragraph, next: Paragraph | undefined): boolean {
  return next?.kind === 'credit' && next.width <= 60 && paragraph.kind !== 'prose'
}

/** Lines about the writers, which stand below a text: "Ann Lee is a columnist for the Ledger." */
const NOTES = [
  /^\p{Lu}[^.!?]{1,80} (?:is|are|was|were) (?:an?|the|members?|a former) [^!?]{0,120}\b(?:columnists?|reporters?|editors?|correspondents?|writers?|editorial board|fellow|professor)\b[^!?]{0,160}$/u,
  /^[^.!?]{2,120} contributed to (?:this|the) (?:report|story|article|editorial)\.$/iu,
  /^(?:distributed by|©|contact|reach|e-?mail|write to) [^!?]{2,140}$/iu,
]

function withoutNotes(body: string[]): string[] {
  let end = body.length
  while (
    end > 1 &&
    (body[end - 1]?.length ?? 0) <= 300 &&
    NOTES.some((note) => note.test(body[end - 1] ?? ''))
  ) {
    end--
  }
  return body.slice(0, end)
}

/** Papers print the headline of another article between paragraphs in capitals. */
function isShouted({ kind, text }: Paragraph): boolean {
  return (
    kind === 'short' &&
    text.split(' ').length >= 5 &&
    /\p{Lu}{2}/u.test(text) &&
    !/\p{Ll}{2}/u.test(text) &&
    /^[^\p{Lo}]+$/u.test(text)
  )
}

/** A text without a headline is called by how it begins. */
function firstWords(text: string): string {
  const sentence = /^.{10,80}?[.!?。！？](?=[\s”"’]|$|[^\x20-\x7e])/u.exec(text)?.[0]
  if (sentence) return sentence
  return text.length <= 80 ? text : `${text.slice(0, 80).replace(/\s\S*$/, '')}…`
}
