// The search index, made of what is stored already. `search_rows` says which row of the index is which editorial;
// the terms stand in a full-text table of SQLite that holds no text of its own, in PostgreSQL beside the row.
import { type Kysely, sql } from 'kysely'
import { isPostgres } from '../postgres.js'
import { indexPieces, piecesByAge } from '../search.js'
import type { Tables } from '../tables.js'

/** Pieces that are read and indexed together. */
const PART = 500

export async function up(db: Kysely<Tables>): Promise<void> {
  const rows = db.schema
    .createTable('search_rows')
    .addColumn('row', isPostgres(db) ? 'bigint' : 'integer', (column) => column.primaryKey())
    .addColumn('editorial_id', 'integer', (column) =>
      column.notNull().unique().references('editorials.id').onDelete('cascade'),
    )
  if (isPostgres(db)) {
    await rows.addColumn('terms', sql`tsvector`, (column) => column.notNull()).execute()
    await db.schema.createIndex('search_terms').on('search_rows').using('gin').column('terms').execute()
  } else {
    await rows.execute()
    // Terms come folded and parted by spaces, so the plainest tokenizer will do.
    await sql`
      create virtual table search_terms using fts5(
        headline, body, facts, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '-'")`.execute(
      db,
    )
    // Parts are merged once there are eight of a size, not four: a third less of what a commit costs.
    await sql`insert into search_terms (search_terms, rank) values ('automerge', 8)`.execute(db)
  }
  // Oldest first: the index grows at its end, which costs least.
  for await (const pieces of piecesByAge(db, PART)) await indexPieces(db, pieces)
}
