// A topic on Discord: its name, who wrote first and who is silent, what a model says of it, its editorials, and the
// position of each editorial that has no summary here. Pure.
import { factsOf, linkOfRow, othersOf } from '../../src/core/digest/facts.js'
import type { BoardRow, DigestItem, DigestSection } from '../../src/core/model.js'
import { isVisible } from '../../src/core/text.js'
import type { Words } from '../../src/core/words.js'
import { aside, card, line, linked, NEUTRAL, nameInText, paperInList, written } from './cards.js'
import { escapeText, whole } from './escape.js'
import { type Embed, LIMITS } from './limits.js'
import { type Unit, weightOf } from './pack.js'

/** Our own measures. */
const ROOM = {
  /** Editorials named with their position under one topic, and the length of their list (UTF-16 units). */
  others: 6,
  othersWeight: 2400,
  /** A position; a longer one gives way to the headline. */
  position: 600,
  /** What a topic's last editorial and that list may weigh and still go to the next message as one. */
  together: 2900,
} as const

/**
 * The topic's name stays with its first card, so that no message ends in a heading, and the list of the others with
 * the last one, where it can. `items` of the units name every editorial that is shown.
 */
export function sectionUnits(section: DigestSection, index: number, words: Words): Unit[] {
  const heading = sectionHeading(section, index, words)
  const units: Unit[] = section.items.map((item, position) => {
    const embed = card(item, words, section.board)
    return { embeds: position === 0 && heading ? [heading, embed] : [embed], items: [item] }
  })
  const last = units.at(-1)
  const others = othersUnit(section, words)
  // A topic without a summary has no heading that others could stand under.
  if (last === undefined || others === null) return units
  const both = { embeds: [...last.embeds, ...others.embeds], items: [...last.items, ...others.items] }
  return weightOf(both.embeds) <= ROOM.together ? [...units.slice(0, -1), both] : [...units, others]
}

/** "9 editorials from 6 papers" */
export function counts(items: Pick<DigestItem, 'source'>[], words: Words): string {
  return words.counts(items.length, new Set(items.map((item) => item.source.id)).size)
}

/** An edition without topics needs no heading for what stands alone. */
function sectionHeading(section: DigestSection, index: number, words: Words): Embed | null {
  const { topic, items, board, introduction } = section
  if (topic === null && index === 0) return null
  const name = topic !== null && isVisible(topic) ? topic : words.moreEditorials
  const facts = board === undefined ? counts(items, words) : factsOf(board, words, nameInText).join(' · ')
  const said = written(introduction, words)
  return {
    title: escapeText(name, LIMITS.title),
    description: [`-# ${facts}`, ...(said === null ? [] : [aside(said)])].join('\n\n'),
    color: NEUTRAL,
  }
}

/** Links lead to the quoted sentences, unless their length would cost an editorial its place. */
function othersUnit(section: DigestSection, words: Words): Unit | null {
  const rows = othersOf(section).slice(0, ROOM.others)
  const heading = `**${words.alsoOnTopic}**`
  const toSentences = within(rows.map((row) => rowLine(row, words, linkOfRow)))
  const isAll = toSentences.length === rows.length
  const lines = isAll ? toSentences : within(rows.map((row) => rowLine(row, words, ({ url }) => url)))
  if (lines.length === 0) return null
  const description = [heading, ...lines].join('\n')
  return { embeds: [{ description, color: NEUTRAL }], items: rows.slice(0, lines.length) }
}

/** The first lines, as many as the list takes. */
function within(lines: string[]): string[] {
  let room = ROOM.othersWeight
  const over = lines.findIndex((line) => {
    room -= line.length + 1
    return room < 0
  })
  return over === -1 ? lines : lines.slice(0, over)
}

/** What the paper holds, where that is known and short enough to stand alone; else its headline. */
function rowLine(row: BoardRow, words: Words, target: (row: BoardRow) => string | null): string {
  const position = row.position?.text ?? ''
  if (whole(position, ROOM.position) === null) return line(row, words)
  return `- ${paperInList(row.source)} ${linked(position, [target(row), row.url], { max: ROOM.position, words })}`
}
