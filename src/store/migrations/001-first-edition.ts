// The first tables. The database carries the rules: one edition a slot, one delivery a subscription,
// statuses that exist, rows that belong to rows.
import { type Kysely, sql } from 'kysely'
import { isPostgres } from '../postgres.js'

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('source_states')
    .addColumn('source', 'text', (column) => column.primaryKey())
    .addColumn('checked_at', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('error', 'text')
    .execute()

  await withId(db, 'editorials')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('guid', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('published', 'text')
    .addColumn('published_at', 'text')
    .addColumn('first_seen_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('editorials_source_guid', ['source', 'guid'])
    .execute()
  await db.schema
    .createIndex('editorials_first_seen_at')
    .on('editorials')
    .columns(['first_seen_at', 'source'])
    .execute()
  await db.schema.createIndex('editorials_url').on('editorials').columns(['source', 'url']).execute()

  await withId(db, 'revisions')
    .addColumn('editorial_id', 'integer', (column) =>
      column.notNull().references('editorials.id').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('author', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('updated', 'text')
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('revisions_editorial_number', ['editorial_id', 'number'])
    .execute()

  await db.schema
    .createTable('clocks')
    .addColumn('newsletter', 'text', (column) => column.primaryKey())
    .addColumn('decided_until', 'text', (column) => column.notNull())
    .execute()

  await withId(db, 'editions')
    .addColumn('newsletter', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addUniqueConstraint('editions_newsletter_slot', ['newsletter', 'slot'])
    .addUniqueConstraint('editions_newsletter_number', ['newsletter', 'number'])
    .execute()

  await db.schema
    .createTable('edition_editorials')
    .addColumn('edition_id', 'integer', (column) => column.notNull().references('editions.id'))
    .addColumn('editorial_id', 'integer', (column) => column.notNull().references('editorials.id'))
    .addColumn('revision_hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('edition_editorials_key', ['edition_id', 'editorial_id'])
    .execute()
  await db.schema
    .createIndex('edition_editorials_editorial')
    .on('edition_editorials')
    .column('editorial_id')
    .execute()

  await withId(db, 'subscribers')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('subscribers_channel_address', ['channel', 'address'])
    .execute()

  await withId(db, 'subscriptions')
    .addColumn('subscriber_id', 'integer', (column) => column.notNull().references('subscribers.id'))
    .addColumn('newsletter', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) =>
      column.notNull().check(sql`status in ('pending', 'active', 'ended')`),
    )
    .addColumn('origin', 'text', (column) => column.notNull().check(sql`origin in ('config', 'reader')`))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('subscriptions_subscriber_newsletter', ['subscriber_id', 'newsletter'])
    .execute()

  await withId(db, 'deliveries')
    .addColumn('edition_id', 'integer', (column) => column.notNull().references('editions.id'))
    .addColumn('subscription_id', 'integer', (column) => column.notNull().references('subscriptions.id'))
    .addColumn('status', 'text', (column) =>
      column
        .notNull()
        .check(sql`status in ('planned', 'sending', 'accepted', 'failed', 'uncertain', 'bounced')`),
    )
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('doubts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('next_attempt_at', 'text')
    .addColumn('first_attempt_at', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('receipts', 'text', (column) => column.notNull().defaultTo('[]'))
    .addColumn('error', 'text')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('deliveries_edition_subscription', ['edition_id', 'subscription_id'])
    .execute()
  await db.schema
    .createIndex('deliveries_due')
    .on('deliveries')
    .columns(['status', 'next_attempt_at'])
    .execute()
}

/** A table with a counting key: the one thing that the two databases write differently. */
function withId(db: Kysely<never>, table: string) {
  const create = db.schema.createTable(table)
  return isPostgres(db)
    ? create.addColumn('id', 'integer', (column) => column.generatedAlwaysAsIdentity().primaryKey())
    : create.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
}
