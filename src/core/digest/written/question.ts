// What a model is asked: fixed words of ours as the system's message, and the papers' words as JSON in the user's.
// Whatever a paper printed stays a value in that JSON; that the model obeys nobody else is not relied upon: see
// checks.ts.
import { baseOf } from '../../language/tags.js'
import type { Language } from '../../model.js'
import { oneLine } from '../../text.js'
import { hashOf } from '../edition.js'

export interface ModelQuestion {
  system: string
  prompt: string
  maxOutputTokens: number
}

/** Languages that the checks know; a model writes no other. */
export type WrittenLanguage = 'en' | 'ko' | 'ja'

const NAMES: Record<WrittenLanguage, string> = { en: 'English', ko: 'Korean', ja: 'Japanese' }

/** Null for a language in which a model's words cannot be checked. "ko-KR" is "ko". */
export function writtenLanguage(language: Language): WrittenLanguage | null {
  const base = baseOf(language)
  return base === 'en' || base === 'ko' || base === 'ja' ? base : null
}

export function languageName(language: WrittenLanguage): string {
  return NAMES[language]
}

/** Goes up with every change of how answers are asked for that the messages do not show. */
const VERSION = 1

/** The hash of everything that decides on the answer (hex). */
export function keyOf(question: ModelQuestion, model: string): string {
  return hashOf({ ...question, model, version: VERSION })
}

/**
 * JSON with each text on one line, and with its brackets as escapes: no mark that a server puts between messages
 * ("<|system|>", "[INST]") can stand in it.
 */
export function dataJson(value: object): string {
  const json = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? oneLine(part) : part,
  )
  return json.replace(STRINGS, (string) => string.replace(/[<>|[\]{}]/g, escaped))
}

const STRINGS = /"(?:[^"\\]|\\.)*"/g

function escaped(mark: string): string {
  return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** What a question may cost at most: three bytes of UTF-8 a token is on the safe side for Latin, Hangul and Han. */
export function estimateTokens({ system, prompt, maxOutputTokens }: ModelQuestion): number {
  return OVERHEAD + tokensOf(system) + tokensOf(prompt) + maxOutputTokens
}

/** Marks of the protocol around two messages. */
const OVERHEAD = 20

export function tokensOf(text: string): number {
  return Math.ceil(new TextEncoder().encode(text).length / 3)
}
