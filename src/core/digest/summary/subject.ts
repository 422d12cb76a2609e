// What an editorial is about, as far as words show it: those of its headline, names left out, and those that it
// keeps coming back to.
import { baseOf } from '../../language/tags.js'
import { type Word, words } from '../../language/words.js'
import type { Language } from '../../model.js'
import { cuesOf } from './cues.js'

interface Subject {
  /** How much of the headline a sentence takes up, 0 to 1. */
  title: number
  /** How many of the most frequent words it holds; three are full marks. */
  subject: number
}

export interface Titled {
  title: string
  text: string
  language: Language
}

/** For each sentence, in order. Linear in the text. */
export function subjectsOf({ title, text, language }: Titled, sentences: { text: string }[]): Subject[] {
  const spoken = sentences.map((sentence) => words(sentence.text, language))
  const stems = spoken.map(stemsOf)
  const wanted = titleStems(title, text, language)
  const recall = recallOf(wanted, stems)
  const shares = frequentShares(spoken.map((own) => stemsOf(own.filter(({ isCommon }) => !isCommon))))
  return sentences.map((_, index) => ({ title: recall[index] ?? 0, subject: shares[index] ?? 0 }))
}

function stemsOf(own: Word[]): Set<string> {
  const stems = new Set<string>()
  for (const { stem } of own) stems.add(stem)
  return stems
}

/** UTF-16 units; what is longer is no headline. */
const LONGEST_TITLE = 500

/** Names count for nothing: every sentence of an editorial on Mr. Smith names Mr. Smith. */
function titleStems(title: string, text: string, language: Language): Set<string> {
  const isName = nameTest(text, language)
  return new Set(
    words(title.slice(0, LONGEST_TITLE), language)
      .filter((word) => !word.isCommon && !isName(word.text))
      .map(({ stem }) => stem),
  )
}

/**
 * Where a language has capitals: a name has one in the middle of a sentence, and never stands without. Elsewhere
 * the office tells it: 이재명 대통령, 高市首相.
 */
function nameTest(text: string, language: Language): (word: string) => boolean {
  if (NOUNS_HAVE_CAPITALS.has(baseOf(language))) return () => false
  const { office } = cuesOf(language)
  return (word) => {
    const lower = word.toLowerCase()
    if (lower === word.toUpperCase())
      return stands(text, word, (_, behind) => office.test(text.slice(behind, behind + 12)))
    const capital = word.charAt(0).toUpperCase() + word.slice(1)
    const isWhole = (behind: number) => !LETTER.test(text.charAt(behind))
    return (
      stands(
        text,
        capital,
        (at, behind) => isWhole(behind) && INSIDE.test(text.slice(Math.max(0, at - 5), at)),
      ) && !stands(text, lower, (at, behind) => isWhole(behind) && !LETTER.test(text.charAt(at - 1)))
    )
  }
}

const NOUNS_HAVE_CAPITALS = new Set(['de', 'lb'])
const LETTER = /[\p{L}\p{N}]/u
/** What stands before a word that does not begin a sentence. */
const INSIDE = /(?:[\p{Ll}\p{N},;]|Mrs?\.|Ms\.|Dr\.|Sen\.|Rep\.|Gov\.) $/u

/** Does a place of the word pass? The first fifty are looked at. */
function stands(text: string, word: string, passes: (at: number, behind: number) => boolean): boolean {
  let at = text.indexOf(word)
  for (let n = 0; at >= 0 && n < MOST_PLACES; n++) {
    if (passes(at, at + word.length)) return true
    at = text.indexOf(word, at + 1)
  }
  return false
}

const MOST_PLACES = 50

/** Rare words count more than those that many sentences share. */
function recallOf(wanted: Set<string>, stems: Set<string>[]): number[] {
  const weight = new Map(
    Array.from(wanted, (stem) => {
      const holders = stems.filter((own) => own.has(stem)).length
      return [stem, Math.log(1 + stems.length / (1 + holders))]
    }),
  )
  const whole = [...weight.values()].reduce((sum, one) => sum + one, 0)
  if (whole === 0) return stems.map(() => 0)
  return stems.map((own) => {
    let held = 0
    for (const [stem, one] of weight) if (own.has(stem)) held += one
    return held / whole
  })
}

/** Stems that return often enough to be what the editorial is about. */
const SUBJECT_WORDS = 10
const ENOUGH = 3

function frequentShares(stems: Set<string>[]): number[] {
  const holders = new Map<string, number>()
  for (const own of stems) for (const stem of own) holders.set(stem, (holders.get(stem) ?? 0) + 1)
  const subject = new Set(
    [...holders]
      .filter(([, count]) => count > 1)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, SUBJECT_WORDS)
      .map(([stem]) => stem),
  )
  return stems.map((own) => Math.min(1, [...own].filter((stem) => subject.has(stem)).length / ENOUGH))
}
