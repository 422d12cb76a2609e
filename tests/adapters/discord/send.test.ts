// What becomes of a message: one request for each send, and the right outcome for each fault.
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import discord from '../../../adapters/discord/index.js'
import type { OpenChannel, SendContext } from '../../../src/core/channel.js'
import { SendError, type SendOutcome } from '../../../src/core/errors.js'
import { editionWith, site } from './edition.js'
import { APPLICATION, type Discord, type Fault, startDiscord, TOKEN } from './server.js'

const CHANNEL = '323456789012345678'
const edition = editionWith(1)
const message = discord.render(edition, site)[0]!
const context: SendContext = { key: 'd4-m1', firstAttemptAt: '2026-01-14T22:30:00.000Z', edition }

let server: Discord
let channel: OpenChannel<string, typeof message>

beforeEach(async () => {
  server = await startDiscord()
  channel = await start({})
})

afterEach(async () => {
  await channel.close()
  await server.close()
})

function start(changes: object) {
  const options = discord.options.parse({
    DISCORD_TOKEN: TOKEN,
    DISCORD_APPLICATION_ID: APPLICATION,
    DISCORD_API_URL: server.apiUrl,
    ...changes,
  })
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  return discord.open(options, { log, site, outbox: '/nowhere' })
}

async function outcomeOf(work: Promise<unknown>): Promise<SendOutcome> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(SendError)
  return (error as SendError).outcome
}

test('a message arrives silent, with its nonce, by one request and without a gateway', async () => {
  const receipt = await channel.send(message, CHANNEL, context)
  expect(server.posts).toHaveLength(1)
  expect(server.posts[0]).toMatchObject({
    nonce: 'd4-m1',
    body: { flags: 4096, allowed_mentions: { parse: [] } },
  })
  expect(receipt).toEqual({ channel: CHANNEL, message: server.posts[0]!.id })
  expect(server.requests).toEqual([`POST /channels/${CHANNEL}/messages`])
})

test.each<[string, Fault, SendOutcome]>([
  [
    'a 429 is tried again after exactly its time',
    { kind: '429', retryAfter: 2.35 },
    { kind: 'retry', afterMs: 2350 },
  ],
  ['a global 429 likewise', { kind: '429', retryAfter: 0.4, global: true }, { kind: 'retry', afterMs: 400 }],
  ['a 500 is uncertain', { kind: '5xx', status: 500, posted: true }, { kind: 'uncertain' }],
  ['a 502 is uncertain', { kind: '5xx', status: 502, posted: false }, { kind: 'uncertain' }],
  ['a dropped answer is uncertain', { kind: 'dropped' }, { kind: 'uncertain' }],
  ['an unknown channel', { kind: 'refused', status: 404, code: 10003 }, giveUp('unknown-address')],
  ['an unknown server', { kind: 'refused', status: 404, code: 10004 }, giveUp('unknown-address')],
  ['an unknown webhook', { kind: 'refused', status: 404, code: 10015 }, giveUp('unknown-address')],
  ['a hidden channel', { kind: 'refused', status: 403, code: 50001 }, giveUp('no-permission')],
  ['a silent channel', { kind: 'refused', status: 403, code: 50013 }, giveUp('no-permission')],
  ['closed direct messages', { kind: 'refused', status: 403, code: 50007 }, giveUp('no-permission')],
  ['a malformed message', { kind: 'refused', status: 400, code: 50035 }, giveUp('refused')],
  ['a code we have never seen', { kind: 'refused', status: 400, code: 99999 }, giveUp('refused')],
])('%s', async (_name, fault, outcome) => {
  server.faults.push(fault)
  expect(await outcomeOf(channel.send(message, CHANNEL, context))).toEqual(outcome)
  expect(server.requests).toHaveLength(1)
})

test.each<Fault>([{ kind: 'dropped' }, { kind: '5xx', status: 500, posted: true }])(
  'a message whose answer was lost ($kind) is one message after it is repeated with its key',
  async (fault) => {
    server.faults.push(fault)
    await outcomeOf(channel.send(message, CHANNEL, context))
    const receipt = await channel.send(message, CHANNEL, context)
    expect(server.posts).toHaveLength(1)
    expect(receipt.message).toBe(server.posts[0]!.id)
  },
)

test('a 429 for one channel does not hold up another', async () => {
  server.faults.push({ kind: '429', retryAfter: 30 })
  await outcomeOf(channel.send(message, CHANNEL, context))
  await channel.send(message, '333456789012345678', { ...context, key: 'd5-m1' })
  expect(server.posts).toHaveLength(1)
})

test('a refused token gives up each time with the sentence that helps, not with the library losing its token', async () => {
  const other = await start({ DISCORD_TOKEN: 'old-token' })
  for (let attempt = 1; attempt <= 2; attempt++) {
    expect(await outcomeOf(other.send(message, CHANNEL, context))).toEqual(giveUp('misconfigured'))
    expect(server.requests).toHaveLength(attempt)
  }
  await expect(other.send(message, CHANNEL, context)).rejects.toThrow(/DISCORD_TOKEN/)
  await other.close()
})

test('a Discord that cannot be reached is tried again later', async () => {
  const other = await start({ DISCORD_API_URL: `http://127.0.0.1:${await unusedPort()}/api` })
  expect(await outcomeOf(other.send(message, CHANNEL, context))).toEqual({ kind: 'retry', afterMs: null })
  await other.close()
})

test('closing waits for a message that is on its way', async () => {
  const sending = channel.send(message, CHANNEL, context)
  await channel.close()
  expect(server.posts).toHaveLength(1)
  await sending
})

function giveUp(reason: Extract<SendOutcome, { kind: 'give-up' }>['reason']): SendOutcome {
  return { kind: 'give-up', reason }
}

async function unusedPort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as import('node:net').AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
