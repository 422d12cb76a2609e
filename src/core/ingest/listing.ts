// A listing page: the headline links on it, and the feed that it announces.
import { UserError } from '../errors.js'
import { type PageDocument, type PageElement, parsePage } from './dom.js'
import { fold } from './html.js'

export interface Headline {
  title: string
  url: string
}

/**
 * The headline links of the page at `url`, in page order, each once: those that the CSS selector `links`
 * finds (links, or elements around them), else those that look like headlines.
 * @throws UserError when `links` is no CSS selector.
 */
export function readListing(html: string, { url, links }: { url: string; links?: string }): Headline[] {
  const document = parsePage(html)
  const base = baseOf(document, url)
  const named = links === undefined ? null : select(document, links)
  const anchors = named ?? [...document.querySelectorAll('a[href]')].slice(0, MAX_ANCHORS)
  const all = anchors.flatMap((anchor) => linkOf(anchor, base, url) ?? [])
  return once(named ? all : headlinesAmong(all, url))
}

/** The address of the feed that a page announces, RSS and Atom before JSON; null when it names none. */
export function findFeed(html: string, url: string): string | null {
  const document = parsePage(html)
  const base = baseOf(document, url)
  const links = [...document.querySelectorAll('link[rel~="alternate" i][href], link[rel~="feed" i][href]')]
  for (const type of [
    /^application\/(rss|atom)\+xml/i,
    /^(application|text)\/(rdf\+xml|xml)/i,
    /^application\/feed\+json/i,
  ]) {
    const link = links.find((link) => type.test(link.getAttribute('type')?.trim() ?? ''))
    const address = link && addressOf(link, base, url)
    if (address) return address.href
  }
  return null
}

const MAX_ANCHORS = 5_000

interface Link extends Headline {
  anchor: PageElement
  address: URL
}

function baseOf(document: PageDocument, url: string): string {
  const href = document.querySelector('base[href]')?.getAttribute('href') ?? ''
  return URL.canParse(href, url) ? new URL(href, url).href : url
}

function select(document: PageDocument, links: string): PageElement[] {
  try {
    const found = [...document.querySelectorAll(links)]
    return found.flatMap((element) =>
      element.tagName === 'A'
        ? [element]
        : (element.querySelector('a[href]') ?? element.closest('a[href]') ?? []),
    )
  } catch (error) {
    throw new UserError(`cannot be searched: "${links}" (its \`links:\`) is no CSS selector`, {
      cause: error,
    })
  }
}

function linkOf(anchor: PageElement, base: string, page: string): Link | null {
  const address = addressOf(anchor, base, page)
  const heading = anchor.querySelector('h1, h2, h3, h4, [class*="headline"], [class*="title"]')
  const title =
    fold(heading?.textContent ?? '') || fold(anchor.textContent) || fold(anchor.getAttribute('title') ?? '')
  return address && title !== '' ? { anchor, address, title, url: address.href } : null
}

// A page on the web never sends us to a file; a page on disk may.
function addressOf(link: PageElement, base: string, page: string): URL | null {
  const href = link.getAttribute('href')?.trim() ?? ''
  if (href === '' || href.startsWith('#') || href.length > 4_000 || !URL.canParse(href, base)) return null
  const address = new URL(href, base)
  address.hash = ''
  const isAllowed =
    /^https?:$/.test(address.protocol) || (address.protocol === 'file:' && page.startsWith('file:'))
  return isAllowed && address.href !== page.split('#')[0] ? address : null
}

function once(links: Link[]): Headline[] {
  const urls = new Set<string>()
  const headlines: Headline[] = []
  for (const { title, url } of links) {
    if (!urls.has(url)) headlines.push({ title, url })
    urls.add(url)
  }
  return headlines
}

// --- By shape ----------------------------------------------------------------------------------------

const FURNITURE =
  'nav, header nav, footer, aside, form, [role="navigation"], [role="contentinfo"], [role="complementary"], ' +
  '[class*="breadcrumb"], [class*="cookie"], [class*="social"], [class*="share"], [class*="paging"], [class*="pagination"]'

const NOT_AN_ARTICLE =
  /\/(tags?|topics?|sections?|categor(y|ies)|authors?|search|login|signin|signup|register|account|subscri\w*|newsletters?|about|contact|terms|privacy|cookies?|help|faq|advertis\w*|careers|jobs|sitemap|rss|feeds?|social|page)(\/|\.\w{2,5}$|$)/i

/**
 * Links of one host that lead to pages like an article's, in the group of like markup that says the most:
 * a listing repeats one frame around each headline, and its headlines are longer than its menus.
 */
function headlinesAmong(links: Link[], page: string): Link[] {
  const likely = mergedByUrl(links.filter((link) => isLikely(link, page)))
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
  return likely.filter((link) => chosen.has(link))
}

function isLikely({ anchor, address, title }: Link, page: string): boolean {
  if (anchor.closest(FURNITURE)) return false
  if (host(address) !== host(new URL(page)) || NOT_AN_ARTICLE.test(address.pathname)) return false
  if (widthOf(title) < 10 || title.length > 300) return false
  return address.pathname.length > 1 && isArticlePath(address)
}

// An article's address ends in something of its own: a slug of words, a number, or a date.
function isArticlePath(address: URL): boolean {
  const last = decodeLoosely(address.pathname.split('/').filter(Boolean).at(-1) ?? '').replace(
    /\.\w{2,5}$/,
    '',
  )
  return /\d{4,}/.test(address.pathname + address.search) || /[-_]\S+[-_]/.test(last) || widthOf(last) >= 14
}

// A picture and a headline often link to the same page: the longer text is the headline.
function mergedByUrl(links: Link[]): Link[] {
  const byUrl = new Map<string, Link>()
  for (const link of links) {
    const known = byUrl.get(link.url)
    const isHeading = (each: Link) => each.anchor.closest('h1, h2, h3, h4') !== null
    if (!known) byUrl.set(link.url, link)
    else if (isHeading(link) && !isHeading(known)) byUrl.set(link.url, { ...link })
  }
  return [...byUrl.values()]
}

/** The elements around a link, with their first class: like links have like frames. */
function frameOf(anchor: PageElement): string {
  const frame: string[] = []
  for (
    let element: PageElement | null = anchor;
    element && frame.length < 4;
    element = element.parentElement
  ) {
    frame.push(`${element.tagName}.${(element.getAttribute('class') ?? '').trim().split(/\s+/)[0] ?? ''}`)
  }
  return frame.join('<')
}

function weightOf(group: Link[]): number {
  const width = group.reduce((sum, link) => sum + Math.min(80, widthOf(link.title)), 0)
  const isHeading = group.some(
    (link) => link.anchor.closest('h1, h2, h3, h4') || link.anchor.querySelector('h1, h2, h3, h4'),
  )
  return isHeading ? width * 2 : width
}

function host(address: URL): string {
  return address.hostname.replace(/^www\./, '')
}

/** Letters, with those of East Asian scripts counted twice: they say as much in half the room. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/g)?.length ?? 0)
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
