// Reads an article page: its body by Readability, its facts by our own reader. Loads a DOM; callers import it
// only when they meet a page.
import { UserError } from '../errors.js'
import type { Zone } from '../model.js'
import { findDate } from './dates.js'
import { articleOf, type PageDocument, parsePage } from './dom.js'
import { fold, textOf } from './html.js'
import { type PageFacts, readFacts } from './page-facts.js'
import { sanitize } from './sanitize.js'

export { findFeed, type Headline, readListing } from './listing.js'

export interface ArticlePage extends PageFacts {
  /** Safe HTML of the body, with absolute links. */
  html: string
  /** Paragraphs of the body, parted by blank lines. */
  text: string
}

/** Less text than this (characters) is a notice, a paywall or a menu, not an article. */
const SHORTEST_TEXT = 200

/** @throws UserError when the page holds no article: "holds no article: its text is too short (84 characters)". */
export function readPage(html: string, options: { zone: Zone; url: string }): ArticlePage {
  const document = parsePage(html)
  const facts = readFacts(document, options)
  removeFurniture(document)
  const body = sanitize(articleOf(document) ?? '', options.url)
  const text = withoutFacts(textOf(body), facts, options.zone)
  if (text.length < SHORTEST_TEXT) {
    throw new UserError(`holds no article: its text is too short (${text.length} characters)`)
  }
  return { ...facts, html: body, text }
}

const FURNITURE =
  'nav, aside, dialog, form, button, [role="navigation"], [role="complementary"], [role="dialog"], [role="search"], ' +
  '[aria-modal="true"], [hidden], .byline, .dateline, .standfirst, .kicker, .share, .breadcrumb, .breadcrumbs'

// What surrounds an article and never belongs to it. An element that holds most of the page is no furniture,
// whatever its name: some publishers build a page out of one <form> or <aside>.
function removeFurniture(document: PageDocument): void {
  const whole = document.documentElement?.textContent.length ?? 0
  for (const element of document.querySelectorAll(FURNITURE)) {
    if (element.textContent.length < whole / 4) element.remove()
  }
  for (const header of document.querySelectorAll('article header')) {
    if (header.querySelector('h1, h2, time') && header.textContent.length < 1_500) header.remove()
  }
}

// A body often opens by repeating its headline, byline or date, and ends with the publisher's rights.
function withoutFacts(text: string, facts: PageFacts, zone: Zone): string {
  const paragraphs = text.split('\n\n')
  const known = [facts.title, facts.byline, facts.byline && `By ${facts.byline}`].filter(
    (fact) => fact !== null,
  )
  const isKnown = (line: string) => known.some((fact) => fold(fact).toLowerCase() === line.toLowerCase())
  while (paragraphs[0] !== undefined && (isKnown(paragraphs[0]) || isDateline(paragraphs[0], zone))) {
    paragraphs.shift()
  }
  while (isRights(paragraphs.at(-1) ?? '')) paragraphs.pop()
  return paragraphs.join('\n\n')
}

const RIGHTS = /^(©|ⓒ|\(c\) |copyright\b)|무단 ?전재|無断転載|all rights reserved/i

function isDateline(line: string, zone: Zone): boolean {
  const found = line.length <= 80 ? findDate(line, zone) : null
  return found !== null && found.rest.length <= 12
}

function isRights(line: string): boolean {
  return line.length <= 150 && RIGHTS.test(line)
}
