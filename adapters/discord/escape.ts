// The only door through which outside text enters a Discord message.
// It promises: one line, no control or direction-changing characters, nothing that Discord reads as
// markdown, a mention, a timestamp, an emoji code or a link; addresses are http(s) and cannot end early.

/** Every character that starts one of Discord's rules. A backslash before it makes it plain text. */
const SPECIAL = new Set('\\*_~`|<>#[]@:')

/** A masked link counts against the embed's length; a longer address would crowd out the text. */
const LONGEST_TARGET = 500

/** Longest input that is looked at, in UTF-16 units; everything we show is far shorter. */
const LONGEST = 20_000

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** One line of plain text for places where Discord reads no markdown (author and footer). */
export function plain(text: string, max: number): string {
  return cut(text, max, (piece) => piece)
}

/**
 * One line of text for places where Discord reads markdown. At most `max` UTF-16 units, backslashes
 * included; what is longer ends, after a whole grapheme, in "…".
 */
export function escapeText(text: string, max: number): string {
  return disarmStart(cut(text, max - 1, escapeAll))
}

/** Text inside backticks, where a backslash escapes nothing. */
export function code(text: string, max: number): string {
  return `\`${plain(text.replaceAll('`', "'"), max - 2)}\``
}

/** Is there anything to see? Discord refuses fields that are blank after its own trimming. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.slice(0, LONGEST))
}

/**
 * The text as a link, or null where Discord would not make it one. Inside [label] Discord undoes no
 * backslash, shows no emoji and accepts nothing that looks like an address, so such labels stay unlinked.
 */
export function link(label: string, url: string | null): string | null {
  const target = address(url)
  const text = tidy(label)
  if (target === null || target.length > LONGEST_TARGET || !isVisible(text) || text.length > 300) return null
  const isSafe = escapeAll(text) === text && !/[/\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(text)
  return isSafe ? `[${text}](${target})` : null
}

/** An address as Discord may follow it: http(s), without a password, with brackets and spaces encoded. */
export function address(url: string | null): string | null {
  if (url === null || url.length > 2048 || !URL.canParse(url)) return null
  const parsed = new URL(url)
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null
  parsed.username = ''
  parsed.password = ''
  const href = parsed.href.replace(/[^\w\-.~:/?#@!$&+,;=%]/g, percent)
  return href.length > 2048 ? null : href
}

/**
 * An address that an embed may carry in its `url`. Discord refuses the whole message when the host has
 * no top-level domain: https://github.com/go-gitea/gitea/issues/14379
 */
export function embedAddress(url: string | null): string | null {
  const target = address(url)
  return target !== null && /\.[a-z][a-z0-9-]+$/i.test(new URL(target).hostname) ? target : null
}

function cut(text: string, max: number, form: (grapheme: string) => string): string {
  const clean = tidy(text)
  const whole = form(clean)
  if (whole.length <= max) return whole
  let short = ''
  for (const { segment } of graphemes.segment(clean)) {
    const next = form(segment)
    if (short.length + next.length > max - 1) break
    short += next
  }
  return `${short.trimEnd()}…`
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

function escapeAll(text: string): string {
  let escaped = ''
  for (const character of text) escaped += SPECIAL.has(character) ? `\\${character}` : character
  return escaped
}

/** "- ", "+ " and "12. " make lists, but only where a line starts. */
function disarmStart(text: string): string {
  if (/^[-+]/.test(text)) return `\\${text}`
  return text.replace(/^(\d{1,20})\./, '$1\\.')
}

function percent(character: string): string {
  return encodeURIComponent(character).replace(
    /[!'()*]/g,
    (rest) => `%${rest.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
