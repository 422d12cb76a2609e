// The one place that knows linkedom and Readability: HTML as a document we can query, and the article in it.
// The project is compiled without the browser's types, so the little that we use of a document is named here.
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { UserError } from '../../errors.js'
import { shallow } from '../html/html.js'

export interface PageNode {
  /** 1 is an element, 3 a text. */
  readonly nodeType: number
  readonly nextSibling: PageNode | null
  readonly textContent: string
  remove(): void
}

export interface PageElement extends PageNode {
  /** In capitals. */
  readonly tagName: string
  readonly firstChild: PageNode | null
  innerHTML: string
  readonly parentElement: PageElement | null
  readonly nextElementSibling: PageElement | null
  readonly previousElementSibling: PageElement | null
  readonly children: ArrayLike<PageElement> & Iterable<PageElement>
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  /** The quickest search, by name in lower case; linkedom knows no '*' here. */
  getElementsByTagName(name: string): ArrayLike<PageElement> & Iterable<PageElement>
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): ArrayLike<PageElement> & Iterable<PageElement>
  closest(selector: string): PageElement | null
  contains(other: PageElement): boolean
}

export type PageDocument = Pick<
  PageElement,
  'getElementsByTagName' | 'querySelector' | 'querySelectorAll'
> & {
  readonly documentElement: PageElement | null
  readonly body: PageElement | null
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1
}

/** More elements than any article page has; beyond them Readability takes too long. */
const MAX_ELEMENTS = 60_000

/** A document of tolerant HTML, without its scripts and styles; what nests too deeply is cut off. */
export function parsePage(html: string): PageDocument {
  // linkedom takes a document without an <html> element for a fragment and then has no body.
  const text = shallow(withoutCode(html))
  const hasRoot = /<html[\s>]/i.test(text.slice(0, 100_000))
  const document = hasRoot ? documentOf(text) : null
  // What looks like an <html> element may have been none: within an attribute, or cut off.
  return document?.documentElement ? document : documentOf(`<html><body>${text}</body></html>`)
}

function documentOf(html: string): PageDocument {
  return (parseHTML(html) as unknown as { document: PageDocument }).document
}

/** A document like `parsePage`. @throws UserError when it has too many elements to be searched. */
export function parseArticlePage(html: string): PageDocument {
  const document = parsePage(html)
  if (document.querySelectorAll('*').length <= MAX_ELEMENTS) return document
  throw new UserError(`has more than ${MAX_ELEMENTS} elements, too many to look for an article in`)
}

/**
 * The element that holds the article of a document, or null when none is found. The document is used up.
 * @throws UserError when the page breaks the search.
 */
export function articleOf(document: PageDocument): PageElement | null {
  try {
    // Readability asks for the browser's Document; linkedom's is one in all that it uses.
    const search = new Readability(document as never, {
      disableJSONLD: true,
      charThreshold: 300,
      serializer: (element) => element as unknown as PageElement,
    })
    return search.parse()?.content ?? null
  } catch (error) {
    throw new UserError('is too damaged to look for an article in', { cause: error })
  }
}

/** What opens and closes parts that no reader sees; they make up half of many pages. JSON-LD is kept. */
const CODE: [opening: RegExp, closing: RegExp][] = [
  [/^<script[\s>]/i, /<\/script[^>]*>?/gi],
  [/^<style[\s>]/i, /<\/style[^>]*>?/gi],
  [/^<svg[\s>]/i, /<\/svg[^>]*>?/gi],
  [/^<!--/, /-->/g],
]

// One pass; what is never closed stays for the parser, and its kind is not looked for again.
function withoutCode(html: string): string {
  const unclosed = new Set<RegExp>()
  const kept: string[] = []
  let from = 0
  for (const { index } of html.matchAll(/<(?=script|style|svg|!--)/gi)) {
    if (index < from) continue
    const head = html.slice(index, index + 300)
    const closing = CODE.find(([opening]) => opening.test(head))?.[1]
    if (closing === undefined || unclosed.has(closing)) continue
    closing.lastIndex = index + 4
    if (!closing.test(html)) unclosed.add(closing)
    else {
      const isKept = /^<script[^>]*ld\+json/i.test(head)
      kept.push(html.slice(from, isKept ? closing.lastIndex : index))
      from = closing.lastIndex
    }
  }
  kept.push(html.slice(from))
  return kept.join('')
}
