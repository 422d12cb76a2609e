// What is heard of a channel: each message, what became of it, and whether commands arrive.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openChannelMemory, type Sent, watched } from '../../src/app/watched.js'
import type { Log, OpenChannel } from '../../src/core/channel.js'
import { SendError, UserError } from '../../src/core/errors.js'
import { type ChannelState, isBroken } from '../../src/core/watching/channels.js'
import { channelStates } from '../../src/store/channel-states.js'
import { type Database, openDatabase } from '../../src/store/database.js'
import { edition } from '../world.js'

const quiet = () => undefined
const log: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
let db: Database
let now = Date.parse('2026-01-14T00:00:00.000Z')
const clock = () => new Date(now).toISOString()
beforeEach(async () => {
  now = Date.parse('2026-01-14T00:00:00.000Z')
  db = await openDatabase('sqlite::memory:')
})
afterEach(() => db.destroy())

const context = { key: 'k', firstAttemptAt: '2026-01-14T00:00:00.000Z', edition: edition() }

/** A channel that does what it is told by the message. */
const obedient: OpenChannel = {
  async send(message) {
    if (message instanceof Error) throw message
    return { id: String(message) }
  },
  async listen() {
    throw new UserError('The app token is refused.')
  },
  async close() {},
}

function hear() {
  const heard: Sent[] = []
  const memory = openChannelMemory(db, log)
  const channel = watched('chat', obedient, {
    clock,
    sent(sent) {
      heard.push(sent)
      memory.note(sent)
    },
    note: memory.note,
  })
  return { heard, memory, channel }
}

const state = async (name = 'chat') => (await channelStates(db)).get(name)

it('a message goes through as it is, and is heard of', async () => {
  const { heard, channel } = hear()
  expect(await channel.send('hello', 'room', context)).toEqual({ id: 'hello' })
  expect(heard).toMatchObject([
    { channel: 'chat', outcome: 'accepted', error: null, at: clock(), edition: { number: 7 } },
  ])
})

it('a failure goes through as it is, and is heard of with what it means', async () => {
  const { heard, channel } = hear()
  const refused = new SendError('The token is refused', { kind: 'give-up', reason: 'misconfigured' })
  await expect(channel.send(refused, 'room', context)).rejects.toBe(refused)
  await expect(channel.send(new SendError('cut', { kind: 'uncertain' }), 'room', context)).rejects.toThrow()
  expect(heard.map(({ outcome, error }) => [outcome, error])).toEqual([
    ['misconfigured', 'The token is refused'],
    ['uncertain', 'cut'],
  ])
})

it('a notice belongs to no edition', async () => {
  const { heard, channel } = hear()
  await channel.send('notice', 'room', { ...context, edition: { ...edition(), number: 0 } })
  expect(heard[0]?.edition).toBeNull()
})

it('the state of a channel survives, with the failures since its last success', async () => {
  const { memory, channel } = hear()
  const fail = () =>
    channel.send(new SendError('no\nroute', { kind: 'retry', afterMs: null }), 'room', context).catch(quiet)
  await channel.send('one', 'room', context)
  now += 60_000
  await fail()
  now += 60_000
  await fail()
  await memory.close()
  expect(await state()).toEqual({
    channel: 'chat',
    acceptedAt: '2026-01-14T00:00:00.000Z',
    failedAt: '2026-01-14T00:02:00.000Z',
    failingSince: '2026-01-14T00:01:00.000Z',
    failures: 2,
    outcome: 'retry',
    error: 'no route',
  })
  const next = hear()
  await next.channel.send('two', 'room', context)
  await next.memory.close()
  expect(await state()).toMatchObject({ failures: 0, failingSince: null, error: 'no route' })
})

it('listening that is refused is kept beside sending', async () => {
  const { memory, channel } = hear()
  await channel.send('one', 'room', context)
  await expect(channel.listen?.(async () => ({ kind: 'notice', text: '' }))).rejects.toThrow('app token')
  await memory.close()
  expect(await state()).toMatchObject({ failures: 0 })
  expect(await state('chat:commands')).toMatchObject({ outcome: 'no-start', failures: 1 })
})

it('a database that is gone costs no message', async () => {
  const { memory, channel } = hear()
  await db.destroy()
  expect(await channel.send('one', 'room', context)).toEqual({ id: 'one' })
  await memory.close()
})

it.each([
  ['misconfigured', 1, 0, true],
  ['no-start', 1, 0, true],
  ['retry', 4, 600, false],
  ['retry', 5, 29, false],
  ['retry', 5, 30, true],
  ['uncertain', 9, 60, true],
  ['unknown-address', 900, 600, false],
  ['no-permission', 900, 600, false],
] as const)(
  '%s, %i times in %i minutes: the channel itself is broken: %s',
  (outcome, failures, minutes, is) => {
    const one: ChannelState = {
      channel: 'chat',
      acceptedAt: null,
      failedAt: clock(),
      failingSince: clock(),
      failures,
      outcome,
      error: 'it said no',
    }
    const then = new Date(now + minutes * 60_000).toISOString()
    expect(isBroken(one, then)).toBe(is)
    expect(isBroken({ ...one, failures: 0, failingSince: null }, then)).toBe(false)
  },
)
