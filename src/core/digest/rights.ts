// What a source lets us quote of one editorial, as a rule over its quotes. The builder chooses by it and the
// gate enforces it, so that what is chosen is not removed again.
import { graphemesOf } from '../graphemes.js'
import { sentences } from '../language/sentences.js'
import type { Language, Quote, Rights, Span } from '../model.js'
import { byPriority } from './summary/priority.js'

/**
 * Of one editorial's quotes, what its rights allow of each: the quote, a teaser shortened to whole sentences, or
 * null. What tells least is given up first (summary/priority.ts). A quote is one sentence, or for a teaser as many
 * as it holds; the same stretch twice counts once.
 */
export function withinRights(
  quotes: Quote[],
  rights: Rights,
  { isTeaser, language }: { isTeaser: boolean; language: Language },
): (quote: Quote) => Quote | null {
  const budget = budgetOf(rights)
  const allowed = new Map<string, Quote | null>()
  for (const quote of quotes.toSorted(byPriority)) {
    const place = placeOf(quote)
    if (allowed.has(place)) continue
    const whole = { text: quote.text, start: 0, end: quote.text.length }
    allowed.set(place, affordable(quote, isTeaser ? sentences(quote.text, language) : [whole], budget))
  }
  return (quote) => {
    const one = allowed.get(placeOf(quote))
    return one ? { ...one, role: quote.role } : null
  }
}

/** Letters as a reader counts them. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of graphemesOf(text)) length++
  return length
}

/** The revision and the stretch that a quote is. */
export function placeOf({ revision, start, end }: Quote): string {
  return `${revision}:${start}-${end}`
}

interface Budget {
  sentences: number
  characters: number
}

function budgetOf({ sentences: most, characters }: Rights): Budget {
  return { sentences: most ?? Number.POSITIVE_INFINITY, characters: characters ?? Number.POSITIVE_INFINITY }
}

/** As many of the quote's sentences, from its beginning, as the budget pays for; it is charged for them. */
function affordable(quote: Quote, parts: Span[], budget: Budget): Quote | null {
  for (let count = Math.min(parts.length, budget.sentences); count > 0; count--) {
    const text = count === parts.length ? quote.text : quote.text.slice(0, parts[count - 1]?.end)
    const length = Number.isFinite(budget.characters) ? lengthOf(text) : 0
    if (length > budget.characters) continue
    budget.sentences -= count
    budget.characters -= length
    return { ...quote, text, end: quote.start + text.length }
  }
  return null
}
