// What the archive teaches of words, and what a language model wrote and cost.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('backgrounds')
    .addColumn('language', 'text', (column) => column.primaryKey())
    .addColumn('editorials', 'integer', (column) => column.notNull())
    .addColumn('until_id', 'integer', (column) => column.notNull())
    .addColumn('counts', 'text', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('model_answers')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('tokens', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('model_days')
    .addColumn('day', 'text', (column) => column.primaryKey())
    .addColumn('tokens', 'integer', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('last_failure', 'text')
    .addColumn('failed_at', 'text')
    .execute()
}
