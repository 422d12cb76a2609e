// One key for all the addresses under which readers meet one article: with and without https, www, a tracking
// tail, as the mobile or the AMP page. It is a key to compare by and no address to fetch. What may name the
// article stays: its path in its own case and every parameter that is not known to be decoration.

import { parseUrl } from '../../url.js'
import { ampTarget, isTracking } from './link-tails.js'

/** Longer addresses are none. */
const LONGEST = 8_000

/**
 * "paper.example/opinion/42?id=7" for http(s) addresses; null for everything else, such as "urn:uuid:…", and for a
 * bare home page, which names no article. Idempotent; never throws. Percent-encoding as in RFC 3986, section 6.2.2;
 * host, default port and dots in the path as in the WHATWG URL standard (an IDN becomes punycode).
 */
export function linkKey(link: string | null): string | null {
  const url = parse(link)
  if (!url) return null
  const path = pathOf(url)
  const tail = queryOf(url) + routeOf(url)
  return path === '' && tail === '' ? null : hostOf(url) + path + tail
}

function parse(link: string | null): URL | null {
  const text = link?.trim() ?? ''
  if (text === '' || text.length > LONGEST) return null
  // Without a scheme: a link that takes its page's, or a key of ours.
  const address = /^https?:/i.test(text) ? text : `https://${text.replace(/^\/\//, '')}`
  const url = /^https?:\/\/[^/?#\s]*\.[^/?#\s]/i.test(address) ? parseUrl(address) : null
  // "=\\.x" has a point and a host without one, and ".." is no host.
  if (url === null || !/[^.]\.[^.]/.test(url.hostname)) return null
  const target = ampTarget(url)
  return target === null ? url : parse(target)
}

/** First labels under which papers put the same pages for other devices; "amp.dev" and "m.co" stay whole. */
const DEVICE = /^(?:www\d?|m|mobile|touch|wap|amp)\.(?=[^.]+\.[^.])/

function hostOf({ hostname, port }: URL): string {
  let host = hostname.replace(/\.$/, '')
  while (DEVICE.test(host)) host = host.replace(DEVICE, '')
  return port === '' || port === '80' || port === '443' ? host : `${host}:${port}`
}

// --- The path --------------------------------------------------------------------------------------------

/** A device's or AMP's copy of a path: "/amp/a/42", "/a/42/amp", "/a/42.amp.html". */
const VARIANT_SEGMENT = /^(?:amp|mobile)$/i
const DEFAULT_PAGE = /^(?:index|default)\.(?:html?|php|aspx?|jsp|do)$/i

function pathOf({ pathname }: URL): string {
  const segments = pathname
    .replace(/;(?:jsessionid|phpsessid|sid)=[^/;]*/gi, '')
    .split('/')
    .filter((segment) => segment !== '')
  for (;;) {
    const [first, last] = [segments[0] ?? '', segments.at(-1) ?? '']
    if (DEFAULT_PAGE.test(last) || (segments.length > 1 && /^amp$/i.test(last))) segments.pop()
    else if (segments.length > 1 && VARIANT_SEGMENT.test(first)) segments.shift()
    else break
  }
  const path = segments.map(encoded).join('/')
  return path === '' ? '' : `/${path}`.replace(/\.amp(?=\.html?$|$)/i, '')
}

/** Each character in its one spelling: unreserved ones bare, others escaped in capitals. */
function encoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (spelling, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16))
    return /[A-Za-z0-9._~-]/.test(character) ? character : spelling.toUpperCase()
  })
}

// --- Parameters and routes -------------------------------------------------------------------------------

function queryOf({ search }: URL): string {
  const parameters = search
    .slice(1)
    .split('&')
    .map(parameterOf)
    .filter(({ name, value }) => name !== '' && !isTracking(name, value))
    .map(({ name, value }) => (value === '' ? name : `${name}=${value}`))
  const sorted = [...new Set(parameters)].sort()
  return sorted.length === 0 ? '' : `?${sorted.join('&')}`
}

/** Feeds escape "&" twice now and then: "?a=1&amp;id=2". */
function parameterOf(text: string): { name: string; value: string } {
  const [name = '', ...rest] = text.replace(/^(?:amp;)+/i, '').split('=')
  return { name: encoded(name), value: encoded(rest.join('=').replaceAll('+', '%20')) }
}

/** A page that shows its articles by script names them behind "#!" or "#/"; other fragments are places in a page. */
function routeOf({ hash }: URL): string {
  return /^#!?\/.|^#![^/]/.test(hash) ? encoded(hash) : ''
}
