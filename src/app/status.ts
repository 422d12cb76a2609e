// status: how the house stands, on one page: sources, newsletters, the queue, channels, the model's budget, the
// database, and what needs a person. Reads only, asks nobody outside, and costs the same however large the ledger is.
import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { latestSlot, nextSlots } from '../core/delivery/schedule.js'
import type { SourceState } from '../core/ingest/polling.js'
import { whySilent } from '../core/ingest/silence/why.js'
import type { Instant, Newsletter, Source, Zone } from '../core/model.js'
import type { ChannelState } from '../core/watching/channels.js'
import { listAlarms } from '../store/alarms.js'
import { channelStates } from '../store/channel-states.js'
import { tokensOn } from '../store/models.js'
import { sourceStates } from '../store/sources.js'
import {
  type Counted,
  clocksOf,
  type DatabaseFacts,
  databaseFacts,
  deliveryCount,
  type LatestEdition,
  newestEditions,
  oldestDue,
  pulseOf,
  type Troubled,
  troubledOf,
  type Unfinished,
  unfinishedDeliveries,
  waitingCount,
} from '../store/status.js'
import type { App } from './app.js'
import { problemsIn } from './problems.js'
import { CLOCK } from './pulse.js'
import { listeningOn } from './watched.js'

export type { Counted, Unfinished }

export interface Status {
  at: Instant
  /** Of the site; times are shown in it. */
  zone: Zone
  name: string
  sources: SourceStatus[]
  newsletters: NewsletterStatus[]
  queue: Queue
  channels: ChannelStatus[]
  /** Null while no model is on. */
  model: { name: string; spent: number; limit: number } | null
  database: DatabaseFacts
  disks: Disk[]
  /** When the clock of a service last beat; null: none has run on this database. */
  clock: Instant | null
  alarms: OpenAlarm[]
  /** Something cannot mend itself. */
  needsPerson: boolean
}

export interface Queue {
  /** By edition, channel and status. */
  unfinished: Unfinished[]
  /** False where more are unfinished than were counted. */
  isWhole: boolean
  /** Uncertain ones of the last days that are not repeated: a person must look. */
  waiting: Counted
  /** By channel, oldest first: since when deliveries have been due, or when the first will be. */
  oldestDue: { channel: string; at: Instant }[]
}

/** How the deliveries of an edition stand. */
export interface EditionCounts {
  total: number
  counts: Omit<Troubled, 'error'> & {
    /** What is left of the total when the others are taken off. */
    accepted: number
    /** Planned or sending. */
    unfinished: number
  }
  /** False where there are more unfinished ones than were counted, and so fewer accepted ones. */
  isWhole: boolean
  /** What one of the failures said; null when none failed. */
  error: string | null
}

export interface SourceStatus {
  id: string
  name: string
  state: 'fresh' | 'late' | 'failing' | 'unread'
  /** The last reading that succeeded. */
  readAt: Instant | null
  failures: number
  /** Of the source and what to do; null while it is fresh. */
  says: string | null
  /** The code of why it is late or failing: "refused"; null while it is neither. */
  code: string | null
}

export interface NewsletterStatus {
  id: string
  title: string
  zone: Zone
  nextSlot: Instant | null
  /** The latest slot that should have been decided by now and was not. */
  overdueSlot: Instant | null
  edition: (LatestEdition & EditionCounts) | null
}

export interface ChannelStatus {
  name: string
  title: string
  isOn: boolean
  sending: ChannelState | null
  listening: ChannelState | null
}

export interface Disk {
  /** What it holds: "the database". */
  holds: string
  folder: string
  freeBytes: number
  totalBytes: number
}

export interface OpenAlarm {
  key: string
  says: string
  severity: 'ill' | 'mild'
  /** When a service first saw it; null: none has yet. */
  since: Instant | null
  /** When the operator was told. */
  toldAt: Instant | null
}

export interface StatusInput {
  now: Instant
  /** Counting of unfinished deliveries stops here. */
  most?: number
}

/** Enough for a person; more is "and more". */
const MOST_COUNTED = 100_000

export async function statusOf(app: App, { now, most = MOST_COUNTED }: StatusInput): Promise<Status> {
  const facts = await lookAround(app, { now, most })
  const known = new Map((await listAlarms(app.db)).map((alarm) => [alarm.key, alarm]))
  const alarms = problemsIn(facts).map((problem) => {
    const { since = null, toldAt = null } = known.get(problem.key) ?? {}
    return { ...problem, since, toldAt }
  })
  return { ...facts, alarms, needsPerson: alarms.some(({ severity }) => severity === 'ill') }
}

export type Facts = Omit<Status, 'alarms' | 'needsPerson'>

