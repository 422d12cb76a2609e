// The last door before a terminal or a pipe. What strangers wrote goes through here: a terminal obeys whoever writes
// to it, and readers of lines do not agree on where a line ends.
import { colors } from './colors.js'

/** The sequences that picocolors writes; whatever else begins with ESC comes from a stranger. */
const OURS = /(\u001b\[(?:[0-2]|22|39|3[1-6])m)/
const UNFIT = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Surrogate}\u202A-\u202E\u2066-\u2069]/gu

/**
 * Text for a terminal: of control characters only line ends and our own colours stay (none where we use none),
 * and nothing turns the direction of what follows (Unicode annex 9, section 2).
 */
export function harmless(text: string): string {
  if (!colors.isColorSupported) return text.replace(UNFIT, ' ')
  return text
    .split(OURS)
    .map((part, n) => (n % 2 === 1 ? part : part.replace(UNFIT, ' ')))
    .join('')
}

/** JSON on one line, whatever its reader takes for the end of a line: U+0085, U+2028 and controls are escaped. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
