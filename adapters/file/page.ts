// An edition as one self-contained page: what templates/file/edition.html says, as plain values. Pure.
import type { DigestItem, Edition, Site } from '../../src/core/model.js'
import { oneLine } from '../../src/core/text.js'
import { labelOf, type Words, wordsFor } from '../../src/core/words.js'
import { dayIn, webLink } from './escape.js'

export function pageOf(edition: Edition, site: Site): string {
  const { newsletter, sections, alsoPublished, missing } = edition.digest
  const words = wordsFor(newsletter.language)
  return site.fill('file/edition.html', {
    language: newsletter.language,
    title: oneLine(newsletter.title),
    issue: `${words.edition(edition.number)} · ${dayIn(newsletter.zone, edition.slot)}`,
    nothing: sections.length === 0 && alsoPublished.length === 0 ? words.nothingNew : null,
    sections: sections.map(({ topic, items }) => ({
      heading: oneLine(topic ?? words.moreEditorials),
      items: items.map((item) => itemView(item, words)),
    })),
    alsoHeading: words.alsoPublished,
    also: alsoPublished.map(nameView),
    missingHeading: words.missing,
    missing: missing.map(({ source, why }) => `${oneLine(source.name)}: ${oneLine(why)}`),
    house: oneLine(site.name),
    web: `${site.url}/editions/${edition.newsletter}/${edition.number}`,
  })
}

function itemView(item: DigestItem, words: Words) {
  const quotes = item.summary.map((quote) => ({
    role: quote.role,
    label: labelOf(quote, item, words),
    text: oneLine(quote.text),
  }))
  return { ...nameView(item), quotes }
}

function nameView({ source, title, url, language }: Omit<DigestItem, 'summary'>) {
  return { paper: oneLine(source.name), title: oneLine(title) || '…', url: webLink(url), language }
}
