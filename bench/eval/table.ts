// The table that a person reads: 80 columns, a mark beside every figure that a level is set for.
import type { Check } from './contract.js'
import type { Level } from './levels.js'
import type { SentenceScores } from './sentences.js'
import { METHODS, type MethodScore, type SummaryScores } from './summaries.js'
import type { TopicScores } from './topics.js'

export interface Report {
  summaries: SummaryScores[]
  topics: TopicScores[]
  sentences: SentenceScores[]
  contract: Check[]
  /** Folders of texts that are not here. */
  absent: string[]
}

export function tableOf({ summaries, topics, sentences, contract, absent }: Report): string {
  return [
    ...absent.flatMap((folder) => [
      'Only the project’s own samples are scored. A larger suite is scored too where it',
      `stands beside the checkout; it is not here: ${folder}`,
      '',
    ]),
    row('SUMMARIES, 3 sentences', 'texts', ['PRD', 'P', 'R', 'D', 'R-1', 'R-2', 'R-L']),
    ...summaries.flatMap(summaryRows),
    '',
    row('TOPICS', 'texts', ['F', 'P', 'R', '', 'paired', 'P', 'R']),
    ...topics.flatMap(topicRows),
    '',
    row('SENTENCES', 'texts', ['right', '%', '', 'Unicode']),
    ...sentences.map(sentenceRow),
    '',
    'PROMISES'.padEnd(67) + 'kept'.padStart(9),
    ...contract.map(checkRow),
    '',
    ...LEGEND,
  ].join('\n')
}

const LEGEND = [
  '✓ ✗  the level set for the figure is met, or missed.',
  'PRD  share of a text’s labelled roles that the summary states, in percent;',
  '     P position, R reason, D demand: share of the texts that have the role.',
  'R-1, R-2, R-L  ROUGE F of the summary and somebody’s digest of the text.',
  'Over LexRank: mean of the differences by text, and the middle 95 % of resamples.',
  'F    B-cubed of precision P and recall R; paired: documents with a partner only.',
  'Right: every boundary of the text. Unicode: the same by Intl.Segmenter.',
]

function summaryRows({
  set,
  origin,
  count,
  methods,
  overLexRank,
  demandless,
  levels,
}: SummaryScores): string[] {
  const { prd, rouge2, rouge2Ratio } = overLexRank
  return [
    row(`${set}, ${origin}`, String(count), []),
    ...METHODS.map((method) =>
      row(`  ${method}`, '', summaryCells(methods[method], method === 'Masthead' ? levels : null)),
    ),
    `  over LexRank: PRD ${difference(prd)}; R-2 ${difference(rouge2)}, × ${rouge2Ratio.toFixed(2)}${mark(levels.ratio)}`,
    ...(demandless.count === 0
      ? []
      : [`  says no demand of ${demandless.silent} of the ${demandless.count} texts that make none`]),
  ].map((line) => line.trimEnd())
}

function summaryCells(score: MethodScore, levels: SummaryScores['levels'] | null): string[] {
  return [
    percent(score.prd, 1) + mark(levels?.prd),
    percent(score.position) + mark(levels?.position),
    percent(score.reason),
    percent(score.demand) + mark(levels?.demand),
    percent(score.rouge1, 1),
    percent(score.rouge2, 1),
    percent(score.rougeL, 1),
  ]
}

function difference({ mean, interval: [from, to] }: SummaryScores['overLexRank']['prd']): string {
  const sign = mean < 0 ? '−' : '+'
  return `${sign}${percent(Math.abs(mean), 1)} (${percent(from, 1)} to ${percent(to, 1)})`.replaceAll(
    '-',
    '−',
  )
}

function topicRows({ set, origin, count, masthead, alone, levels }: TopicScores): string[] {
  const cells = ({ all, withPartner }: TopicScores['masthead'], marks: TopicScores['levels'] | null) => [
    percent(all.f, 1) + mark(marks?.all),
    percent(all.precision, 1),
    percent(all.recall, 1),
    '',
    percent(withPartner.f, 1) + mark(marks?.withPartner),
    percent(withPartner.precision, 1),
    percent(withPartner.recall, 1),
  ]
  return [
    row(`${set}, ${origin}`, String(count), cells(masthead, levels)),
    row('  each alone', '', cells(alone, null)),
  ]
}

function sentenceRow({ set, origin, count, right, rightByUnicode, levels }: SentenceScores): string {
  const share = percent(right / count) + mark(levels.right)
  return row(`${set}, ${origin}`, String(count), [String(right), share, '', String(rightByUnicode)])
}

function checkRow({ promise, count, kept, offender }: Check): string {
  const line = `  ${promise}`.padEnd(62) + `${kept} of ${count} ${kept === count ? '✓' : '✗'}`.padStart(16)
  return offender === null ? line : `${line}\n    broken first by: ${offender}`
}

/** 25 + 6 + 7 x 7 columns; a mark has a column of its own, so that the points stand in line. */
function row(name: string, count: string, cells: string[]): string {
  const figures = cells.map((cell) => (/[✓✗]$/.test(cell) ? cell : `${cell} `).padStart(7))
  return (name.padEnd(25) + count.padStart(6) + figures.join('')).trimEnd()
}

function percent(share: number, digits = 0): string {
  return (100 * share).toFixed(digits)
}

function mark(level: Level | null | undefined): string {
  if (!level) return ''
  return level.isMet ? '✓' : '✗'
}
