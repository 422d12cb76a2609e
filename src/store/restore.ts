// What a restored database must be told before it may be used again: it knows nothing of what happened since the backup.
//
// Rules. What was not finished in the backup may have been sent since, so it is not sent again, unless the database that
// it replaces says that it was not, or the operator asks for it: then with the same keys, an attempt that was begun at
// most once more, and nothing that has expired. Where that database says how it ended, so it did. Whoever left or was erased since stays so, as far as the replaced database
// tells. Slots that it decided stay decided; the others are missed slots like any.
import { sql } from 'kysely'
import { EXPIRY_MS, later, REPEATS_OF_UNCERTAIN } from '../core/delivery/ledger.js'
import type { DeliveryStatus, Instant } from '../core/model.js'
import type { Database, Transaction } from './database.js'
import { advanceClock } from './editions.js'
import { eraseSubscriber } from './erase.js'

export interface Settled {
  /** Unfinished deliveries that the replaced database knew the end of. */
  known: number
  /** Those that will not be sent again. */
  held: number
  /** Those that will be sent: asked for, or not sent as the replaced database knows. */
  resent: number
  /** Subscriptions that were ended, and people who were erased, since the backup. */
  ended: number
  erased: number
}

export interface Restoring {
  /** The database that is replaced; null where there is none that can be read. */
  replaced: Database | null
  now: Instant
  /** Send what was not finished, as far as it has not expired. */
  resend: boolean
  /** What the ledger says of a delivery that is held back. */
  reason: string
}

/** Rows that are compared together. */
const PART = 500

export async function settleRestored(db: Database, how: Restoring): Promise<Settled> {
  const { replaced, now } = how
  const { known, unsent } = replaced ? await takeOutcomes(db, replaced, now) : { known: 0, unsent: [] }
  const past = replaced
    ? {
        ended: await takeEndings(db, replaced),
        erased: (await isSameHouse(db, replaced)) ? await takeErasures(db, replaced) : 0,
      }
    : { ended: 0, erased: 0 }
  if (replaced) await takeClocks(db, replaced, now)
  const resent = how.resend ? await repeatBegun(db, now) : 0
  const held = await holdBack(db, how)
  const released = how.resend ? 0 : await release(db, unsent, how)
  return { known, ...past, held: held - released, resent: resent + released }
}

/** Deliveries whose end the replaced database knows have it here, too; known by names, not by the numbers of rows. */
async function takeOutcomes(
  db: Database,
  replaced: Database,
  now: Instant,
): Promise<{ known: number; unsent: number[] }> {
  let known = 0
  const unsent: number[] = []
  for (let last = 0; ; ) {
    const unfinished = await named(db)
      .where('deliveries.id', '>', last)
      .where(isUnfinished)
      .orderBy('deliveries.id')
      .limit(PART)
      .execute()
    if (unfinished.length === 0) return { known, unsent }
    last = Number(unfinished.at(-1)?.id)
    const ends = await endsIn(replaced, unfinished)
    await db.transaction().execute(async (tx) => {
      for (const delivery of unfinished) {
        const end = ends.get(nameOf(delivery))
        if (end?.status === 'planned') unsent.push(Number(delivery.id))
        if (!end || end.status === 'planned') continue
        await tx
          .updateTable('deliveries')
          .set({ ...end, next_attempt_at: null, lease_until: null, owner: null, updated_at: now })
          .where('id', '=', delivery.id)
          .execute()
        known++
      }
    })
  }
}

const isUnfinished = sql<boolean>`(
  deliveries.status in ('planned', 'sending')
  or (deliveries.status = 'uncertain' and deliveries.next_attempt_at is not null))`

type Named = Awaited<ReturnType<ReturnType<typeof named>['execute']>>[number]

function named(db: Database) {
  return db
    .selectFrom('deliveries')
    .innerJoin('editions', 'editions.id', 'deliveries.edition_id')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .select([
      'deliveries.id',
      'editions.newsletter',
      'editions.slot',
      'subscribers.channel',
      'subscribers.address',
    ])
}

