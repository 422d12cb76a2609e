// Behind a proxy, or before somebody who pretends to be one.
import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Folder, folder, type Service } from '../world.js'

const PUBLIC_URL = 'https://digest.example.org'
let home: Folder
let service: Service
beforeAll(async () => {
  home = folder()
  service = await home.start({ PUBLIC_URL, TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'warn' })
})
afterAll(() => home.remove())

interface Answer {
  status: number | undefined
  headers: string
  body: string
}

/** Asks with exactly these headers, also with such as a browser would not send. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    const asked = request(
      `${service.url.replace('localhost', '127.0.0.1')}${path}`,
      { headers },
      (answer) => {
        let body = ''
        answer.setEncoding('utf8').on('data', (text: string) => {
          body += text
        })
        const { date: _, ...rest } = answer.headers
        answer.on('end', () => done({ status: answer.statusCode, headers: JSON.stringify(rest), body }))
      },
    )
    asked.on('error', failed)
    asked.end()
  })
}

const LIES: Record<string, string>[] = [
  { host: 'evil.example' },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
  { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-port': '1', 'x-forwarded-prefix': '/evil' },
  { forwarded: 'for=203.0.113.9;host=evil.example;proto=http' },
  { 'x-original-url': '/evil', 'x-rewrite-url': '/evil' },
]

it('a page is the same whatever a request says of host and scheme, also through a trusted proxy', async () => {
  for (const path of ['/', '/editions', '/search?q=sea', '/preview/daily/1/email', '/nowhere']) {
    const plain = await ask(path)
    for (const lie of LIES) expect(await ask(path, lie)).toEqual(plain)
  }
})

it('links that leave the house are made of PUBLIC_URL', async () => {
  const { body } = await ask('/preview/daily/1/email.json', { host: 'evil.example' })
  expect(body).toContain(`${PUBLIC_URL}/editions/daily/1`)
  expect(body).not.toContain('evil.example')
  expect(body).not.toContain('localhost')
})

it('a host that is none is refused, and the next request answered', async () => {
  for (const host of ['a b', 'evil.example/path', '@', 'x:y:z']) {
    expect((await ask('/', { host })).status).toBe(400)
  }
  expect((await ask('/healthz')).status).toBe(200)
})

it('a trusted proxy is not complained of', () => {
  expect(service.stderr()).not.toContain('TRUSTED_PROXIES')
})
