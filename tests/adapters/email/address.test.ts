import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mailboxOf, senderOf } from '../../../adapters/email/address.js'
import email from '../../../adapters/email/index.js'
import { relayOf } from '../../../adapters/email/options.js'

describe('an address', () => {
  test.each([
    ['anna@example.org', 'anna@example.org'],
    ['  Anna.B+news@EXAMPLE.Org ', 'Anna.B+news@example.org'],
    ['anna@münchen.example', 'anna@xn--mnchen-3ya.example'],
  ])('%s is taken as %s', (text, mailbox) => {
    expect(email.address.parse(text)).toBe(mailbox)
  })

  test.each([
    '',
    'anna',
    'anna@localhost',
    '@example.org',
    'a@b@example.org',
    'a@example.org, b@example.org',
    'a@example.org;b@example.org',
    'Anna <anna@example.org>',
    '"anna b"@example.org',
    'anna@example.org\r\nBcc: b@example.org',
    'anna@exam\nple.org',
    'anna..b@example.org',
    '.anna@example.org',
    'änna@example.org',
    'anna@[127.0.0.1]',
    'anna@127.0.0.1',
    'anna(comment)@example.org',
    'anna@example.org>',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b.'.repeat(130)}org`,
    'x'.repeat(200_000),
    7,
    null,
  ])('%s is not', (text) => {
    const { success, error } = email.address.safeParse(text)
    expect(success).toBe(false)
    expect(error!.issues[0]!.message).toMatch(/must be .*email address such as anna@example\.org/)
  })

  test('whatever is taken holds one at-sign, no space and only ASCII, and is taken again as it is', () => {
    const near = fc.oneof(
      fc.emailAddress(),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[\w.+@<>,\s-]{0,40}$/),
    )
    fc.assert(
      fc.property(near, (text) => {
        const mailbox = mailboxOf(text)
        if (mailbox === null) return
        expect(mailbox).toMatch(/^[!-?A-~]+@[a-z0-9.-]+$/)
        expect(mailboxOf(mailbox)).toBe(mailbox)
      }),
    )
  })
})

describe('a sender', () => {
  test.each([
    ['digest@example.org', { name: '', address: 'digest@example.org' }],
    ['Masthead <digest@Example.org>', { name: 'Masthead', address: 'digest@example.org' }],
    ['"아침 사설" <digest@example.org>', { name: '아침 사설', address: 'digest@example.org' }],
  ])('%s is understood', (text, sender) => {
    expect(senderOf(text)).toEqual(sender)
  })

  test.each([
    '',
    'Masthead',
    'A <a@example.org>, B <b@example.org>',
    'A\r\nBcc: <a@example.org>',
    'A <a@example.org> b',
  ])('%j is not', (text) => expect(senderOf(text)).toBeNull())
})

describe('the mail server', () => {
  test('smtp means STARTTLS on 587, and a password never travels without it', () => {
    expect(relayOf('smtp://user:p%40ss@mail.example.org')).toEqual({
      host: 'mail.example.org',
      port: 587,
      secure: false,
      requireTLS: true,
      auth: { user: 'user', pass: 'p@ss' },
    })
  })

  test('smtps means TLS from the start on 465', () => {
    expect(relayOf('smtps://u:p@mail.example.org')).toMatchObject({
      port: 465,
      secure: true,
      requireTLS: false,
    })
  })

  test('a relay on this machine may go without both', () => {
    expect(relayOf('smtp://localhost:25')).toEqual({
      host: 'localhost',
      port: 25,
      secure: false,
      requireTLS: false,
    })
  })

  test.each([
    'mail.example.org:587',
    'http://mail.example.org',
    'smtp://',
    'smtp://user@host',
    'smtp://h?pool=1',
    '',
  ])('%j is refused with an example', (SMTP_URL) => {
    const { error } = email.options.safeParse({ SMTP_URL, MAIL_FROM: 'a@example.org' })
    expect(error!.issues[0]!.message).toContain('smtp://USER:PASSWORD@HOST:587')
  })

  test('a mail server without a sender names the variable that is missing', () => {
    const { error } = email.options.safeParse({ SMTP_URL: 'smtp://localhost:25' })
    expect(error!.issues).toMatchObject([
      { path: ['MAIL_FROM'], message: expect.stringContaining('MAIL_FROM') },
    ])
  })

  test('nothing needs to be set', () => {
    expect(email.options.parse({})).toEqual({})
    expect(email.switchedOnBy).toEqual([])
  })
})
