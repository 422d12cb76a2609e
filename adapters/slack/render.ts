// An edition as Slack messages: an opening, each editorial under the name of its topic, and a closing.
// What finds no room in six messages is listed, and what finds no room in the list is one click away on the
// web. Nobody is mentioned and nothing unfurls.
import type { KnownBlock } from '@slack/types'
import { itemsOf } from '../../src/core/digest/edition.js'
import { countsOf, elsewhereOf, othersOf } from '../../src/core/digest/facts.js'
import type { Edition, Site } from '../../src/core/model.js'
import { isVisible } from '../../src/core/text.js'
import { type Words, wordsFor } from '../../src/core/words.js'
import {
  divider,
  heading,
  headlineOf,
  type Links,
  labelled,
  list,
  type Named,
  note,
  noteLink,
  paperName,
} from './blocks.js'
import { escapeText } from './escape.js'
import { LIMITS, type SlackMessage, weight } from './limits.js'
import { append, CLOSING, pack } from './pack.js'
import { counts, sectionUnits } from './sections.js'

/** More would push a room's own talk out of sight. */
const MESSAGES = 6
/** Headlines of the closing list, and papers named as missing. */
const LISTED = 12
const MISSING = 8

export function render(edition: Edition, site: Site): SlackMessage[] {
  const words = wordsFor(edition.digest.newsletter.language)
  const { messages, listed } = plan(edition, words)
  append(messages, closing(edition, listed, site, words))
  return messages.map((blocks, index) => message(blocks, summaryLine(edition, index, messages.length, words)))
}

export function message(blocks: KnownBlock[], text: string): SlackMessage {
  return { text: escapeText(text, LIMITS.text), blocks, unfurl_links: false, unfurl_media: false }
}

interface Plan {
  messages: KnownBlock[][]
  /** Editorials that no message shows. */
  listed: Named[]
}

/** Links lead to the quoted sentences, unless their length would cost an editorial its place. */
function plan(edition: Edition, words: Words): Plan {
  const toSentences = planWith(edition, words, 'sentences')
  return toSentences.left.length === 0 ? toSentences : planWith(edition, words, 'pages')
}

function planWith(edition: Edition, words: Words, links: Links): Plan & { left: Named[] } {
  const { digest } = edition
  const units = [
    { blocks: opening(edition, words), items: [] },
    ...digest.sections.flatMap((section, index) => sectionUnits(section, index, { words, links })),
  ]
  const { messages, left } = pack(units, MESSAGES)
  const inUnits = new Set(units.flatMap(({ items }) => items.map(({ editorial }) => editorial)))
  const beyond = digest.sections.flatMap(othersOf).filter(({ editorial }) => !inUnits.has(editorial))
  return { messages, left, listed: [...left, ...beyond, ...elsewhereOf(digest)] }
}

function opening(edition: Edition, words: Words): KnownBlock[] {
  const { newsletter } = edition.digest
  const date = new Intl.DateTimeFormat(newsletter.language, { dateStyle: 'full', timeZone: newsletter.zone })
  const facts = [
    words.edition(edition.number),
    date.format(new Date(edition.slot)),
    itemsOf(edition.digest).length > 0 ? countsOf(edition.digest, words) : words.nothingNew,
  ]
  return [heading(newsletter.title, words.edition(edition.number)), note(facts.join(' · '))]
}

function closing(edition: Edition, also: Named[], site: Site, words: Words): KnownBlock[] {
  const listed = withinRoom(also.slice(0, LISTED), words)
  const rest = also.slice(listed.length)
  const missing = edition.digest.missing.slice(0, MISSING).map(({ source, why }) => `${source.name} ${why}`)
  const web = `${site.url}/editions/${encodeURIComponent(edition.newsletter)}/${edition.number}`
  const label =
    rest.length > 0 ? `→ ${counts(rest, words)}` : `${site.name} · ${words.edition(edition.number)}`
  return [
    divider,
    ...(listed.length > 0 ? [list(words.alsoPublished, listed, words)] : []),
    ...(missing.length > 0 ? [labelled(words.missing, missing.join('; '))] : []),
    noteLink(label, web),
  ]
}

/** At least one headline of the list, and as many as its room takes. */
function withinRoom(items: Named[], words: Words): Named[] {
  let count = items.length
  while (count > 1 && weight([list('', items.slice(0, count), words)]) > CLOSING.weight - 1500) count -= 1
  return items.slice(0, count)
}

/** "The Morning Masthead · 9 editorials: The Harbor Ledger, A headline; ..." */
function summaryLine(edition: Edition, index: number, of: number, words: Words): string {
  const items = itemsOf(edition.digest)
  const { title: given } = edition.digest.newsletter
  const title = isVisible(given) ? given : words.edition(edition.number)
  if (items.length === 0) return `${title}: ${words.nothingNew}`
  const part = of > 1 ? ` (${index + 1}/${of})` : ''
  const first = items.slice(0, 3).map((item) => `${paperName(item)}, ${headlineOf(item, words)}`)
  return `${title}${part} · ${counts(items, words)}: ${first.join('; ')}`
}
