// Editorials that were found, as embeds of one message: each with its paper, its headline as the link, and the
// stretch in which the words stand, with the words in bold.
import type { Hit, Reply, Site } from '../../src/core/model.js'
import { factsOf } from '../../src/core/search/facts.js'
import { piecesOf } from '../../src/core/search/marks.js'
import { isVisible } from '../../src/core/text.js'
import { wordsFor } from '../../src/core/words.js'
import { colorOf, NEUTRAL } from './cards.js'
import { embedAddress, escapeText, link, plain } from './escape.js'
import { type Embed, LIMITS, weight } from './limits.js'

/** Our own measures, in UTF-16 units; a piece of a snippet may grow twofold when it is escaped. */
const ROOM = { facts: 200, snippet: 600, piece: 1300, closing: 600 } as const

export function hits(answer: Extract<Reply, { kind: 'hits' }>, site: Site): Embed[] {
  const title = isVisible(answer.heading) ? escapeText(answer.heading, LIMITS.title) : '…'
  const opening: Embed = { title, color: NEUTRAL }
  const cards = answer.hits.map(card)
  const shown = cards.slice(0, fitting(opening, cards))
  if (shown.length === cards.length && answer.more === null) return [opening, ...shown]
  const more = '→ More on the web'
  const target = link('More on the web', `${site.url}${answer.more ?? ''}`)
  return [opening, ...shown, { description: target === null ? more : `→ ${target}`, color: NEUTRAL }]
}

/** How many of the cards go into the message, beside the opening and a closing line. */
function fitting(opening: Embed, cards: Embed[]): number {
  let used = weight(opening) + ROOM.closing
  const over = cards.findIndex((one, n) => {
    used += weight(one)
    return used > LIMITS.allEmbeds || n + 3 > LIMITS.embeds
  })
  return over === -1 ? cards.length : over
}

function card(hit: Hit): Embed {
  const { readOriginal } = wordsFor('en')
  const url = embedAddress(hit.url)
  const original = url === null ? link(readOriginal, hit.url) : null
  const lines = [snippet(hit), original].filter((line) => line !== null)
  return {
    author: { name: plain(factsOf(hit).join(' · '), ROOM.facts) },
    title: escapeText(isVisible(hit.title.text) ? hit.title.text : readOriginal, LIMITS.title),
    ...(url === null ? {} : { url }),
    ...(lines.length === 0 ? {} : { description: lines.join('\n\n') }),
    color: colorOf(hit.source.id),
  }
}

function snippet(hit: Hit): string | null {
  if (hit.snippet === null || !isVisible(hit.snippet.text)) return null
  return piecesOf(hit.snippet, ROOM.snippet)
    .map(({ text, isHit }) => {
      const said = escapeText(text, ROOM.piece)
      if (isHit) return `**${said}**`
      // Escaping trims; the spaces belong between the words.
      return said === '' ? ' ' : `${/^\s/.test(text) ? ' ' : ''}${said}${/\s$/.test(text) ? ' ' : ''}`
    })
    .join('')
}
