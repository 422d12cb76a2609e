// The contract of an adapter: how a channel looks (data and pure functions) and how to reach it (`open`).
// One folder in adapters/ default-exports one `Channel`; nothing else in the house knows its name.
// The test suite tests/channels.test.ts holds every adapter to what is written here.
import type { z } from 'zod'
import type { Edition, Instant, Question, Receipt, Reply, Site } from './model.js'

export interface Channel<Options = unknown, Address = unknown, Message = unknown> {
  /** The key under `to:` in masthead.yaml: "email". */
  name: string
  /** As people write it: "Email". */
  title: string
  /**
   * A zod object whose keys are environment variables, each with `.describe()` (the comment in
   * .env.example) and, where it is a secret, `.meta({ secret: true })`. Unset variables are absent;
   * an empty string counts as unset. A refinement names the variables that are missing.
   */
  options: z.ZodType<Options>
  /** The channel is off while none of these is set; an empty list means always on. */
  switchedOnBy: readonly string[]
  /**
   * What the operator should know of options that are sound and yet reach nobody: "as .eml files under OUTBOX:
   * SMTP_URL is not set". Stands behind "on". Null, or left out: nothing. `outbox` is as people write it.
   */
  caveat?(options: Options, outbox: string): string | null
  /** Reads what the operator wrote under `to:`; its JSON form is the identity of a subscriber. */
  address: z.ZodType<Address>
  /** Must a new address confirm before it receives editions? */
  confirms: boolean
  pace: Pace

  /** The edition as messages in sending order, each within the platform's limits. Pure. */
  render(edition: Edition, site: Site): Promise<Message[]> | Message[]
  /** The platform's form of an answer to a question or of a notice. Pure. */
  reply(reply: Reply, site: Site): Message
  /** The rules of the platform that a message breaks, one sentence each; empty when it would be taken. */
  violations(message: Message): string[]
  /** An HTML document that shows the messages as the platform would. For preview only. */
  draw?(messages: Message[], site: Site): Promise<string>

  open(options: Options, tools: Tools): Promise<OpenChannel<Address, Message>>
}

/** At most `perSecond` messages in all, `together` at a time. */
export interface Pace {
  perSecond: number
  together: number
}

/** What an open channel may use of the house. */
export interface Tools {
  log: Log
  site: Site
  /** The folder for channels that write files; absolute. */
  outbox: string
  /** Hears how long a person's command waited for its acknowledgement (ms), where the house counts that. */
  acked?(ms: number): void
}

/** Events with fields: `log.warn({ delivery: 4 }, 'delivery was refused')`. Ids only, no addresses or tokens. */
export interface Log {
  debug(fields: object, event: string): void
  info(fields: object, event: string): void
  warn(fields: object, event: string): void
  error(fields: object, event: string): void
}

export interface OpenChannel<Address = unknown, Message = unknown> {
  /**
   * Hands one message over. Resolves when the platform has accepted it; throws SendError and nothing else.
   * Never retries by itself and returns within two minutes.
   */
  send(message: Message, to: Address, context: SendContext): Promise<Receipt>
  /** Answers people's commands; runs until `close`. */
  listen?(answer: Answer): Promise<void>
  /** Serves the platform's HTTP calls on the house's own port. */
  routes?: Route[]
  /** Finishes what is in flight. */
  close(): Promise<void>
}

export interface SendContext {
  /** The same for every attempt at this message, and for no other message; at most 25 characters of [a-z0-9-]. */
  key: string
  /** When this message was first attempted. */
  firstAttemptAt: Instant
  edition: Edition
}

export type Answer = (question: Question) => Promise<Reply>

/** A handler in node's own terms, because the platforms' libraries bring theirs. */
export interface Route {
  method: 'POST' | 'GET'
  path: string
  handle(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse): void
}
