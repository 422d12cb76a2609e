// What stands beside a hit in every channel: the paper, the day, and where else the piece is.
import type { Hit } from '../model.js'
import { isVisible, oneLine } from '../text.js'
import { wordsFor } from '../words.js'

/** "The Harbor Ledger", "2026-01-14", "also in The Courier"; text from outside, still to be escaped. */
export function factsOf({ source, alsoIn, published, firstSeenAt, teaser }: Hit): string[] {
  return [
    paperOf(source),
    // The day as the paper printed it.
    (published ?? firstSeenAt).slice(0, 10),
    ...(alsoIn.length === 0 ? [] : [`also in ${alsoIn.map(paperOf).join(', ')}`]),
    ...(teaser === null ? [] : [wordsFor('en').teasers[teaser].toLowerCase()]),
  ]
}

function paperOf({ name, id }: Hit['source']): string {
  return oneLine([name, id].find(isVisible) ?? '—')
}
