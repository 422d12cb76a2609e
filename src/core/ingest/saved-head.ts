// What stands around the body of a saved page: its headline, its dates, its writer. The headline is the line
// that speaks the body's words and stands like a headline: near the dateline, above the deck.
import type { ZonedTime } from '../model.js'
import type { Paragraph } from './saved-lines.js'
import { endsSentence } from './saved-wrap.js'
import { isBareBy, writerIn } from './saved-writer.js'

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

// --- Dates ------------------------------------------------------------------------------------

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
    if (!paragraph || paragraph.isService || !isTitleLike(paragraph, paragraphs[at - 1])) continue
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
  return innermost(aboveDeck(best, candidates, paragraphs), candidates).at
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

/** What kind of text follows, and on what: "The Harbor View", "Kommentar zum Fährverkehr". */
function isKicker(text: string): boolean {
  return text.split(/\s+/).length <= 5 && KICKER.test(text) && !/[.!?:：]/.test(text)
}

const KICKER =
  /(?:^|\s)(?:views?|says|editorials?|opinions?|leader|comment|commentary|kommentar|leitartikel|éditorial|editoriale|opinión|opinião|pensa)(?=$|\s)/i

/** How papers are called. */
const PAPER =
  /^(?:[Tt][Hh][Ee] )?(?:[\p{Lu}][\p{L}’'.&-]{1,20} ){0,3}(?:times|post|herald|tribune|gazette|journal|chronicle|telegraph|guardian|ledger|mail|star|sun|news|press|observer|examiner|inquirer|courier|standard|independent|globe|daily|weekly|ilbo|shimbun|zeitung|online)$|(?:일보|신문|新聞|新闻|日报|日報|デジタル|オンライン)$/iu

function scoreOf({ text, width, mark }: Paragraph): number {
  let score = mark === 'heading' ? 4 : 0
  const count = text.split(/\s+/).length
  if (count < 3 && width < 20) score -= 2.5
  else if (width < 12) score -= count < 3 ? 2.5 : 1
  else if (width <= 24 && count < 4) score -= 0.5
  else if (width <= 150) score += 2
  if (isTagged(text)) score += 4
  else if (isKicker(text) || PAPER.test(text)) score -= 2
  if (/[.。,;:；：]$/.test(text) && !/\b\p{L}\.$/u.test(text)) score -= 2
  if (/^[\p{Lu}\d\s&|.,'’-]{1,30}$/u.test(text) && /\p{Lu}{3}/u.test(text) && count <= 3) score -= 1.5
  if (text.includes(' | ')) score -= 1
  if (/(?:--|—)$/.test(text)) score -= 3
  if (/^[(（［[][^()（）[\]［］]+[)）］\]]$/.test(text)) score -= 3
  if (/\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text)) score -= 0.8
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
  return words.length >= 3 && /^\p{Ll}/u.test(words.at(-1) ?? '') && deck.length >= text.length * 1.5 && (deck.length >= 45 || endsSentence(deck))
}

/** The last of the headlines of other articles: "Most Popular", "1", "Heavy snow", "2", ... */
function isListed(paragraphs: Paragraph[], at: number): boolean {
  const before = paragraphs[at - 1]
  if (before?.kind === 'sign' && !/\d/.test(before.text)) return false
  for (let i = at - 1; i >= Math.max(0, at - 30); i--) {
    const { kind, text = '' } = paragraphs[i] ?? {}
    if (kind === 'related') return true
    if (isKicker(text) || PAPER.test(text)) return false
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
function headline(text: string, paragraphs: Paragraph[]): string {
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
