// Headlines by their shape: a listing repeats one frame around each headline, its headlines say more than its
// menus, and their addresses end in something of their own.
import type { PageElement } from './dom.js'
import type { Link } from './listing.js'
import { widthOf } from './measure.js'

/** The headlines among the links of the page at `page`, in page order, each article once. */
export function headlinesAmong(links: Link[], page: string): Link[] {
  const possible = links.filter((link) => isPossible(link, page))
  const shown = possible.filter(({ anchor }) => !anchor.closest(FURNITURE))
  // Some publishers build the list itself out of what is furniture elsewhere.
  const likely = mergedByArticle(
    shown.length > 0 ? shown : possible.filter(({ anchor }) => !anchor.closest(MENU)),
  )
  const groups = new Map<string, Link[]>()
  for (const link of likely) {
    const frame = frameOf(link.anchor)
    groups.set(frame, [...(groups.get(frame) ?? []), link])
  }
  const weighed = [...groups.values()].map((group) => ({ group, weight: weightOf(group) }))
  const best = Math.max(0, ...weighed.map(({ weight }) => weight))
  const chosen = new Set(
    weighed.filter(({ weight }) => weight > 0 && weight >= best / 3).flatMap(({ group }) => group),
  )
  const isLead = leadAmong(likely, chosen)
  return likely.filter((link) => chosen.has(link) || isLead(link))
}

const MENU =
  'nav, header nav, footer, form, [role="navigation"], [role="contentinfo"], [class*="breadcrumb"], [class*="cookie"], ' +
  '[class*="paging"], [class*="pagination"]'
const FURNITURE =
  `${MENU}, aside, [role="complementary"], [class*="social"], [class*="share"], [class*="most-read"], ` +
  '[class*="most_read"], [class*="mostread"], [class*="most-viewed"], [class*="most-popular"], [class*="popular"], ' +
  '[class*="ranking"], [class*="trending"], [class*="related"], [class*="sidebar"], [id*="sidebar"], ' +
  '[class*="newsletter"], [class*="sponsor"], [class*="banner"]'

const NOT_AN_ARTICLE =
  /\/(tags?|topics?|sections?|categor(y|ies)|authors?|search|login|signin|signup|register|account|subscri\w*|newsletters?|about|contact|terms|privacy|cookies?|help|faq|advertis\w*|careers|jobs|sitemap|rss|feeds?|social|page|video|gallery|podcasts?)(\/|\.\w{2,5}$|$)/i
const NOT_A_HEADLINE =
  /^(?:read more|continue reading|more|weiterlesen|mehr|lire la suite|leer más|leggi tutto|더 ?보기|자세히 ?보기|続きを読む|もっと見る|阅读全文|(?:\d+ )?comments?|댓글.{0,8}|\d+ min(?:ute)?s? read)$/i

function isPossible({ address, title }: Link, page: string): boolean {
  if (siteOf(address) !== siteOf(new URL(page)) || NOT_AN_ARTICLE.test(address.pathname)) return false
  if (widthOf(title) < 10 || title.length > 300 || NOT_A_HEADLINE.test(title)) return false
  return address.pathname.length > 1 && isArticlePath(address)
}

// "www.paper.co.kr", "news.paper.co.kr" and "paper.co.kr" are one site.
function siteOf({ hostname }: URL): string {
  const labels = hostname.split('.')
  const isSecondLevel = /^(?:co|com|or|ne|ac|go|gov|org|net|edu)$/.test(labels.at(-2) ?? '')
  return labels.slice(isSecondLevel ? -3 : -2).join('.')
}

// An article's address ends in something of its own: a slug of words, a number, or a date.
function isArticlePath(address: URL): boolean {
  const last = decodeLoosely(address.pathname.split('/').filter(Boolean).at(-1) ?? '').replace(
    /\.\w{2,5}$/,
    '',
  )
  return /\d{4,}/.test(address.pathname + address.search) || /[-_]\S+[-_]/.test(last) || widthOf(last) >= 14
}

// A picture, a headline and "Read more" often link to one article: the heading is its headline, else the text
// that says the most of a headline.
function mergedByArticle(links: Link[]): Link[] {
  const byKey = new Map<string, Link>()
  for (const link of links) {
    const known = byKey.get(link.key)
    if (!known) byKey.set(link.key, link)
    else if (isBetter(link, known)) byKey.set(link.key, { ...link, url: known.url, address: known.address })
  }
  return [...byKey.values()]
}

function isBetter(link: Link, known: Link): boolean {
  if (isHeading(link) !== isHeading(known)) return isHeading(link)
  const isTeaser = widthOf(link.title) > 200
  return !isHeading(known) && !isTeaser && widthOf(link.title) > widthOf(known.title) * 1.5
}

function isHeading({ anchor }: Link): boolean {
  return anchor.closest('h1, h2, h3, h4') !== null || anchor.querySelector('h1, h2, h3, h4') !== null
}

/** The elements around a link, with their first class: like links have like frames. */
function frameOf(anchor: PageElement): string {
  const frame: string[] = []
  for (
    let element: PageElement | null = anchor;
    element && frame.length < 4;
    element = element.parentElement
  ) {
    const name = (element.getAttribute('class') ?? '').trim().split(/\s+/)[0] ?? ''
    // "item-3", "odd", "first" count the frames of one kind.
    frame.push(
      `${element.tagName}.${name.replace(/\d+/g, '0').replace(/^(?:odd|even|first|last|on|active)$/, '')}`,
    )
  }
  return frame.join('<')
}

function weightOf(group: Link[]): number {
  const width = group.reduce((sum, link) => sum + Math.min(80, widthOf(link.title)), 0)
  return group.some(isHeading) ? width * 2 : width
}

// The newest editorial may stand above the list in a frame of its own: a heading before the others, with an
// address of the same shape.
function leadAmong(likely: Link[], chosen: Set<Link>): (link: Link) => boolean {
  const shapes = new Set([...chosen].map(({ address }) => shapeOf(address)))
  const first = likely.findIndex((link) => chosen.has(link))
  return (link) => likely.indexOf(link) < first && isHeading(link) && shapes.has(shapeOf(link.address))
}

/** "/opinion/2026/01/14/sign-the-bridge" is "/opinion/0/0/0/a". */
function shapeOf({ pathname }: URL): string {
  const [first = '', ...rest] = pathname.split('/').filter(Boolean)
  return [first.replace(/\d+/g, '0'), ...rest.map((part) => (/^\d+$/.test(part) ? '0' : 'a'))].join('/')
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
