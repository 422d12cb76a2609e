// What we remember of each source between two readings.
import type { SourceState } from '../core/ingest/polling.js'
import type { Instant } from '../core/model.js'
import type { Database, Transaction } from './database.js'

export async function sourceStates(db: Database): Promise<Map<string, SourceState>> {
  const rows = await db.selectFrom('source_states').selectAll().execute()
  return new Map(
    rows.map((row) => [
      row.source,
      {
        url: row.url ?? '',
        checkedAt: row.checked_at,
        readAt: row.read_at,
        dueAt: row.due_at,
        heldUntil: row.held_until,
        goneAt: row.gone_at,
        movedTo: row.moved_to,
        feedUrl: row.feed_url,
        etag: row.etag,
        lastModified: row.last_modified,
        failures: row.failures,
        status: row.status,
        found: row.found,
        error: row.error,
        silentSince: row.silent_since,
      },
    ]),
  )
}

export async function saveSourceState(
  db: Database | Transaction,
  source: string,
  state: SourceState,
): Promise<void> {
  const row = {
    url: state.url,
    checked_at: state.checkedAt,
    read_at: state.readAt,
    due_at: state.dueAt,
    held_until: state.heldUntil,
    gone_at: state.goneAt,
    moved_to: state.movedTo,
    feed_url: state.feedUrl,
    etag: state.etag,
    last_modified: state.lastModified,
    failures: state.failures,
    status: state.status,
    found: state.found,
    error: state.error,
    silent_since: state.silentSince,
  }
  await db
    .insertInto('source_states')
    .values({ source, ...row })
    .onConflict((conflict) => conflict.column('source').doUpdateSet(row))
    .execute()
}

export async function saveSilence(db: Database, source: string, since: Instant | null): Promise<void> {
  await db.updateTable('source_states').set({ silent_since: since }).where('source', '=', source).execute()
}
