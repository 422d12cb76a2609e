// What a failed handover means. A reply code of the server is definite; silence is not: nodemailer reports
// a line cut before the last byte and one cut after it in the same words, and in the second case the mail
// is on its way. So only what certainly happened before a mail could be handed over is tried again. Pure.
import { messageOf, SendError, type SendOutcome } from '../../src/core/errors.js'

/** What nodemailer adds to its errors, as far as we use it. */
export interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
  response?: string
  originalCode?: string
  timeoutType?: string
}

export function sendErrorOf(error: unknown): SendError {
  const facts = (error instanceof Error ? error : {}) as SmtpError
  const outcome = outcomeOf(facts)
  return new SendError(sentence(facts, error, outcome), outcome, error)
}

export function outcomeOf(error: SmtpError): SendOutcome {
  if (error.responseCode !== undefined && error.responseCode >= 400) return outcomeOfReply(error)
  if (isBeforeHandover(error)) return { kind: 'retry', afterMs: null }
  if (CERTIFICATE.has(error.originalCode ?? '')) return { kind: 'give-up', reason: 'misconfigured' }
  switch (error.code) {
    case 'EAUTH':
    case 'ENOAUTH':
    case 'ETLS':
      return { kind: 'give-up', reason: 'misconfigured' }
    case 'EENVELOPE':
      return { kind: 'give-up', reason: 'refused' }
    case 'EMESSAGE':
      // "Larger than allowed" is decided at MAIL FROM, before a byte of the message.
      return error.command === 'DATA' ? { kind: 'uncertain' } : { kind: 'give-up', reason: 'refused' }
    default:
      return { kind: 'uncertain' }
  }
}

/** RFC 5321 section 4.2.1: 4yz is for now, 5yz for good; RFC 3463 tells whom it is about. */
function outcomeOfReply({ responseCode = 0, response = '', command = '' }: SmtpError): SendOutcome {
  // 503 is about the order of commands on this connection; a new one may go well.
  if (responseCode < 500 || responseCode === 503) return { kind: 'retry', afterMs: null }
  const [subject = '', detail = ''] = statusOf(response)
  // Policy and authentication (5.7.x) judge the sender. Read as "unknown address", one mistake in our DNS
  // would end every subscription at a large provider.
  if (subject === '7' || (command !== 'RCPT TO' && command !== 'DATA')) {
    return { kind: 'give-up', reason: 'misconfigured' }
  }
  const isMailboxFull = subject === '2' && detail === '2'
  const isAboutMailbox = subject === '1' || subject === '2'
  if (isMailboxFull) return { kind: 'give-up', reason: 'refused' }
  if (isAboutMailbox || (command === 'RCPT TO' && !IS_SENDER_MATTER.has(responseCode))) {
    return { kind: 'give-up', reason: 'unknown-address' }
  }
  return { kind: 'give-up', reason: command === 'RCPT TO' ? 'misconfigured' : 'refused' }
}

/** Replies to RCPT TO that ask us for a login (RFC 4954 section 6), or for encryption first. */
const IS_SENDER_MATTER = new Set([523, 530, 534, 535, 538])

/** "550 5.1.1 No such user" -> ["1", "1"]. */
function statusOf(response: string): string[] {
  return /^\d{3}[ -]5\.(\d{1,3})\.(\d{1,3})\b/.exec(response)?.slice(1) ?? []
}

const UNREACHED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])
const CERTIFICATE = new Set([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** The server was never reached or never greeted us, or its pool had no connection for this mail. */
function isBeforeHandover({ code, command, originalCode = '', timeoutType = '' }: SmtpError): boolean {
  return (
    code === 'EDNS' ||
    UNREACHED.has(originalCode) ||
    timeoutType === 'CONNECT_TIMEOUT' ||
    timeoutType === 'GREETING_TIMEOUT' ||
    (code === 'ECONNECTION' && command === undefined)
  )
}

/** No address: replies often repeat it, so they stay in `cause`. */
function sentence(facts: SmtpError, error: unknown, outcome: SendOutcome): string {
  const { responseCode, command = 'the connection' } = facts
  if (responseCode !== undefined && responseCode >= 400) {
    const status = /^\d{3}[ -]([45]\.\d{1,3}\.\d{1,3})\b/.exec(facts.response ?? '')?.[1]
    const advice = outcome.kind === 'give-up' && outcome.reason === 'misconfigured' ? `. ${ADVICE}` : ''
    return `The mail server answered ${[responseCode, status].filter(Boolean).join(' ')} to ${command}${advice}`
  }
  switch (outcome.kind) {
    case 'retry':
      return `The mail server could not be reached (${facts.originalCode ?? facts.code ?? messageOf(error)})`
    case 'give-up':
      return `The mail server cannot be used as configured (${facts.originalCode ?? facts.code}). ${ADVICE}`
    case 'uncertain':
      return `The line to the mail server was cut (${facts.code ?? 'unknown'}) and it may have taken the mail`
  }
}

const ADVICE = "Check SMTP_URL, MAIL_FROM and the sender domain's SPF, DKIM and DMARC"
