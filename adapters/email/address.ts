// Mailboxes as we accept them: one plain address, nothing that a mail library could read as two.
// nodemailer parses address strings again ("a@x, b@y" is two readers, a line feed starts a header), so
// everything stricter than RFC 5321 here is strict on purpose. Pure.
import { domainToASCII } from 'node:url'
import { z } from 'zod'

/** RFC 5321 section 4.5.3.1: octets of a local part, and of a path less its brackets. */
const LOCAL_MOST = 64
const MAILBOX_MOST = 254

/** An unquoted local part ("dot-string") in ASCII: others need SMTPUTF8, which few servers have. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const INTERNATIONAL = /^[\p{L}\p{M}\p{N}.-]+$/u
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/

export const address = z
  .string('must be an email address such as anna@example.org')
  .transform((text, context) => {
    const mailbox = mailboxOf(text.trim())
    if (mailbox !== null) return mailbox
    context.addIssue({
      code: 'custom',
      message: 'must be one plain email address such as anna@example.org, without a name or a second address',
    })
    return z.NEVER
  })

/** The mailbox with its domain in lower case and in ASCII; null if the text is not exactly one mailbox. */
export function mailboxOf(text: string): string | null {
  const at = text.lastIndexOf('@')
  if (text.length > MAILBOX_MOST || at < 1 || at > LOCAL_MOST) return null
  const local = text.slice(0, at)
  // Asked first, because the URL rules behind domainToASCII drop line feeds and decode percent signs.
  const domain = INTERNATIONAL.test(text.slice(at + 1)) ? domainToASCII(text.slice(at + 1)) : ''
  const mailbox = `${local}@${domain}`
  return LOCAL.test(local) && DOMAIN.test(domain) && mailbox.length <= MAILBOX_MOST ? mailbox : null
}

export interface Sender {
  name: string
  address: string
}

/** "Masthead <digest@example.org>" or "digest@example.org"; null for anything else. */
export function senderOf(text: string): Sender | null {
  if (text.length > 400 || /[\p{Cc}\u2028\u2029]/u.test(text)) return null
  const opening = text.lastIndexOf('<')
  if (opening < 0) return named('', text.trim())
  if (!text.trimEnd().endsWith('>')) return null
  const name = text
    .slice(0, opening)
    .trim()
    .replace(/^"([^"]*)"$/, '$1')
  return /[<>",;]/.test(name) ? null : named(name, text.slice(opening + 1, text.lastIndexOf('>')))
}

function named(name: string, text: string): Sender | null {
  const mailbox = mailboxOf(text)
  return mailbox === null ? null : { name, address: mailbox }
}
