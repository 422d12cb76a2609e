// Where the body of a saved page begins and ends, and which paragraphs in between are its own. The body is the
// stretch with the most running text; no paper is known here.
import type { Paragraph } from './lines.js'

/** From `start` to before `end`; nothing when no running text stands there. */
export function findBody(paragraphs: Paragraph[]): { start: number; end: number } {
  const found = stretchOf(paragraphs)
  if (found.start < found.end) return found
  // All of the text sounds like a word to its readers, so that is what it is.
  return stretchOf(paragraphs.map((paragraph) => ({ ...paragraph, isService: false })))
}

/** The stretch of paragraphs with the greatest sum of weights (Kadane's algorithm), without what frames it. */
function stretchOf(paragraphs: Paragraph[]): { start: number; end: number } {
  let best = { start: 0, end: 0, sum: 0 }
  let start = 0
  let sum = 0
  let inRow = 0
  paragraphs.forEach((paragraph, index) => {
    // A menu weighs more than the sum of its lines.
    inRow = paragraph.kind === 'short' ? inRow + 1 : 0
    if (sum === 0 && isText(paragraph) && followsMarker(paragraphs, index)) sum = MARKER
    const weight = isInset(paragraphs, index) ? INSET : weightOf(paragraph)
    sum += weight - Math.min(2, Math.max(0, inRow - 2) * 0.4)
    if (sum <= 0) {
      sum = 0
      start = index + 1
    } else if (sum > best.sum) best = { start, end: index + 1, sum }
  })
  const from = afterHead(paragraphs, best.start, best.end)
  return { start: from, end: beforeTail(paragraphs, from, beforeCopy(paragraphs, from, best.end)) }
}

