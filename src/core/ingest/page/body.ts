// The body of an article page: Readability's choice among what is left when the furniture is gone. Where that
// choice holds too little of the page's running text, the element that holds it is taken instead.
import { articleOf, type PageDocument, type PageElement } from './dom.js'
import { removeFurniture } from './furniture.js'
import { type Measures, measure } from './measure.js'
import { type KnownFacts, prune } from './prune.js'

/**
 * HTML of the article's body, not yet safe; empty when none is found. `parse` gives the document anew each
 * time: every search uses one up.
 */
export function bodyOf(parse: () => PageDocument, facts: KnownFacts): string {
  const article = choiceOf(parse()) ?? regionAnew(parse())
  if (!article) return ''
  prune(article, facts)
  return article.innerHTML
}

/** Readability's choice stands when it holds so much of the running text in the page's main region... */
const ENOUGH = 0.5
/** ...or so much text (letters) where only a side column holds more: the article may be a table. */
const ENOUGH_BESIDE = 200

// The first document goes before the second comes: no name holds on to it.
function choiceOf(document: PageDocument): PageElement | null {
  const region = regionOf(document, removeFurniture(document))
  const found = articleOf(document)
  const measured = found && measure(found).get(found)
  if (!measured) return null
  if (region.isBeside && measured.text >= ENOUGH_BESIDE) return found
  return measured.prose >= region.prose * ENOUGH ? found : null
}

function regionAnew(document: PageDocument): PageElement | null {
  return regionOf(document, removeFurniture(document)).element
}

interface Region {
  /** Null when the page holds no running text. */
  element: PageElement | null
  prose: number
  /** It is a side column, a menu or a footer. */
  isBeside: boolean
}

/** The smallest element that holds nearly all the running text of the page. */
function regionOf({ body }: PageDocument, measures: Measures): Region {
  let region = body
  for (let next = body; next; next = heirOf(next, measures)) region = next
  const prose = region ? (measures.get(region)?.prose ?? 0) : 0
  const isBeside = region !== null && /^(?:ASIDE|NAV|FOOTER)$/.test(region.tagName)
  return { element: prose > 0 ? region : null, prose, isBeside }
}

const NEARLY_ALL = 0.8

function heirOf(element: PageElement, measures: Measures): PageElement | null {
  const whole = measures.get(element)?.prose ?? 0
  if (whole === 0) return null
  for (const child of element.children) {
    if ((measures.get(child)?.prose ?? 0) >= whole * NEARLY_ALL) return child
  }
  return null
}
