// Are the words of a written sentence those of the papers that it cites, and of the one that it names for them? By
// stems, so that "votes" is "vote"; what anybody may say of papers ("argues", "differ") counts for nothing.
import { words } from '../../language/words.js'
import { CUES } from './cues.js'
import type { WrittenLanguage } from './question.js'

export interface Wording {
  language: WrittenLanguage
  /** The sentence, plain (see plain.ts), without phrases that count the papers. */
  uncounted: string
  /** Each cited paper with its name and its words, plain. */
  papers: { name: string; quotes: string }[]
}

/**
 * Share of the sentence's own words that the cited quotes must hold. Lower where words change their forms, or are cut
 * apart without spaces; there each of them has to be vouched for anyway (vouched.ts).
 */
const LEAST_SHARE: Record<WrittenLanguage, number> = { en: 0.75, ko: 0.5, ja: 0.6 }
/** Share of the words behind a paper's name, as far as any paper has them, that this paper must have. */
const LEAST_OWN = 2 / 3

/** Most of what it says is said in the quotes, and something of it in those of each paper. */
export function isGrounded({ uncounted, papers, language }: Wording): boolean {
  const own = contentOf(uncounted, { papers, language })
  const held = papers.map(({ quotes }) => stemsOf(quotes, language))
  const known = own.filter((stem) => held.some((stems) => stems.has(stem)))
  const isShared = held.every((stems) => own.some((stem) => stems.has(stem)))
  return own.length > 0 && known.length >= own.length * LEAST_SHARE[language] && isShared
}

/**
 * What follows a paper's name, up to the next one, is in its own words rather than in another's; names with nothing
 * between them ("A and B differ on ...") speak together. Before the first name papers in general are meant.
 */
export function isSaidByTheRightPapers({ uncounted, papers, language }: Wording): boolean {
  const all = stemsOf(papers.map(({ quotes }) => quotes).join('\n'), language)
  let speakers: string[] = []
  return mentionsOf(uncounted, papers).every(({ quotes, said }) => {
    speakers.push(quotes)
    const known = contentOf(said, { papers, language }).filter((stem) => all.has(stem))
    if (known.length === 0) return true
    const theirs = stemsOf(speakers.join('\n'), language)
    speakers = []
    return known.filter((stem) => theirs.has(stem)).length >= known.length * LEAST_OWN
  })
}

/** The papers as the sentence names them, in order, each with what stands behind its name up to the next. */
function mentionsOf(sentence: string, papers: Wording['papers']): { quotes: string; said: string }[] {
  const places = papers
    .flatMap(({ name, quotes }) => {
      const short = name.replace(/^The /, '')
      return placesOf(sentence, short).map((start) => ({ start, end: start + short.length, quotes }))
    })
    .sort((a, b) => a.start - b.start)
  return places.map(({ end, quotes }, n) => ({ quotes, said: sentence.slice(end, places[n + 1]?.start) }))
}

function placesOf(text: string, name: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(name); name !== '' && at !== -1; at = text.indexOf(name, at + name.length))
    places.push(at)
  return places
}

/** Stems of what is neither grammar, nor a paper's name, nor what anybody may say of papers. */
function contentOf(text: string, { papers, language }: Pick<Wording, 'papers' | 'language'>): string[] {
  const names = stemsOf(papers.map(({ name }) => name).join(' '), language)
  return [...stemsOf(text, language)].filter((stem) => !names.has(stem) && !isGeneral(stem, language))
}

function stemsOf(text: string, language: WrittenLanguage): Set<string> {
  return new Set(words(text, language).flatMap(({ stem, isCommon }) => (isCommon ? [] : stem)))
}

function isGeneral(stem: string, language: WrittenLanguage): boolean {
  const { general } = CUES[language]
  if (language !== 'ko') return general.has(stem)
  return [2, 3]
    .map((length) => stem.slice(0, length))
    .some((head) => general.has(head) || general.has(`${head}*`))
}
