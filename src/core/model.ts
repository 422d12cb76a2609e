// Every noun of the house, in the order in which a document becomes a delivery.
// Plain data only: what is computed from it lives in core/ingest, core/digest and core/delivery.
//
// Times come in two kinds. An `Instant` is UTC with milliseconds ("2026-01-14T01:01:00.000Z") and is what
// we compare and store. A `ZonedTime` is what a paper printed, with the offset of its zone
// ("2026-01-14T10:01:00+09:00"). Offsets into text are UTF-16 code units, as in String.prototype.slice.

export type Instant = string
export type ZonedTime = string
/** A BCP 47 language tag: "en", "ko", "ja". */
export type Language = string
/** An IANA time zone: "Asia/Seoul". */
export type Zone = string

// --- Reading -----------------------------------------------------------------------------------------

export type SourceKind = 'feed' | 'page' | 'text'

/** A newspaper's editorial page that we read, as the operator wrote it in masthead.yaml. */
export interface Source {
  id: string
  name: string
  kind: SourceKind
  /** An http(s) or file URL; for saved text it may be a folder of files. */
  url: string
  language: Language
  zone: Zone
  /** CSS selector of the headline links on a listing page; without it the links are found by shape. */
  links?: string
  /** The newest entries that one collection reads. */
  maxEntries: number
  /** How often it is read (ms). Servers may ask for longer. */
  everyMs: number
  /** By when its editorials are there, as declared; `learnt`: as its history shows; `never`: no alarm. */
  expects: Expectation | 'learnt' | 'never'
  rights: Rights
}

/** What a source lets us do with its editorials; enforced before an edition is frozen and on every answer. */
export interface Rights {
  /** Sentences that may be quoted from one editorial; 0: its headline only; null: no limit. */
  sentences: number | null
  /** Graphemes that may be quoted from one editorial; null: no limit. */
  characters: number | null
  /** May its words be handed to a language model? */
  model: boolean
}

/** Editorials of a source are there by each of these times, plus grace. */
export interface Expectation {
  /** Five fields, in the source's zone. */
  cron: string
  zone: Zone
  graceMs: number
}

/** One item of a fetched document, not yet an editorial: it may lack its text. */
export interface Entry {
  guid: string
  url: string | null
  title: string
  author: string | null
  published: ZonedTime | null
  updated: ZonedTime | null
  language: Language | null
  /** Body paragraphs parted by blank lines; null when the entry only points to its page. */
  text: string | null
  /** What a feed says of it in place of the text. Never passed off as the text. */
  summary: string | null
}

/** Why we hold only what the feed says of an editorial, and not its text. */
export type Teaser = 'paywalled' | 'closed' | 'unreachable' | 'short'

/** What a revision changed: corrections that change no meaning, the headline alone, or what it says. */
export type Change = 'typo' | 'headline' | 'substance'

/** The text of an editorial as we read it at one time. `hash` names it everywhere. */
export interface Revision {
  hash: string
  number: number
  title: string
  author: string | null
  /** Body paragraphs parted by blank lines. Quotes point into this string. */
  text: string
  updated: ZonedTime | null
  seenAt: Instant
  /** Set when `text` is the feed's summary only. */
  teaser: Teaser | null
}

export interface Editorial {
  id: number
  /** The same for one piece in several sources or feeds: the id of the editorial that came first. */
  piece: number
  source: SourceName
  guid: string
  url: string | null
  language: Language
  published: ZonedTime | null
  firstSeenAt: Instant
  /** The newest revision. */
  revision: Revision
}

/** What a reader needs to know of a source. */
export interface SourceName {
  id: string
  name: string
  language: Language
}

// --- Condensing --------------------------------------------------------------------------------------

export type Role = 'position' | 'reason' | 'demand' | 'context'

/** A stretch of one text, word for word: `text === source.slice(start, end)`. */
export interface Span {
  text: string
  start: number
  end: number
}

/** A span of a revision: the only thing we ever publish as a summary. */
export interface Quote extends Span {
  revision: string
  role: Role
}

/** What several editorials of a window are about. */
export interface Topic {
  name: string
  /** Editorial ids, in the order given. */
  editorials: number[]
}

/** A topic side by side: each paper's position, who demands what of whom, who was first, who says nothing. */
export interface Board {
  /** In the order in which they were published; one paper may have several. */
  rows: BoardRow[]
  /**
   * Papers of the newsletter in the topic's language that have nothing on it, in the newsletter's order; none that
   * carries a copy of a member, could not be read, or lists what was not read yet.
   */
  silent: SourceName[]
}

export interface BoardRow {
  editorial: number
  source: SourceName
  title: string
  url: string | null
  /** Null as well where the printed date lies ahead. */
  published: ZonedTime | null
  position: Quote | null
  demand: Quote | null
  /** Of whom it is demanded: a stretch of the same revision, within the demand. */
  addressee: Span | null
}

/** The only words in an edition that no paper wrote. Checked against the quotes it cites; marked in every channel. */
export interface Written {
  text: string
  /** Name of the model, as the operator configured it. */
  model: string
  /** What it rests on. */
  cites: Quote[]
}

// --- The product -------------------------------------------------------------------------------------

/** What becomes of a slot that passed while the service was down. */
export type MissedPolicy = 'late' | 'skip' | 'merge'

export interface Schedule {
  /** Five fields: minute hour day-of-month month day-of-week. */
  cron: string
  zone: Zone
  missed: MissedPolicy
  /** A slot older than this is never published late (milliseconds). */
  expiresMs: number
}

