// deliver: take due deliveries from the ledger, send their messages, write down what became of each.
//
// A delivery is claimed when it may be sent, no earlier: the claim is committed before its first byte, and so few are
// claimed ahead that a crash leaves hardly more in doubt than what was on the line. Those are judged uncertain once their
// lease has run out. Nothing is sent twice knowingly. Channels go side by side, each at its own pace.
import { createHash, randomBytes } from 'node:crypto'
import type { Channel, OpenChannel } from '../core/channel.js'
import { judge, later } from '../core/delivery/ledger.js'
import { canonicalJson } from '../core/digest/edition.js'
import { messageOf, SendError, type SendOutcome } from '../core/errors.js'
import type { Delivery, Edition, Instant, Receipt } from '../core/model.js'
import {
  abandonedDeliveries,
  type Claiming,
  cancelDeliveries,
  claimDeliveries,
  keepReceipts,
  settleAbandoned,
} from '../store/claims.js'
import { editionNumbered } from '../store/editions.js'
import { type App, channelsOn } from './app.js'
import { openPace, type Paced } from './pace.js'
import { openPen, type Pen } from './settling.js'

/** Abandoned or outdated deliveries that are looked at together. */
const BATCH = 500
/** Results that are handed back at the end; of millions only `onDelivery` hears each. */
const MOST_HANDED_BACK = 10_000

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

/** What became of each; of more than ten thousand, all that went wrong up to that number, and the first of the rest. */
export async function deliver(app: App, input: DeliverInput): Promise<Delivered[]> {
  const owner = randomBytes(9).toString('base64url')
  const book = openBook(input)
  await takeStock(app, input, book)
  const pen = openPen(app.db, { owner, now: input.now, log: app.log })
  const run: Run = { app, input, book, pen, owner, render: openRendering(app) }
  try {
    const ended = await Promise.allSettled(channelsOn(app).map((channel) => deliverOn(run, channel)))
    const failed = ended.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  } finally {
    await pen.close()
  }
  return book.delivered
}

interface Run {
  app: App
  input: DeliverInput
  book: Book
  pen: Pen
  owner: string
  render: Render
}

interface Book {
  delivered: Delivered[]
  note(delivered: Delivered): void
}

function openBook({ onDelivery }: DeliverInput): Book {
  const delivered: Delivered[] = []
  let troubles = 0
  return {
    delivered,
    note(one) {
      const isTrouble = one.status !== 'accepted'
      if (delivered.length < MOST_HANDED_BACK || (isTrouble && troubles < MOST_HANDED_BACK))
        delivered.push(one)
      if (isTrouble) troubles += 1
      onDelivery?.(one)
    },
  }
}

/** What dead runs left in `sending`: we cannot know what became of it. */
async function takeStock(app: App, { now }: DeliverInput, book: Book): Promise<void> {
  const error = 'the program ended while this was being sent'
  for (;;) {
    const abandoned = await abandonedDeliveries(app.db, now(), BATCH)
    const judged = abandoned.map((delivery) => ({
      delivery,
      settlement: settlementOf(delivery, { outcome: { kind: 'uncertain' }, error, now: now() }),
    }))
    const settled = await settleAbandoned(
      app.db,
      judged.map(({ settlement }) => settlement),
      now(),
    )
    for (const { delivery, settlement } of judged) {
      if (settled.has(delivery.id)) tell(app, book, { ...delivery, status: settlement.verdict.status, error })
    }
    if (abandoned.length < BATCH || settled.size === 0) return
  }
}

/** Everything of one channel that is due, until there is no more or the signal is raised. */
async function deliverOn(run: Run, channel: Channel): Promise<void> {
  const { app, input, book } = run
  const pace = openPace(channel.pace)
  const underWay = new Set<Promise<void>>()
  let failure: unknown = null
  try {
    while (!input.signal?.aborted && failure === null) {
      const room = pace.room(underWay.size)
      if (room <= 0) {
        await Promise.race(underWay)
        continue
      }
      await pace.opening(input.signal).catch(() => undefined)
      if (input.signal?.aborted) break
      const claimed = await claimDeliveries(app.db, claiming(run, channel, room))
      for (const delivery of claimed) {
        if (delivery.status !== 'sending') {
          tell(app, book, delivery)
          continue
        }
        const sending: Promise<void> = deliverOne(run, delivery, pace)
          .catch((error: unknown) => {
            failure ??= error
          })
          .finally(() => underWay.delete(sending))
        underWay.add(sending)
      }
      if (claimed.some(({ status }) => status !== 'sending')) await cancelRest(run, channel)
      if (claimed.length > 0) continue
      if (underWay.size === 0) break
      await Promise.race(underWay)
    }
  } finally {
    await Promise.all(underWay)
  }
  if (failure !== null) throw failure
}

