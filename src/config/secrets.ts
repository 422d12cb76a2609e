// Secrets from files, as container engines and systemd hand them over: for every variable X that the house or
// a channel reads, X_FILE names a file that holds its value. Promises: what stands in such a file is never part of a
// message, nothing is waited for, and no value reaches the environment of another program.
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { messageOf, UserError } from '../core/errors.js'
import { type Variables, withoutEmpty } from './environment.js'

/** Far more than any key or address takes (bytes). */
const LARGEST = 64 * 1024

/**
 * The variables with the values of files in their places. `names` are those that may have one, `cwd` is what relative
 * paths go by. Throws one UserError that names every variable and path in the way.
 */
export function withSecrets(env: Variables, names: string[], cwd: string): Variables {
  const set = withoutEmpty(env)
  const values: Record<string, string> = {}
  const problems: string[] = []
  for (const name of names) {
    const file = set[`${name}_FILE`]
    if (file === undefined) continue
    try {
      if (name in set) throw new UserError(`${name} and ${name}_FILE are both set. Unset one of them.`)
      values[name] = secretIn(resolve(cwd, file.trim()), `${name}_FILE`)
    } catch (error) {
      problems.push(messageOf(error))
    }
  }
  if (problems.length > 0) throw new UserError(problems.join('\n'))
  return { ...env, ...values }
}

/** The text of the file without one line break at its end. Throws UserError. */
function secretIn(path: string, variable: string): string {
  const refused = (why: string, cause?: unknown) =>
    new UserError(`${variable} names ${path}, which ${why}`, { cause })
  const text = textOf(bytesOf(path, refused), refused).replace(/\r?\n$/, '')
  if (text.trim() === '') throw refused('is empty. Write the value into it, or unset the variable.')
  // An address would lose the break and a key keep it, both without a word.
  if (/[\r\n\0]/.test(text)) throw refused('holds more than one line. Write the value alone into it.')
  return text
}

type Refused = (why: string, cause?: unknown) => UserError

function bytesOf(path: string, refused: Refused): Buffer {
  try {
    // Opening a pipe that nobody writes to would wait for ever.
    if (!statSync(path).isFile()) throw refused('is a folder or a device. Name a file.')
    const bytes = firstBytes(path, LARGEST + 1)
    if (bytes.length > LARGEST)
      throw refused('is larger than 64 KiB. Name the file that holds the value alone.')
    return bytes
  } catch (error) {
    throw error instanceof UserError ? error : refused(reasonOf(error), error)
  }
}

/** As many as there are, up to `count`; the size that a file states is not asked, since some state none. */
function firstBytes(path: string, count: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(count)
    let length = 0
    for (let read = -1; read !== 0 && length < count; length += read) {
      read = readSync(file, bytes, length, count - length, null)
    }
    return bytes.subarray(0, length)
  } finally {
    closeSync(file)
  }
}

/** A byte order mark, which some editors write, is not part of the text. */
function textOf(bytes: Buffer, refused: Refused): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw refused('is no UTF-8 text. Save it as UTF-8.', error)
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? `cannot be read (${code || 'for an unknown reason'}).`
}

const REASONS: Record<string, string> = {
  ENOENT: 'does not exist. Make it, or correct the path.',
  ENOTDIR: 'does not exist. Make it, or correct the path.',
  EACCES: 'this account may not read. Give it the right to, or let its owner be the one who runs Masthead.',
  EPERM: 'this account may not read. Give it the right to, or let its owner be the one who runs Masthead.',
}
