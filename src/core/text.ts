// Text from outside, made fit to stand on a line of ours. Every channel begins with this and adds the
// escaping of its own platform.
import { graphemesOf } from './graphemes.js'
import { parseUrl } from './url.js'

/** Longest input that is looked at, in UTF-16 units; everything we show is far shorter. */
const LONGEST = 20_000

/**
 * One line: controls, line breaks and the marks that embed or override direction (Unicode annex 9, section 2)
 * become spaces, halves of characters "�", and runs of spaces one.
 */
export function oneLine(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * The line in a platform's form, at most `max` UTF-16 units long. A longer one ends after a whole grapheme,
 * never within what `form` makes of it, in "…". Only where the first grapheme alone is longer (a letter below a
 * pile of marks) it is cut between its code points, so that something is left to see.
 */
export function shorten(
  line: string,
  max: number,
  form: (piece: string) => string = (piece) => piece,
): string {
  const whole = form(line)
  if (whole.length <= max) return whole
  const short = fill(segmentsOf(line), { max: max - 1, form }) || fill(line, { max: max - 1, form })
  return `${short.trimEnd()}…`
}

function* segmentsOf(line: string): Generator<string> {
  for (const { segment } of graphemesOf(line)) yield segment
}

/** As many of the pieces, in their form, as go into `max` UTF-16 units. */
function fill(
  pieces: Iterable<string>,
  { max, form }: { max: number; form: (piece: string) => string },
): string {
  let short = ''
  for (const piece of pieces) {
    const next = form(piece)
    if (short.length + next.length > max) break
    short += next
  }
  return short
}

/** Letters and signs to Unicode, and blank all the same: fillers of Hangul, and braille without a dot. */
const BLANK = /[\u115F\u1160\u3164\uFFA0\u2800]/g

/** Is there anything to see? Platforms refuse texts that are blank after their own trimming. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(oneLine(text).replace(BLANK, ''))
}

/** The address if it leads to a web page, without user and password; else null. */
export function webUrl(url: string | null): URL | null {
  const parsed = url !== null && url.length <= 2048 ? parseUrl(url) : null
  if (parsed === null) return null
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null
  parsed.username = ''
  parsed.password = ''
  return parsed
}
