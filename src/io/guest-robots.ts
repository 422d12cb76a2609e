// Finding out what an origin's robots.txt says: from memory while that is fresh, else by asking.
// RFC 9309 section 2.3.1: a missing file allows everything; one that cannot be read allows nothing, unless we
// hold a copy of it. 429 is a request to come later and no sign of a missing file, so it counts as unreachable.
import { UserError } from '../core/errors.js'
import { MOST_BYTES, type RobotsRules, readRobots } from '../core/ingest/robots.js'
import type { Instant } from '../core/model.js'
import { type Asking, type Fetch, FetchError, RefusedError } from './fetch.js'
import { HeldError } from './guest-errors.js'
import type { Host } from './guest-hosts.js'
import type { RobotsCopy } from './guest-memory.js'

const HOUR_MS = 60 * 60_000

/** How long a copy is good, and how long it serves while no new one can be had (RFC 9309 sections 2.4, 2.3.1.4). */
const FRESH_MS = 24 * HOUR_MS
const STALE_MS = 30 * 24 * HOUR_MS
/** An unreachable file is asked for again after this time. */
const RETRY_MS = 5 * 60_000

export interface RobotsAsking {
  origin: string
  host: Host
  fetch: Fetch
  now: () => Instant
  /** How its requests wait their turn. */
  enter: Asking['enter']
  signal?: AbortSignal
}

/** The newest copy. Throws HeldError or RefusedError when the host may not be asked, and when given up. */
export async function findRobots({ origin, host, ...asking }: RobotsAsking): Promise<RobotsCopy> {
  const end = await host.robotsTurns.take(asking.signal)
  try {
    const known = copyOf(host, origin)
    if (known && isFresh(known, asking.now())) return known
    const copy = await askForRobots({ origin, host, ...asking }, known)
    const others = host.state().robots.filter((other) => other.origin !== origin)
    await host.change({ robots: [...others, copy] })
    return copy
  } finally {
    end()
  }
}

export function copyOf(host: Host, origin: string): RobotsCopy | null {
  return host.state().robots.find((copy) => copy.origin === origin) ?? null
}

const rulesByCopy = new WeakMap<RobotsCopy, RobotsRules>()

/** The rules of a copy, parsed once. */
export function rulesOf(copy: RobotsCopy, product: string): RobotsRules {
  let rules = rulesByCopy.get(copy)
  if (!rules) {
    rules = readRobots(copy.text ?? '', product)
    rulesByCopy.set(copy, rules)
  }
  return rules
}

/** A copy from the future was made while the clock was wrong. */
function isFresh({ fetchedAt, askAgainAt }: RobotsCopy, now: Instant): boolean {
  return fetchedAt <= now && now < askAgainAt
}

async function askForRobots(asking: RobotsAsking, known: RobotsCopy | null): Promise<RobotsCopy> {
  const { origin, fetch, now, enter, signal } = asking
  const accept = 'text/plain, text/*;q=0.8, */*;q=0.5'
  try {
    const { bytes } = await fetch(`${origin}/robots.txt`, { accept, enter, signal })
    // One character more, so that the reader sees that there was more.
    const text = new TextDecoder().decode(bytes).slice(0, MOST_BYTES + 1)
    return { origin, status: 'found', text, fetchedAt: now(), askAgainAt: later(now(), FRESH_MS) }
  } catch (error) {
    if (isNoAnswer(error) || signal?.aborted) throw error
    if (isMissing(error)) {
      return { origin, status: 'none', text: null, fetchedAt: now(), askAgainAt: later(now(), FRESH_MS) }
    }
    return unreachable(origin, known, now())
  }
}

/** Nobody was asked, or something of ours broke: that says nothing about the file. */
function isNoAnswer(error: unknown): boolean {
  return !(error instanceof UserError) || error instanceof HeldError || error instanceof RefusedError
}

/** 4xx, or redirects without end. */
function isMissing(error: unknown): boolean {
  return error instanceof FetchError && error.status >= 300 && error.status < 500 && error.status !== 429
}

function unreachable(origin: string, known: RobotsCopy | null, now: Instant): RobotsCopy {
  const askAgainAt = later(now, RETRY_MS)
  if (known?.status === 'found' && now < later(known.fetchedAt, STALE_MS)) return { ...known, askAgainAt }
  return { origin, status: 'unreachable', text: null, fetchedAt: now, askAgainAt }
}

function later(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString()
}
