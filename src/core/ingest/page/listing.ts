// A listing page: the headline links on it, each with the date that is printed beside it.
import { UserError } from '../../errors.js'
import type { Zone, ZonedTime } from '../../model.js'
import { fold } from '../html/html.js'
import { linkKey } from '../identity/links.js'
import { addressOf, baseOf } from './addresses.js'
import { type PageDocument, type PageElement, parsePage } from './dom.js'
import { datesBeside } from './listing-dates.js'
import { headlinesAmong } from './listing-shape.js'

export interface Headline {
  title: string
  /** Absolute, without fragment and tracking marks. */
  url: string
  /** The date printed beside it; null when none is, or when no zone was given to read it in. */
  published: ZonedTime | null
}

/** A link of a listing, before it is known to be a headline. */
export interface Link {
  title: string
  url: string
  anchor: PageElement
  address: URL
  /** The same for all links that lead to one article. */
  key: string
}

export interface ListingOptions {
  url: string
  /** A CSS selector of the headline links, or of elements around or in them. */
  links?: string
  /** The zone of dates that name none. */
  zone?: Zone
}

/**
 * The headline links of the page at `url`, in page order, each once: those that the CSS selector `links`
 * finds, else those that look like headlines.
 * @throws UserError when `links` is no CSS selector.
 */
export function readListing(html: string, { url, links, zone }: ListingOptions): Headline[] {
  const document = parsePage(html)
  const base = baseOf(document, url)
  const named = links === undefined ? null : select(document, links)
  const anchors = named ?? [...document.getElementsByTagName('a')].slice(0, MAX_ANCHORS)
  const all = anchors.flatMap((anchor) => linkOf(anchor, base, url) ?? [])
  const headlines = named ? once(all) : headlinesAmong(all, url)
  const dates = zone === undefined ? null : datesBeside(headlines, zone)
  return headlines.map((link) => ({
    title: link.title,
    url: link.url,
    published: dates?.get(link) ?? null,
  }))
}

const MAX_ANCHORS = 5_000

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
  const title = address ? titleOf(anchor) : ''
  return address && title !== ''
    ? { anchor, address, title, url: address.href, key: linkKey(address.href) ?? address.href }
    : null
}

const HEADING = 'h1, h2, h3, h4, h5, [class*="headline"], [class*="title"], [class*="tit"]'

function titleOf(anchor: PageElement): string {
  const heading = anchor.firstChild ? anchor.querySelector(HEADING) : null
  return (
    fold(heading?.textContent ?? '') ||
    fold(anchor.textContent) ||
    fold(anchor.getAttribute('title') ?? anchor.getAttribute('aria-label') ?? '')
  )
}

function once(links: Link[]): Link[] {
  const keys = new Set<string>()
  return links.filter(({ key }) => !keys.has(key) && keys.add(key))
}
