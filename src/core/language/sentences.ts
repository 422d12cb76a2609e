// Splits a text into sentences and says exactly where each one stands, so that whatever we publish can be
// looked up again. Rules of our own for English, Korean and Japanese; Unicode's rules for the rest.
// Linear in the text, whatever it contains.
import type { Language, Span } from '../model.js'
import { segments } from './segments.js'
import { englishEnds } from './sentences-en.js'
import { japaneseEnds } from './sentences-ja.js'
import { koreanEnds } from './sentences-ko.js'

/** Offsets in one paragraph at which a sentence ends, ascending. */
export type FindEnds = (paragraph: string) => number[]

/** A sentence and the number of the paragraph that it stands in, from 0. */
export interface Sentence extends Span {
  paragraph: number
}

/**
 * The sentences of a text, in order, trimmed: `text.slice(start, end) === span.text` (UTF-16 offsets).
 * A blank line ends a sentence, and so does the start of a list item.
 */
export function sentences(text: string, language: Language): Span[] {
  return sentencesOf(text, language).map(({ text: own, start, end }) => ({ text: own, start, end }))
}

export function sentencesOf(text: string, language: Language): Sentence[] {
  const endsIn = rules[baseOf(language)] ?? unicodeEnds(language)
  return paragraphs(text).flatMap(({ text: paragraph, start }, number) =>
    spansBetween(paragraph, endsIn(paragraph)).map((span) => ({
      text: span.text,
      start: start + span.start,
      end: start + span.end,
      paragraph: number,
    })),
  )
}

/** "ko-KR" and "KO" are "ko". */
export function baseOf(language: Language): string {
  return language.toLowerCase().split(/[-_]/, 1)[0] ?? ''
}

const rules: Record<string, FindEnds> = { en: englishEnds, ko: koreanEnds, ja: japaneseEnds }

const paragraphBreak =
  /\n(?=[^\S\n]{0,80}(?:\n|[-*•·◦▪▲△■□●○◆◇▶][^\S\n]|\d{1,2}[.)][^\S\n]))|\r(?!\n)|\u2029/g

function paragraphs(text: string): Span[] {
  return spansBetween(
    text,
    Array.from(text.matchAll(paragraphBreak), ({ index }) => index),
  )
}

/** The trimmed, non-empty stretches between the cuts. */
function spansBetween(text: string, cuts: number[]): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const cut of [...cuts, text.length]) {
    const piece = text.slice(from, cut)
    const own = piece.trim()
    if (own !== '') {
      const start = from + piece.indexOf(own)
      spans.push({ text: own, start, end: start + own.length })
    }
    from = cut
  }
  return spans
}

const segmenters = new Map<string, Intl.Segmenter>()

/** UAX #29. A language tag that nobody knows gets the rules that hold everywhere. */
function unicodeEnds(language: Language): FindEnds {
  return (paragraph) =>
    Array.from(segments(paragraph, segmenterFor(language)), ({ start, text }) => start + text.length)
}

function segmenterFor(language: Language): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  let segmenter: Intl.Segmenter
  try {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  } catch {
    segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  }
  if (segmenters.size < 50) segmenters.set(language, segmenter)
  return segmenter
}
