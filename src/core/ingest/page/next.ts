// Articles on several pages: the address of the next page, and the pages as one article. Only an address that
// differs by its page number leads on; the next article of a series never does.
import { Parser } from 'htmlparser2'
import { fold, shallow, textOf } from '../html/html.js'
import { webAddress } from '../url.js'
import { type PageElement, parsePage } from './dom.js'
import { drop, linesOf } from './lines.js'
import { type NumberedPage, numberedPages } from './number.js'
import type { ArticlePage } from './page.js'

/** Pages beyond this are no article. */
export const MOST_PAGES = 10

/** The absolute address of the page that follows the one at `url` in the same article; null when there is none. */
export function nextPageOf(html: string, { url }: { url: string }): string | null {
  const readings = numberedPages(url).filter(({ number }) => number < MOST_PAGES)
  if (!readings.some((here) => mentions(html, url, here))) return null
  const links = linksOf(html, url)
  for (const here of readings) {
    const next = nextAmong(links, here)
    if (next) return next
  }
  return null
}

// A glance at the bare addresses spares most pages the search for their links.
function mentions(html: string, base: string, here: NumberedPage): boolean {
  for (const [, href = ''] of html.matchAll(/\bhref\s{0,3}=\s{0,3}["']?([^"'\s>]{1,500})/gi)) {
    if (!/\d/.test(href)) continue
    const address = webAddress(href.replaceAll('&amp;', '&'), base)
    if (address && isPage(address, here.stem, here.number + 1)) return true
  }
  return false
}

function isPage(address: string, stem: string, number: number): boolean {
  return numberedPages(address).some((page) => page.stem === stem && page.number === number)
}

function nextAmong(links: PageLink[], { stem, number }: NumberedPage): string | null {
  // "/post/5" is page 5 only where its first page is linked as well.
  if (number > 1 && !links.some(({ url }) => isPage(url, stem, 1))) return null
  const next = links.filter(({ url }) => isPage(url, stem, number + 1))
  const leading = next.find(({ isNext, text }) => isNext || NEXT.test(text) || isNumber(text, number + 1))
  return leading?.url ?? null
}

const NEXT =
  /^(?:continue(?: reading)?|read on|(?:go to )?(?:the )?next(?: page)?|weiter(?:lesen)?|nächste(?: seite)?|zur nächsten seite|auf seite \d+|(?:page )?suivante?|page suivante|la suite|siguiente(?: página)?|página siguiente|continuar|successiv[ao]|(?:pagina )?(?:seguente|successiva)|próxima(?: página)?|volgende(?: pagina)?|nästa(?: sida)?|neste(?: side)?|næste(?: side)?|다음(?: ?페이지)?|次(?:へ|の?ページ(?:へ)?)?|続きを読む|下一[页頁]|下页|后一页|(?:page|seite|página|pagina|sida) \d+(?: (?:of|von|de|di) \d+)?)?[\s»›→>]*(?::.{0,80})?$/iu

function isNumber(text: string, number: number): boolean {
  return text.replace(/[^\d]/g, '') === String(number) && text.length <= 6
}

interface PageLink {
  url: string
  text: string
  /** Says rel="next". */
  isNext: boolean
}

function linksOf(html: string, base: string): PageLink[] {
  const links: PageLink[] = []
  let open: PageLink | null = null
  const parser = new Parser({
    onopentag: (name, { href, rel = '', title = '', 'aria-label': label = '' }) => {
      if (name !== 'a' && name !== 'link' && name !== 'area') return
      const address = webAddress(href, base)
      if (!address || (name === 'link' && !/\bnext\b/i.test(rel))) return
      open = {
        url: address.split('#')[0] ?? '',
        text: '',
        isNext: /\bnext\b/i.test(rel) || NEXT_LABEL.test(label || title),
      }
      links.push(open)
      if (name === 'link') open = null
    },
    ontext: (text) => {
      if (open && open.text.length < 200) open.text += text
    },
    onclosetag: (name) => {
      if (name !== 'a' || !open) return
      open.text = fold(open.text)
      open = null
    },
  })
  parser.end(shallow(html))
  return links
}

const NEXT_LABEL =
  /^(?:next page|nächste seite|page suivante|página siguiente|다음 ?페이지|次のページ|下一[页頁])$/iu

// --- Joining -----------------------------------------------------------------------------------------

/**
 * The pages of one article, in their order, as one: facts of the first, texts one after the other without what a
 * page repeats and without "Continued on next page".
 */
export function joinPages(pages: [ArticlePage, ...ArticlePage[]]): ArticlePage {
  const [first, ...others] = pages
  if (others.length === 0) return first
  const said = new Set<string>()
  const html = pages.map((page) => unsaidOf(page.html, said)).join('\n')
  const modified = pages.flatMap((page) => page.modified ?? []).at(-1) ?? null
  const isPaywalled = pages.some((page) => page.access === 'paywalled')
  const isShort = pages.every((page) => page.access === 'short')
  const access = isPaywalled ? 'paywalled' : isShort ? 'short' : 'open'
  return { ...first, modified, access, html, text: textOf(html) }
}

const CONTINUED =
  /^[[(–—\s]*(?:(?:article |story )?(?:continues?|continued) (?:on|from) (?:the )?(?:next |previous |following )?page.{0,12}|(?:page|seite|página|pagina|sida|페이지) ?\d+(?: ?(?:of|von|de|sur|di|\/) ?\d+)?|\d+ ?\/ ?\d+|(?:lesen sie )?(?:weiter )?auf (?:der nächsten )?seite(?: \d+)?(?:[:.].{0,80})?|(?:suite )?(?:à la |en )?page suivante|(?:continúa en la )?(?:página siguiente|siguiente página)|(?:go to )?next page|다음 ?페이지(?:로|에 계속)?|(?:계속|다음에 계속)|次の?ページ(?:へ|に)?(?:続く|つづく)?|(?:続く|つづく)|下一[页頁])[\s»›→>\])–—.]*$/iu

/** HTML without the lines that were said before; what it says is remembered. */
function unsaidOf(html: string, said: Set<string>): string {
  const body: PageElement | null = parsePage(html).body
  if (!body) return html
  for (const line of linesOf(body)) {
    const key = line.text.toLowerCase()
    if (CONTINUED.test(line.text) || (said.has(key) && key.length > SHORTEST_REPEAT)) drop(line)
    said.add(key)
  }
  return body.innerHTML.trim()
}

/** A line as short as this (characters) may stand twice: "No." */
const SHORTEST_REPEAT = 15
