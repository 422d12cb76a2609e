// Whom we refuse to call, and whom we must not refuse: addresses as they are written, and as names lead to them.
// Nothing here leaves this machine: gates are asked, not servers.
import type { LookupFunction } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPublicAddress, publicLookup, RefusedError, whyNotPublic } from '../../src/io/addresses.js'
import { LIMITS } from '../../src/io/fetch.js'
import { openAgent } from '../../src/io/fetch-agent.js'
import { permitted } from '../../src/io/fetch-permit.js'
import { failure, open, serve } from './loopback.js'

const gate = { allowPrivateNetworks: false }

/** Refused as it is written, before anything is looked up, by its own doing or as the target of a redirect. */
function isRefused(address: string, base?: URL): boolean {
  try {
    permitted(address, gate, base)
    return false
  } catch {
    return true
  }
}

/** Hosts of URLs in every spelling that leads somewhere private. Many are one address in another dress. */
const REFUSED: Record<string, string> = {
  'this machine itself': `
    127.0.0.1 127.0.0.1. 127.0.0.2 127.255.255.254 127.127.127.127 127.1 127.0.1 127.1. 127.000.000.001
    0177.0.0.1 0177.0.0.01 00177.0.0.1 0177.1 017700000001 0x7f.0.0.1 0x7F.1 0x7f000001 0X7F000001 0x7f.0x0.0x0.0x1
    0x7f.0.1 0x007f.1 2130706433 2130706433. 0x7f.00.00.01 127.0x0.00.1 %31%32%37.0.0.1 127%2e0%2e0%2e1
    ①②⑦.0.0.1 １２７.０.０.１ 127。0。0。1 127．0．0．1 127｡0｡0｡1 ⓪x7f.1 ①②⑦.⓪.⓪.① 𝟏𝟐𝟕.𝟎.𝟎.𝟏 127.0.0.1\u00ad
    0 0. 0.0.0.0 0.0 0.0.0 00 0x0 0x 0.0.0.1 0.1.2.3 000.000.000.000 0.255.255.255
    [::1] [0:0:0:0:0:0:0:1] [::01] [0::1] [0000:0000:0000:0000:0000:0000:0000:0001] [::0.0.0.1] [::] [::0] [0::0]
    [0:0:0:0:0:0:0:0] [::127.0.0.1] [::7f00:1] [0:0:0:0:0:0:7f00:1]
    localhost LOCALHOST localhost. a.localhost a.b.localhost. LocalHost 𝓁ocalhost ｌｏｃａｌｈｏｓｔ loc%61lhost`,
  private: `
    10.0.0.0 10.0.0.1 10.0.0.1. 10.255.255.255 10.1 10.0x1 012.0.0.1 0xa.1 0x0a000001 167772161 01200000001 ①⓪.0.0.1
    172.16.0.0 172.16.0.1 172.20.1.1 172.31.255.255 172.1048577 0xac.0x10.1 0254.020.0.1 2886729729 0xac100001
    192.168.0.0 192.168.0.1 192.168.1.1 192.168.255.255 192.168.1 192.11010049 0xc0.0xa8.1 0300.0250.1.1 3232235777 0xc0a80101
    192．168．1．1 [fc00::] [fc00::1] [fd00::1] [fd12:3456:789a::1] [fdff:ffff::1] [fec0::1] [feff::1] [FD00::1]`,
  'carrier-grade NAT and others that are nobody’s': `
    100.64.0.0 100.64.0.1 100.127.255.255 100.100.100.200 100.4194305 0x64.0x40.0.1 1681915905
    192.0.0.0 192.0.0.1 192.0.0.8 192.0.0.170 192.0.0.192 192.0.0.255 192.0.2.0 192.0.2.1 192.0.2.255 198.51.100.7 203.0.113.200
    198.18.0.0 198.18.0.1 198.19.255.255 192.88.99.0 192.88.99.1 192.88.99.255 240.0.0.1 250.1.2.3 255.255.255.254
    0xf0.0.0.1 4026531841 4294967295 0xffffffff 037777777777 255.255.255.255 255.255.65535
    [100::1] [2001:db8::1] [2001:db8:ffff::1] [3fff::1] [3fff:fff::1] [2001:2::1] [2001:10::1] [2001:20::1] [2001:100::1]
    [4000::1] [5f00::1] [8000::1] [e000::1] [1::1] [1fff::1]`,
  'link-local and metadata': `
    169.254.0.0 169.254.0.1 169.254.169.254 169.254.169.254. 169.254.170.2 169.254.169.253 169.254.255.255 169.16689662
    0xa9fea9fe 2852039166 0251.0376.0251.0376 025177524776 0xa9.0xfe.0xa9.0xfe 169.254.43518 ①⑥⑨.254.169.254
    [fe80::1] [fe80::a9fe:a9fe] [febf::1] [fe80::1ff:fe23:4567:890a] [fe80::1%25eth0] [fe80::1%eth0] [fd00:ec2::254]
    [fd20:ce::254] 168.63.129.16 0xa83f8110 2822734096`,
  multicast: `
    224.0.0.0 224.0.0.1 239.255.255.250 232.1.2.3 0xe0.1 3758096385 [ff00::] [ff01::1] [ff02::1] [ff02::fb] [ff05::2] [ff0e::1]`,
  'IPv4 in disguise': `
    [::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:7F00:1] [0:0:0:0:0:ffff:127.0.0.1] [::ffff:0:127.0.0.1] [::ffff:10.0.0.5]
    [::ffff:169.254.169.254] [::ffff:a9fe:a9fe] [::ffff:192.168.1.1] [::ffff:8.8.8.8] [::ffff:0.0.0.0] [::ffff:0:0]
    [::10.0.0.1] [::8.8.8.8] [::a00:1] [::ffff:0:a00:1]
    [64:ff9b::7f00:1] [64:ff9b::127.0.0.1] [64:ff9b::10.0.0.1] [64:ff9b::a9fe:a9fe] [64:ff9b::8.8.8.8] [0064:ff9b:0:0:0:0:7f00:1]
    [64:ff9b:1::1] [64:ff9b:1::7f00:1] [64:ff9b:1:ffff::10.0.0.1] [2002:7f00:1::] [2002:7f00:1::1] [2002:a00:1::1]
    [2002:c0a8:101::1] [2002:a9fe:a9fe::] [2002:808:808::1] [2001::1] [2001:0::] [2001:0:7f00:1::]
    [2001:0:4136:e378:8000:63bf:3fff:fdd2] [2606:4700::5efe:7f00:1] [2606:4700::200:5efe:10.0.0.1]`,
}

