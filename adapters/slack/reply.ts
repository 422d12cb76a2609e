// An answer to a command as one Slack message. That only the asker sees it is decided where it is sent.
import type { KnownBlock } from '@slack/types'
import type { Reply, Site } from '../../src/core/model.js'
import { isVisible } from '../../src/core/text.js'
import { wordsFor } from '../../src/core/words.js'
import { card, codeList, divider, heading, noteLink, paragraph } from './blocks.js'
import { hits } from './hits.js'
import type { SlackMessage } from './limits.js'
import { pack } from './pack.js'
import { message } from './render.js'

/** Examples in a help text; a command that needs more should be simpler. */
const EXAMPLES = 10

export function reply(answer: Reply, site: Site): SlackMessage {
  switch (answer.kind) {
    case 'notice':
      return message([paragraph(visible(answer.text))], visible(answer.text))
    case 'help': {
      const examples = answer.examples.filter(isVisible).slice(0, EXAMPLES)
      const blocks: KnownBlock[] = [paragraph(visible(answer.text))]
      if (examples.length > 0) blocks.push(codeList(examples))
      return message(blocks, visible(answer.text))
    }
    case 'editorials':
      return editorials(answer, site)
    case 'hits':
      return hits(answer, site)
  }
}

function editorials(answer: Extract<Reply, { kind: 'editorials' }>, site: Site): SlackMessage {
  const words = wordsFor(answer.items[0]?.language ?? 'en')
  const title = visible(answer.heading)
  const cards = answer.items.map((item) => ({ blocks: [divider, card(item, words)], items: [item] }))
  const { messages, left } = pack([{ blocks: [heading(title, title)], items: [] }, ...cards], 1)
  const blocks = messages[0] ?? []
  if (left.length > 0) {
    const papers = new Set(left.map((item) => item.source.id)).size
    blocks.push(noteLink(`→ ${words.counts(left.length, papers)}`, site.url))
  }
  return message(blocks, `${title}: ${answer.items.map((item) => item.title).join('; ')}`)
}

function visible(text: string): string {
  return isVisible(text) ? text : '…'
}
