// The one place where words and links of a source become harmless: one line, no controls, no markup.
// HTML needs no more than `oneLine`, because the template escapes what it prints. Pure.
import type { Instant, Zone } from '../../src/core/model.js'
import { oneLine, webUrl } from '../../src/core/text.js'

/** The address if it leads to a web page, and may stand between angle brackets, where a backslash escapes. */
export function webLink(url: string | null): string | null {
  return webUrl(url)?.href.replace(/[<>\\\s]/g, encodeURIComponent) ?? null
}

/** "2026-01-14": the day of an instant in a zone. Sweden writes its dates the way ISO 8601 does. */
export function dayIn(zone: Zone, instant: Instant): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(new Date(instant))
}

/**
 * Marks of CommonMark and of GitHub's extensions (tables, bare links, mentions) with a backslash before them
 * (section 2.4), and those that mean something only at the start or, for a heading, at the end of a line.
 */
export function markdownText(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>&~|@]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&')
    .replace(/^[#+=-]|#$/g, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
}
