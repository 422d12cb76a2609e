// The words and phrases by which a topic might be called: what its documents print, without grammar, paper
// names and phrases that say nothing. Linear in the texts.
import { baseOf } from '../../language/tags.js'
import { type Word, words } from '../../language/words.js'
import type { TopicDocument } from './topics.js'
import type { Background } from './vectors.js'

export interface Candidate {
  /** Stems, parted by spaces. */
  key: string
  /** Words; in Japanese what the segmenter finds. */
  size: number
  /** Printed forms and how often each occurs. */
  forms: Map<string, number>
  /** Indexes of the documents, and of the headlines, that hold it. */
  holders: Set<number>
  titles: Set<number>
  uses: number
  /** How much it tells: the rarer elsewhere the more. */
  worth: number
}

/** Those that two documents or more hold. */
export function candidatesOf(
  documents: TopicDocument[],
  background: Background,
  papers: string[],
): Candidate[] {
  const base = baseOf(documents[0]?.language ?? '')
  const known = new Map<string, Candidate>()
  const prefixes = new Map<string, Prefix>()
  documents.forEach(({ title, text, language }, document) => {
    for (const [part, isTitle] of [[title, true] as const, [text.slice(0, LONGEST), false] as const]) {
      const found = words(part, language)
      collect(part, found, base, (run, form) => {
        const candidate = known.get(keyOf(run)) ?? made(run, background, known)
        note(candidate, { form, document, isTitle })
      })
      if (base === 'ko') notePrefixes(prefixes, found, { document, isTitle })
    }
  })
  if (base === 'ko') for (const candidate of known.values()) widen(candidate, prefixes.get(candidate.key))
  const shared = [...known.values()].filter(({ holders }) => holders.size > 1)
  return withoutPapers(shared, papers.map(lettersOf)).filter((candidate) =>
    isTelling(candidate, base, background),
  )
}

/** UTF-16 units of a text that are read for a name: what it is about is said by then. */
const LONGEST = 8000
const MOST_WORDS = new Map([
  ['ja', 5],
  ['zh', 5],
  ['ko', 3],
])
const LONGEST_FORM = 40

/** Every run of words that could be a name, with its form. */
function collect(text: string, found: Word[], base: string, take: (run: Word[], form: string) => void): void {
  const most = MOST_WORDS.get(base) ?? 4
  for (let i = 0; i < found.length; i++) {
    const run: Word[] = []
    while (run.length < most) {
      const word = found[i + run.length]
      if (!word || !canFollow(run.at(-1), word, text, base)) break
      run.push(word)
      const form = formIn(text, run)
      if (form.length <= LONGEST_FORM && isNounLike(form, run, base)) take(run, form)
    }
  }
}

/** Without spaces between words: a name is a stretch of Han and katakana. */
function isUnspaced(base: string): boolean {
  return base === 'ja' || base === 'zh'
}

/** No grammar, and of neighbours nothing but a space or hyphen between them, no particle or 's. */
function canFollow(before: Word | undefined, word: Word, text: string, base: string): boolean {
  if (word.isCommon && !(base === 'en' && isNew(word, text))) return false
  if ((word.text.length < 2 && !isUnspaced(base)) || NUMBERS.has(word.stem)) return false
  if (!before) return true
  if (!isUnspaced(base) && before.end - before.start !== before.text.length) return false
  const gap = text.slice(before.end, word.start)
  return gap === ' ' || gap === '' || gap === '-' || gap === '\u3000'
}

const NUMBERS = new Set(['hundr', 'thousand', 'million', 'billion', 'trillion', 'dozen'])

/** "New York" and "New Zealand": the only names in which a word of grammar leads. */
function isNew(word: Word, text: string): boolean {
  return word.text === 'New' && /^ \p{Lu}\p{Ll}/u.test(text.slice(word.end, word.end + 3))
}

/** As printed, without the particle or the 's of the last word. */
function formIn(text: string, run: Word[]): string {
  const last = run.at(-1)
  return last ? text.slice(run[0]?.start, last.start) + last.text : ''
}

/** Kanji and katakana, as a Japanese headline calls a thing; in English neither "new" nor adverbs alone. */
function isNounLike(form: string, run: Word[], base: string): boolean {
  if (isUnspaced(base)) return /^[\p{Script=Han}\p{Script=Katakana}ー・A-Za-z]{2,12}$/u.test(form)
  if (base === 'ko') return !KOREAN_ENDING.test(form)
  const [first] = run
  if (run.length === 1 && first?.isCommon === true) return false
  if (base === 'en') return !ENGLISH_ENDING.test(form)
  // Of other languages we do not know the grammar; its words are short.
  return Math.min(first?.text.length ?? 0, run.at(-1)?.text.length ?? 0) >= LEAST_LETTERS
}

const LEAST_LETTERS = 4

