// A SQLite file to oneself. Every program that has one open in WAL mode keeps a lock of the operating system on it, which
// ends with the program however it ends; so it is free when, and only when, its mode can be changed. Nobody writes a mark
// that a crash could leave behind.
import { sql } from 'kysely'
import { messageOf, UserError } from '../core/errors.js'
import { openAsItIs } from './backup.js'
import type { Database } from './database.js'

/**
 * Runs with the database at `path` while no other program can use it; a program that starts meanwhile waits. Its log is
 * written into it before, so that the one file holds all. Throws UserError when another program has it open.
 */
export async function withSoleUse<Result>(
  path: string,
  run: (db: Database) => Promise<Result>,
): Promise<Result> {
  const db = openAsItIs(`sqlite:${path}`)
  try {
    return await db.connection().execute(async (only) => {
      await take(only, path)
      try {
        return await run(only)
      } finally {
        await sql`rollback`.execute(only)
      }
    })
  } finally {
    await db.destroy()
  }
}

async function take(db: Database, path: string): Promise<void> {
  try {
    await sql`pragma busy_timeout = 500`.execute(db)
    await sql`pragma journal_mode = delete`.execute(db)
    await sql`begin exclusive`.execute(db)
  } catch (error) {
    if (!/locked|busy/i.test(messageOf(error))) throw error
    throw new UserError(
      `A program of Masthead is working on ${path}. Stop all services and commands that use it, then restore again.`,
      { cause: error },
    )
  }
}
