// Where every line of ours leaves the program: made harmless, and no faster than its reader takes it.
// Only documents that are asked for as such (HTML, a channel's messages, OPML, a schema) are written as they are.
import { once } from 'node:events'
import { colors, width } from './colors.js'
import { harmless, jsonLine } from './harmless.js'
import { foldWords } from './terminal.js'

/** For people, on stdout. */
export function say(text: string): Promise<void> {
  return sayRaw(harmless(text))
}

/** For machines, on stdout: one value, one line. */
export function sayJson(value: unknown): Promise<void> {
  return sayRaw(jsonLine(value))
}

/** A whole document on stdout, byte for byte. */
export async function sayRaw(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain')
}

/** Beside the answer, on stderr, folded between words. */
export function remark(text: string): void {
  process.stderr.write(`${foldWords(harmless(text), width(process.stderr))}\n`)
}

/** What failed, on stderr. */
export function complain(text: string): void {
  remark(`${colors.red('✗')} ${text}`)
}