/** Where one was cancelled there may be a million. */
async function cancelRest(run: Run, channel: Channel): Promise<void> {
  const { app, input, book } = run
  for (;;) {
    const cancelled = await cancelDeliveries(app.db, claiming(run, channel, BATCH))
    for (const delivery of cancelled) tell(app, book, delivery)
    if (cancelled.length === 0 || input.signal?.aborted) return
  }
}

function claiming({ app, input, owner }: Run, channel: Channel, limit: number): Claiming {
  const now = input.now()
  const tooOld = Object.fromEntries(
    app.config.newsletters.map(({ id, schedule }) => [id, later(now, -schedule.expiresMs)]),
  )
  return { channel: channel.name, owner, now, limit, tooOld }
}

async function deliverOne(run: Run, delivery: Delivery, pace: Paced): Promise<void> {
  const { app, input, book, pen } = run
  const firstTurn = pace.turn()
  const receipts = [...delivery.receipts]
  let outcome: SendOutcome | { kind: 'accepted' } = { kind: 'accepted' }
  let error: string | null = null
  try {
    const { edition, messages } = await run.render(delivery)
    const open = await app.channel(delivery.channel)
    await firstTurn
    await sendRest(run, open, { delivery, edition, messages, receipts, pace })
  } catch (thrown) {
    // What is not a SendError never reached a platform: the channel could not be opened, or rendering failed.
    outcome = thrown instanceof SendError ? thrown.outcome : { kind: 'retry', afterMs: null }
    error = messageOf(thrown)
  }
  const settlement = settlementOf({ ...delivery, receipts }, { outcome, error, now: input.now() })
  const isOurs = await pen.settle(settlement)
  if (isOurs) return tell(app, book, { ...delivery, status: settlement.verdict.status, error })
  app.log.warn({ delivery: delivery.id, status: settlement.verdict.status }, 'result came too late')
}

interface Sending {
  delivery: Delivery
  edition: Edition
  messages: unknown[]
  /** Grows with each message. */
  receipts: Receipt[]
  pace: Paced
}

/** Sends the messages that have no receipt yet, and keeps each receipt before the next message. */
async function sendRest(
  { app, input: { now }, owner }: Run,
  open: OpenChannel,
  { delivery, edition, messages, receipts, pace }: Sending,
): Promise<void> {
  const firstAttemptAt = delivery.firstAttemptAt ?? now()
  const first = receipts.length
  for (const [part, message] of messages.entries()) {
    if (part < first) continue
    if (part > first) await pace.turn()
    const key = keyOf(delivery, edition, part)
    receipts.push(await open.send(message, delivery.address, { key, firstAttemptAt, edition }))
    if (part + 1 === messages.length) return
    const isOurs = await keepReceipts(app.db, { id: delivery.id, owner, receipts, now: now() })
    if (!isOurs) throw new Error('another program took this over')
  }
}

/**
 * Names one message for ever: the same after a crash, from another machine or a restored backup.
 * 24 hex digits, so that it fits Discord's nonce of 25 characters.
 */
function keyOf(delivery: Delivery, edition: Edition, part: number): string {
  const name = [delivery.newsletter, edition.slot, delivery.channel, canonicalJson(delivery.address), part]
  return createHash('sha256').update(name.join('\n')).digest('hex').slice(0, 24)
}

function settlementOf(
  delivery: Delivery,
  {
    outcome,
    error,
    now,
  }: { outcome: SendOutcome | { kind: 'accepted' }; error: string | null; now: Instant },
) {
  const { id, attempts, doubts, firstAttemptAt, receipts } = delivery
  const verdict = judge({ attempts, doubts, firstAttemptAt: firstAttemptAt ?? now }, outcome, now)
  return { id, verdict, receipts, error }
}

function tell({ log }: App, book: Book, delivery: Delivery): void {
  const { id, newsletter, edition, channel, status, attempts, error, receipts } = delivery
  const fields = { delivery: id, newsletter, edition, channel, status, attempts }
  if (status === 'accepted') log.info(fields, 'delivery was accepted')
  else if (status === 'cancelled') log.info({ ...fields, reason: error }, 'delivery was cancelled')
  else log.warn({ ...fields, reason: error }, 'delivery was not accepted')
  const file = status === 'accepted' ? (receipts.at(-1)?.file ?? null) : null
  book.note({ delivery: id, newsletter, edition, channel, status, error, file })
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
      // What could not be read or rendered is tried again with the next delivery.
      result.catch(() => rendered.delete(key))
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
