// Colours where they help, a width that fits, and numbers with their nouns: what nearly every line of ours needs.
import colors from 'picocolors'

export { colors }

/** Columns to write in: what the terminal has, but never wider than a line that reads well. */
export function width(stream: { columns?: number } = process.stdout): number {
  return Math.min(stream.columns || 80, 96)
}

/** "1 source", "2 sources" */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
