// The feed that a page announces (https://www.rssboard.org/rss-autodiscovery), and of several the one that
// fits the page: editorials rather than everything, never the comments.
import { parseUrl } from '../../url.js'
import { fold } from '../html/html.js'
import { webAddress } from '../url.js'
import { baseOf } from './addresses.js'
import { type PageDocument, type PageElement, parsePage } from './dom.js'

export interface AnnouncedFeed {
  url: string
  /** What the page calls it; empty when it does not. */
  title: string
}

/** The address of the feed that suits the page at `url` best, RSS and Atom before JSON; null when it names none. */
export function findFeed(html: string, url: string): string | null {
  return findFeeds(html, url)[0]?.url ?? null
}

/** All feeds that the page at `url` announces, the most suitable first, those of comments left out. */
export function findFeeds(html: string, url: string): AnnouncedFeed[] {
  const document = parsePage(html)
  const base = baseOf(document, url)
  const announced = [...linksOf(document)].flatMap((link, place) => {
    const rank = TYPES.findIndex((type) => type.test(link.getAttribute('type')?.trim() ?? ''))
    const address = webAddress(link.getAttribute('href'), base)
    const title = fold(link.getAttribute('title') ?? '')
    return rank < 0 || !address || isOfComments(address, title) ? [] : [{ url: address, title, rank, place }]
  })
  const suits = (feed: AnnouncedFeed) => fitOf(feed, url)
  announced.sort((a, b) => suits(b) - suits(a) || a.rank - b.rank || a.place - b.place)
  const once = announced.filter(
    (feed, index) => announced.findIndex((each) => each.url === feed.url) === index,
  )
  return once.map(({ url: address, title }) => ({ url: address, title }))
}

/** In the order in which they are preferred. */
const TYPES = [
  /^application\/(?:rss|atom)\+xml\b/i,
  /^(?:application|text)\/(?:rdf\+xml|xml|rss)(?:$|[ ;])/i,
  /^application\/feed\+json\b/i,
]

function linksOf(document: PageDocument): PageElement[] {
  return [...document.getElementsByTagName('link')].filter((link) =>
    /(?:^|\s)(?:alternate|feed)(?:\s|$)/i.test(link.getAttribute('rel') ?? ''),
  )
}

function isOfComments(address: string, title: string): boolean {
  return /comments?(?:\/|$|-feed|\b.*feed)|\/comments?\/|kommentare|댓글|コメント/i.test(
    `${address} ${title}`,
  )
}

const EDITORIAL =
  /editorial|leader|leitartikel|éditorial|editoriale|사설|社説|社论|社論|sasul|shasetsu|tribune|our[-_ ]?view/i
const OPINION =
  /opinion|comment(?:ary|isfree)|meinung|kommentar|idees|opinión|opini|column|칼럼|오피니언|オピニオン|评论|評論/i

// A feed that speaks of editorials fits any page; one of the page's own section fits that page.
function fitOf({ url, title }: AnnouncedFeed, page: string): number {
  const says = `${decoded(url)} ${title}`
  if (EDITORIAL.test(says)) return 3
  if (OPINION.test(says)) return 2
  const section = parseUrl(page)?.pathname.split('/').find(Boolean)
  return section && section.length > 2 && decoded(url).includes(`/${section}`) ? 1 : 0
}

// `decodeURI` refuses what is no UTF-8.
function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
