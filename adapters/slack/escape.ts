// The only door through which outside text enters a Slack message.
// Words of papers stand in rich text and plain text, which Slack reads no markup, mention or link from;
// only `text` (for notifications) and our own links are mrkdwn and are escaped here.
// https://docs.slack.dev/messaging/formatting-message-text#escaping

/** Longest input that is looked at, in UTF-16 units; everything we show is far shorter. */
const LONGEST = 20_000

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** One line for rich text and plain text; what is longer than `max` UTF-16 units ends, after a whole grapheme, in "…". */
export function plain(text: string, max: number): string {
  return cut(tidy(text), max, (piece) => piece)
}

/** One line for places where Slack reads mrkdwn: no mention, link or format comes from it. */
export function escapeText(text: string, max: number): string {
  return cut(tidy(text), max, escapeMrkdwn)
}

/** Is there anything to see? Slack refuses empty texts. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(tidy(text))
}

/** An http(s) address without a password, with what could end a link early encoded; else null. */
export function address(url: string | null): string | null {
  if (url === null || url.length > 2000 || !URL.canParse(url)) return null
  const parsed = new URL(url)
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null
  parsed.username = ''
  parsed.password = ''
  const href = parsed.href.replace(/[|<>"'`*_~\\{}^\s]/g, percent)
  return href.length > 2900 ? null : href
}

/** Controls, line breaks and bidirectional overrides become spaces; halves of characters become "�". */
function tidy(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\s+/g, ' ')
    .trim()
}

function cut(text: string, max: number, form: (piece: string) => string): string {
  const whole = form(text)
  if (whole.length <= max) return whole
  let short = ''
  for (const { segment } of graphemes.segment(text)) {
    const next = form(segment)
    if (short.length + next.length > max - 1) break
    short += next
  }
  return `${short.trimEnd()}…`
}

/** Slack has no escape for its format characters; a word joiner before one keeps it from opening anything. */
function escapeMrkdwn(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`@#]|:(?=[\w+-]{1,60}:)/g, '\u2060$&\u2060')
}

function percent(character: string): string {
  return encodeURIComponent(character).replace(
    /[!'()*_~]/g,
    (rest) => `%${rest.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
