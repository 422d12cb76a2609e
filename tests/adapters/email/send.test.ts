import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import email from '../../../adapters/email/index.js'
import { outcomeOf, type SmtpError } from '../../../adapters/email/outcome.js'
import type { Log, SendContext } from '../../../src/core/channel.js'
import { SendError } from '../../../src/core/errors.js'
import type { Edition } from '../../../src/core/model.js'
import { edition, item, site } from './editions.js'
import { type Script, scriptedServer, takingServer } from './servers.js'

const MAIL_FROM = 'The Editors <digest@masthead.example.org>'
const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} }
const plain = edition([{ topic: 'Seabed mining', items: [item()] }])

let outbox: string
const ends: (() => Promise<unknown>)[] = []
beforeEach(() => {
  outbox = mkdtempSync(join(tmpdir(), 'masthead-email-'))
})
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
  rmSync(outbox, { recursive: true, force: true })
})

function contextOf(given: Edition): SendContext {
  return { key: 'd-41-0', firstAttemptAt: '2026-01-14T22:00:09.000Z', edition: given }
}

async function openAt(SMTP_URL?: string) {
  const channel = await email.open({ SMTP_URL, MAIL_FROM }, { log: quiet, site, outbox })
  ends.push(() => channel.close())
  return channel
}

async function send(url: string | undefined, given: Edition, to = 'anna@example.net') {
  const channel = await openAt(url)
  const [mail] = await email.render(given, site)
  return channel.send(mail!, to, contextOf(given))
}

describe('over a mail server', () => {
  test.each([
    ['en', 'Morning Editorials', 'Seabed mining'],
    ['ko', '아침 사설', '심해 채굴'],
    ['ja', '朝の社説', '深海の採掘'],
  ])(
    'the %s edition arrives with its subject, both parts and headers intact',
    async (language, title, topic) => {
      const server = await takingServer()
      ends.push(server.close)
      const given = edition([{ topic, items: [item({ language })] }], { language, title })
      const [rendered] = await email.render(given, site)
      const receipt = await send(server.url, given)

      const { from, to, mail, raw } = server.taken[0]!
      expect([from, to]).toEqual(['digest@masthead.example.org', ['anna@example.net']])
      expect(mail.subject).toBe(`${title}: ${topic}`)
      expect(mail.from?.text).toBe('"The Editors" <digest@masthead.example.org>')
      expect(mail.html).toBe(rendered!.html)
      expect(mail.text).toBe(rendered!.text)
      expect(mail.messageId).toBe('<d-41-0@masthead.example.org>')
      expect(mail.date?.toISOString()).toBe('2026-01-14T22:00:09.000Z')
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
      expect(mail.headers.get('x-auto-response-suppress')).toBe('OOF, AutoReply')
      expect(raw).toContain('List-ID: <morning.digest.example.org>')
      expect(raw).toContain(`Content-Language: ${language}`)
      expect(receipt).toEqual({
        messageId: '<d-41-0@masthead.example.org>',
        response: '250 taken as 4711',
      })
    },
  )

  test('a second attempt carries the same Message-ID and Date', async () => {
    const server = await takingServer()
    ends.push(server.close)
    await send(server.url, plain)
    await send(server.url, plain)
    const [first, second] = server.taken
    expect(second!.mail.messageId).toBe(first!.mail.messageId)
    expect(second!.mail.date).toEqual(first!.mail.date)
  })

  test('no line of a mail is longer than mail may have', async () => {
    const server = await takingServer()
    ends.push(server.close)
    await send(
      server.url,
      edition([{ topic: 'x'.repeat(3_000), items: [item({ title: '사'.repeat(3_000) })] }]),
    )
    const longest = Math.max(...server.taken[0]!.raw.split('\r\n').map((line) => line.length))
    expect(longest).toBeLessThanOrEqual(998)
  })

  test('user and password are used as written in the address', async () => {
    const seen: unknown[] = []
    const server = await takingServer({
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, done) => {
        seen.push(username, password)
        done(null, { user: username })
      },
    })
    ends.push(server.close)
    await send(server.url.replace('//', '//digest%40example.org:p%2Fw%40d@'), plain)
    expect(seen).toEqual(['digest@example.org', 'p/w@d'])
  })

  test('closing waits for the mail in flight', async () => {
    const server = await takingServer()
    ends.push(server.close)
    const channel = await openAt(server.url)
    const [mail] = await email.render(plain, site)
    const sending = channel.send(mail!, 'anna@example.net', contextOf(plain))
    await channel.close()
    expect((await sending).messageId).toBe('<d-41-0@masthead.example.org>')
    expect(server.taken).toHaveLength(1)
  })
})

