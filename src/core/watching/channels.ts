// How a channel fares, told from what became of its last messages. Pure.
import type { SendOutcome } from '../errors.js'
import type { Instant } from '../model.js'
import { oneLine, shorten } from '../text.js'

/** `no-start`: the channel could not be opened, or does not listen. */
export type ChannelOutcome =
  | 'accepted'
  | 'retry'
  | 'uncertain'
  | 'no-start'
  | Extract<SendOutcome, { kind: 'give-up' }>['reason']

export interface ChannelState {
  channel: string
  acceptedAt: Instant | null
  failedAt: Instant | null
  /** Of the failures since the last message that was accepted; null while there is none. */
  failingSince: Instant | null
  failures: number
  /** Of the last failure. */
  outcome: Exclude<ChannelOutcome, 'accepted'> | null
  error: string | null
}

/** Of an error that is kept (UTF-16 units). */
const LONGEST_ERROR = 300

/** The state after a message, or an attempt to open the channel. */
export function afterMessage(
  state: ChannelState,
  { outcome, error, at }: { outcome: ChannelOutcome; error: string | null; at: Instant },
): ChannelState {
  if (outcome === 'accepted') return { ...state, acceptedAt: at, failingSince: null, failures: 0 }
  return {
    ...state,
    failedAt: at,
    failingSince: state.failingSince ?? at,
    failures: state.failures + 1,
    outcome,
    error: error === null ? null : shorten(oneLine(error), LONGEST_ERROR),
  }
}

const MINUTE_MS = 60_000
/** Messages that fail in a row, for at least this long, before a line that is only down is a person's matter. */
const PATIENCE = { failures: 5, ms: 30 * MINUTE_MS }

/**
 * Does the channel as a whole not work? At once when the platform refuses us (a token, a sender domain); after a
 * while when it cannot be reached. An address that is refused is no matter of the channel.
 */
export function isBroken({ outcome, failures, failingSince }: ChannelState, now: Instant): boolean {
  if (failingSince === null || outcome === null) return false
  switch (outcome) {
    case 'misconfigured':
    case 'no-start':
      return true
    case 'retry':
    case 'uncertain':
      return failures >= PATIENCE.failures && Date.parse(now) - Date.parse(failingSince) >= PATIENCE.ms
    case 'unknown-address':
    case 'no-permission':
    case 'refused':
      return false
  }
}
