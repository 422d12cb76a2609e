// What a written sentence must be before it may stand in an edition. Pure, one line a check; the prompt asks for the
// same, but only these are relied upon, since a model may err, lie or obey what stood in an editorial.
// They compare words and cannot see everything: that a paper is for what it is said to be for, and not against it,
// remains the model's word.
import { guessLanguage } from '../../ingest/language.js'
import { sentences } from '../../language/sentences.js'
import type { Quote } from '../../model.js'
import { oneLine } from '../../text.js'
import { lengthOf } from '../rights.js'
import { CUES } from './cues.js'
import { figuresIn } from './numbers.js'
import { plain } from './plain.js'
import type { WrittenLanguage } from './question.js'
import { unvouched } from './vouched.js'
import { isGrounded, isSaidByTheRightPapers } from './wording.js'

/** A sentence with the quotes that it says it rests on. */
export interface Claim {
  sentence: string
  language: WrittenLanguage
  cited: CitedQuote[]
}

export interface CitedQuote {
  quote: Quote
  /** Id and name of its paper. */
  paper: { id: string; name: string }
}

/** The names of the checks that the claim fails, in the order of the table; none: it may be published. */
export function failures(claim: Claim): string[] {
  const facts = factsOf(claim)
  return CHECKS.filter(([, holds]) => !holds(facts)).map(([name]) => name)
}

interface Facts extends Claim {
  /** The sentence as it is compared. */
  said: string
  /** The same without phrases that count the cited papers rightly ("both papers"). */
  uncounted: string
  /** The cited quotes, as they are compared. */
  quotes: string
  /** Each cited paper with its name and its words. */
  papers: { name: string; quotes: string }[]
}

type Check = [name: string, holds: (facts: Facts) => boolean]

/** Graphemes of a sentence. */
const LENGTH = { least: 20, most: 320 }
const CHECKS: Check[] = [
  ['papers', ({ papers }) => papers.length >= 2],
  ['one sentence', ({ sentence, language }) => sentences(sentence, language).length === 1],
  ['statement', ({ said, language }) => CUES[language].end.test(said) && !/[?!]/.test(said)],
  ['length', ({ sentence }) => isBetween(lengthOf(sentence), LENGTH)],
  ['characters', ({ sentence }) => isClean(sentence)],
  ['address', ({ said }) => !hasAddress(said)],
  ['markup', ({ said }) => !hasMarkup(said)],
  ['language', ({ sentence, language }) => guessLanguage(sentence) === language],
  ['script', ({ said, language }) => isInScript(said, language)],
  ['attribution', (facts) => attributionOf(facts) !== -1],
  ['figures', (facts) => areFiguresCited(facts)],
  ['number words', (facts) => areCited(facts, CUES[facts.language].numberWords)],
  ['days', (facts) => areCited(facts, CUES[facts.language].days)],
  [
    'names',
    ({ language, uncounted, papers }) => unvouched(language, vouchingOf(uncounted, papers)).length === 0,
  ],
  ['quoted words', (facts) => quotedIn(facts.said).every((words) => facts.quotes.includes(words))],
  ['grounds', (facts) => isGrounded(facts)],
  ['whose words', (facts) => isSaidByTheRightPapers(facts)],
  ['person', ({ said, language }) => !CUES[language].person.test(said)],
  ['urging', (facts) => areCited(facts, CUES[facts.language].urging)],
  ['stance', (facts) => isNeutral(facts)],
]

function factsOf(claim: Claim): Facts {
  const said = plain(claim.sentence)
  const byPaper = new Map(claim.cited.map(({ paper }) => [paper.id, { name: plain(paper.name), quotes: '' }]))
  for (const { paper, quote } of claim.cited) {
    const known = byPaper.get(paper.id)
    if (known) known.quotes += `${plain(quote.text)}\n`
  }
  const papers = [...byPaper.values()]
  const editorials = new Set(claim.cited.map(({ quote }) => quote.revision)).size
  return {
    ...claim,
    said,
    uncounted: withoutCounts(said, claim.language, [papers.length, editorials]),
    quotes: papers.map(({ quotes }) => quotes).join('\n'),
    papers,
  }
}

