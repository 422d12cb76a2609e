// The one place that knows linkedom and Readability: HTML as a document we can query, and the article in it.
// The project is compiled without the browser's types, so the little that we use of a document is named here.
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { UserError } from '../errors.js'
import { shallow } from './html.js'

export interface PageElement {
  readonly tagName: string
  readonly textContent: string
  readonly innerHTML: string
  readonly parentElement: PageElement | null
  readonly children: ArrayLike<PageElement> & Iterable<PageElement>
  getAttribute(name: string): string | null
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): ArrayLike<PageElement> & Iterable<PageElement>
  closest(selector: string): PageElement | null
  contains(other: PageElement): boolean
  remove(): void
}

export type PageDocument = Pick<PageElement, 'querySelector' | 'querySelectorAll'> & {
  readonly documentElement: PageElement | null
}

/** More elements than any article page has; beyond them Readability takes too long. */
const MAX_ELEMENTS = 60_000

/** A document of tolerant HTML; what nests too deeply is cut off. */
export function parsePage(html: string): PageDocument {
  // linkedom takes a document without an <html> element for a fragment and then has no body.
  const text = shallow(html)
  const whole = /<html[\s>]/i.test(text.slice(0, 100_000)) ? text : `<html><body>${text}</body></html>`
  const { document } = parseHTML(whole) as unknown as { document: PageDocument }
  return document
}

/**
 * The HTML of the article in a document, or null when none is found. The document is used up.
 * @throws UserError when the page has too many elements, or breaks the search.
 */
export function articleOf(document: PageDocument): string | null {
  if (document.querySelectorAll('*').length > MAX_ELEMENTS) {
    throw new UserError(`has more than ${MAX_ELEMENTS} elements, too many to look for an article in`)
  }
  try {
    // Readability asks for the browser's Document; linkedom's is one in all that it uses.
    const article = new Readability(document as never, { disableJSONLD: true, charThreshold: 300 }).parse()
    return article?.content ?? null
  } catch (error) {
    throw new UserError('is too damaged to look for an article in', { cause: error })
  }
}
