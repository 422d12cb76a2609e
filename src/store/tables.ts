// The tables as kysely sees them: one interface a table, columns as the database holds them.
// Times are UTC ISO texts, structures are JSON texts, so that both databases hold the same.
import type { Generated } from 'kysely'
import type { DeliveryStatus, Instant, Language, ZonedTime } from '../core/model.js'

export interface Tables {
  source_states: SourceStateRow
  editorials: EditorialRow
  revisions: RevisionRow
  clocks: ClockRow
  editions: EditionRow
  edition_editorials: EditionEditorialRow
  subscribers: SubscriberRow
  subscriptions: SubscriptionRow
  deliveries: DeliveryRow
}

interface SourceStateRow {
  source: string
  checked_at: Instant
  due_at: Instant
  etag: string | null
  last_modified: string | null
  failures: number
  /** What the last reading failed on, for the operator; null when it succeeded. */
  error: string | null
}

interface EditorialRow {
  id: Generated<number>
  source: string
  guid: string
  url: string | null
  language: Language
  published: ZonedTime | null
  published_at: Instant | null
  first_seen_at: Instant
}

interface RevisionRow {
  id: Generated<number>
  editorial_id: number
  number: number
  hash: string
  title: string
  author: string | null
  text: string
  updated: ZonedTime | null
  seen_at: Instant
}

/** Slots up to `decided_until` were published, skipped or merged; later ones are still to come. */
interface ClockRow {
  newsletter: string
  decided_until: Instant
}

interface EditionRow {
  id: Generated<number>
  newsletter: string
  number: number
  slot: Instant
  published_at: Instant
  hash: string
  digest: string
}

interface EditionEditorialRow {
  edition_id: number
  editorial_id: number
  revision_hash: string
}

interface SubscriberRow {
  id: Generated<number>
  channel: string
  address: string
  created_at: Instant
}

interface SubscriptionRow {
  id: Generated<number>
  subscriber_id: number
  newsletter: string
  status: 'pending' | 'active' | 'ended'
  /** Written in masthead.yaml, or asked for by the reader. */
  origin: 'config' | 'reader'
  created_at: Instant
}

interface DeliveryRow {
  id: Generated<number>
  edition_id: number
  subscription_id: number
  status: DeliveryStatus
  attempts: number
  /** Attempts whose outcome we could not know. */
  doubts: number
  next_attempt_at: Instant | null
  first_attempt_at: Instant | null
  /** While `sending`: when another process may take the row for abandoned. */
  lease_until: Instant | null
  receipts: string
  error: string | null
  updated_at: Instant
}
