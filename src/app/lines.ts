// Headlines and names as strangers wrote them, made fit to be stored and listed.
import { graphemesOf } from '../core/graphemes.js'

/** Longer headlines and names are cut (UTF-16 units). */
const LONGEST_HEADLINE = 1_000
const LONGEST_BYLINE = 300

/** A headline fit to be stored and listed; empty when there is nothing in it that can be seen. */
export function headline(text: string | null | undefined): string {
  return line(text ?? '', LONGEST_HEADLINE)
}

/** The names of writers; null when none can be seen. */
export function byline(text: string | null): string | null {
  return line(text ?? '', LONGEST_BYLINE) || null
}

/** So many units of one grapheme are kept: three times the longest emoji; stacks of marks know no end. */
const LONGEST_GRAPHEME = 60

/** What terminals obey, and what turns the direction of whatever follows (Unicode annex 9, section 2). */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/gu

function line(text: string, most: number): string {
  const fit = text
    .slice(0, most * 20)
    .replace(UNFIT, ' ')
    .trim()
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(fit.replace(UNSEEN, ''))) return ''
  let kept = ''
  for (const { segment } of graphemesOf(fit)) {
    if (kept.length >= most) return `${wellFormed(kept).trimEnd()}…`
    kept += segment.slice(0, LONGEST_GRAPHEME)
  }
  return wellFormed(kept)
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
