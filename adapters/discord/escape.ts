// The only door through which outside text enters a Discord message.
// It promises: one line, no control or direction-changing characters, nothing that Discord reads as
// markdown, a mention, a timestamp, an emoji code or a link; addresses are http(s) and cannot end early.
import { isVisible, oneLine, shorten, webUrl } from '../../src/core/text.js'
import { parseUrl } from '../../src/core/url.js'

/** Every character that starts one of Discord's rules. A backslash before it makes it plain text. */
const SPECIAL = new Set('\\*_~`|<>#[]@:')

/** A masked link counts against the embed's length; a longer address would crowd out the text. */
const LONGEST_TARGET = 500

/** One line of plain text for places where Discord reads no markdown (author and footer). */
export function plain(text: string, max: number): string {
  return shorten(oneLine(text), max)
}

/**
 * One line of text for places where Discord reads markdown. At most `max` UTF-16 units, backslashes
 * included; what is longer ends, after a whole grapheme, in "…".
 */
export function escapeText(text: string, max: number): string {
  return disarmStart(shorten(oneLine(text), max - 1, escapeAll))
}

/** As `escapeText`, or null where it would be blank or longer: for what nobody may cut. */
export function whole(text: string, max: number): string | null {
  const escaped = isVisible(text) ? escapeText(text, Number.MAX_SAFE_INTEGER) : null
  return escaped !== null && escaped.length <= max ? escaped : null
}

/** Text inside backticks, where a backslash escapes nothing. */
export function code(text: string, max: number): string {
  return `\`${plain(text.replaceAll('`', "'"), max - 2)}\``
}

/**
 * The text as a link to the first of the addresses that is short enough, or null where Discord would not make it
 * one. Inside [label] Discord undoes no backslash, shows no emoji and accepts nothing that looks like an address, so
 * such labels stay unlinked.
 */
export function link(label: string, ...urls: (string | null)[]): string | null {
  const target = urls.map(address).find((one) => one !== null && one.length <= LONGEST_TARGET)
  const text = oneLine(label)
  if (target === undefined || !isVisible(text) || text.length > 300) return null
  const isSafe = escapeAll(text) === text && !/[/\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(text)
  return isSafe ? `[${text}](${target})` : null
}

/** An address as Discord may follow it: http(s), without a password, with brackets and spaces encoded. */
export function address(url: string | null): string | null {
  const href = webUrl(url)?.href.replace(/[^\w\-.~:/?#@!$&+,;=%]/g, percent)
  // The brackets of an IPv6 host mean something else when they are encoded: such an address leads nowhere.
  return href === undefined || href.length > 2048 || parseUrl(href) === null ? null : href
}

/**
 * An address that an embed may carry in its `url`. Discord refuses the whole message when the host has
 * no top-level domain: https://github.com/go-gitea/gitea/issues/14379
 */
export function embedAddress(url: string | null): string | null {
  const target = address(url)
  return target !== null && /\.[a-z][a-z0-9-]+$/i.test(new URL(target).hostname) ? target : null
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
