// How an editorial looks on Slack: the paper, its headline as the link, and its sentences with
// their roles as a quotation. Editions and answers to commands share it. All of it is rich text, whose words
// Slack shows as they stand. What a model wrote is in italics, outside of the quotations, and says so.
import type {
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  RichTextBlock,
  RichTextElement,
  RichTextSection,
  RichTextText,
} from '@slack/types'
import { linkOf } from '../../src/core/digest/text-fragments.js'
import type { Board, DigestItem, Quote, Written } from '../../src/core/model.js'
import { isVisible } from '../../src/core/text.js'
import { labelOf, type Words } from '../../src/core/words.js'
import { address, escapeText, plain, whole } from './escape.js'
import { LIMITS } from './limits.js'

/** Our own measures, in UTF-16 units; each leaves a block far below what a message takes. */
const ROOM = {
  paper: 100,
  headline: 300,
  /** A sentence longer than this is the one case in which we cut inside a sentence. */
  sentence: 1000,
  /** All sentences of one editorial with their labels; those that do not fit are left out whole. */
  sentences: 2400,
  /** A label that says of whom something is demanded; a longer one says only that it is. */
  label: 100,
  /** What a model wrote, left out whole where it is longer; and the name of the model. */
  written: 600,
  model: 60,
  /** An address of a sentence; a longer one gives way to the address of its page. */
  link: 600,
  /** Facts about an edition or a topic; and one line of an edition's closing. */
  facts: 1000,
  closing: 600,
} as const

/** Where links to originals lead: to the quoted sentence, or to the beginning of the page, which is shorter. */
export type Links = 'sentences' | 'pages'

/** What a line of a list says of an editorial. */
export type Named = Pick<DigestItem, 'editorial' | 'source' | 'title' | 'url' | 'headline'>

export function heading(text: string, otherwise: string): HeaderBlock {
  const shown = isVisible(text) ? text : otherwise
  return { type: 'header', text: { type: 'plain_text', text: plain(shown, LIMITS.header), emoji: false } }
}

export const divider: DividerBlock = { type: 'divider' }

/** A quiet line of our own words. */
export function note(text: string): ContextBlock {
  return {
    type: 'context',
    elements: [{ type: 'plain_text', text: plain(text, ROOM.facts), emoji: false }],
  }
}

/** A quiet line that is one link of ours. */
export function noteLink(label: string, url: string): ContextBlock {
  const target = address(url)
  const text = escapeText(label, ROOM.closing)
  return { type: 'context', elements: [{ type: 'mrkdwn', text: target ? `<${target}|${text}>` : text }] }
}

export function topicLine(name: string, count: string | null): RichTextBlock {
  return rich([bold(plain(name, ROOM.headline)), ...(count === null ? [] : [word(`  ${count}`)])])
}

/** The sentence above a topic, as a block of its own. */
export function introductionBlock(introduction: Written | undefined, words: Words): RichTextBlock[] {
  const said = written(introduction, words)
  return said.length === 0 ? [] : [rich(said)]
}

interface CardOptions {
  /** The board of the editorial's topic. */
  board?: Board
  links?: Links
}

export function card(item: DigestItem, words: Words, { board, links }: CardOptions = {}): RichTextBlock {
  const quotes = sentences(item, words, board)
  const translation = written(item.headline, words)
  const top = [
    word(`${paperName(item)}\n`),
    linked(headlineOf(item, words), originalOf(sentenceLink(item), item.url, links)),
    ...(translation.length === 0 ? [] : [word('\n'), ...translation]),
  ]
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: top },
      ...(quotes.length > 0 ? [{ type: 'rich_text_quote' as const, elements: quotes }] : []),
    ],
  }
}

/** Headlines without sentences. */
export function list(title: string, items: Named[], words: Words): RichTextBlock {
  return bullets(
    title,
    items.map((item) => line(item, words)),
  )
}

export function bullets(title: string, lines: RichTextElement[][]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [bold(title)] },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: lines.map((elements): RichTextSection => ({ type: 'rich_text_section', elements })),
      },
    ],
  }
}

/** A label and what it says, as words and nothing else. */
export function labelled(label: string, text: string): RichTextBlock {
  return rich([bold(label), word(`  ${plain(text, ROOM.closing)}`)])
}

export function paragraph(text: string): RichTextBlock {
  return rich([word(plain(text, LIMITS.textObject))])
}

export function codeList(lines: string[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_preformatted', elements: [word(lines.map((one) => plain(one, 200)).join('\n'))] },
    ],
  }
}

export function paperName({ source }: Pick<DigestItem, 'source'>): string {
  return nameOf(source.name, source.id)
}

/** The first name that can be seen. */
export function nameOf(...names: string[]): string {
  return plain(names.find(isVisible) ?? '—', ROOM.paper)
}

export function headlineOf({ title }: Pick<DigestItem, 'title'>, words: Words): string {
  return plain(isVisible(title) ? title : words.readOriginal, ROOM.headline)
}

/** A sentence that is cut here is not looked for in its page. */
function sentenceLink({ summary, ...item }: DigestItem): string | null {
  return linkOf({ ...item, summary: summary.filter(({ text }) => text.length <= ROOM.sentence) })
}

/** The address of the sentence where that is wanted and fits, else of the page. */
export function originalOf(
  sentence: string | null,
  page: string | null,
  links: Links = 'sentences',
): string | null {
  const target = links === 'sentences' ? address(sentence) : null
  return target !== null && target.length <= ROOM.link ? target : address(page)
}

/** What no paper wrote: whole or not at all, and never without the words that say so. */
function written(said: Written | undefined, words: Words): RichTextElement[] {
  const text = whole(said?.text ?? '', ROOM.written)
  if (said === undefined || text === null) return []
  const by = words.writtenBy(plain(said.model, ROOM.model))
  return [{ type: 'text', text, style: { italic: true } }, word(`  (${by})`)]
}

function line(item: Named, words: Words): RichTextElement[] {
  const translation = written(item.headline, words)
  return [
    linked(headlineOf(item, words), address(item.url)),
    word(`  ${paperName(item)}`),
    ...(translation.length === 0 ? [] : [word(' · '), ...translation]),
  ]
}

function linked(text: string, url: string | null): RichTextElement {
  return url === null ? bold(text) : { type: 'link', url, text, style: { bold: true } }
}

function sentences(item: DigestItem, words: Words, board?: Board): RichTextElement[] {
  const elements: RichTextElement[] = []
  let room = ROOM.sentences
  for (const quote of item.summary) {
    if (!isVisible(quote.text)) continue
    const label = shortLabel(quote, item, { words, board })
    const text = `  ${plain(quote.text, ROOM.sentence)}`
    room -= label.length + text.length
    if (room < 0) break
    if (elements.length > 0) elements.push(word('\n'))
    elements.push(bold(label), word(text))
  }
  return elements
}

function shortLabel(quote: Quote, item: DigestItem, { words, board }: { words: Words; board?: Board }) {
  return whole(labelOf(quote, item, words, board), ROOM.label) ?? labelOf(quote, item, words)
}

function rich(elements: RichTextElement[]): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

export function word(text: string): RichTextText {
  return { type: 'text', text }
}

export function bold(text: string): RichTextElement {
  return { type: 'text', text, style: { bold: true } }
}
