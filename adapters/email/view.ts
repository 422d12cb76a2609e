// What templates/email/edition.mjml says, as plain values: every word of a mail is chosen here. Pure.
import type { DigestItem, Edition, Language, Site } from '../../src/core/model.js'
import { labelOf, type Words, wordsFor } from '../../src/core/words.js'
import { oneLine, subjectLine, tidy, webLink } from './escape.js'
import { dateIn, directionOf, fontsFor } from './language.js'
import { LIMITS, ROOM } from './limits.js'
import type { Named, Plan } from './plan.js'

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
    counts: isEmpty(edition) ? null : countsOf(edition, words),
    nothing: isEmpty(edition) ? words.nothingNew : null,
    sections: plan.sections.map(({ topic, items }) => ({
      heading: topic === null ? headingOfRest(plan, words) : oneLine(topic, ROOM.name),
      items: items.map((item) => itemView(item, words)),
    })),
    read: words.readOriginal,
    alsoHeading: words.alsoPublished,
    also: plan.alsoPublished.map(nameView),
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
    [...said.slice(0, 3).map((title) => oneLine(title, 80)), countsOf(edition, words)].join(' · '),
    160,
  )
}

function countsOf({ digest }: Edition, words: Words): string {
  const items = digest.sections.flatMap((section) => section.items)
  return words.counts(items.length, new Set(items.map((item) => item.source.id)).size)
}

function isEmpty({ digest }: Edition): boolean {
  return digest.sections.every((section) => section.items.length === 0) && digest.alsoPublished.length === 0
}

/** Editorials that stand alone need a heading only below topics. */
function headingOfRest(plan: Plan, words: Words): string | null {
  return plan.sections.some((section) => section.topic !== null) ? words.moreEditorials : null
}

export function itemView(item: DigestItem, words: Words) {
  return { ...nameView(item), quotes: quoteViews(item, words) }
}

function nameView(item: Named) {
  return {
    ...lookOf(item.language),
    paper: oneLine(item.source.name, ROOM.name),
    // A paper may leave its headline blank; a link needs something to stand on.
    title: oneLine(item.title, ROOM.headline) || '…',
    url: webLink(item.url),
  }
}

/** The position leads, wherever the paper placed it; without one the first quote does. */
function quoteViews(item: DigestItem, words: Words) {
  const { summary } = item
  const lead = summary.find((quote) => quote.role === 'position') ?? summary[0]
  const others = summary.filter((quote) => quote !== lead)
  return [...(lead === undefined ? [] : [lead]), ...others].map((quote) => ({
    label: labelOf(quote, item, words),
    text: tidy(quote.text),
    isLead: quote === lead,
  }))
}

export function lookOf(language: Language) {
  const dir = directionOf(language)
  return { language, dir, align: dir === 'rtl' ? 'right' : 'left', font: fontsFor(language) }
}