function nameOf({ newsletter, slot, channel, address }: Named): string {
  return JSON.stringify([newsletter, slot, channel, address])
}

/** In three questions, each along an index: left to itself, SQLite would read all deliveries for each part. */
async function endsIn(replaced: Database, unfinished: Named[]): Promise<Map<string, End>> {
  const editions = await replaced
    .selectFrom('editions')
    .select(['id', 'newsletter', 'slot'])
    .where('slot', 'in', [...new Set(unfinished.map(({ slot }) => slot))])
    .execute()
  const subscriptions = await replaced
    .selectFrom('subscribers')
    .innerJoin('subscriptions', 'subscriptions.subscriber_id', 'subscribers.id')
    .select(['subscriptions.id', 'subscribers.channel', 'subscribers.address'])
    .where('subscribers.channel', 'in', [...new Set(unfinished.map(({ channel }) => channel))])
    .where('subscribers.address', 'in', [...new Set(unfinished.map(({ address }) => address))])
    .execute()
  if (editions.length === 0 || subscriptions.length === 0) return new Map()
  const rows = await replaced
    .selectFrom('deliveries')
    .select(['edition_id', 'subscription_id', 'status', 'attempts', 'receipts', 'error'])
    .where('edition_id', 'in', idsOf(editions))
    .where('subscription_id', 'in', idsOf(subscriptions))
    .execute()
  const editionById = new Map(editions.map((edition) => [edition.id, edition]))
  const subscriptionById = new Map(subscriptions.map((subscription) => [subscription.id, subscription]))
  const ends = new Map<string, End>()
  for (const { edition_id, subscription_id, ...end } of rows) {
    const edition = editionById.get(edition_id)
    const subscription = subscriptionById.get(subscription_id)
    if (edition && subscription) ends.set(nameOf({ ...edition, ...subscription }), ended(end))
  }
  return ends
}

type End = { status: DeliveryStatus; attempts: number; receipts: string; error: string | null }

/** Begun there and not ended: nobody knows. */
function ended(end: End): End {
  return end.status === 'sending' ? { ...end, status: 'uncertain' } : end
}

function idsOf(rows: { id: number }[]): number[] {
  return rows.map(({ id }) => id)
}

async function takeEndings(db: Database, replaced: Database): Promise<number> {
  let ended = 0
  for (let last = 0; ; ) {
    const rows = await replaced
      .selectFrom('subscriptions')
      .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
      .select(['subscriptions.id', 'subscriptions.newsletter', 'subscribers.channel', 'subscribers.address'])
      .where('subscriptions.status', '=', 'ended')
      .where('subscriptions.id', '>', last)
      .orderBy('subscriptions.id')
      .limit(PART)
      .execute()
    if (rows.length === 0) return ended
    last = Number(rows.at(-1)?.id)
    await db.transaction().execute(async (tx) => {
      for (const row of rows) ended += await end(tx, row)
    })
  }
}

