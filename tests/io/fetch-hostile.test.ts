// Servers that lie, stall, cut and flood: each costs us its limit at most and ends in one sentence.
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { failure, open, serve, serveBytes, text } from './loopback.js'

const MB = 1024 * 1024
const zeros = Buffer.alloc(64 * MB)

describe('bombs', () => {
  test.each([
    ['gzip', gzipSync(zeros)],
    ['x-gzip', gzipSync(zeros)],
    ['deflate', deflateSync(zeros)],
    ['deflate', deflateRawSync(zeros)],
    ['br', brotliCompressSync(zeros)],
    ['gzip, gzip', gzipSync(gzipSync(zeros))],
    ['br, gzip', gzipSync(brotliCompressSync(zeros))],
    ['gzip', Buffer.concat(Array.from({ length: 64 }, () => gzipSync(Buffer.alloc(MB))))],
  ])('one in %s stops at the limit and costs little memory', async (encoding, bomb) => {
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bomb),
    )
    const before = process.memoryUsage.rss()
    expect(await failure(open({ bodyBytes: MB })(url))).toContain('sent more than 1 MB')
    expect(process.memoryUsage.rss() - before).toBeLessThan(40 * MB)
  })

  test.each(['gzip, gzip, gzip', 'br, br, br, br', `gzip,${'identity,'.repeat(3)}gzip,br`])(
    'nested in "%s" it is not even opened',
    async (encoding) => {
      const url = await serve((_, response) =>
        response.writeHead(200, { 'content-encoding': encoding }).end(gzipSync(gzipSync(gzipSync('x')))),
      )
      expect(await failure(open()(url))).toContain('compressed its answer more than twice')
    },
  )

  test('one behind an error or a redirect is not opened either', async () => {
    const url = await serve((request, response) => {
      const bomb = gzipSync(Buffer.alloc(MB))
      if (request.url === '/gone') response.writeHead(404, { 'content-encoding': 'gzip' }).end(bomb)
      else response.writeHead(302, { location: '/gone', 'content-encoding': 'gzip' }).end(bomb)
    })
    expect(await failure(open()(`${url}/start`))).toContain('answered 404')
  })
})

