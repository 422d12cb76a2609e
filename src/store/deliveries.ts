// The ledger: one row for each edition and subscription, from planned to its end. How rows are claimed and settled
// stands in claims.ts.
import { sql } from 'kysely'
import type { Delivery, DeliveryStatus, Instant } from '../core/model.js'
import type { Database } from './database.js'

/**
 * One planned row for each active subscription of the newsletter on these channels, in one statement; for an edition that
 * was stored in the same transaction. Returns how many.
 * They are due at `dueAt`; `plannedAt` is from when on they grow old.
 */
export async function planDeliveries(
  db: Database,
  edition: { id: number; newsletter: string },
  { channels, dueAt, plannedAt }: { channels: string[]; dueAt: Instant; plannedAt: Instant },
): Promise<number> {
  if (channels.length === 0) return 0
  const result = await db
    .insertInto('deliveries')
    .columns([
      'edition_id',
      'subscription_id',
      'channel',
      'status',
      'attempts',
      'doubts',
      'next_attempt_at',
      'receipts',
      'updated_at',
    ])
    .expression((from) =>
      from
        .selectFrom('subscriptions')
        .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
        .where('subscriptions.newsletter', '=', edition.newsletter)
        .where('subscriptions.status', '=', 'active')
        .where('subscribers.channel', 'in', channels)
        .select([
          sql<number>`cast(${edition.id} as integer)`.as('edition_id'),
          'subscriptions.id',
          'subscribers.channel',
          sql.lit<DeliveryStatus>('planned').as('status'),
          sql.lit(0).as('attempts'),
          sql.lit(0).as('doubts'),
          sql.val(dueAt).as('next_attempt_at'),
          sql.lit('[]').as('receipts'),
          sql.val(plannedAt).as('updated_at'),
        ])
        .orderBy('subscriptions.id'),
    )
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}

/** Deliveries of one edition, or the newest of all. */
export async function listDeliveries(
  db: Database,
  filter: { newsletter?: string; number?: number; limit: number },
): Promise<Delivery[]> {
  let query = deliveryRows(db).orderBy('deliveries.id', 'desc').limit(filter.limit)
  if (filter.newsletter !== undefined) query = query.where('editions.newsletter', '=', filter.newsletter)
  if (filter.number !== undefined) query = query.where('editions.number', '=', filter.number)
  return (await query.execute()).map(deliveryFrom)
}

/** Deliveries with what belongs to them in other tables; `deliveryFrom` makes them of these rows. */
export function deliveryRows(db: Database) {
  return db
    .selectFrom('deliveries')
    .innerJoin('editions', 'editions.id', 'deliveries.edition_id')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .select([
      'deliveries.id',
      'editions.number',
      'editions.newsletter',
      'deliveries.channel',
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

export type DeliveryWithOthers = Awaited<
  ReturnType<ReturnType<typeof deliveryRows>['executeTakeFirstOrThrow']>
>

export function deliveryFrom(row: DeliveryWithOthers): Delivery {
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
