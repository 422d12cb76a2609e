// Text as the search index holds it. Scripts that part their words give whole words; scripts written without
// spaces, and Korean with its particles, give every two characters that stand side by side. So any two-character
// word is found wherever it stands, as LIKE would find it, and a longer one as a row of such pairs.
//
// Promises: a term is letters, digits and marks only, never a sign that a query language reads; what is folded
// (case, width, accents) is folded alike in texts and in questions. Linear in the text.
import { graphemesOf } from '../graphemes.js'

export interface Term {
  /** Folded; never shown. */
  term: string
  /** Where it stands in the text (UTF-16 units). */
  start: number
  end: number
}

/** The terms of a text in order. The end of a run of pairs adds its last character alone. */
export function termsOf(text: string): string[] {
  const found: string[] = []
  for (const run of fold(text).match(runs) ?? []) {
    // Nearly all there is to do for English, so it comes before anything dearer.
    if (run.charCodeAt(0) < 0x80) found.push(shortened(run))
    else for (const { term } of cut(run, true)) found.push(term)
  }
  return found
}

/** The same terms with their places in the text as it is. */
export function placedTermsOf(text: string): Term[] {
  const { folded, starts, ends } = foldInPlace(text)
  return Array.from(folded.matchAll(runs)).flatMap(({ 0: run, index }) =>
    cut(run, true).map(({ term, start, end }) => ({
      term,
      start: starts(index + start),
      end: ends(index + end - 1),
    })),
  )
}

/**
 * The terms by which a piece of a question is found. Text that begins or ends inside a run of pairs may go on
 * there in an editorial, so that its last character alone is not asked for; a single one is the start of a pair.
 */
export function askedTermsOf(text: string): { terms: string[]; isOpen: boolean } {
  const found = Array.from(fold(text).matchAll(runs), ({ 0: run }) => run)
  const last = found.at(-1) ?? ''
  return {
    terms: found.flatMap((run, n) => cut(run, n < found.length - 1).map(({ term }) => term)),
    isOpen: paired.test(last) && [...last].length === 1,
  }
}

/** Case, width and compatibility forms, accents of Latin and Greek letters; what shows nothing is left out. */
export function fold(text: string): string {
  const whole = text.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().replaceAll('ς', 'σ')
  return isPlain(whole) ? whole : whole.normalize('NFD').replace(ACCENTS, '').normalize('NFC')
}

/** Longer than any word that somebody looks for (UTF-16 units); a longer one is known by its beginning. */
const LONGEST = 64

const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}{0,8})\p{Mn}/gu

/** Scripts written without spaces, and Hangul: their letters, not their signs (radicals). "ー" is no script's own. */
const PAIRED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー'
const paired = new RegExp(`^[${PAIRED}]`, 'u')
const runs = new RegExp(
  `[a-z0-9]+(?![a-z0-9]|[^\\x00-\\x7F])|(?:(?=[\\p{L}\\p{N}\\p{M}])[${PAIRED}])+|(?:(?![${PAIRED}])[\\p{L}\\p{N}\\p{M}])+`,
  'gu',
)

function isPlain(text: string): boolean {
  return !/[\u00C0-\u03FF\u1E00-\u1FFF]/.test(text)
}

function cut(run: string, isWhole: boolean): Term[] {
  if (!paired.test(run)) return [{ term: shortened(run), start: 0, end: run.length }]
  const found: Term[] = []
  let at = 0
  let before = ''
  for (const character of run) {
    if (before !== '')
      found.push({ term: before + character, start: at - before.length, end: at + character.length })
    at += character.length
    before = character
  }
  if (isWhole || found.length === 0) found.push({ term: before, start: at - before.length, end: at })
  return found
}

/** Without half of a character at its end. */
function shortened(word: string): string {
  return word.length > LONGEST ? word.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '') : word
}

/** Characters that may share a grapheme with the one before: marks, and the letters of which Hangul is made. */
const JOINED = /[\p{M}\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]/u

/** Folded text, and where the units of it come from. */
function foldInPlace(text: string) {
  const whole = fold(text)
  // Nothing was composed, taken apart or left out: each unit stands where it stood.
  if (whole.length === text.length && text.normalize('NFKC') === text && !JOINED.test(text))
    return { folded: whole, starts: (at: number) => at, ends: (at: number) => at + 1 }
  const from: number[] = []
  const to: number[] = []
  let folded = ''
  for (const { segment, index } of graphemesOf(text)) {
    const piece = fold(segment)
    folded += piece
    for (let n = 0; n < piece.length; n++) {
      from.push(index)
      to.push(index + segment.length)
    }
  }
  return {
    folded,
    starts: (at: number) => from[at] ?? text.length,
    ends: (at: number) => to[at] ?? text.length,
  }
}
