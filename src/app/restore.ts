// restore: a backup takes the place of the database, whole or not at all. The copy is checked, brought up to date and
// told what happened since (store/restore.ts) before it gets its name; the replaced database stays beside it.
import { constants } from 'node:fs'
import { chmod, chown, copyFile, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { databaseUrl } from '../config/index.js'
import { explainStorage, messageOf, UserError } from '../core/errors.js'
import type { Instant } from '../core/model.js'
import { keepAside, placeFile } from '../io/place-file.js'
import { type Counts, hurry, intoOneFile, judgeSqlite, openAsItIs, takeMark } from '../store/backup.js'
import { applied, type Database, migrate, placeOf, refuseNewer } from '../store/database.js'
import { type Settled, settleRestored } from '../store/restore.js'
import { withSoleUse } from '../store/sole-use.js'
import type { AppInput } from './app.js'
import { stampOf } from './backup.js'
import { restorePostgres } from './restore-postgres.js'

export interface Restored extends Settled {
  file: string
  /** The database, as it may be shown. */
  database: string
  /** When the backup was made; null: the file does not say. */
  madeAt: Instant | null
  /** Changes of the tables that came with newer versions. */
  migrated: string[]
  counts: Counts
  /** Where the replaced database is now: a file, or a database of the same server; null: there was none. */
  kept: string | null
  /** False: the replaced database could not be read, so nothing is known of what was sent since the backup. */
  isPastKnown: boolean
}

export interface RestoreInput extends AppInput {
  file: string
  /** Send what the backup had not finished, as far as it has not expired. */
  resend: boolean
  /** Replace a database of which nobody can say whether a program uses it, too: damaged, or its clock just beat. */
  force: boolean
}

/** Throws UserError for everything that the operator can mend; then the database is as it was. Needs no masthead.yaml. */
export async function restore(input: RestoreInput): Promise<Restored> {
  const url = databaseUrl(input)
  const now = (input.clock ?? (() => new Date().toISOString()))()
  const file = resolve(input.cwd, input.file)
  const { kind, name } = placeOf(url)
  await refuseOtherKind(file, kind)
  const task = { file, now, resend: input.resend, force: input.force, env: input.env }
  if (kind === 'PostgreSQL') return restorePostgres(url, task)
  if (name === ':memory:')
    throw new UserError('DATABASE_URL keeps everything in memory; there is nothing to restore into.')
  return restoreSqlite(name, task)
}

export type Task = Pick<RestoreInput, 'resend' | 'force' | 'env'> & { file: string; now: Instant }

/** By the first bytes, https://www.sqlite.org/fileformat.html#magic_header_string and PostgreSQL's pg_backup_archiver.h. */
async function refuseOtherKind(file: string, kind: 'SQLite' | 'PostgreSQL'): Promise<void> {
  const start = await firstBytes(file)
  const is = start === MAGIC ? 'SQLite' : start.startsWith('PGDMP') ? 'PostgreSQL' : null
  if (is === kind) return
  throw new UserError(
    is === null
      ? `${file} is no backup made by masthead backup. Name the file of one.`
      : `${file} is a backup of ${is}, but DATABASE_URL names ${kind}. Set DATABASE_URL to a database of its kind.`,
  )
}

const MAGIC = 'SQLite format 3\0'

async function firstBytes(file: string): Promise<string> {
  try {
    const there = await stat(file)
    if (!there.isFile()) throw new UserError(`${file} is no file. Name the file of a backup.`)
    const handle = await open(file, constants.O_RDONLY)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0)
      return buffer.toString('latin1', 0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const why = isMissing ? 'does not exist' : `cannot be read (${messageOf(error)})`
    throw new UserError(`${file} ${why}. Name the file of a backup.`, { cause: error })
  }
}

async function restoreSqlite(path: string, task: Task): Promise<Restored> {
  const stamp = stampOf(task.now)
  const copy = `${path}.restoring-${stamp}`
  const aside = await freeName(`${path}.before-restore-${stamp}`)
  try {
    return await withReplaced(path, task, async (replaced, isThere) => {
      await copyBeside(task.file, copy)
      const prepared = await prepare(copy, { ...task, replaced })
      await likeBefore(path, copy)
      if (isThere) await moveAside(path, aside)
      await placeFile(copy, path, isThere)
      return { ...prepared, file: task.file, database: path, kept: isThere ? aside : null }
    })
  } finally {
    for (const end of ENDS) await rm(`${copy}${end}`, { force: true })
  }
}

/** Two restores in one second keep two databases. */
async function freeName(path: string, number = 1): Promise<string> {
  const name = number === 1 ? path : `${path}-${number}`
  const there = await stat(name).catch(() => null)
  return there ? freeName(path, number + 1) : name
}

/** A SQLite database, and what may stand beside it. */
const ENDS = ['', '-wal', '-shm', '-journal']

/** The replaced database is closed to all others meanwhile; null: it is not there, or (with force) damaged. */
async function withReplaced<Result>(
  path: string,
  { force }: Task,
  run: (replaced: Database | null, isThere: boolean) => Promise<Result>,
): Promise<Result> {
  const there = await stat(path).catch(() => null)
  if (!there) return run(null, false)
  if (!there.isFile()) throw new UserError(`${path} is no file. Set DATABASE_URL to another place.`)
  let isTaken = false
  try {
    // SQLite would clear the log of what it cannot read away.
    if (there.size > 0 && (await firstBytes(path)) !== MAGIC) throw new Error('not a database')
    return await withSoleUse(path, (replaced) => {
      isTaken = true
      return run(replaced, true)
    })
  } catch (error) {
    if (isTaken || error instanceof UserError || !DAMAGED.test(messageOf(error))) {
      throw isTaken ? error : (explainStorage(error, path) ?? error)
    }
    if (force) return run(null, true)
    throw new UserError(
      `The present database ${path} is damaged, so nobody can say whether a program works on it. Stop all services, then add --force.`,
      { cause: error },
    )
  }
}

const DAMAGED = /not a database|malformed|corrupt/i

/** With the log of a file that was copied by hand while a program used it. */
async function copyBeside(file: string, copy: string): Promise<void> {
  try {
    await copyFile(file, copy, constants.COPYFILE_EXCL)
    const log = await stat(`${file}-wal`).catch(() => null)
    if (log?.isFile()) await copyFile(`${file}-wal`, `${copy}-wal`)
  } catch (error) {
    const isFull = /ENOSPC/.test(messageOf(error))
    const why = isFull ? 'its disk is full. Free some space' : `${messageOf(error)}. Make the folder writable`
    throw new UserError(`The backup cannot be copied into ${dirname(copy)}: ${why}, then restore again.`, {
      cause: error,
    })
  }
}

/** Through one connection, so that no other holds the file when it gets its name. */
async function prepare(
  copy: string,
  { file, now, resend, replaced }: Task & { replaced: Database | null },
): Promise<Omit<Restored, 'file' | 'database' | 'kept'>> {
  const db = openAsItIs(`sqlite:${copy}`)
  try {
    const { migrations, counts } = await judgeSqlite(db, file)
    refuseNewer(migrations, file)
    const madeAt = await takeMark(db)
    await hurry(db)
    await migrate(db, file)
    const settled = await settle(db, { replaced, now, resend, madeAt })
    const migrated = await migratedSince(db, migrations)
    await intoOneFile(db)
    return { madeAt, counts, migrated, ...settled }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw explainStorage(error, copy) ?? error
  } finally {
    await db.destroy()
  }
}

/** Names of the migrations that the database has seen beyond those of the backup. */
export async function migratedSince(db: Database, known: string[]): Promise<string[]> {
  return (await applied(db)).filter((name) => !known.includes(name))
}

/** A replaced database that cannot be understood is as good as none. */
export async function settle(
  db: Database,
  { madeAt, ...how }: { replaced: Database | null; now: Instant; resend: boolean; madeAt: Instant | null },
): Promise<Settled & { isPastKnown: boolean }> {
  const reason = `restored from a backup${madeAt === null ? '' : ` of ${madeAt}`}: it may have been sent since`
  if (how.replaced) {
    try {
      return { ...(await settleRestored(db, { ...how, reason })), isPastKnown: true }
    } catch (error) {
      // Damaged, or another program's: its own tables are asked by names that it does not know.
      if (!/no such (table|column)|does not exist|malformed|not a database/.test(messageOf(error)))
        throw error
    }
  }
  return { ...(await settleRestored(db, { ...how, replaced: null, reason })), isPastKnown: false }
}

/** Whoever could use the database still can: a service has another user than whoever restores, perhaps. */
async function likeBefore(path: string, copy: string): Promise<void> {
  const there = await stat(path).catch(() => null)
  if (!there) return
  await chmod(copy, there.mode)
  // Giving a file away is for root alone; anybody else owns it already, or is told by the service.
  if (process.getuid?.() === 0) await chown(copy, there.uid, there.gid)
}

async function moveAside(path: string, aside: string): Promise<void> {
  try {
    await keepAside(path, aside)
    // Only a damaged one still has them; a database of that name would take them for its own.
    for (const end of ENDS.slice(1)) {
      const there = await stat(`${path}${end}`).catch(() => null)
      if (there) await rename(`${path}${end}`, `${aside}${end}`)
    }
  } catch (error) {
    throw new UserError(
      `${path} cannot be kept as ${aside}: ${messageOf(error)}. Make its folder writable.`,
      {
        cause: error,
      },
    )
  }
}
