// The page number in an address, as content systems write it: "?page=2", "/page/2/", "/2/", "-2.html", ",2".

export interface NumberedPage {
  /** The address without its page number: the same for all pages of an article. */
  stem: string
  /** From 1; an address without a number is page 1. */
  number: number
  form: 'none' | 'query' | 'path' | 'comments'
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

/** The page that an address names; null when it is no http address. */
export function numberedPage(address: string): NumberedPage | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol)) return null
  const host = url.hostname.replace(/^www\./, '')
  const path = url.pathname.replace(/\/+$/, '').replace(/\/index\.\w{2,5}$/i, '')
  const ending = /\.(?:s?html?|php|aspx?|jsp|cms|do)$/i.exec(path)?.[0] ?? ''
  const query = new Map([...url.searchParams])
  const named = [...query.keys()].find(
    (name) => PARAMETERS.test(name) && /^\d{1,2}$/.test(query.get(name) ?? ''),
  )
  const number = Number(query.get(named ?? '') ?? 1)
  if (named !== undefined) query.delete(named)
  const rest = [...query].map(([name, value]) => `${name}=${value}`).sort()
  const stem = (bare: string) => [`${host}${bare}`, ...rest].join('?')
  if (/comment|cpage/i.test(url.pathname + url.search)) return { stem: address, number: 1, form: 'comments' }
  if (named !== undefined)
    return { stem: stem(bareOf(path, ending)), number: Math.max(1, number), form: 'query' }
  return inPath(bareOf(path, ending), stem)
}

function bareOf(path: string, ending: string): string {
  return ending ? path.slice(0, -ending.length) : path
}

function inPath(bare: string, stem: (bare: string) => string): NumberedPage {
  for (const pattern of PATHS) {
    const found = pattern.exec(bare)
    const number = Number(found?.[1])
    if (found && number >= 1 && !SERIES.test(bare.slice(0, found.index)))
      return { stem: stem(bare.slice(0, found.index)), number, form: 'path' }
  }
  return { stem: stem(bare), number: 1, form: 'none' }
}
