// summarize and sentences for texts that somebody hands in: nothing is stored.

import { summarize } from '../core/digest/summary/summarize.js'
import { guessLanguage } from '../core/ingest/language.js'
import { sentences } from '../core/language/sentences.js'
import type { Role } from '../core/model.js'

export interface SummaryLine {
  text: string
  /** UTF-16 offsets into the text handed in. */
  start: number
  end: number
  role: Role
}

export function summarizeText(input: { lang?: string; title: string; text: string; sentences: number }): {
  summary: SummaryLine[]
} {
  const { title, text, sentences: most } = input
  const summary = summarize({ title, text, language: input.lang ?? guess(text), sentences: most })
  return { summary: summary.map(({ text: own, start, end, role }) => ({ text: own, start, end, role })) }
}

export function splitText({ lang, text }: { lang?: string; text: string }): { sentences: string[] } {
  return { sentences: sentences(text, lang ?? guess(text)).map((span) => span.text) }
}

function guess(text: string): string {
  return guessLanguage(text) ?? 'en'
}
