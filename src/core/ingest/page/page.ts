// Reads an article page: its body by Readability and what we know of pages, its facts by our own reader. Loads a
// DOM; callers import it only when they meet a page.
import { UserError } from '../../errors.js'
import type { Zone } from '../../model.js'
import { textOf } from '../html/html.js'
import { htmlOf, sanitize } from '../html/sanitize.js'
import { type Access, accessOf } from './access.js'
import { bodyOf } from './body.js'
import { type PageDocument, parseArticlePage, parsePage } from './dom.js'
import { type PageFacts, readFacts } from './facts.js'
import { widthOf } from './measure.js'
import { type PageHead, readHead } from './meta.js'

export { findFeed } from './find-feed.js'
export { type Headline, readListing } from './listing.js'
export { joinPages, nextPageOf } from './next.js'

export interface ArticlePage extends PageFacts {
  /** Safe HTML of the body, with absolute links. */
  html: string
  /** Paragraphs of the body, parted by blank lines. */
  text: string
  /** Paywalled: readers who do not pay see only this beginning. Short: it is a notice or a menu, not an article. */
  access: Access | 'short'
}

/** Less text than this (letters; East Asian ones count twice) is a notice or a menu, not an article... */
const SHORTEST_TEXT = 200
/** ...unless the page says for machines that it is one. */
const SHORTEST_ARTICLE = 100

/**
 * The article of a page; dates that name no zone are read in `zone`, links resolved against `url`.
 * @throws UserError when there is neither text nor headline: "holds no article".
 */
export function readPage(html: string, options: { zone: Zone; url: string }): ArticlePage {
  const { facts, head, parse } = headOf(html, options)
  const found = bodyOf(parse, { ...facts, zone: options.zone })
  const body = fuller(sanitize(found, options.url), head, options.url)
  if (body.text === '' && facts.title === null) throw new UserError('holds no article')
  const access = accessOf(html, head, body.text)
  const isShort = access === 'open' && isTooShort(body.text, head)
  return { ...facts, ...body, access: isShort ? 'short' : access }
}

function isTooShort(text: string, { article, meta }: PageHead): boolean {
  const isArticle = article !== null || meta.get('og:type') === 'article'
  return widthOf(text) < (isArticle ? SHORTEST_ARTICLE : SHORTEST_TEXT)
}

// The document that gave the facts serves the first search as well.
function headOf(html: string, options: { zone: Zone; url: string }) {
  const document = parseArticlePage(html)
  const head = readHead(document)
  const facts = readFacts(document, head, options)
  let fresh: PageDocument | null = document
  const parse = (): PageDocument => {
    const next = fresh ?? parsePage(html)
    fresh = null
    return next
  }
  return { facts, head, parse }
}

interface Body {
  html: string
  text: string
}

// Pages that are put together by scripts carry their text in their JSON-LD only.
function fuller(html: string, { article }: PageHead, url: string): Body {
  const seen = { html, text: textOf(html) }
  const said = typeof article?.articleBody === 'string' ? article.articleBody : ''
  if (said.length < SHORTEST_TEXT || said.length < seen.text.length * MUCH_FULLER) return seen
  const full = /<(?:p|br|div)\b/i.test(said) ? sanitize(said, url) : htmlOf(said)
  const text = textOf(full)
  return text.length >= seen.text.length * MUCH_FULLER ? { html: full, text } : seen
}

const MUCH_FULLER = 2
