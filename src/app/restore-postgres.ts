// restore on PostgreSQL: the backup fills a database of its own beside the present one, is checked, brought up to date
// and told what happened since. Then the two change names, which the server refuses while anybody is connected.
import { later } from '../core/delivery/ledger.js'
import { UserError } from '../core/errors.js'
import type { Instant } from '../core/model.js'
import { fill, readDump } from '../io/postgres-programs.js'
import { openAsItIs } from '../store/backup.js'
import { openDatabase, placeOf, refuseNewer } from '../store/database.js'
import {
  type Databases,
  databaseIn,
  inUse,
  openDatabases,
  withDatabase,
} from '../store/postgres-databases.js'
import { pulseOf } from '../store/status.js'
import { countsOf, stampOf } from './backup.js'
import { CLOCK } from './pulse.js'
import { migratedSince, type Restored, settle, type Task } from './restore.js'

/** A clock beats each minute. */
const BEAT_MS = 120_000

/** PostgreSQL cuts longer names. */
const LONGEST_NAME = 63

export async function restorePostgres(url: string, task: Task): Promise<Restored> {
  const { file, env } = task
  const { migrations, rows, madeAt } = await readDump(file, env)
  if (migrations.length === 0) {
    throw new UserError(
      `${file} holds no tables of Masthead. Name the file of a backup made by masthead backup.`,
    )
  }
  refuseNewer(migrations, file)
  const databases = openDatabases(url)
  try {
    const { settled, kept } = await exchange(databases, url, { ...task, migrations, madeAt })
    return { file, database: placeOf(url).name, madeAt, counts: countsOf(rows), kept, ...settled }
  } finally {
    await databases.close()
  }
}

interface Judged extends Task {
  migrations: string[]
  madeAt: string | null
}

async function exchange(databases: Databases, url: string, task: Judged) {
  const name = databaseIn(url)
  const isThere = await databases.exists(name)
  const programs = await databases.programsOn(name)
  if (programs.length > 0) throw inUse(name, programs)
  if (isThere && !task.force) await refuseBeating(url, task.now)
  const copy = besides(name, 'restoring', task.now)
  const aside = besides(name, 'before_restore', task.now)
  await databases.create(copy)
  try {
    const settled = await prepare(url, copy, { ...task, isThere })
    if (isThere) await databases.rename(name, aside)
    await databases.rename(copy, name).catch(async (error: unknown) => {
      if (isThere) await databases.rename(aside, name)
      throw error
    })
    return { settled, kept: isThere ? aside : null }
  } finally {
    // It has its name by now, unless something failed.
    await databases.drop(copy)
  }
}

/** A service that waits for its next minute has no connection open, but its clock has beaten. */
async function refuseBeating(url: string, now: Instant): Promise<void> {
  const present = openAsItIs(url)
  try {
    const beat = await pulseOf(present, CLOCK).catch(() => null)
    if (beat === null || beat < later(now, -BEAT_MS)) return
    throw new UserError(
      `The clock of a service beat at ${beat} in the database ${placeOf(url).name}. Stop all services; if they are, wait two minutes or add --force.`,
    )
  } finally {
    await present.destroy()
  }
}

/** "masthead_before_restore_20260114t070000z" */
function besides(name: string, why: string, now: string): string {
  const end = `_${why}_${stampOf(now).toLowerCase()}`
  return `${name.slice(0, LONGEST_NAME - end.length)}${end}`
}

async function prepare(
  url: string,
  copy: string,
  { file, env, now, resend, migrations, madeAt, isThere }: Judged & { isThere: boolean },
) {
  const address = withDatabase(url, copy)
  await fill({ url: address, env }, file)
  const db = await openDatabase(address)
  const replaced = isThere ? openAsItIs(url) : null
  try {
    const settled = await settle(db, { replaced, now, resend, madeAt })
    return { ...settled, migrated: await migratedSince(db, migrations) }
  } finally {
    await replaced?.destroy()
    await db.destroy()
  }
}
