// What a person asks the archive, read once and for all: words that must stand in an editorial, phrases in
// quotation marks, beginnings ("tariff*") and words that must not ("-rice"). Nothing typed here can mean anything
// else: what is no letter, digit or mark of a script parts words and is forgotten.
import { UserError } from '../errors.js'
import { askedTermsOf, fold } from './terms.js'

export interface Query {
  /** Each must be found. Never empty. */
  wanted: Asked[]
  /** None may be found. */
  unwanted: Asked[]
}

/** A word or phrase, found where any of its forms is found. */
export interface Asked {
  /** As it was typed. */
  text: string
  /** Rows of terms that follow one another: see core/search/terms.ts. */
  forms: string[][]
  /** The last term may go on: "tariff*", or one character of a script without spaces. */
  isOpen: boolean
}

/** UTF-16 units and words of one question: each word costs a reading of the index. */
const LONGEST = 200
const MOST_WORDS = 12
/** Letters before a star; shorter beginnings are those of half the dictionary. */
const SHORTEST_BEGINNING = 3

/** Throws UserError (wrong usage) with what to write instead when there is nothing to look for. */
export function parseQuery(text: string): Query {
  if (text.length > LONGEST)
    throw wrong(`The question has ${text.length} characters. Write ${LONGEST} at most.`)
  const pieces = Array.from(text.replace(QUOTES, '"').matchAll(piece), ({ groups }) => askedOf(groups ?? {}))
  const asked = unique(pieces.flatMap((one) => one ?? []))
  if (asked.length > MOST_WORDS)
    throw wrong(`The question has ${asked.length} words. Write ${MOST_WORDS} at most.`)
  const wanted = asked.filter(({ sign }) => sign === '').map(({ asked: own }) => own)
  const unwanted = asked.filter(({ sign }) => sign === '-').map(({ asked: own }) => own)
  if (wanted.length > 0) return { wanted, unwanted }
  throw wrong(
    unwanted.length > 0
      ? 'The question only says what to leave out. Write a word to look for as well.'
      : 'There is no word to look for. Write words, or a phrase in quotation marks.',
  )
}

const QUOTES = /[“”„‟«»＂]/g
const piece = /(?<sign>[-－−]?)(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu

interface Signed {
  sign: string
  asked: Asked
}

/** Null when the piece holds nothing that is indexed. */
function askedOf({ sign = '', phrase, word = '' }: Record<string, string>): Signed | null {
  const text = phrase ?? word
  const { terms, isOpen } = askedTermsOf(text)
  if (terms.length === 0) return null
  const isBeginning = phrase === undefined && /[\p{L}\p{N}\p{M}][*＊]+$/u.test(word)
  if (isBeginning && !isOpen && (terms.at(-1) ?? '').length < shortestOf(terms)) {
    throw wrong(
      `"${text}" is too short a beginning. Write at least ${SHORTEST_BEGINNING} letters before the *.`,
    )
  }
  const isWord = phrase === undefined && !isBeginning && terms.length === 1
  return {
    sign: sign === '' ? '' : '-',
    asked: {
      text: text.trim(),
      forms: isWord ? formsOf(terms[0] ?? '').map((form) => [form]) : [terms],
      isOpen: isOpen || isBeginning,
    },
  }
}

/** Two characters of a script without spaces are a word. */
function shortestOf(terms: string[]): number {
  return /^[\x00-\x7F]/.test(fold(terms.at(-1) ?? '')) ? SHORTEST_BEGINNING : 2
}

/**
 * The word, with its plural or singular where English would make one: "rates" finds "rate", and the other way round.
 * What is no word is found nowhere and costs next to nothing. A phrase is looked for as it stands.
 */
export function formsOf(word: string): string[] {
  if (!/^[a-z]{3,}$/.test(word) || UNCHANGING.has(word)) return [word]
  const forms = [word]
  if (/[^aeiou]ies$/.test(word)) forms.push(`${word.slice(0, -3)}y`)
  if (/(?:s|x|z|ch|sh|o)es$/.test(word)) forms.push(word.slice(0, -2))
  if (/[^sui]s$/.test(word) && word.length > 3) forms.push(word.slice(0, -1))
  if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ies`)
  else if (/(?:s|x|z|ch|sh|o)$/.test(word)) forms.push(`${word}es`)
  if (!/(?:[^aeiou]y|s|x|z|ch|sh)$/.test(word)) forms.push(`${word}s`)
  return [...new Set(forms)]
}

/** Words that another word only looks like the plural of. */
const UNCHANGING = new Set(['new', 'news', 'mean', 'means', 'the', 'and', 'for'])

function unique(pieces: Signed[]): Signed[] {
  const keys = pieces.map(({ sign, asked }) => JSON.stringify([sign, asked.forms, asked.isOpen]))
  return pieces.filter((_, n) => keys.indexOf(keys[n] ?? '') === n)
}

function wrong(message: string): UserError {
  return new UserError(message, { code: 2 })
}