/** What problems are judged by. */
export async function lookAround(app: App, { now, most }: { now: Instant; most: number }): Promise<Facts> {
  const { config, db } = app
  const states = await sourceStates(db)
  const channels = await channelStates(db)
  const queue = await queueOf(app, { now, most })
  return {
    at: now,
    zone: config.site.zone,
    name: config.site.name,
    sources: config.sources.map((source) => sourceStatus(app, source, states.get(source.id), now)),
    newsletters: await newslettersOf(app, now, queue),
    queue,
    channels: config.channels.map(({ channel: { name, title }, state }) => ({
      name,
      title,
      isOn: state === 'on',
      sending: channels.get(name) ?? null,
      listening: channels.get(listeningOn(name)) ?? null,
    })),
    model: await modelOf(app, now),
    database: await databaseFacts(db),
    disks: await disksOf(app),
    clock: await pulseOf(db, CLOCK),
  }
}

function sourceStatus(app: App, source: Source, known: SourceState | undefined, now: Instant): SourceStatus {
  const { id, name } = source
  const state = known?.url === source.url ? known : null
  if (state === null || (state.readAt === null && state.failures === 0)) {
    return { id, name, state: 'unread', readAt: null, failures: 0, says: null, code: null }
  }
  const { readAt, failures } = state
  const isWell = state.silentSince === null && state.goneAt === null && failures === 0
  if (isWell) return { id, name, state: 'fresh', readAt, failures, says: null, code: null }
  const { zone } = app.config.site
  const since = state.silentSince ?? state.goneAt ?? state.readAt ?? state.checkedAt
  const { operator, code } = whySilent(state, { source, since, now, zone, language: 'en' })
  const how = state.silentSince === null ? 'failing' : 'late'
  return { id, name, state: how, readAt, failures, says: operator, code }
}

/** How long an uncertain delivery waits for a person (ms); older ones are history. */
const WAITING_MS = 72 * 3_600_000

async function queueOf({ config, db }: App, { now, most }: { now: Instant; most: number }): Promise<Queue> {
  const { rows, isWhole } = await unfinishedDeliveries(db, most)
  const since = new Date(Date.parse(now) - WAITING_MS).toISOString()
  const channels = config.channels.map(({ channel }) => channel.name)
  return {
    unfinished: rows,
    isWhole,
    waiting: await waitingCount(db, { since, most }),
    oldestDue: await oldestDue(db, channels),
  }
}

async function newslettersOf(app: App, now: Instant, queue: Queue): Promise<NewsletterStatus[]> {
  const { newsletters } = app.config
  const clocks = await clocksOf(app.db)
  const editions = await newestEditions(
    app.db,
    newsletters.map(({ id }) => id),
  )
  return Promise.all(
    newsletters.map(async ({ id, title, schedule }) => {
      const edition = editions.get(id)
      return {
        id,
        title,
        zone: schedule.zone,
        nextSlot: nextSlots(schedule, now, 1)[0] ?? null,
        overdueSlot: overdueSlot(schedule, clocks.get(id), now),
        edition: edition ? { ...edition, ...(await countsOf(app, edition.id, queue)) } : null,
      }
    }),
  )
}

async function countsOf({ db }: App, edition: number, queue: Queue): Promise<EditionCounts> {
  const total = await deliveryCount(db, edition)
  const { error, ...troubled } = await troubledOf(db, edition)
  const unfinished = queue.unfinished
    .filter((one) => one.edition === edition && one.status !== 'uncertain')
    .reduce((sum, { count }) => sum + count, 0)
  const others = Object.values(troubled).reduce((sum, count) => sum + count, unfinished)
  const accepted = Math.max(0, total - others)
  return { total, counts: { accepted, unfinished, ...troubled }, isWhole: queue.isWhole, error }
}

/** How long after a slot its edition may take (ms): reading, a model's patience, another program's transaction. */
const SLOT_GRACE_MS = 30 * 60_000

function overdueSlot(
  schedule: Newsletter['schedule'],
  decidedUntil: Instant | undefined,
  now: Instant,
): Instant | null {
  if (decidedUntil === undefined) return null
  const slot = latestSlot(schedule, new Date(Date.parse(now) - SLOT_GRACE_MS).toISOString())
  return slot !== null && slot > decidedUntil ? slot : null
}

async function modelOf({ config, db }: App, now: Instant): Promise<Status['model']> {
  const { MODEL_NAME: name } = config.environment
  if (name === undefined) return null
  return { name, spent: await tokensOn(db, now.slice(0, 10)), limit: config.model.tokensPerDay }
}

/** Where we write; a database on another machine has its own watch. */
async function disksOf({ config }: App): Promise<Disk[]> {
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(config.environment.DATABASE_URL)?.[1]
  const folders = [
    ...(path === undefined || path === ':memory:' ? [] : [['the database', dirname(resolve(path))] as const]),
    ['the outbox', config.outbox] as const,
  ]
  const disks = await Promise.all(folders.map(([holds, folder]) => diskOf(holds, folder)))
  return disks.flatMap((disk) => disk ?? [])
}

/** Of the nearest folder that is there; null where the system does not tell. */
async function diskOf(holds: string, folder: string): Promise<Disk | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { holds, folder, freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    const above = dirname(folder)
    return above === folder ? null : diskOf(holds, above)
  }
}