/** The standing product, as the operator wrote it in masthead.yaml. */
export interface Newsletter {
  id: string
  title: string
  language: Language
  /** Source ids, in the order in which papers are preferred. */
  sources: string[]
  schedule: Schedule
  /** Does a newsletter without any edition publish one as soon as the service starts? */
  first: 'at-once' | 'on-schedule'
  /** No new editorials: publish nothing, or an edition that says so. */
  empty: 'skip' | 'announce'
  /** At most so many editorials are summarized in one edition; the rest is named under "also published". */
  maxItems: number
  maxPerSource: number
  /** Sentences of one summary. */
  sentences: number
  /** Graphemes of one summary; null: as long as its sentences are. */
  characters: number | null
  /** Words of all summaries of one edition (see core/digest/reading-time.ts); null: no limit. */
  maxWords: number | null
  /** Preferred, in this order, among topics and then among editorials that stand alone; empty: no preference. */
  languages: Language[]
  /** Editorials published longer ago than this are left out, except in the first edition (milliseconds). */
  maxAgeMs: number
  /** Addresses by channel name; each was checked by its channel. */
  to: Record<string, unknown[]>
}

/** One editorial in a digest. */
export interface DigestItem {
  editorial: number
  source: SourceName
  title: string
  url: string | null
  author: string | null
  language: Language
  published: ZonedTime | null
  /** Hash of the revision that the summary quotes. */
  revision: string
  /** Set when the quotes come from the feed's summary, because the text could not be read. */
  teaser: Teaser | null
  /** In reading order: position, reason, demand, context; at most one of each of the first three. */
  summary: Quote[]
  /** The headline in the newsletter's language, where a model may translate. */
  headline?: Written
}

/** Editorials on one issue (`topic` names it), or, with `topic: null`, those that stand alone. */
export interface DigestSection {
  topic: string | null
  items: DigestItem[]
  /** With every topic. Its rows also name editorials of the topic that found no room among the items. */
  board?: Board
  /** One neutral sentence, where a model may write it. */
  introduction?: Written
}

export interface MissingSource {
  source: SourceName
  /** Fit for readers, as it follows the paper's name: "could not be read". */
  why: string
}

/** The pure result of the digest builder for a newsletter and a window. */
export interface Digest {
  newsletter: { id: string; title: string; language: Language; zone: Zone }
  /** First seen after `from` (null: since ever) and up to `to`. */
  window: { from: Instant | null; to: Instant }
  /** Topics first, then the editorials that stand alone. */
  sections: DigestSection[]
  /** Editorials that found no room. */
  alsoPublished: Omit<DigestItem, 'summary'>[]
  missing: MissingSource[]
}

/** A digest frozen for one slot. It never changes. */
export interface Edition {
  newsletter: string
  number: number
  slot: Instant
  publishedAt: Instant
  /** SHA-256 of the digest's canonical JSON, hex. */
  hash: string
  digest: Digest
}

// --- Delivering --------------------------------------------------------------------------------------

export type DeliveryStatus =
  | 'planned'
  | 'sending'
  | 'accepted'
  | 'failed'
  | 'uncertain'
  | 'bounced'
  /** Ended before it was sent: the subscription had ended, or the edition was too old. */
  | 'cancelled'

/** Edition x subscription: a row of the ledger. */
export interface Delivery {
  id: number
  edition: number
  newsletter: string
  channel: string
  address: unknown
  status: DeliveryStatus
  attempts: number
  /** Attempts whose outcome we could not know. */
  doubts: number
  nextAttemptAt: Instant | null
  firstAttemptAt: Instant | null
  /** One for each message that the platform has accepted, in sending order. */
  receipts: Receipt[]
  error: string | null
}

/** The platform's id of an accepted message, in the platform's own terms. */
export type Receipt = Record<string, string>

// --- The house itself --------------------------------------------------------------------------------

/** What renderers know of the place they publish from. */
export interface Site {
  name: string
  /** Base address of the web pages, without a trailing slash. */
  url: string
  /** Fills a file of templates/ ("email/edition.mjml"); every value is escaped for XML. */
  fill(template: string, values: object): string
}

// --- Searching ---------------------------------------------------------------------------------------

/** Offsets into a text (UTF-16 units). */
export interface Stretch {
  start: number
  end: number
}

/** One line of a stored text; the marks are what was asked for, in order and apart. */
export interface Marked {
  text: string
  marks: Stretch[]
}

/** An editorial that was found. */
export interface Hit {
  editorial: number
  source: SourceName
  /** Other papers that carry the same piece. */
  alsoIn: SourceName[]
  title: Marked
  url: string | null
  language: Language
  published: ZonedTime | null
  firstSeenAt: Instant
  teaser: Teaser | null
  /** Null where the paper's rights allow its headline only. */
  snippet: Marked | null
}

// --- Questions from people ---------------------------------------------------------------------------

/** What a person asked in a chat: "/editorial latest harbor" is verb "latest", words "harbor". */
export interface Question {
  verb: string
  words: string
}

/** An answer in no platform's form yet; a channel's `reply` gives it one. */
export type Reply =
  | { kind: 'editorials'; heading: string; items: DigestItem[] }
  /** `more`: where the rest of the hits stands on the web pages ("/search?q=harbor"); null when these are all. */
  | { kind: 'hits'; heading: string; hits: Hit[]; more: string | null }
  | { kind: 'notice'; text: string }
  | { kind: 'help'; text: string; examples: string[] }
