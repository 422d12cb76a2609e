import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { findChannels } from '../../src/app/channels.js'
import type { Edition } from '../../src/core/model.js'
import { type House, webPages } from '../../src/web/pages.js'
import { openWeb } from '../../src/web/server.js'
import { hostileTopicEdition, topicEdition } from '../topics.js'
import { edition, editorials, HOSTILE, hostileEdition, site } from '../world.js'

const channels = await findChannels()
const plain = edition({ items: editorials(5), alsoPublished: editorials(2) })

function pages(editions: Edition[] = [plain], changes: Partial<House> = {}): Hono {
  return webPages({
    site,
    channels,
    latestEditions: async (limit) => editions.slice(0, limit),
    edition: async (newsletter, number) =>
      editions.find((one) => one.newsletter === newsletter && one.number === number) ?? null,
    upcoming: () => [
      {
        newsletter: 'daily',
        title: 'Daily',
        at: '2026-01-14T22:00:00.000Z',
        zone: 'Asia/Seoul',
      },
    ],
    sources: async () => [{ id: 'ledger', name: 'The Harbor Ledger', status: 'answers 403', editorials: 3 }],
    archive: {
      papers: [],
      zone: 'Asia/Seoul',
      search: async () => ({ hits: [], matches: 0, isMore: false, next: null, advice: 'No.' }),
    },
    health: async () => [],
    ready: async () => ({ ok: true, checks: { database: 'ok' } }),
    ...changes,
  })
}

const text = async (app: Hono, path: string) => (await app.request(path)).text()

describe('the front page', () => {
  it('frames the newest edition as each channel draws it, and says what comes next and how sources fare', async () => {
    const html = await text(pages(), '/')
    for (const name of ['email', 'slack', 'discord']) expect(html).toContain(`src="/preview/daily/7/${name}"`)
    for (const words of ['Jan 15, 07:00', 'Asia/Seoul', 'The Harbor Ledger', 'answers 403'])
      expect(html).toContain(words)
  })

  it('looks intended before there is any edition', async () => {
    const answer = await pages([]).request('/')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('The first one is due on')
  })
})

describe('an edition on the web', () => {
  it('shows every quote with its role and leads to the paper', async () => {
    const html = await text(pages(), '/editions/daily/7')
    for (const words of [
      'Holds',
      'Because',
      'Demands',
      'Position 1 is that the harbour must stay open.',
      'href="https://paper.example/editorials/1"',
    ]) {
      expect(html).toContain(words)
    }
  })

  it('says what a model wrote beside what papers wrote', async () => {
    const html = await text(pages([topicEdition()]), '/editions/daily/7')
    expect(html).toContain(
      'Two papers want the harbour open at night. <small>written by a model: local-model-8b</small>',
    )
  })

  it('shows hostile text as text', async () => {
    for (const hostile of [hostileEdition(), hostileTopicEdition()]) {
      for (const path of ['/', '/editions', '/editions/daily/7']) {
        const html = await text(pages([hostile]), path)
        expect(html).not.toMatch(/<script|<img|href="javascript:|<mj-/i)
      }
    }
    expect(await text(pages([hostileEdition()]), '/editions/daily/7')).toContain(
      HOSTILE[0]?.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    )
  })

  it.each([
    '/editions/daily/8',
    '/editions/nobody/7',
    '/editions/daily/seven',
    '/preview/daily/7/fax',
    '/nowhere',
  ])('%s is not found, in the same design', async (path) => {
    const answer = await pages().request(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('Masthead')
  })
})

describe('a preview', () => {
  it('is the drawing, or the messages themselves as JSON', async () => {
    for (const { name, draw } of channels) {
      const answer = await pages().request(`/preview/daily/7/${name}`)
      expect([name, answer.status]).toEqual([name, draw ? 200 : 404])
      const messages = JSON.parse(await text(pages(), `/preview/daily/7/${name}.json`))
      expect(messages.length).toBeGreaterThan(0)
    }
  })

  it('may neither reach the network nor act as our page', async () => {
    const policy = (await pages().request('/preview/daily/7/slack')).headers.get('content-security-policy')
    expect(policy).toContain('sandbox')
    expect(policy).not.toContain('allow-same-origin')
    expect(policy).toContain("default-src 'none'")
  })
})

describe('every page', () => {
  it('runs no script of its own, may be framed by us only, and is not guessed at', async () => {
    for (const path of ['/', '/editions', '/editions/daily/7', '/nowhere']) {
      const { headers } = await pages().request(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).not.toContain('script-src')
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('answers HEAD, and nothing but reading', async () => {
    expect((await pages().request('/', { method: 'HEAD' })).status).toBe(200)
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await pages().request('/editions/daily/7', { method })).status).toBe(404)
    }
  })

  it('says in a sentence that it failed, and the reason in the log alone', async () => {
    const failing = pages([plain], {
      latestEditions: async () => {
        throw new Error('disk image is malformed')
      },
    })
    const answer = await failing.request('/')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('malformed')
  })
})

describe('for machines', () => {
  it('healthz says that the program lives, readyz whether it can work', async () => {
    expect(await (await pages().request('/healthz')).json()).toEqual({ status: 'ok' })
    expect((await pages().request('/readyz')).status).toBe(200)
    const down = pages([], { ready: async () => ({ ok: false, checks: { database: 'database is locked' } }) })
    expect((await down.request('/readyz')).status).toBe(503)
  })
})

describe('the server', () => {
  it('finds a free port, serves channels’ own routes before the pages, and stops', async () => {
    const route = {
      method: 'POST' as const,
      path: '/slack/events',
      handle: (_: unknown, response: { end(text: string): void }) => response.end('taken'),
    }
    const web = await openWeb(pages(), { port: 0, routes: [route] })
    expect(await (await fetch(`${web.url}/slack/events`, { method: 'POST', body: 'x' })).text()).toBe('taken')
    expect((await fetch(`${web.url}/healthz`)).status).toBe(200)
    await web.close()
    await expect(fetch(`${web.url}/healthz`)).rejects.toThrow()
  })

  it('names a port in use', async () => {
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, listening))
    const { port } = other.address() as AddressInfo
    await expect(openWeb(pages(), { port, routes: [] })).rejects.toThrow(`Port ${port} is in use`)
    other.close()
  })
})
