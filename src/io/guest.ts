// The manners of io/fetch: whoever reads newspapers does it through a guest.
//
// Promises: one request at a time to a host, in the order of asking and with a gap behind each answer, also
// on redirects; different hosts do not wait for each other. Pages are read only where robots.txt allows it.
// A host that asks for quiet (Retry-After) gets it, also after a restart, when the memory outlives the process.
import { isAllowed } from '../core/ingest/robots.js'
import type { Instant } from '../core/model.js'
import { type Asking, type Fetch, FetchError, type Fetched, type Leave } from './fetch.js'
import { HeldError, RobotsError } from './guest-errors.js'
import { type Host, openHosts } from './guest-hosts.js'
import type { HostMemory } from './guest-memory.js'
import { copyOf, findRobots, rulesOf } from './guest-robots.js'

export { type HostMemory, type HostState, type RobotsCopy, rememberInMemory } from './guest-memory.js'
export { HeldError, RobotsError }

/** The least time between the end of an answer and the next request to that host (ms). */
export const GAP_MS = 250
/** A host that answers slowly is left alone for as long as its answer took, up to this (ms). */
const LONGEST_GAP_MS = 5000
/** 429 that does not say how long (ms). 503 that does not say so holds nothing: often it is one page. */
const HOLD_MS = 60_000
/** Longer wishes are cut: a slip of the pen must not lose us a paper (ms). */
const LONGEST_HOLD_MS = 7 * 24 * 60 * 60_000

export interface GuestOptions {
  memory: HostMemory
  now: () => Instant
  /** Resolves after so many ms, rejects when the signal fires: as in node:timers/promises. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** GAP_MS unless told. */
  gapMs?: number
  /** Whom robots.txt must name to mean us: "Masthead". */
  product: string
}

export type GuestAsking = Omit<Asking, 'enter'> & {
  /** Obey robots.txt: for pages and listings. Feeds are made to be asked for. */
  robots: boolean
}

/**
 * Like Fetch; throws RobotsError or HeldError besides, without a request to the address meant. What the
 * memory throws is thrown as it is.
 */
export type Guest = (url: string, asking: GuestAsking) => Promise<Fetched>

export function openGuest(fetch: Fetch, options: GuestOptions): Guest {
  const hostOf = openHosts(options.memory)

  return async (url, { robots, ...asking }) => {
    const { signal } = asking
    const saving: Promise<void>[] = []

    async function takeTurn(hop: URL): Promise<Leave> {
      const host = await hostOf(hop.host)
      return waitForTurn(hop, { ...options, host, signal, saving })
    }
    async function enter(hop: URL): Promise<Leave> {
      if (robots) {
        const host = await hostOf(hop.host)
        await refuseClosed(hop, { ...options, host, fetch, enter: takeTurn, signal })
      }
      return takeTurn(hop)
    }
    try {
      return await fetch(url, { ...asking, enter })
    } finally {
      // What a host asked of us is remembered before anybody can act on it.
      await Promise.all(saving)
    }
  }
}

type Visit = GuestOptions & { host: Host; signal?: AbortSignal }

/** Throws RobotsError unless robots.txt allows the address. */
async function refuseClosed(
  url: URL,
  visit: Visit & { fetch: Fetch; enter: (hop: URL) => Promise<Leave> },
): Promise<void> {
  refuseHeld(url, visit)
  const copy = await findRobots({ ...visit, origin: url.origin })
  // A host that answered our question by asking for quiet is held, not closed.
  refuseHeld(url, visit)
  if (copy.status === 'unreachable') throw new RobotsError(url, copy.askAgainAt)
  if (!isAllowed(rulesOf(copy, visit.product), url)) throw new RobotsError(url, null)
}

async function waitForTurn(url: URL, visit: Visit & { saving: Promise<void>[] }): Promise<Leave> {
  const { host, signal, wait } = visit
  const end = await host.turns.take(signal)
  try {
    refuseHeld(url, visit)
    const rest = host.restUntil - performance.now()
    if (rest > 0) await wait(rest, signal)
    signal?.throwIfAborted()
  } catch (error) {
    end()
    throw error
  }
  const began = performance.now()
  return (failure) => {
    const now = performance.now()
    host.restUntil = now + gapAfter(now - began, url, visit)
    const saved = hold(failure, visit)
    if (saved) visit.saving.push(saved)
    end()
  }
}

function refuseHeld(url: URL, { host, now }: Visit): void {
  const { heldUntil } = host.state()
  if (heldUntil === null) return
  const leftMs = Date.parse(heldUntil) - Date.parse(now())
  // Holds beyond the longest were made while the clock was wrong.
  if (leftMs > 0 && leftMs <= LONGEST_HOLD_MS) throw new HeldError(url, heldUntil)
}

/** A crawl delay counts as soon as it is known, also between requests for which we need no permission. */
function gapAfter(tookMs: number, url: URL, { host, gapMs = GAP_MS, product }: Visit): number {
  const robots = copyOf(host, url.origin)
  const delayMs = robots ? (rulesOf(robots, product).crawlDelayMs ?? 0) : 0
  return Math.max(gapMs, Math.min(tookMs, LONGEST_GAP_MS), delayMs)
}

/** 429 and 503 speak for the whole host. */
function hold(failure: Error | null, { host, now }: Visit): Promise<void> | null {
  if (!(failure instanceof FetchError) || (failure.status !== 429 && failure.status !== 503)) return null
  const askedMs = failure.retryAfterMs ?? (failure.status === 429 ? HOLD_MS : 0)
  if (askedMs === 0) return null
  const until = Date.parse(now()) + Math.min(askedMs, LONGEST_HOLD_MS)
  const saved = host.change({ heldUntil: new Date(until).toISOString() })
  // It is awaited when the reading ends; until then its failure is not unheard.
  saved.catch(() => {})
  return saved
}
