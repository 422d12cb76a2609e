// What the page of one edition says, as plain values for templates/web/edition.html. Pure. Promises that no link leads
// anywhere but to http(s), and that what a model wrote never comes without the words that say so.

import { elsewhereOf, factsOf, othersOf } from '../core/digest/facts.js'
import { linkToQuote } from '../core/digest/text-fragments.js'
import type { Board, BoardRow, DigestItem, DigestSection, Edition, Quote, Written } from '../core/model.js'
import { oneLine, webUrl } from '../core/text.js'
import { labelOf, type Words, wordsFor } from '../core/words.js'
import { printedTime } from './times.js'
import { datelineOf } from './views.js'

export function editionView(edition: Edition) {
  const { newsletter, sections, missing } = edition.digest
  const words = wordsFor(newsletter.language)
  const hasTopics = sections.some(({ topic }) => topic !== null)
  return {
    ...datelineOf(edition),
    words,
    sections: sections.map((section) => ({
      heading: section.topic === null ? (hasTopics ? words.moreEditorials : null) : oneLine(section.topic),
      ...sectionOf(section, words),
    })),
    also: elsewhereOf(edition.digest).map((item) => headlineOf(item, words)),
    missing: missing.map(({ source, why }) => ({
      paper: oneLine(source.name),
      language: source.language,
      why: oneLine(why),
    })),
  }
}

/**
 * Editorials side by side, as rows of a table: who, what it holds and why, what it demands. Those of the topic that
 * have no summary follow with what the board knows of them.
 */
function sectionOf(section: DigestSection, words: Words) {
  const { items, board, introduction } = section
  return {
    facts: board === undefined ? [] : factsOf(board, words),
    introduction: writtenOf(introduction, words),
    rows: items.map((item) => rowOf(item, words, board)),
    others: othersOf(section).map((row) => rowOf(itemOfRow(row), words, board)),
  }
}

/** A board knows what a paper holds and demands even where the newsletter wants less of each. */
function rowOf(item: DigestItem, words: Words, board: Board | undefined) {
  const known = board?.rows.find(({ editorial }) => editorial === item.editorial)
  const lacking = (wanted: 'position' | 'demand') =>
    item.summary.some(({ role }) => role === wanted) ? [] : (known?.[wanted] ?? [])
  const quotes = [lacking('position'), item.summary, lacking('demand')]
    .flat()
    .map((quote) => quoteOf(quote, item, { words, board }))
  return {
    ...headlineOf(item, words),
    said: quotes.filter(({ role }) => role !== 'demand'),
    demanded: quotes.filter(({ role }) => role === 'demand'),
  }
}

/** A row of a board as an item: what it holds and demands is its summary. */
function itemOfRow({ position, demand, addressee, ...row }: BoardRow): DigestItem {
  const summary = [position, demand].flatMap((quote) => quote ?? [])
  const { language } = row.source
  return { ...row, author: null, language, teaser: null, revision: summary[0]?.revision ?? '', summary }
}

/** What no paper wrote, never without the words that say so. */
function writtenOf(written: Written | undefined, words: Words) {
  if (written === undefined) return null
  return { text: oneLine(written.text), by: words.writtenBy(oneLine(written.model)) }
}

function headlineOf(item: Omit<DigestItem, 'summary'>, words: Words) {
  const paper = oneLine(item.source.name)
  const author = oneLine(item.author ?? '')
  return {
    paper,
    // A link needs something to stand on.
    title: oneLine(item.title) || '…',
    translated: writtenOf(item.headline, words),
    // Many papers sign with their own name.
    author: author === '' || author === paper ? null : author,
    language: item.language,
    url: webAddress(item.url),
    published: item.published,
    when: item.published ? printedTime(item.published, item.language) : null,
  }
}

function quoteOf(quote: Quote, item: DigestItem, { words, board }: { words: Words; board?: Board }) {
  const url = webAddress(item.url)
  const label = labelOf(quote, item, words, board)
  return {
    text: oneLine(quote.text),
    role: quote.role,
    label,
    /** Is it what the head of its column says already? */
    isPlain: /position|demand/.test(quote.role) && label === words.roles[quote.role],
    // What a feed says need not stand on the page.
    url: item.teaser === null ? url && linkToQuote(url, quote.text) : url,
  }
}

function webAddress(url: string | null): string | null {
  return webUrl(url)?.href ?? null
}
