// HTML of outsiders made harmless: the one place that knows sanitize-html. Only the elements of running text
// stay; links and images get absolute addresses; scripts, handlers, styles and unsafe schemes are gone.
import sanitizeHtml from 'sanitize-html'
import { webAddress } from '../url.js'
import { escapeHtml, isCaption, plainText, shallow, textOf } from './html.js'
import { type TidyRules, tidy } from './sanitize-tidy.js'

export { escapeHtml, plainText, textOf }

const KEPT = (
  'a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 ' +
  'hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody ' +
  'td tfoot th thead time tr u ul var wbr'
).split(' ')

// Their text is code or a fallback for another element, not part of the article.
const DROPPED_WITH_TEXT = (
  'script style noscript template frameset textarea select option button svg math ' +
  'xmp noembed noframes head title audio video canvas'
).split(' ')

/** Whatever their class says, they show no words. */
const NO_CAPTIONS = new Set(['img', ...DROPPED_WITH_TEXT])

const COMMON = ['lang', 'dir']

const ATTRIBUTES: Record<string, string[]> = {
  a: ['href', 'title'],
  img: ['src', 'alt', 'title', 'width', 'height'],
  ol: ['start'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  time: ['datetime'],
}

const RULES: sanitizeHtml.IOptions = {
  allowedTags: KEPT,
  nonTextTags: DROPPED_WITH_TEXT,
  allowedAttributes: { ...ATTRIBUTES, '*': COMMON },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
}

const TIDY_RULES: TidyRules = {
  // Void, but sanitize-html writes an end tag for it: not worth a rule of the quick way.
  kept: new Set(KEPT.filter((tag) => tag !== 'wbr')),
  attributes: new Map(
    Object.entries(ATTRIBUTES).map(([tag, names]) => [tag, new Set([...names, ...COMMON])]),
  ),
  common: new Set(COMMON),
  isCaption,
  address: addressOf,
}

/**
 * HTML that may be shown: no script, handler, style, form or unsafe address in it. Relative links and images
 * are resolved against `baseUrl`; without one they lose their address.
 */
export function sanitize(html: string, baseUrl: string | null): string {
  if (!/[<&]/.test(html)) return escapeHtml(html)
  return tidy(html, baseUrl ?? '', TIDY_RULES)?.trim() ?? sanitizeSlowly(html, baseUrl)
}

/** What `sanitize` answers, by sanitize-html alone: the judge of the quick way. */
export function sanitizeSlowly(html: string, baseUrl: string | null): string {
  return sanitizeHtml(shallow(html), {
    ...RULES,
    transformTags: { '*': (tagName, attribs) => transform(tagName, attribs, baseUrl ?? '') },
  }).trim()
}

/** Plain text as HTML; blank lines part paragraphs. */
export function htmlOf(text: string): string {
  const paragraphs = text.split(/\n[^\S\n]*\n/).filter((paragraph) => paragraph.trim() !== '')
  if (paragraphs.length < 2) return escapeHtml(text.trim())
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph.trim())}</p>`).join('\n')
}

function transform(tagName: string, attribs: Record<string, string>, base: string) {
  // A caption keeps being one when its class is gone, so that `textOf` still leaves it out.
  const tag = !NO_CAPTIONS.has(tagName) && isCaption(attribs.class) ? 'figcaption' : tagName
  if (attribs.href !== undefined) setAddress(attribs, 'href', base)
  if (attribs.src !== undefined) setAddress(attribs, 'src', base)
  return { tagName: tag, attribs }
}

function setAddress(attribs: Record<string, string>, name: 'href' | 'src', base: string): void {
  const address = addressOf(name, attribs[name] ?? '', base)
  if (address === null) delete attribs[name]
  else attribs[name] = address
}

function addressOf(name: 'href' | 'src', value: string, base: string): string | null {
  if (PLAIN_ADDRESS.test(value) && !UNUSUAL.test(value)) return value
  if (PLAIN_PATH.test(value) && !UNUSUAL.test(value)) {
    const origin = PLAIN_ORIGIN.exec(base)?.[0]
    if (origin) return origin + value
  }
  return name === 'href' && /^\s*mailto:/i.test(value) ? value.trim() : webAddress(value, base)
}

// Most addresses mean themselves, or are a path on the same server: nothing is gained by parsing them.
const PLAIN_ORIGIN = /^https?:\/\/(?!xn--)(?:[a-z0-9-]{1,63}\.(?!xn--)){1,5}[a-z]{2,12}(?=\/)/
const PLAIN_PATH = /^\/(?!\/)[A-Za-z0-9/_.~?=&%+,;:@!$()*-]{0,2000}$/
const PLAIN_ADDRESS = new RegExp(PLAIN_ORIGIN.source + PLAIN_PATH.source.slice(1))
/** Dots that lead upwards, and names that are written in another script. */
const UNUSUAL = /\/\.|%2e/i
