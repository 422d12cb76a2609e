// How one editorial looks on Discord: the paper above, the headline as the link, its sentences with
// their roles, and a bar in the paper's own colour. Editions and answers to commands share it.
import type { DigestItem, SourceName } from '../../src/core/model.js'
import { isVisible } from '../../src/core/text.js'
import { labelOf, type Words } from '../../src/core/words.js'
import { embedAddress, escapeText, link, plain } from './escape.js'
import { type Embed, LIMITS } from './limits.js'

/** Our own measures, in UTF-16 units; each leaves a card far below what a message takes. */
const ROOM = {
  paper: 100,
  /** A sentence longer than this is the one case in which we cut inside a sentence. */
  sentence: 1000,
  /** All sentences of one card; those that do not fit are left out whole. */
  card: 2400,
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

export function card(item: DigestItem, words: Words): Embed {
  const url = embedAddress(item.url)
  const sentences = quotes(item, words)
  const original = url === null ? link(words.readOriginal, item.url) : null
  if (original !== null) sentences.push(original)
  const embed: Embed = { author: { name: paper(item.source) }, title: headline(item, words, LIMITS.title) }
  if (url !== null) embed.url = url
  if (sentences.length > 0) embed.description = sentences.join('\n\n')
  embed.color = colorOf(item.source.id)
  return embed
}

/** One line of a list: the paper and its headline, linked. */
export function line(item: Omit<DigestItem, 'summary'>, words: Words): string {
  const name = paperInList(item.source)
  const linked = item.title.length <= ROOM.headline ? link(item.title, item.url) : null
  if (linked !== null) return `- ${name} ${linked}`
  const original = link(words.readOriginal, item.url)
  const title = headline(item, words, ROOM.headline)
  return original === null ? `- ${name} ${title}` : `- ${name} ${title} · ${original}`
}

/** A paper's name at the start of a list's line. */
export function paperInList(source: SourceName): string {
  return `**${escapeText(paper(source), ROOM.paper)}**`
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

function quotes(item: DigestItem, words: Words): string[] {
  const sentences: string[] = []
  let room = ROOM.card
  for (const quote of item.summary) {
    if (!isVisible(quote.text)) continue
    const sentence = `**${labelOf(quote, item, words)}** ${escapeText(quote.text, ROOM.sentence)}`
    if (sentence.length > room) break
    room -= sentence.length
    sentences.push(sentence)
  }
  return sentences
}

function paper(source: SourceName): string {
  const name = [source.name, source.id].find(isVisible) ?? '—'
  return plain(name, ROOM.paper)
}

function headline(item: Pick<DigestItem, 'title'>, words: Words, max: number): string {
  return escapeText(isVisible(item.title) ? item.title : words.readOriginal, max)
}