/** Verbs, and nouns of one syllable with their particle; "마을" and "가을" are nouns. */
const KOREAN_ENDING =
  /(?:다|요|까|며|면서|지만|려면|하는|되는|된|한|할|될|려는|를)$|^(?!마을|가을|노을|겨울|서울)[가-힣][을은는]$/
/** Adverbs anywhere, participles at the end ("seabed" and "speed" are none). */
const ENGLISH_ENDING = /\b[a-z]{2,20}ly\b|(?<![eb])(?<!\b(?:hat|sac)?r)ed$/i

function keyOf(run: Word[]): string {
  return run.map(({ stem }) => stem).join(' ')
}

function made(run: Word[], background: Background, known: Map<string, Candidate>): Candidate {
  const key = keyOf(run)
  const candidate: Candidate = {
    key,
    size: run.length,
    forms: new Map(),
    holders: new Set(),
    titles: new Set(),
    uses: 0,
    worth: run.reduce((sum, { stem }) => sum - Math.log(background(stem)), 0) / run.length ** 0.5,
  }
  known.set(key, candidate)
  return candidate
}

function note(
  candidate: Candidate,
  { form, document, isTitle }: { form: string; document: number; isTitle: boolean },
): void {
  // English headlines write Every Word Large; texts show how a thing is written.
  candidate.forms.set(form, (candidate.forms.get(form) ?? 0) + (isTitle ? 1 : 2))
  candidate.holders.add(document)
  if (isTitle) candidate.titles.add(document)
  candidate.uses += 1
}

interface Prefix {
  holders: Set<number>
  titles: Set<number>
  uses: number
}

/** Korean compounds begin with what they are about: "연금개혁" is about "연금". */
function notePrefixes(
  prefixes: Map<string, Prefix>,
  found: Word[],
  { document, isTitle }: { document: number; isTitle: boolean },
): void {
  for (const { stem, isCommon } of found)
    for (let end = 2; !isCommon && end <= Math.min(stem.length, 8); end++) {
      const prefix = stem.slice(0, end)
      const known = prefixes.get(prefix) ?? { holders: new Set(), titles: new Set(), uses: 0 }
      known.holders.add(document)
      if (isTitle) known.titles.add(document)
      known.uses += 1
      prefixes.set(prefix, known)
    }
}

function widen(candidate: Candidate, prefix: Prefix | undefined): void {
  if (!prefix || candidate.size > 1) return
  candidate.holders = prefix.holders
  candidate.titles = prefix.titles
  candidate.uses = prefix.uses
}

/** Shares of texts from which a word alone is no name, whatever its topic. */
const TOO_COMMON = 0.1

function isTelling({ size, key, titles }: Candidate, base: string, background: Background): boolean {
  const ours = silent.get(base)
  // Of a language whose grammar we do not know, headlines tell what is no half of a sentence.
  if (ours === undefined ? titles.size === 0 : ours.has(key)) return false
  return size > 1 || background(key) <= TOO_COMMON
}

/** Without the names of papers, and the words that mostly stand in them: "Ledger" of the Harbor Ledger. */
function withoutPapers(candidates: Candidate[], papers: string[]): Candidate[] {
  const isPaper = ({ forms, size }: Candidate) =>
    Array.from(forms.keys(), lettersOf).some((letters) =>
      papers.some((paper) => paper === letters || (size > 1 && paper.includes(letters))),
    )
  const within = new Map<string, number>()
  const others = candidates.filter((candidate) => {
    if (!isPaper(candidate)) return true
    for (const stem of candidate.key.split(' '))
      within.set(stem, Math.max(within.get(stem) ?? 0, candidate.uses))
    return false
  })
  return others.filter(({ size, key, uses }) => size > 1 || (within.get(key) ?? 0) * 2 < uses)
}

function lettersOf(name: string): string {
  return name
    .replace(/\([^)]{0,60}\)/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Stems of words and phrases that are in many texts and are nobody's topic. */
const silent = new Map<string, ReadonlySet<string>>([
  [
    'en',
    new Set(
      `prim minister,whit hous,unit stat,unit kingdom,unit nation,federal government,local government,young peopl,
    health secretary,home secretary,foreign secretary,chief executiv,vice president,public money,public opinion,
    editorial board,new york,york,washington,london,brussels,spokesman,spokeswoman,headlin,decad ago,
    american peopl,u.s,u.k,u.n,hundr of thousand,minist,dollar,euro,mile,acre,ton`
        .split(',')
        .map((phrase) => phrase.trim()),
    ),
  ],
  ['ko', new Set('만원 퍼센트 킬로미터 미터 포인트 달러 이튿날 사설 신문 기자'.split(' '))],
  [
    'ja',
    new Set(
      'キロ トン メートル パーセント ポイント ドル ユーロ 社説 新聞 記者 年間 年度 政府 以来'.split(' '),
    ),
  ],
])
