// Embeds into messages: as many as Discord takes in one, in order, and nothing torn apart that belongs together. Pure.
import type { Named } from './cards.js'
import { type Embed, LIMITS, weight } from './limits.js'

/** Embeds that stay in one message, and the editorials that they show. */
export interface Unit {
  embeds: Embed[]
  items: Named[]
}

interface Packed {
  messages: Embed[][]
  /** Editorials that found no room. */
  left: Named[]
}

/** Kept free in the last message for its closing embed (UTF-16 units). */
export const CLOSING_WEIGHT = 3000

/** Fills messages in order. The last one keeps room for a closing embed. */
export function pack(units: Unit[], most: number): Packed {
  const messages: Embed[][] = [[]]
  for (const [index, unit] of units.entries()) {
    const isFull = !fits(messages.at(-1) ?? [], unit.embeds, messages.length === most)
    if (isFull && messages.length === most) {
      return { messages, left: units.slice(index).flatMap(({ items }) => items) }
    }
    if (isFull) messages.push([])
    messages.at(-1)?.push(...unit.embeds)
  }
  return { messages, left: [] }
}

/** To the last message where it fits, else to a message of its own; `pack` has kept room for one of the two. */
export function append(messages: Embed[][], embed: Embed): void {
  const last = messages.at(-1)
  if (last && fits(last, [embed], false)) last.push(embed)
  else messages.push([embed])
}

/** What embeds weigh together against `LIMITS.allEmbeds`. */
export function weightOf(embeds: Embed[]): number {
  return embeds.reduce((sum, embed) => sum + weight(embed), 0)
}

function fits(message: Embed[], more: Embed[], isLast: boolean): boolean {
  const together = [...message, ...more]
  return (
    together.length + (isLast ? 1 : 0) <= LIMITS.embeds &&
    weightOf(together) + (isLast ? CLOSING_WEIGHT : 0) <= LIMITS.allEmbeds
  )
}
