// An edition as Slack messages: an opening, each editorial under the name of its topic, and a closing.
// What finds no room in six messages is listed, and what finds no room in the list is one click away on the
// web. Nobody is mentioned and nothing unfurls.
import type { KnownBlock } from '@slack/types'
import type { DigestItem, DigestSection, Edition, Site } from '../../src/core/model.js'
import { isVisible } from '../../src/core/text.js'
import { type Words, wordsFor } from '../../src/core/words.js'
import {
  card,
  divider,
  heading,
  headlineOf,
  labelled,
  list,
  note,
  noteLink,
  paperName,
  topicLine,
} from './blocks.js'
import { escapeText } from './escape.js'
import { LIMITS, type SlackMessage, weight } from './limits.js'

/** More would push a room's own talk out of sight. */
const MESSAGES = 6
/** Headlines of the closing list, and papers named as missing. */
const LISTED = 12
const MISSING = 8
/** Kept free in the last message for its closing: the list's headlines with their addresses, and three lines. */
const CLOSING = { weight: 4500, blocks: 4 } as const

export function render(edition: Edition, site: Site): SlackMessage[] {
  const words = wordsFor(edition.digest.newsletter.language)
  const units = [
    { blocks: opening(edition, words), items: [] },
    ...edition.digest.sections.flatMap((section, index) => sectionUnits(section, index, words)),
  ]
  const { messages, left } = pack(units, MESSAGES)
  const last = closing(edition, left, site, words)
  if (fits(messages.at(-1) ?? [], last, false)) messages.at(-1)?.push(...last)
  else messages.push(last)
  return messages.map((blocks, index) => message(blocks, summaryLine(edition, index, messages.length, words)))
}

export function message(blocks: KnownBlock[], text: string): SlackMessage {
  return { text: escapeText(text, LIMITS.text), blocks, unfurl_links: false, unfurl_media: false }
}

/** Blocks that stay in one message, and the editorials that they show. */
export interface Unit {
  blocks: KnownBlock[]
  items: DigestItem[]
}

/** Fills messages in order. The last one keeps room for a closing. */
export function pack(units: Unit[], most: number): { messages: KnownBlock[][]; left: DigestItem[] } {
  const messages: KnownBlock[][] = [[]]
  for (const [index, unit] of units.entries()) {
    const isFull = !fits(messages.at(-1) ?? [], unit.blocks, messages.length === most)
    if (isFull && messages.length === most) {
      return { messages, left: units.slice(index).flatMap(({ items }) => items) }
    }
    if (isFull) messages.push([])
    messages.at(-1)?.push(...unit.blocks)
  }
  return { messages, left: [] }
}

function fits(blocks: KnownBlock[], more: KnownBlock[], isLast: boolean): boolean {
  const together = [...blocks, ...more]
  const reserve = isLast ? CLOSING : { weight: 0, blocks: 0 }
  return (
    together.length + reserve.blocks <= LIMITS.blocks && weight(together) + reserve.weight <= LIMITS.allBlocks
  )
}

function opening(edition: Edition, words: Words): KnownBlock[] {
  const { newsletter, sections } = edition.digest
  const items = sections.flatMap((section) => section.items)
  const date = new Intl.DateTimeFormat(newsletter.language, { dateStyle: 'full', timeZone: newsletter.zone })
  const facts = [
    words.edition(edition.number),
    date.format(new Date(edition.slot)),
    items.length > 0 ? counts(items, words) : words.nothingNew,
  ]
  return [heading(newsletter.title, words.edition(edition.number)), note(facts.join(' · '))]
}

/** The topic's name stays with its first editorial, so that no message ends in a heading. */
function sectionUnits(section: DigestSection, index: number, words: Words): Unit[] {
  const above = sectionHeading(section, index, words)
  return section.items.map((item, position) => ({
    blocks: position === 0 ? [...above, card(item, words)] : [card(item, words)],
    items: [item],
  }))
}

/** An edition without topics needs no heading for what stands alone. */
function sectionHeading(section: DigestSection, index: number, words: Words): KnownBlock[] {
  if (section.topic === null && index === 0) return [divider]
  const name = section.topic !== null && isVisible(section.topic) ? section.topic : words.moreEditorials
  return [divider, topicLine(name, counts(section.items, words))]
}

function closing(edition: Edition, left: DigestItem[], site: Site, words: Words): KnownBlock[] {
  const also = [...left, ...edition.digest.alsoPublished]
  const rest = also.slice(LISTED)
  const missing = edition.digest.missing.slice(0, MISSING).map(({ source, why }) => `${source.name} ${why}`)
  const web = `${site.url}/editions/${encodeURIComponent(edition.newsletter)}/${edition.number}`
  const label =
    rest.length > 0 ? `→ ${counts(rest, words)}` : `${site.name} · ${words.edition(edition.number)}`
  return [
    divider,
    ...(also.length > 0 ? [list(words.alsoPublished, withinRoom(also.slice(0, LISTED), words), words)] : []),
    ...(missing.length > 0 ? [labelled(words.missing, missing.join('; '))] : []),
    noteLink(label, web),
  ]
}

/** At least one headline of the list, and as many as its room takes. */
function withinRoom(items: Omit<DigestItem, 'summary'>[], words: Words): Omit<DigestItem, 'summary'>[] {
  let count = items.length
  while (count > 1 && weight([list('', items.slice(0, count), words)]) > CLOSING.weight - 1500) count -= 1
  return items.slice(0, count)
}

/** "The Morning Masthead · 9 editorials: The Harbor Ledger, A headline; ..." */
function summaryLine(edition: Edition, index: number, of: number, words: Words): string {
  const { newsletter, sections } = edition.digest
  const items = sections.flatMap((section) => section.items)
  const title = isVisible(newsletter.title) ? newsletter.title : words.edition(edition.number)
  if (items.length === 0) return `${title}: ${words.nothingNew}`
  const part = of > 1 ? ` (${index + 1}/${of})` : ''
  const first = items.slice(0, 3).map((item) => `${paperName(item)}, ${headlineOf(item, words)}`)
  return `${title}${part} · ${counts(items, words)}: ${first.join('; ')}`
}

function counts(items: Omit<DigestItem, 'summary'>[], words: Words): string {
  return words.counts(items.length, new Set(items.map((item) => item.source.id)).size)
}
