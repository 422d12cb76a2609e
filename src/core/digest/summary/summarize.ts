// The summary of an editorial: sentences of its own, one for what the paper holds, one for why, one for what
// it demands. Nothing is rewritten. Signs and their weights stand in features.ts, the cues and weights.ts.

import { graphemesOf } from '../../graphemes.js'
import { isBoilerplate } from '../../language/boilerplate.js'
import { type Sentence, sentencesOf } from '../../language/sentences.js'
import type { Language, Role, Span } from '../../model.js'
import { type Described, describe } from './features.js'
import { type Genre, genreOf } from './genre.js'
import { byPriority } from './priority.js'
import {
  byScore,
  type Candidate,
  noteDemand,
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

export interface ChosenSpan extends SummarySpan {
  /** Its place among those that tell most, from 0: the last is the first to be given up. */
  rank: number
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
export function summarize(input: SummaryInput): ChosenSpan[] {
  return explain(input).summary
}

export interface Explanation {
  /** How the text was read: an editorial by roles, a report by its opening. */
  genre: Genre
  summary: ChosenSpan[]
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
  const summary = fill(picked, most, room).map((span, rank) => ({ ...span, rank }))
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
  // A lead that the body repeats is one thing said.
  const said = new Set([heading])
  return all.filter((sentence) => {
    const isFit =
      sentence.text.length <= LONGEST &&
      /[\p{L}\p{N}]/u.test(sentence.text) &&
      !said.has(sentence.text) &&
      !isBoilerplate(sentence.text)
    said.add(sentence.text)
    return isFit
  })
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
  if (described.filter(isReal).length < FEWEST) return { picked: context(free, most), runnersUp }
  for (const role of OWN_ROLES) {
    const ranked = byScore(free, role)
    const [best] = ranked
    const isGiven = best !== undefined && (role !== 'demand' || best.score >= DEMAND_THRESHOLD)
    runnersUp[role] = ranked
      .slice(Number(isGiven), Number(isGiven) + RUNNERS_UP)
      .map((one) => candidateSpan(one, role))
    if (!isGiven) continue
    free.delete(best.described)
    if (role === 'demand') noteDemand(described, best.described)
    if (role === 'position') noteDistances(described, best.described)
    picked.push(candidateSpan(best, role))
  }
  return { picked: [...picked.sort(byPriority), ...context(free, most - picked.length)], runnersUp }
}

const RUNNERS_UP = 3
/** Of fewer real sentences nobody could say which is the position and which its reason. */
const FEWEST = 3

/** Of three words or more (two Korean ones, five characters of Japanese): "One. Two." says nothing. */
function isReal({ features }: Described): boolean {
  return features.substance > 0.1
}

/** What else the paper holds or argues, when more is asked for: rather another reason than a second position. */
function context(free: Set<Described>, most: number): SummarySpan[] {
  return Array.from(free, (described) => {
    const [position, reason] = [scoreOf(described, 'position'), scoreOf(described, 'reason')]
    return {
      described,
      tells: Math.max(position, reason + ANOTHER_REASON),
      ...(position < reason + ANOTHER_REASON
        ? ({ role: 'reason', score: reason } as const)
        : ({ role: 'position', score: position } as const)),
    }
  })
    .sort((a, b) => b.tells - a.tells)
    .slice(0, Math.max(0, most))
    .map(({ described, score, role }) =>
      spanOf(described.sentence, 'context', score, signsOf(described, role)),
    )
}

/** Strong signs that another reason is ahead of a second position. */
const ANOTHER_REASON = 0.75

function candidateSpan({ described, score }: Candidate, role: OwnRole): SummarySpan {
  return spanOf(described.sentence, role, score, signsOf(described, role))
}

function spanOf({ text, start, end }: Sentence, role: Role, score: number, features: Sign[]): SummarySpan {
  return { text, start, end, role, score, features }
}
