// How we speak on a terminal: colours where they help, lines that fit, a bar where something takes long.
import { Presets, SingleBar } from 'cli-progress'
import colors from 'picocolors'
import widthOf from 'string-width'
import wrapAnsi from 'wrap-ansi'

export { colors, widthOf }

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

/** "1 source", "2 sources" */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

export interface Progress {
  step(done: number, of: number, what: string): void
  /** Makes room for a line of text; the next step draws the bar again below it. */
  clear(): void
  stop(): void
}

/** A bar on stderr that appears when the work has taken a second; nothing where nobody looks. */
export function openProgress(label: string): Progress {
  if (!process.stderr.isTTY) return { step() {}, clear() {}, stop() {} }
  const bar = new SingleBar(
    { format: `${label} {bar} {value}/{total} {what}`, clearOnComplete: true, hideCursor: true, barsize: 24 },
    Presets.shades_classic,
  )
  const startedAt = performance.now()
  let isShown = false
  return {
    step(done, of, what) {
      if (!isShown && performance.now() - startedAt < 1000) return
      if (!isShown) bar.start(of, done, { what })
      isShown = true
      bar.setTotal(of)
      bar.update(done, { what })
    },
    clear() {
      if (isShown) process.stderr.write('\r\x1b[K')
    },
    stop() {
      if (isShown) bar.stop()
      isShown = false
    },
  }
}
