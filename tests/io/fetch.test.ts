// The suspicious fetch against small real servers on this machine. Whom it refuses to call: addresses.test.ts.
import { createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { FetchError, type Leave, RefusedError, waitOf } from '../../src/io/fetch.js'
import { contentLocationOf, maxAgeOf } from '../../src/io/fetch-headers.js'
import { failure, listening, open, serve, text, thrown } from './loopback.js'

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
      contentLocation: null,
      contentType: 'application/atom+xml',
      etag: '"v1"',
      lastModified: 'Wed, 14 Jan 2026 01:00:00 GMT',
      maxAgeMs: null,
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

describe('what the header says', () => {
  const now = Date.parse('2026-01-14T01:00:00Z')

  test('the document’s own address and its freshness arrive with it, resolved', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-location', '/editions/7.xml')
      response.setHeader('cache-control', 'public, max-age=600')
      response.end('feed')
    })
    expect(await open()(`${url}/feed`)).toMatchObject({
      url: `${url}/feed`,
      contentLocation: `${url}/editions/7.xml`,
      maxAgeMs: 600_000,
    })
  })

  test('freshness also arrives with "not modified"', async () => {
    const url = await serve((_, response) => response.writeHead(304, { 'cache-control': 'max-age=60' }).end())
    expect(await open()(url, { etag: '"v1"' })).toMatchObject({ notModified: true, maxAgeMs: 60_000 })
  })

  test.each([
    ['/a/b', 'https://paper.example/a/b'],
    ['b?x=1', 'https://paper.example/news/b?x=1'],
    ['//cdn.example/c', 'https://cdn.example/c'],
    [' https://other.example/ ', 'https://other.example/'],
    ['', null],
    ['http://[', null],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['x'.repeat(5000), null],
    [undefined, null],
  ])('Content-Location "%s" is %s', (value, expected) => {
    const base = new URL('https://paper.example/news/feed')
    expect(contentLocationOf({ 'content-location': value }, base)).toBe(expected)
  })

  test.each([
    [{ 'cache-control': 'max-age=300' }, 300_000],
    [{ 'cache-control': 'Public, MAX-AGE = "300"' }, 300_000],
    [{ 'cache-control': 's-maxage=900' }, null],
    [{ 'cache-control': 's-maxage=900, max-age=60' }, 60_000],
    [{ 'cache-control': ['private', 'max-age=60'] }, 60_000],
    [{ 'cache-control': 'max-age=60, max-age=900' }, 60_000],
    [{ 'cache-control': 'max-age=0, must-revalidate' }, 0],
    [{ 'cache-control': 'max-age=-1' }, null],
    [{ 'cache-control': 'max-age=soon' }, null],
    [{ 'cache-control': 'no-cache, max-age=300' }, null],
    [{ 'cache-control': 'max-age=300, no-store' }, null],
    [{ 'cache-control': `max-age=${'9'.repeat(400)}` }, null],
    [{ expires: 'Wed, 14 Jan 2026 01:10:00 GMT' }, 600_000],
    [{ expires: 'Wed, 14 Jan 2026 01:10:00 GMT', date: 'Wed, 14 Jan 2026 01:09:00 GMT' }, 60_000],
    [{ expires: 'Wed, 14 Jan 2026 01:10:00 GMT', date: 'nonsense' }, 600_000],
    [{ expires: 'Wed, 14 Jan 2026 00:00:00 GMT' }, 0],
    [{ expires: 'Wednesday, 14-Jan-26 01:10:00 GMT' }, 600_000],
    [{ expires: '0' }, 0],
    [{ expires: 'Wed, 14 Jan 2026 01:10:00 GMT', 'cache-control': 'max-age=5' }, 5000],
    [{ expires: 'Wed, 14 Jan 2026 01:10:00 GMT', 'cache-control': 'no-cache' }, null],
    [{}, null],
  ])('%j is good for %s ms', (headers, expected) => {
    expect(maxAgeOf(headers, now)).toBe(expected)
  })
})

