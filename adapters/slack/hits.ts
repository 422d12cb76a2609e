// Editorials that were found, as one Slack message: each with its paper, its headline as the link, and the stretch in
// which the words stand, with the words in bold. Rich text throughout, whose words Slack shows as they stand.
import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types'
import type { Hit, Reply, Site } from '../../src/core/model.js'
import { factsOf } from '../../src/core/search/facts.js'
import { piecesOf } from '../../src/core/search/marks.js'
import { isVisible } from '../../src/core/text.js'
import { wordsFor } from '../../src/core/words.js'
import { divider, heading, noteLink } from './blocks.js'
import { address, plain } from './escape.js'
import { LIMITS, type SlackMessage, weight } from './limits.js'
import { message } from './render.js'

/** Our own measures, in UTF-16 units. */
const ROOM = { facts: 300, headline: 300, snippet: 600, closing: 400 } as const

export function hits(answer: Extract<Reply, { kind: 'hits' }>, site: Site): SlackMessage {
  const title = isVisible(answer.heading) ? answer.heading : '…'
  const blocks: KnownBlock[] = [heading(title, '…')]
  const cards = answer.hits.map((hit) => [divider, card(hit)])
  const shown = cards.slice(0, fitting(blocks, cards))
  blocks.push(...shown.flat())
  if (shown.length < cards.length || answer.more !== null)
    blocks.push(noteLink('→ More on the web', `${site.url}${answer.more ?? ''}`))
  return message(blocks, [title, ...answer.hits.map((hit) => hit.title.text)].join('; '))
}

/** How many of the cards go into the message, beside what is there and a closing line. */
function fitting(blocks: KnownBlock[], cards: KnownBlock[][]): number {
  let used = { blocks: blocks.length + 1, weight: weight(blocks) + ROOM.closing }
  const over = cards.findIndex((card) => {
    used = { blocks: used.blocks + card.length, weight: used.weight + weight(card) }
    return used.blocks > LIMITS.blocks || used.weight > LIMITS.allBlocks
  })
  return over === -1 ? cards.length : over
}

function card(hit: Hit): RichTextBlock {
  const title = plain(isVisible(hit.title.text) ? hit.title.text : wordsFor('en').readOriginal, ROOM.headline)
  const url = address(hit.url)
  const says = snippet(hit)
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: `${plain(factsOf(hit).join(' · '), ROOM.facts)}\n` },
          url ? { type: 'link', url, text: title, style: { bold: true } } : bold(title),
        ],
      },
      ...(says.length > 0 ? [{ type: 'rich_text_quote' as const, elements: says }] : []),
    ],
  }
}

function snippet(hit: Hit): RichTextElement[] {
  if (hit.snippet === null || !isVisible(hit.snippet.text)) return []
  return piecesOf(hit.snippet, ROOM.snippet).map(({ text, isHit }) =>
    isHit ? bold(text) : { type: 'text', text },
  )
}

function bold(text: string): RichTextElement {
  return { type: 'text', text, style: { bold: true } }
}
