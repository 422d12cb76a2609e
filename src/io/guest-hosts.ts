// The hosts that a guest is visiting: whose turn it is there, how long to rest, and what was remembered of them.
import type { HostMemory, HostState } from './guest-memory.js'
import { openTurns, type Turns } from './guest-turns.js'

/** One host as this process sees it. */
export interface Host {
  /** What we know now; it is ahead of the memory while a change is being saved. */
  state(): HostState
  /** Known at once; resolves when it is saved. */
  change(part: Partial<HostState>): Promise<void>
  /** For requests. */
  turns: Turns
  /** For finding out about robots.txt, so that one request answers all who wait for it. */
  robotsTurns: Turns
  /** The earliest time of the next request (ms of performance.now). */
  restUntil: number
}

/** Hosts that were not asked for so long are forgotten; the memory has them still (ms). */
const FORGET_MS = 10 * 60_000
const MOST_HOSTS = 500

/** Loads what is remembered of a host when it is first asked for. */
export function openHosts(memory: HostMemory): (name: string) => Promise<Host> {
  const entries = new Map<string, Entry>()

  function open(name: string): Entry {
    if (entries.size >= MOST_HOSTS) forgetOld(entries)
    const entry: Entry = { host: openHost(name, memory), isIdle: () => false, askedAt: 0 }
    entries.set(name, entry)
    entry.host.then(
      (host) => {
        entry.isIdle = host.turns.isIdle
      },
      // What could not be loaded is loaded again the next time.
      () => entries.delete(name),
    )
    return entry
  }
  return (name) => {
    const entry = entries.get(name) ?? open(name)
    entry.askedAt = performance.now()
    return entry.host
  }
}

interface Entry {
  host: Promise<Host>
  isIdle: () => boolean
  /** Ms of performance.now. */
  askedAt: number
}

function forgetOld(entries: Map<string, Entry>): void {
  const before = performance.now() - FORGET_MS
  for (const [name, { isIdle, askedAt }] of entries) if (askedAt < before && isIdle()) entries.delete(name)
}

async function openHost(name: string, memory: HostMemory): Promise<Host> {
  let state: HostState = (await memory.load(name)) ?? { heldUntil: null, robots: [] }
  let saved: Promise<void> = Promise.resolve()
  return {
    state: () => state,
    change(part) {
      state = { ...state, ...part }
      const now = state
      // In their order, so that the newest is what stays.
      saved = saved.catch(() => {}).then(() => memory.save(name, now))
      return saved
    },
    turns: openTurns(),
    robotsTurns: openTurns(),
    restUntil: 0,
  }
}
