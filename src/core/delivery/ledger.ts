// The ledger's rules: which status follows which, when a delivery is tried again, and when it ends.
// Pure; the store writes what this decides.
import type { SendOutcome } from '../errors.js'
import type { DeliveryStatus, Instant } from '../model.js'

const MINUTE_MS = 60_000

/** Waiting time before attempt 2, 3, ...; the last one repeats. */
export const RETRY_STEPS_MS = [1, 5, 15, 60].map((minutes) => minutes * MINUTE_MS)

/** A delivery that has not been accepted this long after its first attempt has failed. */
export const EXPIRY_MS = 24 * 60 * MINUTE_MS

/**
 * How long a row may be `sending` without a sign of life before it is taken for abandoned by a dead process. Longer than
 * a database may be out of reach without harm: a result that cannot be written waits.
 */
export const LEASE_MS = 2 * MINUTE_MS

/** A living process says so this often. */
export const HEARTBEAT_MS = LEASE_MS / 6

/** An uncertain message is repeated so many times, with the same key; then a person must look. */
export const REPEATS_OF_UNCERTAIN = 1

/**
 * Which status may follow which. `accepted`, `failed`, `bounced` and `cancelled` end a delivery. One that was given up
 * for abandoned is `uncertain`; until somebody else claims it, its owner may still say what became of it.
 */
export const TRANSITIONS: Record<DeliveryStatus, readonly DeliveryStatus[]> = {
  planned: ['sending', 'cancelled'],
  sending: ['accepted', 'planned', 'failed', 'uncertain'],
  uncertain: ['sending', 'accepted', 'planned', 'failed'],
  accepted: ['bounced'],
  failed: [],
  bounced: [],
  cancelled: [],
}

export interface Attempted {
  attempts: number
  doubts: number
  firstAttemptAt: Instant
}

export interface Verdict {
  status: DeliveryStatus
  nextAttemptAt: Instant | null
  doubts: number
}

/** What becomes of a delivery that was `sending` when `outcome` came back. */
export function judge(
  delivery: Attempted,
  outcome: SendOutcome | { kind: 'accepted' },
  now: Instant,
): Verdict {
  const { doubts } = delivery
  switch (outcome.kind) {
    case 'accepted':
      return { status: 'accepted', nextAttemptAt: null, doubts }
    case 'give-up':
      return { status: 'failed', nextAttemptAt: null, doubts }
    case 'retry':
      return retry(delivery, outcome.afterMs, now)
    case 'uncertain':
      return {
        status: 'uncertain',
        nextAttemptAt: doubts < REPEATS_OF_UNCERTAIN ? later(now, MINUTE_MS) : null,
        doubts: doubts + 1,
      }
  }
}

function retry(
  { attempts, doubts, firstAttemptAt }: Attempted,
  afterMs: number | null,
  now: Instant,
): Verdict {
  const step = RETRY_STEPS_MS[Math.min(attempts, RETRY_STEPS_MS.length) - 1] ?? MINUTE_MS
  const nextAttemptAt = later(now, Math.max(afterMs ?? step, 0))
  const isExpired = Date.parse(nextAttemptAt) - Date.parse(firstAttemptAt) > EXPIRY_MS
  return isExpired
    ? { status: 'failed', nextAttemptAt: null, doubts }
    : { status: 'planned', nextAttemptAt, doubts }
}

export function later(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString()
}
