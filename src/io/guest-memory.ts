// What a guest remembers of a host from one run to the next: how long to stay away, and its robots.txt.
// Plain data that survives JSON; where it is kept is for the caller (a table, or this process alone).
import type { Instant } from '../core/model.js'

export interface HostState {
  /** The host asked us to stay away until then. */
  heldUntil: Instant | null
  /** One for each origin: https://paper.example and http://paper.example are one host with two files. */
  robots: RobotsCopy[]
}

/** The newest answer to a request for robots.txt. */
export interface RobotsCopy {
  /** Scheme, host and port: the rules hold for these alone (RFC 9309 section 2.3). */
  origin: string
  /** `none`: there is no such file, everything is allowed. `unreachable`: nothing is. */
  status: 'found' | 'none' | 'unreachable'
  /** The file, when found. */
  text: string | null
  /** When the file was read; while it cannot be read again, an old copy keeps its time. */
  fetchedAt: Instant
  askAgainAt: Instant
}

/** `host` is the host of a URL with its port, where that is not the scheme's own: "paper.example:8080". */
export interface HostMemory {
  load(host: string): Promise<HostState | null>
  save(host: string, state: HostState): Promise<void>
}

/** Remembers until the process ends: for tests and for commands without a database. */
export function rememberInMemory(): HostMemory {
  const states = new Map<string, HostState>()
  return {
    async load(host) {
      return states.get(host) ?? null
    },
    async save(host, state) {
      states.set(host, state)
    },
  }
}
