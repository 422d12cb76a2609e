// Who asks, behind proxies: which headers are believed, and how far.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../../src/config/environment.js'
import { isWithin, normalAddress, parseRange } from '../../src/core/addresses.js'
import { clientAddress } from '../../src/web/client-address.js'

const PROXIES = rangesOf('127.0.0.1, 10.0.0.0/8, 2001:db8:ffff::/48')

function rangesOf(text: string) {
  return readEnvironment({ TRUSTED_PROXIES: text }).environment?.TRUSTED_PROXIES ?? []
}

function client(nearest: string | undefined, headers: Record<string, string>, proxies = PROXIES) {
  return clientAddress({ headers, socket: { remoteAddress: nearest } }, proxies)
}

const told = (chain: string) => client('10.0.0.1', { 'x-forwarded-for': chain }).address
const standard = (text: string) => client('10.0.0.1', { forwarded: text }).address

describe('without a proxy that is trusted', () => {
  it('the nearest host is the one who asks, whatever it says of itself', () => {
    const headers = { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' }
    expect(client('203.0.113.9', headers)).toEqual({ address: '203.0.113.9', isHearsay: true })
    expect(client('127.0.0.1', headers, [])).toEqual({ address: '127.0.0.1', isHearsay: true })
    expect(client('203.0.113.9', {})).toEqual({ address: '203.0.113.9', isHearsay: false })
  })

  it('a line that was cut has no address', () => {
    expect(client(undefined, { 'x-forwarded-for': '203.0.113.9' }).address).toBeNull()
  })

  it('one host has one name, also where the socket dresses it up', () => {
    expect(client('::ffff:203.0.113.9', {}).address).toBe('203.0.113.9')
    expect(client('fe80::1%eth0', {}).address).toBe('fe80::1')
    expect(client('2001:DB8:0:0::1', {}).address).toBe('2001:db8::1')
  })
})

describe('behind proxies that are trusted', () => {
  it('the nearest stranger asks, and what stands before it is its own story', () => {
    expect(told('203.0.113.9')).toBe('203.0.113.9')
    expect(told('198.51.100.1, 203.0.113.9')).toBe('203.0.113.9')
    expect(told('198.51.100.1, 203.0.113.9, 10.1.2.3, 127.0.0.1')).toBe('203.0.113.9')
    expect(told('10.9.9.9, 203.0.113.9')).toBe('203.0.113.9')
  })

  it('a request that a proxy itself makes comes from the farthest of them', () => {
    expect(client('10.0.0.1', {}).address).toBe('10.0.0.1')
    expect(told('10.0.0.7, 10.0.0.8')).toBe('10.0.0.7')
    expect(told(' ')).toBe('10.0.0.1')
  })

  it('ports and brackets are no part of an address', () => {
    expect(told('203.0.113.9:4711')).toBe('203.0.113.9')
    expect(told('[2001:db8::9]:4711')).toBe('2001:db8::9')
    expect(told('[2001:db8::9]')).toBe('2001:db8::9')
    expect(told('2001:db8::9')).toBe('2001:db8::9')
    expect(told('[::ffff:203.0.113.9]:4711')).toBe('203.0.113.9')
    expect(client('::ffff:10.0.0.1', { 'x-forwarded-for': '203.0.113.9' }).address).toBe('203.0.113.9')
    expect(client('2001:db8:ffff::5', { 'x-forwarded-for': '203.0.113.9' }).address).toBe('203.0.113.9')
  })

  it.each([
    'unknown',
    '_hidden',
    'localhost',
    '',
    ',',
    '203.0.113.9, ',
    '203.0.113.256',
    '203.0.113',
    '0313.0.113.9',
    '0xcb.0.113.9',
    '203.0.113.9:',
    '203.0.113.9:123456',
    '[203.0.113.9]',
    '[2001:db8::9',
    '2001:db8::9]',
    '[2001:db8::9]x',
    '2001:db8:::9',
    '203.0.113.9 198.51.100.1',
    '<script>',
    '198.51.100.1, unknown, 10.0.0.2, nonsense',
  ])('what is no address ends the chain at the proxy that said so: %j', (chain) => {
    expect(told(chain)).toBe('10.0.0.1')
  })

  it('the proxy that names a hidden host is the farthest one known', () => {
    expect(told('203.0.113.9, _hidden, 10.0.0.2')).toBe('10.0.0.2')
  })
})

describe('Forwarded (RFC 7239)', () => {
  it.each([
    ['for=203.0.113.9', '203.0.113.9'],
    ['For="203.0.113.9:4711"', '203.0.113.9'],
    ['for="[2001:db8:cafe::17]:4711"', '2001:db8:cafe::17'],
    ['for="[2001:db8:cafe::17]:_port"', '2001:db8:cafe::17'],
    ['for=203.0.113.9;proto=http;by=10.0.0.1', '203.0.113.9'],
    ['proto=https;for=203.0.113.9; host="a,b;c=\\"d"', '203.0.113.9'],
    ['for=198.51.100.1, for=203.0.113.9', '203.0.113.9'],
    ['for=198.51.100.1, for=203.0.113.9;by=_x, for=10.0.0.9', '203.0.113.9'],
    ['for="\\2\\03.0.113.9"', '203.0.113.9'],
    ['for=203.0.113.9;', '203.0.113.9'],
    // Some proxies leave out the quotes that they should write.
    ['for=[2001:db8::9]:4711', '2001:db8::9'],
    ['for=203.0.113.9:4711', '203.0.113.9'],
  ])('%j comes from %s', (text, address) => {
    expect(standard(text)).toBe(address)
  })

  it.each([
    'for=unknown',
    'for=_gazonk',
    'for="_gazonk:_port"',
    'proto=https',
    'for=203.0.113.9;for=198.51.100.1',
    'for="203.0.113.9',
    'for=203.0.113.9"',
    'for=',
    'for',
    'for =203.0.113.9',
    '"for"=203.0.113.9',
    '203.0.113.9',
    'for=203.0.113.9,',
    'for="203.0.113.9" x',
    // The end of what a client sent must not swallow what the proxy adds.
    'for=198.51.100.1;x=", for="203.0.113.9"',
  ])('%j names nobody', (text) => {
    expect(standard(text)).toBe('10.0.0.1')
  })

  it('two headers that name different hosts are both disbelieved: a proxy writes one and may pass the other on', () => {
    const both = (forwarded: string, list: string) =>
      client('10.0.0.1', { forwarded, 'x-forwarded-for': list }).address
    expect(both('for=203.0.113.9', '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9')
    expect(both('for=198.51.100.1', '203.0.113.9')).toBe('10.0.0.1')
    expect(both('nonsense', '203.0.113.9')).toBe('10.0.0.1')
  })
})

describe('whatever a stranger sends', () => {
  const v4 = fc.ipV4()
  const v6 = fc.ipV6()
  const address = fc.oneof(v4, v6).filter((text) => normalAddress(text) !== null)
  const stranger = address.filter((text) => !isWithin(text, PROXIES))
  const proxy = fc.constantFrom(
    '127.0.0.1',
    '10.0.0.1',
    '10.255.255.255',
    '2001:db8:ffff::1',
    '::ffff:10.1.1.1',
  )
  const words = [
    'for',
    '=',
    '"',
    ';',
    ',',
    '\\',
    '[',
    ']',
    ':',
    ' ',
    '_x',
    '10.0.0.1',
    '127.0.0.1',
    '203.0.113.9',
    '::1',
  ]
  const story = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 3 })), { maxLength: 30 })
    .map((parts) => parts.join(''))
  const dressed = (text: string) => (text.includes(':') ? `"[${text}]:443"` : text)

  it('it is known by its own address as soon as a trusted proxy adds it', () => {
    fc.assert(
      fc.property(story, stranger, fc.array(proxy, { maxLength: 3 }), proxy, (lie, who, between, nearest) => {
        const hops = [who, ...between]
        const list = { 'x-forwarded-for': [lie, ...hops].join(', ') }
        expect(client(nearest, list).address).toBe(normalAddress(who))
        const known = [normalAddress(who), normalAddress(nearest)]
        const forwarded = { forwarded: [lie, ...hops.map((hop) => `for=${dressed(hop)}`)].join(', ') }
        expect(known).toContain(client(nearest, forwarded).address)
      }),
      { numRuns: 2000 },
    )
  })

  it('it is never believed without a proxy that is trusted', () => {
    fc.assert(
      fc.property(story, story, stranger, (one, other, who) => {
        const headers = { 'x-forwarded-for': one, forwarded: other }
        expect(client(who, headers).address).toBe(normalAddress(who))
      }),
    )
  })

  it('a chain that proxies wrote is understood in both headers', () => {
    fc.assert(
      fc.property(stranger, fc.array(proxy, { maxLength: 3 }), proxy, (who, between, nearest) => {
        const hops = [who, ...between]
        const headers = {
          'x-forwarded-for': hops.join(','),
          forwarded: hops.map((hop) => `proto=https;for=${dressed(hop)}`).join(', '),
        }
        expect(client(nearest, headers).address).toBe(normalAddress(who))
      }),
    )
  })
})

