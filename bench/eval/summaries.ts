// Scores the summaries of one set, the product's and those of the baselines, by the roles they state and by ROUGE.
import { summarize } from '../../src/core/digest/summary/summarize.js'
import { sentences } from '../../src/core/language/sentences.js'
import { type Baseline, last, lead, lexRank } from './baselines.js'
import { interval } from './bootstrap.js'
import { type Level, level, SUMMARY_LEVELS } from './levels.js'
import { type Rouge, rouge } from './rouge.js'
import { LABELLED_ROLES, type LabelledEditorial, type LabelledRole, type LabelledSet } from './samples.js'

export const METHODS = ['Masthead', 'lead-3', 'last-3', 'LexRank'] as const
export type Method = (typeof METHODS)[number]

export interface SummaryScores {
  set: string
  origin: 'own' | 'shared'
  count: number
  methods: Record<Method, MethodScore>
  /** The product minus LexRank, paired by text, with the middle 95 % of resamples. */
  overLexRank: Record<'prd' | 'rouge2', { mean: number; interval: [number, number] }> & {
    rouge2Ratio: number
  }
  /** Texts that demand nothing, and how many of them the product says no demand of. */
  demandless: { count: number; silent: number }
  levels: { prd: Level | null; position: Level | null; demand: Level | null; ratio: Level | null }
  misses: Miss[]
}

/** Means over the texts, from 0 to 1; a role counts where the text has it. */
export interface MethodScore extends Rouge {
  /** Mean over the texts of the share of their roles that the summary states. */
  prd: number
  position: number
  reason: number
  demand: number
}

/** What the product's summary of a text leaves out. */
export interface Miss {
  id: string
  roles: LabelledRole[]
  summary: { role: string; text: string }[]
}

/** Sentences of a summary, in the product as in every method it is compared with. */
export const MOST = 3

export function scoreSummaries({ name, origin, samples }: LabelledSet<LabelledEditorial>): SummaryScores {
  const texts = samples.map(scoreText)
  const methods = Object.fromEntries(
    METHODS.map((method) => [method, meanOf(texts.map((text) => text[method]))]),
  ) as Record<Method, MethodScore>
  const { Masthead: ours, LexRank: theirs } = methods
  const rouge2Ratio = ours.rouge2 / (theirs.rouge2 || 1)
  const least = SUMMARY_LEVELS[samples[0]?.lang ?? '']
  const demandless = texts.filter(({ editorial }) => editorial.roles.demand.length === 0)
  return {
    set: name,
    origin,
    count: samples.length,
    methods,
    overLexRank: { prd: paired(texts, 'prd'), rouge2: paired(texts, 'rouge2'), rouge2Ratio },
    demandless: {
      count: demandless.length,
      silent: demandless.filter(({ summary }) => summary.every(({ role }) => role !== 'demand')).length,
    },
    levels: {
      prd: level(ours.prd, least?.prd),
      position: level(ours.position, least?.position),
      demand: level(ours.demand, least?.demand),
      ratio: level(rouge2Ratio, least?.ratio),
    },
    misses: texts.flatMap(missOf),
  }
}

type TextScore = Rouge & { prd: number } & Record<LabelledRole, number | null>
type ScoredText = ReturnType<typeof scoreText>

function scoreText(editorial: LabelledEditorial) {
  const { title, text, lang } = editorial
  const summary = summarize({ title, text, language: lang, sentences: MOST })
  const by = (baseline: Baseline) => scoreSentences(editorial, baseline(editorial, MOST))
  return {
    editorial,
    summary,
    Masthead: scoreSentences(
      editorial,
      summary.map((span) => span.text),
    ),
    'lead-3': by(lead),
    'last-3': by(last),
    LexRank: by(lexRank),
  }
}

function scoreSentences({ roles, digests, lang }: LabelledEditorial, summary: string[]): TextScore {
  const [position, reason, demand] = LABELLED_ROLES.map((role) => coverage(roles[role], summary))
  const scores = { position: position ?? null, reason: reason ?? null, demand: demand ?? null }
  return { ...scores, prd: mean(present(Object.values(scores))), ...bestRouge(summary, digests, lang) }
}

/** 1 if the summary holds one of the labelled sentences, null if there are none. */
function coverage(labelled: string[], summary: string[]): number | null {
  if (labelled.length === 0) return null
  const own = summary.map(bare)
  return labelled.map(bare).some((label) => own.some((sentence) => states(sentence, label))) ? 1 : 0
}

/** Another splitter may join or part sentences: what holds the label states it, and so does most of it. */
function states(sentence: string, label: string): boolean {
  return sentence.includes(label) || (label.includes(sentence) && sentence.length > 0.7 * label.length)
}

function bare(sentence: string): string {
  return sentence
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function bestRouge(summary: string[], digests: string[], lang: string): Rouge {
  return digests
    .map((digest) =>
      rouge(
        summary,
        sentences(digest, lang).map((span) => span.text),
        lang,
      ),
    )
    .reduce((best, one) => (one.rouge1 + one.rouge2 > best.rouge1 + best.rouge2 ? one : best), NOTHING)
}

const NOTHING: Rouge = { rouge1: 0, rouge2: 0, rougeL: 0 }

function meanOf(texts: TextScore[]): MethodScore {
  const of = (name: keyof TextScore) => mean(present(texts.map((text) => text[name])))
  return {
    prd: of('prd'),
    position: of('position'),
    reason: of('reason'),
    demand: of('demand'),
    rouge1: of('rouge1'),
    rouge2: of('rouge2'),
    rougeL: of('rougeL'),
  }
}

function paired(texts: ScoredText[], name: 'prd' | 'rouge2') {
  const differences = texts.map(({ Masthead: ours, LexRank: theirs }) => ours[name] - theirs[name])
  return { mean: mean(differences), interval: interval(differences) }
}

function missOf({ editorial, summary, Masthead: score }: ScoredText): Miss[] {
  const roles = LABELLED_ROLES.filter((role) => score[role] === 0)
  if (roles.length === 0) return []
  return [{ id: editorial.id, roles, summary: summary.map(({ role, text }) => ({ role, text })) }]
}

function present(values: (number | null)[]): number[] {
  return values.filter((value) => value !== null)
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
}
