// backup: the whole database in one file, while the services go on. It is written beside its place, read again to its
// end, and only then gets its name; so a file with that name is a backup that was checked.
import { chmod, open, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { databaseUrl } from '../config/index.js'
import { explainStorage, messageOf, UserError } from '../core/errors.js'
import type { Instant } from '../core/model.js'
import { placeFile } from '../io/place-file.js'
import { dump, readDump } from '../io/postgres-programs.js'
import {
  COUNTED,
  type Contents,
  type Counts,
  copySqlite,
  openAsItIs,
  refuseOther,
  withSnapshot,
} from '../store/backup.js'
import { placeOf } from '../store/database.js'
import type { AppInput } from './app.js'

export interface BackedUp {
  file: string
  kind: 'SQLite' | 'PostgreSQL'
  /** The database, as it may be shown. */
  database: string
  bytes: number
  madeAt: Instant
  /** Name of the newest change of the tables. */
  tables: string
  counts: Counts
}

export interface BackupInput extends AppInput {
  /** A file, or a folder for one named by the time; null: the working directory. */
  file: string | null
  /** May a file that is there be replaced? */
  force: boolean
  /** Of SQLite: pages. */
  onProgress?: (done: number, of: number) => void
}

/** Throws UserError for everything that the operator can mend; then no file is left. Needs no masthead.yaml. */
export async function backup(input: BackupInput): Promise<BackedUp> {
  const url = databaseUrl(input)
  const { kind, name, isThere } = placeOf(url)
  if (!isThere() || name === ':memory:') {
    throw new UserError(
      `There is no database at ${name} yet, so there is nothing to back up. See DATABASE_URL.`,
    )
  }
  const madeAt = (input.clock ?? (() => new Date().toISOString()))()
  const file = await fileFor(input, `masthead-${stampOf(madeAt)}.${kind === 'SQLite' ? 'db' : 'dump'}`)
  const temporary = await writable(file)
  try {
    const contents =
      kind === 'SQLite'
        ? await copy(name, temporary, { file, madeAt, onProgress: input.onProgress ?? (() => undefined) })
        : await dumpPostgres(url, temporary, { name, file, env: input.env })
    await placeFile(temporary, file, input.force)
    const { size: bytes } = await stat(file)
    const tables = contents.migrations.at(-1) ?? ''
    return { file, kind, database: name, bytes, madeAt, tables, counts: contents.counts }
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) await rm(`${temporary}${end}`, { force: true })
  }
}

/** "20260114T070000Z": a time in the name of a file. */
export function stampOf(at: Instant): string {
  return `${at.slice(0, 19).replace(/[-:]/g, '')}Z`
}

async function fileFor({ file, cwd, force }: BackupInput, name: string): Promise<string> {
  const named = resolve(cwd, file ?? name)
  const there = await stat(named).catch(() => null)
  if (there?.isDirectory()) return fileFor({ env: {}, cwd: named, file: name, force }, name)
  if (there && !force) throw new UserError(`${named} exists already. Name another file, or add --force.`)
  return named
}

/** An empty file beside, which only its owner may read: it will hold addresses. */
async function writable(file: string): Promise<string> {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`)
  try {
    await rm(temporary, { force: true })
    await (await open(temporary, 'wx', 0o600)).close()
    await chmod(temporary, 0o600)
    return temporary
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const what = isMissing
      ? 'does not exist. Make it'
      : `cannot be written (${messageOf(error)}). Make it writable`
    throw new UserError(`The folder ${dirname(file)} ${what}, or name another place.`, { cause: error })
  }
}

async function copy(
  path: string,
  temporary: string,
  { file, ...how }: { file: string; madeAt: Instant; onProgress: (done: number, of: number) => void },
): Promise<Contents> {
  try {
    return await copySqlite(path, temporary, how)
  } catch (error) {
    if (error instanceof UserError) throw renamed(error, temporary, file)
    if (/full|ENOSPC|disk I\/O|EFBIG/i.test(messageOf(error))) {
      throw new UserError(
        `The disk that holds ${file} has no room for the backup. Free some space, or name another place.`,
        { cause: error },
      )
    }
    throw explainStorage(error, path) ?? error
  }
}

async function dumpPostgres(
  url: string,
  temporary: string,
  { name, file, env }: { name: string; file: string; env: AppInput['env'] },
): Promise<Contents> {
  const db = openAsItIs(url)
  try {
    return await withSnapshot(db, name, async (snapshot, contents) => {
      await dump({ url, env }, { file: temporary, snapshot })
      const { migrations, rows } = await readDump(temporary, env)
      refuseOther(contents, { migrations, counts: countsOf(rows) }, file)
      return contents
    })
  } finally {
    await db.destroy()
  }
}

export function countsOf(rows: Map<string, number>): Counts {
  return Object.fromEntries(COUNTED.map((table) => [table, rows.get(table) ?? 0])) as Counts
}

/** The person knows the file by the name that it would have had. */
function renamed(error: UserError, temporary: string, file: string): UserError {
  return new UserError(error.message.replaceAll(temporary, file), { code: error.code, cause: error.cause })
}