describe('entering and leaving', () => {
  /** Notes who enters and how they leave. */
  function porter(waitMs = 0) {
    const notes: string[] = []
    const enter = async (url: URL): Promise<Leave> => {
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      notes.push(`in ${url.pathname}`)
      return (failure) =>
        notes.push(failure ? `failed ${url.pathname}: ${failure.message}` : `out ${url.pathname}`)
    }
    return { notes, enter }
  }

  test('every request of a reading enters, and leaves before the next one enters', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/c') response.end('here')
      else response.writeHead(302, { location: request.url === '/a' ? '/b' : '/c' }).end('moved')
    })
    const { notes, enter } = porter()
    await open()(`${url}/a`, { enter })
    expect(notes).toEqual(['in /a', 'out /a', 'in /b', 'out /b', 'in /c', 'out /c'])
  })

  test('it leaves when the body has been read to its end, and not before', async () => {
    const url = await serve((_, response) => {
      response.write('begun')
      setTimeout(() => response.end('ended'), 80)
    })
    let leftAfterMs = 0
    const began = performance.now()
    const leave = () => {
      leftAfterMs = performance.now() - began
    }
    await open()(url, { enter: async () => leave })
    expect(leftAfterMs).toBeGreaterThan(70)
  })

  test('it leaves with the failure, whatever that was', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/busy') response.writeHead(503).end()
      if (request.url === '/cut') response.destroy()
      if (request.url === '/lie') response.writeHead(200, { 'content-encoding': 'gzip' }).end('no')
    })
    const { notes, enter } = porter()
    for (const path of ['/busy', '/cut', '/lie', '/slow'])
      await thrown(open({ headersMs: 100 })(url + path, { enter }))
    expect(notes.filter((note) => note.startsWith('failed'))).toEqual([
      `failed /busy: ${url}/busy answered 503 Service Unavailable`,
      `failed /cut: ${url}/cut cut the line`,
      `failed /lie: ${url}/lie sent a damaged answer (gzip)`,
      `failed /slow: ${url}/slow did not answer within 0.1 s`,
    ])
  })

  test('time spent waiting to enter is not the server’s', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end()
      else response.end('here')
    })
    const { enter } = porter(200)
    expect(text((await open({ wholeMs: 350 })(`${url}/a`, { enter })).bytes)).toBe('here')
  })

  test('who is not let in reads nothing, and gets the porter’s own error', async () => {
    const asked: (string | undefined)[] = []
    const url = await serve((request, response) => {
      asked.push(request.url)
      response.writeHead(301, { location: '/closed' }).end()
    })
    const closed = new TypeError('closed on Mondays')
    const enter = async ({ pathname }: URL) => {
      if (pathname === '/closed') throw closed
      return () => {}
    }
    expect(await thrown(open()(`${url}/open`, { enter }))).toBe(closed)
    expect(asked).toEqual(['/open'])
  })

  test('who gives up is let go at once: before, while waiting and while reading', async () => {
    let asked = 0
    const url = await serve((_, response) => {
      asked++
      response.write('begun')
    })
    const early = failure(open()(url, { signal: AbortSignal.abort() }))
    expect(await early).toContain('was not read to its end: the reading was given up')
    expect(asked).toBe(0)

    const waiting = new AbortController()
    const enter = () =>
      new Promise<Leave>((_, reject) =>
        waiting.signal.addEventListener('abort', () => reject(waiting.signal.reason)),
      )
    const attempt = failure(open()(url, { enter, signal: waiting.signal }))
    waiting.abort()
    expect(await attempt).toContain('the reading was given up')
    expect(asked).toBe(0)

    expect(await failure(open()(url, { signal: AbortSignal.timeout(100) }))).toContain('was given up')
    expect(asked).toBe(1)
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

  test('an error knows which address answered, also after a redirect', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new?key=1' }).end()
      else response.writeHead(503, { 'retry-after': '7' }).end()
    })
    const error = await thrown(open()(`${url}/old`))
    expect(error).toBeInstanceOf(FetchError)
    expect(error).toMatchObject({ status: 503, retryAfterMs: 7000, url: `${url}/new?key=1` })
    expect((error as Error).message).toBe(
      `${url}/new answered 503 Service Unavailable (redirected from ${url}/old)`,
    )
  })

  test.each([300, 301, 302, 305, 307, 308])(
    'a %i that leads nowhere is an answer of the server',
    async (status) => {
      const url = await serve((_, response) => response.writeHead(status, { 'retry-after': '9' }).end())
      expect(await thrown(open()(url))).toMatchObject({ status, retryAfterMs: 9000, url: `${url}/` })
    },
  )

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
    const error = await thrown(open()(`${url}/0`))
    expect(error).toBeInstanceOf(FetchError)
    expect(error).toMatchObject({ status: 302, url: `${url}/5` })
    expect((error as Error).message).toContain('redirects once more after 5 redirects')
  })

  test.each(['/', '?', '#part', ''])('a page that redirects to itself ("%s") ends', async (location) => {
    let asked = 0
    const url = await serve((_, response) => {
      asked++
      response.writeHead(301, { location }).end()
    })
    expect(await thrown(open()(`${url}/`))).toBeInstanceOf(FetchError)
    expect(asked).toBeLessThanOrEqual(6)
  })

  test.each([
    ['file:///etc/passwd', 'only http:// and https:// are read'],
    ['http://user:word@example.org/', 'carries a user name or password'],
    ['http://[', 'is not an address'],
  ])('a redirect to %s is refused, and the start is named', async (location, sentence) => {
    const url = await serve((_, response) => response.writeHead(302, { location }).end())
    const error = await thrown(open()(url))
    expect(error instanceof RefusedError).toBe(sentence !== 'is not an address')
    const { message } = error as Error
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
