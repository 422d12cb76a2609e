// What a sentence says in its own words: whatever stands inside quotation marks is struck out, so that neither
// the demands nor the judgements of others pass for those of the paper.
import { pairs, type Stretch } from '../../language/brackets.js'
import type { Span } from '../../model.js'

interface Own {
  /** Share of the sentence inside quotation marks, 0 to 1. */
  share: number
  /** The sentence with those stretches blank; as long as the sentence. */
  masked: string
}

/** Marks that open a quotation. */
export const QUOTATION_MARKS = '“「『«„"'

/** For each of the sentences of a text, in order. A quotation may go on over several of them. */
export function ownWords(text: string, all: Span[]): Own[] {
  const quotes = quotations(text)
  let from = 0
  return all.map(({ text: sentence, start, end }) => {
    while ((quotes[from]?.end ?? Number.POSITIVE_INFINITY) <= start) from++
    let masked = sentence
    let quoted = 0
    for (let i = from; i < quotes.length; i++) {
      const quote = quotes[i]
      if (!quote || quote.start >= end) break
      const [a, b] = [Math.max(quote.start, start) - start, Math.min(quote.end, end) - start]
      quoted += b - a
      masked = masked.slice(0, a) + ' '.repeat(b - a) + masked.slice(b)
    }
    return { share: quoted / sentence.length, masked }
  })
}

function quotations(text: string): Stretch[] {
  const closed = pairs(text, QUOTATION_MARKS)
  const open = Array.from(text.matchAll(CARRIED_ON), ({ 0: own, index }) => ({
    start: index,
    end: index + own.length,
  }))
  return open.length === 0 ? closed : [...closed, ...open].sort((a, b) => a.start - b.start)
}

/** A speech of several paragraphs: each opens anew, and only the last one closes. */
const CARRIED_ON = /“[^“”\n]{1,2000}(?=\n\s{0,20}“)/g
