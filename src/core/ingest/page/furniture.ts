// What stands around the article on a page and is never part of it, known by its element, its ARIA role or the
// words of its class and id: menus, share bars, comments, newsletter boxes, captions. No rule names a site.
import type { PageDocument, PageElement } from './dom.js'
import { meaningOf, type NameMeaning } from './furniture-names.js'
import { isBlock, type Measure, type Measures, measure } from './measure.js'

/**
 * Removes it. What holds a good part of the page's running text stays, whatever its name. Gives the measures of
 * what is left.
 */
export function removeFurniture(document: PageDocument): Measures {
  const body = document.body
  if (!body) return new Map()
  const measures = measure(body)
  const whole = { ...(measures.get(body) ?? NOTHING) }
  const meanings = new Map<string, NameMeaning>()
  // From the outside to the inside: what goes with its surroundings need not be looked at.
  const elements = [...measures.keys()].reverse()
  for (const element of elements) {
    const part = measures.get(element) ?? NOTHING
    const verdict = verdictOf(element, part, meanings)
    if (verdict === null || !isSmall(part, whole, verdict)) continue
    if (part.prose === 0 || (measures.get(body) ?? NOTHING).prose - part.prose > LEAST_LEFT) {
      takeOut(element, measures)
    }
  }
  removeOtherArticles(document, measures)
  removeHeads(document, measures)
  return measures
}

const NOTHING: Measure = { text: 0, links: 0, prose: 0, paragraphs: 0 }

type Verdict = 'comments' | 'surely' | 'likely'
/** The share of a page's running text that furniture holds at most; readers often say more than the article. */
const SHARES: Record<Verdict, number> = { comments: 0.95, surely: 0.3, likely: 0.1 }
/** The share of all its text, unless that is links. */
const MOST_TEXT = 0.5
/** Running text (letters) that the rest of the page must still hold. */
const LEAST_LEFT = 300

function isSmall({ text, links, prose }: Measure, whole: Measure, verdict: Verdict): boolean {
  if (prose > whole.prose * SHARES[verdict]) return false
  return verdict === 'comments' || text <= whole.text * MOST_TEXT || links >= text / 2
}

const TAGS = new Set('NAV ASIDE DIALOG FORM BUTTON SELECT FOOTER NOSCRIPT TEMPLATE AMP-AD'.split(' '))
const ROLES = new Set(
  'navigation complementary dialog alertdialog search contentinfo menu menubar toolbar banner tablist'.split(
    ' ',
  ),
)
/** Not judged by their names: text itself, and what holds the whole page. */
const NEVER = new Set('BODY HTML ARTICLE MAIN P H1 A EM STRONG B I TABLE TBODY TR TD'.split(' '))

function verdictOf(element: PageElement, part: Measure, meanings: Map<string, NameMeaning>): Verdict | null {
  if (TAGS.has(element.tagName) || isByRole(element)) return 'surely'
  if (NEVER.has(element.tagName)) return null
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
  if (names === ' ' || isInSentence(element, part)) return null
  const known = meanings.get(names)
  const meaning = known === undefined ? meaningOf(names) : known
  meanings.set(names, meaning)
  if (meaning === 'comments' || meaning === 'surely' || meaning === null) return meaning
  const isLikely = meaning === 'phrase' || part.prose === 0 || part.links * 2 > part.text
  return isLikely ? 'likely' : null
}

const ITEM_TYPE = /\/(?:Comment|WPSideBar|WPFooter|WPHeader|WPAdBlock|BreadcrumbList|SiteNavigationElement)$/

function isByRole(element: PageElement): boolean {
  const role = element.getAttribute('role')
  if (role !== null && ROLES.has(role.toLowerCase())) return true
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-modal') === 'true') return true
  const type = element.getAttribute('itemtype')
  return type !== null && ITEM_TYPE.test(type)
}

// The text of an inline element may be a sentence, or a part of one.
function isInSentence(element: PageElement, part: Measure): boolean {
  if (isBlock(element)) return false
  return element.parentElement?.tagName === 'P' || part.text > LONGEST_INLINE
}

const LONGEST_INLINE = 150

// What is taken out no longer counts for the elements around it.
function takeOut(element: PageElement, measures: Measures): void {
  const part = measures.get(element)
  for (let around = element.parentElement; part && around; around = around.parentElement) {
    const whole = measures.get(around)
    if (!whole) continue
    whole.text -= part.text
    whole.links -= part.links
    whole.prose -= part.prose
    whole.paragraphs -= part.paragraphs
  }
  element.remove()
}

// The head of an article repeats what the facts say: headline, byline, date.
function removeHeads(document: PageDocument, measures: Measures): void {
  for (const header of document.getElementsByTagName('header')) {
    const isHead = header.closest('article') && header.querySelector('h1, h2, time')
    if (isHead && (measures.get(header)?.text ?? 0) < LONGEST_HEAD) takeOut(header, measures)
  }
}

const LONGEST_HEAD = 1_500

// Many a page shows the beginnings of others below its own article, each as an <article>.
function removeOtherArticles(document: PageDocument, measures: Measures): void {
  const proseOf = (element: PageElement) => measures.get(element)?.prose ?? 0
  const articles = [...document.getElementsByTagName('article')]
  if (articles.length < FEWEST_ARTICLES) return
  const own = articles.reduce((most, one) => (proseOf(one) > proseOf(most) ? one : most))
  for (const article of articles) {
    const isOther = article !== own && !article.contains(own) && !own.contains(article)
    if (isOther && proseOf(article) * 4 < proseOf(own) && article.querySelector(TEASER))
      takeOut(article, measures)
  }
}

const FEWEST_ARTICLES = 3
/** A headline that leads elsewhere. */
const TEASER =
  'h1 a, h2 a, h3 a, h4 a, h5 a, a h1, a h2, a h3, a h4, a h5, [class*="title"] a, [class*="headline"] a'
