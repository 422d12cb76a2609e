// What a message must be to become a file: a path that stays in the outbox, and something to write. Pure.
import { type FileMessage, FORMATS } from './render.js'

export function violations({ path, contents }: FileMessage): string[] {
  const empty = FORMATS.filter((format) => contents[format].trim() === '')
  return [
    ...(/^[\w-]+\/[\w-]+$/.test(path) ? [] : [`"${path}" is not a path inside the outbox.`]),
    ...empty.map((format) => `There is nothing to write as ${format}.`),
  ]
}
