// Headlines compared: the same words under another kicker, in another case or with other quotation marks are the
// same headline. Papers put "[사설]", "Editorial:" or "社説：" before a title in one place and leave it out in another.

/** The same words, whatever stands around them. A title that is nothing but a kicker equals only itself. */
export function sameTitle(a: string, b: string): boolean {
  const letters = lettersOf(a)
  return letters !== '' && letters === lettersOf(b)
}

/**
 * Do the titles share most of their letters' pairs, as a title and its longer or mended form do? "Week 7" and "Week 8"
 * do not: what numbers them tells them apart.
 */
export function titlesAlike(a: string, b: string): boolean {
  const [ours, theirs] = [numbersIn(a), numbersIn(b)]
  if (ours !== '' && theirs !== '' && ours !== theirs) return false
  const [one, other] = [pairsOf(lettersOf(a)), pairsOf(lettersOf(b))]
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  if (small.size < FEWEST_PAIRS) return sameTitle(a, b)
  const shared = [...small].filter((pair) => large.has(pair)).length
  return shared / small.size >= ALIKE
}

/** Does the title name one piece, and not the column that it stands in ("Letters", "[사설]", "The week")? */
export function isTelling(title: string): boolean {
  const letters = withoutKicker(title).normalize('NFKC')
  const unspaced = letters.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0
  const words = letters.match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0
  return unspaced >= 9 || (unspaced < 3 && words >= 5)
}

/** So much of the shorter title must stand in the longer one. */
const ALIKE = 0.6
const FEWEST_PAIRS = 6
/** Longer titles are compared by their beginnings, in UTF-16 units. */
const LONGEST = 500

function numbersIn(title: string): string {
  return (title.normalize('NFKC').match(/\p{Nd}+/gu) ?? []).join(' ')
}

function lettersOf(title: string): string {
  return onlyLetters(withoutKicker(title)) || onlyLetters(title)
}

function onlyLetters(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<!\p{Nd})\.|\.(?!\p{Nd})|[^\p{L}\p{N}\p{M}%.]/gu, '')
}

function pairsOf(letters: string): Set<string> {
  return new Set(
    Array.from({ length: Math.max(letters.length - 1, 0) }, (_, at) => letters.slice(at, at + 2)),
  )
}

// --- Kickers ---------------------------------------------------------------------------------------------

/** What papers call the place, in the languages that we meet. Compared without case. */
const LABELS =
  'editorials?|the editorial|opinion|leaders?|leading article|leader comment|our view|the guardian view|editorial board|사설|논설|社説|主張|論説|社论|社論|社评|社評|éditos?|éditorial|editorial[ei]?|leitartikel|kommentar|commento|commentaire|hoofdredactioneel commentaar|ledare|leder|передовая'
const BRACKETED =
  /^\s*(?:\[[^\][]{1,30}\]|【[^【】]{1,30}】|〔[^〔〕]{1,30}〕|〈[^〈〉]{1,30}〉|［[^［］]{1,30}］)/u
const LABELLED = new RegExp(
  `^\\s*[(（<＜◆■▶]?\\s*(?:${LABELS})\\s*(?:[)）>＞:：|｜/／·・–—]|-\\s|\\u3000)`,
  'iu',
)
const LABELLED_AT_END = new RegExp(
  `(?:\\s*[|｜/／–—:：]|\\s-|[(（[［【])\\s*(?:${LABELS})\\s*[)）\\]］】]?\\s*$`,
  'iu',
)

function withoutKicker(title: string): string {
  let rest = title.slice(0, LONGEST)
  for (let round = 0; round < 3; round++) {
    const bare = rest.replace(BRACKETED, '').replace(LABELLED, '')
    if (bare === rest) break
    rest = bare
  }
  return rest.replace(LABELLED_AT_END, '').replace(/^[\s:：|｜·・–—-]+/u, '')
}
