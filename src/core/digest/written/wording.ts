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

/** What is said of a paper is in its own words rather than in another's, and stands behind its name. */
export function isSaidByTheRightPapers(wording: Wording): boolean {
  const { uncounted, papers, language } = wording
  const all = stemsOf(papers.map(({ quotes }) => quotes).join('\n'), language)
  const isBehind = mentionsOf(uncounted, papers).every(
    ({ start }) => !CUES[language].saidBefore.test(uncounted.slice(0, start)),
  )
  return (
    isBehind &&
    speechesOf(wording).every(({ said, quotes }) => {
      const known = contentOf(said, { papers, language }).filter((stem) => all.has(stem))
      if (known.length === 0) return true
      const theirs = stemsOf(quotes, language)
      return known.filter((stem) => theirs.has(stem)).length >= known.length * LEAST_OWN
    })
  )
}

export interface Speech {
  /** What stands behind a paper's name, up to the next name. */
  said: string
  /** The words of the paper, or of all that speak here together. */
  quotes: string
  names: string[]
  /** It holds no word of any paper: the next paper speaks as well. */
  isBare: boolean
}

/**
 * Who says what: names with nothing between them ("A and B differ on ...") speak together. Before the first name
 * papers in general are meant.
 */
export function speechesOf({ uncounted, papers, language }: Wording): Speech[] {
  const all = stemsOf(papers.map(({ quotes }) => quotes).join('\n'), language)
  let speakers: Wording['papers'] = []
  return mentionsOf(uncounted, papers).map(({ paper, said }) => {
    if (!speakers.includes(paper)) speakers = [...speakers, paper]
    const isBare = !contentOf(said, { papers, language }).some((stem) => all.has(stem))
    const speech = {
      said,
      quotes: speakers.map(({ quotes }) => quotes).join('\n'),
      names: speakers.map(({ name }) => name),
      isBare,
    }
    if (!isBare) speakers = []
    return speech
  })
}

interface Mention {
  paper: Wording['papers'][number]
  start: number
  said: string
}

/** The papers as the sentence names them, in order. */
function mentionsOf(sentence: string, papers: Wording['papers']): Mention[] {
  const places = papers
    .flatMap((paper) => {
      const short = paper.name.replace(/^The /, '')
      return placesOf(sentence, short).map((start) => ({ start, end: start + short.length, paper }))
    })
    .sort((a, b) => a.start - b.start)
  return places.map(({ start, end, paper }, n) => ({
    paper,
    start,
    said: sentence.slice(end, places[n + 1]?.start),
  }))
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
