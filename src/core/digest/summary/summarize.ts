// The summary of an editorial: sentences of its own, one for what the paper holds, one for why, one for what
// it demands. Nothing is rewritten. Signs and their weights stand in features.ts, the cues and weights.ts.

import { graphemesOf } from '../../graphemes.js'
import { isBoilerplate } from '../../language/boilerplate.js'
import { type Sentence, sentencesOf } from '../../language/sentences.js'
import type { Language, Role, Span } from '../../model.js'
import { type Described, describe } from './features.js'
import { type Genre, genreOf } from './genre.js'
import {
  byScore,
  type Candidate,
  noteDistances,
  OWN_ROLES,
  type OwnRole,
  type Sign,
  scoreOf,
  signsOf,
} from './scores.js'
import { DEMAND_THRESHOLD } from './weights.js'

export interface SummarySpan extends Span {
  role: Role
  /** Comparable within one role of one text only; 0 for the opening of a report. */
  score: number
  /** What counted, for and against, the heaviest first. */
  features: Sign[]
}

export interface SummaryInput {
  title: string
  text: string
  language: Language
  /** At most so many sentences; fewer when the text has fewer. */
  sentences: number
  /** At most so many graphemes, all sentences together; no sentence is ever cut. Null: no limit. */
  characters?: number | null
}

/** In the order of the text; at most one each of position, reason and demand, the rest context. */
export function summarize(input: SummaryInput): SummarySpan[] {
  return explain(input).summary
}

export interface Explanation {
  /** How the text was read: an editorial by roles, a report by its opening. */
  genre: Genre
  summary: SummarySpan[]
  /** For each role the best three of the sentences that it was not given to; none for a report. */
  runnersUp: Record<OwnRole, SummarySpan[]>
}

/** The summary, and what it was chosen from. */
export function explain({ sentences: most, characters, ...editorial }: SummaryInput): Explanation {
  const described = describe(editorial, readable(editorial))
  const genre = genreOf(described, editorial.title, editorial.language)
  const room = roomFor(characters ?? null)
  const fitting = described.filter(({ sentence }) => room.holds([sentence]))
  const { picked, runnersUp } =
    genre === 'news' ? { picked: opening(fitting, most), runnersUp: NONE } : byRole(described, fitting, most)
  const summary = fill(picked, most, room)
  return { genre, summary: summary.sort((a, b) => a.start - b.start), runnersUp }
}

const NONE: Explanation['runnersUp'] = { demand: [], position: [], reason: [] }

/** A "sentence" longer than this is a table or a defect, and no summary (UTF-16 units). */
const LONGEST = 1500
/** A hundred editorials' worth; what follows is not read. */
const LONGEST_TEXT = 500_000
/** The same in sentences, should they be very short. */
const MOST_SENTENCES = 4000

function readable({ title, text, language }: Pick<SummaryInput, 'title' | 'text' | 'language'>): Sentence[] {
  const heading = title.trim()
  const all = sentencesOf(text.slice(0, LONGEST_TEXT), language).slice(0, MOST_SENTENCES)
  return all.filter(
    (sentence) =>
      sentence.text.length <= LONGEST &&
      /[\p{L}\p{N}]/u.test(sentence.text) &&
      sentence.text !== heading &&
      !isBoilerplate(sentence.text),
  )
}

interface Room {
  /** Do these sentences fit together? */
  holds(spans: Span[]): boolean
}

function roomFor(characters: number | null): Room {
  if (characters === null) return { holds: () => true }
  const lengths = new Map<number, number>()
  const lengthOf = ({ text, start }: Span) => {
    const known = lengths.get(start) ?? Array.from(graphemesOf(text)).length
    lengths.set(start, known)
    return known
  }
  return { holds: (spans) => spans.reduce((sum, span) => sum + lengthOf(span), 0) <= characters }
}

/** The most needed first, as far as there is room. What would only fill the place of a role is left out. */
function fill(picked: SummarySpan[], most: number, room: Room): SummarySpan[] {
  const summary: SummarySpan[] = []
  let isComplete = true
  for (const span of picked) {
    if (summary.length >= most) break
    if (span.role === 'context' && !isComplete) break
    if (room.holds([...summary, span])) summary.push(span)
    else isComplete = false
  }
  return summary
}

function opening(described: Described[], most: number): SummarySpan[] {
  return described
    .slice(0, Math.max(0, most))
    .map(({ sentence }) => spanOf(sentence, 'context', 0, [{ name: 'opening', worth: 0 }]))
}

/**
 * The sentences to choose, the most needed first. The demand is the easiest to tell and the position the next,
 * so the reason is taken from what they leave; distances count from the position whether it fits or not.
 */
function byRole(described: Described[], fitting: Described[], most: number) {
  const picked: SummarySpan[] = []
  const runnersUp = { ...NONE }
  const free = new Set(fitting)
  for (const role of OWN_ROLES) {
    const ranked = byScore(free, role)
    const [best] = ranked
    const isGiven = best !== undefined && (role !== 'demand' || best.score >= DEMAND_THRESHOLD)
    runnersUp[role] = ranked
      .slice(Number(isGiven), Number(isGiven) + RUNNERS_UP)
      .map((one) => candidateSpan(one, role))
    if (!isGiven) continue
    free.delete(best.described)
    if (role === 'position') noteDistances(described, best.described)
    picked.push(candidateSpan(best, role))
  }
  return { picked: [...inPriority(picked), ...context(free, most - picked.length)], runnersUp }
}

const RUNNERS_UP = 3

/**
 * What serves a reader of one or two sentences best: what is asked of whom tells most of an editorial, and
 * the position comes before its reason. (Roles found with 1 sentence: demand 41%, position 33%, reason 22%.)
 */
function inPriority(picked: SummarySpan[]): SummarySpan[] {
  const order: Role[] = ['demand', 'position', 'reason', 'context']
  return picked.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
}

/** What else the paper holds or argues, when more is asked for. */
function context(free: Set<Described>, most: number): SummarySpan[] {
  return Array.from(free, (described) => {
    const [position, reason] = [scoreOf(described, 'position'), scoreOf(described, 'reason')]
    return {
      described,
      score: Math.max(position, reason),
      role: position < reason ? 'reason' : 'position',
    } as const
  })
    .sort((a, b) => b.score - a.score)
    .slice(0, Math.max(0, most))
    .map(({ described, score, role }) =>
      spanOf(described.sentence, 'context', score, signsOf(described, role)),
    )
}

function candidateSpan({ described, score }: Candidate, role: OwnRole): SummarySpan {
  return spanOf(described.sentence, role, score, signsOf(described, role))
}

function spanOf({ text, start, end }: Sentence, role: Role, score: number, features: Sign[]): SummarySpan {
  return { text, start, end, role, score, features }
}
