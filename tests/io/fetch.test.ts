// The suspicious fetch against small real servers on this machine, and the table of addresses it refuses.
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type LookupFunction } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/errors.js'
import { isPublicAddress, publicLookup } from '../../src/io/addresses.js'
import { type Fetch, FetchError, type Limits, openFetch, waitOf } from '../../src/io/fetch.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function serve(listener: RequestListener): Promise<string> {
  return listening(createServer(listener))
}

async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function open(limits: Partial<Limits> = {}, allowPrivateNetworks = true): Fetch {
  const fetch = openFetch({ allowPrivateNetworks, userAgent: 'Masthead/test', limits })
  closing.push(() => fetch.close())
  return fetch
}

async function failure(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(() => null).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(UserError)
  return (error as UserError).message
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

describe('reading', () => {
  test('an answer arrives with its type, validators and bytes', async () => {
    const url = await serve((request, response) => {
      response.setHeader('content-type', 'application/atom+xml')
      response.setHeader('etag', '"v1"')
      response.setHeader('last-modified', 'Wed, 14 Jan 2026 01:00:00 GMT')
      response.end(`for ${request.headers['user-agent']} at ${request.url}`)
    })
    const { bytes, ...rest } = await open()(`${url}/feed?x=1#part`)
    expect(text(bytes)).toBe('for Masthead/test at /feed?x=1')
    expect(rest).toEqual({
      status: 200,
      url: `${url}/feed?x=1`,
      contentType: 'application/atom+xml',
      etag: '"v1"',
      lastModified: 'Wed, 14 Jan 2026 01:00:00 GMT',
      retryAfterMs: null,
      notModified: false,
      permanentUrl: null,
    })
  })

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['gzip, br', (plain: string) => brotliCompressSync(gzipSync(plain))],
  ])('a body in %s is unpacked', async (encoding, pack) => {
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(pack('사설'.repeat(5000))),
    )
    expect(text((await open()(url)).bytes)).toBe('사설'.repeat(5000))
  })

  test('a compressed body that was cut off gives what it held', async () => {
    const plain = Array.from({ length: 20_000 }, (_, n) => `line ${n}`).join('\n')
    const whole = gzipSync(plain)
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(whole.subarray(0, whole.length / 2)),
    )
    const got = text((await open()(url)).bytes)
    expect(got.length).toBeGreaterThan(1000)
    expect(plain.startsWith(got)).toBe(true)
  })

  test('what we hold is offered, and "not modified" is no error', async () => {
    const url = await serve((request, response) => {
      const isHeld =
        request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] === 'then'
      response.writeHead(isHeld ? 304 : 200, { etag: '"v1"' }).end()
    })
    const answer = await open()(url, { etag: '"v1"', lastModified: 'then' })
    expect(answer).toMatchObject({ status: 304, notModified: true, etag: '"v1"' })
    expect(answer.bytes.length).toBe(0)
  })

  test('a validator that cannot be sent back is left out', async () => {
    const url = await serve((request, response) => response.end(String(request.headers['if-none-match'])))
    expect(text((await open()(url, { etag: '"v\r\nx: 1"' })).bytes)).toBe('undefined')
  })

  test('"not modified" without a question is a failure', async () => {
    const url = await serve((_, response) => response.writeHead(304).end())
    expect(await failure(open()(url))).toContain('answered 304')
  })

  test('connections are used again', async () => {
    const ports = new Set<number | undefined>()
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort)
      response.end('again')
    })
    const fetch = open()
    for (let i = 0; i < 6; i++) await fetch(url)
    expect(ports.size).toBeLessThan(4)
  })
})

