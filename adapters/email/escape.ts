// Text from outside, made fit to stand in a mail: one line, no control characters, nothing that turns the
// reading direction of what follows. Escaping is the template's work, not ours.

import { graphemesOf } from '../../src/core/graphemes.js'
import { parseUrl } from '../../src/core/url.js'
import { LIMITS, ROOM } from './limits.js'

// Controls, lone surrogates, and the marks that embed or override direction (Unicode annex 9, section 2).
const UNFIT = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** The text on one line, at most `most` graphemes of it; what was cut shows as "…". */
export function oneLine(text: string, most: number): string {
  // A grapheme may be any number of code units; 16 is more than any emoji family.
  const line = tidy(text.slice(0, most * 16))
  if (line.length <= most && text.length <= most * 16) return line
  const kept: string[] = []
  for (const { segment } of graphemesOf(line)) {
    if (kept.length === most) return `${kept.slice(0, -1).join('').trimEnd()}…`
    kept.push(segment)
  }
  return text.length > most * 16 ? `${line}…` : line
}

/**
 * A subject of ours. Readers' programs decode "=?utf-8?Q?…?=" (RFC 2047) wherever they meet it, and the composer
 * sends ASCII as it stands; a word joiner keeps a headline that says so from being decoded.
 */
export function subjectLine(text: string): string {
  return oneLine(text.replaceAll('=?', '=\u2060?'), LIMITS.subject)
}

/** The whole text on one line. */
export function tidy(text: string): string {
  return text.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim()
}

/** The link, if it is one that a mail may carry: http or https, without a password, of decent length. */
export function webLink(url: string | null): string | null {
  const parsed = url !== null && url.length <= ROOM.url ? parseUrl(url) : null
  if (parsed === null) return null
  const { protocol, username, password, href } = parsed
  const isWeb = protocol === 'http:' || protocol === 'https:'
  return isWeb && username === '' && password === '' && href.length <= ROOM.url ? href : null
}