describe('answers that lie about themselves', () => {
  const says = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`

  test.each([
    [
      'a body shorter than announced',
      [says('HTTP/1.1 200 OK', 'Content-Length: 100'), 'short', null],
      /cut the line|not HTTP|could not be read/,
    ],
    [
      'a body cut in the middle of a chunk',
      [says('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked'), '64\r\nshort', null],
      /cut the line|not HTTP|could not be read/,
    ],
    [
      'chunks that are none',
      [says('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked'), 'zz\r\nnonsense\r\n'],
      /not HTTP/,
    ],
    [
      'a chunk of a size beyond all numbers',
      [says('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked'), `${'f'.repeat(40)}\r\nx`],
      /not HTTP/,
    ],
    [
      'two lengths',
      [says('HTTP/1.1 200 OK', 'Content-Length: 5', 'Content-Length: 7'), 'hello'],
      /another length than it announced/,
    ],
    ['a length below zero', [says('HTTP/1.1 200 OK', 'Content-Length: -5'), 'hello'], /not HTTP/],
    [
      'a length and chunks',
      [says('HTTP/1.1 200 OK', 'Content-Length: 5', 'Transfer-Encoding: chunked')],
      /./,
    ],
    ['a header without a colon', [says('HTTP/1.1 200 OK', 'nonsense')], /not HTTP/],
    ['a header with a NUL', [says('HTTP/1.1 200 OK', 'X: a\0b')], /not HTTP/],
    ['a status of no number', [says('HTTP/1.1 abc OK')], /not HTTP/],
    ['a hello of another protocol', ['SSH-2.0-OpenSSH_9.6\r\n'], /not HTTP/],
    [
      'a switch of protocols',
      [says('HTTP/1.1 101 Switching Protocols', 'Upgrade: x', 'Connection: upgrade')],
      /./,
    ],
    ['nothing at all', [null], /cut the line/],
    ['half a header', ['HTTP/1.1 200 OK\r\nContent-', null], /cut the line|not HTTP|could not be read/],
  ])('%s: one sentence', async (_, pieces, sentence) => {
    const url = await serveBytes((socket) => {
      for (const piece of pieces) piece === null ? socket.end() : socket.write(piece)
    })
    expect(await failure(open({ headersMs: 500, bodyIdleMs: 500 })(url))).toMatch(sentence)
  })

  test('a body longer than announced is read as far as announced', async () => {
    const url = await serveBytes((socket) =>
      socket.end(`${says('HTTP/1.1 200 OK', 'Content-Length: 5')}hello, and much more`),
    )
    const answer = await open()(url).catch(() => null)
    if (answer) expect(text(answer.bytes)).toBe('hello')
  })

  test('a second answer nobody asked for is not taken for the next one', async () => {
    let asked = 0
    const url = await serveBytes((socket) => {
      asked++
      const said = says('HTTP/1.1 200 OK', 'Content-Length: 5')
      socket.write(`${said}first${says('HTTP/1.1 200 OK', 'Content-Length: 6')}forged`)
    })
    const fetch = open({ headersMs: 500 })
    for (let i = 0; i < 3; i++) {
      const answer = await fetch(url).catch(() => null)
      if (answer) expect(text(answer.bytes)).toBe('first')
    }
    expect(asked).toBeGreaterThan(0)
  })
})

describe('slowness', () => {
  function drip(piece: string, everyMs: number) {
    return serveBytes((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const timer = setInterval(() => socket.write(piece), everyMs)
      socket.on('close', () => clearInterval(timer))
    })
  }

  test('a header that drips for ever ends with the time for headers', async () => {
    const url = await drip('X-More: again\r\n', 20)
    expect(await failure(open({ headersMs: 300 })(url))).toContain('did not answer within 0.3 s')
  })

  test('one header line that drips for ever ends as well', async () => {
    const url = await drip('x', 20)
    expect(await failure(open({ headersMs: 300 })(url))).toContain('did not answer within 0.3 s')
  })

  test('"still working" for ever ends with the whole time', async () => {
    const url = await serveBytes((socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 20)
      socket.on('close', () => clearInterval(timer))
    })
    expect(await failure(open({ wholeMs: 300 })(url))).toMatch(/took longer than 0.3 s|did not answer/)
  })

  test('many small headers end at the limit of their sum', async () => {
    const url = await serveBytes((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      for (let i = 0; i < 5000; i++) socket.write(`X-${i}: ${'y'.repeat(50)}\r\n`)
    })
    expect(await failure(open()(url))).toContain('sent more than 64 KB of headers')
  })

  test('a body in chunks without end stops at the limit', async () => {
    const url = await serveBytes((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`
      const pour = () => {
        while (!socket.destroyed && socket.write(piece));
      }
      socket.on('drain', pour)
      pour()
    })
    expect(await failure(open({ bodyBytes: MB })(url))).toContain('sent more than 1 MB')
  })

  test('trailers without end stop', async () => {
    const url = await serveBytes((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n')
      const timer = setInterval(() => socket.write(`X-T: ${'y'.repeat(10_000)}\r\n`), 10)
      socket.on('close', () => clearInterval(timer))
    })
    expect(await failure(open({ wholeMs: 1000 })(url))).toMatch(/headers|took longer/)
  })

  test('redirects that each take their time share the whole time', async () => {
    const url = await serve((request, response) => {
      const step = Number(request.url?.slice(1) || 0)
      setTimeout(() => response.writeHead(302, { location: `/${step + 1}` }).end(), 80)
    })
    expect(await failure(open({ wholeMs: 250 })(url))).toContain('took longer than 0.25 s')
  })
})
