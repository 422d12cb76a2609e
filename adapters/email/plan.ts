// What of an edition stands in one mail. Whole editorials move down, never parts of one: from a summary, or from
// its position under the topic, to a line under "also published", and from there behind the link to the web. Both
// parts of a mail, HTML and plain text, are written from the same plan. Pure.
import { elsewhereOf, othersOf } from '../../src/core/digest/facts.js'
import type { BoardRow, Digest, DigestItem, DigestSection, MissingSource } from '../../src/core/model.js'
import { ROOM } from './limits.js'

export type Named = Pick<DigestItem, 'source' | 'title' | 'url' | 'language' | 'headline'>

/** `others` are the editorials of the topic that are named with their position alone. */
export type PlannedSection = DigestSection & { others: BoardRow[] }

export interface Plan {
  sections: PlannedSection[]
  alsoPublished: Named[]
  /** Editorials that only the web page names. */
  elsewhere: number
  missing: MissingSource[]
}

/** How many of each the mail may hold. */
export interface Room {
  items: number
  rows: number
  listed: number
  missing: number
}

export const ALL: Room = {
  items: Number.MAX_SAFE_INTEGER,
  rows: ROOM.rows,
  listed: ROOM.listed,
  missing: ROOM.missing,
}

/** The first `room.items` editorials with their summaries, in reading order, and the rest in lines. */
export function planFor(digest: Digest, room: Room): Plan {
  const left = { ...room }
  const moved: Named[] = []
  const sections = digest.sections.map((section) => {
    const items = section.items.filter((item) => {
      const fits = left.items > 0 && isSummary(item)
      if (fits) left.items -= 1
      else moved.push(item)
      return fits
    })
    const others = othersOf(section)
    // A topic without a summary has no heading that others could stand under.
    const kept = items.length === 0 ? 0 : Math.min(others.length, left.rows, ROOM.rowsOfTopic)
    left.rows -= kept
    moved.push(...others.slice(kept).map(nameOf))
    return { ...section, items, others: others.slice(0, kept) }
  })
  const named = [...moved, ...elsewhereOf(digest)]
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
  const rows = plan.sections.reduce((sum, section) => sum + section.others.length, 0)
  const fewer = (count: number) => Math.max(0, Math.min(count - 1, Math.floor(count / ratio)))
  if (items > 0) return { ...room, items: fewer(items), rows: fewer(rows) }
  if (plan.alsoPublished.length > 0) return { ...room, items, listed: fewer(plan.alsoPublished.length) }
  if (plan.missing.length > 0) return { ...room, items, listed: 0, missing: fewer(plan.missing.length) }
  return null
}

function isSummary(item: DigestItem): boolean {
  return item.summary.reduce((sum, quote) => sum + quote.text.length, 0) <= ROOM.summary
}

function nameOf({ source, title, url }: BoardRow): Named {
  return { source, title, url, language: source.language }
}
