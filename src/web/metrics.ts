// What Prometheus asks of the service (prom-client, wrapped here only). Three kinds of figures: how each source is doing;
// how the house stands, from the database and the same for every process; and what this process has done since it
// started, counted as it happens. Names and meanings stand in src/README.md.
//
// Promises: the figures of one moment and nothing from elsewhere in the program, since each call has a registry
// of its own; whatever a source is called, it stays within its label; no address, no text of a message.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Delivered } from '../app/deliver.js'
import type { Status } from '../app/status.js'
import type { Sent, Watch } from '../app/watched.js'
import type { DeliveryStatus, Instant } from '../core/model.js'
import type { ChannelOutcome } from '../core/watching/channels.js'

/** Content type of the text format, version 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE

/** How a source is doing. */
export interface SourceHealth {
  source: string
  /** The last reading that succeeded. */
  readAt: Instant | null
  /** When its newest editorial appeared. */
  newestAt: Instant | null
  /** Failed readings in a row. */
  failures: number
  /** Why it is silent, as a code: "refused"; null while nothing is overdue. */
  silentWhy: string | null
  editorials: number
}

/** A line for each source and figure; an instant that is not known has none, so that its age cannot be misread. */
export async function sourceMetrics(sources: SourceHealth[]): Promise<string> {
  const registry = new Registry()
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `masthead_source_${name}`, help, labelNames: ['source'], registers: [registry] })
  const readAt = gauge('last_read_timestamp_seconds', 'When the source was last read with success.')
  const newestAt = gauge('newest_editorial_timestamp_seconds', 'When its newest editorial appeared.')
  const failures = gauge('consecutive_failures', 'Readings that failed since the last one that succeeded.')
  const editorials = gauge('editorials', 'Editorials that are held of the source.')
  const silent = new Gauge({
    name: 'masthead_source_silent',
    help: '1 while an editorial is overdue, and why; 0 while none is.',
    labelNames: ['source', 'why'],
    registers: [registry],
  })
  for (const health of sources) {
    const labels = { source: health.source }
    if (health.readAt !== null) readAt.set(labels, Date.parse(health.readAt) / 1000)
    if (health.newestAt !== null) newestAt.set(labels, Date.parse(health.newestAt) / 1000)
    failures.set(labels, health.failures)
    editorials.set(labels, health.editorials)
    // A source keeps a line while all is well, so that an alarm can tell "not silent" from "not asked".
    silent.set({ ...labels, why: health.silentWhy ?? '' }, health.silentWhy === null ? 0 : 1)
  }
  return registry.metrics()
}

/** How the house stands: the ledger, editions, channels, budget, database. */
export interface Figures {
  status: Status
  searchRows: number
}

/** The same whichever process is asked. */
export async function houseMetrics({ status, searchRows }: Figures): Promise<string> {
  const registry = new Registry()
  const gauge = gaugesOf(registry)
  queueMetrics(status, gauge)
  editionMetrics(status, gauge)
  channelMetrics(status, gauge)
  const { database, model, clock, alarms } = status
  gauge('database_size_bytes', 'Size of the database.').set(database.bytes)
  gauge('search_rows', 'Editorials in the search index; an estimate on PostgreSQL.').set(searchRows)
  if (model) {
    gauge('model_tokens', 'Tokens that the language model has cost this UTC day.').set(model.spent)
    gauge('model_tokens_limit', 'Tokens that it may cost in a UTC day.').set(model.limit)
  }
  if (clock !== null) {
    gauge('clock_beat_timestamp_seconds', 'When the clock of a service last moved.').set(seconds(clock))
  }
  const open = gauge('alarms_open', 'Problems that need a person (ill) or a look (mild).', ['severity'])
  for (const severity of ['ill', 'mild'] as const) {
    open.set({ severity }, alarms.filter((alarm) => alarm.severity === severity).length)
  }
  const free = gauge('disk_free_bytes', 'Room on the disks that we write to.', ['holds'])
  for (const { holds, freeBytes } of status.disks) free.set({ holds }, freeBytes)
  return registry.metrics()
}

type Gauges = (name: string, help: string, labelNames?: string[]) => Gauge

function gaugesOf(registry: Registry): Gauges {
  return (name, help, labelNames = []) =>
    new Gauge({ name: `masthead_${name}`, help, labelNames, registers: [registry] })
}

function queueMetrics({ queue, channels, at }: Status, gauge: Gauges): void {
  const unfinished = gauge(
    'deliveries_unfinished',
    'Deliveries of all editions that are not finished; counting stops at 100000 of a kind.',
    ['channel', 'status'],
  )
  for (const { channel, status, count } of queue.unfinished) unfinished.inc({ channel, status }, count)
  const waiting = 'Uncertain deliveries of three days that are not repeated: a person must look.'
  gauge('deliveries_waiting_for_person', waiting).set(queue.waiting.count)
  const age = gauge(
    'deliveries_oldest_due_age_seconds',
    'For how long the oldest delivery of a channel has been due and not sent; 0 while none is.',
    ['channel'],
  )
  for (const { name: channel } of channels) age.set({ channel }, 0)
  for (const { channel, at: dueAt } of [...queue.oldestDue].reverse()) {
    age.set({ channel }, Math.max(0, Date.parse(at) - Date.parse(dueAt)) / 1000)
  }
}

