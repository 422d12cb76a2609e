// Tells what a document is before it is read: from what it says, then from what was said of it.
import type { SourceKind } from '../model.js'

const LOOK = 3_000

/** Feed, page or saved text; anything unknown is text. Servers mislabel feeds, so the content goes first. */
export function guessKind(text: string, hints: { url?: string; contentType?: string } = {}): SourceKind {
  const head = text.slice(0, LOOK).replace(/^[\ufeff\s]+/, '')
  if (/<(rss|feed|(\w{1,20}:)?RDF|atom:feed)[\s>]/i.test(head) && !/<html[\s>]/i.test(head)) return 'feed'
  if (head.startsWith('{')) return /"(version|items|home_page_url)"\s{0,20}:/.test(head) ? 'feed' : 'text'
  if (/<!doctype html|<(html|head|body)[\s>]/i.test(head)) return 'page'
  return kindOfHints(head, hints)
}

function kindOfHints(
  head: string,
  { url = '', contentType = '' }: { url?: string; contentType?: string },
): SourceKind {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const hasTags = /<[a-z!?/]/i.test(head)
  if (
    /[/+](rss|atom|rdf|feed)(\+|$)/.test(type) ||
    (hasTags && /[/+]xml$/.test(type) && type !== 'application/xhtml+xml')
  ) {
    return 'feed'
  }
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'page'
  const path = url.split(/[?#]/)[0]?.toLowerCase() ?? ''
  if (type === 'text/plain' || path.endsWith('.txt')) return 'text'
  if (hasTags && /\.(xml|rss|atom|rdf)$/.test(path)) return 'feed'
  if (hasTags && /\.x?html?$/.test(path)) return 'page'
  return (head.match(/<\/?(p|div|a|br|h[1-6]|span|article|section)[\s>]/gi)?.length ?? 0) >= 3
    ? 'page'
    : 'text'
}