describe('what a failure means', () => {
  const retry = { kind: 'retry', afterMs: null }
  const uncertain = { kind: 'uncertain' }
  const giveUp = (reason: string) => ({ kind: 'give-up', reason })

  test.each<[string, Script, object]>([
    ['450 to the recipient', { answers: { RCPT: '450 4.2.1 busy' } }, retry],
    ['550 to the recipient', { answers: { RCPT: '550 5.1.1 no such user' } }, giveUp('unknown-address')],
    ['550 without a status', { answers: { RCPT: '550 who?' } }, giveUp('unknown-address')],
    ['a full mailbox', { answers: { RCPT: '552 5.2.2 full' } }, giveUp('refused')],
    ['a policy against us', { answers: { RCPT: '550 5.7.515 not signed' } }, giveUp('misconfigured')],
    ['a relay that wants a login', { answers: { RCPT: '530 log in first' } }, giveUp('misconfigured')],
    ['550 to the sender', { answers: { MAIL: '550 5.1.8 bad sender' } }, giveUp('misconfigured')],
    ['451 to the sender', { answers: { MAIL: '451 4.7.1 greylisted' } }, retry],
    ['554 after the dot', { answers: { '.': '554 5.6.0 we think not' } }, giveUp('refused')],
    ['552 after the dot', { answers: { '.': '552 5.3.4 too big' } }, giveUp('refused')],
    ['a policy after the dot', { answers: { '.': '550 5.7.26 unauthenticated' } }, giveUp('misconfigured')],
    ['an unknown user after the dot', { answers: { '.': '550 5.1.1 nobody' } }, giveUp('unknown-address')],
    ['451 after the dot', { answers: { '.': '451 4.3.0 later' } }, retry],
    ['421 and goodbye', { answers: { MAIL: '421 4.7.0 too many' } }, retry],
    ['a greeting that sends us away', { greeting: '554 5.7.1 blocked' }, giveUp('misconfigured')],
    ['a greeting that asks for patience', { greeting: '421 4.3.2 busy' }, retry],
    ['a line cut before the dot', { answers: { BODY: null } }, uncertain],
    ['a line cut after the dot', { answers: { '.': null } }, uncertain],
    ['garbage after the dot', { answers: { '.': 'what?' } }, uncertain],
  ])('%s', async (_name, script, outcome) => {
    const server = await scriptedServer(script)
    ends.push(server.close)
    expect(await failure(server.url)).toMatchObject({ outcome })
  })

  test('a refused connection is tried again', async () => {
    const server = await scriptedServer({})
    await server.close()
    expect(await failure(server.url)).toMatchObject({ outcome: retry })
  })

  test('a host that does not exist is tried again: it may be our own network', async () => {
    expect(await failure('smtp://mail.invalid:25')).toMatchObject({ outcome: retry })
  })

  test('a wrong password is ours to mend', async () => {
    const server = await takingServer({
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, done) => done(new Error('no')),
    })
    ends.push(server.close)
    const error = await failure(server.url.replace('//', '//user:wrong@'))
    expect(error.outcome).toEqual(giveUp('misconfigured'))
    expect(error.message).toMatch(/535 .*Check SMTP_URL/)
  })

  test('a certificate nobody vouches for is ours to mend', async () => {
    const server = await takingServer({ secure: true, disabledCommands: [] })
    ends.push(server.close)
    expect(await failure(server.url.replace('smtp:', 'smtps:'))).toMatchObject({
      outcome: giveUp('misconfigured'),
    })
  })

  test.each<[string, SmtpError, object]>([
    [
      'silence after the dot',
      { code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'SOCKET_TIMEOUT' },
      uncertain,
    ],
    ['silence instead of a greeting', { code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT' }, retry],
    ['a host that does not answer', { code: 'ETIMEDOUT', timeoutType: 'CONNECT_TIMEOUT' }, retry],
    ['our own limit of two minutes', { code: 'EABORT' }, uncertain],
    [
      'a server without STARTTLS',
      { code: 'ETLS', command: 'STARTTLS', responseCode: 502 },
      giveUp('misconfigured'),
    ],
    ['a mail above the announced size', { code: 'EMESSAGE', command: 'MAIL FROM' }, giveUp('refused')],
    ['something new', {}, uncertain],
  ])('%s', (_name, error, outcome) => expect(outcomeOf(error)).toEqual(outcome))

  test('the sentence holds no address, even where the answer does', async () => {
    const server = await scriptedServer({ answers: { RCPT: '550 5.1.1 <anna@example.net> unknown' } })
    ends.push(server.close)
    expect((await failure(server.url)).message).toBe('The mail server answered 550 5.1.1 to RCPT TO')
  })

  test('one refused reader does not spoil the connection for the next', async () => {
    const server = await takingServer({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('gone') ? Object.assign(new Error('gone'), { responseCode: 550 }) : null),
    })
    ends.push(server.close)
    const channel = await openAt(server.url)
    const [mail] = await email.render(plain, site)
    const results = await Promise.allSettled(
      ['gone@example.net', 'anna@example.net', 'ben@example.net'].map((to, n) =>
        channel.send(mail!, to, { ...contextOf(plain), key: `d-${n}` }),
      ),
    )
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  })

  async function failure(url: string): Promise<SendError> {
    const error: unknown = await send(url, plain).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SendError)
    return error as SendError
  }
})

describe('without a mail server', () => {
  test('a mail becomes an .eml file that a mail program can read', async () => {
    const given = edition([{ topic: '심해 채굴', items: [item({ language: 'ko' })] }], { language: 'ko' })
    const [rendered] = await email.render(given, site)
    const receipt = await send(undefined, given)

    expect(readdirSync(join(outbox, 'email'))).toEqual(['morning-12-d-41-0.eml'])
    expect(receipt.file).toBe(join(outbox, 'email', 'morning-12-d-41-0.eml'))
    const mail = await simpleParser(readFileSync(receipt.file!))
    expect(mail.subject).toBe('Morning Editorials: 심해 채굴')
    expect(mail.html).toBe(rendered!.html)
    expect(mail.text).toBe(rendered!.text)
    expect(mail.messageId).toBe(receipt.messageId)
  })

  test('a second attempt replaces the file with the same name', async () => {
    await send(undefined, plain)
    await send(undefined, plain)
    expect(readdirSync(join(outbox, 'email'))).toHaveLength(1)
  })

  test('a folder that cannot be made is reported, and tried again', async () => {
    writeFileSync(join(outbox, 'email'), 'a file in the way')
    const error: unknown = await send(undefined, plain).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SendError)
    expect((error as SendError).outcome).toEqual({ kind: 'retry', afterMs: null })
    expect((error as SendError).message).toContain('could not be written')
  })
})
