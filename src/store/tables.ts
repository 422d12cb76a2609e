// The tables as kysely sees them: one interface a table, columns as the database holds them.
// Times are UTC ISO texts, structures are JSON texts, so that both databases hold the same.
import type { Generated } from 'kysely'
import type { Change, DeliveryStatus, Instant, Language, Teaser, ZonedTime } from '../core/model.js'

export interface Tables {
  source_states: SourceStateRow
  hosts: HostRow
  pages: PageRow
  editorials: EditorialRow
  editorial_names: EditorialNameRow
  editorial_bands: EditorialBandRow
  revisions: RevisionRow
  clocks: ClockRow
  editions: EditionRow
  edition_editorials: EditionEditorialRow
  subscribers: SubscriberRow
  subscriptions: SubscriptionRow
  deliveries: DeliveryRow
  delivery_sums: DeliverySumRow
  backgrounds: BackgroundRow
  model_answers: ModelAnswerRow
  model_days: ModelDayRow
  search_rows: SearchRow
  alarms: AlarmRow
  alarm_messages: AlarmMessageRow
  channel_states: ChannelStateRow
  pulses: PulseRow
  leases: LeaseRow
}

/** See SourceState in core/ingest/polling.ts. */
interface SourceStateRow {
  source: string
  /** Null in rows of the first version. */
  url: string | null
  checked_at: Instant
  read_at: Instant | null
  due_at: Instant
  held_until: Instant | null
  gone_at: Instant | null
  moved_to: string | null
  feed_url: string | null
  etag: string | null
  last_modified: string | null
  failures: number
  status: number | null
  found: number | null
  /** What the last reading failed on, for the operator; null when it succeeded. */
  error: string | null
  silent_since: Instant | null
}

/** What a host asked of us, as JSON: see HostState in io/guest.ts. */
interface HostRow {
  host: string
  state: string
}

/** An article page that was visited or is to be. `entry` is what its feed or listing says of it, as JSON. */
interface PageRow {
  source: string
  url: string
  entry: string
  etag: string | null
  last_modified: string | null
  /** Visits that succeeded. */
  visits: Generated<number>
  /** Failures in a row. */
  failures: Generated<number>
  checked_at: Instant | null
  /** Null: it is not visited again. */
  due_at: Instant | null
  error: string | null
  /** When the source last listed it. */
  listed_at: Instant | null
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
  /** Id of the editorial that brought this piece first, in another source; null: this one did. */
  piece: number | null
}

/** A guid or a link under which an editorial of a source is known. */
interface EditorialNameRow {
  source: string
  name: string
  editorial_id: number
}

/** Bands of a text's MinHash signature: editorials that share one may be the same piece. */
interface EditorialBandRow {
  band: number
  editorial_id: number
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
  /** Null in the first revision. */
  change: Change | null
  teaser: Teaser | null
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
  /** Of the subscriber, whose address stands there alone. */
  channel: string
  status: DeliveryStatus
  attempts: number
  /** Attempts whose outcome we could not know. */
  doubts: number
  /** While it waits to be tried. */
  next_attempt_at: Instant | null
  first_attempt_at: Instant | null
  /** While `sending`: when another process may take the row for abandoned. */
  lease_until: Instant | null
  /** Token of the run that claimed it last and has not settled it. */
  owner: string | null
  receipts: string
  error: string | null
  updated_at: Instant
}

/** Deliveries of an edition that have no rows of their own any more: too old, or of a person who was erased. */
interface DeliverySumRow {
  edition_id: number
  channel: string
  status: DeliveryStatus
  deliveries: number
}

/** How many of the archive's editorials in a language hold each stem, counted up to an editorial's id. */
interface BackgroundRow {
  language: string
  editorials: number
  until_id: number
  /** JSON: stem -> editorials that hold it. */
  counts: string
}

/** What a model answered, under the hash of everything it was asked with. */
interface ModelAnswerRow {
  key: string
  answer: string
  tokens: number
  created_at: Instant
}

/** Tokens spent on one UTC day ("2026-01-14"). */
interface ModelDayRow {
  day: string
  tokens: number
  /** Questions of that day without an answer, and why the last of them had none. */
  failures: Generated<number>
  last_failure: string | null
  failed_at: Instant | null
}

/** A row of the search index and the editorial that it holds; rows count up with time: see store/search-index.ts. */
interface SearchRow {
  row: number
  editorial_id: number
}

/** Something that needs a person; see core/watching/alarms.ts. */
interface AlarmRow {
  /** "source:hani" */
  key: string
  says: string
  severity: 'ill' | 'mild'
  since: Instant
  /** When the operator was told of it. */
  told_at: Instant | null
  solved_at: Instant | null
  /** While a process tells the operator: when another one may. */
  lease_until: Instant | null
}

/** Attempts to tell the operator, for the count of an hour. */
interface AlarmMessageRow {
  key: string
  at: Instant
}

/** How the last messages of a channel fared. */
interface ChannelStateRow {
  channel: string
  accepted_at: Instant | null
  failed_at: Instant | null
  /** Of the failures since the last message that was accepted. */
  failing_since: Instant | null
  failures: number
  /** Of the last failure: see ChannelOutcome in core/watching/channels.ts. */
  outcome: string | null
  error: string | null
}

/** When something that must not stand still last moved: "clock". */
interface PulseRow {
  name: string
  at: Instant
}

/** What one program at a time may do; see store/leases.ts. */
interface LeaseRow {
  name: string
  holder: string
  lease_until: Instant
}
