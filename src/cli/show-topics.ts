// The topics of a newsletter as a person reads them on a terminal: of each who was first and who is silent, then
// paper by paper what it holds and what it demands of whom.
import type { NewsletterTopic, NewsletterTopics } from '../app/topics.js'
import { factsOf } from '../core/digest/facts.js'
import type { BoardRow } from '../core/model.js'
import { oneLine } from '../core/text.js'
import { type Words, wordsFor } from '../core/words.js'
import { colors, counted } from './colors.js'
import { fold } from './terminal.js'

export function showTopics({ newsletter, topics, alone, edition }: NewsletterTopics): string {
  const words = wordsFor(newsletter.language)
  const rest = counted(alone, 'editorial stands', 'editorials stand')
  if (topics.length === 0 && alone === 0)
    return fold(`There are no editorials for ${newsletter.id} yet. Try: masthead collect`)
  if (topics.length === 0)
    return fold(
      edition === null
        ? `No two papers of ${newsletter.id} write about one thing; ${rest} alone.`
        : `Nothing is new since edition ${edition}, in which no two papers of ${newsletter.id} write about one thing; ${rest} alone.`,
    )
  return [
    ...(edition === null
      ? []
      : [colors.dim(fold(`Nothing is new since edition ${edition}; these are its topics.`))]),
    ...topics.map((topic) => showTopic(topic, words)),
    ...(alone === 0 ? [] : [colors.dim(fold(`${rest} alone.`))]),
  ].join('\n\n')
}

const INDENT = 2

function showTopic({ name, editorials, board }: NewsletterTopic, words: Words): string {
  const papers = counted(new Set(editorials.map(({ source }) => source.id)).size, 'paper', 'papers')
  const head = fold(colors.bold(oneLine(name)))
  if (board === null)
    return [
      head,
      colors.dim(`${papers}, none of them with room in the edition`),
      ...editorials.map(({ source, title }) => showLine(source.name, title)),
    ].join('\n')
  return [
    head,
    colors.dim(fold(factsOf(board, words).join(' · '))),
    ...board.rows.flatMap((row) => showRow(row, words)),
  ].join('\n')
}

/** The position in one sentence; where there is none the headline, which every paper has. */
function showRow({ source, title, position, demand, addressee }: BoardRow, words: Words): string[] {
  const label = addressee === null ? words.roles.demand : words.demandsOf(oneLine(addressee.text))
  return [
    showLine(source.name, position?.text ?? title),
    ...(demand === null
      ? []
      : [
          `${' '.repeat(INDENT)}${fold(`${colors.yellow(label)}  ${oneLine(demand.text)}`, { indent: INDENT * 2 })}`,
        ]),
  ]
}

function showLine(paper: string, text: string): string {
  return fold(`${colors.cyan(oneLine(paper))}  ${oneLine(text)}`, { indent: INDENT })
}
