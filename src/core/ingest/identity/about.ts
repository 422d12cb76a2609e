// Is a page what its headline announced? A log-in, a wall of consent or an excuse with status 200 stand where an
// article should be, and must not be quoted as the paper's opinion. They are short, and a long text is never
// doubted: to lose an editorial is as bad.
import { widthOf } from '../page/measure.js'
import { titlesAlike } from './titles.js'

/** No wall and no excuse is as long as this (letters; East Asian ones count twice). */
const LONG = 1500
/** Fewer words than this tell nothing. */
const FEWEST_WORDS = 3
/** So many of them must stand in the page. */
const FEWEST_SHARED = 2
/** Units of a word that are compared: endings change. */
const STEM = 5

/** What is said of the piece, and what stands at its address. */
export function speaksOf(
  announced: { title: string; summary: string | null },
  page: { title: string | null; text: string },
): boolean {
  if (widthOf(page.text) >= LONG) return true
  if (page.title !== null && announced.title !== '' && titlesAlike(page.title, announced.title)) return true
  if (EXCUSES.test(`${page.title ?? ''}\n${page.text.slice(0, 600)}`)) return false
  const words = wordsOf(`${announced.title} ${announced.summary ?? ''}`)
  if (words.size < FEWEST_WORDS) return true
  const said = wordsOf(`${page.title ?? ''} ${page.text}`)
  return [...words].filter((word) => said.has(word)).length >= FEWEST_SHARED
}

/** What servers write instead of an article, in the languages that we meet. */
const EXCUSES = new RegExp(
  [
    'page (?:was |is |could )?not (?:be )?found|page you (?:are|were) looking for|(?:page|article) (?:does not|doesn.t|no longer) exist|\\berror 40[34]\\b|\\b404\\b',
    'access denied|are you (?:a robot|human)|enable javascript|checking your browser|unusual traffic',
    'we value your privacy|our \\d+ partners|store and\\/or access information|store and access information|geolocation data|accept (?:all )?cookies|manage (?:your )?consent|before you continue',
    '(?:please )?(?:log|sign) in (?:to|with|or)|create (?:a free|an) account|already (?:a subscriber|have an account)',
    'seite (?:wurde )?nicht gefunden|wir und unsere partner|bitte (?:melden sie sich|einloggen)|page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata|pagina niet gevonden',
    '페이지를 찾을 수 없|존재하지 않는 (?:페이지|기사)|로그인 (?:후|이 필요)|ページ(?:が|は)見つかりません|存在しないページ|お探しのページ|ログイン(?:が必要|して)',
  ].join('|'),
  'iu',
)

const WORD = /[\p{L}\p{M}\p{N}]{4,}/gu
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]+/gu

/** What every page says. */
const COMMON = new Set(
  'editorial opinion leader view article page this that with from have will your what when more than they their read continue account please there about into over must should would could'
    .split(' ')
    .map((word) => word.slice(0, STEM)),
)

/** Words of four letters or more by their stems; in unspaced scripts pairs of characters. */
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
