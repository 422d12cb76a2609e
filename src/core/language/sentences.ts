// Splits a text into sentences and says exactly where each one stands, so that whatever we publish can be
// looked up again. Rules of our own for English, Korean and Japanese; Unicode's rules for the rest.
// Linear in the text, whatever it contains.
import type { Language, Span } from '../model.js'
import { segments } from './segments.js'
import { englishEnds } from './sentences-en.js'
import { japaneseEnds } from './sentences-ja.js'
import { koreanEnds } from './sentences-ko.js'
import { rowOf } from './tags.js'

/** Offsets in one paragraph at which a sentence ends, ascending. */
export type FindEnds = (paragraph: string) => number[]

/** A sentence and the number of the paragraph that it stands in, from 0. */
export interface Sentence extends Span {
  paragraph: number
}

/**
 * The sentences of a text, in order, trimmed: `text.slice(start, end) === span.text` (UTF-16 offsets).
 * A blank line ends a sentence, and so do the start of a list item and a short line that nothing continues.
 */
export function sentences(text: string, language: Language): Span[] {
  return sentencesOf(text, language).map(({ text: own, start, end }) => ({ text: own, start, end }))
}

export function sentencesOf(text: string, language: Language): Sentence[] {
  const endsIn = rowOf(rules, language) ?? unicodeEnds(language)
  return paragraphs(text).flatMap(({ text: paragraph, start }, number) =>
    spansBetween(paragraph, endsIn(paragraph)).map((span) => ({
      text: span.text,
      start: start + span.start,
      end: start + span.end,
      paragraph: number,
    })),
  )
}

const rules: Record<string, FindEnds> = { en: englishEnds, ko: koreanEnds, ja: japaneseEnds }

const paragraphBreak =
  /\n(?=[^\S\n]{0,80}(?:\n|[-*•·◦▪▲△■□●○◆◇▶][^\S\n]|\d{1,2}[.)][^\S\n]))|\r(?!\n)|\u2029/g

function paragraphs(text: string): Span[] {
  return spansBetween(
    text,
    Array.from(text.matchAll(paragraphBreak), ({ index }) => index),
  ).flatMap(lines)
}

/**
 * A heading or a verse stands on a line of its own. Lines that were folded are longer, and those behind a comma
 * or before a small letter go on.
 */
function lines(paragraph: Span): Span[] {
  const { text, start } = paragraph
  if (!text.includes('\n')) return [paragraph]
  const cuts: number[] = []
  let from = 0
  for (const { index } of text.matchAll(/\n/g)) {
    const line = text.slice(from, index).trim()
    if (line.length <= (WIDE.test(line) ? SHORT_WIDE : SHORT) && !goesOn(line, text.slice(index, index + 9)))
      cuts.push(index)
    from = index
  }
  return spansBetween(text, cuts).map((span) => ({
    text: span.text,
    start: start + span.start,
    end: start + span.end,
  }))
}

const WIDE = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/
/** UTF-16 units of a line that nobody would have folded. */
const SHORT = 40
const SHORT_WIDE = 18

function goesOn(line: string, next: string): boolean {
  return (
    /[,;、，·&–—-]$/.test(line) ||
    /\s(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|as|than|is|was|[A-Z][a-z]{0,2}\.)$/.test(
      line,
    ) ||
    /^\s*[\p{Ll}\p{N},.;)”’」]/u.test(next)
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

/** UAX #29, less the ends that are none. A language tag that nobody knows gets the rules that hold everywhere. */
function unicodeEnds(language: Language): FindEnds {
  return (paragraph) =>
    Array.from(segments(paragraph, segmenterFor(language)))
      .filter(({ text }) => !isHalf.test(text.slice(-12)))
      .map(({ start, text }) => start + text.length)
}

/** "am 20. Januar", "z. B.", "M. Dupont", "Nr. 5": ordinals, initials and titles go on. */
const isHalf = /(?:^|[\s(])(?:\d{1,2}|\p{L}|Dr|Dra|Prof|Nr|Mr|Sr|Sra|St|Art|vgl|bzw|ca|art|núm|pág)\.\s*$/u

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
