// The only door through which outside text enters a Slack message.
// Words of papers stand in rich text and plain text, which Slack reads no markup, mention or link from;
// only `text` (for notifications) and our own links are mrkdwn and are escaped here.
// https://docs.slack.dev/messaging/formatting-message-text#escaping
import { isVisible, oneLine, shorten, webUrl } from '../../src/core/text.js'

/** One line for rich text and plain text, at most `max` UTF-16 units. */
export function plain(text: string, max: number): string {
  return shorten(oneLine(text), max)
}

/** One line for the same places, or null where it would be blank or longer: for what nobody may cut. */
export function whole(text: string, max: number): string | null {
  const line = oneLine(text)
  return isVisible(line) && line.length <= max ? line : null
}

/** One line for places where Slack reads mrkdwn: no mention, link or format comes from it. */
export function escapeText(text: string, max: number): string {
  return shorten(oneLine(text), max, escapeMrkdwn)
}

/** An http(s) address with what could end a link early encoded, all but the tilde of ":~:text="; else null. */
export function address(url: string | null): string | null {
  const href = webUrl(url)?.href.replace(/[|<>"'`*_\\{}^\s]|~(?!:text=)/g, percent)
  return href === undefined || href.length > 2900 ? null : href
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
