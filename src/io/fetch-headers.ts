// What the header of an answer says, in our terms: where it really is, how long it holds, how long to stay away.
// Anything a server can write is read without complaint; what makes no sense counts as not said.
import { parseUrl } from '../core/url.js'

/** As undici gives them: names in small letters, a list where a name came more than once. */
export type Headers = Record<string, string | string[] | undefined>

/** The first value of a header. */
export function headerOf(headers: Headers, name: string): string | null {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

/** Where a redirect leads, as written; null for every other answer. */
export function redirectOf(status: number, headers: Headers): string | null {
  return [301, 302, 303, 307, 308].includes(status) ? headerOf(headers, 'location') : null
}

/** The address that the server calls the document's own, resolved. Source: RFC 9110 section 8.7. */
export function contentLocationOf(headers: Headers, base: URL): string | null {
  const written = headerOf(headers, 'content-location')?.trim()
  const url = written && written.length <= 2000 ? parseUrl(written, base) : null
  if (url === null) return null
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}

/**
 * How long the answer may be taken as current (ms, never below zero): max-age, else Expires less Date.
 * Null when nothing is said, or when it may not be kept at all. `s-maxage` is for shared caches and not for
 * us. Source: RFC 9111 sections 5.2.2 and 5.3, by which an Expires that is no date lies in the past.
 */
export function maxAgeOf(headers: Headers, now: number): number | null {
  const control = directivesOf(headers['cache-control'])
  if (control.has('no-store') || control.has('no-cache')) return null
  const age = control.get('max-age')
  if (age !== undefined) return /^\d{1,10}$/.test(age) ? Number(age) * 1000 : null
  const expires = headerOf(headers, 'expires')
  if (expires === null) return null
  const end = dateOf(expires)
  if (end === null) return 0
  return Math.max(0, end - (dateOf(headerOf(headers, 'date') ?? '') ?? now))
}

/** Of a directive that is named twice the first counts (RFC 9111 section 4.2.1). */
function directivesOf(value: string | string[] | undefined): Map<string, string> {
  const directives = new Map<string, string>()
  for (const part of [value ?? ''].flat().join(',').slice(0, 2000).split(',')) {
    const [name = '', argument = ''] = part.split('=', 2)
    const key = name.trim().toLowerCase()
    if (!directives.has(key)) directives.set(key, argument.trim().replace(/^"(.*)"$/, '$1'))
  }
  return directives
}

/** Retry-After as seconds or as a date (RFC 9110 section 10.2.3), in ms from `now`; never below zero. */
export function waitOf(value: string | null, now: number): number | null {
  if (value === null || value.length > 64) return null
  if (/^\s*\d{1,10}\s*$/.test(value)) return Number(value) * 1000
  const date = dateOf(value)
  return date === null ? null : Math.max(0, date - now)
}

/** All three forms of an HTTP date begin with a weekday; Date.parse alone also reads "-5". */
function dateOf(value: string): number | null {
  const date = value.length <= 64 && /^\s*[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? null : date
}
