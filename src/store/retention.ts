// What is removed when it has grown old, in batches so small that nobody waits for them. Each batch is one transaction
// and can be repeated or run twice at once; it says how many rows went, and 0 when nothing is left.
//
// Editions never go, nor the editorials and revisions they carry. Deliveries leave their numbers in `delivery_sums`.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { DeliveryStatus, Instant } from '../core/model.js'
import type { Database, Transaction } from './database.js'
import { numbersOf } from './numbers.js'
import { dropRows } from './search-index.js'

/** What can grow old. */
export type Ageing = 'editorials' | 'revisions' | 'deliveries' | 'pages' | 'modelAnswers'

/** Counts what is older than `before`. */
export async function countOld(db: Database, what: Ageing, before: Instant): Promise<number> {
  const { rows } = await sql<{ old: number | string }>`
    select count(*) as old from ${sql.table(TABLES[what])} where ${conditions[what](before)}`.execute(db)
  return Number(rows[0]?.old ?? 0)
}

/** Removes up to `limit` of what is older than `before` (of editorials: pieces); says how many rows went. */
export async function removeOld(
  db: Database,
  what: Ageing,
  { before, limit }: { before: Instant; limit: number },
): Promise<number> {
  return db.transaction().execute((tx) => removers[what](tx, before, limit))
}

/** Counts these deliveries in `delivery_sums` and removes their rows. What another transaction took is not counted. */
export async function sumUpDeliveries(tx: Transaction, deliveries: SummedDelivery[]): Promise<number> {
  const removed = await tx
    .deleteFrom('deliveries')
    .where(
      sql<boolean>`id in (select numbers.value from ${numbersOf(
        tx,
        deliveries.map(({ id }) => id),
      )})`,
    )
    .returning('id')
    .execute()
  const gone = new Set(removed.map(({ id }) => Number(id)))
  for (const sum of sumsOf(deliveries.filter(({ id }) => gone.has(id)))) {
    await tx
      .insertInto('delivery_sums')
      .values(sum)
      .onConflict((conflict) =>
        conflict.columns(['edition_id', 'channel', 'status']).doUpdateSet({
          deliveries: sql<number>`delivery_sums.deliveries + excluded.deliveries`,
        }),
      )
      .execute()
  }
  return gone.size
}

export interface SummedDelivery {
  id: number
  edition: number
  channel: string
  /** As it is counted. */
  status: DeliveryStatus
}

function sumsOf(deliveries: SummedDelivery[]) {
  const sums = new Map<
    string,
    { edition_id: number; channel: string; status: DeliveryStatus; deliveries: number }
  >()
  for (const { edition, channel, status } of deliveries) {
    const key = `${edition} ${status} ${channel}`
    const sum = sums.get(key) ?? { edition_id: edition, channel, status, deliveries: 0 }
    sums.set(key, { ...sum, deliveries: sum.deliveries + 1 })
  }
  return [...sums.values()]
}

const TABLES = {
  editorials: 'editorials',
  revisions: 'revisions',
  deliveries: 'deliveries',
  pages: 'pages',
  modelAnswers: 'model_answers',
} as const

const conditions: Record<Ageing, (before: Instant) => RawBuilder<SqlBool>> = {
  // A piece goes as a whole. What has no date stays: a source that lists it still would bring it back as new.
  editorials: (before) => sql`
    first_seen_at < ${before} and published_at < ${before} and not exists (
      select 1 from editorials as members
      where (members.id = coalesce(editorials.piece, editorials.id)
          or members.piece = coalesce(editorials.piece, editorials.id))
        and (members.first_seen_at >= ${before} or members.published_at is null
          or members.published_at >= ${before} or members.id in (select editorial_id from edition_editorials)))`,
  revisions: (before) => sql`
    editorial_id in (select editorial_id from revisions as later where later.number > 1)
    and seen_at < ${before}
    and number < (
      select max(newer.number) from revisions as newer where newer.editorial_id = revisions.editorial_id)
    and hash not in (
      select revision_hash from edition_editorials
      where edition_editorials.editorial_id = revisions.editorial_id)`,
  // By the edition's age, since that needs no index of its own. What is not finished stays to be seen.
  deliveries: (before) => sql`
    edition_id in (select id from editions where published_at < ${before})
    and updated_at < ${before}
    and status not in ('planned', 'sending')
    and next_attempt_at is null`,
  pages: (before) => sql`
    due_at is null and coalesce(listed_at, checked_at, '') < ${before} and coalesce(checked_at, '') < ${before}`,
  modelAnswers: (before) => sql`created_at < ${before}`,
}

type Remover = (tx: Transaction, before: Instant, limit: number) => Promise<number>

const removers: Record<Ageing, Remover> = {
  async editorials(tx, before, limit) {
    const { rows: pieces } = await sql<{ piece: number }>`
      select distinct coalesce(piece, id) as piece from editorials where ${conditions.editorials(before)}
      order by piece limit ${limit}`.execute(tx)
    if (pieces.length === 0) return 0
    const wanted = numbersOf(
      tx,
      pieces.map(({ piece }) => Number(piece)),
    )
    const { rows } = await sql<{ id: number }>`
      select id from editorials
      where id in (select numbers.value from ${wanted}) or piece in (select numbers.value from ${wanted})`.execute(
      tx,
    )
    const ids = rows.map(({ id }) => Number(id))
    await dropRows(tx, ids)
    // Names, likenesses and revisions go with them.
    await sql`delete from editorials where id in (select numbers.value from ${numbersOf(tx, ids)})`.execute(
      tx,
    )
    return ids.length
  },

  async revisions(tx, before, limit) {
    return removeRows(
      tx,
      sql`
      delete from revisions where id in (
        select id from revisions where ${conditions.revisions(before)} order by id limit ${limit})`,
    )
  },

  async deliveries(tx, before, limit) {
    const rows = await tx
      .selectFrom('deliveries')
      .select(['id', 'edition_id as edition', 'channel', 'status'])
      .where(conditions.deliveries(before))
      .limit(limit)
      .execute()
    return sumUpDeliveries(tx, rows)
  },

  async pages(tx, before, limit) {
    return removeRows(
      tx,
      sql`
      delete from pages where (source, url) in (
        select source, url from pages where ${conditions.pages(before)} order by source, url limit ${limit})`,
    )
  },

  async modelAnswers(tx, before, limit) {
    await tx.deleteFrom('model_days').where('day', '<', before.slice(0, 10)).execute()
    return removeRows(
      tx,
      sql`
      delete from model_answers where key in (
        select key from model_answers where ${conditions.modelAnswers(before)} order by key limit ${limit})`,
    )
  },
}

async function removeRows(tx: Transaction, statement: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await statement.execute(tx)
  return Number(numAffectedRows ?? 0)
}
