// How things stand, counted: what is unfinished, what went wrong, how large the database is.
//
// Promises: no question here looks at deliveries that are finished and well, however many millions there are. What is
// unfinished or went wrong stands in indexes of its own, and counting stops at `most`. Only the size of an edition is
// counted whole, in an index.
import { sql } from 'kysely'
import type { Instant } from '../core/model.js'
import { type Database, migrations } from './database.js'
import { isPostgres } from './postgres.js'

/** A count that stopped at its limit is at least that. */
export interface Counted {
  count: number
  isWhole: boolean
}

/** Deliveries that are not finished, of one edition and channel. */
export interface Unfinished {
  edition: number
  channel: string
  /** `uncertain` ones are repeated; those that are not stand in `waitingCount`. */
  status: 'planned' | 'sending' | 'uncertain'
  count: number
}

/**
 * What is not finished, by the indexes that hold nothing else: new mail, repeats, what is under way. Of each kind `most`
 * rows are looked at; `isWhole` says that there were no more.
 */
export async function unfinishedDeliveries(
  db: Database,
  most: number,
): Promise<{ rows: Unfinished[]; isWhole: boolean }> {
  const kinds = await Promise.all(
    UNFINISHED.map(async (condition) => {
      const { rows } = await sql<Unfinished>`
        select edition_id as edition, channel, status, count(*) as count
        from (select edition_id, channel, status from deliveries where ${condition} limit ${most}) as unfinished
        group by edition_id, channel, status`.execute(db)
      return rows.map((row) => ({ ...row, count: Number(row.count) }))
    }),
  )
  return { rows: kinds.flat(), isWhole: kinds.every((rows) => sumOf(rows) < most) }
}

/** The conditions of deliveries_fresh, deliveries_again and deliveries_leased. */
const UNFINISHED = [
  sql`attempts = 0 and next_attempt_at is not null`,
  sql`attempts > 0 and next_attempt_at is not null`,
  sql`lease_until is not null`,
]

function sumOf(rows: { count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0)
}

/** The condition of the index deliveries_troubled. SQLite uses it only where a question repeats it word for word. */
const TROUBLED = sql`(status = 'failed' or status = 'uncertain' or status = 'bounced' or status = 'cancelled')`

