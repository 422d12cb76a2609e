// A channel with somebody listening: what becomes of each message, and how long it took. The channel and whoever uses
// it notice nothing. How each channel fares is kept for `masthead status` and the alarms.
import type { Log, OpenChannel, SendContext } from '../core/channel.js'
import { messageOf, SendError } from '../core/errors.js'
import type { Instant } from '../core/model.js'
import { afterMessage, type ChannelOutcome, type ChannelState } from '../core/watching/channels.js'
import { channelStates, saveChannelState } from '../store/channel-states.js'
import type { Database } from '../store/database.js'

/** One message that was handed over, or was not. */
export interface Sent {
  channel: string
  outcome: ChannelOutcome
  error: string | null
  at: Instant
  /** From the call to the answer (ms). */
  ms: number
  /** A notice to the operator belongs to none. */
  edition: SendContext['edition'] | null
}

/** Who hears of what the channels do; must not throw. */
export interface Watch {
  sent(sent: Sent): void
  /** A person's command was acknowledged after so many ms. */
  acked(channel: string, ms: number): void
}

/** Editions have numbers from one on; a notice goes out under this one (see app/alarms.ts). */
export const NOTICE_NUMBER = 0

/** A channel listens when it has done so for this long without an error (ms). */
const LISTENS_MS = 60_000

interface Hearing {
  clock: () => Instant
  /** Each message. */
  sent: (sent: Sent) => void
  /** Whether the channel listens. */
  note: ChannelMemory['note']
}

export function watched(channel: string, open: OpenChannel, { clock, sent, note }: Hearing): OpenChannel {
  return {
    ...open,
    async send(message, to, context) {
      const startedAt = performance.now()
      const edition = context.edition.number === NOTICE_NUMBER ? null : context.edition
      const tell = (outcome: ChannelOutcome, error: string | null) =>
        sent({ channel, outcome, error, at: clock(), ms: performance.now() - startedAt, edition })
      try {
        const receipt = await open.send(message, to, context)
        tell('accepted', null)
        return receipt
      } catch (error) {
        tell(outcomeOf(error), messageOf(error))
        throw error
      }
    },
    ...(open.listen && { listen: listening(channel, open.listen.bind(open), { clock, note }) }),
  }
}

function outcomeOf(error: unknown): ChannelOutcome {
  if (!(error instanceof SendError)) return 'retry'
  return error.outcome.kind === 'give-up' ? error.outcome.reason : error.outcome.kind
}

/** Listening is a thing of its own: a platform may take our messages and refuse to hand us commands. */
function listening(
  channel: string,
  listen: NonNullable<OpenChannel['listen']>,
  { clock, note }: Pick<Hearing, 'clock' | 'note'>,
): NonNullable<OpenChannel['listen']> {
  return async (answer) => {
    const tell = (outcome: ChannelOutcome, error: string | null) =>
      note({ channel: listeningOn(channel), outcome, error, at: clock() })
    const well = setTimeout(() => tell('accepted', null), LISTENS_MS).unref()
    try {
      await listen(answer)
    } catch (error) {
      tell('no-start', messageOf(error))
      throw error
    } finally {
      clearTimeout(well)
    }
  }
}

/** Under this name the state of listening is kept beside that of sending. */
export function listeningOn(channel: string): string {
  return `${channel}:commands`
}

/** Between two writes of a channel that goes on as before (ms). */
const SAVE_EVERY_MS = 10_000

export interface ChannelMemory {
  note(news: { channel: string; outcome: ChannelOutcome; error: string | null; at: Instant }): void
  /** Resolves when all is stored. */
  close(): Promise<void>
}

/** Keeps how each channel fares, in the order of its messages and seldom enough to cost nothing. */
export function openChannelMemory(db: Database, log: Log): ChannelMemory {
  let known: Promise<Map<string, ChannelState>> | null = null
  const savedAt = new Map<string, number>()
  const unsaved = new Map<string, ChannelState>()
  let work: Promise<void> = Promise.resolve()

  /** One after the other; a database that fails is somebody else's alarm, and no message waits for it. */
  function queue(step: () => Promise<void>): void {
    work = work.then(step).catch((error: unknown) => {
      log.warn({ reason: messageOf(error) }, 'state of a channel was not kept')
    })
  }

  async function apply({ channel, ...news }: Parameters<ChannelMemory['note']>[0]): Promise<void> {
    known ??= channelStates(db).catch((error: unknown) => {
      // It is asked for again with the next message.
      known = null
      throw error
    })
    const states = await known
    const before = states.get(channel) ?? newState(channel)
    const after = afterMessage(before, news)
    states.set(channel, after)
    unsaved.set(channel, after)
    const isTurn = (before.failures === 0) !== (after.failures === 0)
    const savedAtMs = savedAt.get(channel) ?? Number.NEGATIVE_INFINITY
    if (!isTurn && Date.parse(news.at) - savedAtMs < SAVE_EVERY_MS) return
    // Counted from the attempt: while the database is gone, not every message waits for it.
    savedAt.set(channel, Date.parse(news.at))
    await save()
  }

  async function save(): Promise<void> {
    for (const [channel, state] of unsaved) {
      await saveChannelState(db, state)
      unsaved.delete(channel)
    }
  }

  return {
    note: (news) => queue(() => apply(news)),
    async close() {
      queue(save)
      await work
    },
  }
}

function newState(channel: string): ChannelState {
  return {
    channel,
    acceptedAt: null,
    failedAt: null,
    failingSince: null,
    failures: 0,
    outcome: null,
    error: null,
  }
}
