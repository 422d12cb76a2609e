// What a written sentence must be before it may stand in an edition. Pure, one line a check; the prompt asks for the
// same, but only these are relied upon, since a model may err, lie or obey what stood in an editorial.
// They compare words and cannot see everything: who shall do what to whom within a paper's own words remains the
// model's word.
import { guessLanguage } from '../../ingest/language.js'
import { sentences } from '../../language/sentences.js'
import type { Quote } from '../../model.js'
import { oneLine } from '../../text.js'
import { lengthOf } from '../rights.js'
import { CUES } from './cues.js'
import { datesIn } from './dates.js'
import { figuresIn, measuresIn } from './numbers.js'
import { plain } from './plain.js'
import type { WrittenLanguage } from './question.js'
import { areStancesOwn, areVoicesFair, speaksForAll } from './voices.js'
import { unvouched, unvouchedNames } from './vouched.js'
import { isGrounded, isSaidByTheRightPapers, speechesOf } from './wording.js'

/** A sentence with the quotes that it says it rests on. */
export interface Claim {
  sentence: string
  language: WrittenLanguage
  cited: CitedQuote[]
  /** Another paper of the topic is not among them; "all" and "both" would speak for it as well. */
  isPartial?: boolean
}

export interface CitedQuote {
  quote: Quote
  /** Id and name of its paper. */
  paper: { id: string; name: string }
}

