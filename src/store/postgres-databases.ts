// Databases of a PostgreSQL server as a whole: made, renamed and dropped, asked for through the server's own "postgres".
// A database can only be renamed while nobody is connected to it, which is what makes a restore safe.
import { sql } from 'kysely'
import { messageOf, UserError } from '../core/errors.js'
import { openAsItIs } from './backup.js'

export interface Databases {
  exists(name: string): Promise<boolean>
  /** What is connected to it, by the names that programs give themselves. */
  programsOn(name: string): Promise<string[]>
  create(name: string): Promise<void>
  /** Throws UserError while a program is connected to it. */
  rename(from: string, to: string): Promise<void>
  drop(name: string): Promise<void>
  close(): Promise<void>
}

/** The name of the database that the address names. */
export function databaseIn(url: string): string {
  const { pathname, username } = new URL(url)
  return decodeURIComponent(pathname.slice(1) || username)
}

/** The same server and user, another database. */
export function withDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${encodeURIComponent(name)}`
  return address.href
}

export function openDatabases(url: string): Databases {
  const db = openAsItIs(withDatabase(url, 'postgres'))
  return {
    async exists(name) {
      const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(db)
      return rows.length > 0
    },
    async programsOn(name) {
      const { rows } = await sql<{ program: string | null }>`
        select distinct coalesce(nullif(application_name, ''), 'a program without a name') as program
        from pg_stat_activity where datname = ${name} and backend_type = 'client backend' order by 1`.execute(
        db,
      )
      return rows.map(({ program }) => program ?? '')
    },
    async create(name) {
      try {
        await sql`create database ${sql.id(name)}`.execute(db)
      } catch (error) {
        throw explain(
          error,
          `The user of DATABASE_URL may not create databases, which a restore needs. Allow it (alter role … createdb).`,
        )
      }
    },
    async rename(from, to) {
      try {
        await sql`alter database ${sql.id(from)} rename to ${sql.id(to)}`.execute(db)
      } catch (error) {
        if (!/being accessed by other users/.test(messageOf(error))) {
          throw explain(
            error,
            `The user of DATABASE_URL may not rename the database ${from}. Make it the owner.`,
          )
        }
        throw inUse(from, await this.programsOn(from), error)
      }
    },
    async drop(name) {
      await sql`drop database if exists ${sql.id(name)}`.execute(db)
    },
    close: () => db.destroy(),
  }
}

/** As a restore says it. */
export function inUse(name: string, programs: string[], cause?: unknown): UserError {
  return new UserError(
    `The database ${name} is in use (${programs.join(', ') || 'by a program that has just gone'}). Stop all services and close what else is connected to it, then restore again.`,
    { cause },
  )
}

/** PostgreSQL's "insufficient privilege", which the driver has made a sentence of already. */
function explain(error: unknown, sentence: string): unknown {
  const said = error instanceof UserError ? messageOf(error.cause) : messageOf(error)
  return /permission denied|must be owner/.test(said) ? new UserError(sentence, { cause: error }) : error
}
