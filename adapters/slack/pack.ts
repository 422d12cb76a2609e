// Blocks into messages: as many as Slack takes in one, in order, and nothing torn apart that belongs together. Pure.
import type { KnownBlock } from '@slack/types'
import type { Named } from './blocks.js'
import { LIMITS, weight } from './limits.js'

/** Blocks that stay in one message, and the editorials that they show. */
export interface Unit {
  blocks: KnownBlock[]
  items: Named[]
}

interface Packed {
  messages: KnownBlock[][]
  /** Editorials that found no room. */
  left: Named[]
}

/** Kept free in the last message for its closing: the list's headlines with their addresses, and three lines. */
export const CLOSING = { weight: 4500, blocks: 4 } as const

/** Fills messages in order. The last one keeps room for a closing. */
export function pack(units: Unit[], most: number): Packed {
  const messages: KnownBlock[][] = [[]]
  for (const [index, unit] of units.entries()) {
    const isFull = !fits(messages.at(-1) ?? [], unit.blocks, messages.length === most)
    if (isFull && messages.length === most) {
      return { messages, left: units.slice(index).flatMap(({ items }) => items) }
    }
    if (isFull) messages.push([])
    messages.at(-1)?.push(...unit.blocks)
  }
  return { messages, left: [] }
}

/** To the last message where they fit, else to a message of their own. */
export function append(messages: KnownBlock[][], closing: KnownBlock[]): void {
  const last = messages.at(-1)
  if (last && fits(last, closing, false)) last.push(...closing)
  else messages.push(closing)
}

function fits(blocks: KnownBlock[], more: KnownBlock[], isLast: boolean): boolean {
  const together = [...blocks, ...more]
  const reserve = isLast ? CLOSING : { weight: 0, blocks: 0 }
  return (
    together.length + reserve.blocks <= LIMITS.blocks && weight(together) + reserve.weight <= LIMITS.allBlocks
  )
}
