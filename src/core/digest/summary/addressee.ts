// Of whom a demand demands something: "The city council must publish the file" asks it of the city council.
// The answer is a stretch of the demand itself, so that it can be checked like any quote. Precision goes
// before recall: who is named by a pronoun, or not for certain, is nobody.

import { graphemesOf } from '../../graphemes.js'
import { pairs } from '../../language/brackets.js'
import { rowOf } from '../../language/tags.js'
import type { Language, Span } from '../../model.js'
import { englishAddressee } from './addressee-en.js'
import { japaneseAddressee } from './addressee-ja.js'
import { koreanAddressee } from './addressee-ko.js'
import { QUOTATION_MARKS } from './quoted.js'

/** Offsets within one sentence, the end excluded. */
export interface Place {
  start: number
  end: number
}

/** Finds the addressee in a sentence of which what others said is struck out (same length). */
export type FindAddressee = (sentence: string) => Place | null

/**
 * Whom a demand addresses, with offsets in the text that the demand's offsets point into (UTF-16 units):
 * at most 60 graphemes, trimmed. Null for languages without rules, and whenever in doubt.
 */
export function addresseeOf(demand: Span, language: Language): Span | null {
  const find = rowOf(rules, language)
  if (!find || demand.text.length > LONGEST_DEMAND) return null
  const place = find(withoutQuotations(demand.text))
  if (place === null) return null
  const text = demand.text.slice(place.start, place.end)
  if (text === '' || text !== text.trim() || Array.from(graphemesOf(text)).length > LONGEST) return null
  return { text, start: demand.start + place.start, end: demand.start + place.end }
}

/** Graphemes; a longer one is a description, and does not fit into a table. */
const LONGEST = 60
/** UTF-16 units; the guard keeps the expressions of the rules quick whatever comes. */
const LONGEST_DEMAND = 1500

const rules: Record<string, FindAddressee> = {
  en: englishAddressee,
  ko: koreanAddressee,
  ja: japaneseAddressee,
}

function withoutQuotations(sentence: string): string {
  let masked = sentence
  for (const { start, end } of pairs(sentence, QUOTATION_MARKS))
    masked = masked.slice(0, start) + '\0'.repeat(end - start) + masked.slice(end)
  return masked
}
