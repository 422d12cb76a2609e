// The lines of a saved page as paragraphs: hard-wrapped ones are joined, the others stay one each, and every
// one is told what it looks like. Knows nothing of where an editorial begins and ends.
import type { Zone } from '../model.js'
import { bylineOf } from './byline.js'
import { type FoundDate, findDate } from './dates.js'
import { type Furniture, furnitureOf } from './furniture.js'

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
}

/** Lines of `text`, which has no carriage returns, as paragraphs in their order. */
export function paragraphsOf(text: string, zone: Zone): Paragraph[] {
  const blocks = blocksOf(text)
  const width = wrapWidth(blocks)
  return blocks
    .flatMap((block) => unwrap(block, width))
    .map((line) => paragraphOf(line, zone))
    .filter((paragraph) => paragraph.text !== '')
}

// --- Lines ------------------------------------------------------------------------------------------------

/** Runs of lines without a blank line between. */
function blocksOf(text: string): string[][] {
  const blocks: string[][] = []
  let block: string[] = []
  for (const line of text.split('\n')) {
    if (line.trim() !== '') block.push(line.trimEnd())
    else if (block.length > 0) {
      blocks.push(block)
      block = []
    }
  }
  return block.length > 0 ? [...blocks, block] : blocks
}

/** Wider lines (columns) were not broken by a mail program or an editor. */
const WIDEST_WRAP = 110
const NARROWEST_WRAP = 30

/** The width at which someone broke the paragraphs of the text; 0 when nobody did. */
function wrapWidth(blocks: string[][]): number {
  return blocks.reduce((widest, block) => {
    const width = block.reduce((most, line) => Math.max(most, widthOf(line)), 0)
    const isWrapped =
      block.length >= 3 && width >= NARROWEST_WRAP && width <= WIDEST_WRAP && breaksInSentences(block, width)
    return isWrapped ? Math.max(widest, width) : widest
  }, 0)
}

/** A block as lines of its own or, where paragraphs were broken at a width, as the paragraphs they were. */
function unwrap(block: string[], width: number): string[] {
  const joined: string[] = []
  block.forEach((line, index) => {
    const last = joined.at(-1)
    const before = block[index - 1]
    const goesOn =
      last !== undefined &&
      before !== undefined &&
      (isTorn(before, line) || (width > 0 && isFull(before, line, width) && !isMarker(line))) &&
      !startsAnew(line)
    if (goesOn) joined[joined.length - 1] = join(last, line)
    else joined.push(line)
  })
  return joined
}

/** Lines that no paragraph runs into, however full the line before them is. */
function isMarker(line: string): boolean {
  const text = fold(line)
  return furnitureOf(text) !== null || bylineOf(text) !== null
}

/** Most lines are as full as their width allows, and some of them end within a sentence. */
function breaksInSentences(block: string[], width: number): boolean {
  let full = 0
  let torn = 0
  for (let i = 1; i < block.length; i++) {
    const [before = '', line = ''] = [block[i - 1], block[i]]
    if (!isFull(before, line, width)) continue
    full++
    if (!endsSentence(before)) torn++
  }
  return torn > 0 && full >= (block.length - 1) / 2
}

/** The next word would not have fitted any more. */
function isFull(before: string, line: string, width: number): boolean {
  const next = line.trim()
  // Lines of East Asian text break anywhere, but for a few signs that must not begin a line.
  if (isEastAsian(next[0] ?? '') || isEastAsian(before.trim().at(-1) ?? '')) {
    const word = /^\S{1,12}/.exec(next)?.[0] ?? ''
    const needs = /\p{Script=Hangul}/u.test(word) ? widthOf(word) : 4
    return widthOf(before) + needs > width - 2
  }
  return widthOf(before) + 1 + widthOf(/^\S{1,60}/.exec(next)?.[0] ?? '') > width
}

/** A line that ends within a sentence which the next one takes up in lower case. */
function isTorn(before: string, line: string): boolean {
  return widthOf(before) >= 40 && /[\p{L},;-]$/u.test(before) && /^\p{Ll}/u.test(line.trim())
}

/** Bullets and indented lines begin a paragraph. */
function startsAnew(line: string): boolean {
  return /^(?:\s{2,}|\u3000|\t)/.test(line) || BULLET.test(line)
}

function join(before: string, line: string): string {
  const next = line.trim()
  const isHyphen = /\p{L}-$/u.test(before) && /^\p{L}/u.test(next)
  const isScript = isKanaOrHan(before.at(-1) ?? '') && isKanaOrHan(next[0] ?? '')
  return isHyphen || isScript ? before + next : `${before} ${next}`
}

// --- What a line looks like -------------------------------------------------------------------------------

const BULLET = /^\s{0,20}(?:[-*+•◦‣▪■□●○◆◇※・▲△∙·–—](?=\s)|[•‣▪●・](?=\S)|\d{1,2}[.)]\s(?=\S))\s{0,4}/u
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
  }
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

/** Does a sentence, or an item of a list, end here? */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？．;；:：][”"’'」』）)\]]{0,3}$/u.test(text.slice(-6))
}

/** Dates of a dateline; none when the line says other things beside them. */
function datesOf(text: string, zone: Zone): FoundDate[] {
  if (text.length > 160) return []
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

// --- Widths -----------------------------------------------------------------------------------------------

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g

function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}

function isEastAsian(sign: string): boolean {
  return widthOf(sign) === 2
}

function isKanaOrHan(sign: string): boolean {
  return isEastAsian(sign) && !/\p{Script=Hangul}/u.test(sign)
}
