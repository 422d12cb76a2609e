// The summary of an editorial: sentences of its own, one for what the paper holds, one for why, one for what
// it demands. Nothing is rewritten. Signs and their weights stand in features.ts, cues.ts and weights.ts.

import { isBoilerplate } from '../../language/boilerplate.js'
import { type Sentence, sentencesOf } from '../../language/sentences.js'
import type { Language, Role, Span } from '../../model.js'
import { type Described, describe, type Features } from './features.js'
import { DEMAND_THRESHOLD, WEIGHTS } from './weights.js'

export interface SummarySpan extends Span {
  role: Role
  /** Comparable within one role of one text only. */
  score: number
  /** Names of the features that spoke for the sentence, the strongest first. */
  features: string[]
}

export interface SummaryInput {
  title: string
  text: string
  language: Language
  /** At most so many sentences; fewer when the text has fewer. */
  sentences: number
}

/** In the order of the text; at most one each of position, reason and demand, the rest context. */
export function summarize({ sentences: most, ...editorial }: SummaryInput): SummarySpan[] {
  const described = describe(editorial, readable(editorial))
  if (most < 1 || described.length === 0) return []
  const chosen = isNews(described) ? lead(described, most) : byRole(described, most)
  return chosen.sort((a, b) => a.start - b.start)
}

/** A "sentence" longer than this is a table or a defect, and no summary (UTF-16 units). */
const LONGEST = 1500
/** A hundred editorials' worth; what follows is not read. */
const LONGEST_TEXT = 500_000

function readable({ title, text, language }: Omit<SummaryInput, 'sentences'>): Sentence[] {
  const heading = title.trim()
  return sentencesOf(text.slice(0, LONGEST_TEXT), language).filter(
    (sentence) =>
      sentence.text.length <= LONGEST &&
      /[\p{L}\p{N}]/u.test(sentence.text) &&
      sentence.text !== heading &&
      !isBoilerplate(sentence.text),
  )
}

/**
 * Reports are told by others and judge nothing. Their gist stands first, where an editorial has its anecdote.
 */
function isNews(described: Described[]): boolean {
  const share = (name: keyof Features) =>
    described.filter(({ features }) => features[name] > 0.3).length / described.length
  return (
    described.length > 5 &&
    share('attributed') + share('quoted') > 0.6 &&
    share('modal') < 0.05 &&
    share('verdict') < 0.2
  )
}

function lead(described: Described[], most: number): SummarySpan[] {
  return described.slice(0, most).map(({ sentence }) => spanOf(sentence, 'context', 0, ['opening']))
}

type OwnRole = keyof typeof WEIGHTS

/** The demand is the easiest to tell and the position the next, so the reason is taken from what they leave. */
function byRole(described: Described[], most: number): SummarySpan[] {
  const picked: SummarySpan[] = []
  const free = new Set(described)
  for (const role of ['demand', 'position', 'reason'] as const) {
    const best = bestOf(free, role)
    if (!best || (role === 'demand' && best.score < DEMAND_THRESHOLD)) continue
    free.delete(best.described)
    if (role === 'position') noteDistances(described, best.described)
    picked.push(best.span)
  }
  return inPriority(picked)
    .slice(0, most)
    .concat(context(free, most - picked.length))
}

/** A reason mostly stands close to what it is the reason of. */
function noteDistances(described: Described[], position: Described): void {
  const at = described.indexOf(position)
  described.forEach(({ features }, index) => {
    features.nearPosition = Math.exp(-Math.abs(index - at) / 3)
  })
}

/**
 * What serves a reader of one or two sentences best: what is asked of whom tells most of an editorial, and
 * the position comes before its reason. (Roles found with 1 sentence: demand 41%, position 33%, reason 22%.)
 */
function inPriority(picked: SummarySpan[]): SummarySpan[] {
  const order: Role[] = ['demand', 'position', 'reason', 'context']
  return picked.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
}

function bestOf(free: Iterable<Described>, role: OwnRole) {
  let best: { described: Described; span: SummarySpan; score: number } | null = null
  for (const described of free) {
    const score = scoreOf(described, role)
    if (best === null || score > best.score)
      best = { described, score, span: spanOf(described.sentence, role, score, signs(described, role)) }
  }
  return best
}

/** What else the paper holds or argues, when more is asked for. */
function context(free: Set<Described>, most: number): SummarySpan[] {
  if (most <= 0) return []
  return Array.from(free, (described) => ({
    described,
    score: Math.max(scoreOf(described, 'position'), scoreOf(described, 'reason')),
  }))
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ described, score }) => spanOf(described.sentence, 'context', score, signs(described, 'position')))
}

function scoreOf({ features }: Described, role: OwnRole): number {
  let score = 0
  for (const [name, weight] of weightsOf(role)) score += weight * features[name]
  return score
}

function signs({ features }: Described, role: OwnRole): string[] {
  return weightsOf(role)
    .map(([name, weight]) => ({ name, worth: weight * features[name] }))
    .filter(({ worth }) => worth >= 0.25)
    .sort((a, b) => b.worth - a.worth)
    .map(({ name }) => name)
}

function spanOf({ text, start, end }: Sentence, role: Role, score: number, features: string[]): SummarySpan {
  return { text, start, end, role, score, features }
}

function weightsOf(role: OwnRole) {
  return Object.entries(WEIGHTS[role]) as [keyof Features, number][]
}
