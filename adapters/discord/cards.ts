// How one editorial looks on Discord: the paper above, the headline as the link, its sentences with
// their roles, and a bar in the paper's own colour. Editions and answers to commands share it. What a model wrote is
// in italics and says so.
import { linkOf } from '../../src/core/digest/text-fragments.js'
import type { Board, DigestItem, Quote, SourceName, Written } from '../../src/core/model.js'
import { isVisible } from '../../src/core/text.js'
import { labelOf, type Words } from '../../src/core/words.js'
import { embedAddress, escapeText, link, plain, whole } from './escape.js'
import { type Embed, LIMITS } from './limits.js'

/** Our own measures, in UTF-16 units; each leaves a card far below what a message takes. */
const ROOM = {
  paper: 100,
  /** A sentence longer than this is the one case in which we cut inside a sentence. */
  sentence: 1000,
  /** All sentences of one card; those that do not fit are left out whole. */
  card: 2400,
  /** A label that says of whom something is demanded; a longer one says only that it is. */
  label: 100,
  /** What a model wrote, left out whole where it is longer; and the name of the model. */
  written: 600,
  model: 60,
  /** A headline in a list. */
  headline: 180,
} as const

/** The colour of paper: headings and whatever belongs to no single newspaper. */
export const NEUTRAL = 0xe8e2d0

/** Sixteen colours that stay apart from one another on Discord's dark and light grounds. */
const PALETTE = [
  0xe5484d, 0xf76b15, 0xffb224, 0xb3a125, 0x7cb518, 0x30a46c, 0x12a594, 0x0d9fc4, 0x3b82f6, 0x6e7bf2,
  0x8e6cef, 0xb659d6, 0xe93d82, 0xd6728b, 0xa18072, 0x8b9eb0,
] as const

/** What a line of a list says of an editorial. */
export type Named = Pick<DigestItem, 'editorial' | 'source' | 'title' | 'url' | 'headline'>

/** `board` is that of the editorial's topic. */
export function card(item: DigestItem, words: Words, board?: Board): Embed {
  const sentence = sentenceLink(item)
  const url = embedAddress(sentence) ?? embedAddress(item.url)
  const original = url === null ? link(words.readOriginal, sentence, item.url) : null
  const translation = written(item.headline, words)
  const parts = [
    ...(translation === null ? [] : [aside(translation)]),
    ...quotes(item, words, board),
    ...(original === null ? [] : [original]),
  ]
  const embed: Embed = {
    author: { name: nameOf(item.source.name, item.source.id) },
    title: headline(item, words),
  }
  if (url !== null) embed.url = url
  if (parts.length > 0) embed.description = parts.join('\n\n')
  embed.color = colorOf(item.source.id)
  return embed
}

/** One line of a list: the paper and its headline, linked. */
export function line(item: Named, words: Words): string {
  const title = isVisible(item.title) ? item.title : words.readOriginal
  const translation = written(item.headline, words)
  const named = `- ${paperInList(item.source)} ${linked(title, [item.url], { max: ROOM.headline, words })}`
  return translation === null ? named : `${named} · ${translation.text} (${translation.by})`
}

/** The text as a link to the first of the addresses that takes it, else followed by a link. */
export function linked(
  text: string,
  addresses: (string | null)[],
  { max, words }: { max: number; words: Words },
): string {
  const asLink = text.length <= max ? link(text, ...addresses) : null
  if (asLink !== null) return asLink
  const original = link(words.readOriginal, ...addresses)
  return original === null ? escapeText(text, max) : `${escapeText(text, max)} · ${original}`
}

/** A paper's name at the start of a list's line. */
export function paperInList({ name, id }: SourceName): string {
  return `**${nameInText(name, id)}**`
}

/** The first name that can be seen, for places where Discord reads markdown. */
export function nameInText(...names: string[]): string {
  return escapeText(nameOf(...names), ROOM.paper)
}

/** What no paper wrote, in markdown. */
interface Aside {
  /** In italics. */
  text: string
  /** That a model wrote it, and which. */
  by: string
}

/** Whole or not at all. */
export function written(said: Written | undefined, words: Words): Aside | null {
  const text = whole(said?.text ?? '', ROOM.written)
  if (said === undefined || text === null) return null
  return { text: `*${text}*`, by: words.writtenBy(escapeText(said.model, ROOM.model)) }
}

/** On lines of its own, the words that say so in small print. */
export function aside({ text, by }: Aside): string {
  return `${text}\n-# ${by}`
}

/** The same colour for the same paper, in every edition and on every machine. */
export function colorOf(source: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < source.length; index++) {
    hash = Math.imul(hash ^ source.charCodeAt(index), 0x01000193)
  }
  // FNV-1a; its low bits alone repeat for short ids that differ in one letter.
  return PALETTE[((hash >>> 16) ^ hash) & 15] ?? NEUTRAL
}

/** A sentence that is cut here is not looked for in its page. */
function sentenceLink({ summary, ...item }: DigestItem): string | null {
  return linkOf({ ...item, summary: summary.filter(({ text }) => text.length <= ROOM.sentence) })
}

function quotes(item: DigestItem, words: Words, board?: Board): string[] {
  const sentences: string[] = []
  let room = ROOM.card
  for (const quote of item.summary) {
    if (!isVisible(quote.text)) continue
    const label = shortLabel(quote, item, { words, board })
    const sentence = `**${label}** ${escapeText(quote.text, ROOM.sentence)}`
    if (sentence.length > room) break
    room -= sentence.length
    sentences.push(sentence)
  }
  return sentences
}

function shortLabel(quote: Quote, item: DigestItem, { words, board }: { words: Words; board?: Board }) {
  return whole(labelOf(quote, item, words, board), ROOM.label) ?? labelOf(quote, item, words)
}

function nameOf(...names: string[]): string {
  return plain(names.find(isVisible) ?? '—', ROOM.paper)
}

function headline(item: Pick<DigestItem, 'title'>, words: Words): string {
  return escapeText(isVisible(item.title) ? item.title : words.readOriginal, LIMITS.title)
}
