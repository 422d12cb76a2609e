// What was read from a document, as a person checks it on a terminal.
import type { ListedEditorial } from '../app/editorials.js'
import { minuteIn } from '../app/local-time.js'
import type { DocumentReading } from '../app/read.js'
import type { Zone } from '../core/model.js'
import { oneLine, shorten } from '../core/text.js'
import { colors, counted } from './colors.js'
import { fold, table } from './terminal.js'

/** Entries of a feed that are shown; the rest is counted. */
const MOST_ENTRIES = 15

const ACCESS = {
  open: 'open',
  paywalled: colors.yellow('behind a paywall: this is not the whole text'),
  short: colors.yellow('too short to be an article'),
}

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
          ['access', ACCESS[reading.access]],
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
    counted(entries.length, 'entry', 'entries'),
    ...shown.map(
      (entry) => `${colors.dim(entry.published ?? entry.updated ?? '(no date)')}  ${entry.title ?? ''}`,
    ),
    ...(entries.length > shown.length ? [colors.dim(`and ${entries.length - shown.length} more`)] : []),
  ].join('\n')
}

/** Headlines in a list are cut to about so many graphemes. */
const LONGEST_TITLE = 100

export function editorialsHeading(zone: Zone): string {
  return colors.dim(`PUBLISHED (${zone})  SOURCE  HEADLINE`)
}

/** "2026-01-14 10:01  harbor-ledger  A headline  (2 revisions)" */
export function showEditorial(
  { sources, published, firstSeenAt, title, teaser, revisions }: ListedEditorial,
  zone: Zone,
): string {
  const notes = [
    ...(sources.length > 1 ? [`also in ${sources.slice(1).join(', ')}`] : []),
    ...(teaser === null ? [] : [`summary only: ${teaser}`]),
    ...(revisions.length > 1 ? [`${revisions.length} revisions, ${revisions.at(-1)?.change} last`] : []),
  ]
  const when = minuteIn(published ?? firstSeenAt, zone)
  const note = notes.length === 0 ? '' : colors.dim(` (${notes.join('; ')})`)
  return `${colors.dim(when)}  ${colors.cyan(sources[0] ?? '')}  ${shorten(oneLine(title), LONGEST_TITLE)}${note}`
}
