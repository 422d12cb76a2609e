// What of an edition stands in one mail. Whole editorials move down, never parts of one: from a summary to
// a line under "also published", and from there behind the link to the web. Both parts of a mail, HTML and
// plain text, are written from the same plan. Pure.
import type { Digest, DigestItem, DigestSection, MissingSource } from '../../src/core/model.js'
import { ROOM } from './limits.js'

export type Named = Omit<DigestItem, 'summary'>

export interface Plan {
  sections: DigestSection[]
  alsoPublished: Named[]
  /** Editorials that only the web page names. */
  elsewhere: number
  missing: MissingSource[]
}

/** How many of each the mail may hold. */
export interface Room {
  items: number
  listed: number
  missing: number
}

export const ALL: Room = { items: Number.MAX_SAFE_INTEGER, listed: ROOM.listed, missing: ROOM.missing }

/** The first `room.items` editorials with their summaries, in reading order, and the rest in lines. */
export function planFor(digest: Digest, room: Room): Plan {
  let left = room.items
  const moved: Named[] = []
  const sections = digest.sections.map(({ topic, items }) => ({
    topic,
    items: items.filter((item) => {
      const fits = left > 0 && isSummary(item)
      if (fits) left -= 1
      else moved.push(item)
      return fits
    }),
  }))
  const named = [...moved, ...digest.alsoPublished]
  return {
    sections: sections.filter((section) => section.items.length > 0),
    alsoPublished: named.slice(0, room.listed),
    elsewhere: Math.max(named.length - room.listed, 0),
    missing: digest.missing.slice(0, room.missing),
  }
}

/** Less room, after a mail came out `ratio` times as long as it may be; null if it fits or nothing is left to drop. */
export function less(room: Room, plan: Plan, ratio: number): Room | null {
  if (ratio <= 1) return null
  const items = plan.sections.reduce((sum, section) => sum + section.items.length, 0)
  const fewer = (count: number) => Math.min(count - 1, Math.floor(count / ratio))
  if (items > 0) return { ...room, items: fewer(items) }
  if (plan.alsoPublished.length > 0) return { ...room, items, listed: fewer(plan.alsoPublished.length) }
  if (plan.missing.length > 0) return { items, listed: 0, missing: fewer(plan.missing.length) }
  return null
}

function isSummary(item: DigestItem): boolean {
  return item.summary.reduce((sum, quote) => sum + quote.text.length, 0) <= ROOM.summary
}
