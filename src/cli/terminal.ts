// How we write on a terminal: lines that fit, and columns that stand below each other in any script.
import widthOf from 'string-width'
import wrapAnsi from 'wrap-ansi'
import { shorten } from '../core/text.js'
import { width } from './colors.js'

export { width, widthOf }

/**
 * Text folded to `columns`, further lines indented by `indent` spaces. Chinese and Japanese run without
 * spaces, so a line that would be left half empty before a long word is filled to its end.
 */
export function fold(
  text: string,
  { indent = 0, columns = width() }: { indent?: number; columns?: number } = {},
): string {
  const hasSpaces = (text.match(/ /g)?.length ?? 0) > text.length / 20
  const folded = wrapAnsi(text, columns - indent, { hard: true, wordWrap: hasSpaces })
  return folded.replaceAll('\n', `\n${' '.repeat(indent)}`)
}

/** Lines folded between words alone, so that a path or an address stays whole; further lines stand two spaces in. */
export function foldWords(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => {
      const margin = /^ */.exec(line)?.[0] ?? ''
      const [first = '', ...rest] = wrapAnsi(line.trimStart(), columns - margin.length - 2).split('\n')
      return [margin + first, ...rest.map((further) => `${margin}  ${further}`)].join('\n')
    })
    .join('\n')
}

/** Rows with their columns aligned by what is seen (wide characters count two, colours nothing). */
export function table(rows: string[][]): string {
  const widths = widthsOf(rows)
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** What a column keeps however little room there is (columns of the terminal). */
const LEAST_WIDTH = 8

/**
 * The same, folded to `columns`: cells of the column `soft` are cut to the room that the others leave, in "…"; where
 * even that is too wide, lines are folded. Cells of that column have no colours.
 */
export function fittingTable(
  rows: string[][],
  { soft, columns = width() }: { soft: number; columns?: number },
): string {
  const widths = widthsOf(rows)
  const others = widths.reduce(
    (sum, one, column) => sum + (column === soft ? 0 : one),
    2 * (widths.length - 1),
  )
  const room = Math.max(LEAST_WIDTH, columns - others)
  const fitted = rows.map((row) => row.map((cell, column) => (column === soft ? cutTo(cell, room) : cell)))
  return table(fitted)
    .split('\n')
    .map((line) =>
      widthOf(line) > columns ? fold(line.replace(/ {3,}/g, '  '), { indent: 4, columns }) : line,
    )
    .join('\n')
}

function widthsOf(rows: string[][]): number[] {
  return (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
}

/** Cut to `room` columns, in "…". The text has no colours. */
export function cutTo(cell: string, room: number): string {
  let short = cell
  while (widthOf(short) > room && short !== '…') {
    const over = widthOf(short) - room
    short = shorten(short, Math.max(1, short.length - Math.max(1, Math.floor(over / 2))))
  }
  return short
}
