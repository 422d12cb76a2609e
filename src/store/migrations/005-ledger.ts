// The ledger for millions: whose claim a row is, deliveries that end before they begin, and indexes that hold only what
// is not finished, so that finding work costs the same however much has been done.
import { type Kysely, sql } from 'kysely'
import { isPostgres } from '../postgres.js'

const STATUSES = sql`status in ('planned', 'sending', 'accepted', 'failed', 'uncertain', 'bounced', 'cancelled')`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index deliveries_due`.execute(db)
  await (isPostgres(db) ? alter(db) : rebuild(db))
  // New mail and repeats apart: new mail goes first, and planning fills one index only.
  await sql`
    create index deliveries_fresh on deliveries (channel, next_attempt_at)
    where attempts = 0 and next_attempt_at is not null`.execute(db)
  await sql`
    create index deliveries_again on deliveries (channel, next_attempt_at)
    where attempts > 0 and next_attempt_at is not null`.execute(db)
  await sql`create index deliveries_leased on deliveries (lease_until) where lease_until is not null`.execute(
    db,
  )
  await sql`create index subscriptions_newsletter on subscriptions (newsletter, status)`.execute(db)
}

/**
 * An edition and its deliveries are one transaction, and no edition is ever deleted: PostgreSQL would look at that one
 * row a million times, which takes a third of all planning.
 */
async function alter(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table deliveries
    add column channel text,
    add column owner text,
    drop constraint deliveries_status_check,
    drop constraint deliveries_edition_id_fkey,
    add constraint deliveries_status_check check (${STATUSES})`.execute(db)
  await sql`update deliveries set channel = ${CHANNEL}`.execute(db)
  // Every row changes twice in an hour: it is cleaned up after long before a fifth of the table has changed.
  await sql`alter table deliveries alter column channel set not null, set (autovacuum_vacuum_scale_factor = 0.02)`.execute(
    db,
  )
}

const CHANNEL = sql`(
  select subscribers.channel from subscribers join subscriptions on subscriptions.subscriber_id = subscribers.id
  where subscriptions.id = deliveries.subscription_id
)`

/** SQLite changes no rule of a table that exists. Ids that were used once are not used again. */
async function rebuild(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table deliveries_anew (
      id integer primary key autoincrement,
      edition_id integer not null references editions (id),
      subscription_id integer not null references subscriptions (id),
      channel text not null,
      status text not null check (${STATUSES}),
      attempts integer not null default 0,
      doubts integer not null default 0,
      next_attempt_at text,
      first_attempt_at text,
      lease_until text,
      owner text,
      receipts text not null default '[]',
      error text,
      updated_at text not null,
      constraint deliveries_edition_subscription unique (edition_id, subscription_id)
    )`.execute(db)
  const columns = sql.raw(
    'id, edition_id, subscription_id, status, attempts, doubts, next_attempt_at, first_attempt_at, lease_until, receipts, error, updated_at',
  )
  await sql`
    insert into deliveries_anew (${columns}, channel) select ${columns}, ${CHANNEL} from deliveries order by id`.execute(
    db,
  )
  await sql`
    insert into sqlite_sequence (name, seq) select 'deliveries_anew', 0
    where not exists (select 1 from sqlite_sequence where name = 'deliveries_anew')`.execute(db)
  await sql`
    update sqlite_sequence set seq = coalesce((select seq from sqlite_sequence where name = 'deliveries'), 0)
    where name = 'deliveries_anew'`.execute(db)
  await sql`drop table deliveries`.execute(db)
  await sql`alter table deliveries_anew rename to deliveries`.execute(db)
}
