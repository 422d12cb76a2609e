// One person taken out of the database: the subscriber, the subscriptions, and the rows of deliveries, of which only
// their numbers stay. On SQLite what is deleted is overwritten, in the file and in its log.
import { sql } from 'kysely'
import type { DeliveryStatus, Instant } from '../core/model.js'
import type { Database } from './database.js'
import { isPostgres } from './postgres.js'
import { type SummedDelivery, sumUpDeliveries } from './retention.js'

export interface StoredSubscriber {
  id: number
  createdAt: Instant
  subscriptions: { newsletter: string; status: 'pending' | 'active' | 'ended' }[]
  /** How many of each status. */
  deliveries: Partial<Record<DeliveryStatus, number>>
}

/** Deliveries that are summed up together. */
const PART = 1000

/** `address` is its canonical JSON. */
export async function findSubscriber(
  db: Database,
  channel: string,
  address: string,
): Promise<StoredSubscriber | null> {
  const row = await db
    .selectFrom('subscribers')
    .select(['id', 'created_at as createdAt'])
    .where('channel', '=', channel)
    .where('address', '=', address)
    .executeTakeFirst()
  if (!row) return null
  const subscriptions = await db
    .selectFrom('subscriptions')
    .select(['newsletter', 'status'])
    .where('subscriber_id', '=', row.id)
    .orderBy('newsletter')
    .execute()
  const counts = await deliveriesOf(db, row.id)
    .select(['deliveries.status', ({ fn }) => fn.countAll().as('count')])
    .groupBy('deliveries.status')
    .orderBy('deliveries.status')
    .execute()
  const deliveries = Object.fromEntries(counts.map(({ status, count }) => [status, Number(count)]))
  return { ...row, subscriptions, deliveries }
}

/** All of it or nothing. A delivery that is not finished is counted as cancelled, or as uncertain once it was begun. */
export async function eraseSubscriber(db: Database, id: number): Promise<void> {
  if (!isPostgres(db)) await sql`pragma secure_delete = on`.execute(db)
  await db.transaction().execute(async (tx) => {
    // First, so that no edition that is published meanwhile plans another delivery.
    await tx.updateTable('subscriptions').set({ status: 'ended' }).where('subscriber_id', '=', id).execute()
    const rows = await deliveriesOf(tx, id)
      .select([
        'deliveries.id',
        'deliveries.edition_id as edition',
        'deliveries.channel',
        'deliveries.status',
      ])
      .execute()
    for (let from = 0; from < rows.length; from += PART) {
      await sumUpDeliveries(tx, rows.slice(from, from + PART).map(asCounted))
    }
    await tx.deleteFrom('subscriptions').where('subscriber_id', '=', id).execute()
    await tx.deleteFrom('subscribers').where('id', '=', id).execute()
  })
  if (!isPostgres(db)) await sql`pragma wal_checkpoint(truncate)`.execute(db)
}

function asCounted(delivery: SummedDelivery): SummedDelivery {
  const { status } = delivery
  return { ...delivery, status: ENDS_AS[status] ?? status }
}

const ENDS_AS: Partial<Record<DeliveryStatus, DeliveryStatus>> = {
  planned: 'cancelled',
  sending: 'uncertain',
}

function deliveriesOf(db: Database, subscriber: number) {
  return db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .where('subscriptions.subscriber_id', '=', subscriber)
}
