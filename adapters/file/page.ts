// An edition as one self-contained page: what templates/file/edition.html says, as plain values. Pure.

import { countsOf, elsewhereOf, factsOf, linkOfRow, othersOf } from '../../src/core/digest/facts.js'
import { linkOf } from '../../src/core/digest/text-fragments.js'
import type {
  Board,
  BoardRow,
  DigestItem,
  DigestSection,
  Edition,
  Site,
  Written,
} from '../../src/core/model.js'
import { oneLine } from '../../src/core/text.js'
import { labelOf, type Words, wordsFor } from '../../src/core/words.js'
import { dayIn, webLink } from './escape.js'

export function pageOf(edition: Edition, site: Site): string {
  const { newsletter, sections, alsoPublished, missing } = edition.digest
  const words = wordsFor(newsletter.language)
  const isEmpty = sections.length === 0 && alsoPublished.length === 0
  return site.fill('file/edition.html', {
    language: newsletter.language,
    title: oneLine(newsletter.title),
    issue: `${words.edition(edition.number)} · ${dayIn(newsletter.zone, edition.slot)}`,
    counts: isEmpty ? null : countsOf(edition.digest, words),
    nothing: isEmpty ? words.nothingNew : null,
    sections: sections.map((section) => sectionView(section, words)),
    othersHeading: words.alsoOnTopic,
    alsoHeading: words.alsoPublished,
    also: elsewhereOf(edition.digest).map((item) => nameView(item, words)),
    missingHeading: words.missing,
    missing: missing.map(({ source, why }) => `${oneLine(source.name)}: ${oneLine(why)}`),
    house: oneLine(site.name),
    web: `${site.url}/editions/${edition.newsletter}/${edition.number}`,
  })
}

function sectionView(section: DigestSection, words: Words) {
  const { topic, items, board, introduction } = section
  return {
    heading: oneLine(topic ?? words.moreEditorials),
    facts: board === undefined ? null : factsOf(board, words).join(' · '),
    introduction: writtenView(introduction, words),
    items: items.map((item) => itemView(item, words, board)),
    others: othersOf(section).map(rowView),
  }
}

/** What no paper wrote, never without the words that say so. */
function writtenView(written: Written | undefined, words: Words) {
  if (written === undefined) return null
  return { text: oneLine(written.text), by: words.writtenBy(oneLine(written.model)) }
}

function itemView(item: DigestItem, words: Words, board: Board | undefined) {
  const quotes = item.summary.map((quote) => {
    const label = labelOf(quote, item, words, board)
    // Labels that say more than the role are too long to stand before the sentence.
    return { role: quote.role, label, text: oneLine(quote.text), isBelow: label !== words.roles[quote.role] }
  })
  return { ...nameView(item, words), url: webLink(linkOf(item)), quotes }
}

function nameView({ source, title, url, language, headline }: Omit<DigestItem, 'summary'>, words: Words) {
  return {
    paper: oneLine(source.name),
    title: oneLine(title) || '…',
    translated: writtenView(headline, words),
    url: webLink(url),
    language,
  }
}

/** What the paper holds, where that is known; else its headline. */
function rowView(row: BoardRow) {
  return {
    paper: oneLine(row.source.name),
    text: oneLine(row.position?.text ?? row.title) || '…',
    url: webLink(linkOfRow(row)),
    language: row.source.language,
  }
}
