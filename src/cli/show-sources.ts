// The sources, and what came of exchanging them with other readers, as a person reads it on a terminal.
import type { CheckedSource } from '../app/check-sources.js'
import { minuteIn, withLocalTimes } from '../app/local-time.js'
import type { ExportReport, ImportReport } from '../app/opml.js'
import type { ListedSource } from '../app/sources.js'
import type { PlannedSource } from '../core/ingest/opml/new-sources.js'
import type { Zone } from '../core/model.js'
import { oneLine, shorten } from '../core/text.js'
import { colors, counted } from './colors.js'
import { fittingTable, fold, table } from './terminal.js'

/** A row a source, and below it what went wrong with its last reading; times on the clock of `zone`. */
export function showSources(sources: ListedSource[], zone: Zone): string {
  const [heading = '', ...rows] = fittingTable(
    [
      ['SOURCE', 'PAPER', 'KIND', 'EDITORIALS', 'NEWEST', `READ (${zone})`],
      ...sources.map(({ id, name, kind, editorials, newestAt, checkedAt }) => [
        id,
        oneLine(name),
        kind,
        String(editorials),
        newestAt === null ? '–' : minuteIn(newestAt, zone).slice(0, 10),
        checkedAt === null ? 'never' : minuteIn(checkedAt, zone),
      ]),
    ],
    { soft: 1 },
  ).split(/\n(?! {4})/)
  const errors = sources.map(({ error }) => (error === null ? [] : [errorLine(error, zone)]))
  return [colors.dim(heading), ...rows.flatMap((row, n) => [row, ...(errors[n] ?? [])])].join('\n')
}

/** Characters of an error in the list; `doctor` and `sources check` tell the rest. */
const LONGEST_ERROR = 150

function errorLine(error: string, zone: Zone): string {
  const says = shorten(oneLine(withLocalTimes(error, zone)), LONGEST_ERROR)
  return `  ${colors.red(fold(says, { indent: 2 }))}`
}

/** What would be read, what is wrong, how to mend it. */
export function showChecked({ source, name, ok, found, sample, problems }: CheckedSource): string {
  const mark = !ok ? colors.red('✗') : problems.length > 0 ? colors.yellow('!') : colors.green('✓')
  const list =
    found === null ? 'cannot be read' : found === 0 ? 'nothing' : counted(found, 'entry', 'entries')
  const text = sample?.teaser ? `summary only (${sample.teaser})` : 'text'
  return [
    fold(`${mark} ${colors.bold(oneLine(name))} ${colors.dim(`(${source})`)}: ${list}`, { indent: 2 }),
    ...(sample
      ? [
          `  ${fold(oneLine(sample.title), { indent: 2 })}`,
          colors.dim(`  ${sample.published ?? 'no date'}, ${text} of ${sample.characters} characters`),
        ]
      : []),
    ...problems.flatMap(({ says, mend }) => [
      `  ${fold(says, { indent: 2 })}`,
      `  → ${fold(mend, { indent: 4 })}`,
    ]),
  ].join('\n')
}

/** One line a feed, what it comes to, and what is left to do. */
export function showImport(report: ImportReport): string {
  const { feeds, file, isDryRun, isNew, isWhole, without, yaml } = report
  const count = (outcome: PlannedSource['outcome']) => feeds.filter((feed) => feed.outcome === outcome).length
  const added = count('added')
  const verb = isDryRun ? 'would be added' : 'added'
  return [
    table(feeds.map((feed) => rowOf(feed, isDryRun))),
    '',
    ...(isDryRun && added > 0 ? [yaml] : []),
    `${added} ${verb} to ${isNew && added > 0 ? 'a new ' : ''}${file}, ${count('already-there')} already there, ${count('refused')} refused.`,
    ...(isWhole ? [] : [colors.yellow('The list is cut off; what stands before the cut was read.')]),
    ...(without.length > 0
      ? [
          colors.yellow(
            `Newsletters that list their sources do not take the new ones by themselves: ${without.join(', ')}.`,
          ),
        ]
      : []),
    ...(added > 0 && !isDryRun ? [colors.dim('Read them now: masthead collect')] : []),
  ].join('\n')
}

function rowOf(feed: PlannedSource, isDryRun: boolean): string[] {
  const { name, url } = feed
  switch (feed.outcome) {
    case 'added':
      return [colors.green(isDryRun ? 'would add' : 'added'), feed.source.id, name, url]
    case 'already-there':
      return [colors.dim('already there'), feed.id, name, url]
    case 'refused':
      return [colors.red('refused'), '', `${name} ${feed.why}`, url]
  }
}

/** For stderr: the list itself goes to stdout. */
export function showExport({ exported, leftOut }: ExportReport, output: string | undefined): string {
  const lines = [
    ...(output === undefined ? [] : [`${counted(exported, 'source', 'sources')} written to ${output}.`]),
    ...(leftOut.length > 0
      ? [`Left out, because they are read from files of this machine: ${leftOut.join(', ')}.`]
      : []),
  ]
  return lines.map((line) => fold(line)).join('\n')
}
