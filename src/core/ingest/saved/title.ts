// Which line above a body is its headline: one that speaks the body's words and stands like a headline, near
// the dateline, above the deck, not in a list of others.
import type { Paragraph } from './lines.js'
import { isKicker, isPaper, isTagged, looksLikeTitle } from './title-looks.js'
import { endsSentence } from './wrap.js'
import { isBareBy } from './writer.js'

/** Paragraphs further above the body than this do not belong to it. */
export const REACH = 45

interface Candidate {
  at: number
  text: string
  score: number
  /** The part of its content words that the body says too. */
  shared: number
}

/** Where the headline of the body that is `paragraphs.slice(start, end)` stands; -1 when there is none. */
export function findTitle(paragraphs: Paragraph[], start: number, end: number): number {
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
    if (!paragraph || paragraph.isService || !isTitleLike(paragraph, paragraphs[at - 1])) continue
    distance++
    const shared = sharedOf(paragraph.text, words)
    const score = looksLikeTitle(paragraph) + 3 * shared + placeOf(paragraphs, at, start) - distance * 0.15
    candidates.push({ at, text: paragraph.text, score, shared })
  }
  const best = candidates.reduce<Candidate | null>(
    (top, one) => (top && top.score >= one.score ? top : one),
    null,
  )
  if (!best) return -1
  return innermost(aboveDeck(best, candidates, paragraphs), candidates).at
}

function isTitleLike({ kind, width, text }: Paragraph, before: Paragraph | undefined): boolean {
  if (before && isBareBy(before.text)) return false
  if (isBareBy(text) || width > 260) return false
  return kind === 'short' || kind === 'sentence' || (kind === 'prose' && width <= 200)
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
  const again = paragraphs
    .slice(0, start)
    .some((other, i) => i !== at && text.length >= 20 && other.text.startsWith(text))
  const isRanked = /^\d{1,2}\.?$/.test(paragraphs[at - 1]?.text ?? '') && isListed(paragraphs, at)
  return score + (again ? 1.5 : 0) - (isRanked ? 3 : 0)
}

/** A deck is as close to the body's words as the headline above it, which is the title then. */
function aboveDeck(best: Candidate, candidates: Candidate[], paragraphs: Paragraph[]): Candidate {
  if (paragraphs[best.at]?.mark === 'heading') return best
  const isDeck = (upper: Candidate) => best.text.length > upper.text.length * 0.8 || endsSentence(best.text)
  const near = candidateAbove(best, candidates, paragraphs, BETWEEN)
  if (near && isTagged(near.text)) return near
  if (isTagged(best.text)) return best
  const isWitty = near && near.score > 0 && near.score >= best.score - 4 && saysMore(near.text, best.text)
  if (near && isWitty && isDeck(near) && !isKicker(near.text) && !isListed(paragraphs, near.at)) return near
  const far = candidateAbove(best, candidates, paragraphs, MENU)
  const isTitle = far && far.shared >= 0.3 && far.score > 1.5 && far.score >= best.score - 2.5
  return far && isDeck(far) && (isTitle || isTagged(far.text)) ? far : best
}

/** What may stand between a headline and its deck. */
const BETWEEN: ReadonlySet<string> = new Set(['byline', 'share', 'credit'])
const MENU: ReadonlySet<string> = new Set(['navigation'])

function candidateAbove(
  { at }: Candidate,
  candidates: Candidate[],
  paragraphs: Paragraph[],
  skipped: ReadonlySet<string>,
): Candidate | undefined {
  let above = at - 1
  while (skipped.has(paragraphs[above]?.kind ?? '') || paragraphs[above]?.isService) above--
  return candidates.find((one) => one.at === above)
}

/** Says more than a section or a topic does: by its words or, above a deck, as the start of a sentence. */
function saysMore(text: string, deck: string): boolean {
  const isScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(text)
  if (wordsOf(text).size >= (isScript ? 6 : 3)) return true
  const words = text.split(/\s+/)
  return (
    words.length >= 3 &&
    /^\p{Ll}/u.test(words.at(-1) ?? '') &&
    deck.length >= text.length * 1.5 &&
    (deck.length >= 45 || endsSentence(deck))
  )
}

/** The last of the headlines of other articles: "Most Popular", "1", "Heavy snow", "2", ... */
function isListed(paragraphs: Paragraph[], at: number): boolean {
  const before = paragraphs[at - 1]
  if (before?.kind === 'sign' && !/\d/.test(before.text)) return false
  for (let i = at - 1; i >= Math.max(0, at - 30); i--) {
    const { kind, text = '' } = paragraphs[i] ?? {}
    if (kind === 'related') return true
    if (isKicker(text) || isPaper(text)) return false
    if (kind !== 'short' && kind !== 'sign' && kind !== 'sentence') return false
  }
  return false
}

/** A tab's name repeats the headline with other words around it; the page's own headline is below. */
function innermost(best: Candidate, candidates: Candidate[]): Candidate {
  const isWithin = ({ at, text }: Candidate) =>
    at > best.at && text.length >= 8 && text.length * 2 >= best.text.length && best.text.includes(text)
  return candidates.find(isWithin) ?? best
}

/** A headline without the paper's name behind it, when the page prints it without that elsewhere. */
export function headline(text: string, paragraphs: Paragraph[]): string {
  const cut = /^(.{12,}?) [|–—-] [^|]{2,40}$/.exec(text)?.[1]
  return cut && (text.includes(' | ') || paragraphs.some((other) => other.text === cut)) ? cut : text
}

const SMALL = new Set(
  (
    'the a an of and or to in on at for by with from is are was be as it its that this not but has have must should will can how why what who ' +
    'der die das und den dem ein eine ist nicht von mit für auf im zu le la les un une des du de et est que qui pour dans sur ne pas au ' +
    'el los las lo una del es en por para con no se su al il gli che non di della per sono si da um uma os as do dos em não na e o a com'
  ).split(' '),
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
