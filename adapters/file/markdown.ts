// An edition as CommonMark (spec.commonmark.org/0.31.2). Words of a source are escaped, so that a headline
// such as "# [click](http://x)" shows as it was printed and does nothing. Block quotes are words of papers, always;
// what a model wrote stands between them as a plain paragraph and says so. Pure.

import { countsOf, elsewhereOf, factsOf, linkOfRow, othersOf } from '../../src/core/digest/facts.js'
import { linkOf } from '../../src/core/digest/text-fragments.js'
import type {
  Board,
  BoardRow,
  DigestItem,
  DigestSection,
  Edition,
  Quote,
  Site,
  Written,
} from '../../src/core/model.js'
import { labelOf, type Words, wordsFor } from '../../src/core/words.js'
import { dayIn, markdownText, webLink } from './escape.js'

type Named = Omit<DigestItem, 'summary'>

export function markdownOf(edition: Edition, site: Site): string {
  const { newsletter, sections, alsoPublished, missing } = edition.digest
  const words = wordsFor(newsletter.language)
  const isEmpty = sections.length === 0 && alsoPublished.length === 0
  const blocks = [
    `# ${markdownText(newsletter.title)}`,
    `${markdownText(words.edition(edition.number))} · ${dayIn(newsletter.zone, edition.slot)}`,
    markdownText(isEmpty ? words.nothingNew : countsOf(edition.digest, words)),
    ...sections.flatMap((section) => sectionBlocks(section, words)),
    ...list(
      `## ${markdownText(words.alsoPublished)}`,
      elsewhereOf(edition.digest).map((item) => namedLine(item, words)),
    ),
    ...list(
      `## ${markdownText(words.missing)}`,
      missing.map(({ source, why }) => `${markdownText(source.name)}: ${markdownText(why)}`),
    ),
    `---`,
    `[${markdownText(site.name)}](<${site.url}/editions/${edition.newsletter}/${edition.number}>)`,
  ]
  return `${blocks.join('\n\n')}\n`
}

function sectionBlocks(section: DigestSection, words: Words): string[] {
  const { topic, items, board, introduction } = section
  return [
    `## ${markdownText(topic ?? words.moreEditorials)}`,
    ...(board === undefined ? [] : [markdownText(factsOf(board, words).join(' · '))]),
    ...writtenBlocks(introduction, words),
    ...items.flatMap((item) => itemBlocks(item, words, board)),
    ...list(`### ${markdownText(words.alsoOnTopic)}`, othersOf(section).map(rowLine)),
  ]
}

function writtenBlocks(written: Written | undefined, words: Words): string[] {
  return written === undefined ? [] : [markdownText(`${written.text} (${words.writtenBy(written.model)})`)]
}

function itemBlocks(item: DigestItem, words: Words, board: Board | undefined): string[] {
  const quotes = item.summary.map((quote) => quoteBlock(quote, item, { words, board }))
  return [`### ${named(item, linkOf(item))}`, ...writtenBlocks(item.headline, words), ...quotes]
}

function quoteBlock(quote: Quote, item: DigestItem, around: { words: Words; board?: Board }): string {
  const label = labelOf(quote, item, around.words, around.board)
  return `> **${markdownText(label)}** ${markdownText(quote.text)}`
}

/** What the paper holds, where that is known; else its headline. */
function rowLine(row: BoardRow): string {
  return `${markdownText(row.source.name)}: ${linked(row.position?.text ?? row.title, linkOfRow(row))}`
}

function namedLine(item: Named, words: Words): string {
  return [named(item, item.url), ...writtenBlocks(item.headline, words)].join(' · ')
}

function named({ title, source }: Named, url: string | null): string {
  return `${linked(title, url)} (${markdownText(source.name)})`
}

function linked(text: string, url: string | null): string {
  const address = webLink(url)
  const words = markdownText(text) || '…'
  return address === null ? words : `[${words}](<${address}>)`
}

function list(heading: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [heading, lines.map((line) => `- ${line}`).join('\n')]
}
