// How rows of the ledger are claimed, kept and settled.
//
// Promises: a claim is one statement and is committed before the first byte goes out; no row has two owners; a row whose
// subscription has ended is never handed out; what a process leaves behind is found by its lease; a result is written
// only for whoever claimed the row last. Each may be asked again without harm.
import { type RawBuilder, sql } from 'kysely'
import { LEASE_MS, later, type Verdict } from '../core/delivery/ledger.js'
import type { Delivery, Instant, Receipt } from '../core/model.js'
import type { Database } from './database.js'
import { type DeliveryWithOthers, deliveryFrom, deliveryRows } from './deliveries.js'
import { isPostgres } from './postgres.js'

export interface Claiming {
  channel: string
  /** Token of this run. */
  owner: string
  now: Instant
  limit: number
  /** By newsletter: an edition planned before this and not tried yet is too old. */
  tooOld: Record<string, Instant>
}

/** Why a delivery ends before it is sent, for the operator. */
const ENDED = 'the subscription ended before this was sent'
const EXPIRED = 'the edition was older than its schedule allows (expires) before it could be sent'

/**
 * Takes up to `limit` due deliveries of the channel, new mail before repeats, what has waited longest first, and counts
 * the attempt. Whoever asks at the same moment gets others. Among them may be some that were cancelled instead.
 */
export async function claimDeliveries(db: Database, claiming: Claiming): Promise<Delivery[]> {
  const fresh = await claim(db, claiming, FRESH)
  const rest = claiming.limit - fresh.length
  return rest === 0 ? fresh : [...fresh, ...(await claim(db, { ...claiming, limit: rest }, AGAIN))]
}

/** Of the first `limit` due deliveries those that may not be sent; claims none. */
export async function cancelDeliveries(db: Database, claiming: Claiming): Promise<Delivery[]> {
  return [
    ...(await claim(db, claiming, FRESH, NOT_TO_BE_SENT)),
    ...(await claim(db, claiming, AGAIN, NOT_TO_BE_SENT)),
  ]
}

/** In the words of the partial indexes, or SQLite does not see that they serve. */
const FRESH = sql`attempts = 0`
const AGAIN = sql`attempts > 0`
const NOT_TO_BE_SENT = sql`and judged.why is not null`

async function claim(
  db: Database,
  claiming: Claiming,
  kind: RawBuilder<unknown>,
  which: RawBuilder<unknown> = sql``,
): Promise<Delivery[]> {
  const { channel, owner, now, limit, tooOld } = claiming
  const ages = isPostgres(db)
    ? sql`(cast(${JSON.stringify(tooOld)} as json) ->> editions.newsletter)`
    : sql`(${JSON.stringify(tooOld)} ->> editions.newsletter)`
  // Each column costs: what the caller knows is not asked for.
  const { rows } = await sql<Omit<DeliveryWithOthers, 'channel' | 'next_attempt_at'>>`
    with due as materialized (
      select id, subscription_id, edition_id, attempts, updated_at from deliveries
      where channel = ${channel} and ${kind} and next_attempt_at <= ${now}
      order by next_attempt_at limit ${limit}
      ${isPostgres(db) ? sql`for update skip locked` : sql``}
    ),
    judged as materialized (
      select due.id, case
        when subscriptions.status <> 'active' then ${ENDED}
        when due.attempts = 0 and due.updated_at < ${ages} then ${EXPIRED}
      end as why
      from due
      join subscriptions on subscriptions.id = due.subscription_id
      join editions on editions.id = due.edition_id
    )
    update deliveries set
      status = case when why is null then 'sending' when status = 'uncertain' then 'uncertain' else 'cancelled' end,
      attempts = attempts + case when why is null then 1 else 0 end,
      first_attempt_at = case when why is null then coalesce(first_attempt_at, ${now}) else first_attempt_at end,
      next_attempt_at = null,
      lease_until = case when why is null then ${later(now, LEASE_MS)} end,
      owner = case when why is null then ${owner} end,
      error = case when why is null or status = 'uncertain' then error else why end,
      updated_at = ${now}
    from judged where deliveries.id = judged.id ${which}
    returning deliveries.id, status, attempts, doubts, first_attempt_at, receipts, error,
      (select newsletter from editions where editions.id = edition_id) as newsletter,
      (select number from editions where editions.id = edition_id) as number,
      (
        select address from subscriptions join subscribers on subscribers.id = subscriptions.subscriber_id
        where subscriptions.id = subscription_id
      ) as address`.execute(db)
  return rows
    .map((row) => deliveryFrom({ ...row, channel, next_attempt_at: null }))
    .sort((a, b) => a.id - b.id)
}

/** A sign of life: what this run is sending stays its own. */
export async function extendLeases(db: Database, owner: string, now: Instant): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ lease_until: later(now, LEASE_MS) })
    .where('lease_until', 'is not', null)
    .where('owner', '=', owner)
    .execute()
}

/**
 * Keeps the receipts of messages of a delivery whose other messages are still to be sent. False: it is not this run's
 * any more, and nothing else of it may be sent.
 */
