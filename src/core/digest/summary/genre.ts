// Editorial or news report? A report is told by others, dates what happened and judges nothing; its gist stands
// first, where an editorial has its anecdote. In doubt a text is an editorial: that is what people bring to us.
import type { Language } from '../../model.js'
import { cuesOf } from './cues.js'
import type { Described, Features } from './features.js'

export type Genre = 'editorial' | 'news'

/** What speaks for a report, and what for an editorial; each share counts so much, and what is left decides. */
const SIGNS: Partial<Record<keyof Features, number>> = {
  attributed: 1.2,
  quoted: 0.6,
  past: 0.5,
  names: 0.3,
  modal: -3,
  imperative: -2,
  request: -0.5,
  verdict: -0.6,
  strongVerdict: -1,
  stance: -0.5,
  view: -3,
  contrast: -0.7,
  question: -1.5,
}
/** The sum of the shares that makes a report. */
const ENOUGH = 0.4
/** An editorial's last words judge or demand; a report just ends. */
const CLOSING = -0.5
const CLOSING_SENTENCES = 3
/** A dateline ("WASHINGTON (AP) —", "[서울=연합뉴스]") says it nearly alone. */
const DATELINE = 0.6
/** Sentences below which nothing can be said without a dateline. */
const FEWEST = 5

/** The genre of a text whose sentences were described; `title` may say outright that it is an editorial. */
export function genreOf(described: Described[], title: string, language: Language): Genre {
  const [opening] = described
  if (!opening || OPINION.test(title.slice(0, 300))) return 'editorial'
  const hasDateline = cuesOf(language).dateline.test(opening.sentence.text)
  if (described.length < FEWEST && !hasDateline) return 'editorial'
  let sum = hasDateline ? DATELINE : 0
  sum += CLOSING * mean(described.slice(-CLOSING_SENTENCES).map(speaksUp))
  for (const [name, weight] of Object.entries(SIGNS) as [keyof Features, number][])
    sum += weight * mean(described.map(({ features }) => features[name]))
  return sum >= ENOUGH ? 'news' : 'editorial'
}

const OPINION = /\b(?:editorial|our view|opinion)\b|\[?사설\]?|社説|主張/i

function speaksUp({ features }: Described): number {
  const { modal, imperative, view, verdict, stance, question } = features
  return Math.max(modal, imperative, view, verdict, stance, question)
}

function mean(values: number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length
}
