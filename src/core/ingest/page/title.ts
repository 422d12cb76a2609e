// The headline of a page: what readers see as one and the head confirms, without the names of site and section.
import { parseUrl } from '../../url.js'
import { fold, plainText } from '../html/html.js'
import type { PageDocument } from './dom.js'

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
  const confirmed = seen.find(({ text }) => said.some((title) => includesLoosely(title, text)))
  if (confirmed) return confirmed.text
  const only = onlyHeadline(document)
  if (only) return said.find((title) => opens(only, title)) ?? only
  const first = said.length > 1 || !seen[0] ? said[0] : undefined
  const unsaid = seen.find(({ text, isHead }) => isHead && text.includes(' '))
  if (first === undefined) return (unsaid ?? seen[0])?.text ?? titleOf(said[0], siteName, url)
  const shorter = said.find((title) => title !== first && opens(first, title))
  return shorter ?? titleOf(first, siteName, url)
}

function titleOf(said: string | undefined, siteName: string | null, url: string): string | null {
  return said === undefined ? null : withoutSite(plainText(said), siteName, url)
}

interface Heading {
  text: string
  /** Marked as the headline, not as one of many headings. */
  isHead: boolean
}

const MARKED =
  '[itemprop="headline"], [class~="headline" i], [class~="entry-title" i], [class~="post-title" i], ' +
  '[class~="article-title" i], [class*="-headline" i]'

function headingsOf(document: PageDocument): Heading[] {
  const first = [...document.getElementsByTagName('h1')]
  const marked = first.length > 0 ? [] : [...document.querySelectorAll(MARKED)]
  const second = [...document.getElementsByTagName('h2')]
  return [
    ...[...first, ...marked].map((heading) => ({ heading, isHead: true })),
    ...second.map((heading) => ({ heading, isHead: false })),
  ]
    .slice(0, 40)
    .filter(({ heading }) => !heading.closest('nav, aside, footer, [class*="sr-only"], [class*="hide"]'))
    .map(({ heading, isHead }) => ({ text: fold(heading.textContent), isHead }))
    .filter(({ text }) => text.length >= 8 || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{4}/.test(text))
    .filter(({ text }) => text.length <= 400)
}

// A heading may have swallowed the site's name: "Sign the bridgeThe Paper".
function opens(longer: string, shorter: string): boolean {
  const whole = letters(longer)
  const part = letters(shorter)
  return whole !== part && whole.startsWith(part) && part.length * 2 >= whole.length
}

// The head often has another wording, for search engines; a page with one long <h1> means it.
function onlyHeadline(document: PageDocument): string | null {
  const headings = [...document.getElementsByTagName('h1')]
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
  const labels = (parseUrl(url)?.hostname ?? '').replace(/^www\./, '').split('.')
  return labels.slice(0, -1).sort((a, b) => b.length - a.length)[0] ?? ''
}
