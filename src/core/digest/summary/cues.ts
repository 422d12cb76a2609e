// The words by which an editorial shows its hand: what it demands, how it judges, why. The lists stand in one
// file for each language; here is what a list must hold, and what a language without one gets.
import { baseOf, rowOf } from '../../language/tags.js'
import { UNSPACED } from '../../language/words.js'
import { english } from './cues-en.js'
import { japanese } from './cues-ja.js'
import { korean } from './cues-ko.js'
import { never } from './patterns.js'

export interface Cues {
  /** "must", "해야 한다", "べきだ": the paper asks for something. */
  modal: RegExp
  /** A modal that asks for nothing: "if it must", "who should", "may have to". Struck out before `modal` is read. */
  idleModal: RegExp
  /** "Close the fishery": a sentence that begins, or ends, as an order. */
  imperative: RegExp
  /** Weaker signs of a request: "urge", "would do well", "바란다", "課題だ". */
  request: RegExp
  /** The sentence turns against what came before, or announces the truth. */
  contrast: RegExp
  /** Words that judge. */
  verdict: RegExp
  /** Sets one thing against another: "not A but B", "rather than", "뿐이다", "にすぎない". */
  stance: RegExp
  /** Says what is by what is not: "was not a lock but a person", "이 아니라", "ではなく". */
  opposition: RegExp
  /** Says outright that the paper holds it: "we believe", "in our view". */
  view: RegExp
  /** Grants something to the other side: "to be sure", "물론", "確かに". */
  concession: RegExp
  /** Opens a sentence that turns against the one before: "Yet", "That is a risk worth taking", "하지만", "だが". */
  turn: RegExp
  /** Opens with a pronoun for somebody or something that was named before: "She told", "그는", "彼は". */
  pronoun: RegExp
  /** Asks in the second place: "should also", "국회도", "政府も". */
  also: RegExp
  /** Holds for more than this case: "any", "nobody", "a bank that", "누구도", "誰も". */
  general: RegExp
  /** Signs of a ground: causes, consequences, risks. */
  cause: RegExp
  /** Somebody else is speaking. */
  attribution: RegExp
  /** What looks like an attribution is the paper's own: "we have argued". */
  ourVoice: RegExp
  /** Told rather than argued: a past tense... */
  past: RegExp
  /** ...unless there is also a present one. */
  present: RegExp
  /** What is on the calendar, told as well: "will decide whether", "계류 중이다", "採決される". */
  occasion: RegExp
  /** A name in running text, global: many of them tell a story rather than hold a view. */
  name: RegExp
  /** What stands behind a person's name ("대통령", "首相"), where names have no capitals. */
  office: RegExp
  /** Marks of a news report in its first lines: datelines, agencies, bylines. */
  dateline: RegExp
  /** Words of a sentence that are few, usual and many; characters where words stand without spaces. */
  length: { few: number; usual: number; many: number }
}

/** The cues of a language; for one without a list, those that never match. */
export function cuesOf(language: string): Cues {
  return rowOf(byLanguage, language) ?? (UNSPACED.has(baseOf(language)) ? silentAndUnspaced : silent)
}

const silent: Cues = {
  modal: never,
  idleModal: never,
  imperative: never,
  request: never,
  contrast: never,
  verdict: never,
  stance: never,
  opposition: never,
  view: never,
  concession: never,
  turn: never,
  pronoun: never,
  also: never,
  general: never,
  cause: never,
  attribution: never,
  ourVoice: never,
  past: never,
  present: never,
  occasion: never,
  name: never,
  office: never,
  dateline: never,
  length: { few: 9, usual: 25, many: 42 },
}

const silentAndUnspaced: Cues = { ...silent, length: { few: 12, usual: 40, many: 110 } }

const byLanguage: Record<string, Cues> = { en: english, ko: korean, ja: japanese }