/** What a paragraph says for (+) or against (-) the stretch that it stands in. */
function weightOf({ kind, width, isService }: Paragraph): number {
  if (isService && (kind === 'prose' || kind === 'sentence')) return -0.5
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

/** A pointer to a few other articles, with the text going on behind it, ends no text. */
const INSET = -1

function isInset(paragraphs: Paragraph[], index: number): boolean {
  if (paragraphs[index]?.kind !== 'related') return false
  for (let i = index + 1; i <= index + 5; i++) {
    if (isOwn(paragraphs[i]) && paragraphs[i]?.kind === 'prose') return true
    if (paragraphs[i]?.kind !== 'short') return false
  }
  return false
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

// --- Its edges --------------------------------------------------------------------------------------------

/** A dateline or byline among the first lines of the stretch still belongs to the head. */
function afterHead(paragraphs: Paragraph[], start: number, end: number): number {
  let from = start
  for (let i = start; i < Math.min(end, start + 4); i++) {
    const kind = paragraphs[i]?.kind
    if (kind === 'date' || kind === 'byline') from = i + 1
  }
  while (from < end && !isOwn(paragraphs[from])) from++
  const prose = paragraphs.findIndex((one, i) => i >= from && i < end && one.kind === 'prose' && isOwn(one))
  if (prose < 0) return from
  return isInList(paragraphs, from) || hasButtons(paragraphs.slice(from, prose)) ? prose : from
}

/** Only headlines stand between the paragraph and the opener of a list, such as "Most Popular". */
function isInList(paragraphs: Paragraph[], index: number): boolean {
  let i = index - 1
  while (i >= 0 && (paragraphs[i]?.kind === 'short' || paragraphs[i]?.kind === 'sign')) i--
  return i < index - 1 && paragraphs[i]?.kind === 'related'
}

/** Buttons with the end of a sentence among them: "3 min. Gift this. Share". */
function hasButtons(opening: Paragraph[]): boolean {
  const short = opening.filter(({ kind }) => kind === 'short').length
  const sentences = opening.filter((one) => one.kind === 'sentence' && isOwn(one) && one.width >= 40).length
  return short >= 2 && short > sentences
}

/** What ends a page, as against an advert or a picture between two paragraphs of the text. */
const ENDINGS: ReadonlySet<string> = new Set([
  'share',
  'subscription',
  'copyright',
  'imprint',
  'related',
  'byline',
])

/** The end of the body: behind its last own text, and before what follows buttons and copyright lines. */
function beforeTail(paragraphs: Paragraph[], start: number, end: number): number {
  let last = end - 1
  while (last > start && !isOwn(paragraphs[last])) last--
  let prose = last
  while (prose > start && !(paragraphs[prose]?.kind === 'prose' && isOwn(paragraphs[prose]))) prose--
  if (paragraphs[prose]?.kind !== 'prose') return last + 1
  for (let i = prose + 1; i <= last; i++) {
    const paragraph = paragraphs[i]
    if (!paragraph || (!ENDINGS.has(paragraph.kind) && !paragraph.isService)) continue
    let own = i - 1
    while (!isOwn(paragraphs[own])) own--
    return own + 1
  }
  return last + 1
}

/** Pages are saved twice in one file: the end of the first copy, before the head of the second. */
function beforeCopy(paragraphs: Paragraph[], start: number, end: number): number {
  const first = paragraphs.findIndex((one, i) => i >= start && i < end && isOwn(one) && one.width >= LONG)
  const text = paragraphs[first]?.text
  const again = paragraphs.findIndex((one, i) => i > first && i < end && one.text === text)
  // A lead may be said twice; a copy goes on as the first one did.
  const following = (at: number) =>
    paragraphs.find((one, i) => i > at && i < end && isOwn(one) && one.width >= LONG && one.text !== text)
      ?.text
  if (first < 0 || again < 0 || (following(again) ?? following(first)) !== following(first)) return end
  const head = new Set(paragraphs.slice(Math.max(0, start - 45), start).map((one) => one.text))
  let copy = again - (first - start)
  while (copy > start + 1 && (!isText(paragraphs[copy - 1]) || head.has(paragraphs[copy - 1]?.text ?? '')))
    copy--
  return copy
}

function isText(paragraph: Paragraph | undefined): boolean {
  return paragraph?.kind === 'prose' || paragraph?.kind === 'sentence'
}

/** Text, and not a word of the house to its readers. */
function isOwn(paragraph: Paragraph | undefined): boolean {
  return isText(paragraph) && paragraph?.isService === false
}

// --- Its paragraphs ---------------------------------------------------------------------------------------

/** The paragraphs of the stretch that are text, subheads included; lists of links within it are not. */
export function bodyOf(stretch: Paragraph[], title: string | null): string[] {
  const body: string[] = []
  const seen = new Set<string>()
  let inList = false
  stretch.forEach((paragraph, index) => {
    if (paragraph.kind === 'related' || paragraph.kind === 'pointer') inList = true
    else if (isText(paragraph)) inList = false
    if (!(isText(paragraph) || (paragraph.kind === 'short' && !inList))) return
    if (paragraph.text === title || isShouted(paragraph) || isCaption(paragraph, stretch[index + 1])) return
    if (isPulled(paragraph, stretch, index)) return
    // Pages are saved twice in one file, and print what they pull out of the text a second time.
    if (paragraph.width >= LONG && seen.has(paragraph.text)) return
    seen.add(paragraph.text)
    body.push(paragraph.text)
  })
  return body
}

/** No one writes so much (columns) twice; shorter lines may be a refrain. */
const LONG = 60

/** A line above the body that is said again in it, or a sentence that the page pulls out of a paragraph. */
function isPulled({ kind, text, width }: Paragraph, stretch: Paragraph[], index: number): boolean {
  if (width >= LONG && index < 3) {
    const again = stretch.findIndex((other, i) => i > index && other.text === text)
    const goesOn = (step: number) => stretch[index + step]?.text === stretch[again + step]?.text
    if (again > 0 && !goesOn(1) && !goesOn(-1)) return true
  }
  const said = text.replace(/^[\s“”"'‘’«»„「『]+|[\s“”"'‘’«»」』.,!?。]+$/gu, '')
  const isQuoted = /^[“"«„「『]/.test(text)
  if (kind === 'prose' || width < (isQuoted ? PULLED / 2 : PULLED)) return false
  return stretch
    .slice(Math.max(0, index - NEAR), index + NEAR)
    .some((other) => other.kind === 'prose' && other.text.length > text.length && other.text.includes(said))
}

/** What a page pulls out of a text stands within so many paragraphs of its place. */
const NEAR = 15

/** Fewer columns may stand in another paragraph by chance. */
const PULLED = 30

/** A line right above the name of a photographer is what the picture shows. */
function isCaption(paragraph: Paragraph, next: Paragraph | undefined): boolean {
  return next?.kind === 'credit' && next.width <= 60 && paragraph.kind !== 'prose'
}

/** Papers print the headline of another article between paragraphs in capitals. */
function isShouted({ kind, text }: Paragraph): boolean {
  if (kind === 'prose' || text.split(' ').length < 5 || /\p{Lo}/u.test(text)) return false
  const small = text.match(/\p{Ll}/gu)?.length ?? 0
  return small * 8 < (text.match(/\p{Lu}/gu)?.length ?? 0)
}
