// Writes editions into the outbox. A file appears whole or not at all, and writing it again changes nothing.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { OpenChannel, Tools } from '../../src/core/channel.js'
import { messageOf, SendError } from '../../src/core/errors.js'
import { ENDINGS, type FileMessage, type Format } from './render.js'
import { violations } from './violations.js'

export async function open(_options: object, { outbox }: Tools): Promise<OpenChannel<Format, FileMessage>> {
  return {
    async send(message, format) {
      const [fault] = violations(message)
      if (fault !== undefined) throw new SendError(fault, { kind: 'give-up', reason: 'refused' })
      const file = join(outbox, `${message.path}.${ENDINGS[format]}`)
      try {
        await write(file, message.contents[format])
      } catch (error) {
        // Whatever it is, somebody may mend it before the delivery expires.
        const problem = `${file} could not be written: ${reasonOf(error)}`
        throw new SendError(problem, { kind: 'retry', afterMs: null }, error)
      }
      return { file }
    },
    async close() {},
  }
}

/** Beside its place, down to the disk, then into its place: a reader never meets half a file. */
async function write(file: string, content: string): Promise<void> {
  const draft = `${file}.${process.pid}.part`
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(draft, content, { flush: true })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** What a person can do something about, in words; the rest as the system says it. */
const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'this account may not write there',
  EROFS: 'the disk is read-only',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? messageOf(error)
}
