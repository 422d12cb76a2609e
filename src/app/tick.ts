// tick: what the clock does every minute. Read what is due, publish what is due, deliver what is due.
// Ticks may overlap, repeat, or come from two machines: the ledger and the unique slot keep the count. Clocks take turns
// at reading and publishing, so that they ask nobody twice; a person's tick waits for none of them.
import { decide, latestSlot } from '../core/delivery/schedule.js'
import type { Instant, Newsletter, Source } from '../core/model.js'
import { advanceClock, clockOf } from '../store/editions.js'
import type { App } from './app.js'
import { type Collected, collect } from './collect.js'
import { type Delivered, deliver } from './deliver.js'
import { tellSilence } from './health.js'
import { type Published, publish } from './publish.js'
import { retainDaily } from './retention.js'
import { inTurn } from './turn.js'

export interface Ticked {
  collected: Collected[]
  published: (Published & { newsletter: string; isLate: boolean })[]
  /** Slots that passed without an edition, and why. */
  passed: { newsletter: string; slot: Instant; why: 'skip' | 'merge' | 'expired' }[]
  delivered: Delivered[]
}

export interface TickInput {
  /** The instant to act for; the real time unless a person says otherwise. */
  now: Instant
  /** The time that goes into the ledger; `now` itself when a person set it. */
  clock?: () => Instant
  /** Reads and publishes only while no other clock does. */
  isClock?: boolean
  /** False leaves the sending to workers. */
  delivers?: boolean
  signal?: AbortSignal
  onSource?: (collected: Collected, done: number, of: number) => void
  onDelivery?: (delivered: Delivered) => void
}

export async function tick(app: App, input: TickInput): Promise<Ticked> {
  const { now, signal } = input
  const ticked: Ticked = { collected: [], published: [], passed: [], delivered: [] }
  if (input.isClock)
    await inTurn(app, signal, (ours) => readAndPublish(app, { ...input, signal: ours }, ticked))
  else await readAndPublish(app, input, ticked)
  if (input.delivers !== false) {
    const { onDelivery } = input
    ticked.delivered = await deliver(app, { now: input.clock ?? (() => now), onDelivery, signal })
  }
  await retainDaily(app, { now: app.clock(), signal })
  return ticked
}

async function readAndPublish(app: App, { now, signal, onSource }: TickInput, ticked: Ticked): Promise<void> {
  ticked.collected = await collect(app, { now, signal, onSource })
  await tellSilence(app, { now, sources: sourcesRead(app, ticked.collected) })
  for (const newsletter of app.config.newsletters) {
    if (signal?.aborted) break
    await publishDue(app, newsletter, { now, signal, ticked })
  }
}

function sourcesRead(app: App, collected: Collected[]): Source[] {
  const read = new Set(collected.map(({ source }) => source))
  return app.config.sources.filter(({ id }) => read.has(id))
}

interface Publishing {
  now: Instant
  signal: AbortSignal | undefined
  ticked: Ticked
}

async function publishDue(app: App, newsletter: Newsletter, publishing: Publishing): Promise<void> {
  const { now, signal, ticked } = publishing
  const decidedUntil = await clockOf(app.db, newsletter.id)
  if (decidedUntil === null) return startClock(app, newsletter, publishing)
  const decisions = decide(newsletter.schedule, decidedUntil, now)
  const due = decisions.filter((decision) => decision.action === 'publish')
  for (const decision of decisions) {
    const { slot } = decision
    if (decision.action === 'pass') {
      await advanceClock(app.db, newsletter.id, slot)
      ticked.passed.push({ newsletter: newsletter.id, slot, why: decision.why })
      app.log.warn({ newsletter: newsletter.id, slot, why: decision.why }, 'slot passed without an edition')
      continue
    }
    // Each of several late editions holds what was published by its slot; the last one takes the rest.
    const until = decision === due.at(-1) ? null : slot
    const published = await publish(app, newsletter, { slot, now, until, signal })
    ticked.published.push({ ...published, newsletter: newsletter.id, isLate: decision.isLate })
  }
}

/** A newsletter seen for the first time: its first edition now, or with its first slot to come. */
async function startClock(
  app: App,
  newsletter: Newsletter,
  { now, signal, ticked }: Publishing,
): Promise<void> {
  const slot = latestSlot(newsletter.schedule, now)
  if (newsletter.first === 'at-once' && slot !== null) {
    const published = await publish(app, newsletter, { slot, now, signal })
    ticked.published.push({ ...published, newsletter: newsletter.id, isLate: false })
  }
  await advanceClock(app.db, newsletter.id, now)
}
