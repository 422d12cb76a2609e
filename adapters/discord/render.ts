// An edition as Discord messages: an opening, a card for each editorial under the name of its topic,
// and a closing list. What finds no room in six messages is listed, and what finds no room in the list
// is one click away on the web. Silent, and without a mention of anybody.
import { itemsOf } from '../../src/core/digest/edition.js'
import { countsOf, elsewhereOf, othersOf } from '../../src/core/digest/facts.js'
import type { Edition, Site } from '../../src/core/model.js'
import { isVisible } from '../../src/core/text.js'
import { type Words, wordsFor } from '../../src/core/words.js'
import { line, type Named, NEUTRAL, paperInList } from './cards.js'
import { embedAddress, escapeText, link } from './escape.js'
import { type DiscordMessage, type Embed, LIMITS, SILENT } from './limits.js'
import { append, CLOSING_WEIGHT, pack } from './pack.js'
import { counts, sectionUnits } from './sections.js'

/** More would push a channel's own talk out of sight. */
const MESSAGES = 6
/** Lines of the closing list, and papers named as missing. */
const LISTED = 12
const MISSING = 8

export function render(edition: Edition, site: Site): DiscordMessage[] {
  const words = wordsFor(edition.digest.newsletter.language)
  const web = `${site.url}/editions/${encodeURIComponent(edition.newsletter)}/${edition.number}`
  const units = [
    { embeds: [opening(edition, web, words)], items: [] },
    ...edition.digest.sections.flatMap((section, index) => sectionUnits(section, index, words)),
  ]
  const { messages, left } = pack(units, MESSAGES)
  const inUnits = new Set(units.flatMap(({ items }) => items.map(({ editorial }) => editorial)))
  const beyond = edition.digest.sections.flatMap(othersOf).filter(({ editorial }) => !inUnits.has(editorial))
  const last = closing(edition, [...left, ...beyond, ...elsewhereOf(edition.digest)], { web, words })
  if (last !== null) append(messages, last)
  return messages.map((embeds) => ({ embeds, allowed_mentions: { parse: [] }, flags: SILENT }))
}

function opening(edition: Edition, web: string, words: Words): Embed {
  const { newsletter } = edition.digest
  const url = embedAddress(web)
  const number = words.edition(edition.number)
  const date = new Intl.DateTimeFormat(newsletter.language, { dateStyle: 'full', timeZone: newsletter.zone })
  // Where the title cannot carry the link (a host without a top-level domain), the number does.
  const first = `${(url === null && link(number, web)) || `**${escapeText(number, 100)}**`} · ${escapeText(date.format(new Date(edition.slot)), 200)}`
  const second = itemsOf(edition.digest).length > 0 ? countsOf(edition.digest, words) : words.nothingNew
  return {
    title: isVisible(newsletter.title) ? escapeText(newsletter.title, LIMITS.title) : number,
    ...(url === null ? {} : { url }),
    description: `${first}\n${second}`,
    color: NEUTRAL,
  }
}

interface Around {
  /** Where the edition stands on the web. */
  web: string
  words: Words
}

function closing(edition: Edition, also: Named[], { web, words }: Around): Embed | null {
  const missing = edition.digest.missing
    .slice(0, MISSING)
    .map(({ source, why }) => `- ${paperInList(source)} ${escapeText(why, 160)}`)
  const parts: string[] = []
  if (also.length > 0)
    parts.push(alsoPublished(also, CLOSING_WEIGHT - 200 - missing.join('\n').length, { web, words }))
  if (missing.length > 0) parts.push(`**${words.missing}**\n${missing.join('\n')}`)
  return parts.length === 0 ? null : { description: parts.join('\n\n'), color: NEUTRAL }
}

function alsoPublished(items: Named[], room: number, { web, words }: Around): string {
  const lines: string[] = []
  let used = 0
  for (const item of items.slice(0, LISTED)) {
    const next = line(item, words)
    if (used + next.length + 1 > room - onTheWeb(web, items, words).length) break
    used += next.length + 1
    lines.push(next)
  }
  const rest = items.slice(lines.length)
  const more = rest.length > 0 ? [onTheWeb(web, rest, words)] : []
  return [`**${words.alsoPublished}**`, ...lines, ...more].join('\n')
}

/** "→ 132 editorials from 12 papers", linked to the edition on the web. */
function onTheWeb(web: string, items: Named[], words: Words): string {
  return `→ ${link(counts(items, words), web) ?? counts(items, words)}`
}