/** Public neighbours of all of these, and the papers' own kind. */
const PERMITTED = `
  1.1.1.1 1.1.1.1. 1.0.0.1 8.8.8.8 8.8.4.4 9.9.9.9 9.255.255.255 11.0.0.0 11.0.0.1 100.63.255.255 100.128.0.0 126.255.255.255
  128.0.0.1 169.253.255.255 169.255.0.0 172.15.0.1 172.15.255.255 172.32.0.0 172.32.0.1 191.255.255.255 192.0.1.0
  192.0.3.1 192.1.0.1 192.88.98.1 192.88.100.1 192.167.1.1 192.169.0.1 198.17.255.255 198.20.0.0 198.51.99.255
  198.51.101.0 203.0.112.255 203.0.114.0 223.255.255.255 93.184.215.14 168.63.129.15 168.63.129.17 134744072 0x08080808
  010.010.010.010 ⑧.⑧.⑧.⑧ 8.8.2056 211.249.220.24 27.0.238.1
  [2606:4700:4700::1111] [2606:4700:4700:0:0:0:0:1111] [2001:4860:4860::8888] [2a00:1450:4001:800::200e] [2001:200::1]
  [2001:470::1] [2001:db7::1] [2001:db9::1] [2003::1] [2400:cb00::1] [240e::1] [2620:fe::fe] [2800:3f0::1] [2c0f:fb50::1]
  [2606:2800:220:1:248:1893:25c8:1946]
  paper.example www.paper.example. localhost.paper.example notlocalhost localhost.example 127.0.0.1.paper.example
  metadata.google.internal 10.0.0.1.nip.io 동아일보.example xn--3e0b707e.example a_b.example`

const words = (table: string) => table.split(/\s+/).filter((word) => word !== '')

