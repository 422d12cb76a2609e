// Tells the furniture of a page from the editorial: credits, share buttons, subscription lines, copyright.
// Ingest removes most of it by its place on the page; this list catches what stands between the paragraphs.
// When in doubt a sentence is kept: losing a sentence of the editorial is worse than keeping a credit.
import { ANYWHERE, OPENINGS, WHOLE_LINES } from './furniture.js'

/** Is this sentence part of the page rather than of the editorial? */
export function isBoilerplate(sentence: string): boolean {
  const line = sentence.trim().replace(/[‘’]/g, "'")
  if (line.length > LONGEST) return false
  return (
    (line.length <= LONGEST_LABEL && WHOLE_LINES.some((one) => one.test(line))) ||
    OPENINGS.some((one) => one.test(line)) ||
    ANYWHERE.some((one) => one.test(line))
  )
}

/** Furniture is short (UTF-16 units); the guard also keeps every expression linear, whatever comes. */
const LONGEST = 400
const LONGEST_LABEL = 80
