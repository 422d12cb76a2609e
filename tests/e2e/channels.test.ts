// The service with every channel on, against real servers on loopback: a mail server, Slack and Discord.
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { APPLICATION, type Discord, startDiscord, TOKEN } from '../adapters/discord/server.js'
import {
  APP_TOKEN,
  BOT_TOKEN,
  ROOM,
  SIGNING_SECRET,
  type SlackServer,
  startSlack,
} from '../adapters/slack/server.js'
import { type Folder, folder, root } from '../world.js'

const CHANNEL = '323456789012345678'
const READERS = ['reader@example.org', 'desk@example.org']

let home: Folder
let slack: SlackServer
let discord: Discord
let mail: MailServer

beforeEach(async () => {
  home = folder()
  ;[slack, discord, mail] = await Promise.all([startSlack(), startDiscord(), startMail()])
  home.write(
    'masthead.yaml',
    `site: { zone: Asia/Seoul }
sources:
  - { id: ledger, name: The Harbor Ledger, kind: text, url: ${root}/samples/harbor-ledger, zone: America/Los_Angeles }
  - { id: hanbit, name: 한빛일보, kind: text, url: ${root}/samples/hanbit-ilbo, language: ko }
newsletters:
  - id: daily
    title: Daily
    schedule: { cron: "0 7 * * *" }
    to:
      email: [${READERS.join(', ')}]
      slack: [${ROOM}]
      discord: ["${CHANNEL}"]
`,
  )
})
afterEach(async () => {
  home.remove()
  await Promise.all([slack.close(), discord.close(), mail.close()])
})

function env(changes: Record<string, string> = {}): Record<string, string> {
  return {
    SMTP_URL: mail.url,
    MAIL_FROM: 'Masthead <digest@example.org>',
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: TOKEN,
    DISCORD_APPLICATION_ID: APPLICATION,
    DISCORD_API_URL: discord.apiUrl,
    ...changes,
  }
}

async function statuses(): Promise<Record<string, string[]>> {
  const deliveries: { channel: string; status: string }[] = JSON.parse(
    (await home.run(['deliveries', '--json'], env())).stdout,
  )
  const byChannel: Record<string, string[]> = {}
  for (const { channel, status } of deliveries) byChannel[channel] = [...(byChannel[channel] ?? []), status]
  return byChannel
}

