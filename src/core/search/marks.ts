// Where what was asked for stands in a line of text, and the line cut into pieces to be shown. Found with the same
// terms as the index holds, so that a hit shows why it is one.
import type { Marked, Stretch } from '../model.js'
import { oneLine, shorten } from '../text.js'
import type { Asked } from './query.js'
import { placedTermsOf, type Term } from './terms.js'

/** The text on one line, with the stretches that answer the question: in order, apart, on whole graphemes. */
export function marked(text: string, wanted: Asked[]): Marked {
  const line = oneLine(text)
  return { text: line, marks: joined(foundIn(line, wanted)) }
}

/** Every stretch that answers one of the words, with the number of the word. They may overlap. */
export function foundIn(text: string, wanted: Asked[]): (Stretch & { word: number })[] {
  const terms = placedTermsOf(text)
  return wanted.flatMap(({ forms, isOpen }, word) =>
    forms.flatMap((form) => stretchesOf(terms, form, isOpen).map((stretch) => ({ ...stretch, word }))),
  )
}

function stretchesOf(terms: Term[], form: string[], isOpen: boolean): Stretch[] {
  const last = form.length - 1
  return terms.flatMap(({ start }, at) => {
    const isHere = form.every((wanted, n) => {
      const term = terms[at + n]?.term
      return n === last && isOpen ? term?.startsWith(wanted) : term === wanted
    })
    if (!isHere) return []
    const end = terms[at + last]
    return end ? [{ start, end: isOpen ? endOfOpen(end, form[last] ?? '') : end.end }] : []
  })
}

/** Of a pair that begins with the one character asked for, the character alone is marked. */
function endOfOpen({ term, start, end }: Term, asked: string): number {
  const isHalf = term.length > asked.length && end - start === term.length && /^\P{ASCII}/u.test(asked)
  return isHalf && [...asked].length === 1 ? start + asked.length : end
}

function joined(stretches: Stretch[]): Stretch[] {
  const marks: Stretch[] = []
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = marks.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else marks.push({ start, end })
  }
  return marks
}

export interface Piece {
  text: string
  isHit: boolean
}

/**
 * The line in order, at most `max` UTF-16 units of it; what was cut ends in "…". For text from anywhere: what is no
 * line becomes one, and then, or where marks make no sense, none are shown.
 */
export function piecesOf({ text, marks }: Marked, max = Number.POSITIVE_INFINITY): Piece[] {
  const line = oneLine(text)
  const short = shorten(line, max)
  const kept = short === line ? line.length : short.length - 1
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of line === text ? marks : []) {
    if (start < at || end <= start || end > kept || isInside(short, start) || isInside(short, end)) continue
    if (start > at) pieces.push({ text: short.slice(at, start), isHit: false })
    pieces.push({ text: short.slice(start, end), isHit: true })
    at = end
  }
  return at < short.length ? [...pieces, { text: short.slice(at), isHit: false }] : pieces
}

/** Would a cut here leave half of a character? */
function isInside(line: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(line.charAt(at))
}
