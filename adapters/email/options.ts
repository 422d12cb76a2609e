// The environment variables of this channel, and the mail server that they name.
import { isIP } from 'node:net'
import { z } from 'zod'
import { parseUrl } from '../../src/core/url.js'
import { senderOf } from './address.js'

export const options = z
  .object({
    SMTP_URL: z
      .string()
      .refine((url) => relayOf(url) !== null, {
        error:
          'must be the address of a mail server: smtp://USER:PASSWORD@HOST:587, or smtps:// for TLS from the start; ' +
          'characters such as @ and / in a password are written as %40 and %2F',
      })
      .optional()
      .describe(
        'Mail server that sends the editions. Unset: each mail is written as an .eml file into the outbox.',
      )
      .meta({ secret: true, example: 'smtp://user:password@mail.example.org:587' }),
    MAIL_FROM: z
      .string()
      .refine((text) => senderOf(text) !== null, {
        error: 'must be one sender such as: Masthead <digest@example.org>',
      })
      .optional()
      .describe('Sender of the mails; its domain must let the mail server send for it (SPF, DKIM).')
      .meta({ example: 'Masthead <digest@example.org>' }),
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    error: 'MAIL_FROM is missing: SMTP_URL is set, and mails need a sender',
  })

export type Options = z.output<typeof options>

export interface Relay {
  host: string
  port: number
  /** TLS from the first byte; otherwise STARTTLS. */
  secure: boolean
  /** A password never crosses a network in the clear: STARTTLS must succeed. */
  requireTLS: boolean
  auth?: { user: string; pass: string }
}

/** null for anything that is not an smtp(s) address with a host and either both of user and password or neither. */
export function relayOf(text: string): Relay | null {
  const url = parseUrl(text)
  if (url === null) return null
  const { protocol, hostname, port, username, password, pathname, search, hash } = url
  const secure = protocol === 'smtps:'
  if (!secure && protocol !== 'smtp:') return null
  if (hostname === '' || pathname.length > 1 || search !== '' || hash !== '') return null
  if ((username === '') !== (password === '')) return null
  const auth = username === '' ? undefined : { user: decoded(username), pass: decoded(password) }
  if (auth?.user === null || auth?.pass === null) return null
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return {
    host,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && auth !== undefined && !isLoopback(host),
    ...(auth && { auth: { user: auth.user, pass: auth.pass } }),
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
