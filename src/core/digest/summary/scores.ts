// What a sentence is worth in each role: its features times the weights of weights.ts, and nothing else.
import type { Described, Features } from './features.js'
import { DEMAND_THRESHOLD, WEIGHTS, type Weights } from './weights.js'

export type OwnRole = keyof typeof WEIGHTS

/** In the order in which they are chosen. */
export const OWN_ROLES = ['demand', 'position', 'reason'] as const satisfies OwnRole[]

/** One feature and what it added to the score, or took from it. */
export interface Sign {
  name: keyof Features | 'opening'
  worth: number
}

export interface Candidate {
  described: Described
  score: number
}

/** The best first; of equals the one that stands first in the text. */
export function byScore(all: Iterable<Described>, role: OwnRole): Candidate[] {
  return Array.from(all, (described) => ({ described, score: scoreOf(described, role) })).sort(
    (a, b) => b.score - a.score,
  )
}

export function scoreOf({ features }: Described, role: OwnRole): number {
  const weights: Weights = WEIGHTS[role]
  let score = 0
  for (const name in weights) {
    const feature = name as keyof Features
    score += (weights[feature] ?? 0) * features[feature]
  }
  return score
}

/** Every feature that counted, the heaviest first: together they are the score. */
export function signsOf({ features }: Described, role: OwnRole): Sign[] {
  return weightsOf(role)
    .map(([name, weight]) => ({ name, worth: weight * features[name] }))
    .filter(({ worth }) => worth !== 0)
    .sort((a, b) => Math.abs(b.worth) - Math.abs(a.worth))
}

/** Others that ask for something are rather second demands than the position. */
export function noteDemand(described: Described[], demand: Described): void {
  for (const one of described)
    one.features.secondDemand = Number(one !== demand && scoreOf(one, 'demand') >= DEMAND_THRESHOLD)
}

/** A reason mostly stands close to what it is the reason of. */
export function noteDistances(described: Described[], position: Described): void {
  const at = described.indexOf(position)
  described.forEach(({ features }, index) => {
    features.nearPosition = Math.exp(-Math.abs(index - at) / 3)
  })
}

function weightsOf(role: OwnRole) {
  return Object.entries(WEIGHTS[role]) as [keyof Features, number][]
}
