// Commands, from the gateway to the private answer, against a Discord on loopback.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import discord from '../../../adapters/discord/index.js'
import type { Log, OpenChannel } from '../../../src/core/channel.js'
import { UserError } from '../../../src/core/errors.js'
import type { Question, Reply } from '../../../src/core/model.js'
import { hit } from '../../world.js'
import { item, site } from './edition.js'
import { APPLICATION, type Discord, GUILD, startDiscord, TOKEN } from './server.js'

let server: Discord
let open: OpenChannel<string>[]
const events: string[] = []
const acks: number[] = []
const log: Log = {
  debug: () => {},
  info: (_fields, event) => void events.push(event),
  warn: (_fields, event) => void events.push(event),
  error: (_fields, event) => void events.push(event),
}

beforeEach(async () => {
  server = await startDiscord()
  open = []
  events.length = 0
  acks.length = 0
})

afterEach(async () => {
  for (const channel of open) await channel.close()
  await server.close()
})

async function start(changes: object = {}) {
  const options = discord.options.parse({
    DISCORD_TOKEN: TOKEN,
    DISCORD_APPLICATION_ID: APPLICATION,
    DISCORD_API_URL: server.apiUrl,
    ...changes,
  })
  const channel = await discord.open(options, {
    log,
    site,
    outbox: '/nowhere',
    acked: (ms) => void acks.push(ms),
  })
  open.push(channel)
  return channel
}

describe('a person asks', () => {
  test('/editorial latest with a paper is answered in private', async () => {
    const channel = await start()
    const asked: Question[] = []
    const listening = channel.listen!(async (question) => {
      asked.push(question)
      return { kind: 'editorials', heading: 'Latest from Harbor Ledger', items: [item(0)] }
    })
    const answer = await server.command('latest', { paper: 'harbor' })
    expect(asked).toEqual([{ verb: 'latest', words: 'harbor' }])
    expect(answer.private).toBe(true)
    expect(answer.body.embeds?.map((embed) => embed.title)).toEqual([
      'Latest from Harbor Ledger',
      'A Floor That Does Not Grow Back',
    ])
    expect(answer.body.allowed_mentions).toMatchObject({ parse: [] })
    await channel.close()
    await listening
  })

  test('/editorial search is answered with hits, their words in bold and nothing else of them', async () => {
    const channel = await start()
    const asked: Question[] = []
    void channel.listen!(async (question) => {
      asked.push(question)
      const snippet = { text: 'The *harbour* is shut.', marks: [{ start: 5, end: 12 }] }
      return { kind: 'hits', heading: 'Found', hits: [hit(1, { snippet })], more: '/search?q=harbour' }
    })
    const { body } = await server.command('search', { words: '"harbour" -fog' })
    expect(asked).toEqual([{ verb: 'search', words: '"harbour" -fog' }])
    expect(body.embeds?.[1]?.description).toContain('The \\***harbour**\\* is shut.')
  })

  test('how long the acknowledgement took is counted, not how long the answer', async () => {
    const channel = await start()
    void channel.listen!(async () => ({ kind: 'notice', text: `after ${acks.length}` }))
    const { body } = await server.command('latest', {})
    expect(body.content).toBe('after 1')
    expect(acks).toEqual([expect.any(Number)])
  })

  test('the command is acknowledged before the answer is looked for', async () => {
    const channel = await start()
    let acknowledged: boolean | undefined
    void channel.listen!(async () => {
      acknowledged = server.requests.some((request) => request.endsWith('/callback'))
      return { kind: 'help', text: 'Ask', examples: ['/editorial latest'] }
    })
    await server.command('help')
    expect(acknowledged).toBe(true)
  })

  test('a failure is one private sentence with an id that stands in the log', async () => {
    const channel = await start()
    void channel.listen!(async (): Promise<Reply> => {
      throw new Error('SELECT broke at store.ts:12')
    })
    const answer = await server.command('latest')
    expect(answer.private).toBe(true)
    expect(answer.body.content).toMatch(/That did not work.*\d{17,}/)
    expect(answer.body.content).not.toContain('SELECT')
    expect(events).toContain('command failed')
  })

  test('what the person can mend is said as it is, with its markdown disarmed', async () => {
    const channel = await start()
    void channel.listen!(async (): Promise<Reply> => {
      throw new UserError('No paper is called @everyone.')
    })
    const answer = await server.command('latest', { paper: '@everyone' })
    expect(answer.body.content).toBe('No paper is called \\@everyone.')
  })
})

