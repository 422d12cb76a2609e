// A quote says where its words stand, so that anybody can check them against the stored revision.
import type { Quote } from '../model.js'
import type { SummarySpan } from './summary/summarize.js'

/** The span as a quote of one revision; what only the summary needed to know is left behind. */
export function quote(span: SummarySpan, revisionHash: string): Quote {
  const { text, start, end, role } = span
  return { revision: revisionHash, role, text, start, end }
}

/** Does the quote stand in the text, character for character, at its place? */
export function verify(quote: Quote, text: string): boolean {
  const { start, end } = quote
  return Number.isInteger(start) && start >= 0 && end > start && text.slice(start, end) === quote.text
}
