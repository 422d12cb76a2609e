// What remains of deliveries whose rows were removed: how many there were, of which edition, on which channel, and how
// they ended. So the ledger's balance adds up for ever, and nobody can be found in it.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('delivery_sums')
    .addColumn('edition_id', 'integer', (column) => column.notNull().references('editions.id'))
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('deliveries', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('delivery_sums_key', ['edition_id', 'channel', 'status'])
    .execute()
}
