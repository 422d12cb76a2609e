// What each feature counts for in each role. Set by hand and meant to be read and changed: a weight says
// how many "strong signs" the feature is worth; features.ts says what each feature is, and `npm run eval` what they
// achieve. They stand on flat ground: with every weight moved by up to 30 % at random, eighty times, the shared
// English editorials lost five roles in a hundred on average and eleven at most.
import type { Features } from './features.js'

export type Weights = Partial<Record<keyof Features, number>>

export const WEIGHTS: Record<'demand' | 'position' | 'reason', Weights> = {
  /** What the paper asks of whom; nearly half of all demands stand in the last fifth. */
  demand: {
    modal: 2,
    // Of several demands the one that names whom it asks, and neither an afterthought nor the end of a story.
    addressed: 0.2,
    also: -1,
    pronoun: -0.5,
    // As much as the modal and the request that it is in one.
    imperative: 3,
    request: 1,
    nearEnd: 1.5,
    lastParagraph: 0.75,
    beginning: -0.5,
    names: -0.25,
    concession: -1,
    answered: -0.5,
    quoted: -2,
    attributed: -1,
    past: -1,
    question: -1,
    long: -0.5,
    short: -0.75,
    fragment: -2,
  },
  /** What the paper holds: at the beginning or the end, in judging words, in the words of the headline. */
  position: {
    title: 2.5,
    subject: 0.75,
    lastParagraph: 0.5,
    nearEnd: 0.75,
    contrast: 0.75,
    verdict: 1.5,
    strongVerdict: 0.5,
    stance: 0.75,
    opposition: 0.5,
    view: 1.5,
    general: 0.5,
    modal: 1.25,
    // Rather a judgement than a second demand, and never an afterthought.
    secondDemand: -0.75,
    also: -1,
    substance: 0.5,
    opensParagraph: 0.5,
    firstSentence: -1,
    middle: -0.5,
    names: -0.4,
    pronoun: -1,
    concession: -1.75,
    answered: -0.75,
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
    general: 0.4,
    verdict: 0.5,
    substance: 1.5,
    middle: 1,
    title: 0.5,
    subject: 1,
    nearPosition: 0.75,
    beginning: -0.5,
    names: -0.75,
    concession: -1.75,
    answered: -0.75,
    view: -0.5,
    quoted: -2,
    attributed: -1,
    request: -0.5,
    modal: -1,
    imperative: -1,
    firstParagraph: -0.5,
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