/** Uncertain deliveries that are not repeated, changed since then; counted up to `most`. */
export async function waitingCount(
  db: Database,
  { since, most }: { since: Instant; most: number },
): Promise<Counted> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from deliveries
      where ${TROUBLED} and status = 'uncertain' and next_attempt_at is null and updated_at >= ${since}
      limit ${most}
    ) as waiting`.execute(db)
  const count = Number(rows[0]?.count ?? 0)
  return { count, isWhole: count < most }
}

/** For each of the channels since when its oldest delivery has been due, or when the first will be. */
export async function oldestDue(
  db: Database,
  channels: string[],
): Promise<{ channel: string; at: Instant }[]> {
  const found = await Promise.all(
    channels.flatMap((channel) =>
      (['=', '>'] as const).map(async (attempts) => {
        const row = await db
          .selectFrom('deliveries')
          .select('next_attempt_at as at')
          .where('channel', '=', channel)
          // Written out, so that the databases see that the index's condition holds.
          .where('attempts', attempts, sql.lit(0))
          .where('next_attempt_at', 'is not', null)
          .orderBy('next_attempt_at')
          .limit(1)
          .executeTakeFirst()
        return row?.at ? [{ channel, at: row.at }] : []
      }),
    ),
  )
  return found.flat().sort((a, b) => (a.at < b.at ? -1 : 1))
}

export interface LatestEdition {
  id: number
  newsletter: string
  number: number
  slot: Instant
  publishedAt: Instant
}

/** The newest edition of each newsletter. */
export async function newestEditions(
  db: Database,
  newsletters: string[],
): Promise<Map<string, LatestEdition>> {
  const found = await Promise.all(
    newsletters.map((newsletter) =>
      db
        .selectFrom('editions')
        .select(['id', 'newsletter', 'number', 'slot', 'published_at as publishedAt'])
        .where('newsletter', '=', newsletter)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst(),
    ),
  )
  return new Map(found.flatMap((row) => (row ? [[row.newsletter, row] as const] : [])))
}

/** How many deliveries an edition has, whatever became of them; by an index that holds nothing else. */
export async function deliveryCount(db: Database, edition: number): Promise<number> {
  const { total } = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll().as('total'))
    .where('edition_id', '=', edition)
    .executeTakeFirstOrThrow()
  return Number(total)
}

export interface Troubled {
  uncertain: number
  failed: number
  bounced: number
  cancelled: number
  /** What one of the failures said; null when none failed. */
  error: string | null
}

/** What did not go well in an edition, by the index deliveries_troubled. */
export async function troubledOf(db: Database, edition: number): Promise<Troubled> {
  const { rows } = await sql<{ status: string; count: number; error: string | null }>`
    select status, count(*) as count, max(error) as error from deliveries
    where ${TROUBLED} and edition_id = ${edition}
    group by status`.execute(db)
  const of = (status: string) => rows.find((row) => row.status === status)
  return {
    uncertain: Number(of('uncertain')?.count ?? 0),
    failed: Number(of('failed')?.count ?? 0),
    bounced: Number(of('bounced')?.count ?? 0),
    cancelled: Number(of('cancelled')?.count ?? 0),
    error: of('failed')?.error ?? null,
  }
}

export interface DatabaseFacts {
  kind: 'SQLite' | 'PostgreSQL'
  /** Of the database program. */
  version: string
  bytes: number
  /** Name of the newest change of the tables. */
  tables: string
}

export async function databaseFacts(db: Database): Promise<DatabaseFacts> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name desc limit 1`.execute(db)
  const tables = rows[0]?.name ?? ''
  if (isPostgres(db)) {
    const { rows: found } = await sql<{ version: string; bytes: number }>`
      select current_setting('server_version') as version,
        pg_database_size(current_database()) as bytes`.execute(db)
    const { version = '', bytes = 0 } = found[0] ?? {}
    return { kind: 'PostgreSQL', version: version.split(' ')[0] ?? '', bytes: Number(bytes), tables }
  }
  const { rows: found } = await sql<{ version: string; bytes: number }>`
    select sqlite_version() as version,
      (select page_count from pragma_page_count) * (select page_size from pragma_page_size) as bytes`.execute(
    db,
  )
  const { version = '', bytes = 0 } = found[0] ?? {}
  return { kind: 'SQLite', version, bytes, tables }
}

/**
 * Migrations of this program that the database has not seen: an older backup was put in its place. Those of a newer
 * program, which is just taking over, are no hindrance to one that runs.
 */
export async function missingMigrations(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const names = new Set(rows.map(({ name }) => name))
  return Object.keys(migrations).filter((name) => !names.has(name))
}

/** Rows of the search index; PostgreSQL's own estimate, since it would count them one by one. */
export async function searchRowCount(db: Database): Promise<number> {
  const { rows } = isPostgres(db)
    ? await sql<{ count: number }>`
        select greatest(reltuples, 0)::bigint as count from pg_class
        where oid = 'search_rows'::regclass`.execute(db)
    : await sql<{ count: number }>`select count(*) as count from search_rows`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** Until when each newsletter's slots were decided. */
export async function clocksOf(db: Database): Promise<Map<string, Instant>> {
  const rows = await db.selectFrom('clocks').selectAll().execute()
  return new Map(rows.map(({ newsletter, decided_until }) => [newsletter, decided_until]))
}

/** Says that `name` moved at this instant. */
export async function savePulse(db: Database, name: string, at: Instant): Promise<void> {
  await db
    .insertInto('pulses')
    .values({ name, at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ at }))
    .execute()
}

export async function pulseOf(db: Database, name: string): Promise<Instant | null> {
  const row = await db.selectFrom('pulses').select('at').where('name', '=', name).executeTakeFirst()
  return row?.at ?? null
}
