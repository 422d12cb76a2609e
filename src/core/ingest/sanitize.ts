// HTML of outsiders made harmless: the one place that knows sanitize-html. Only the elements of running text
// stay; links and images get absolute addresses; scripts, handlers, styles and unsafe schemes are gone.
import sanitizeHtml from 'sanitize-html'
import { isCaption, plainText, shallow, textOf } from './html.js'
import { webAddress } from './url.js'

export { plainText, textOf }

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

const RULES: sanitizeHtml.IOptions = {
  allowedTags: KEPT,
  nonTextTags: DROPPED_WITH_TEXT,
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    ol: ['start'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    time: ['datetime'],
    '*': ['lang', 'dir'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
}

/**
 * HTML that may be shown: no script, handler, style, form or unsafe address in it. Relative links and images
 * are resolved against `baseUrl`; without one they lose their address.
 */
export function sanitize(html: string, baseUrl: string | null): string {
  if (!/[<&]/.test(html)) return escapeHtml(html)
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

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function transform(tagName: string, attribs: Record<string, string>, base: string) {
  // A caption keeps being one when its class is gone, so that `textOf` still leaves it out.
  const tag = tagName !== 'img' && isCaption(attribs.class) ? 'figcaption' : tagName
  if (attribs.href !== undefined) setAddress(attribs, 'href', linkAddress(attribs.href, base))
  if (attribs.src !== undefined) setAddress(attribs, 'src', webAddress(attribs.src, base))
  return { tagName: tag, attribs }
}

function setAddress(attribs: Record<string, string>, name: 'href' | 'src', address: string | null): void {
  if (address === null) delete attribs[name]
  else attribs[name] = address
}

function linkAddress(href: string, base: string): string | null {
  return /^\s*mailto:/i.test(href) ? href.trim() : webAddress(href, base)
}