describe('refusals by the server', () => {
  test('an error names the address and the status, and hides the query', async () => {
    const url = await serve((_, response) => response.writeHead(403).end('no'))
    expect(await failure(open()(`${url}/feed?key=secret`))).toBe(`${url}/feed answered 403 Forbidden`)
  })

  test.each([
    ['120', 120_000],
    ['Wed, 14 Jan 2026 01:02:00 GMT', 120_000],
    ['Wed, 14 Jan 2026 00:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['9'.repeat(400), null],
  ])('Retry-After "%s" is understood', (value, expected) => {
    expect(waitOf(value, Date.parse('2026-01-14T01:00:00Z'))).toBe(expected)
  })

  test('an overloaded server is believed when it says how long', async () => {
    const url = await serve((_, response) => response.writeHead(429, { 'retry-after': '30' }).end())
    const error = await open()(url).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(FetchError)
    expect(error).toMatchObject({ status: 429, retryAfterMs: 30_000 })
  })

  test('nobody home, and no such host, each get a sentence', async () => {
    const server = createServer()
    const url = await listening(server)
    server.close()
    expect(await failure(open()(url))).toContain('nothing listens there')
    expect(await failure(open()('http://nowhere.invalid/'))).toMatch(/no such host|could not be looked up/)
  })
})

describe('redirects', () => {
  const chain = (statuses: number[]) =>
    serve((request, response) => {
      const step = Number(request.url?.slice(1))
      const status = statuses[step]
      if (status) response.writeHead(status, { location: `/${step + 1}` }).end('moved')
      else response.end('here')
    })

  test('a permanent move is reported, as far as it is permanent', async () => {
    const url = await chain([301, 308, 302])
    expect(await open()(`${url}/0`)).toMatchObject({ url: `${url}/3`, permanentUrl: `${url}/2` })
  })

  test('a move after a temporary one is temporary', async () => {
    const url = await chain([302, 301])
    expect(await open()(`${url}/0`)).toMatchObject({ url: `${url}/2`, permanentUrl: null })
  })

  test('five are followed, the sixth is not', async () => {
    const url = await chain([302, 302, 302, 302, 302, 302])
    expect(text((await open()(`${url}/1`)).bytes)).toBe('here')
    expect(await failure(open()(`${url}/0`))).toContain('redirects once more after 5 redirects')
  })

  test.each([
    ['file:///etc/passwd', 'only http:// and https:// are read'],
    ['http://user:word@example.org/', 'carries a user name or password'],
    ['http://[', 'is not an address'],
  ])('a redirect to %s is refused, and the start is named', async (location, sentence) => {
    const url = await serve((_, response) => response.writeHead(302, { location }).end())
    const message = await failure(open()(url))
    expect(message).toContain(sentence)
    expect(message).toContain(`redirected from ${url}/`)
    expect(message).not.toContain('word@')
  })
})

describe('limits', () => {
  test('a gzip bomb stops at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    )
    expect(await failure(open()(url))).toBe(`${url}/ sent more than 10 MB and was not read to its end`)
  })

  test('an endless body stops at the limit', async () => {
    let sent = 0
    const url = await serve((_, response) => {
      const piece = Buffer.alloc(64 * 1024, 'x')
      const pour = () => {
        while (!response.destroyed && response.write(piece)) sent += piece.length
      }
      response.on('drain', pour)
      pour()
    })
    expect(await failure(open({ bodyBytes: 1024 * 1024 })(url))).toContain('sent more than 1 MB')
    expect(sent).toBeLessThan(8 * 1024 * 1024)
  })

  test('a body that announces its size is not even begun', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '99999999999' }).flushHeaders()
    })
    expect(await failure(open()(url))).toContain('sent more than 10 MB')
  })

  test('slow headers, a silent body and a drip each end in time', async () => {
    const slow = await serve(() => {})
    expect(await failure(open({ headersMs: 150 })(slow))).toContain('did not answer within 0.15 s')

    const silent = await serve((_, response) => response.write('begun'))
    expect(await failure(open({ bodyIdleMs: 150 })(silent))).toContain('fell silent for 0.15 s')

    const drip = await serve((_, response) => {
      const timer = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(timer))
    })
    expect(await failure(open({ wholeMs: 200 })(drip))).toContain('took longer than 0.2 s')
  })

  test('redirects share one time', async () => {
    const url = await serve((_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/again' }).end(), 90)
    })
    expect(await failure(open({ wholeMs: 200 })(url))).toContain('took longer than 0.2 s')
  })

  test('headers without end are cut', async () => {
    const url = await serve((_, response) => response.writeHead(200, { 'x-long': 'x'.repeat(100_000) }).end())
    expect(await failure(open()(url))).toContain('sent more than 64 KB of headers')
  })

  test('something that is not HTTP, and damaged compression, each get a sentence', async () => {
    const smtp = await listening(createTcpServer((socket) => socket.end('220 mail.example ESMTP\r\n')))
    expect(await failure(open()(smtp))).toContain('not HTTP')

    const lying = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('not packed at all'),
    )
    expect(await failure(open()(lying))).toContain('sent a damaged answer (gzip)')

    const exotic = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'rot13' }).end('x'),
    )
    expect(await failure(open()(exotic))).toContain('did not ask for ("rot13")')
  })

  test('closing gives up what is under way', async () => {
    const url = await serve(() => {})
    const fetch = open()
    const attempt = failure(fetch(url))
    await new Promise((resolve) => setTimeout(resolve, 50))
    await fetch.close()
    expect(await attempt).toContain('the service is stopping')
  })
})

describe('addresses', () => {
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
})
