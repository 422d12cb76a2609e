// What each feature counts for in each role. Set by hand and meant to be read and changed: a weight says
// how many "strong signs" the feature is worth. tests/core/digest/summary/summarize.test.ts shows what they achieve.
import type { Features } from './features.js'

export type Weights = Partial<Record<keyof Features, number>>

export const WEIGHTS: Record<'demand' | 'position' | 'reason', Weights> = {
  /** What the paper asks of whom; nearly half of all demands stand in the last fifth. */
  demand: {
    modal: 2,
    request: 1,
    nearEnd: 1.5,
    lastParagraph: 1,
    quoted: -2,
    attributed: -1,
    past: -1,
    question: -1,
    long: -0.5,
    short: -1,
    fragment: -2,
  },
  /** What the paper holds: at the beginning or the end, in judging words, in the words of the headline. */
  position: {
    title: 3,
    subject: 0.75,
    lastParagraph: 1,
    nearEnd: 0.5,
    contrast: 1,
    verdict: 1.5,
    strongVerdict: 0.5,
    modal: 1.5,
    opensParagraph: 0.25,
    firstSentence: -1,
    middle: -0.5,
    quoted: -2,
    attributed: -1,
    past: -1,
    question: -1,
    short: -1,
    fragment: -2,
  },
  /** Why: causes, consequences and risks, mostly in the middle. */
  reason: {
    cause: 1,
    verdict: 0.5,
    substance: 1,
    middle: 1,
    title: 0.5,
    subject: 0.5,
    nearPosition: 1,
    quoted: -2,
    attributed: -1,
    request: -0.5,
    modal: -1,
    firstParagraph: -1,
    lastParagraph: -0.5,
    past: -0.5,
    question: -1.5,
    long: -0.5,
    short: -1,
    fragment: -2,
  },
}

/** Below this a sentence demands nothing, whatever the others say. */
export const DEMAND_THRESHOLD = 2.75
