import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import slack from '../../../adapters/slack/index.js'
import type { OpenChannel, Tools } from '../../../src/core/channel.js'
import { SendError, UserError } from '../../../src/core/errors.js'
import type { Question, Reply } from '../../../src/core/model.js'
import { edition, editorials, site } from '../../world.js'
import { APP_TOKEN, BOT_TOKEN, ROOM, SIGNING_SECRET, type SlackServer, startSlack } from './server.js'

let server: SlackServer
const opened: OpenChannel[] = []
const said: string[] = []
const note = (_: object, event: string) => void said.push(event)
const acks: number[] = []
const tools: Tools = {
  site,
  outbox: '/nowhere',
  log: { debug: note, info: note, warn: note, error: note },
  acked: (ms) => void acks.push(ms),
}

beforeEach(async () => {
  server = await startSlack()
  said.length = 0
  acks.length = 0
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((channel) => channel.close()))
  await server.close()
})

async function open(changes: Record<string, string> = {}) {
  const options = slack.options.parse({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: server.apiUrl,
    ...changes,
  })
  const channel = await slack.open(options, tools)
  opened.push(channel as OpenChannel)
  return channel
}

const sample = edition({ items: editorials(2) })
const [message] = slack.render(sample, site)
const context = {
  key: 'a1b2c3d4e5f6a1b2c3d4e5f6',
  firstAttemptAt: '2026-01-14T00:00:00.000Z',
  edition: sample,
}

async function send(channel: Awaited<ReturnType<typeof open>>) {
  if (!message) throw new Error('nothing was rendered')
  return channel.send(message, ROOM, context)
}

async function outcome(channel: Awaited<ReturnType<typeof open>>) {
  const error = await send(channel).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(SendError)
  return (error as SendError).outcome
}

const echo = async ({ verb, words }: Question): Promise<Reply> => ({
  kind: 'notice',
  text: `${verb}|${words}`,
})

describe('sending to Slack', () => {
  it('posts one message, which can be found again by its key', async () => {
    expect(await send(await open())).toEqual({ channel: ROOM, ts: '1700000000.000001' })
    expect(server.posts).toHaveLength(1)
    expect(server.posts[0]?.metadata.event_payload.key).toBe(context.key)
    expect(server.posts[0]?.text).toContain('The Morning Masthead')
    expect(server.calls).toEqual(['chat.postMessage'])
  })

  it('waits exactly as long as Slack asks', async () => {
    server.faults.push({ kind: 'status', status: 429, headers: { 'retry-after': '7' } })
    expect(await outcome(await open())).toEqual({ kind: 'retry', afterMs: 7000 })
    expect(server.calls).toHaveLength(1)
  })

  it.each([500, 502, 503])('cannot know after a %d, and does not post again by itself', async (status) => {
    server.faults.push({ kind: 'status', status })
    expect(await outcome(await open())).toEqual({ kind: 'uncertain' })
    expect(server.calls).toHaveLength(1)
  })

  it('cannot know when the answer is lost, and posts once', async () => {
    server.faults.push({ kind: 'lost' })
    expect(await outcome(await open())).toEqual({ kind: 'uncertain' })
    expect(server.posts).toHaveLength(1)
  })

  it.each([
    ['channel_not_found', 'unknown-address'],
    ['is_archived', 'unknown-address'],
    ['not_in_channel', 'no-permission'],
    ['token_revoked', 'misconfigured'],
    ['invalid_blocks', 'refused'],
    ['msg_blocks_too_long', 'refused'],
  ])('gives up after %s: %s', async (error, reason) => {
    server.faults.push({ kind: 'error', error })
    expect(await outcome(await open())).toEqual({ kind: 'give-up', reason })
  })

  it.each(['<html>Bad gateway</html>', '', '{"ok":tr'])('cannot know when the answer is %j', async (body) => {
    server.faults.push({ kind: 'body', body })
    expect(await outcome(await open())).toEqual({ kind: 'uncertain' })
  })

  it.each<Record<string, string>>([{}, { 'retry-after': 'Wed, 14 Jan 2026 10:01:00 GMT' }])(
    'waits its own time after a 429 with %j',
    async (headers) => {
      server.faults.push({ kind: 'status', status: 429, headers })
      expect(await outcome(await open())).toEqual({ kind: 'retry', afterMs: null })
    },
  )

  it('names the address when something else than Slack answers there', async () => {
    server.faults.push({ kind: 'status', status: 404 })
    expect(await outcome(await open())).toEqual({ kind: 'give-up', reason: 'misconfigured' })
  })

  it('tries again later when nobody listens there', async () => {
    const channel = await open()
    await server.close()
    expect(await outcome(channel)).toEqual({ kind: 'retry', afterMs: null })
    server = await startSlack()
  })
})

