// A file that was written beside its place goes there whole, and stays there when the machine stops.
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { messageOf, UserError } from '../core/errors.js'

/**
 * `isReplacing`: whatever stands there is replaced, else it is refused and stays. Throws UserError; the temporary file
 * is then still there.
 */
export async function placeFile(temporary: string, path: string, isReplacing: boolean): Promise<void> {
  try {
    await synced(temporary, 'r+')
    if (isReplacing) await rename(temporary, path)
    else await linkTo(temporary, path)
    await syncFolder(dirname(path))
  } catch (error) {
    if (isCode(error, 'EEXIST'))
      throw new UserError(`${path} exists already. Name another file, or add --force.`)
    throw new UserError(`${path} cannot be written: ${messageOf(error)}. Make its folder writable.`, {
      cause: error,
    })
  }
}

/** A link is refused where something stands, which a renaming is not. Some file systems know no links. */
async function linkTo(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path)
    await rm(temporary)
  } catch (error) {
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error
    await (await open(path, 'wx')).close()
    await rename(temporary, path)
  }
}

/** A second name for a file, so that it stays when its first name goes to another; renamed where there are no links. */
export async function keepAside(path: string, aside: string): Promise<void> {
  try {
    await link(path, aside)
  } catch (error) {
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error
    await rename(path, aside)
  }
}

async function synced(path: string, flags: string): Promise<void> {
  const file = await open(path, flags)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** So that the name survives a power cut, too. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await synced(folder, 'r')
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