describe('the service with every channel on', () => {
  it('publishes one edition to mailboxes, a Slack room and a Discord channel', async () => {
    const service = await home.start(env())
    await until(() => mail.taken.length === 2 && slack.posts.length >= 1 && discord.posts.length >= 1)
    expect(mail.taken.map(({ to }) => to).sort()).toEqual([...READERS].sort())
    const letter = await simpleParser(mail.taken[0]?.raw ?? '')
    expect(letter.text).toContain('한빛일보')
    expect(letter.headerLines.map(({ key }) => key)).toContain('list-id')
    expect(slack.posts[0]?.channel).toBe(ROOM)
    expect(JSON.stringify(slack.posts[0]?.blocks)).toContain('The Harbor Ledger')
    expect(JSON.stringify(discord.posts[0]?.body)).toContain('A Floor That Does Not Grow Back')
    expect(await service.stop()).toBe(0)
    expect(await statuses()).toEqual({
      email: ['accepted', 'accepted'],
      slack: ['accepted'],
      discord: ['accepted'],
    })
  })

  it('answers /editorial latest in Slack and in Discord with real editorials', async () => {
    const service = await home.start(env())
    await until(() => slack.connections() > 0)
    const [inSlack, inDiscord] = await Promise.all([
      slack.command('latest ledger'),
      discord.command('latest', { paper: 'ledger' }),
    ])
    expect(inSlack.response_type).toBe('ephemeral')
    expect(JSON.stringify(inSlack.blocks)).toContain('The Harbor Ledger')
    expect(inDiscord.private).toBe(true)
    expect(JSON.stringify(inDiscord.body)).toContain('A Floor That Does Not Grow Back')
    expect(JSON.stringify(inDiscord.body)).not.toContain('한빛일보')
    await service.stop()
  })

  it('answers signed commands on its own port in http mode', async () => {
    const service = await home.start(env({ SLACK_MODE: 'http' }))
    const answer = slack.answered()
    const signed = slack.signed('latest')
    const acknowledged = await fetch(new URL('/slack/events', service.url), { method: 'POST', ...signed })
    expect(acknowledged.status).toBe(200)
    expect(JSON.stringify(await answer)).toContain('한빛일보')
    await service.stop()
  })

  it('goes on with the others when one channel cannot be reached, and keeps what is owed', async () => {
    const gone = await startSlack()
    await gone.close()
    const service = await home.start(env({ SLACK_API_URL: gone.apiUrl }))
    await until(() => mail.taken.length === 2 && discord.posts.length >= 1)
    await service.stop()
    expect(await statuses()).toEqual({
      email: ['accepted', 'accepted'],
      slack: ['planned'],
      discord: ['accepted'],
    })
  })

  it('waits exactly as long as a platform asks, and sends then', async () => {
    slack.faults.push({ kind: 'status', status: 429, headers: { 'retry-after': '120' } })
    await home.run(['tick', '--at', '2026-01-16T07:00:00+09:00'], env())
    expect(slack.posts).toHaveLength(0)
    await home.run(['tick', '--at', '2026-01-16T07:01:59+09:00'], env())
    expect(slack.posts).toHaveLength(0)
    await home.run(['tick', '--at', '2026-01-16T07:02:05+09:00'], env())
    expect(slack.posts.length).toBeGreaterThan(0)
    expect((await statuses()).slack).toEqual(['accepted'])
  })

  it('repeats an uncertain message once, under the same name, and Discord keeps one', async () => {
    discord.faults.push({ kind: 'dropped' })
    await home.run(['tick', '--at', '2026-01-16T07:00:00+09:00'], env())
    expect((await statuses()).discord).toEqual(['uncertain'])
    await home.run(['tick', '--at', '2026-01-16T07:02:00+09:00'], env())
    expect((await statuses()).discord).toEqual(['accepted'])
    expect(discord.posts).toHaveLength(1)
  })

  it('says in the log what failed, but neither address nor token', async () => {
    mail.refuse = true
    const service = await home.start(env({ LOG_LEVEL: 'trace' }))
    await until(() => mail.refused === 2 && slack.posts.length > 0)
    await service.stop()
    expect(service.stderr()).toContain('delivery was not accepted')
    for (const secret of [...READERS, BOT_TOKEN, APP_TOKEN, TOKEN, SIGNING_SECRET]) {
      expect(service.stderr() + service.stdout()).not.toContain(secret)
    }
    expect((await statuses()).email).toEqual(['failed', 'failed'])
  })
})

describe('killed in the middle of a delivery', () => {
  it('loses nothing, and repeats what is uncertain under the same Message-ID', async () => {
    mail.isSilent = true
    const service = await home.start(env())
    await until(() => mail.taken.length === 2)
    await service.stop('SIGKILL')
    mail.isSilent = false
    expect((await statuses()).email).toEqual(['sending', 'sending'])
    const later = (minutes: number) => ['tick', '--at', new Date(Date.now() + minutes * 60_000).toISOString()]
    await home.run(later(6), env())
    expect((await statuses()).email).toEqual(['uncertain', 'uncertain'])
    await home.run(later(8), env())
    expect((await statuses()).email).toEqual(['accepted', 'accepted'])
    const ids = await Promise.all(mail.taken.map(async ({ raw }) => (await simpleParser(raw)).messageId))
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(2)
  })
})

interface MailServer {
  url: string
  taken: { to: string; raw: Buffer }[]
  refused: number
  refuse: boolean
  /** Takes the mail and never says so. */
  isSilent: boolean
  close(): Promise<void>
}

async function startMail(): Promise<MailServer> {
  const state: MailServer = {
    url: '',
    taken: [],
    refused: 0,
    refuse: false,
    isSilent: false,
    close: async () => undefined,
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, done) {
      if (!state.refuse) return done()
      state.refused += 1
      done(Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        state.taken.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(chunks) })
        if (!state.isSilent) done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.server.address()
  state.url = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  state.close = () => new Promise((closed) => server.close(() => closed()))
  return state
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let n = 0; n < 400; n++) {
    if (isTrue()) return
    await new Promise((next) => setTimeout(next, 50))
  }
  throw new Error('it did not come true within twenty seconds')
}
