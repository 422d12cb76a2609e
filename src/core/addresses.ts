// Network addresses and ranges as people and proxies write them: in their usual spelling only, and an IPv4 address
// in IPv6's dress (::ffff:192.0.2.1) as what it is, so that one host has one name.
import ipaddr from 'ipaddr.js'

/** The first address of a range and how many of its bits all its addresses share; made by `parseRange` only. */
export type AddressRange = [network: ipaddr.IPv4 | ipaddr.IPv6, bits: number]

/** "2001:DB8:0::1" as "2001:db8::1"; null for what is no address. A zone ("fe80::1%eth0") is left out. */
export function normalAddress(text: string): string | null {
  return parse(text)?.toString() ?? null
}

/** Takes addresses as `normalAddress` gives them. */
export function isWithin(address: string, ranges: readonly AddressRange[]): boolean {
  const found = parse(address)
  return (
    found !== null &&
    ranges.some(([network, bits]) => found.kind() === network.kind() && found.match(network, bits))
  )
}

/** "10.0.0.0/8", or an address, which is a range of one; null for what is neither. */
export function parseRange(text: string): AddressRange | null {
  const [written = '', bits, ...more] = text.split('/')
  const network = parse(written)
  if (network === null || more.length > 0) return null
  const most = network.kind() === 'ipv4' ? 32 : 128
  if (bits === undefined) return [network, most]
  if (!/^(0|[1-9]\d{0,2})$/.test(bits)) return null
  // The range of an IPv4 address in IPv6's dress is counted from the front of the dress.
  const count = Number(bits) - (written.includes(':') ? 128 - most : 0)
  return count >= 0 && count <= most ? [network, count] : null
}

/** ipaddr.js also reads octal, hexadecimal and shortened spellings, which other programs read otherwise. */
function parse(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (!text.includes(':')) return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : null
  const bare = inGroups(text.replace(/%[0-9A-Za-z._-]+$/, ''))
  if (!/^[0-9A-Fa-f:]{2,39}$/.test(bare) || !ipaddr.IPv6.isValid(bare)) return null
  const address = ipaddr.IPv6.parse(bare)
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}

/** "::ffff:192.0.2.1" as "::ffff:c000:201"; what ends in no sound IPv4 address stays as it is. */
function inGroups(text: string): string {
  const end = text.slice(text.lastIndexOf(':') + 1)
  if (!ipaddr.IPv4.isValidFourPartDecimal(end)) return text
  const [a = 0, b = 0, c = 0, d = 0] = ipaddr.IPv4.parse(end).octets
  return `${text.slice(0, -end.length)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}
