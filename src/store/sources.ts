// What we remember of each source between two readings.
import type { Instant } from '../core/model.js'
import type { Database } from './database.js'

export interface SourceState {
  checkedAt: Instant
  dueAt: Instant
  etag: string | null
  lastModified: string | null
  failures: number
  error: string | null
}

export async function sourceStates(db: Database): Promise<Map<string, SourceState>> {
  const rows = await db.selectFrom('source_states').selectAll().execute()
  return new Map(
    rows.map((row) => [
      row.source,
      {
        checkedAt: row.checked_at,
        dueAt: row.due_at,
        etag: row.etag,
        lastModified: row.last_modified,
        failures: row.failures,
        error: row.error,
      },
    ]),
  )
}

export async function saveSourceState(db: Database, source: string, state: SourceState): Promise<void> {
  const row = {
    checked_at: state.checkedAt,
    due_at: state.dueAt,
    etag: state.etag,
    last_modified: state.lastModified,
    failures: state.failures,
    error: state.error,
  }
  await db
    .insertInto('source_states')
    .values({ source, ...row })
    .onConflict((conflict) => conflict.column('source').doUpdateSet(row))
    .execute()
}
