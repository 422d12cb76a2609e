// What stands around the body of a saved page: its headline, its dates, its writer. The headline is the line
// that speaks the body's words and stands like a headline: near the dateline, above the deck.
import type { ZonedTime } from '../model.js'
import { bylineOf, isBareBy } from './byline.js'
import { endsSentence, type Paragraph } from './saved-lines.js'

export interface Head {
  title: string | null
  /** Where the title stands among the paragraphs; -1 when there is none. */
  titleAt: number
  posted: ZonedTime | null
  updated: ZonedTime | null
  author: string | null
}

/** Paragraphs further above the body than this do not belong to it. */
const REACH = 45
/** Paragraphs below the body that may still name its date or writer. */
const TAIL = 10

/** The head of the body that is `paragraphs.slice(start, end)`. */
export function readHead(paragraphs: Paragraph[], start: number, end: number): Head {
  const titleAt = findTitle(paragraphs, start, end)
  const above = order(paragraphs, Math.max(0, start - REACH), start, titleAt)
  const below = paragraphs.slice(end, end + TAIL)
  const title = paragraphs[titleAt]?.text
  return {
    title: title === undefined ? null : headline(title, paragraphs),
    titleAt,
    ...datesIn(above, below),
    author: writerIn(above) ?? writerIn(below),
  }
}

/** The lines above the body by how much they belong to it: below the title first, then upwards from it. */
function order(paragraphs: Paragraph[], from: number, start: number, titleAt: number): Paragraph[] {
  if (titleAt < 0) return paragraphs.slice(from, start).reverse()
  return [...paragraphs.slice(titleAt + 1, start), ...paragraphs.slice(from, titleAt).reverse()]
}

// --- Dates and writers ------------------------------------------------------------------------------------

function datesIn(above: Paragraph[], below: Paragraph[]): Pick<Head, 'posted' | 'updated'> {
  const near = above.flatMap(({ dates }) => dates)
  const far = below.flatMap(({ dates }) => dates)
  const labelled = (label: string) => [...near, ...far].find((date) => date.label === label)?.date ?? null
  const updated = labelled('updated')
  const posted =
    near.find(({ label }) => label === 'published')?.date ??
    near.find(({ label }) => label === null)?.date ??
    labelled('published') ??
    (updated ? null : (far.find(({ label }) => label === null)?.date ?? null))
  return { posted, updated }
}

function writerIn(paragraphs: Paragraph[]): string | null {
  const names: { name: string; isBoard: boolean }[] = []
  paragraphs.forEach((paragraph, index) => {
    const name = writerOf(paragraph, paragraphs[index + 1])
    if (name) names.push({ name, isBoard: !/\bby\b/i.test(paragraph.text) })
  })
  return (names.find(({ isBoard }) => !isBoard) ?? names[0])?.name ?? null
}

function writerOf({ text, kind, dates }: Paragraph, next: Paragraph | undefined): string | null {
  if (dates.length > 0) {
    const rest = dates.at(-1)?.rest ?? ''
    return bylineOf(rest.replace(/\s(?:on|at)$/i, ''))
  }
  if (isBareBy(text) && next) return bylineOf(`By ${next.text}`)
  return kind === 'byline' ? bylineOf(text) : null
}

// --- The title --------------------------------------------------------------------------------------------

interface Candidate {
  at: number
  text: string
  score: number
  /** The part of its content words that the body says too. */
  shared: number
}

function findTitle(paragraphs: Paragraph[], start: number, end: number): number {
  const words = wordsOf(
    paragraphs
      .slice(start, end)
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 20_000),
  )
  const candidates: Candidate[] = []
  let distance = 0
  for (let at = start - 1; at >= Math.max(0, start - REACH); at--) {
    const paragraph = paragraphs[at]
    if (!paragraph || !isTitleLike(paragraph, paragraphs[at - 1])) continue
    distance++
    const shared = sharedOf(paragraph.text, words)
    const score = scoreOf(paragraph) + 3 * shared + placeOf(paragraphs, at, start) - distance * 0.15
    candidates.push({ at, text: paragraph.text, score, shared })
  }
  const best = candidates.reduce<Candidate | null>(
    (top, one) => (top && top.score >= one.score ? top : one),
    null,
  )
  if (!best) return -1
  return aboveDeck(best, candidates, paragraphs).at
}

