// A topic on Slack: its name, who wrote first and who is silent, what a model says of it, its editorials, and the
// position of each editorial that has no summary here. Pure.
import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types'
import { factsOf, linkOfRow, othersOf } from '../../src/core/digest/facts.js'
import type { BoardRow, DigestItem, DigestSection } from '../../src/core/model.js'
import { isVisible } from '../../src/core/text.js'
import type { Words } from '../../src/core/words.js'
import {
  bold,
  bullets,
  card,
  divider,
  headlineOf,
  introductionBlock,
  type Links,
  nameOf,
  note,
  originalOf,
  paperName,
  topicLine,
  word,
} from './blocks.js'
import { whole } from './escape.js'
import { weight } from './limits.js'
import type { Unit } from './pack.js'

/** Our own measures. */
const ROOM = {
  /** Editorials named with their position under one topic, and what their list weighs at most. */
  others: 6,
  othersWeight: 4000,
  /** A position (UTF-16 units); a longer one gives way to the headline. */
  position: 600,
  /** What a topic's last editorial and that list may weigh and still go to the next message as one. */
  together: 4500,
} as const

interface Showing {
  words: Words
  links: Links
}

/**
 * The topic's name stays with its first editorial, so that no message ends in a heading, and the list of the others
 * with the last one, where it can. `items` of the units name every editorial that is shown.
 */
export function sectionUnits(section: DigestSection, index: number, showing: Showing): Unit[] {
  const above = sectionHeading(section, index, showing.words)
  const units: Unit[] = section.items.map((item, position) => {
    const block = card(item, showing.words, { board: section.board, links: showing.links })
    return { blocks: position === 0 ? [...above, block] : [block], items: [item] }
  })
  const last = units.at(-1)
  const others = othersUnit(section, showing)
  // A topic without a summary has no heading that others could stand under.
  if (last === undefined || others === null) return units
  const both = { blocks: [...last.blocks, ...others.blocks], items: [...last.items, ...others.items] }
  return weight(both.blocks) <= ROOM.together ? [...units.slice(0, -1), both] : [...units, others]
}

/** "9 editorials from 6 papers" */
export function counts(items: Pick<DigestItem, 'source'>[], words: Words): string {
  return words.counts(items.length, new Set(items.map((item) => item.source.id)).size)
}

/** An edition without topics needs no heading for what stands alone. */
function sectionHeading(section: DigestSection, index: number, words: Words): KnownBlock[] {
  const { topic, board, introduction, items } = section
  if (topic === null && index === 0) return [divider]
  const name = topic !== null && isVisible(topic) ? topic : words.moreEditorials
  return [
    divider,
    topicLine(name, board === undefined ? counts(items, words) : null),
    ...(board === undefined ? [] : [note(factsOf(board, words, nameOf).join(' · '))]),
    ...introductionBlock(introduction, words),
  ]
}

function othersUnit(section: DigestSection, showing: Showing): Unit | null {
  const rows = othersOf(section).slice(0, ROOM.others)
  while (rows.length > 0 && weight([othersList(rows, showing)]) > ROOM.othersWeight) rows.pop()
  return rows.length === 0 ? null : { blocks: [othersList(rows, showing)], items: rows }
}

function othersList(rows: BoardRow[], showing: Showing): RichTextBlock {
  return bullets(
    showing.words.alsoOnTopic,
    rows.map((row) => rowLine(row, showing)),
  )
}

/** What the paper holds, where that is known and short enough to stand alone; else its headline. */
function rowLine(row: BoardRow, { words, links }: Showing): RichTextElement[] {
  const position = whole(row.position?.text ?? '', ROOM.position)
  const text = position ?? headlineOf(row, words)
  const url = originalOf(position === null ? null : linkOfRow(row), row.url, links)
  return [bold(paperName(row)), word('  '), url === null ? word(text) : { type: 'link', url, text }]
}
