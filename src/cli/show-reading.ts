// What was read from a document, as a person checks it on a terminal.
import type { ListedEditorial } from '../app/editorials.js'
import { minuteIn } from '../app/local-time.js'
import type { DocumentReading } from '../app/read.js'
import type { Zone } from '../core/model.js'
import { oneLine, shorten } from '../core/text.js'
import { colors, counted } from './colors.js'
import { fold, table, width, widthOf } from './terminal.js'

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
      [...fields, ['language', reading.lang]].map(([name, value]) => [
        colors.dim(name ?? ''),
        // An address that is folded cannot be followed.
        name === 'canonical' ? (value ?? '–') : fold(value ?? '–', { indent: 11 }),
      ]),
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
    ...shown.map((entry) =>
      fold(`${colors.dim(entry.published ?? entry.updated ?? '(no date)')}  ${oneLine(entry.title ?? '')}`, {
        indent: 2,
      }),
    ),
    ...(entries.length > shown.length ? [colors.dim(`and ${entries.length - shown.length} more`)] : []),
  ].join('\n')
}

/** Headlines in a list are cut to about so many graphemes. */
const LONGEST_TITLE = 100
/** Columns of a time to the minute, and what a headline needs at least to stand beside the rest. */
const TIME = 16
const LEAST_HEADLINE = 28

/** What the lines of the list share, although they are printed as they are read. */
export interface ListLook {
  zone: Zone
  /** The ids that may come. */
  ids: string[]
}

export function editorialsHeading(look: ListLook): string {
  const line = `${cell('PUBLISHED', TIME)}${cell('SOURCE', idWidth(look))}HEADLINE (times in ${look.zone})`
  return colors.dim(fold(line, { indent: 4 }))
}

/** "2026-01-14 10:01  harbor-ledger      A headline (2 revisions)", folded below its own column where there is room. */
export function showEditorial(
  { sources, published, firstSeenAt, title, teaser, revisions }: ListedEditorial,
  look: ListLook,
): string {
  const notes = [
    ...(sources.length > 1 ? [`also in ${sources.slice(1).join(', ')}`] : []),
    ...(teaser === null ? [] : [`summary only: ${teaser}`]),
    ...(revisions.length > 1 ? [`${revisions.length} revisions, ${revisions.at(-1)?.change} last`] : []),
  ]
  const when = cell(minuteIn(published ?? firstSeenAt, look.zone), TIME)
  const source = cell(sources[0] ?? '', idWidth(look))
  const note = notes.length === 0 ? '' : colors.dim(` (${notes.join('; ')})`)
  const before = `${colors.dim(when)}${colors.cyan(source)}`
  const headline = `${shorten(oneLine(title), LONGEST_TITLE)}${note}`
  const margin = widthOf(before)
  return margin + LEAST_HEADLINE > width()
    ? fold(`${before}${headline}`, { indent: 4 })
    : `${before}${fold(headline, { indent: margin })}`
}

/** With two columns between it and the next one. */
function cell(text: string, columns: number): string {
  return `${text}${' '.repeat(Math.max(0, columns - widthOf(text)))}  `
}

function idWidth({ ids }: ListLook): number {
  return Math.max(...['SOURCE', ...ids].map((id) => widthOf(id)))
}