describe('the command', () => {
  test('is declared once and not again while Discord lists the same', async () => {
    for (const expected of [1, 1]) {
      const channel = await start()
      const listening = channel.listen!(async () => ({ kind: 'notice', text: 'x' }))
      await server.ready()
      await channel.close()
      await listening
      const declarations = server.requests.filter((request) => /^(POST|PUT) \/applications/.test(request))
      expect(declarations).toHaveLength(expected)
    }
    expect(server.commands.map((command) => command.name)).toEqual(['editorial'])
  })

  test('leaves the other commands of the same application alone', async () => {
    server.commands.push({ id: '1', name: 'weather', type: 1, description: 'Rain' })
    const channel = await start()
    void channel.listen!(async () => ({ kind: 'notice', text: 'x' }))
    await server.ready()
    expect(server.commands.map((command) => command.name)).toEqual(['weather', 'editorial'])
  })

  test('is declared in one server during development', async () => {
    const channel = await start({ DISCORD_DEV_GUILD_ID: GUILD })
    void channel.listen!(async () => ({ kind: 'notice', text: 'x' }))
    await server.ready()
    expect(server.requests).toContain(`POST /applications/${APPLICATION}/guilds/${GUILD}/commands`)
  })
})

describe('what the operator must mend', () => {
  test('a token that REST refuses is named with the way to a new one', async () => {
    const channel = await start({ DISCORD_TOKEN: 'old-token' })
    const listening = channel.listen!(async () => ({ kind: 'notice', text: 'x' }))
    await expect(listening).rejects.toThrow(/refuses the bot token.*DISCORD_TOKEN/)
    await expect(listening).rejects.toBeInstanceOf(UserError)
  })

  test.each([
    ['bad-token', /refuses the bot token/],
    ['disallowed', /intents/],
  ] as const)('a gateway that says "%s" ends the listening with a sentence', async (state, sentence) => {
    server.gateway = state
    const channel = await start()
    const listening = channel.listen!(async () => ({ kind: 'notice', text: 'x' }))
    await expect(listening).rejects.toThrow(sentence)
    await expect(listening).rejects.toBeInstanceOf(UserError)
  })

  test('an API that cannot be reached is named', async () => {
    const channel = await start({ DISCORD_API_URL: 'http://127.0.0.1:9/api' })
    const listening = channel.listen!(async () => ({ kind: 'notice', text: 'x' }))
    await expect(listening).rejects.toThrow(/cannot be reached at http:\/\/127\.0\.0\.1:9\/api.*ECONNREFUSED/)
    await expect(listening).rejects.toBeInstanceOf(UserError)
  })

  test('a token withdrawn while connected ends the listening too', async () => {
    const channel = await start()
    const listening = channel.listen!(async () => ({ kind: 'notice', text: 'x' }))
    await server.ready()
    await server.command('help')
    server.disconnect(4004)
    await expect(listening).rejects.toThrow(/refuses the bot token/)
  })
})

test('closing ends the listening within five seconds', async () => {
  const channel = await start()
  const listening = channel.listen!(async () => ({ kind: 'notice', text: 'x' }))
  await server.ready()
  const started = Date.now()
  await channel.close()
  await listening
  expect(Date.now() - started).toBeLessThan(5000)
})
