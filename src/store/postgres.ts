// PostgreSQL for kysely, by pg, which is loaded only when DATABASE_URL asks for it. No other file knows pg.
//
// Promises: counts and other big integers come as numbers; no statement runs for ever; a connection that breaks,
// idle or in use, fails the statements on it and never the process, and the next statement gets a new connection;
// what an operator can mend is thrown as one sentence that names the server and never the password.
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Kysely,
  type MigrationLockOptions,
  PostgresAdapter,
  PostgresDialect,
  PostgresDriver,
  sql,
} from 'kysely'
import type { Pool } from 'pg'
import { messageOf, UserError } from '../core/errors.js'
import { parseUrl } from '../core/url.js'

/** Connections of one process; `?pool_size=` in DATABASE_URL says otherwise. */
const POOL_SIZE = 10
/** Most that `pool_size` may ask for. */
const MOST_CONNECTIONS = 200
/** How long a connection may take, the wait for a free one included (ms). */
const CONNECT_TIMEOUT_MS = 15_000
/** A statement that takes longer is ended by the server (ms); see takeTurn for those that may. */
const STATEMENT_TIMEOUT_MS = 120_000
/** A transaction in which nothing happens for so long is ended by the server: its program hangs (ms). */
const IDLE_TRANSACTION_TIMEOUT_MS = 120_000

/** `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, with pg's own parameters (sslmode) and pool_size behind it. */
export function postgresDialect(address: string): PostgresDialect {
  const place = placeOf(address)
  return new ExplainedDialect(place, () => openPool(place))
}

/** Is it PostgreSQL that `db` speaks to? All that the two databases do differently asks here. */
export function isPostgres(db: { getExecutor(): { adapter: DialectAdapter } }): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/**
 * Makes transactions that name the same thing follow each other, from here to their ends, however long each takes.
 * SQLite's follow each other anyway. For what reads, decides and then writes.
 */
