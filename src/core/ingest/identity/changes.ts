// What a new revision changed: a slip of the pen, the headline, or what the editorial says. In doubt it is substance:
// a note too many costs less than a changed figure that nobody is told of.
import type { Change } from '../../model.js'
import { isSlip } from './slips.js'
import { sameTitle } from './titles.js'
import { hunksOf } from './word-diff.js'

export interface Wording {
  title: string
  /** Body paragraphs parted by blank lines. */
  text: string
}

/**
 * Typo: spelling, spacing, punctuation, case, in a few words. Headline: other words in the title, at most typos in the
 * body. Substance: anything else, above all a changed number, date, name or negation, and every sentence that came or
 * went. Works by the script of the words, whatever the language; bounded for texts of any length.
 */
export function changeOf(before: Wording, after: Wording): Change {
  if (!isSlightChange(before.text, after.text)) return 'substance'
  const isSameTitle = before.title === after.title || sameTitle(before.title, after.title)
  return isSameTitle ? 'typo' : 'headline'
}

/** Edits (a word taken out or put in) after which the comparison ends: no mending has so many. */
const MOST_EDITS = 120
/** What may be mended before it is a rewriting: so many words, or this share of the text's letters. */
const FEW_WORDS = 3
const FEW_LETTERS = 1 / 20

function isSlightChange(before: string, after: string): boolean {
  if (before === after) return true
  const hunks = hunksOf(before, after, MOST_EDITS)
  if (hunks === null || !hunks.every(isSlip)) return false
  const mended = hunks.flatMap((hunk) => (hunk.before.length > hunk.after.length ? hunk.before : hunk.after))
  const letters = mended.reduce((sum, { text }) => sum + text.length, 0)
  return mended.length <= FEW_WORDS || letters <= Math.max(before.length, after.length) * FEW_LETTERS
}
