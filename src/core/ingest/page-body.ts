// The body of an article page: Readability's choice among what is left when the furniture is gone. Where that
// choice holds too little of the page's running text, the element that holds it is taken instead.
import { articleOf, type PageDocument, type PageElement } from './dom.js'
import { removeFurniture } from './page-furniture.js'
import { type Measures, measure } from './page-measure.js'
import { type KnownFacts, prune } from './page-prune.js'

/**
 * HTML of the article's body, not yet safe; empty when none is found. `parse` gives the document anew each
 * time: every search uses one up.
 */
export function bodyOf(parse: () => PageDocument, facts: KnownFacts): string {
  const document = parse()
  const expected = regionOf(document, removeFurniture(document)).prose
  const found = articleOf(document)
  const isEnough = proseOf(found) >= expected * ENOUGH
  const article = isEnough ? found : (regionAnew(parse) ?? found)
  if (!article) return ''
  prune(article, facts)
  return article.innerHTML
}

/** Readability's choice stands when it holds so much of the running text in the page's main region. */
const ENOUGH = 0.5

function regionAnew(parse: () => PageDocument): PageElement | null {
  const document = parse()
  return regionOf(document, removeFurniture(document)).element
}

interface Region {
  element: PageElement | null
  prose: number
}

/** The smallest element that holds nearly all the running text of the page. */
function regionOf({ body }: PageDocument, measures: Measures): Region {
  let region = body
  for (let next = body; next; next = heirOf(next, measures)) region = next
  if (!region || ASIDE.test(region.tagName)) return { element: null, prose: 0 }
  return { element: region, prose: measures.get(region)?.prose ?? 0 }
}

const NEARLY_ALL = 0.8
const ASIDE = /^(ASIDE|NAV|FOOTER)$/

function heirOf(element: PageElement, measures: Measures): PageElement | null {
  const whole = measures.get(element)?.prose ?? 0
  if (whole === 0) return null
  for (const child of element.children) {
    if ((measures.get(child)?.prose ?? 0) >= whole * NEARLY_ALL) return child
  }
  return null
}

function proseOf(element: PageElement | null): number {
  return element ? (measure(element).get(element)?.prose ?? 0) : 0
}
