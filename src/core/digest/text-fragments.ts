// Links that open the original at the quoted sentence, in browsers that can scroll to a text and mark it.
// Source: WICG, URL Fragment Text Directives (https://wicg.github.io/scroll-to-text-fragment/). A browser that
// does not know them, or does not find the words, opens the page as it would without.
import type { DigestItem, Quote } from '../model.js'
import { webUrl } from '../text.js'

/**
 * The address of a page, scrolled to the quote; its own fragment is kept. The bare address for a quote without
 * words, and where the whole would be longer than LONGEST_URL (UTF-16 units).
 */
export function linkToQuote(url: string, quote: string): string {
  const [page = '', ...directives] = url.split(':~:')
  const bare = directives.length > 0 ? page.replace(/#$/, '') : url
  const directive = directiveOf(quote)
  if (directive === null) return bare
  const link = `${bare}${bare.includes('#') ? '' : '#'}:~:text=${directive}`
  return link.length <= LONGEST_URL ? link : bare
}

/**
 * Where a reader of an item goes on: the original at its position, else at its first quote. A teaser's words
 * need not stand on the page, so it leads to the page alone. Null without a web address.
 */
export function linkOf({
  url,
  summary,
  teaser,
}: Pick<DigestItem, 'url' | 'summary' | 'teaser'>): string | null {
  const page = webUrl(url)?.href ?? null
  const quote: Quote | undefined = summary.find(({ role }) => role === 'position') ?? summary[0]
  return page === null || teaser !== null || quote === undefined ? page : linkToQuote(page, quote.text)
}

/** What every mail program, chat and browser takes. */
const LONGEST_URL = 2000
/** A longer directive names the beginning and the end of the quote only: chats count a link's letters. */
const LONGEST_WHOLE = 300

function directiveOf(quote: string): string | null {
  const lines = quote.split(/[\n\r\u2028\u2029]+/).flatMap((line) => collapsed(line) || [])
  const [first] = lines
  const last = lines.at(-1)
  if (first === undefined || last === undefined) return null
  // What stands on several lines may stand in several blocks, and a single text must lie within one.
  const whole = lines.length === 1 ? encoded(first) : null
  if (whole !== null && whole.length <= LONGEST_WHOLE) return whole
  const ends = endsOf(first, last, lines.length > 1)
  return ends === null ? whole : ends.map(encoded).join(',')
}

/** As browsers lay text out: any run of spaces is one. */
function collapsed(line: string): string {
  return line.replace(/\s+/g, ' ').trim()
}

/** The first and the last words; null where they would meet. */
function endsOf(first: string, last: string, areApart: boolean): [string, string] | null {
  const start = enough(wordsOf(first.slice(0, NEAR)))?.to ?? first.length
  const tail = last.slice(-NEAR)
  const from = enough(wordsOf(tail).reverse())?.from
  const end = from === undefined ? 0 : last.length - tail.length + from
  return areApart || start < end ? [first.slice(0, start), last.slice(end)] : null
}

/** Enough words stand within so many UTF-16 units; the segmenter takes quadratic time and memory on long lines. */
const NEAR = 1000

interface Stretch {
  from: number
  to: number
}

const LEAST_WORDS = 5
/** In columns: a Chinese, Japanese or Korean letter tells as much as two of an alphabet. */
const LEAST_WIDTH = 24

/** The word with which there are enough to be found by; undefined when there are too few. */
function enough(words: (Stretch & { width: number })[]): Stretch | undefined {
  let width = 0
  return words.find((word, index) => {
    width += word.width
    return index + 1 >= LEAST_WORDS && width >= LEAST_WIDTH
  })
}

/** A browser finds whole words only, and Japanese has no spaces: cuts fall where Unicode sees a word end. */
function wordsOf(line: string): (Stretch & { width: number })[] {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  return Array.from(segmenter.segment(line)).flatMap(({ segment, index, isWordLike }) =>
    isWordLike ? { from: index, to: index + segment.length, width: widthOf(segment) } : [],
  )
}

let segmenter: Intl.Segmenter | undefined

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

function widthOf(word: string): number {
  return word.length + (word.match(WIDE)?.length ?? 0)
}

/** A hyphen means something in a directive, and brackets, stars and tildes do in chats. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')).replace(
    /[-!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
