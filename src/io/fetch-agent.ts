// The sockets under io/fetch: how they are opened, to whom, and when they give up.
import type { LookupFunction } from 'node:net'
import { publicLookup, refusalOfHost } from './addresses.js'
import type { Limits } from './fetch.js'
import { Agent, buildConnector } from './undici.js'

/** Connections to public addresses only, unless private ones are allowed: see io/addresses. */
export function openAgent(
  allowPrivateNetworks: boolean,
  limits: Limits,
  lookup: LookupFunction = publicLookup(),
): Agent {
  const common = { timeout: limits.connectMs }
  // The types ask for the port and host of a socket here; undici itself brings them later.
  const connect = allowPrivateNetworks
    ? buildConnector(common)
    : guarded(buildConnector({ ...common, lookup } as buildConnector.BuildOptions))
  return new Agent({
    connect,
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyIdleMs,
  })
}

/** Sockets look up names only, so an address written out is judged before its socket exists. */
function guarded(connect: buildConnector.connector): buildConnector.connector {
  return (options, answer) => {
    const refusal = refusalOfHost(options.hostname)
    if (refusal) answer(refusal, null)
    else connect(options, answer)
  }
}
