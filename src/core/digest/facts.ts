// What every channel says beside the editorials themselves: how much there is to read, and of a topic how many
// papers wrote, who was first, who is silent, and which of its editorials found no room. Pure; the channels escape
// what they are given.
import type { Board, BoardRow, Digest, DigestItem, DigestSection, ZonedTime } from '../model.js'
import { oneLine } from '../text.js'
import type { Words } from '../words.js'
import { itemsOf, papersOf } from './edition.js'
import { minutesOf } from './reading-time.js'
import { linkOf } from './text-fragments.js'

/** "9 editorials from 6 papers · 4 min" */
export function countsOf(digest: Digest, words: Words): string {
  const counts = words.counts(itemsOf(digest).length, papersOf(digest))
  return `${counts} · ${words.minutes(minutesOf(digest))}`
}

/** Silent papers that are named; of more, their number. */
const MOST_SILENT = 6

/** "4 papers", "First: Harbor Ledger", "Nothing on it: Meridian Post, +2"; `shown` makes a name fit the channel. */
export function factsOf(
  { rows, silent }: Board,
  words: Words,
  shown: (name: string) => string = oneLine,
): string[] {
  const first = firstOf(rows)
  const names = silent.slice(0, MOST_SILENT).map(({ name }) => shown(name))
  const more = silent.length - names.length
  return [
    words.papers(new Set(rows.map(({ source }) => source.id)).size),
    ...(first === null ? [] : [words.first(shown(first.source.name))]),
    ...(names.length === 0 ? [] : [words.silent(more > 0 ? [...names, `+${more}`] : names)]),
  ]
}

/** The editorial that was out before those of all other papers; null where the printed times cannot tell. */
function firstOf(rows: BoardRow[]): BoardRow | null {
  const timed = rows.map((row) => ({ row, ...timesOf(row.published) }))
  const earliest = timed.find(({ row, latest }) =>
    timed.every((other) => other.row.source.id === row.source.id || latest < other.earliest),
  )
  return earliest && rows.some(({ source }) => source.id !== earliest.row.source.id) ? earliest.row : null
}

/** The editorials of a topic that have no summary of their own in its section, in the order of its board. */
export function othersOf({ board, items }: DigestSection): BoardRow[] {
  const summarized = new Set(items.map(({ editorial }) => editorial))
  return board?.rows.filter(({ editorial }) => !summarized.has(editorial)) ?? []
}

/** The original of a row, at its position. */
export function linkOfRow({ url, position }: BoardRow): string | null {
  return linkOf({ url, summary: position === null ? [] : [position], teaser: null })
}

/** The editorials that are named only under "also published": those on a board stand with their topic. */
export function elsewhereOf({ sections, alsoPublished }: Digest): Omit<DigestItem, 'summary'>[] {
  const onBoards = new Set(sections.flatMap((section) => othersOf(section).map(({ editorial }) => editorial)))
  return alsoPublished.filter(({ editorial }) => !onBoards.has(editorial))
}

const DAY_MS = 86_400_000

/** Between which instants (ms) a piece came out. Midnight is what a paper prints that gives the day alone. */
function timesOf(published: ZonedTime | null): { earliest: number; latest: number } {
  const earliest = Date.parse(published ?? '')
  if (Number.isNaN(earliest)) return { earliest: Number.NEGATIVE_INFINITY, latest: Number.POSITIVE_INFINITY }
  const isDay = published?.slice(10, 16) === 'T00:00'
  return { earliest, latest: isDay ? earliest + DAY_MS - 1 : earliest }
}
