// One walk over a page for all who look for facts on it: every element that has a name or a short text, with
// its place. Queries by selector cost several times as much on pages of thousands of elements.

import { fold } from '../html/html.js'
import { isElement, type PageDocument, type PageElement, type PageNode } from './dom.js'
import { isBlock } from './measure.js'

export interface Seen {
  element: PageElement
  /** In capitals. */
  tag: string
  /** Class and id, in lower case. */
  names: string
  itemprop: string
  rel: string
  /** The text where it is no longer than LONGEST_TEXT: its lines folded, parted by line breaks; else null. */
  text: string | null
  /** Has no block in it: its text is one line on the page. */
  isLine: boolean
  /** Stands in a menu, a footer, comments or a list of other articles. */
  isAside: boolean
  /** Stands in what the page marks as its article. */
  isInside: boolean
}

const LONGEST_TEXT = 200
/** Pages with more elements than this are looked at up to here. */
const MOST_SEEN = 30_000

/** Elements of the page in its order, those without any name and text left out. */
export function indexOf(document: PageDocument): Seen[] {
  const seen: Seen[] = []
  if (document.body) visit(document.body, { isAside: false, isInside: false }, seen)
  return seen
}

interface Place {
  isAside: boolean
  isInside: boolean
}

interface Inner {
  text: string | null
  hasBlocks: boolean
}

const SILENT = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME SVG SELECT TEXTAREA'.split(' '))
const ASIDE_TAG = new Set(['ASIDE', 'FOOTER', 'NAV'])
const ASIDE_NAME =
  /(?:^|[^a-z])(?:related\w*|comments?|commentlist|kommentare?|comentarios|commentaires|recommend\w*|most-?(?:read|popular|viewed)|teasers?|newsletter|breadcrumbs?|footer|widget|popular|trending)(?:$|[^a-z])|(?:^| )sidebar(?:$|[ -])/
const NOT_ASIDE = /no-?comment|comments?-?(?:count|link|status|open|closed|off)|content|main/

function visit(element: PageElement, place: Place, seen: Seen[]): Inner {
  const tag = element.tagName
  if (SILENT.has(tag) || seen.length >= MOST_SEEN) return { text: '', hasBlocks: false }
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
    .trim()
    .toLowerCase()
  const here = placeOf(element, tag, names, place)
  const one: Seen = {
    element,
    tag,
    names,
    itemprop: element.getAttribute('itemprop')?.toLowerCase() ?? '',
    rel: element.getAttribute('rel')?.toLowerCase() ?? '',
    text: null,
    isLine: false,
    ...here,
  }
  const at = seen.push(one) - 1
  const inner = readInner(element, here, seen)
  one.text = inner.text === null ? null : linesOf(inner.text)
  one.isLine = !inner.hasBlocks
  const isNamed = names !== '' || one.itemprop !== '' || one.rel !== ''
  if (!isNamed && !one.text && tag !== 'TIME' && seen.length === at + 1) seen.pop()
  return { text: inner.text, hasBlocks: inner.hasBlocks || isBlock(element) }
}

function placeOf(element: PageElement, tag: string, names: string, place: Place): Place {
  const isMain =
    tag === 'ARTICLE' || tag === 'MAIN' || /article$/i.test(element.getAttribute('itemtype') ?? '')
  const isNamed = names !== '' && ASIDE_NAME.test(names) && !NOT_ASIDE.test(names)
  const isAside = tag !== 'BODY' && (ASIDE_TAG.has(tag) || isNamed) && !element.querySelector('h1')
  return {
    isAside: place.isAside || (isAside && !(tag === 'FOOTER' && place.isInside)),
    isInside: place.isInside || isMain,
  }
}

function readInner(element: PageElement, place: Place, seen: Seen[]): Inner {
  let text: string | null = ''
  let hasBlocks = false
  for (let node: PageNode | null = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) text = joined(text, node.textContent.replace(/\s+/g, ' '))
    else if (isElement(node)) {
      const inner = visit(node, place, seen)
      const gap: string = isBlock(node) || node.tagName === 'BR' ? '\n' : ''
      text = inner.text === null ? null : joined(text, `${gap}${inner.text}${gap}`)
      hasBlocks ||= inner.hasBlocks
    }
  }
  return { text, hasBlocks }
}

function linesOf(text: string): string {
  if (!text.includes('\n')) return fold(text)
  return text
    .split('\n')
    .map(fold)
    .filter((line) => line !== '')
    .join('\n')
}

function joined(text: string | null, more: string): string | null {
  if (text === null) return null
  const both = text + more
  return both.length > LONGEST_TEXT ? null : both
}
