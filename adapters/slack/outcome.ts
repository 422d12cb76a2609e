// What became of a message, read from whatever Slack or the line answered. The one place that knows Slack's
// error names: https://docs.slack.dev/reference/methods/chat.postMessage#errors
import type { webApi } from '@slack/bolt'
import { messageOf, SendError, type SendOutcome, unreachedCode } from '../../src/core/errors.js'

type GiveUp = Extract<SendOutcome, { kind: 'give-up' }>['reason']

/** Names after which nothing will change by trying again, with the sentence for the operator. */
const FINAL: Record<string, { reason: GiveUp; sentence: string }> = {
  channel_not_found: {
    reason: 'unknown-address',
    sentence: 'the channel does not exist, or is private and the app is not in it',
  },
  is_archived: { reason: 'unknown-address', sentence: 'the channel is archived' },
  user_not_found: { reason: 'unknown-address', sentence: 'the person is not in this workspace' },
  not_in_channel: { reason: 'no-permission', sentence: 'the app is not in the channel; type /invite there' },
  restricted_action: { reason: 'no-permission', sentence: 'the workspace lets this app not post there' },
  cannot_dm_bot: { reason: 'no-permission', sentence: 'the address is a bot' },
  missing_scope: {
    reason: 'misconfigured',
    sentence: 'the app lacks the scope chat:write; add it and reinstall',
  },
  invalid_auth: { reason: 'misconfigured', sentence: 'the bot token is refused; set SLACK_BOT_TOKEN anew' },
  not_authed: { reason: 'misconfigured', sentence: 'the bot token is refused; set SLACK_BOT_TOKEN anew' },
  token_revoked: { reason: 'misconfigured', sentence: 'the bot token was revoked; install the app again' },
  token_expired: { reason: 'misconfigured', sentence: 'the bot token has expired; set SLACK_BOT_TOKEN anew' },
  not_allowed_token_type: { reason: 'misconfigured', sentence: 'SLACK_BOT_TOKEN is not a bot token (xoxb-)' },
  no_permission: { reason: 'no-permission', sentence: 'the app may not post there' },
  access_denied: { reason: 'no-permission', sentence: 'the app may not post there' },
  ekm_access_denied: { reason: 'no-permission', sentence: 'the workspace has suspended posting' },
  team_access_not_granted: { reason: 'no-permission', sentence: 'the app is not granted this workspace' },
  messages_tab_disabled: { reason: 'no-permission', sentence: 'the app has its Messages tab turned off' },
  restricted_action_read_only_channel: { reason: 'no-permission', sentence: 'the channel is read-only' },
  restricted_action_thread_only_channel: {
    reason: 'no-permission',
    sentence: 'the channel takes threads only',
  },
  account_inactive: { reason: 'misconfigured', sentence: 'the app was removed from the workspace' },
}

/** Slack's own trouble, told before anything was posted. */
const LATER = new Set(['ratelimited', 'rate_limited', 'service_unavailable', 'team_added_to_org'])
/** Slack's own trouble, of which we cannot tell whether the message was posted. */
const UNKNOWN = new Set(['internal_error', 'fatal_error', 'request_timeout'])

/** `classes` are the library's error classes, passed in because it is loaded late. */
export function toSendError(error: unknown, classes: typeof webApi): SendError {
  if (error instanceof classes.WebAPIRateLimitedError) {
    const afterMs = error.retryAfter * 1000
    return new SendError(`Slack asks to wait ${error.retryAfter} s`, { kind: 'retry', afterMs }, error)
  }
  if (error instanceof classes.WebAPIPlatformError) return refusal(error.data.error, error)
  if (error instanceof classes.WebAPIHTTPError) {
    return answeredStatus(error.statusCode, error)
  }
  // What the library says of a 429 whose Retry-After is missing or is a date.
  if (messageOf(error).startsWith('Retry header did not contain')) {
    return new SendError('Slack asks to wait', { kind: 'retry', afterMs: null }, error)
  }
  const code = unreachedCode(error)
  if (code !== null) {
    return new SendError(`Slack could not be reached (${code})`, { kind: 'retry', afterMs: null }, error)
  }
  return new SendError(`Slack did not answer: ${messageOf(error)}`, { kind: 'uncertain' }, error)
}

/** Slack itself answers 200 and 429; other refusals come from whatever stands between. */
function answeredStatus(status: number, error: unknown): SendError {
  if (status >= 500 || status === 408) {
    const sentence = `Slack answered ${status}; it may have posted the message`
    return new SendError(sentence, { kind: 'uncertain' }, error)
  }
  const reason = status === 413 ? 'refused' : 'misconfigured'
  const sentence = `Slack's address answered ${status}; check SLACK_API_URL and the proxy`
  return new SendError(sentence, { kind: 'give-up', reason }, error)
}

function refusal(name: string, error: unknown): SendError {
  // Where the answer is not JSON, the library hands its whole body over as the name of the error.
  if (!/^[a-z][a-z0-9_]{2,80}$/.test(name)) {
    return new SendError('Slack gave no readable answer', { kind: 'uncertain' }, error)
  }
  if (LATER.has(name))
    return new SendError(`Slack is busy (${name})`, { kind: 'retry', afterMs: null }, error)
  if (UNKNOWN.has(name)) {
    return new SendError(
      `Slack failed (${name}); it may have posted the message`,
      { kind: 'uncertain' },
      error,
    )
  }
  const known = FINAL[name]
  const sentence = known ? `Slack: ${known.sentence} (${name})` : `Slack refused the message (${name})`
  return new SendError(sentence, { kind: 'give-up', reason: known?.reason ?? 'refused' }, error)
}
