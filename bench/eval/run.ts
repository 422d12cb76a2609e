// Scores summaries, topics and sentences on labelled texts, and prints one table. The same texts give the same
// figures; levels are shown, and only a broken promise ends with 1.
//
//   npm run eval [-- --json] [-- --misses]
//
// --json prints everything as one document; --misses lists after the table what the summaries leave out and where
// sentences are split otherwise.
import { checkContract } from './contract.js'
import { readSamples } from './samples.js'
import { scoreSentences } from './sentences.js'
import { scoreSummaries } from './summaries.js'
import { type Report, tableOf } from './table.js'
import { scoreTopics } from './topics.js'

function main(): void {
  const samples = readSamples()
  const report: Report = {
    summaries: samples.summaries.map(scoreSummaries),
    topics: samples.topics.map(scoreTopics),
    sentences: samples.sentences.map(scoreSentences),
    contract: checkContract(samples),
    absent: samples.absent,
  }
  if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2))
  else console.log(tableOf(report))
  if (process.argv.includes('--misses')) console.log(missesOf(report))
  if (report.contract.some(({ count, kept }) => kept < count)) process.exitCode = 1
}

function missesOf({ summaries, sentences }: Report): string {
  const lines = [...summaries, ...sentences].flatMap(({ set, origin, misses }) =>
    misses.flatMap((miss) => ['', `${set}, ${origin}: ${miss.id}`, ...missLines(miss)]),
  )
  return lines.join('\n')
}

function missLines(
  miss: Report['summaries'][number]['misses'][number] | Report['sentences'][number]['misses'][number],
) {
  if ('roles' in miss)
    return [
      `  not stated: ${miss.roles.join(', ')}`,
      ...miss.summary.map(({ role, text }) => `  ${role}: ${text}`),
    ]
  return [...miss.wanted.map((one) => `  wanted: ${one}`), ...miss.found.map((one) => `  found: ${one}`)]
}

main()
