// Links of a page as absolute addresses.
import { parseUrl } from '../../url.js'
import { isTracking } from '../identity/link-tails.js'
import type { PageDocument, PageElement } from './dom.js'

/** The address against which a page resolves its links. */
export function baseOf(document: PageDocument, url: string): string {
  const href = document.getElementsByTagName('base')[0]?.getAttribute('href') ?? ''
  return parseUrl(href, url)?.href ?? url
}

/** Where a link leads, without fragment and tracking marks; null when that is no page, or the page itself. */
export function addressOf(link: PageElement, base: string, page: string): URL | null {
  const href = link.getAttribute('href')?.trim() ?? ''
  if (href === '' || href.startsWith('#') || href.length > 4_000) return null
  const address = parseUrl(href, base)
  if (!address) return null
  address.hash = ''
  if (address.search) withoutMarks(address)
  // A page on the web never sends us to a file; a page on disk may.
  const isAllowed =
    /^https?:$/.test(address.protocol) || (address.protocol === 'file:' && page.startsWith('file:'))
  return isAllowed && address.href !== page.split('#')[0] ? address : null
}

// Without marks the query stays as it is, letter by letter.
function withoutMarks(address: URL): void {
  const marks = [...address.searchParams].filter(([name, value]) => isTracking(name, value))
  for (const [name] of marks) address.searchParams.delete(name)
}
