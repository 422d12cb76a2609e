// The headline of a page: what readers see as one and the head confirms, without the names of site and section.
import type { PageDocument } from './dom.js'
import { fold, plainText } from './html.js'

export interface TitleHints {
  /** What the head calls the article, in the order of belief; the <title> among them. */
  said: string[]
  siteName: string | null
  url: string
}

/** One line of plain text, or null when the page names nothing. */
export function readTitle(document: PageDocument, { said, siteName, url }: TitleHints): string | null {
  const seen = headingsOf(document)
  // What readers see as the headline and the page's head confirms is the headline, without any suffix.
  const confirmed = seen.find((heading) => said.some((title) => includesLoosely(title, heading)))
  const first = said[0]
  return (
    confirmed ??
    onlyHeadline(document) ??
    (first ? withoutSite(plainText(first), siteName, url) : seen[0]) ??
    null
  )
}

function headingsOf(document: PageDocument): string[] {
  const headings = [...document.querySelectorAll('h1, [itemprop="headline"], h2')].slice(0, 40)
  return headings
    .filter((heading) => !heading.closest('nav, aside, footer'))
    .map((heading) => fold(heading.textContent))
    .filter((text) => text.length >= 8 || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{4}/.test(text))
    .filter((text) => text.length <= 400)
}

// The head often has another wording, for search engines; a page with one long <h1> means it.
function onlyHeadline(document: PageDocument): string | null {
  const headings = [...document.querySelectorAll('h1')]
  const text = headings.length === 1 ? fold(headings[0]?.textContent ?? '') : ''
  return text.split(' ').length >= 4 && text.length <= 300 ? text : null
}

// A heading that is a small part of a title is its kicker or the site's name.
function includesLoosely(title: string, heading: string): boolean {
  const whole = letters(title)
  const part = letters(heading)
  return whole.includes(part) && part.length * 2 >= whole.length
}

/** What is left of a text without signs and blanks, in lower case: how names are compared. */
export function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** "A floor | Opinion | The Ledger" is "A floor": parts that name the site or a section fall off the end. */
function withoutSite(title: string, siteName: string | null, url: string): string {
  const parts = title.split(
    /( (?:[|\u2013\u2014\u00b7\u00bb\u00ab:-]|::|\/\/) | ?[|\uff5c] ?|[-_](?=[\u3400-\u9fff]{2,8}$))/,
  )
  const names = [siteName ?? '', hostWord(url)].map(letters).filter((name) => name.length > 2)
  const isSite = (part: string) => {
    const name = letters(part)
    return name !== '' && names.some((known) => known.includes(name) || isMostly(name, known))
  }
  while (parts.length >= 3 && isSite(parts[parts.length - 1] ?? '')) parts.splice(-2)
  while (parts.length >= 3 && isSite(parts[0] ?? '')) parts.splice(0, 2)
  while (
    parts.length >= 3 &&
    /^ ?[|\uff5c\u00bb_-] ?$/.test(parts.at(-2) ?? '') &&
    !/^ - $/.test(parts.at(-2) ?? '')
  )
    parts.splice(-2)
  return parts.join('').trim()
}

function isMostly(name: string, known: string): boolean {
  return name.includes(known) && name.length <= known.length * 1.5
}

function hostWord(url: string): string {
  if (!URL.canParse(url)) return ''
  const labels = new URL(url).hostname.replace(/^www\./, '').split('.')
  return labels.slice(0, -1).sort((a, b) => b.length - a.length)[0] ?? ''
}
