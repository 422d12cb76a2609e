// Which network addresses a stranger's link may lead us to: public ones only.
//
// Promises: everything that is not plainly a public unicast address in its usual spelling is refused, and
// names are judged by what they resolve to, in the same lookup that the connection then uses, so that a
// name cannot change between the check and the call.
import { type LookupAddress, type LookupOptions, lookup as resolveName } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { UserError } from '../core/errors.js'

/** We did not call an address, because of where it leads. */
export class RefusedError extends UserError {}

/** True of an address that anyone on the Internet may serve from. Takes addresses, not names. */
export function isPublicAddress(ip: string): boolean {
  return whyNotPublic(ip) === null
}

/** What a refused address is, fit for the end of a sentence ("a private address"); null for a public one. */
export function whyNotPublic(ip: string): string | null {
  // ipaddr.js also reads decimal, octal, hex and shortened spellings; node's isIP takes the usual ones only.
  // A zone ("fe80::1%eth0") chooses one of our own network cards, which is nobody else's business.
  if (isIP(ip) === 0 || ip.includes('%') || !ipaddr.isValid(ip)) return 'not an address in its usual spelling'
  const address = ipaddr.parse(ip)
  if (platformAddresses.has(address.toString())) return 'an address of the hosting platform'
  const range = address.range()
  if (range !== 'unicast') return kinds[range] ?? 'a reserved address'
  if (address instanceof ipaddr.IPv6) {
    // ipaddr.js calls every IPv6 address without an entry "unicast", also the ancient ::a.b.c.d and the
    // unallocated ones; only 2000::/3 is global (IANA IPv6 address space registry).
    if (!address.match(globalUnicast)) return 'a reserved address'
    if (isIsatap(address)) return 'an IPv4 address in disguise'
  }
  return null
}

/** A lookup for sockets: fails with a RefusedError when any address of the name is not public. */
export function publicLookup(resolve: Resolve = resolveAll): LookupFunction {
  return (hostname, options, answer) => {
    resolve(hostname, options, (error, addresses) => {
      if (error) return answer(error, '', 0)
      const first = addresses[0]
      if (!first) return answer(new Error(`${hostname} has no address`), '', 0)
      for (const { address } of addresses) {
        const why = whyNotPublic(address)
        const no: Error | null = why ? refusal(hostname, address, why) : null
        if (no) return answer(no, '', 0)
      }
      if (options.all) answer(null, addresses)
      else answer(null, first.address, first.family)
    })
  }
}

/**
 * The refusal of a URL's host that is an address or a name for this machine itself; null when it may be
 * called, or is a name to be looked up.
 */
export function refusalOfHost(hostname: string): RefusedError | null {
  const host = hostname.replace(/^\[|\]$/g, '')
  // Such names are this machine wherever they are looked up (RFC 6761 section 6.3).
  if (/(^|\.)localhost\.*$/i.test(host)) return refusal(host, '127.0.0.1', 'this machine itself')
  if (isIP(host) === 0) return null
  const why = whyNotPublic(host)
  return why ? refusal(host, host, why) : null
}

function refusal(host: string, address: string, why: string): RefusedError {
  const subject = host === address ? `${address} is ${why}` : `${host} is at ${address}, ${why}`
  return new RefusedError(`refused: ${subject}; set ALLOW_PRIVATE_NETWORKS=1 if you mean it`)
}

type Resolve = (
  hostname: string,
  options: LookupOptions,
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

const resolveAll: Resolve = (hostname, options, answer) =>
  resolveName(hostname, { ...options, all: true }, answer)

const globalUnicast = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]

/** Interface identifiers that carry an IPv4 address for a tunnel. Source: RFC 5214 section 6.1. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return (parts[4] === 0 || parts[4] === 0x200) && parts[5] === 0x5efe
}

/** Services of clouds that sit on ordinary public addresses. Source: Azure, "What is IP address 168.63.129.16?" */
const platformAddresses = new Set(['168.63.129.16'])

/** The ranges of ipaddr.js in words; a range that is not here is called reserved. */
const kinds: Record<string, string> = {
  private: 'a private address',
  uniqueLocal: 'a private address',
  deprecatedSiteLocal: 'a private address',
  carrierGradeNat: 'a private address',
  loopback: 'this machine itself',
  unspecified: 'this machine itself',
  linkLocal: 'a link-local address',
  multicast: 'a multicast address',
  broadcast: 'a broadcast address',
  ipv4Mapped: 'an IPv4 address in disguise',
  rfc6145: 'an IPv4 address in disguise',
  rfc6052: 'an IPv4 address in disguise',
  '6to4': 'an IPv4 address in disguise',
  teredo: 'an IPv4 address in disguise',
}
