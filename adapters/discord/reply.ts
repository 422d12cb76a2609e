// An answer to a command as one Discord message. That only the asker sees it is decided where the
// command is acknowledged, because Discord takes that flag there and nowhere else.
import type { Reply, Site } from '../../src/core/model.js'
import { isVisible } from '../../src/core/text.js'
import { wordsFor } from '../../src/core/words.js'
import { card, NEUTRAL } from './cards.js'
import { code, escapeText, link } from './escape.js'
import { hits } from './hits.js'
import { type DiscordMessage, type Embed, LIMITS } from './limits.js'
import { pack } from './pack.js'

/** Examples in a help text; a command that needs more should be simpler. */
const EXAMPLES = 10

export function reply(answer: Reply, site: Site): DiscordMessage {
  const allowed_mentions: DiscordMessage['allowed_mentions'] = { parse: [] }
  if (answer.kind === 'notice') return { content: sentence(answer.text, LIMITS.content), allowed_mentions }
  if (answer.kind === 'help') return { embeds: [help(answer.text, answer.examples)], allowed_mentions }
  const embeds = answer.kind === 'hits' ? hits(answer, site) : editorials(answer, site)
  return { embeds, allowed_mentions }
}

function help(text: string, examples: string[]): Embed {
  const lines = examples.slice(0, EXAMPLES).map((example) => `- ${code(example, 200)}`)
  return { description: [sentence(text, 1500), ...lines].join('\n'), color: NEUTRAL }
}

function editorials(answer: Extract<Reply, { kind: 'editorials' }>, site: Site): Embed[] {
  const words = wordsFor(answer.items[0]?.language ?? 'en')
  const heading: Embed = { title: sentence(answer.heading, LIMITS.title), color: NEUTRAL }
  const cards = answer.items.map((item) => ({ embeds: [card(item, words)], items: [item] }))
  const { messages, left } = pack([{ embeds: [heading], items: [] }, ...cards], 1)
  const embeds = messages[0] ?? [heading]
  if (left.length === 0) return embeds
  const more = words.counts(left.length, new Set(left.map((item) => item.source.id)).size)
  return [...embeds, { description: `→ ${link(more, site.url) ?? more}`, color: NEUTRAL }]
}

function sentence(text: string, max: number): string {
  return isVisible(text) ? escapeText(text, max) : '…'
}