describe('addresses as they are written', () => {
  test.each(Object.entries(REFUSED))('%s: none is called, in any spelling', (_, table) => {
    const called = words(table).flatMap((host) =>
      [`http://${host}/`, `https://${host}:8443/feed?x=1`, `http://${host}:80#x`].filter(
        (address) => !isRefused(address),
      ),
    )
    expect(called).toEqual([])
  })

  test('none is called as the target of a redirect either, with or without its scheme', () => {
    const base = new URL('https://paper.example/feed')
    const called = words(Object.values(REFUSED).join(' ')).flatMap((host) =>
      [`http://${host}/`, `//${host}/x`, `\\\\${host}\\x`, `https:\\\\${host}`].filter(
        (address) => !isRefused(address, base),
      ),
    )
    expect(called).toEqual([])
  })

  test('every public one may be called, and names may be looked up', () => {
    expect(words(PERMITTED).filter((host) => isRefused(`https://${host}/feed`))).toEqual([])
  })

  test('the table is long enough to mean something', () => {
    expect(words(Object.values(REFUSED).join(' ')).length).toBeGreaterThan(220)
    expect(words(PERMITTED).length).toBeGreaterThan(60)
  })

  test.each([
    'file:///etc/passwd',
    'FILE:/etc/passwd',
    'ftp://example.org/',
    'gopher://example.org/',
    'data:text/html,hi',
    'javascript:alert(1)',
    'blob:https://example.org/1',
    'ws://example.org/',
    'view-source:https://example.org/',
    'jar:https://example.org!/x',
    'http://me@example.org/',
    'http://me:secret@example.org/',
    'http://:secret@example.org/',
    'http://paper.example@10.0.0.1/',
    'http://10.0.0.1#@paper.example/',
    'http://10.0.0.1\\@paper.example/',
    'http://example.org:22/',
    'http://example.org:25/',
    'http://example.org:6379/',
    'https://example.org:8000/',
    'http://example.org:0/',
    'http://example.org:65536/',
    'http://example.org:80a/',
    'http://[fe80::1%25en0]/',
    'http://[::1/',
    'http://1.2.3.4.5/',
    'http://256.1.1.1/',
    'http://0x100000000/',
    'http:///',
    'http://',
    '//example.org/',
    'example.org',
    '',
    ' ',
  ])('"%s" is refused', (address) => {
    expect(isRefused(address)).toBe(true)
  })

  test.each([
    ['http://example.org', 'http://example.org/'],
    ['HTTPS://EXAMPLE.org:443/a/../b#part', 'https://example.org/b'],
    ['http://example.org:8080/', 'http://example.org:8080/'],
    ['https://example.org:8443/?a=b', 'https://example.org:8443/?a=b'],
    ['  https://example.org/ ', 'https://example.org/'],
    ['https://동아.example/사설', 'https://xn--2q1b934a.example/%EC%82%AC%EC%84%A4'],
  ])('"%s" is called as %s', (address, expected) => {
    expect(permitted(address, gate).href).toBe(expected)
  })

  test('a newsroom that allows private networks calls them on any port, but still no files and no passwords', () => {
    const open = { allowPrivateNetworks: true }
    expect(permitted('http://127.0.0.1:3000/feed', open).href).toBe('http://127.0.0.1:3000/feed')
    expect(permitted('http://wiki.localhost:22/', open).port).toBe('22')
    expect(() => permitted('file:///etc/passwd', open)).toThrow(RefusedError)
    expect(() => permitted('http://me:secret@127.0.0.1/', open)).toThrow(/carries a user name or password/)
  })
})

