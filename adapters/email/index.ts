// Email: one mail per edition and subscriber, HTML with a plain text part of its own.
// Without a mail server the mails become .eml files, so that the first edition can be seen at once.
import type { Channel } from '../../src/core/channel.js'
import { address } from './address.js'
import { PACE } from './limits.js'
import { open } from './open.js'
import { type Options, options } from './options.js'
import { type Mail, render } from './render.js'
import { reply } from './reply.js'
import { violations } from './violations.js'

export default {
  name: 'email',
  title: 'Email',
  options,
  switchedOnBy: [],
  caveat: ({ SMTP_URL }, outbox) =>
    SMTP_URL === undefined ? `as .eml files under ${outbox}/email: SMTP_URL is not set` : null,
  address,
  confirms: true,
  pace: PACE,
  render,
  reply,
  violations,
  // A mail is its own preview.
  draw: async (mails) => mails.map((mail) => mail.html).join('\n'),
  open,
} satisfies Channel<Options, string, Mail>
