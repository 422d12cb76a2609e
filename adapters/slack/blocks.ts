// How an editorial looks on Slack: the paper, its headline as the link, and its sentences with
// their roles as a quotation. Editions and answers to commands share it. All of it is rich text, whose words
// Slack shows as they stand.
import type {
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  RichTextBlock,
  RichTextElement,
  RichTextSection,
  RichTextText,
} from '@slack/types'
import type { DigestItem } from '../../src/core/model.js'
import { isVisible } from '../../src/core/text.js'
import { labelOf, type Words } from '../../src/core/words.js'
import { address, escapeText, plain } from './escape.js'
import { LIMITS } from './limits.js'

/** Our own measures, in UTF-16 units; each leaves a block far below what a message takes. */
const ROOM = {
  paper: 100,
  headline: 300,
  /** A sentence longer than this is the one case in which we cut inside a sentence. */
  sentence: 1000,
  /** All sentences of one editorial; those that do not fit are left out whole. */
  sentences: 2400,
  context: 600,
} as const

export function heading(text: string, otherwise: string): HeaderBlock {
  const shown = isVisible(text) ? text : otherwise
  return { type: 'header', text: { type: 'plain_text', text: plain(shown, LIMITS.header), emoji: false } }
}

export const divider: DividerBlock = { type: 'divider' }

/** A quiet line of our own words. */
export function note(text: string): ContextBlock {
  return {
    type: 'context',
    elements: [{ type: 'plain_text', text: plain(text, ROOM.context), emoji: false }],
  }
}

/** A quiet line that is one link of ours. */
export function noteLink(label: string, url: string): ContextBlock {
  const target = address(url)
  const text = escapeText(label, ROOM.context)
  return { type: 'context', elements: [{ type: 'mrkdwn', text: target ? `<${target}|${text}>` : text }] }
}

export function topicLine(name: string, count: string): RichTextBlock {
  return rich([bold(plain(name, ROOM.headline)), word(`  ${count}`)])
}

export function card(item: DigestItem, words: Words): RichTextBlock {
  const quotes = sentences(item, words)
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [word(`${paperName(item)}\n`), linked(item, words)] },
      ...(quotes.length > 0 ? [{ type: 'rich_text_quote' as const, elements: quotes }] : []),
    ],
  }
}

/** Headlines without sentences. */
export function list(title: string, items: Omit<DigestItem, 'summary'>[], words: Words): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [bold(title)] },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: items.map(
          (item): RichTextSection => ({ type: 'rich_text_section', elements: line(item, words) }),
        ),
      },
    ],
  }
}

/** A label and what it says, as words and nothing else. */
export function labelled(label: string, text: string): RichTextBlock {
  return rich([bold(label), word(`  ${plain(text, ROOM.context)}`)])
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

export function paperName(item: Omit<DigestItem, 'summary'>): string {
  const name = [item.source.name, item.source.id].find(isVisible) ?? '—'
  return plain(name, ROOM.paper)
}

export function headlineOf(item: Omit<DigestItem, 'summary'>, words: Words): string {
  return plain(isVisible(item.title) ? item.title : words.readOriginal, ROOM.headline)
}

function line(item: Omit<DigestItem, 'summary'>, words: Words): RichTextElement[] {
  return [linked(item, words), word(`  ${paperName(item)}`)]
}

function linked(item: Omit<DigestItem, 'summary'>, words: Words): RichTextElement {
  const url = address(item.url)
  const title = headlineOf(item, words)
  return url ? { type: 'link', url, text: title, style: { bold: true } } : bold(title)
}

function sentences(item: DigestItem, words: Words): RichTextElement[] {
  const elements: RichTextElement[] = []
  let room = ROOM.sentences
  for (const quote of item.summary) {
    if (!isVisible(quote.text)) continue
    const text = plain(quote.text, ROOM.sentence)
    if (text.length > room) break
    room -= text.length
    if (elements.length > 0) elements.push(word('\n'))
    elements.push(bold(labelOf(quote, item, words)), word(`  ${text}`))
  }
  return elements
}

function rich(elements: RichTextElement[]): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

function word(text: string): RichTextText {
  return { type: 'text', text }
}

function bold(text: string): RichTextElement {
  return { type: 'text', text, style: { bold: true } }
}