/** The names of the checks that the claim fails; none: it may be published. */
export function failures(claim: Claim): string[] {
  // The other checks take their time, the longer the more.
  if (!isBetween(lengthOf(claim.sentence), LENGTH)) return ['length']
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
  ['characters', ({ sentence, language }) => isClean(sentence, language)],
  ['full stops', (facts) => areStopsCited(facts)],
  ['web address', ({ said }) => !hasAddress(said)],
  ['markup', ({ said }) => !hasMarkup(said)],
  ['language', ({ sentence, language }) => guessLanguage(sentence) === language],
  ['script', ({ said, language }) => isInScript(said, language)],
  ['attribution', (facts) => attributionOf(facts) !== -1],
  ['figures', (facts) => areFiguresCited(facts)],
  ['measures', (facts) => areMeasuresCited(facts)],
  ['number words', (facts) => areCited(facts, CUES[facts.language].numberWords)],
  ['days', (facts) => areCited(facts, CUES[facts.language].days)],
  ['dates', ({ uncounted, quotes }) => areDatesOf(uncounted, quotes)],
  [
    'names',
    ({ language, uncounted, papers }) => unvouched(language, vouchingOf(uncounted, papers)).length === 0,
  ],
  ['quoted words', (facts) => areQuotedWordsCited(facts)],
  ['grounds', (facts) => isGrounded(facts)],
  ['whose words', (facts) => isSaidByTheRightPapers(facts)],
  ['whose facts', (facts) => areFactsOfTheRightPapers(facts)],
  [
    'denial',
    ({ uncounted, quotes, language }) => !isDenial(uncounted, language) || isDenial(quotes, language),
  ],
  ['person', ({ said, language }) => !CUES[language].person.test(said)],
  ['voices', (facts) => areVoicesFair(facts)],
  ['whose stance', (facts) => areStancesOwn(facts)],
  ['all', ({ said, language, isPartial }) => !isPartial || !speaksForAll(said, language)],
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

/** One line of letters, figures and common punctuation: no symbols, nothing that nobody sees or that looks like a letter. */
export function isClean(text: string, language: WrittenLanguage): boolean {
  return (
    text === oneLine(text) &&
    Array.from(text.normalize('NFC')).every(
      (sign) => isLetter(sign, language) || /[0-9 ]/.test(sign) || MARKS[language].includes(sign),
    )
  )
}

/** "𝐇" is none, nor are the fillers of Hangul; Japanese writes "ＥＵ" in wide letters. */
function isLetter(sign: string, language: WrittenLanguage): boolean {
  if (!/\p{L}/u.test(sign) || /[\u115f\u1160\u3164\uffa0]/.test(sign)) return false
  return sign === sign.normalize('NFKC') || (language === 'ja' && /[Ａ-Ｚａ-ｚ]/.test(sign))
}

/** Marks that may stand; which of them are markup or an address is told apart below. */
const LATIN_MARKS = `.,;:!?'"‘’“”-–—…()/&%+·$€£¥₩₹<>[\\]{}|*_#~^=@\``
const MARKS: Record<WrittenLanguage, string> = {
  en: LATIN_MARKS,
  ko: `${LATIN_MARKS}「」『』ㆍ・、`,
  ja: `${LATIN_MARKS}、。「」『』・（）！？％：；，／＆＋－～〜￥＄０１２３４５６７８９`,
}

/** "https://…", "www.…", "example.org", "example dot org", "desk@example.org", "@name". */
export function hasAddress(said: string): boolean {
  return /:\/\/|\bwww\.|@|[\p{L}\p{N}]{2,}\.\p{L}{2,}|\p{L} \(?dot\)? \p{L}/iu.test(said)
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

/** "22 clauses" is wrong where "Jan 22" and "14 clauses" stand. */
function areMeasuresCited({ uncounted, quotes, papers, language }: Facts): boolean {
  const known = new Set(
    [quotes, ...papers.map(({ name }) => name)].flatMap((text) => measuresIn(text, language)),
  )
  return measuresIn(uncounted, language).every((measure) => known.has(measure))
}

/** Every day, month and weekday of a text is one of the others; a month and a number of it belong together. */
export function areDatesOf(said: string, other: string): boolean {
  const known = new Set(datesIn(other))
  return datesIn(said).every((date) => known.has(date))
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

/** A stop within the sentence ends nothing: it is part of a word of the papers, as in "Jan. 22" or "U.S.". */
function areStopsCited({ said, papers }: Facts): boolean {
  const lines = papers.flatMap(({ name, quotes }) => [
    name,
    ...quotes.split('\n').map((line) => line.slice(0, -1)),
  ])
  const words = said.slice(0, -1).match(/\S*\.(?!\d)/g) ?? []
  return words.every((word) => /[\p{L}\p{N}]/u.test(word) && lines.some((line) => line.includes(word)))
}

function areQuotedWordsCited({ said, quotes }: Facts): boolean {
  return (
    quotedIn(said).every((words) => quotes.includes(words)) && !/["「」『』]/.test(said.replace(QUOTED, ''))
  )
}

/** Between quotation marks; an apostrophe is none. */
const QUOTED = /"([^"]*)"|「([^」]*)」|『([^』]*)』|(?<!\p{L})'([^']*)'(?!\p{L})/gu

function quotedIn(said: string): string[] {
  return Array.from(said.matchAll(QUOTED), (match) =>
    (match[1] ?? match[2] ?? match[3] ?? match[4] ?? '').replace(/[.,]$/, ''),
  )
}

/**
 * Names, figures, numbers, dates and quoted words behind a paper's name stand in that paper's own quotes, and it
 * denies only where its quotes do: two amounts that change their papers are as wrong as invented ones.
 */
function areFactsOfTheRightPapers(facts: Facts): boolean {
  const { language, papers } = facts
  const all = papers.map(({ name }) => name)
  const { numberWords, days } = CUES[language]
  return speechesOf(facts).every(({ said, quotes, names, isBare }) => {
    if (!/[\p{L}\p{N}]/u.test(said)) return true
    const own = { ...facts, quotes }
    const known = new Set([quotes, ...names].flatMap((text) => figuresIn(text, language)))
    const words = [...(said.match(numberWords) ?? []), ...(said.match(days) ?? [])]
    return (
      figuresIn(said, language).every((figure) => known.has(figure)) &&
      words.every((word) => isCited(word, own)) &&
      areDatesOf(said, quotes) &&
      unvouchedNames(language, { sentence: said, sources: [...all, ...quotes.split('\n')] }).length === 0 &&
      quotedIn(said).every((quoted) => quotes.includes(quoted)) &&
      (isBare || !isDenial(said, language) || isDenial(quotes, language))
    )
  })
}

function isDenial(text: string, language: WrittenLanguage): boolean {
  return CUES[language].denial.test(text)
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
