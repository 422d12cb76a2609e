// What was read from a document, as a person checks it on a terminal.
import type { DocumentReading } from '../app/read.js'
import type { ListedSource } from '../app/sources.js'
import type { SummaryLine } from '../app/summarize.js'
import { colors, fold, table } from './terminal.js'

/** Entries of a feed that are shown; the rest is counted. */
const MOST_ENTRIES = 15

export function showReading(reading: DocumentReading): string {
  if (reading.kind === 'feed') return showFeed(reading)
  const fields =
    reading.kind === 'text'
      ? [
          ['posted', reading.posted],
          ['updated', reading.updated],
          ['author', reading.author],
        ]
      : [
          ['published', reading.published],
          ['modified', reading.modified],
          ['byline', reading.byline],
          ['site', reading.siteName],
          ['canonical', reading.canonical],
        ]
  return [
    colors.bold(fold(reading.title ?? '(no headline)')),
    table(
      [...fields, ['language', reading.lang]].map(([name, value]) => [colors.dim(name ?? ''), value ?? '–']),
    ),
    '',
    ...reading.text.split('\n\n').map((paragraph) => `${fold(paragraph)}\n`),
  ].join('\n')
}

function showFeed({ feed, entries }: Extract<DocumentReading, { kind: 'feed' }>): string {
  const shown = entries.slice(0, MOST_ENTRIES)
  return [
    colors.bold(fold(feed.title ?? '(no title)')),
    `${entries.length} entries`,
    ...shown.map(
      (entry) => `${colors.dim(entry.published ?? entry.updated ?? '(no date)')}  ${entry.title ?? ''}`,
    ),
    ...(entries.length > shown.length ? [colors.dim(`and ${entries.length - shown.length} more`)] : []),
  ].join('\n')
}

export function showSummary(title: string, summary: SummaryLine[]): string {
  return [
    colors.bold(fold(title)),
    ...summary.map(({ role, text }) => `${colors.yellow(role.padEnd(9))} ${fold(text, { indent: 10 })}`),
  ].join('\n')
}

export function showSources(sources: ListedSource[]): string {
  return table([
    ['SOURCE', 'PAPER', 'KIND', 'LANGUAGE', 'ZONE', 'EDITORIALS', 'LAST READING'].map(colors.dim),
    ...sources.map((source) => [
      source.id,
      source.name,
      source.kind,
      source.language,
      source.zone,
      String(source.editorials),
      source.error ? colors.red(source.error) : (source.checkedAt ?? 'never'),
    ]),
  ])
}
