// How we write on a terminal: lines that fit, and columns that stand below each other in any script.
import widthOf from 'string-width'
import wrapAnsi from 'wrap-ansi'

export { widthOf }

/** Columns to write in: what the terminal has, but never wider than a line that reads well. */
export function width(): number {
  return Math.min(process.stdout.columns ?? 80, 96)
}

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

/** Rows with their columns aligned by what is seen (wide characters count two, colours nothing). */
export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
