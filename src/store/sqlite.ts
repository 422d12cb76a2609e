// SQLite for kysely: `node:sqlite` where the runtime has it, else @photostructure/sqlite (the same API,
// prebuilt). One connection a process; other processes may work on the same file at the same time.
//
// Promises: WAL with synchronous=FULL (an acknowledged commit survives a power cut), foreign keys on,
// write transactions start as `begin immediate` so that they wait for their turn instead of failing when
// they first write, and a value that SQLite cannot hold (a Date, undefined) is refused by name.
import { createRequire } from 'node:module'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

/** How long a statement waits for another process's write before it fails (ms). */
const BUSY_TIMEOUT_MS = 10_000

interface Statement {
  all(...values: unknown[]): unknown[]
  run(...values: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  columns?(): unknown[]
}

interface SqliteDatabase {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

interface SqliteLibrary {
  DatabaseSync: new (path: string, options?: { readOnly?: boolean }) => SqliteDatabase
  /** Copies page by page, `rate` pages at a time; resolves with the pages copied. */
  backup(
    from: SqliteDatabase,
    to: string,
    options: { rate: number; progress: (progress: { totalPages: number; remainingPages: number }) => void },
  ): Promise<number>
}

/** Opens (and creates) the file; `:memory:` for a database of its own. */
export function sqliteDialect(path: string): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => openDriver(path),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** Migrations run in one `begin immediate`, so that two programs that start at once do not both create tables. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function openDriver(path: string): Driver {
  let database: SqliteDatabase | undefined
  let connection: DatabaseConnection | undefined
  const turns = openTurns()

  return {
    async init() {
      database = openDatabase(path)
      connection = connect(database)
    },
    async acquireConnection() {
      await turns.take()
      if (!connection) throw new Error('the database is closed')
      return connection
    },
    async releaseConnection() {
      turns.give()
    },
    async beginTransaction(current) {
      await current.executeQuery(CompiledQuery.raw('begin immediate'))
    },
    async commitTransaction(current) {
      await current.executeQuery(CompiledQuery.raw('commit'))
    },
    async rollbackTransaction(current) {
      await current.executeQuery(CompiledQuery.raw('rollback'))
    },
    async destroy() {
      database?.close()
      database = connection = undefined
    },
  }
}

function openDatabase(path: string): SqliteDatabase {
  const database = new (loadSqlite().DatabaseSync)(path)
  try {
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`)
    database.exec('pragma journal_mode = wal')
    database.exec('pragma synchronous = full')
    database.exec('pragma foreign_keys = on')
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

/** The driver's module: both have the same names. */
export function loadSqlite(): SqliteLibrary {
  const require = createRequire(import.meta.url)
  // node:sqlite is stable from Node 24 on; before that it is absent or announces itself as experimental.
  const isBuiltIn = Number(process.versions.node.split('.')[0]) >= 24
  return require(isBuiltIn ? 'node:sqlite' : '@photostructure/sqlite')
}

function connect(database: SqliteDatabase): DatabaseConnection {
  const prepared = new Map<string, { statement: Statement; hasRows: boolean }>()

  function prepare(sql: string) {
    let known = prepared.get(sql)
    if (!known) {
      known = { statement: database.prepare(sql), hasRows: returnsRows(sql) }
      if (prepared.size > 500) prepared.clear()
      prepared.set(sql, known)
    }
    return known
  }

  return {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const values = query.parameters.map(bindable)
      const { statement, hasRows } = prepare(query.sql)
      if (hasRows) return { rows: statement.all(...values) as Row[] }
      const { changes, lastInsertRowid } = statement.run(...values)
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
    },
    // kysely's interface asks for the method.
    streamQuery() {
      throw new Error('SQLite rows are read at once, not streamed')
    },
  }
}

function returnsRows(sql: string): boolean {
  return /^\s*(select|with|pragma)\b/i.test(sql) || /\breturning\b/i.test(sql)
}

function bindable(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite cannot hold ${value instanceof Date ? 'a Date' : `a ${typeof value}`}`)
}

/** One connection, so one query or transaction at a time, in the order of asking. */
function openTurns() {
  const waiting: (() => void)[] = []
  let isTaken = false
  return {
    async take() {
      if (!isTaken) {
        isTaken = true
        return
      }
      await new Promise<void>((resolve) => waiting.push(resolve))
    },
    give() {
      const next = waiting.shift()
      if (next) next()
      else isTaken = false
    },
  }
}
