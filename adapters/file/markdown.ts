// An edition as CommonMark (spec.commonmark.org/0.31.2). Words of a source are escaped, so that a headline
// such as "# [click](http://x)" shows as it was printed and does nothing. Pure.
import type { DigestItem, Edition, Quote, Site } from '../../src/core/model.js'
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
    ...(isEmpty ? [markdownText(words.nothingNew)] : []),
    ...sections.flatMap(({ topic, items }) => [
      `## ${markdownText(topic ?? words.moreEditorials)}`,
      ...items.flatMap((item) => itemBlocks(item, words)),
    ]),
    ...list(words.alsoPublished, alsoPublished.map(linked)),
    ...list(
      words.missing,
      missing.map(({ source, why }) => `${markdownText(source.name)}: ${markdownText(why)}`),
    ),
    `---`,
    `[${markdownText(site.name)}](<${site.url}/editions/${edition.newsletter}/${edition.number}>)`,
  ]
  return `${blocks.join('\n\n')}\n`
}

function itemBlocks(item: DigestItem, words: Words): string[] {
  const quotes = item.summary.map((quote) => quoteBlock(quote, item, words))
  return [`### ${linked(item)}`, ...quotes]
}

function quoteBlock(quote: Quote, item: DigestItem, words: Words): string {
  return `> **${markdownText(labelOf(quote, item, words))}** ${markdownText(quote.text)}`
}

function linked({ title, url, source }: Named): string {
  const address = webLink(url)
  const words = markdownText(title) || '…'
  const name = address === null ? words : `[${words}](<${address}>)`
  return `${name} (${markdownText(source.name)})`
}

function list(heading: string, lines: string[]): string[] {
  return lines.length === 0
    ? []
    : [`## ${markdownText(heading)}`, lines.map((line) => `- ${line}`).join('\n')]
}
