// What polite reading remembers: the state of sources, hosts and article pages; the names and likenesses by
// which an editorial is known again; what each revision changed.
import type { Kysely } from 'kysely'
import { linkKey } from '../../core/ingest/identity/links.js'

/** The tables whose rows are rewritten, as they are at this point. */
interface Then {
  editorials: { id: number; source: string; guid: string; url: string | null }
  editorial_names: { source: string; name: string; editorial_id: number }
}

export async function up(db: Kysely<Then>): Promise<void> {
  await addColumns(db, 'source_states', {
    url: 'text',
    read_at: 'text',
    held_until: 'text',
    gone_at: 'text',
    moved_to: 'text',
    feed_url: 'text',
    status: 'integer',
    found: 'integer',
    silent_since: 'text',
  })
  await addColumns(db, 'editorials', { piece: 'integer' })
  await addColumns(db, 'revisions', { change: 'text', teaser: 'text' })
  await db.schema.createIndex('editorials_piece').on('editorials').column('piece').execute()

  await db.schema
    .createTable('editorial_names')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('editorial_id', 'integer', (column) =>
      column.notNull().references('editorials.id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('editorial_names_key', ['source', 'name'])
    .execute()
  await db.schema
    .createIndex('editorial_names_editorial')
    .on('editorial_names')
    .column('editorial_id')
    .execute()
  await nameEditorials(db)

  await db.schema
    .createTable('editorial_bands')
    .addColumn('band', 'integer', (column) => column.notNull())
    .addColumn('editorial_id', 'integer', (column) =>
      column.notNull().references('editorials.id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('editorial_bands_key', ['band', 'editorial_id'])
    .execute()
  await db.schema
    .createIndex('editorial_bands_editorial')
    .on('editorial_bands')
    .column('editorial_id')
    .execute()

  await db.schema
    .createTable('pages')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('visits', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('checked_at', 'text')
    .addColumn('due_at', 'text')
    .addColumn('error', 'text')
    .addColumn('listed_at', 'text')
    .addPrimaryKeyConstraint('pages_key', ['source', 'url'])
    .execute()
  await db.schema.createIndex('pages_due').on('pages').columns(['due_at', 'source']).execute()

  await db.schema
    .createTable('hosts')
    .addColumn('host', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .execute()
}

/** SQLite adds one column a statement. */
async function addColumns(
  db: Kysely<Then>,
  table: string,
  columns: Record<string, 'text' | 'integer'>,
): Promise<void> {
  for (const [name, type] of Object.entries(columns)) {
    await db.schema.alterTable(table).addColumn(name, type).execute()
  }
}

/** Editorials of earlier versions are known by guid and link from now on, too. */
async function nameEditorials(db: Kysely<Then>): Promise<void> {
  const rows = await db
    .selectFrom('editorials')
    .select(['id', 'source', 'guid', 'url'])
    .orderBy('id')
    .execute()
  for (const { id, source, guid, url } of rows) {
    const link = url === null ? null : linkKey(url)
    const names = [`guid:${guid}`, ...(link === null ? [] : [`link:${link}`])]
    await db
      .insertInto('editorial_names')
      .values(names.map((name) => ({ source, name, editorial_id: id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
