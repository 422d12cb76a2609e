// An edition as Discord messages: an opening, a card for each editorial under the name of its topic,
// and a closing list. What finds no room in six messages is listed, and what finds no room in the list
// is one click away on the web. Silent, and without a mention of anybody.
import type { DigestItem, DigestSection, Edition, Site } from '../../src/core/model.js'
import { isVisible } from '../../src/core/text.js'
import { type Words, wordsFor } from '../../src/core/words.js'
import { card, line, NEUTRAL, paperInList } from './cards.js'
import { embedAddress, escapeText, link } from './escape.js'
import { type DiscordMessage, type Embed, LIMITS, SILENT, weight } from './limits.js'

/** More would push a channel's own talk out of sight. */
const MESSAGES = 6
/** The closing list: its share of a message, and its longest sight. */
const CLOSING = { weight: 3000, lines: 12, missing: 8 } as const

export function render(edition: Edition, site: Site): DiscordMessage[] {
  const words = wordsFor(edition.digest.newsletter.language)
  const web = `${site.url}/editions/${encodeURIComponent(edition.newsletter)}/${edition.number}`
  const units = [
    { embeds: [opening(edition, web, words)], items: [] },
    ...edition.digest.sections.flatMap((section, index) => sectionUnits(section, index, words)),
  ]
  const { messages, left } = pack(units, MESSAGES)
  const last = closing(edition, left, web, words)
  if (last !== null) append(messages, last)
  return messages.map((embeds) => ({ embeds, allowed_mentions: { parse: [] }, flags: SILENT }))
}

/** Embeds that stay in one message, and the editorials that they show. */
export interface Unit {
  embeds: Embed[]
  items: DigestItem[]
}

/** Fills messages in order. The last one keeps room for a closing embed. */
export function pack(units: Unit[], most: number): { messages: Embed[][]; left: DigestItem[] } {
  const messages: Embed[][] = [[]]
  for (const [index, unit] of units.entries()) {
    const isFull = !fits(messages.at(-1) ?? [], unit.embeds, messages.length === most)
    if (isFull && messages.length === most) return { messages, left: units.slice(index).flatMap(itemsOf) }
    if (isFull) messages.push([])
    messages.at(-1)?.push(...unit.embeds)
  }
  return { messages, left: [] }
}

function fits(message: Embed[], more: Embed[], isLast: boolean): boolean {
  const together = [...message, ...more]
  const reserve = isLast ? CLOSING.weight : 0
  const total = together.reduce((sum, embed) => sum + weight(embed), 0)
  return together.length + (isLast ? 1 : 0) <= LIMITS.embeds && total + reserve <= LIMITS.allEmbeds
}

function itemsOf(unit: Unit): DigestItem[] {
  return unit.items
}

/** To the last message where it fits, else to a message of its own; `pack` has kept room for one of the two. */
function append(messages: Embed[][], embed: Embed): void {
  const last = messages.at(-1)
  if (last && fits(last, [embed], false)) last.push(embed)
  else messages.push([embed])
}

function opening(edition: Edition, web: string, words: Words): Embed {
  const { newsletter, sections } = edition.digest
  const url = embedAddress(web)
  const number = words.edition(edition.number)
  const date = new Intl.DateTimeFormat(newsletter.language, { dateStyle: 'full', timeZone: newsletter.zone })
  // Where the title cannot carry the link (a host without a top-level domain), the number does.
  const first = `${(url === null && link(number, web)) || `**${escapeText(number, 100)}**`} · ${escapeText(date.format(new Date(edition.slot)), 200)}`
  const items = sections.flatMap((section) => section.items)
  const second = items.length > 0 ? counts(items, words) : words.nothingNew
  return {
    title: isVisible(newsletter.title) ? escapeText(newsletter.title, LIMITS.title) : number,
    ...(url === null ? {} : { url }),
    description: `${first}\n${second}`,
    color: NEUTRAL,
  }
}

/** The topic's name stays with its first card, so that no message ends in a heading. */
function sectionUnits(section: DigestSection, index: number, words: Words): Unit[] {
  const heading = sectionHeading(section, index, words)
  return section.items.map((item, position) => ({
    embeds: position === 0 && heading ? [heading, card(item, words)] : [card(item, words)],
    items: [item],
  }))
}

/** An edition without topics needs no heading for what stands alone. */
function sectionHeading(section: DigestSection, index: number, words: Words): Embed | null {
  if (section.topic === null && index === 0) return null
  const name = section.topic !== null && isVisible(section.topic) ? section.topic : words.moreEditorials
  return {
    title: escapeText(name, LIMITS.title),
    description: `-# ${counts(section.items, words)}`,
    color: NEUTRAL,
  }
}

function closing(edition: Edition, left: DigestItem[], web: string, words: Words): Embed | null {
  const also = [...left, ...edition.digest.alsoPublished]
  const missing = edition.digest.missing
    .slice(0, CLOSING.missing)
    .map(({ source, why }) => `- ${paperInList(source)} ${escapeText(why, 160)}`)
  const parts: string[] = []
  if (also.length > 0)
    parts.push(alsoPublished(also, CLOSING.weight - 200 - missing.join('\n').length, web, words))
  if (missing.length > 0) parts.push(`**${words.missing}**\n${missing.join('\n')}`)
  return parts.length === 0 ? null : { description: parts.join('\n\n'), color: NEUTRAL }
}

function alsoPublished(
  items: Omit<DigestItem, 'summary'>[],
  room: number,
  web: string,
  words: Words,
): string {
  const lines: string[] = []
  let used = 0
  for (const item of items.slice(0, CLOSING.lines)) {
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
function onTheWeb(web: string, items: Omit<DigestItem, 'summary'>[], words: Words): string {
  return `→ ${link(counts(items, words), web) ?? counts(items, words)}`
}

function counts(items: Omit<DigestItem, 'summary'>[], words: Words): string {
  return words.counts(items.length, new Set(items.map((item) => item.source.id)).size)
}