describe('TRUSTED_PROXIES', () => {
  it('holds addresses and ranges of both families', () => {
    const ranges = rangesOf(' 127.0.0.1,10.0.0.0/8 , ::1, fd00::/8, ::ffff:192.0.2.0/120,')
    const trusted = [
      '127.0.0.1',
      '10.200.1.1',
      '::1',
      'fd12::1',
      '192.0.2.77',
      '::ffff:192.0.2.1',
      '::ffff:10.0.0.1',
    ]
    const others = ['127.0.0.2', '11.0.0.1', '::2', 'fe80::1', '192.0.3.1', '::7f00:1', 'localhost', '']
    expect(trusted.filter((one) => !isWithin(one, ranges))).toEqual([])
    expect(others.filter((one) => isWithin(one, ranges))).toEqual([])
  })

  it.each([
    'nginx',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/08',
    '10.0.0/8',
    '::/129',
    '1.2.3.4/8/8',
    '10.0.0.0/',
    '::ffff:1.2.3.4/24',
    '10.0.0.1 10.0.0.2',
    '*',
  ])('refuses %j', (text) => {
    const { problems } = readEnvironment({ TRUSTED_PROXIES: `127.0.0.1, ${text}` })
    expect(problems).toEqual([
      'TRUSTED_PROXIES must be addresses and ranges with commas between them, such as 127.0.0.1, 10.0.0.0/8',
    ])
  })

  it.each(['0.0.0.0/0', '::/0', '::ffff:0.0.0.0/96'])('refuses to trust everybody: %s', (text) => {
    expect(readEnvironment({ TRUSTED_PROXIES: text }).problems).toEqual([
      'TRUSTED_PROXIES must name the proxies alone: who trusts every address lets anybody pass for anybody',
    ])
  })

  it('is nobody unless it is set', () => {
    expect(readEnvironment({}).environment?.TRUSTED_PROXIES).toEqual([])
  })
})

describe('addresses', () => {
  it('have one normal spelling, which is its own', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const normal = normalAddress(text)
        expect(normal).not.toBeNull()
        expect(normalAddress(normal ?? '')).toBe(normal)
        expect(normalAddress(text.toUpperCase())).toBe(normal)
      }),
    )
  })

  it('are in the range that is written from them, and nothing breaks on what is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(32), fc.string(), (text, bits, junk) => {
        const normal = normalAddress(text) ?? ''
        const range = parseRange(`${normal}/${bits}`)
        expect(range && isWithin(text, [range])).toBe(true)
        expect(() => [normalAddress(junk), parseRange(junk)]).not.toThrow()
      }),
    )
  })
})
