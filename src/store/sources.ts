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

/** Few statements for many sources: most readings change nothing but the times. */
export async function saveSourceStates(
  db: Database | Transaction,
  states: { source: string; state: SourceState }[],
): Promise<void> {
  for (let start = 0; start < states.length; start += ROWS_AT_ONCE) {
    await upsert(db, states.slice(start, start + ROWS_AT_ONCE))
  }
}

/** Variables that one statement may bind are limited. */
const ROWS_AT_ONCE = 500

async function upsert(
  db: Database | Transaction,
  states: { source: string; state: SourceState }[],
): Promise<void> {
  await db
    .insertInto('source_states')
    .values(states.map(({ source, state }) => ({ source, ...rowOf(state) })))
    .onConflict((conflict) =>
      conflict
        .column('source')
        .doUpdateSet(({ ref }) =>
          Object.fromEntries(COLUMNS.map((column) => [column, ref(`excluded.${column}`)])),
        ),
    )
    .execute()
}

const COLUMNS = [
  'url',
  'checked_at',
  'read_at',
  'due_at',
  'held_until',
  'gone_at',
  'moved_to',
  'feed_url',
  'etag',
  'last_modified',
  'failures',
  'status',
  'found',
  'error',
  'silent_since',
] as const

function rowOf(state: SourceState) {
  return {
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
}

export async function saveSilence(db: Database, source: string, since: Instant | null): Promise<void> {
  await db.updateTable('source_states').set({ silent_since: since }).where('source', '=', source).execute()
}
