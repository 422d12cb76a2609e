// deliver: take due deliveries from the ledger, send their messages, write down what became of each.
// The claim is committed before the first byte; a crash leaves rows in `sending`, which the next run judges
// uncertain once their lease has run out. Nothing is sent twice knowingly.
import { createHash } from 'node:crypto'
import type { Channel, OpenChannel } from '../core/channel.js'
import { judge } from '../core/delivery/ledger.js'
import { canonicalJson } from '../core/digest/edition.js'
import { messageOf, SendError, type SendOutcome } from '../core/errors.js'
import type { Delivery, Edition, Instant, Receipt } from '../core/model.js'
import { abandonedDeliveries, claimDeliveries, keepReceipts, settleDelivery } from '../store/deliveries.js'
import { editionNumbered } from '../store/editions.js'
import { type App, channelsOn } from './app.js'
import { openPace, type Paced } from './pace.js'

/** Deliveries claimed at once: what a crash can leave uncertain. */
const BATCH = 50

export interface Delivered {
  delivery: number
  newsletter: string
  edition: number
  channel: string
  status: Delivery['status']
  error: string | null
  /** What was written in place of sending, of channels that write files (an absolute path). */
  file: string | null
}

export interface DeliverInput {
  now: () => Instant
  onDelivery?: (delivered: Delivered) => void
  /** Stops claiming; what is claimed is finished. */
  signal?: AbortSignal
}

export async function deliver(app: App, input: DeliverInput): Promise<Delivered[]> {
  const delivered = await settleAbandoned(app, input)
  const paces = new Map(channelsOn(app).map(({ name, pace }) => [name, openPace(pace)]))
  const render = openRendering(app)
  while (!input.signal?.aborted) {
    const batch = await claimDeliveries(app.db, [...paces.keys()], input.now(), BATCH)
    if (batch.length === 0) break
    await Promise.all(
      batch.map((delivery) =>
        paces.get(delivery.channel)?.together(async () => {
          const result = await deliverOne(app, delivery, render, paces, input)
          delivered.push(result)
          input.onDelivery?.(result)
        }),
      ),
    )
  }
  return delivered
}

type Render = (delivery: Delivery) => Promise<{ edition: Edition; messages: unknown[] }>

/** Renders an edition once for each channel of this run. */
function openRendering(app: App): Render {
  const rendered = new Map<string, ReturnType<Render>>()
  return (delivery) => {
    const key = canonicalJson([delivery.newsletter, delivery.edition, delivery.channel])
    let result = rendered.get(key)
    if (!result) {
      result = renderFor(app, delivery)
      rendered.set(key, result)
    }
    return result
  }
}

async function renderFor(app: App, delivery: Delivery) {
  const edition = await editionNumbered(app.db, delivery.newsletter, delivery.edition)
  if (!edition) throw new Error(`edition ${delivery.newsletter} ${delivery.edition} is not stored`)
  const messages = await channelOf(app, delivery).render(edition, app.site)
  return { edition, messages }
}

function channelOf(app: App, delivery: Delivery): Channel {
  const setting = app.config.channels.find(({ channel }) => channel.name === delivery.channel)
  if (!setting) throw new Error(`there is no channel ${delivery.channel}`)
  return setting.channel
}

async function deliverOne(
  app: App,
  delivery: Delivery,
  render: Render,
  paces: Map<string, Paced>,
  { now }: DeliverInput,
): Promise<Delivered> {
  const receipts = [...delivery.receipts]
  let outcome: SendOutcome | { kind: 'accepted' } = { kind: 'accepted' }
  let error: string | null = null
  try {
    const { edition, messages } = await render(delivery)
    const open = await app.channel(delivery.channel)
    const turn = () => paces.get(delivery.channel)?.turn()
    await sendRest(app, open, { delivery, edition, messages, receipts, now, turn })
  } catch (thrown) {
    // What is not a SendError never reached a platform: the channel could not be opened, or rendering failed.
    outcome = thrown instanceof SendError ? thrown.outcome : { kind: 'retry', afterMs: null }
    error = messageOf(thrown)
  }
  return settle(app, delivery, { outcome, error, receipts, now: now() })
}

/** Sends the messages that have no receipt yet, and keeps each receipt before the next message. */
async function sendRest(
  app: App,
  open: OpenChannel,
  { delivery, edition, messages, receipts, now, turn }: Sending,
): Promise<void> {
  const firstAttemptAt = delivery.firstAttemptAt ?? now()
  for (const [part, message] of messages.entries()) {
    if (part < receipts.length) continue
    const key = keyOf(delivery, edition, part)
    await turn()
    receipts.push(await open.send(message, delivery.address, { key, firstAttemptAt, edition }))
    if (part + 1 < messages.length) await keepReceipts(app.db, delivery.id, receipts, now())
  }
}

interface Sending {
  delivery: Delivery
  edition: Edition
  messages: unknown[]
  receipts: Receipt[]
  now: () => Instant
  /** Waits until the channel's pace allows another message. */
  turn: () => Promise<void> | undefined
}

/**
 * Names one message for ever: the same after a crash, from another machine or a restored backup.
 * 24 hex digits, so that it fits Discord's nonce of 25 characters.
 */
function keyOf(delivery: Delivery, edition: Edition, part: number): string {
  const name = [delivery.newsletter, edition.slot, delivery.channel, canonicalJson(delivery.address), part]
  return createHash('sha256').update(name.join('\n')).digest('hex').slice(0, 24)
}

async function settleAbandoned(app: App, { now, onDelivery }: DeliverInput): Promise<Delivered[]> {
  const error = 'the program ended while this was being sent'
  const settled: Delivered[] = []
  for (const delivery of await abandonedDeliveries(app.db, now())) {
    const { receipts } = delivery
    const result = await settle(app, delivery, {
      outcome: { kind: 'uncertain' },
      error,
      receipts,
      now: now(),
    })
    settled.push(result)
    onDelivery?.(result)
  }
  return settled
}

async function settle(
  app: App,
  delivery: Delivery,
  {
    outcome,
    error,
    receipts,
    now,
  }: { outcome: SendOutcome | { kind: 'accepted' }; error: string | null; receipts: Receipt[]; now: Instant },
): Promise<Delivered> {
  const { id, newsletter, edition, channel, attempts, doubts } = delivery
  const verdict = judge({ attempts, doubts, firstAttemptAt: delivery.firstAttemptAt ?? now }, outcome, now)
  await settleDelivery(app.db, id, verdict, { receipts, error, now })
  const fields = { delivery: id, newsletter, edition, channel, status: verdict.status, attempts }
  if (verdict.status === 'accepted') app.log.info(fields, 'delivery was accepted')
  else app.log.warn({ ...fields, reason: error }, 'delivery was not accepted')
  const file = verdict.status === 'accepted' ? (receipts.at(-1)?.file ?? null) : null
  return { delivery: id, newsletter, edition, channel, status: verdict.status, error, file }
}
