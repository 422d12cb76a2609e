// The port: what happens to requests that are under way when the service stops, and to bad routes.
import { setTimeout as wait } from 'node:timers/promises'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/environment.js'
import { openWeb } from '../../src/web/server.js'

test('a request in flight is answered before the server is gone', async () => {
  const app = new Hono().get('/slow', async (context) => {
    await wait(200)
    return context.text('done')
  })
  const web = await openWeb(app, { port: 0, routes: [] })
  const answer = fetch(`${web.url}/slow`).then((response) => response.text())
  await wait(50)
  const started = Date.now()
  await web.close()
  expect(await answer).toBe('done')
  expect(Date.now() - started).toBeLessThan(2000)
})

test('a route that throws spoils its own answer only', async () => {
  const app = new Hono().get('/', (context) => context.text('here'))
  const handle = () => {
    throw new Error('a defect')
  }
  const web = await openWeb(app, { port: 0, routes: [{ method: 'POST', path: '/hook', handle }] })
  await expect(fetch(`${web.url}/hook?x=1`, { method: 'POST', body: 'x' })).rejects.toThrow()
  expect(await (await fetch(web.url)).text()).toBe('here')
  await web.close()
})

test('a route takes its own method and path only, and finds the body untouched', async () => {
  const app = new Hono().notFound((context) => context.text('no', 404))
  const web = await openWeb(app, {
    port: 0,
    routes: [{ method: 'POST', path: '/hook', handle: (request, response) => request.pipe(response) }],
  })
  const post = (path: string) => fetch(`${web.url}${path}`, { method: 'POST', body: '{"a" : 1}' })
  expect(await (await post('/hook?team=1')).text()).toBe('{"a" : 1}')
  expect((await post('/hook/more')).status).toBe(404)
  expect((await fetch(`${web.url}/hook`)).status).toBe(404)
  await web.close()
})

test('a host that speaks for others unasked is named once, and a proxy that may is not', async () => {
  const app = new Hono().get('/', (context) => context.text('here'))
  const said: object[] = []
  const unused = () => undefined
  const log = {
    debug: unused,
    info: unused,
    error: unused,
    warn: (fields: object, event: string) => said.push({ ...fields, event }),
  }
  const ask = async (proxies: string) => {
    const trusted = readEnvironment({ TRUSTED_PROXIES: proxies }).environment?.TRUSTED_PROXIES ?? []
    const web = await openWeb(app, { port: 0, routes: [], proxies: trusted, log })
    const url = `http://127.0.0.1:${web.port}`
    for (const headers of [{}, { forwarded: 'for=203.0.113.9' }, { 'x-forwarded-for': '203.0.113.9' }]) {
      expect(await (await fetch(url, { headers: headers as Record<string, string> })).text()).toBe('here')
    }
    await web.close()
    return said.splice(0)
  }
  expect(await ask('')).toEqual([
    { proxy: '127.0.0.1', event: expect.stringMatching(/TRUSTED_PROXIES .* not believed/) },
  ])
  expect(await ask('127.0.0.0/8')).toEqual([])
})
