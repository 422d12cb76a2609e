// What still stands in the body of an article when it has been found, and is no part of its text: pointers to
// other articles, invitations, credits, lists of links, the headline and the date said again.
import type { Zone } from '../../model.js'
import { findDate } from '../dates/dates.js'
import { fold } from '../html/html.js'
import { type Furniture, furnitureOf } from '../saved/furniture.js'
import type { PageElement } from './dom.js'
import { drop, isThere, type Line, linesOf } from './lines.js'

export interface KnownFacts {
  title: string | null
  byline: string | null
  zone: Zone
}

/** Removes it from the article's element. */
export function prune(article: PageElement, facts: KnownFacts): void {
  dropFigureTexts(article)
  const lines = linesOf(article)
  const whole = lines.reduce((sum, line) => sum + line.text.length, 0)
  dropLinkLists(lines, whole)
  dropFurniture(lines.filter(isThere))
  dropEdges(lines.filter(isThere), facts)
}

// --- Pictures ----------------------------------------------------------------------------------------

// A figure's text is its caption or credit, unless it frames a quotation, a table or code.
function dropFigureTexts(article: PageElement): void {
  for (const figure of article.querySelectorAll('figure')) {
    if (figure.querySelector('blockquote, table, pre, ul, ol, p + p')) continue
    for (const element of figure.querySelectorAll('p, div, span, small, em, h2, h3, h4')) {
      if (!element.querySelector('img, picture, video, iframe') && figure.contains(element)) element.remove()
    }
  }
}

// --- Links -------------------------------------------------------------------------------------------

const MOST_LINKED = 0.35

// Lines that are links from end to end lead elsewhere, unless the article is a list of links.
function dropLinkLists(lines: Line[], whole: number): void {
  const linked = lines.filter((line) => line.linked > 0.9 && !isHeading(line.element))
  const length = linked.reduce((sum, line) => sum + line.text.length, 0)
  if (length > whole * MOST_LINKED) return
  for (const line of linked) if (!line.element.closest('table, blockquote, pre')) drop(line)
}

function isHeading(element: PageElement): boolean {
  return /^H[1-6]$/.test(element.tagName)
}

// --- Words -------------------------------------------------------------------------------------------

/** What a line may be anywhere in an article without being its text. */
const ANYWHERE: ReadonlySet<Furniture> = new Set([
  'share',
  'subscription',
  'advert',
  'related',
  'pointer',
  'credit',
  'copyright',
])

/** Buttons and labels of pages in the languages of Europe; the line says nothing else. */
const BUTTON =
  /^[\s[(«‹<←→»>]*(?:zurück(?: zur übersicht| zum anfang)?|nach oben|zur (?:übersicht|startseite|merkliste)|(?:seite |artikel |beitrag )?(?:drucken|teilen|merken|weiterempfehlen|kommentieren|versenden|vorlesen)|weiterlesen|mehr (?:lesen|erfahren|infos?|informationen)|(?:alle )?kommentare(?: \(?\d+\)?| anzeigen)?|inhalt(?:sverzeichnis)?|retour|imprimer(?: l[’']article)?|partager(?: l[’']article| cet article)?|commenter|réagir|lire (?:plus|la suite)|en savoir plus|volver|imprimir|compartir|comentar|leer más|ver más|indietro|stampa|condividi|commenta|leggi tutto|voltar|compartilhar|comentários?|terug|delen|reageer|lees meer|comments?(?: off| closed)?|leave a (?:comment|reply)|click to tweet|print(?:er)?[- ]?friendly(?: version)?|tagged(?: with)?|categories)[\s\])»›>→:.…]*$/iu

function dropFurniture(lines: Line[]): void {
  for (const [index, line] of lines.entries()) {
    if (line.element.closest('table, pre, blockquote')) continue
    const kind = BUTTON.test(line.text) ? 'share' : furnitureOf(line.text)
    if (!kind || !ANYWHERE.has(kind)) continue
    drop(line)
    if (kind === 'related') dropFollowers(lines.slice(index + 1))
  }
}

// "Don't miss" stands above its links.
function dropFollowers(lines: Line[]): void {
  for (const line of lines) {
    if (line.linked < 0.6) return
    drop(line)
  }
}

// --- Edges -------------------------------------------------------------------------------------------

function dropEdges(lines: Line[], facts: KnownFacts): void {
  const names = [facts.title, facts.byline, facts.byline && `By ${facts.byline}`]
  const known = new Set(names.flatMap((name) => (name ? fold(name).toLowerCase() : [])))
  for (const line of lines) {
    if (!known.has(line.text.toLowerCase()) && !isDateline(line.text, facts.zone) && !isIdle(line)) break
    drop(line)
  }
  for (const line of lines.toReversed()) {
    if (!isIdle(line)) break
    drop(line)
  }
}

/** A line without a word of the article at its beginning or end: "Tags", "2 min read", "***". */
function isIdle({ text, isGone }: Line): boolean {
  return isGone || furnitureOf(text) !== null
}

function isDateline(line: string, zone: Zone): boolean {
  const found = line.length <= 80 ? findDate(line, zone) : null
  return found !== null && found.rest.length <= 12
}