export async function takeTurn(
  tx: Pick<Kysely<never>, 'getExecutor'>,
  thing: 'editorials' | 'alarms' | `edition of ${string}`,
): Promise<void> {
  if (!isPostgres(tx)) return
  // Waiting counts as well, and millions of deliveries are planned in one statement.
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${thing}, 7))`.execute(tx)
}

/** "db.example.org:5432/masthead": an address as it may be shown. */
export function nameOfServer(address: string): string {
  return placeOf(address).name
}

interface Place {
  url: string
  server: string
  database: string
  user: string
  name: string
  poolSize: number
}

function placeOf(address: string): Place {
  const url = parseUrl(address)
  const parts = url && decoded([url.username, url.pathname.slice(1), url.password])
  if (!url || !parts) {
    throw new UserError(
      'DATABASE_URL is no address of PostgreSQL. It reads postgres://USER:PASSWORD@HOST:5432/DATABASE, with signs such as @ / # % in a password written as %40 %2F %23 %25.',
    )
  }
  const poolSize = Number(url.searchParams.get('pool_size') ?? POOL_SIZE)
  if (!Number.isInteger(poolSize) || poolSize < 1 || poolSize > MOST_CONNECTIONS) {
    throw new UserError(
      `DATABASE_URL asks for a pool_size that is no whole number between 1 and ${MOST_CONNECTIONS}.`,
    )
  }
  url.searchParams.delete('pool_size')
  const server = url.searchParams.get('host') ?? `${url.hostname || 'localhost'}:${url.port || 5432}`
  const [user = '', named = ''] = parts
  const database = named || user
  return { url: url.href, server, database, user, name: `${server}/${database}`, poolSize }
}

/** Null where a % is no part of a sign that was written so. */
function decoded(parts: string[]): string[] | null {
  try {
    return parts.map(decodeURIComponent)
  } catch {
    return null
  }
}

async function openPool({ url, poolSize }: Place): Promise<Pool> {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'masthead',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: {
      getTypeParser: (type, format) =>
        format !== 'binary' && NUMBERS.has(type) ? Number : pg.types.getTypeParser(type, format),
    },
  })
  // Without listeners a broken connection would end the process. Whoever uses it learns of it by their statement;
  // an idle one is replaced when the next is needed.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return pool
}

/** int8 and numeric, as count() and sum() give them; none of ours comes near 2^53. */
const NUMBERS = new Set<number>([20, 1700])

/** Kysely's dialect, with errors for operators and migrations that may take their time. */
class ExplainedDialect extends PostgresDialect {
  readonly #place: Place
  readonly #pool: () => Promise<Pool>

  constructor(place: Place, pool: () => Promise<Pool>) {
    super({ pool })
    this.#place = place
    this.#pool = pool
  }

  override createAdapter() {
    return new PatientAdapter()
  }

  override createDriver() {
    return new ExplainedDriver(this.#place, this.#pool)
  }
}

/** Of tables that are still to be made. */
type MigratedDatabase = Parameters<PostgresAdapter['acquireMigrationLock']>[0]

/** Making an index over an archive takes long, and so does waiting for another program that does it. */
class PatientAdapter extends PostgresAdapter {
  override async acquireMigrationLock(db: MigratedDatabase, options: MigrationLockOptions): Promise<void> {
    await sql`set statement_timeout = 0`.execute(db)
    await super.acquireMigrationLock(db, options)
  }

  override async releaseMigrationLock(db: MigratedDatabase, options: MigrationLockOptions): Promise<void> {
    await super.releaseMigrationLock(db, options)
    await sql`set statement_timeout = ${sql.lit(STATEMENT_TIMEOUT_MS)}`.execute(db)
  }
}

class ExplainedDriver extends PostgresDriver {
  readonly #place: Place
  readonly #explained = new WeakSet<DatabaseConnection>()

  constructor(place: Place, pool: () => Promise<Pool>) {
    super({ pool })
    this.#place = place
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection().catch((error: unknown) => {
      throw explain(error, this.#place)
    })
    if (this.#explained.has(connection)) return connection
    this.#explained.add(connection)
    const execute = connection.executeQuery.bind(connection)
    connection.executeQuery = <Row>(query: CompiledQuery) =>
      execute<Row>(query).catch((error: unknown) => {
        throw explain(error, this.#place)
      })
    return connection
  }
}

/** What the server (https://www.postgresql.org/docs/current/errcodes-appendix.html), pg and the line say. */
const CAUSES: [pattern: RegExp, sentence: (place: Place) => string][] = [
  [
    /^(28P01|28000)\b|SASL/,
    ({ server, user }) =>
      `PostgreSQL at ${server} refuses the user "${user}". Correct the user and password in DATABASE_URL.`,
  ],
  [
    /^3D000\b/,
    ({ server, database }) =>
      `PostgreSQL at ${server} has no database "${database}". Create it (create database ${database}), or correct DATABASE_URL.`,
  ],
  [
    /^53300\b/,
    ({ server }) =>
      `PostgreSQL at ${server} has no room for another connection. Raise its max_connections, or lower pool_size in DATABASE_URL.`,
  ],
  [
    /^53100\b|No space left on device/,
    ({ server }) => `The disk of PostgreSQL at ${server} is full. Free some space.`,
  ],
  [
    /^42501\b/,
    ({ name, user }) =>
      `The user "${user}" may not do this in the database ${name}. Make it the owner, or grant it all on the schema.`,
  ],
  [
    /^25006\b/,
    ({ name }) => `The database ${name} is read-only. Name the primary server in DATABASE_URL, not a copy.`,
  ],
  [
    /^57014\b/,
    ({ name }) =>
      `The database ${name} needed longer than ${STATEMENT_TIMEOUT_MS / 1000} s for one statement. See what else keeps the server busy.`,
  ],
  [
    /does not support SSL|self-signed|certificate/i,
    ({ server }) =>
      `PostgreSQL at ${server} and DATABASE_URL do not agree on encryption. Set sslmode in DATABASE_URL as the server's operator says.`,
  ],
  [
    /timeout exceeded when trying to connect|due to connection timeout|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/,
    ({ server }) =>
      `PostgreSQL at ${server} does not answer in time. See that the server runs and can be reached from here, or correct DATABASE_URL.`,
  ],
  [
    /ECONNREFUSED|ENOENT|ENOTFOUND|EAI_AGAIN|not currently accepting connections/,
    ({ server }) => `No PostgreSQL answers at ${server}. Start the server, or correct DATABASE_URL.`,
  ],
  [
    /^(57P0[0-9]|08\w{3})\b|Connection terminated|ECONNRESET|EPIPE|connection error and is not queryable/,
    ({ server }) =>
      `PostgreSQL at ${server} broke the connection. See whether the server was stopped; what was under way is done again.`,
  ],
]

function explain(error: unknown, place: Place): unknown {
  const said = wordsOf(error)
  const cause = CAUSES.find(([pattern]) => pattern.test(said))
  return cause ? new UserError(cause[1](place), { cause: error }) : error
}

/** The code first; where a name has several addresses, the codes of all. */
function wordsOf(error: unknown): string {
  const inner = error instanceof AggregateError ? error.errors.map(wordsOf) : []
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return [code, messageOf(error), ...inner].join(' ').trim()
}