export async function keepReceipts(
  db: Database,
  { id, owner, receipts, now }: { id: number; owner: string; receipts: Receipt[]; now: Instant },
): Promise<boolean> {
  const result = await db
    .updateTable('deliveries')
    .set({ receipts: JSON.stringify(receipts), lease_until: later(now, LEASE_MS), updated_at: now })
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('status', '=', 'sending')
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** What became of one claimed delivery. */
export interface Settlement {
  id: number
  verdict: Verdict
  receipts: Receipt[]
  error: string | null
}

/**
 * Writes what became of deliveries that `owner` claimed, those accepted in one statement and the others in one. Returns
 * the ids of those that nobody else has claimed or settled since; a late result of the others changes nothing.
 */
export async function settleDeliveries(
  db: Database,
  owner: string,
  settlements: Settlement[],
  now: Instant,
): Promise<Set<number>> {
  const accepted = settlements.filter(({ verdict }) => verdict.status === 'accepted')
  const others = settlements.filter(({ verdict }) => verdict.status !== 'accepted')
  return new Set([
    ...(await settleAccepted(db, owner, accepted, now)),
    ...(await settleOthers(db, owner, others, now)),
  ])
}

/** Nearly all: nothing but the receipts differs, and reading less of JSON is a tenth of the work. */
async function settleAccepted(
  db: Database,
  owner: string,
  accepted: Settlement[],
  now: Instant,
): Promise<number[]> {
  if (accepted.length === 0) return []
  const json = JSON.stringify(Object.fromEntries(accepted.map(({ id, receipts }) => [id, receipts])))
  const { rows } = await sql<{ id: number }>`
    update deliveries set
      status = 'accepted', next_attempt_at = null, lease_until = null, owner = null, receipts = results.value,
      error = null, updated_at = ${now}
    from ${isPostgres(db) ? sql`json_each_text(${json}::json)` : sql`json_each(${json})`} as results
    where deliveries.id = cast(results.key as integer) and ${isStillOf(owner)}
    returning deliveries.id`.execute(db)
  return rows.map(({ id }) => id)
}

async function settleOthers(
  db: Database,
  owner: string,
  others: Settlement[],
  now: Instant,
): Promise<number[]> {
  if (others.length === 0) return []
  const { rows } = await sql<{ id: number }>`
    update deliveries set ${settled(now)}, owner = null
    from ${results(db, others)}
    where deliveries.id = results.id and ${isStillOf(owner)}
    returning deliveries.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** One that was taken for abandoned is its owner's until somebody else claims it: a late truth is better than a repeat. */
function isStillOf(owner: string): RawBuilder<unknown> {
  return sql`deliveries.owner = ${owner} and deliveries.status in ('sending', 'uncertain')`
}

/** Deliveries that a process left in `sending` when it died: their lease has run out. The longest first. */
export async function abandonedDeliveries(db: Database, now: Instant, limit: number): Promise<Delivery[]> {
  const rows = await deliveryRows(db)
    .where('deliveries.lease_until', '<', now)
    .orderBy('deliveries.lease_until')
    .limit(limit)
    .execute()
  return rows.map(deliveryFrom)
}

/**
 * Writes what abandoned deliveries are taken for. Returns the ids of those that are still abandoned; another process may
 * have been faster, or the owner have come back.
 */
export async function settleAbandoned(
  db: Database,
  settlements: Settlement[],
  now: Instant,
): Promise<Set<number>> {
  if (settlements.length === 0) return new Set()
  const { rows } = await sql<{ id: number }>`
    update deliveries set ${settled(now)}
    from ${results(db, settlements)}
    where deliveries.id = results.id and deliveries.status = 'sending' and deliveries.lease_until < ${now}
    returning deliveries.id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

function settled(now: Instant): RawBuilder<unknown> {
  return sql`
    status = results.status, doubts = results.doubts, next_attempt_at = results.next_attempt_at, lease_until = null,
    receipts = results.receipts, error = results.error, updated_at = ${now}`
}

function results(db: Database, settlements: Settlement[]): RawBuilder<unknown> {
  // In the order of their ids, so that two programs that write the same rows wait for each other in one order.
  const sorted = settlements.toSorted((a, b) => a.id - b.id)
  const json = JSON.stringify(
    sorted.map(({ id, verdict, receipts, error }) => [
      id,
      verdict.status,
      verdict.doubts,
      verdict.nextAttemptAt,
      JSON.stringify(receipts),
      error === null ? null : storable(error),
    ]),
  )
  return isPostgres(db)
    ? sql`(
        select (value ->> 0)::integer as id, value ->> 1 as status, (value ->> 2)::integer as doubts,
          value ->> 3 as next_attempt_at, value ->> 4 as receipts, value ->> 5 as error
        from json_array_elements(${json}::json)
      ) as results`
    : sql`(
        select value ->> 0 as id, value ->> 1 as status, value ->> 2 as doubts,
          value ->> 3 as next_attempt_at, value ->> 4 as receipts, value ->> 5 as error
        from json_each(${json})
      ) as results`
}

/** What a platform says may hold what PostgreSQL cannot. */
function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD')
}
