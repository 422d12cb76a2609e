// What became of a message, read from whatever Discord or the line answered. The one place that knows
// Discord's error codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
import type { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { messageOf, SendError, type SendOutcome, unreachedCode } from '../../src/core/errors.js'

/** The discord.js classes that errors are told apart by; passed in, because the library is loaded late. */
export interface ErrorClasses {
  DiscordAPIError: typeof DiscordAPIError
  HTTPError: typeof HTTPError
  RateLimitError: typeof RateLimitError
}

/** Codes after which nothing will change by trying again, with the sentence for the operator. */
const FINAL: Record<number, { reason: GiveUp; sentence: string }> = {
  10003: { reason: 'unknown-address', sentence: 'the channel does not exist any more' },
  10004: { reason: 'unknown-address', sentence: 'the server does not exist any more or the bot left it' },
  10015: { reason: 'unknown-address', sentence: 'the webhook does not exist any more' },
  50001: { reason: 'no-permission', sentence: 'the bot cannot see the channel; give it "View Channel"' },
  50007: { reason: 'no-permission', sentence: 'the person takes no direct messages' },
  50013: {
    reason: 'no-permission',
    sentence: 'the bot may not write there; give it "Send Messages" and "Embed Links"',
  },
  50035: { reason: 'refused', sentence: 'Discord found the message malformed' },
}

type GiveUp = Extract<SendOutcome, { kind: 'give-up' }>['reason']

/**
 * @param retryAfterMs what the body of a 429 said, in milliseconds; the library itself only reads the
 * header, which Discord rounds up to seconds and sometimes gets wrong (discord/discord-api-docs#6109).
 */
export function toSendError(error: unknown, classes: ErrorClasses, retryAfterMs: number | null): SendError {
  if (error instanceof classes.RateLimitError) {
    const afterMs = Math.ceil(retryAfterMs ?? Math.max(error.retryAfter, error.sublimitTimeout))
    return new SendError(`Discord asks to wait ${afterMs} ms`, { kind: 'retry', afterMs }, error)
  }
  if (error instanceof classes.DiscordAPIError) return refusal(error)
  if (error instanceof classes.HTTPError) {
    return new SendError(
      `Discord answered ${error.status}; it may have taken the message`,
      { kind: 'uncertain' },
      error,
    )
  }
  const code = unreachedCode(error)
  if (code !== null) {
    return new SendError(`Discord could not be reached (${code})`, { kind: 'retry', afterMs: null }, error)
  }
  return new SendError(`Discord did not answer: ${messageOf(error)}`, { kind: 'uncertain' }, error)
}

function refusal(error: DiscordAPIError): SendError {
  if (error.status === 401) {
    const sentence =
      'Discord refuses the bot token; copy a new one from the developer portal into DISCORD_TOKEN'
    return new SendError(sentence, { kind: 'give-up', reason: 'misconfigured' }, error)
  }
  const known = FINAL[Number(error.code)]
  const sentence = known ? `Discord: ${known.sentence}` : `Discord refused the message: ${error.message}`
  return new SendError(
    `${sentence} (code ${error.code})`,
    { kind: 'give-up', reason: known?.reason ?? byStatus(error.status) },
    error,
  )
}

function byStatus(status: number): GiveUp {
  if (status === 403) return 'no-permission'
  return status === 404 ? 'unknown-address' : 'refused'
}
