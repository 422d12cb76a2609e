// The ledger: one row for each edition and subscription, from planned to its end.
// A claim is committed before the first byte goes out, its result afterwards; what dies in between is found
// by its lease and judged uncertain.
import { type ExpressionBuilder, sql } from 'kysely'
import { LEASE_MS, later, type Verdict } from '../core/delivery/ledger.js'
import type { Delivery, DeliveryStatus, Instant, Receipt } from '../core/model.js'
import type { Database } from './database.js'
import type { Tables } from './tables.js'

/** One planned row for each active subscription of the newsletter on these channels. Returns how many. */
export async function planDeliveries(
  db: Database,
  edition: number,
  newsletter: string,
  channels: string[],
  now: Instant,
): Promise<number> {
  if (channels.length === 0) return 0
  const result = await db
    .insertInto('deliveries')
    .columns(['edition_id', 'subscription_id', 'status', 'next_attempt_at', 'receipts', 'updated_at'])
    .expression((from) =>
      from
        .selectFrom('subscriptions')
        .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
        .where('subscriptions.newsletter', '=', newsletter)
        .where('subscriptions.status', '=', 'active')
        .where('subscribers.channel', 'in', channels)
        .select([
          sql.val(edition).as('edition_id'),
          'subscriptions.id',
          sql.val<DeliveryStatus>('planned').as('status'),
          sql.val(now).as('next_attempt_at'),
          sql.val('[]').as('receipts'),
          sql.val(now).as('updated_at'),
        ])
        .orderBy('subscriptions.id'),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}

/**
 * Takes up to `limit` due deliveries for this process, oldest edition first, and counts the attempt.
 * Another process that asks at the same moment gets others.
 */
export async function claimDeliveries(
  db: Database,
  channels: string[],
  now: Instant,
  limit: number,
): Promise<Delivery[]> {
  if (channels.length === 0) return []
  return db.transaction().execute(async (tx) => {
    const due = await deliveryRows(tx)
      .where('subscribers.channel', 'in', channels)
      .where(isDue(now))
      .orderBy('deliveries.edition_id')
      .orderBy('deliveries.id')
      .limit(limit)
      .execute()
    if (due.length === 0) return []
    await tx
      .updateTable('deliveries')
      .set((set) => ({
        status: 'sending',
        attempts: set('attempts', '+', 1),
        first_attempt_at: set.fn.coalesce('first_attempt_at', set.val(now)),
        next_attempt_at: null,
        lease_until: later(now, LEASE_MS),
        updated_at: now,
      }))
      .where(
        'id',
        'in',
        due.map((row) => row.id),
      )
      .execute()
    return due.map((row) => {
      const claimed = fromRow(row)
      return {
        ...claimed,
        status: 'sending',
        attempts: claimed.attempts + 1,
        firstAttemptAt: claimed.firstAttemptAt ?? now,
      }
    })
  })
}

/** Writes what became of a claimed delivery. */
export async function settleDelivery(
  db: Database,
  id: number,
  { status, nextAttemptAt, doubts }: Verdict,
  { receipts, error, now }: { receipts: Receipt[]; error: string | null; now: Instant },
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({
      status,
      doubts,
      next_attempt_at: nextAttemptAt,
      lease_until: null,
      receipts: JSON.stringify(receipts),
      error,
      updated_at: now,
    })
    .where('id', '=', id)
    .where('status', '=', 'sending')
    .execute()
}

/** Keeps the receipt of one message of a delivery whose other messages are still to be sent. */
export async function keepReceipts(
  db: Database,
  id: number,
  receipts: Receipt[],
  now: Instant,
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ receipts: JSON.stringify(receipts), lease_until: later(now, LEASE_MS), updated_at: now })
    .where('id', '=', id)
    .where('status', '=', 'sending')
    .execute()
}

/** Deliveries that a process left in `sending` when it died: their lease has run out. */
export async function abandonedDeliveries(db: Database, now: Instant): Promise<Delivery[]> {
  const rows = await deliveryRows(db)
    .where('deliveries.status', '=', 'sending')
    .where('deliveries.lease_until', '<', now)
    .execute()
  return rows.map(fromRow)
}

/** Deliveries of one edition, or the newest of all. */
export async function listDeliveries(
  db: Database,
  filter: { newsletter?: string; number?: number; limit: number },
): Promise<Delivery[]> {
  let query = deliveryRows(db).orderBy('deliveries.id', 'desc').limit(filter.limit)
  if (filter.newsletter !== undefined) query = query.where('editions.newsletter', '=', filter.newsletter)
  if (filter.number !== undefined) query = query.where('editions.number', '=', filter.number)
  return (await query.execute()).map(fromRow)
}

type DeliveryTables = ExpressionBuilder<Tables, 'deliveries'>

function isDue(now: Instant) {
  return ({ and, or, eb }: DeliveryTables) =>
    and([
      or([eb('deliveries.status', '=', 'planned'), eb('deliveries.status', '=', 'uncertain')]),
      eb('deliveries.next_attempt_at', '<=', now),
    ])
}

function deliveryRows(db: Database) {
  return db
    .selectFrom('deliveries')
    .innerJoin('editions', 'editions.id', 'deliveries.edition_id')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .select([
      'deliveries.id',
      'editions.number',
      'editions.newsletter',
      'subscribers.channel',
      'subscribers.address',
      'deliveries.status',
      'deliveries.attempts',
      'deliveries.doubts',
      'deliveries.next_attempt_at',
      'deliveries.first_attempt_at',
      'deliveries.receipts',
      'deliveries.error',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof deliveryRows>['executeTakeFirstOrThrow']>>

function fromRow(row: Row): Delivery {
  return {
    id: row.id,
    edition: row.number,
    newsletter: row.newsletter,
    channel: row.channel,
    address: JSON.parse(row.address),
    status: row.status,
    attempts: row.attempts,
    doubts: row.doubts,
    nextAttemptAt: row.next_attempt_at,
    firstAttemptAt: row.first_attempt_at,
    receipts: JSON.parse(row.receipts),
    error: row.error,
  }
}
