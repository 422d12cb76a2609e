// Hands mails over: to a mail server, or, without one, to .eml files that any mail program opens.
// Every attempt at one mail carries the same Message-ID and Date, so that a receiver which already has it
// can tell.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { OpenChannel, SendContext, Tools } from '../../src/core/channel.js'
import { messageOf, SendError } from '../../src/core/errors.js'
import { type Sender, senderOf } from './address.js'
import { PACE } from './limits.js'
import { type Options, relayOf } from './options.js'
import { sendErrorOf } from './outcome.js'
import type { Mail } from './render.js'

/** Sender of .eml files when none is configured; `.example` is reserved and reaches nobody (RFC 2606). */
const NOBODY: Sender = { name: 'Masthead', address: 'digest@masthead.example' }

/** A server that is silent for so long is given up on, in ms. nodemailer would wait for ten minutes. */
const SILENCE_MS = 60_000
/** A whole handover in ms: `send` promises to return within two minutes. */
const HANDOVER_MS = 110_000
/** An idle connection is closed by us before servers, which wait five minutes (RFC 5321 4.5.3.2.7), do it. */
const IDLE_MS = 30_000

export async function open(options: Options, tools: Tools): Promise<OpenChannel<string, Mail>> {
  const sender = senderOf(options.MAIL_FROM ?? '') ?? NOBODY
  return options.SMTP_URL === undefined
    ? openFolder(sender, join(tools.outbox, 'email'))
    : openRelay(options.SMTP_URL, sender)
}

async function openRelay(url: string, sender: Sender): Promise<OpenChannel<string, Mail>> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    ...(relayOf(url) ?? {}),
    pool: true,
    maxConnections: PACE.together,
    // The delivery loop repeats, knowingly; the pool must not do it behind its back.
    maxRequeues: 0,
    idleTimeout: IDLE_MS,
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    ...SAFE,
  })
  const inFlight = new Set<Promise<unknown>>()
  return {
    async send(mail, to, context) {
      const handover = transport.sendMail({
        ...partsOf(mail, sender, to, context),
        signal: AbortSignal.timeout(HANDOVER_MS),
      })
      const settled = handover.catch(() => {}).finally(() => inFlight.delete(settled))
      inFlight.add(settled)
      try {
        const { messageId, response = '' } = await handover
        return { messageId, response }
      } catch (error) {
        throw sendErrorOf(error)
      }
    },
    async close() {
      await Promise.all(inFlight)
      transport.close()
    },
  }
}

async function openFolder(sender: Sender, folder: string): Promise<OpenChannel<string, Mail>> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...SAFE })
  return {
    async send(mail, to, context) {
      const { newsletter, number } = context.edition
      const name = [newsletter, number, context.key].join('-').replace(/[^\w-]/g, '-')
      const file = join(folder, `${name}.eml`)
      try {
        const { message, messageId } = await transport.sendMail(partsOf(mail, sender, to, context))
        await write(file, message)
        return { messageId, file }
      } catch (error) {
        const problem = `The mail could not be written to ${file}: ${messageOf(error)}`
        throw new SendError(problem, { kind: 'retry', afterMs: null }, error)
      }
    },
    async close() {},
  }
}

/** Templates and editorials can never make the composer read a file or fetch an address. */
const SAFE = { disableFileAccess: true, disableUrlAccess: true } as const

/** The envelope is explicit and `to` an object, because nodemailer would parse a string for more addresses. */
function partsOf(mail: Mail, sender: Sender, to: string, { key, firstAttemptAt }: SendContext) {
  return {
    envelope: { from: sender.address, to: [to] },
    from: sender,
    to: { name: '', address: to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: mail.headers,
    messageId: `<${key}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}>`,
    date: new Date(firstAttemptAt),
  }
}

/** Whole or not at all: written beside, flushed, then renamed. */
async function write(file: string, content: Buffer | Readable): Promise<void> {
  const draft = `${file}.${process.pid}.part`
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(draft, content, { flush: true })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
