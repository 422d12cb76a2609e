// Who receives which newsletter. What masthead.yaml names is kept in step with it; readers' own
// subscriptions are never touched here.
import type { Transaction } from 'kysely'
import { canonicalJson } from '../core/digest/edition.js'
import type { Instant, Newsletter } from '../core/model.js'
import type { Database } from './database.js'
import type { Tables } from './tables.js'

/**
 * Makes the configured addresses of the newsletters active subscriptions, and ends those taken out. Writes nothing while
 * they are in step, which they are at nearly every start.
 */
export async function syncSubscriptions(
  db: Database,
  newsletters: Newsletter[],
  now: Instant,
): Promise<void> {
  if (await areInStep(db, newsletters)) return
  await db.transaction().execute(async (tx) => {
    const wanted = new Set<number>()
    for (const newsletter of newsletters) {
      for (const [channel, addresses] of Object.entries(newsletter.to)) {
        for (const address of addresses) {
          const subscriber = await subscriberId(tx, channel, canonicalJson(address), now)
          wanted.add(await activate(tx, subscriber, newsletter.id, now))
        }
      }
    }
    const active = await tx
      .selectFrom('subscriptions')
      .select('id')
      .where('origin', '=', 'config')
      .where('status', '=', 'active')
      .orderBy('id')
      .execute()
    for (const { id } of active) {
      if (!wanted.has(id)) {
        await tx.updateTable('subscriptions').set({ status: 'ended' }).where('id', '=', id).execute()
      }
    }
  })
}

async function areInStep(db: Database, newsletters: Newsletter[]): Promise<boolean> {
  const wanted = new Set(
    newsletters.flatMap(({ id, to }) =>
      Object.entries(to).flatMap(([channel, addresses]) =>
        addresses.map((address) => canonicalJson([id, channel, canonicalJson(address)])),
      ),
    ),
  )
  const active = await db
    .selectFrom('subscriptions')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .select(['newsletter', 'channel', 'address'])
    .where('origin', '=', 'config')
    .where('status', '=', 'active')
    .execute()
  return (
    active.length === wanted.size &&
    active.every(({ newsletter, channel, address }) =>
      wanted.has(canonicalJson([newsletter, channel, address])),
    )
  )
}

async function subscriberId(
  tx: Transaction<Tables>,
  channel: string,
  address: string,
  now: Instant,
): Promise<number> {
  const row = await tx
    .insertInto('subscribers')
    .values({ channel, address, created_at: now })
    // An update that changes nothing, so that the row comes back in either case.
    .onConflict((conflict) => conflict.columns(['channel', 'address']).doUpdateSet({ channel }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

async function activate(
  tx: Transaction<Tables>,
  subscriber: number,
  newsletter: string,
  now: Instant,
): Promise<number> {
  await tx
    .insertInto('subscriptions')
    .values({ subscriber_id: subscriber, newsletter, status: 'active', origin: 'config', created_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['subscriber_id', 'newsletter'])
        .doUpdateSet({ status: 'active' })
        .where('subscriptions.origin', '=', 'config'),
    )
    .execute()
  const row = await tx
    .selectFrom('subscriptions')
    .select('id')
    .where('subscriber_id', '=', subscriber)
    .where('newsletter', '=', newsletter)
    .executeTakeFirstOrThrow()
  return row.id
}
