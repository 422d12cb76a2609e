// Colours where they help, and numbers with their nouns: what nearly every line of ours needs.
import colors from 'picocolors'

export { colors }

/** "1 source", "2 sources" */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