// --- Form ------------------------------------------------------------------------------------------------------

export function isBetween(length: number, { least, most }: { least: number; most: number }): boolean {
  return length >= least && length <= most
}

/** One line, without controls, without marks that nobody sees, with whole characters. */
export function isClean(text: string): boolean {
  return (
    text === oneLine(text) && !/[\p{C}\p{Zl}\p{Zp}\p{M}\u115f\u1160\u3164\uffa0]/u.test(text.normalize('NFC'))
  )
}

/** "https://…", "www.…", "example.org", "desk@example.org", "@name". */
export function hasAddress(said: string): boolean {
  return /:\/\/|\bwww\.|@|[\p{L}\p{N}]{2,}\.\p{L}{2,}/u.test(said)
}

export function hasMarkup(said: string): boolean {
  return /[<>[\]{}|`*_#~\\^=]|&#?\w{1,10};|https?:/.test(said)
}

/** Names in Latin letters may stand in any language; letters that only look Latin may not. */
export function isInScript(said: string, language: WrittenLanguage): boolean {
  const letters = said.match(/\p{L}/gu) ?? []
  return letters.every((letter) => /\p{Script=Latin}/u.test(letter) || CUES[language].script.test(letter))
}

// --- Facts -----------------------------------------------------------------------------------------------------

function withoutCounts(said: string, language: WrittenLanguage, right: number[]): string {
  const { countOfPapers, counts } = CUES[language]
  return said.replace(countOfPapers, (phrase, word: string) => {
    const count = counts[word.toLowerCase()] ?? Number.parseInt(word, 10)
    return right.includes(count) ? phrase.slice(word.length) : phrase
  })
}

function areFiguresCited({ uncounted, quotes, papers, language }: Facts): boolean {
  const known = new Set(
    [quotes, ...papers.map(({ name }) => name)].flatMap((text) => figuresIn(text, language)),
  )
  const signs = uncounted.match(/\p{Sc}/gu) ?? []
  return (
    figuresIn(uncounted, language).every((figure) => known.has(figure)) &&
    signs.every((sign) => quotes.includes(sign))
  )
}

function vouchingOf(sentence: string, papers: Facts['papers']) {
  return { sentence, sources: papers.flatMap(({ name, quotes }) => [name, ...quotes.split('\n')]) }
}

function areCited(facts: Facts, cue: RegExp): boolean {
  return (facts.uncounted.match(cue) ?? []).every((word) => isCited(word, facts))
}

/** As a word of its own, where words have ends that can be seen. */
function isCited(word: string, { quotes, language }: Facts): boolean {
  if (language !== 'en') return quotes.includes(word)
  return new RegExp(`\\b${word.replace(/[^\w\s']/g, '')}\\b`, 'i').test(quotes)
}

/** What stands between quotation marks; an apostrophe is none. */
function quotedIn(said: string): string[] {
  return Array.from(
    said.matchAll(/"([^"]*)"|「([^」]*)」|『([^』]*)』|(?<!\p{L})'([^']*)'(?!\p{L})/gu),
    (match) => (match[1] ?? match[2] ?? match[3] ?? match[4] ?? '').replace(/[.,]$/, ''),
  )
}

// --- Neutrality ------------------------------------------------------------------------------------------------

/** Where the sentence first says who speaks: a cited paper by its name, or papers in general; -1: nowhere. */
function attributionOf({ said, papers, language }: Facts): number {
  const places = papers.map(({ name }) => said.indexOf(name.replace(/^The /, '')))
  const found = [said.search(CUES[language].papers), ...places].filter((place) => place !== -1)
  return found.length === 0 ? -1 : Math.min(...found)
}

/** A judgement may be reported: it stands behind the one who judges, in that one's own word. */
function isNeutral(facts: Facts): boolean {
  const from = attributionOf(facts)
  return Array.from(facts.said.matchAll(CUES[facts.language].stance)).every(
    ({ 0: word, index }) => from !== -1 && index > from && isCited(word, facts),
  )
}
