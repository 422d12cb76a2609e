// The page number in an address, as content systems write it: "?page=2", "/page/2/", "/2/", "-2.html", ",2".
import { parseUrl } from '../../url.js'

export interface NumberedPage {
  /** The address without its page number: the same for all pages of an article. */
  stem: string
  /** From 1; an address without a number is page 1. */
  number: number
}

const PARAMETERS =
  /^(?:page|pages|p|pg|pn|pno|pageno|page_?num(?:ber)?|page_?id|currentpage|seite|pagina|página|paged|sida|side|cur_page|nowpage|curpage|singlepage)$/i

const PATHS = [
  // /article/page/2/, /article/seite-2, /article-page-2.html, /article,page2.html, /article-p2.html
  /[/,_-](?:page|seite|pagina|página|sida|side|p)[/=_-]?(\d{1,2})$/i,
  // /article/2/
  /\/(\d{1,2})$/,
  // /article-2.html, /article_2.html, /article,2.html
  /[-_,](\d{1,2})$/,
]

/** Numbers behind these words count the articles of a series, not the pages of one. */
const SERIES =
  /(?:^|[/_,-])(?:part|teil|partie|parte|parts|chapter|kapitel|chapitre|folge|episode|ep|vol|volume|no|nr|num|issue|day|tag|week|round|top|season|version|v)$/i

/**
 * What an address may mean: "/bridge-2" is page 2 of "/bridge", or page 1 of an article called "bridge-2". Empty
 * for addresses that are no pages of the web, and for pages of comments.
 */
export function numberedPages(address: string): NumberedPage[] {
  const url = parseUrl(address)
  if (!url || !/^https?:$/.test(url.protocol) || /comment|cpage/i.test(url.pathname + url.search)) return []
  const host = url.hostname.replace(/^www\./, '')
  const bare = bareOf(url.pathname)
  const query = [...url.searchParams]
  const named = query.find(([name, value]) => PARAMETERS.test(name) && /^\d{1,2}$/.test(value))
  const rest = query.filter((parameter) => parameter !== named).map(([name, value]) => `${name}=${value}`)
  const stem = (path: string) => [`${host}${path}`, ...rest.sort()].join('?')
  if (named) return [{ stem: stem(bare), number: Math.max(1, Number(named[1])) }]
  return [{ stem: stem(bare), number: 1 }, ...inPath(bare, stem)]
}

function bareOf(path: string): string {
  return path
    .replace(/\/+$/, '')
    .replace(/\/index\.\w{2,5}$/i, '')
    .replace(/\.(?:s?html?|php|aspx?|jsp|cms|do)$/i, '')
}

function inPath(bare: string, stem: (path: string) => string): NumberedPage[] {
  for (const pattern of PATHS) {
    const found = pattern.exec(bare)
    const number = Number(found?.[1])
    if (!found || number < 1 || SERIES.test(bare.slice(0, found.index))) continue
    return [{ stem: stem(bare.slice(0, found.index)), number }]
  }
  return []
}
