// The sources, and what came of exchanging them with other readers, as a person reads it on a terminal.
import type { CheckedSource } from '../app/check-sources.js'
import type { ExportReport, ImportReport } from '../app/opml.js'
import type { ListedSource } from '../app/sources.js'
import type { PlannedSource } from '../core/ingest/opml/new-sources.js'
import { shorten } from '../core/text.js'
import { colors, counted } from './colors.js'
import { fold, table } from './terminal.js'

export function showSources(sources: ListedSource[]): string {
  return table([
    ['SOURCE', 'PAPER', 'KIND', 'EDITORIALS', 'NEWEST', 'LAST READING'].map(colors.dim),
    ...sources.map(({ id, name, kind, editorials, newestAt, checkedAt, error }) => [
      id,
      name,
      kind,
      String(editorials),
      newestAt?.slice(0, 10) ?? '–',
      error
        ? colors.red(shorten(error, LONGEST_ERROR))
        : (checkedAt?.slice(0, 16).replace('T', ' ') ?? 'never'),
    ]),
  ])
}

/** Characters of an error in the list; `doctor` and `sources check` tell the rest. */
const LONGEST_ERROR = 60

/** What would be read, what is wrong, how to mend it. */
export function showChecked({ source, name, ok, found, sample, problems }: CheckedSource): string {
  const mark = !ok ? colors.red('✗') : problems.length > 0 ? colors.yellow('!') : colors.green('✓')
  const list = found === null ? 'cannot be read' : counted(found, 'entry', 'entries')
  const text = sample?.teaser ? `summary only (${sample.teaser})` : 'text'
  return [
    `${mark} ${colors.bold(name)} ${colors.dim(`(${source})`)}: ${list}`,
    ...(sample
      ? [
          `  ${sample.title}`,
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
    ...(output === undefined
      ? []
      : [`${exported} ${exported === 1 ? 'source' : 'sources'} written to ${output}.`]),
    ...(leftOut.length > 0
      ? [`Left out, because they are read from files of this machine: ${leftOut.join(', ')}.`]
      : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