describe('addresses as names lead to them', () => {
  test.each(['1.1.1.1', '8.8.8.8', '93.184.215.14', '2606:4700:4700::1111', '2a00:1450:4001:800::200e'])(
    '%s is public',
    (ip) => expect(isPublicAddress(ip)).toBe(true),
  )

  test.each([
    [
      'private',
      ['10.0.0.5', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fd00::1', 'fec0::1'],
    ],
    ['loopback', ['127.0.0.1', '127.8.9.1', '::1', '0.0.0.0', '0.1.2.3', '::']],
    ['link-local', ['169.254.1.1', 'fe80::1', 'fe80::1%eth0']],
    [
      'metadata',
      [
        '169.254.169.254',
        '169.254.170.2',
        '100.100.100.200',
        '192.0.0.192',
        '168.63.129.16',
        'fd00:ec2::254',
      ],
    ],
    ['multicast and broadcast', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1']],
    [
      'reserved',
      ['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.9', '240.0.0.1', '192.88.99.1'],
    ],
    ['reserved IPv6', ['100::1', '2001:db8::1', '3fff::1', '2001:2::1', '2001:10::1', '4000::1', '5f00::1']],
    [
      'mapped',
      ['::ffff:10.0.0.5', '::ffff:8.8.8.8', '::ffff:a00:5', '::ffff:0:127.0.0.1', '::127.0.0.1', '::8.8.8.8'],
    ],
    ['NAT64', ['64:ff9b::a00:5', '64:ff9b::8.8.8.8', '64:ff9b:1::1']],
    ['6to4 and Teredo', ['2002:a00:5::1', '2002:7f00:1::', '2001:0:4136:e378:8000:63bf:3fff:fdd2']],
    [
      'other spellings',
      ['2130706433', '0x7f.1', '0177.0.0.1', '127.1', '010.8.8.8', '8.8.8', '0x08080808', '134744072'],
    ],
    [
      'not addresses',
      ['', 'localhost', '8.8.8.8.8', '256.1.1.1', '８.8.8.8', ' 8.8.8.8', '8.8.8.8 ', ':::', '[::1]'],
    ],
  ])('%s ones are not public', (_, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([])
  })

  test.each([
    ['http://10.0.0.5/', '10.0.0.5 is a private address'],
    ['http://2130706433/', '127.0.0.1 is this machine itself'],
    ['http://0x7f.1/', '127.0.0.1 is this machine itself'],
    ['http://0177.0.0.1/', '127.0.0.1 is this machine itself'],
    ['http://①②⑦.0.0.1/', '127.0.0.1 is this machine itself'],
    ['http://127.0.0.1./', '127.0.0.1 is this machine itself'],
    ['http://[::1]/', '::1 is this machine itself'],
    ['http://[::ffff:10.0.0.5]/', 'an IPv4 address in disguise'],
    ['https://169.254.169.254/latest/meta-data/', '169.254.169.254 is a link-local address'],
    ['http://localhost/', /localhost is at (127\.0\.0\.1|::1), this machine itself/],
  ])('%s is refused with the way out', async (url, sentence) => {
    const message = await failure(open({}, false)(url))
    expect(message).toMatch(sentence)
    expect(message).toMatch(/^refused: .*; set ALLOW_PRIVATE_NETWORKS=1 if you mean it$/)
  })

  test.each([
    ['ftp://example.org/', 'only http:// and https://'],
    ['javascript:alert(1)', 'only http:// and https://'],
    ['http://example.org:22/', 'is on port 22; only 80, 443, 8080, 8443 are called'],
    ['http://me:secret@example.org/', 'carries a user name or password'],
    ['example.org', 'is not an address; it should begin with https://'],
  ])('%s is refused before anything is looked up', async (url, sentence) => {
    const message = await failure(open({}, false)(url))
    expect(message).toContain(sentence)
    expect(message).not.toContain('secret')
  })

  const answering = (...addresses: string[]): LookupFunction =>
    publicLookup((_hostname, _options, answer) =>
      answer(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    )
  const looked = (lookup: LookupFunction, all: boolean) =>
    new Promise<unknown>((resolve) =>
      lookup('paper.example', { all }, (error, address) => resolve(error ? error.message : address)),
    )

  test('a name with one private address among public ones is refused', async () => {
    expect(await looked(answering('8.8.8.8', '10.0.0.5'), true)).toBe(
      'refused: paper.example is at 10.0.0.5, a private address; set ALLOW_PRIVATE_NETWORKS=1 if you mean it',
    )
  })

  test('a name with public addresses passes, in both of the forms that sockets ask for', async () => {
    expect(await looked(answering('8.8.8.8', '1.1.1.1'), false)).toBe('8.8.8.8')
    expect(await looked(answering('8.8.8.8'), true)).toEqual([{ address: '8.8.8.8', family: 4 }])
    expect(await looked(answering(), true)).toBe('paper.example has no address')
  })

  test('a name that changes its mind is judged each time it is looked up', async () => {
    const answers = ['8.8.8.8', '127.0.0.1', '::1', '8.8.4.4']
    const lookup = publicLookup((_hostname, _options, answer) => {
      const address = answers.shift() ?? ''
      answer(null, [{ address, family: address.includes(':') ? 6 : 4 }])
    })
    expect(await looked(lookup, false)).toBe('8.8.8.8')
    expect(await looked(lookup, false)).toContain('refused: paper.example is at 127.0.0.1')
    expect(await looked(lookup, true)).toContain('refused: paper.example is at ::1')
    expect(await looked(lookup, false)).toBe('8.8.4.4')
  })

  test.each([
    '169.254.169.254',
    'fd00:ec2::254',
    'fe80::1%eth0',
    '2606:4700::1%eth0',
    '::ffff:8.8.8.8',
    '2606:4700:4700::1111, 10.0.0.1',
    '8.8.8.8, 64:ff9b::a00:1',
    '8.8.8.8, 0.0.0.0',
    '8.8.8.8, 8.8.4.4, 127.0.0.1',
    '8.8.8.8, 0x7f.1',
    '8.8.8.8, paper.example',
  ])('a name at %s is refused', async (addresses) => {
    expect(await looked(answering(...addresses.split(', ')), true)).toMatch(/^refused: paper/)
  })

  test('sockets are opened to judged addresses only: a name that leads here finds nobody', async () => {
    let visits = 0
    const url = new URL(
      await serve((_, response) => {
        visits++
        response.end('secret')
      }),
    )
    const agent = openAgent(false, LIMITS, answering('127.0.0.1'))
    const asked = (host: string) =>
      agent.request({ origin: `http://${host}:${url.port}`, path: '/', method: 'GET' }).then(
        () => 'answered',
        (error: Error) => error.message,
      )
    expect(await asked('paper.example')).toContain('refused: paper.example is at 127.0.0.1')
    expect(await asked('127.0.0.1')).toContain('refused: 127.0.0.1 is this machine itself')
    expect(await asked('[::1]')).toContain('refused: ::1 is this machine itself')
    expect(visits).toBe(0)
    await agent.destroy()
  })

  test('a lookup that fails is passed on as it is', async () => {
    const lookup = publicLookup((_hostname, _options, answer) => answer(new Error('EAI_AGAIN'), []))
    expect(await looked(lookup, true)).toBe('EAI_AGAIN')
  })
})

describe('any address at all', () => {
  test('the whole of IPv4 is public but for the ranges that the registry names', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        const [a = 0, b = 0, c = 0] = ip.split('.').map(Number)
        const isSpecial =
          [0, 10, 127].includes(a) ||
          a >= 224 ||
          (a === 100 && b >= 64 && b < 128) ||
          (a === 169 && b === 254) ||
          (a === 172 && b >= 16 && b < 32) ||
          (a === 192 && b === 168) ||
          (a === 198 && (b === 18 || b === 19)) ||
          ip === '168.63.129.16' ||
          ['192.0.0', '192.0.2', '192.88.99', '192.175.48', '192.31.196', '192.52.193'].includes(
            `${a}.${b}.${c}`,
          ) ||
          ['198.51.100', '203.0.113'].includes(`${a}.${b}.${c}`)
        expect(isPublicAddress(ip)).toBe(!isSpecial)
      }),
      { numRuns: 2000 },
    )
  })

  test('no spelling of an address gets past the gate when the address itself would not', () => {
    const spellings = fc.ipV4().chain((ip) => {
      const bytes = ip.split('.').map(Number)
      const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
      const tail = (bytes[1] ?? 0) * 65536 + (bytes[2] ?? 0) * 256 + (bytes[3] ?? 0)
      return fc
        .constantFrom(
          ...[ip, `${ip}.`, String(number), `0x${number.toString(16)}`, `0${number.toString(8)}`],
          ...[`${bytes[0]}.${tail}`, bytes.map((byte) => `0x${byte.toString(16)}`).join('.')],
          bytes.map((byte) => `0${byte.toString(8)}`).join('.'),
        )
        .map((spelling) => ({ ip, spelling }))
    })
    fc.assert(
      fc.property(spellings, ({ ip, spelling }) => {
        expect(isRefused(`http://${spelling}/`)).toBe(!isPublicAddress(ip))
      }),
      { numRuns: 1000 },
    )
  })

  test('anything outside 2000::/3 is refused, and any text has an answer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), (parts) => {
        const ip = parts.map((part) => part.toString(16)).join(':')
        const [first = 0] = parts
        if (first < 0x2000 || first > 0x3fff) expect(isPublicAddress(ip)).toBe(false)
      }),
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => void whyNotPublic(any)))
  })
})