function editionMetrics({ newsletters }: Status, gauge: Gauges): void {
  const labels = ['newsletter']
  const next = gauge('next_slot_timestamp_seconds', 'When the next edition is due.', labels)
  const number = gauge('latest_edition_number', 'Number of the latest edition.', labels)
  const slot = gauge('latest_edition_slot_timestamp_seconds', 'Slot of the latest edition.', labels)
  const published = gauge('latest_edition_published_timestamp_seconds', 'When it was frozen.', labels)
  const deliveries = gauge(
    'latest_edition_deliveries',
    'How the deliveries of the latest edition stand; unfinished ones are counted up to 100000.',
    ['newsletter', 'status'],
  )
  for (const { id: newsletter, nextSlot, edition } of newsletters) {
    if (nextSlot !== null) next.set({ newsletter }, seconds(nextSlot))
    if (edition === null) continue
    number.set({ newsletter }, edition.number)
    slot.set({ newsletter }, seconds(edition.slot))
    published.set({ newsletter }, seconds(edition.publishedAt))
    for (const [status, count] of Object.entries(edition.counts))
      deliveries.set({ newsletter, status }, count)
  }
}

function channelMetrics({ channels }: Status, gauge: Gauges): void {
  const on = gauge('channel_on', '1 where the channel is configured.', ['channel'])
  const failures = gauge('channel_failures_in_a_row', 'Messages that failed since the last accepted one.', [
    'channel',
  ])
  const accepted = gauge('channel_last_accepted_timestamp_seconds', 'When it last took a message.', [
    'channel',
  ])
  for (const { name: channel, isOn, sending } of channels) {
    on.set({ channel }, isOn ? 1 : 0)
    if (!isOn) continue
    failures.set({ channel }, sending?.failures ?? 0)
    if (sending?.acceptedAt) accepted.set({ channel }, seconds(sending.acceptedAt))
  }
}

function seconds(at: Instant): number {
  return Date.parse(at) / 1000
}

/** What this process does, counted as it happens; hand it to `openApp` as its watch. */
export interface Meters extends Watch {
  /** Makes every outcome of these channels 0, so that the first failure is a change that can be seen. */
  expect(channels: string[]): void
  /** What was written down of a delivery; `planned` is one that will be tried again. */
  settled(delivered: Pick<Delivered, 'channel' | 'status'>): void
  text(): Promise<string>
}

const OUTCOMES: ChannelOutcome[] = [
  'accepted',
  'retry',
  'uncertain',
  'unknown-address',
  'no-permission',
  'refused',
  'misconfigured',
]
/** What a delivery may be after an attempt. */
const STATUSES: DeliveryStatus[] = ['accepted', 'planned', 'uncertain', 'failed', 'cancelled']
const SEND_BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120]
/** Slack and Discord forget a command that is not acknowledged within three seconds. */
const ACK_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 5]
const DELAY_BUCKETS = [5, 15, 60, 300, 900, 1800, 3600, 7200, 21_600, 86_400]

export function openMeters(version: string): Meters {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  gaugesOf(registry)('build_info', 'The program that answers.', ['version']).set({ version }, 1)
  const messages = new Counter({
    name: 'masthead_messages_total',
    help: 'Messages handed over by this process, by what became of them.',
    labelNames: ['channel', 'outcome'],
    registers: [registry],
  })
  const deliveries = new Counter({
    name: 'masthead_deliveries_total',
    help: 'Deliveries of which this process wrote down what became of them; planned ones are tried again.',
    labelNames: ['channel', 'status'],
    registers: [registry],
  })
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: `masthead_${name}`, help, buckets, labelNames: ['channel'], registers: [registry] })
  const took = histogram(
    'message_duration_seconds',
    'From handing a message over to the answer.',
    SEND_BUCKETS,
  )
  const delay = histogram(
    'message_delay_seconds',
    'From the slot of an edition to the acceptance of a message.',
    DELAY_BUCKETS,
  )
  const acks = histogram(
    'command_ack_duration_seconds',
    "Until a person's command was acknowledged.",
    ACK_BUCKETS,
  )
  const latency = editionLatency(registry)
  return {
    expect(channels) {
      for (const channel of channels) {
        for (const outcome of OUTCOMES) messages.inc({ channel, outcome }, 0)
        for (const status of STATUSES) deliveries.inc({ channel, status }, 0)
      }
    },
    settled({ channel, status }) {
      deliveries.inc({ channel, status })
    },
    sent(sent) {
      const { channel, outcome, ms, edition, at } = sent
      messages.inc({ channel, outcome })
      took.observe({ channel }, ms / 1000)
      if (outcome !== 'accepted' || edition === null) return
      delay.observe({ channel }, Math.max(0, Date.parse(at) - Date.parse(edition.slot)) / 1000)
      latency(edition, at)
    },
    acked(channel, ms) {
      acks.observe({ channel }, ms / 1000)
    },
    text: () => registry.metrics(),
  }
}

/** From the slot of the latest edition to the first and to the last message that this process saw accepted. */
function editionLatency(registry: Registry) {
  const gauge = gaugesOf(registry)
  const help = (which: string) => `From its slot to the ${which} accepted message of the latest edition.`
  const first = gauge('edition_first_accepted_delay_seconds', help('first'), ['newsletter'])
  const last = gauge('edition_last_accepted_delay_seconds', help('last'), ['newsletter'])
  const latest = new Map<string, number>()
  return ({ newsletter, number, slot }: NonNullable<Sent['edition']>, at: Instant) => {
    const known = latest.get(newsletter) ?? 0
    if (number < known) return
    const delay = Math.max(0, Date.parse(at) - Date.parse(slot)) / 1000
    if (number > known) first.set({ newsletter }, delay)
    last.set({ newsletter }, delay)
    latest.set(newsletter, number)
  }
}
