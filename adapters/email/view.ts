// What templates/email/edition.mjml says, as plain values: every word of a mail is chosen here. Pure.

import { countsOf, factsOf, linkOfRow } from '../../src/core/digest/facts.js'
import { linkOf } from '../../src/core/digest/text-fragments.js'
import type { Board, BoardRow, DigestItem, Edition, Language, Site, Written } from '../../src/core/model.js'
import { labelOf, type Words, wordsFor } from '../../src/core/words.js'
import { oneLine, subjectLine, tidy, webLink } from './escape.js'
import { dateIn, directionOf, fontsFor } from './language.js'
import { LIMITS, ROOM } from './limits.js'
import type { Named, Plan, PlannedSection } from './plan.js'

export type View = ReturnType<typeof viewOf>

/** Blank characters after the preview, so that an inbox does not go on with the first words of the mail. */
const PADDING = '\u034f\u200c\u00a0'.repeat(60)

export function viewOf(edition: Edition, plan: Plan, site: Site) {
  const { digest, number, slot } = edition
  const { title, language, zone } = digest.newsletter
  const words = wordsFor(language)
  const web = webAddress(edition, site)
  return {
    ...lookOf(language),
    title: oneLine(title, ROOM.name),
    subject: subjectOf(edition),
    preview: previewOf(edition, words),
    padding: PADDING,
    issue: `${words.edition(number)} · ${dateIn(language, zone, slot)}`,
    counts: isEmpty(edition) ? null : countsOf(edition.digest, words),
    nothing: isEmpty(edition) ? words.nothingNew : null,
    sections: plan.sections.map((section) => ({
      heading: section.topic === null ? headingOfRest(plan, words) : oneLine(section.topic, ROOM.name),
      ...topicView(section, words),
      items: section.items.map((item) => itemView(item, words, section.board)),
    })),
    read: words.readOriginal,
    othersHeading: words.alsoOnTopic,
    alsoHeading: words.alsoPublished,
    also: plan.alsoPublished.map((item) => nameView(item, words)),
    more: plan.elsewhere > 0 ? `${words.moreEditorials} (+${plan.elsewhere})` : null,
    missingHeading: words.missing,
    missing: plan.missing.map(({ source, why }) => ({
      name: oneLine(source.name, ROOM.name),
      why: oneLine(why, ROOM.reason),
    })),
    house: oneLine(site.name, ROOM.name),
    web,
    webShown: web.replace(/^https?:\/\//, ''),
  }
}

/** Where the same edition stands on the web, whole. */
export function webAddress({ newsletter, number }: Edition, site: Site): string {
  return `${site.url}/editions/${encodeURIComponent(newsletter)}/${number}`
}

/** "Morning Editorials: Seabed mining": what it is, then what it leads with. */
function subjectOf(edition: Edition): string {
  const { newsletter } = edition.digest
  const lead = leadOf(edition) ?? wordsFor(newsletter.language).edition(edition.number)
  return subjectLine(`${oneLine(newsletter.title, 50)}: ${lead}`)
}

function leadOf({ digest }: Edition): string | null {
  const first = digest.sections[0]
  const lead = first?.topic ?? first?.items[0]?.title ?? digest.alsoPublished[0]?.title ?? null
  return lead === null ? null : oneLine(lead, LIMITS.subject)
}

/** The line an inbox shows after the subject: the leading headlines, which the subject has not said. */
function previewOf(edition: Edition, words: Words): string {
  const titles = edition.digest.sections.flatMap((section) => section.items).map((item) => item.title)
  const said = edition.digest.sections[0]?.topic === null ? titles.slice(1) : titles
  if (isEmpty(edition)) return words.nothingNew
  return oneLine(
    [...said.slice(0, 3).map((title) => oneLine(title, 80)), countsOf(edition.digest, words)].join(' · '),
    160,
  )
}

function isEmpty({ digest }: Edition): boolean {
  return digest.sections.every((section) => section.items.length === 0) && digest.alsoPublished.length === 0
}

/** Editorials that stand alone need a heading only below topics. */
function headingOfRest(plan: Plan, words: Words): string | null {
  return plan.sections.some((section) => section.topic !== null) ? words.moreEditorials : null
}

/** What stands around the editorials of a topic: facts over them, a model's sentence, and who else wrote. */
function topicView({ board, introduction, others }: PlannedSection, words: Words) {
  const shown = (name: string) => oneLine(name, ROOM.name)
  return {
    facts: board === undefined ? null : factsOf(board, words, shown).join(' · '),
    introduction: writtenView(introduction, words, ROOM.introduction),
    others: others.map(rowView),
  }
}

/** What the paper holds, where that is known and short enough to stand alone; else its headline. */
function rowView({ source, title, url, position, ...row }: BoardRow) {
  const said = position !== null && position.text.length <= ROOM.position ? position : null
  return {
    ...lookOf(source.language),
    paper: oneLine(source.name, ROOM.name),
    text: (said && tidy(said.text)) || headlineText(title),
    url: webLink(url),
    link: deepLink(url, linkOfRow({ ...row, source, title, url, position: said })),
  }
}

export function itemView(item: DigestItem, words: Words, board?: Board) {
  return {
    ...nameView(item, words),
    // To the sentence; `url` is the whole piece from its beginning.
    link: deepLink(item.url, linkOf(item)),
    quotes: quoteViews(item, words, board),
  }
}

function nameView({ source, title, url, language, headline }: Named, words: Words) {
  return {
    ...lookOf(language),
    paper: oneLine(source.name, ROOM.name),
    title: headlineText(title),
    translated: writtenView(headline, words, ROOM.headline),
    url: webLink(url),
  }
}

/** A paper may leave its headline blank; a link needs something to stand on. */
function headlineText(title: string): string {
  return oneLine(title, ROOM.headline) || '…'
}

/** What no paper wrote, never without the words that say so. */
function writtenView(written: Written | undefined, words: Words, most: number) {
  const text = oneLine(written?.text ?? '', most)
  if (written === undefined || text === '') return null
  return { text, by: words.writtenBy(oneLine(written.model, ROOM.model)) }
}

function deepLink(url: string | null, link: string | null): string | null {
  const page = webLink(url)
  return page === null ? null : (webLink(link) ?? page)
}

/** The position leads, wherever the paper placed it; without one the first quote does. */
function quoteViews(item: DigestItem, words: Words, board?: Board) {
  const { summary } = item
  const lead = summary.find((quote) => quote.role === 'position') ?? summary[0]
  const others = summary.filter((quote) => quote !== lead)
  return [...(lead === undefined ? [] : [lead]), ...others].map((quote) => {
    const label = tidy(labelOf(quote, item, words, board))
    const isLead = quote === lead
    // Labels that say more than the role are too long to stand before the sentence.
    return { label, text: tidy(quote.text), isLead, isBelow: isLead || label !== words.roles[quote.role] }
  })
}

export function lookOf(language: Language) {
  const dir = directionOf(language)
  return { language, dir, align: dir === 'rtl' ? 'right' : 'left', font: fontsFor(language) }
}
