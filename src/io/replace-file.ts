// Writes a file whole or not at all, also when the machine stops in between: whoever reads it sees the old
// text or the new one. What a person may have open or half written is never cut short.
import { randomUUID } from 'node:crypto'
import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { messageOf, UserError } from '../core/errors.js'

/** Keeps the mode of a file that is there, and a link stays a link. Throws UserError when it cannot be written. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const place = await realpath(path).catch(() => path)
  const temporary = `${place}.${randomUUID().slice(0, 8)}.tmp`
  try {
    await writeSafely(temporary, text)
    const there = await stat(place).catch(() => null)
    if (there) await chmod(temporary, there.mode)
    await rename(temporary, place)
  } catch (error) {
    await rm(temporary, { force: true })
    throw new UserError(`${path} cannot be written: ${messageOf(error)}. Make it and its folder writable.`, {
      cause: error,
    })
  }
}

async function writeSafely(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
