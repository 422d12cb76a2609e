// Who asks, when proxies stand between us: the nearest address that is no proxy of ours. Promises: a header is believed
// only as far as proxies that the operator trusts have written it, so that nobody can pass for somebody else by
// sending one; what is not understood ends the chain.
//
// What a request says of its host and scheme is not read at all: links are made of PUBLIC_URL.
// The headers: RFC 7239 for Forwarded; X-Forwarded-For is a list of addresses, each proxy adds the one it was asked by.
import type { IncomingMessage } from 'node:http'
import { type AddressRange, isWithin, normalAddress } from '../core/addresses.js'

export interface Client {
  /** In its normal spelling; null when the line was cut before anybody looked. */
  address: string | null
  /** The nearest host speaks for others, but is none of our proxies; it was not believed. */
  isHearsay: boolean
}

/** A request as far as it matters here. */
export type Asked = Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string } }

export function clientAddress({ headers, socket }: Asked, proxies: readonly AddressRange[]): Client {
  const nearest = normalAddress(socket.remoteAddress ?? '')
  const chains = [chainIn(headers['x-forwarded-for'], byCommas), chainIn(headers.forwarded, byForwarded)]
  const told = chains.filter((chain) => chain !== null)
  if (nearest === null || !isWithin(nearest, proxies)) return { address: nearest, isHearsay: told.length > 0 }
  const [address = nearest, ...others] = told.map((chain) => firstStranger(nearest, chain, proxies))
  // A proxy writes one of the headers and may pass the other on as the client sent it; which one we cannot know.
  return { address: others.every((other) => other === address) ? address : nearest, isHearsay: false }
}

/** From the nearest hop outwards; the farthest known one when none of them is a stranger. */
function firstStranger(nearest: string, hops: (string | null)[], proxies: readonly AddressRange[]): string {
  let known = nearest
  for (const hop of hops.toReversed()) {
    if (hop === null) break
    known = hop
    if (!isWithin(hop, proxies)) break
  }
  return known
}

/** The hops that a header names, the farthest first, null for one that hides; null without the header. */
function chainIn(header: string | string[] | undefined, split: (text: string) => (string | null)[]) {
  const text = [header ?? []].flat().join(',')
  return text.trim() === '' ? null : split(text)
}

function byCommas(text: string): (string | null)[] {
  return text.split(',').map((hop) => hostOf(hop.trim()))
}

/** Half understood would be misunderstood: one mistake anywhere and the header names nobody (RFC 7239 section 4). */
function byForwarded(text: string): (string | null)[] {
  const hops: (string | null)[] = []
  let named: string[] = []
  let end = 0
  for (const { 0: whole, index, groups: { name, token, quoted, next } = {} } of text.matchAll(PAIR)) {
    end = index + whole.length
    if (name?.toLowerCase() === 'for') named.push(token ?? (quoted ?? '').replace(/\\(.)/g, '$1'))
    if (next === ';') continue
    hops.push(named.length === 1 ? hostOf(named[0] ?? '') : null)
    named = []
    if (next === '') break
  }
  return end === text.length ? hops : [null]
}

/** One `name=value`, or none, and what ends it. Proxies write addresses without the quotes they should have, too. */
const PAIR =
  /[ \t]*(?:(?<name>[!#$%&'*+.^`|~\w-]+)=(?:(?<token>[^\s;,="\\]+)|"(?<quoted>(?:[^"\\]|\\.)*)")[ \t]*)?(?<next>[;,]|$)/gy

/** "192.0.2.1:4711" and "[2001:db8::1]:4711" without the port; null for "unknown", "_hidden" and everything else. */
function hostOf(node: string): string | null {
  const [, bracketed, bare] = /^(?:\[([^\]]*)\]|([^:]*))(?::(?:\d{1,5}|_[\w.-]+))?$/.exec(node) ?? []
  if (bracketed !== undefined) return bracketed.includes(':') ? normalAddress(bracketed) : null
  return normalAddress(bare ?? node)
}
