// Discord: editions as silent messages with cards in a text channel, and a private answer to /editorial.
// Publishing needs nothing but REST; the gateway is connected only while somebody listens for commands.
import type { Channel } from '../../src/core/channel.js'
import { draw } from './draw.js'
import type { DiscordMessage } from './limits.js'
import { open } from './open.js'
import { address, type Options, options } from './options.js'
import { render } from './render.js'
import { reply } from './reply.js'
import { violations } from './violations.js'

export default {
  name: 'discord',
  title: 'Discord',
  options,
  switchedOnBy: ['DISCORD_TOKEN', 'DISCORD_APPLICATION_ID'],
  address,
  // Who may write to a channel is decided in Discord, by whoever invites the bot.
  confirms: false,
  // Discord allows 50 requests per second in all and tells each channel's own pace in its answers:
  // https://discord.com/developers/docs/topics/rate-limits
  pace: { perSecond: 20, together: 4 },
  render,
  reply,
  violations,
  draw,
  open,
} satisfies Channel<Options, string, DiscordMessage>