describe('/editorial over Socket Mode', () => {
  it('is acknowledged and answered privately, however it is typed', async () => {
    await (await open()).listen?.(echo)
    const answer = await server.command('  LATEST \u00a0 “Harbor  Ledger” ')
    expect(answer.response_type).toBe('ephemeral')
    expect(JSON.stringify(answer.blocks)).toContain('latest|Harbor Ledger')
  })

  it('is counted by how long its acknowledgement took, not its answer', async () => {
    await (await open()).listen?.(async (question) => {
      expect(acks).toHaveLength(1)
      return echo(question)
    })
    expect(JSON.stringify(await server.command('latest'))).toContain('latest|')
    expect(acks).toEqual([expect.any(Number)])
  })

  it('keeps the apostrophe of a name', async () => {
    await (await open()).listen?.(echo)
    expect(JSON.stringify(await server.command("latest 'People’s Daily' O'Neill's"))).toContain(
      "latest|People’s Daily O'Neill's",
    )
  })

  it('keeps the quotation marks of what is searched for, which make a phrase', async () => {
    await (await open()).listen?.(echo)
    expect(JSON.stringify(await server.command(' SEARCH “night trains” -fares'))).toContain(
      'search|“night trains” -fares',
    )
  })

  it('is told what a person can mend', async () => {
    await (await open()).listen?.(async () => {
      throw new UserError('There is no newsletter "weekly".')
    })
    expect((await server.command('latest')).text).toContain('There is no newsletter')
  })

  it('is still answered when the channel closes meanwhile', async () => {
    const channel = await open()
    await channel.listen?.(async (question) => {
      await new Promise((next) => setTimeout(next, 300))
      return echo(question)
    })
    const answer = server.command('latest')
    await new Promise((next) => setTimeout(next, 100))
    await channel.close()
    expect(JSON.stringify(await answer)).toContain('latest|')
  })

  it('a refused app token is a sentence that names it', async () => {
    const channel = await open({ SLACK_APP_TOKEN: 'xapp-wrong' })
    await expect(channel.listen?.(echo)).rejects.toThrow(/SLACK_APP_TOKEN/)
  })

  it('is help when nothing is asked', async () => {
    await (await open()).listen?.(echo)
    expect(JSON.stringify(await server.command(''))).toContain('help|')
  })

  it('is answered with a sentence when answering fails', async () => {
    await (await open()).listen?.(async () => {
      throw new Error('the database is on fire')
    })
    const answer = await server.command('latest')
    expect(answer.text).toContain('try again')
    expect(JSON.stringify(answer)).not.toContain('fire')
  })

  it('works again at once after Slack asked for a new connection, and after a cut line', async () => {
    await (await open()).listen?.(echo)
    for (const interrupt of [server.refresh, server.cut]) {
      const before = server.calls.length
      interrupt()
      await until(() => server.calls.length > before && server.connections() === 1)
      expect(JSON.stringify(await server.command('latest'))).toContain('latest|')
    }
  })

  it('survives a refusal while it connects anew', async () => {
    await (await open()).listen?.(echo)
    server.refusals.push('invalid_auth', 'internal_error')
    server.refresh()
    await until(() => server.refusals.length === 0 && server.connections() === 1)
    expect(said).toContain('slack connection failed')
    expect(JSON.stringify(await server.command('latest'))).toContain('latest|')
  })

  it('a refused bot token is a sentence that says what to do', async () => {
    const channel = await open({ SLACK_BOT_TOKEN: 'xoxb-wrong' })
    await expect(channel.listen?.(echo)).rejects.toThrow(/set SLACK_BOT_TOKEN anew/)
  })
})

describe('/editorial over HTTP', () => {
  async function serveRoutes() {
    const channel = await open({ SLACK_MODE: 'http' })
    await channel.listen?.(echo)
    const web = createServer((request, response) => {
      const route = channel.routes?.find(
        ({ path, method }) => path === request.url && method === request.method,
      )
      if (route) route.handle(request, response)
      else response.writeHead(404).end()
    })
    await new Promise<void>((listening) => web.listen(0, '127.0.0.1', listening))
    const { port } = web.address() as AddressInfo
    return { url: `http://127.0.0.1:${port}/slack/events`, close: () => web.close() }
  }

  it('is answered when Slack has signed it', async () => {
    const web = await serveRoutes()
    const answer = server.answered()
    const acknowledged = await fetch(web.url, { method: 'POST', ...server.signed('latest ledger') })
    expect(acknowledged.status).toBe(200)
    expect(JSON.stringify(await answer)).toContain('latest|ledger')
    web.close()
  })

  it('is refused when it is forged, old or from tomorrow', async () => {
    const web = await serveRoutes()
    const now = Math.floor(Date.now() / 1000)
    for (const changes of [{ secret: 'guessed' }, { at: now - 600 }, { at: now + 86_400 }]) {
      const answer = await fetch(web.url, { method: 'POST', ...server.signed('latest', changes) })
      expect(answer.status).toBe(401)
    }
    expect((await fetch(web.url, { method: 'POST', body: 'command=/editorial' })).status).toBe(401)
    web.close()
  })
})

async function until(isTrue: () => boolean): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (isTrue()) return
    await new Promise((next) => setTimeout(next, 25))
  }
  throw new Error('it did not come true within five seconds')
}