async function end(
  tx: Transaction,
  { newsletter, channel, address }: { newsletter: string; channel: string; address: string },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('subscriptions')
    .set({ status: 'ended' })
    .where('newsletter', '=', newsletter)
    .where('status', '<>', 'ended')
    .where('subscriber_id', 'in', ({ selectFrom }) =>
      selectFrom('subscribers').select('id').where('channel', '=', channel).where('address', '=', address),
    )
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Does the replaced database go on from the backup? Then it holds the backup's newest edition, to the letter. */
async function isSameHouse(db: Database, replaced: Database): Promise<boolean> {
  const newest = await db
    .selectFrom('editions')
    .select(['newsletter', 'slot', 'hash'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!newest) return false
  const { newsletter, slot, hash } = newest
  const same = await replaced
    .selectFrom('editions')
    .select('id')
    .where('newsletter', '=', newsletter)
    .where('slot', '=', slot)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return same !== undefined
}

/** Only erasing takes a subscriber out, so who is not there any more was erased. */
async function takeErasures(db: Database, replaced: Database): Promise<number> {
  let erased = 0
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom('subscribers')
      .select(['id', 'channel', 'address'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(PART)
      .execute()
    if (rows.length === 0) return erased
    last = Number(rows.at(-1)?.id)
    const there = await replaced
      .selectFrom('subscribers')
      .select(['channel', 'address'])
      .where('channel', 'in', [...new Set(rows.map(({ channel }) => channel))])
      .where(
        'address',
        'in',
        rows.map(({ address }) => address),
      )
      .execute()
    const names = new Set(there.map(({ channel, address }) => `${channel} ${address}`))
    for (const { id, channel, address } of rows) {
      if (names.has(`${channel} ${address}`)) continue
      await eraseSubscriber(db, id)
      erased++
    }
  }
}

/** A clock that ran ahead of the time is not believed. */
async function takeClocks(db: Database, replaced: Database, now: Instant): Promise<void> {
  for (const { newsletter, decided_until } of await replaced.selectFrom('clocks').selectAll().execute()) {
    await advanceClock(db, newsletter, decided_until < now ? decided_until : now)
  }
}

/** What had been begun is uncertain and may be repeated now; what had not is still planned. Says how many go out. */
async function repeatBegun(db: Database, now: Instant): Promise<number> {
  await db
    .updateTable('deliveries')
    .set({
      status: 'uncertain',
      next_attempt_at: now,
      lease_until: null,
      owner: null,
      doubts: sql<number>`doubts + 1`,
      updated_at: now,
    })
    .where('status', '=', 'sending')
    .where('doubts', '<', REPEATS_OF_UNCERTAIN)
    .where('edition_id', 'in', ({ selectFrom }) =>
      selectFrom('editions').select('id').where('slot', '>', later(now, -EXPIRY_MS)),
    )
    .execute()
  const { count } = await db
    .selectFrom('deliveries')
    .innerJoin('editions', 'editions.id', 'deliveries.edition_id')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('editions.slot', '>', later(now, -EXPIRY_MS))
    .where('deliveries.status', 'in', ['planned', 'uncertain'])
    .where('deliveries.next_attempt_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What had not been begun ends as cancelled, what had as uncertain; with `resend` only what has expired. */
async function holdBack(db: Database, { now, resend, reason }: Restoring): Promise<number> {
  const before = resend ? later(now, -EXPIRY_MS) : null
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({
      status: sql`case when status = 'planned' then 'cancelled' else 'uncertain' end`,
      next_attempt_at: null,
      lease_until: null,
      owner: null,
      error: reason,
      updated_at: now,
    })
    .where(isUnfinished)
    .$if(before !== null, (query) =>
      query.where(({ or, eb, selectFrom }) =>
        or([
          eb('status', '=', 'sending'),
          eb(
            'edition_id',
            'in',
            selectFrom('editions')
              .select('id')
              .where('slot', '<=', before ?? now),
          ),
        ]),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** What is still planned in the replaced database, too, was not sent: it may go. */
async function release(db: Database, unsent: number[], { now, reason }: Restoring): Promise<number> {
  let released = 0
  for (let from = 0; from < unsent.length; from += PART) {
    const { numUpdatedRows } = await db
      .updateTable('deliveries')
      .set(({ selectFrom }) => ({
        status: 'planned',
        next_attempt_at: now,
        error: null,
        // From when on it grows old.
        updated_at: sql<Instant>`${selectFrom('editions').select('published_at').whereRef('editions.id', '=', 'deliveries.edition_id')}`,
      }))
      .where('id', 'in', unsent.slice(from, from + PART))
      .where('status', '=', 'cancelled')
      .where('error', '=', reason)
      .where('edition_id', 'in', ({ selectFrom }) =>
        selectFrom('editions').select('id').where('slot', '>', later(now, -EXPIRY_MS)),
      )
      .executeTakeFirstOrThrow()
    released += Number(numUpdatedRows)
  }
  return released
}
