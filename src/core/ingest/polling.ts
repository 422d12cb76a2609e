// When a source may be asked again: the rules of a good guest as pure functions over what we remember of it.
// Regular readings, hints of the server, growing back-off, moved and vanished addresses. All of it is stored,
// so it survives a restart.
import { later } from '../delivery/ledger.js'
import type { Instant } from '../model.js'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

export const LIMITS = {
  /** The first wait after a failure; it doubles with each further one. */
  firstBackoffMs: 15 * MINUTE_MS,
  longestBackoffMs: 6 * HOUR_MS,
  /** Cache-Control and ttl are hints; a morning's editorial must not wait longer for them. */
  longestHintMs: 4 * HOUR_MS,
}

/** What we remember of a source between two readings. */
export interface SourceState {
  /** The address that these facts are about; another one in masthead.yaml begins anew. */
  url: string
  checkedAt: Instant
  /** The last reading that succeeded. */
  readAt: Instant | null
  dueAt: Instant
  /** The server asked us to stay away until then (Retry-After). */
  heldUntil: Instant | null
  /** The server said that the address is gone for good (410). */
  goneAt: Instant | null
  /** Where the address has moved for good (301, 308). */
  movedTo: string | null
  /** The feed that a listing page names. */
  feedUrl: string | null
  etag: string | null
  lastModified: string | null
  failures: number
  /** HTTP status of the last failure. */
  status: number | null
  /** Entries in the newest reading. */
  found: number | null
  /** What the last reading failed on, wholly or in part. */
  error: string | null
  /** Since when an editorial has been overdue, as was said in the log. */
  silentSince: Instant | null
}

/** How a reading was asked for: by the clock, by `--due-now`, or by the source's name. */
export type Asked = 'by-clock' | 'due-now' | 'by-name'

export type Turn = { kind: 'now' } | { kind: 'later' } | { kind: 'held'; why: string }

/** Retry-After and 410 hold whoever asks; back-off holds all but a person who names the source. */
export function turnOf(state: SourceState, asked: Asked, now: Instant): Turn {
  if (state.goneAt) {
    return { kind: 'held', why: 'is gone for good (410); give it another address in masthead.yaml' }
  }
  if (state.heldUntil && state.heldUntil > now) {
    return { kind: 'held', why: `asked us to stay away until ${state.heldUntil}` }
  }
  // A check that lies in the future was made for another time, by hand.
  const isDue = state.dueAt <= now || state.checkedAt > now
  if (isDue || asked === 'by-name') return { kind: 'now' }
  if (asked === 'by-clock') return { kind: 'later' }
  if (state.failures === 0) return { kind: 'now' }
  return { kind: 'held', why: `failed ${times(state.failures)} and is tried again at ${state.dueAt}` }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times in a row`
}

export interface Success {
  found: number | null
  etag: string | null
  lastModified: string | null
  movedTo: string | null
  feedUrl: string | null
  /** How long the answer says it stays fresh (ms): Cache-Control, ttl. */
  hintMs: number | null
  problems: string[]
}

/** `found: null`: the server said that nothing has changed. */
export function afterReading(
  state: SourceState | undefined,
  url: string,
  { found, hintMs, problems, ...kept }: Success,
  { everyMs, now }: { everyMs: number; now: Instant },
): SourceState {
  const hint = Math.min(hintMs ?? 0, LIMITS.longestHintMs)
  return {
    ...kept,
    url,
    checkedAt: now,
    readAt: now,
    dueAt: later(now, Math.max(everyMs, hint)),
    heldUntil: null,
    goneAt: null,
    failures: 0,
    status: null,
    found: found ?? state?.found ?? null,
    error: problems.length === 0 ? null : problems.join('; '),
    silentSince: state?.silentSince ?? null,
  }
}

export interface Failure {
  reason: string
  /** HTTP status, where there was an answer. */
  status: number | null
  /** Retry-After, as an instant. */
  heldUntil: Instant | null
}

export function afterFailure(
  state: SourceState | undefined,
  url: string,
  { reason, status, heldUntil }: Failure,
  now: Instant,
): SourceState {
  const failures = (state?.failures ?? 0) + 1
  const backedOff = later(now, backoffMs(failures))
  // An address that we were led to may vanish; then the one in masthead.yaml is asked again.
  const wasLed = state !== undefined && (state.movedTo !== null || state.feedUrl !== null)
  const isLost = status === 404 || status === 410
  return {
    url,
    checkedAt: now,
    readAt: state?.readAt ?? null,
    dueAt: heldUntil && heldUntil > backedOff ? heldUntil : backedOff,
    heldUntil,
    goneAt: status === 410 && !wasLed ? now : null,
    movedTo: isLost ? null : (state?.movedTo ?? null),
    feedUrl: isLost ? null : (state?.feedUrl ?? null),
    etag: isLost ? null : (state?.etag ?? null),
    lastModified: isLost ? null : (state?.lastModified ?? null),
    failures,
    status,
    found: state?.found ?? null,
    error: reason,
    silentSince: state?.silentSince ?? null,
  }
}

/** 15 minutes, doubling up to six hours. */
export function backoffMs(failures: number): number {
  return Math.min(LIMITS.firstBackoffMs * 2 ** (failures - 1), LIMITS.longestBackoffMs)
}

/** A page is looked at again for revisions this long after each visit; after the last one it is left alone. */
const REVISITS_MS = [1, 3, 8, 24, 72].map((hours) => hours * HOUR_MS)
/** After so many failures in a row a page is given up. */
const MOST_PAGE_FAILURES = 8

/** When a page is visited next; null: never. `visits` counts those that succeeded, this one included. */
export function nextVisit(
  { visits, failures, heldUntil }: { visits: number; failures: number; heldUntil: Instant | null },
  now: Instant,
): Instant | null {
  if (failures >= MOST_PAGE_FAILURES) return null
  if (failures > 0) {
    const backedOff = later(now, backoffMs(failures))
    return heldUntil && heldUntil > backedOff ? heldUntil : backedOff
  }
  const wait = REVISITS_MS[visits - 1]
  return wait === undefined ? null : later(now, wait)
}