function isTitleLike({ kind, width, text }: Paragraph, before: Paragraph | undefined): boolean {
  if (before && isBareBy(before.text)) return false
  if (isBareBy(text) || width > 260) return false
  return kind === 'short' || kind === 'sentence' || (kind === 'prose' && width <= 200)
}

const TAG =
  /^[[(（【〈<［]?\s?(?:editorials?|lead(?:er|ing article)|opinion|the .{1,30} view on|사설|칼럼|社説|主張|論説|社论|社論|leitartikel|kommentar|éditorial|editorial)\s?(?:[\])）】〉>］]|[:：|]|\d)|^[〈【［]?社説|^the .{1,30} view (?:on|of)\b/i

/** A headline that names its kind; "OPINION | EDITORIAL" names nothing else and is a section. */
function isTagged(text: string): boolean {
  const tag = TAG.exec(text)?.[0]
  if (tag === undefined) return false
  const isSection =
    tag.endsWith('|') && (text === text.toUpperCase() || !/\s\S+\s/.test(text.slice(tag.length)))
  return !isSection && text.length - tag.length >= 4
}

function scoreOf({ text, width, mark }: Paragraph): number {
  let score = mark === 'heading' ? 4 : 0
  const count = text.split(/\s+/).length
  if (width < 12 || (count < 3 && width < 20)) score -= 2.5
  else if (width <= 24 && count < 4) score -= 0.5
  else if (width <= 150) score += 2
  if (isTagged(text)) score += 4
  if (/[.。,;:；：]$/.test(text) && !/\b\p{L}\.$/u.test(text)) score -= 2
  if (/^[\p{Lu}\d\s&|.,'’-]{1,30}$/u.test(text) && /\p{Lu}{3}/u.test(text) && count <= 3) score -= 1.5
  if (text.includes(' | ')) score -= 1
  if (width >= 80 && /[.!?] \p{Lu}/u.test(text)) score -= 1
  return score
}

function sharedOf(text: string, body: ReadonlySet<string>): number {
  const own = [...wordsOf(text)]
  return own.length === 0 ? 0 : own.filter((word) => body.has(word)).length / own.length
}

/** What speaks for a line by its place: a dateline behind it, its repetition elsewhere on the page. */
function placeOf(paragraphs: Paragraph[], at: number, start: number): number {
  let score = 0
  let seen = 0
  for (let i = at + 1; i < start && seen < 4; i++) {
    const { kind } = paragraphs[i] ?? {}
    if (kind === 'date' || kind === 'byline') {
      score += 2
      break
    }
    if (kind === 'short' || kind === 'sentence' || kind === 'prose') seen++
  }
  const text = paragraphs[at]?.text ?? ''
  const again = paragraphs.some((other, i) => i !== at && text.length >= 20 && other.text.startsWith(text))
  return score + (again ? 1.5 : 0)
}

/** A deck is as close to the body's words as the headline right above it, which is the title then. */
function aboveDeck(best: Candidate, candidates: Candidate[], paragraphs: Paragraph[]): Candidate {
  let above = best.at - 1
  while (paragraphs[above]?.kind === 'navigation') above--
  const upper = candidates.find(({ at }) => at === above)
  if (!upper || isTagged(best.text) || paragraphs[best.at]?.mark === 'heading') return best
  const isDeck = best.text.length > upper.text.length * 0.8 || endsSentence(best.text)
  const isTitle = upper.shared >= 0.3 && upper.score > 1.5 && upper.score >= best.score - 2.5
  return isDeck && (isTitle || isTagged(upper.text)) ? upper : best
}

/** A headline without the paper's name behind it, when the page prints it without that elsewhere. */
function headline(text: string, paragraphs: Paragraph[]): string {
  const cut = /^(.{12,}?) [|–—-] [^|]{2,40}$/.exec(text)?.[1]
  return cut && (text.includes(' | ') || paragraphs.some((other) => other.text === cut)) ? cut : text
}

const SMALL = new Set(
  'the a an of and or to in on at for by with from is are was be as it its that this not but has have must should will can how why what who'.split(
    ' ',
  ),
)

/** Content words; of East Asian text every two characters in a row. */
function wordsOf(text: string): Set<string> {
  const words = new Set<string>()
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]{2,40}/gu) ?? []) {
    if (/[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]/.test(word)) {
      for (let i = 0; i + 2 <= word.length; i++) words.add(word.slice(i, i + 2))
    } else if (!SMALL.has(word)) words.add(word.slice(0, 4))
  }
  return words
}
