// summarize and sentences for texts that somebody hands in: nothing is stored.

import type { Genre } from '../core/digest/summary/genre.js'
import { explain, type SummaryInput, type SummarySpan } from '../core/digest/summary/summarize.js'
import { guessLanguage } from '../core/ingest/language.js'
import { sentences } from '../core/language/sentences.js'
import type { Language, Role } from '../core/model.js'

interface SummaryRequest extends Omit<SummaryInput, 'language'> {
  /** Guessed when it is not said. */
  lang?: string
}

export interface SummaryLine {
  text: string
  /** UTF-16 offsets into the text handed in. */
  start: number
  end: number
  role: Role
}

/** A sentence with the reasons for which it was chosen, or was not. */
export interface ExplainedLine extends SummaryLine {
  /** The sum of what its features are worth; 0 for the opening of a report. */
  score: number
  /** The heaviest first. */
  features: { name: string; worth: number }[]
}

export interface ExplainedSummary {
  language: Language
  /** A report is summarized by its opening. */
  genre: Genre
  summary: ExplainedLine[]
  /** By role, the best of the sentences that were not chosen for it. */
  runnersUp: Record<'demand' | 'position' | 'reason', ExplainedLine[]>
}

export function summarizeText(request: SummaryRequest): { summary: SummaryLine[] } {
  const { summary } = explainText(request)
  return { summary: summary.map(({ text, start, end, role }) => ({ text, start, end, role })) }
}

/** The same summary, and why it is the one. */
export function explainText({ lang, ...input }: SummaryRequest): ExplainedSummary {
  const language = lang ?? guess(input.text)
  const { genre, summary, runnersUp } = explain({ ...input, language })
  return {
    language,
    genre,
    summary: summary.map(explained),
    runnersUp: {
      demand: runnersUp.demand.map(explained),
      position: runnersUp.position.map(explained),
      reason: runnersUp.reason.map(explained),
    },
  }
}

function explained({ text, start, end, role, score, features }: SummarySpan): ExplainedLine {
  return {
    text,
    start,
    end,
    role,
    score: rounded(score),
    features: features.map(({ name, worth }) => ({ name, worth: rounded(worth) })),
  }
}

/** To hundredths: what a person can compare. */
function rounded(worth: number): number {
  return Math.round(worth * 100) / 100
}

export function splitText({ lang, text }: { lang?: string; text: string }): { sentences: string[] } {
  return { sentences: sentences(text, lang ?? guess(text)).map((span) => span.text) }
}

function guess(text: string): string {
  return guessLanguage(text) ?? 'en'
}
