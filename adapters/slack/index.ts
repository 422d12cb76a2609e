// Slack: editions as messages of blocks in rooms, and a private answer to /editorial.
// Publishing needs nothing but the web API; Socket Mode is connected only while somebody listens.
import type { Channel } from '../../src/core/channel.js'
import { draw } from './draw.js'
import type { SlackMessage } from './limits.js'
import { open } from './open.js'
import { address, type Options, options } from './options.js'
import { render } from './render.js'
import { reply } from './reply.js'
import { violations } from './violations.js'

export default {
  name: 'slack',
  title: 'Slack',
  options,
  switchedOnBy: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'],
  address,
  // Who may write to a room is decided in Slack, by whoever invites the app.
  confirms: false,
  // About one message a second to a room, short bursts allowed: https://docs.slack.dev/apis/web-api/rate-limits
  pace: { perSecond: 1, together: 4 },
  render,
  reply,
  violations,
  draw,
  open,
} satisfies Channel<Options, string, SlackMessage>
