// The lines of a saved page as paragraphs: hard-wrapped ones are joined, the others stay one each, and every
// one is told what it looks like. Knows nothing of where an editorial begins and ends.
import type { Zone } from '../../model.js'
import { bylineOf } from '../byline.js'
import { type FoundDate, findDate } from '../dates/dates.js'
import { PUBLISHED, UPDATED } from '../dates/words.js'
import { type Furniture, furnitureOf } from './furniture.js'
import type { Marks } from './marks.js'
import { isService } from './service.js'
import { BULLET, endsSentence, unwrapped, widthOf } from './wrap.js'

export interface Paragraph {
  text: string
  kind:
    | 'prose'
    /** Short, but with the end of a sentence. */
    | 'sentence'
    /** A headline, a name, a section: no sentence. */
    | 'short'
    | 'date'
    | 'byline'
    | Furniture
  /** Columns: East Asian characters take two. */
  width: number
  /** It stood behind a bullet or a heading sign, which is not part of its text. */
  mark: 'bullet' | 'heading' | null
  dates: FoundDate[]
  /** It reads like a word of the house to its readers, which stands before or behind a text, not within. */
  isService: boolean
}

/** The lines of a page, which has no carriage returns, as paragraphs in their order. */
export function paragraphsOf({ page, clean }: Marks, zone: Zone): Paragraph[] {
  const standsAlone = (line: string) => {
    const words = fold(line)
    return furnitureOf(words) !== null || bylineOf(words) !== null || datesOf(words, zone).length > 0
  }
  const paragraphs = unwrapped(page, standsAlone)
    .map((line) => paragraphOf(clean(line), zone))
    .filter((paragraph) => paragraph.text !== '')
  return withLabels(paragraphs)
}

// --- What a line looks like -------------------------------------------------------------------------------

const HEADING = /^\s{0,3}#{1,6}\s{1,4}/

function paragraphOf(line: string, zone: Zone): Paragraph {
  const isHeading = HEADING.test(line)
  const bullet = /^\s*\d/.test(line) ? null : BULLET.exec(line)
  const cut = isHeading ? line.replace(HEADING, '') : bullet ? line.slice(bullet[0].length) : line
  const text = fold(cut)
  const width = widthOf(text.slice(0, 2_000)) + Math.max(0, text.length - 2_000)
  const dates = datesOf(text, zone)
  return {
    text,
    width,
    dates,
    mark: isHeading ? 'heading' : bullet ? 'bullet' : null,
    kind: kindOf(line, text, width, dates),
    isService: isService(text),
  }
}

const LABELS = [
  ['updated', new RegExp(`^(?:${UPDATED})\\s?[:：]?$`, 'iu')],
  ['published', new RegExp(`^(?:${PUBLISHED})\\s?[:：]?$`, 'iu')],
] as const

/** A label on a line of its own ("입력") belongs to the date on the next one. */
function withLabels(paragraphs: Paragraph[]): Paragraph[] {
  return paragraphs.map((paragraph, index) => {
    const labelOf = (text = '') => LABELS.find(([, pattern]) => pattern.test(text))?.[0]
    const next = paragraphs[index + 1]
    if (labelOf(paragraph.text) && next?.kind === 'date') return { ...paragraph, kind: 'sign' }
    const label = labelOf(paragraphs[index - 1]?.text)
    const [first, ...others] = paragraph.dates
    if (!label || !first || first.label !== null) return paragraph
    return { ...paragraph, dates: [{ ...first, label }, ...others] }
  })
}

/**
 * Blanks become one, but for the ideographic space, which parts the halves of a Japanese headline; what cannot
 * be seen goes, but for the signs that turn the direction of writing.
 */
function fold(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2060\ufeff]/g, '')
    .replace(/[^\S\u3000]+/g, ' ')
    .trim()
}

function kindOf(line: string, text: string, width: number, dates: FoundDate[]): Paragraph['kind'] {
  const furniture = furnitureOf(text)
  if (dates.length > 0 && furniture !== 'imprint' && furniture !== 'copyright') return 'date'
  if (furniture) return furniture
  if (isMenuRow(line, text)) return 'navigation'
  if (bylineOf(text) !== null) return 'byline'
  const hasSentence = endsSentence(text) || /[.!?][”"’')]* \p{Lu}|[。！？]|다\. /u.test(text.slice(0, 2_000))
  if (width >= 110 && hasSentence) return 'prose'
  if (width >= 180) return 'prose'
  return (endsSentence(text) && (width >= 24 || /\s|[。！？]/.test(text))) || width >= 100
    ? 'sentence'
    : 'short'
}

/** "News   Sports   Opinion", "홈 > 오피니언 > 사설": several short names in a row. */
function isMenuRow(line: string, text: string): boolean {
  if (text.length > 160 || endsSentence(text)) return false
  const cells = line.trim().split(/\s{2,}|\t|\u3000{2,}/)
  if (cells.length >= 3 && cells.every((cell) => cell.length <= 24)) return true
  const steps = text.startsWith('<') ? [] : text.split(/\s*[>›»→＞]\s*/)
  const isPath = steps.every((step) => step.length > 0 && widthOf(step) <= 24)
  if (isPath && (steps.length >= 3 || (steps.length === 2 && widthOf(steps[1] ?? '') <= 16))) return true
  const buttons = text.split(' ')
  if (buttons.length >= 3 && buttons.every((button) => furnitureOf(button) !== null)) return true
  const parts = text.split(/\s*[|｜│·•]\s+/)
  return parts.length >= 3 && parts.every((part) => part.length <= 24)
}

/** Dates of a dateline; none when the line says other things beside them. */
function datesOf(text: string, zone: Zone): FoundDate[] {
  if (text.length > 160 || !/\p{Nd}/u.test(text)) return []
  const dates: FoundDate[] = []
  let rest = text
  while (dates.length < 4) {
    const found = findDate(rest, zone)
    if (!found) break
    dates.push(found)
    rest = found.rest
  }
  return dates.length > 0 && isDateline(rest, dates) ? dates : []
}

// A headline may hold a date, and so may a note; beside a dateline's date stand names only.
function isDateline(said: string, dates: FoundDate[]): boolean {
  const rest = said.replace(/(?:(?:updated|posted|published) )?\d{1,3} \w{1,8} ago\b[ \d]{0,8}/i, '').trim()
  if (rest === '') return true
  if (rest.length > 80 || /[.。!?][”"’]?$/.test(rest)) return false
  const isLabelled = dates.some(({ label }) => label !== null)
  if (isLabelled || bylineOf(rest) !== null) return true
  const hasTime = dates.some(({ date }) => !date.includes('T00:00:00'))
  if (/(^|\s)(?:of|on|in|since|after|before|until|from|to|as|is|was|has|will|'|’)(?:\s|$)/i.test(rest))
    return false
  return rest.split(' ').length <= (hasTime ? 8 : 4) && widthOf(rest) <= (hasTime ? 60 : 36)
}
