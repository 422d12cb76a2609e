// Does a page speak of what its headline announced? A log-in, a wall of consent, an excuse with status 200 or the
// front page stand where an article should be, and must not be quoted as the paper's opinion.

/** Fewer words than this tell nothing. */
const FEWEST = 3
/** Units of a word that are compared: endings change. */
const STEM = 5

/**
 * True when a word of the headline, or of the feed's summary, stands in the page's title or text; also when
 * there are too few words to tell. Words are of four letters or more, in unspaced scripts pairs of characters.
 */
export function speaksOf(
  announced: { title: string; summary: string | null },
  page: { title: string | null; text: string },
): boolean {
  const words = wordsOf(`${announced.title} ${announced.summary ?? ''}`)
  if (words.size < FEWEST) return true
  const said = wordsOf(`${page.title ?? ''} ${page.text}`)
  for (const word of words) if (said.has(word)) return true
  return false
}

const WORD = /[\p{L}\p{M}\p{N}]{4,}/gu
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]+/gu

/** What every page says. */
const COMMON = new Set(
  'editorial opinion leader view article page this that with from have will your what when more than they their read continue account please there about into over must should would could'
    .split(' ')
    .map((word) => word.slice(0, STEM)),
)

function wordsOf(text: string): Set<string> {
  const folded = text.normalize('NFKC').toLowerCase()
  const words = new Set<string>()
  for (const [run] of folded.matchAll(UNSPACED)) {
    for (let at = 0; at + 2 <= run.length; at++) words.add(run.slice(at, at + 2))
  }
  for (const [word] of folded.replace(UNSPACED, ' ').matchAll(WORD)) {
    const stem = word.slice(0, STEM)
    if (!COMMON.has(stem)) words.add(stem)
  }
  return words
}
