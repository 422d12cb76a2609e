// Commands from people. Connects to the gateway, acknowledges a command before thinking about it, and
// answers in private. A line cut later is mended by the library; a start that fails, or a connection that
// Discord ends for good, is thrown as a UserError, and whoever listens decides when to try again.
import type { ChatInputCommandInteraction, Client, RESTOptions } from 'discord.js'
import type { Answer, Log, Tools } from '../../src/core/channel.js'
import { messageOf, UserError } from '../../src/core/errors.js'
import type { Reply, Site } from '../../src/core/model.js'
import { COMMAND, declare } from './commands.js'
import type { Options } from './options.js'
import { reply } from './reply.js'

export interface Listening {
  discord: typeof import('discord.js')
  rest: Partial<RESTOptions>
  options: Options
  log: Log
  site: Site
  acked: Tools['acked']
  /** Aborted by `close`. */
  stop: AbortSignal
}

/** How long commands that are being answered may take after `close`, in milliseconds. */
const FAREWELL = 3000

const BAD_TOKEN =
  'Discord refuses the bot token. Copy a new one from the developer portal (Bot > Reset Token) into DISCORD_TOKEN.'
const BAD_INTENTS =
  'Discord does not allow the intents asked for. Open the developer portal > Bot and allow them for the application.'

/** Closing codes that no reconnecting mends: .../topics/opcodes-and-status-codes#gateway */
const FINAL_CLOSES: Record<number, string> = {
  4004: BAD_TOKEN,
  4010: 'Discord refuses the connection (invalid shard).',
  4011: 'The bot is in too many servers for one connection; Discord demands sharding.',
  4012: 'Discord no longer speaks the gateway version of this release; update Masthead.',
  4013: 'Discord does not know the intents asked for; update Masthead.',
  4014: BAD_INTENTS,
}

/** Resolves when stopped; throws UserError when the gateway cannot be reached or will not have us. */
export async function listenForCommands(listening: Listening, answer: Answer): Promise<void> {
  const { discord, options, log, stop } = listening
  const client = new discord.Client({
    intents: [discord.GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    rest: listening.rest,
  })
  const busy = new Set<Promise<void>>()
  const end = ended(listening, client)
  client.on(discord.Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand() || interaction.commandName !== COMMAND.name) return
    const work = respond(interaction, listening, answer)
    busy.add(work)
    work.finally(() => busy.delete(work))
  })
  try {
    client.rest.setToken(options.DISCORD_TOKEN)
    const isNew = await declare(client.rest, discord.Routes, options)
    log.info({ channel: 'discord', declared: isNew }, 'commands are declared')
    const login = client.login(options.DISCORD_TOKEN)
    await Promise.race([login.then(() => log.info({ channel: 'discord' }, 'gateway is connected')), end])
    await end
    // A client destroyed in the middle of its login connects again by itself, so the login comes first.
    await Promise.race([Promise.allSettled([login, ...busy]), sleep(FAREWELL)])
  } catch (error) {
    if (!stop.aborted) throw explained(error, listening)
  } finally {
    await client.destroy()
  }
}

/** Resolves on `stop`; rejects when Discord closes the connection for good. Errors are heard, never thrown. */
function ended({ discord, log, stop }: Listening, client: Client): Promise<void> {
  const end = new Promise<void>((resolve, reject) => {
    if (stop.aborted) resolve()
    stop.addEventListener('abort', () => resolve(), { once: true })
    client.on(discord.Events.ShardDisconnect, ({ code }) => {
      reject(new UserError(FINAL_CLOSES[code] ?? `Discord closed the connection for good (code ${code}).`))
    })
  })
  client.on(discord.Events.Error, (error) => log.error({ reason: messageOf(error) }, 'discord client failed'))
  client.on(discord.Events.ShardError, (error) =>
    log.warn({ reason: messageOf(error) }, 'gateway connection failed'),
  )
  client.on(discord.Events.ShardReconnecting, () =>
    log.info({ channel: 'discord' }, 'gateway is reconnecting'),
  )
  // The race above may be over before this rejects; it is awaited again right after.
  end.catch(() => {})
  return end
}

/** The acknowledgement goes first: Discord forgets a command that is not acknowledged within three seconds. */
async function respond(
  command: ChatInputCommandInteraction,
  listening: Listening,
  answer: Answer,
): Promise<void> {
  const { discord, log, site, acked } = listening
  const heardAt = performance.now()
  const question = {
    verb: command.options.getSubcommand(false) ?? 'help',
    words: command.options.getString('paper') ?? command.options.getString('words') ?? '',
  }
  try {
    await command.deferReply({ flags: discord.MessageFlags.Ephemeral })
    acked?.(performance.now() - heardAt)
    const answered = await answer(question).catch((error) => apology(error, command.id, log))
    const { content, embeds } = reply(answered, site)
    await command.editReply({ content: content ?? null, embeds: embeds ?? [] })
  } catch (error) {
    log.warn({ interaction: command.id, reason: messageOf(error) }, 'command could not be answered')
  }
}

/** What the person can mend is said as it is; of a defect they get the id under which it is logged. */
function apology(error: unknown, interaction: string, log: Log): Reply {
  if (error instanceof UserError) return { kind: 'notice', text: error.message }
  log.error({ interaction, reason: messageOf(error) }, 'command failed')
  const text = `That did not work. Please try again; if it fails again, tell the operator: ${interaction}`
  return { kind: 'notice', text }
}

/** discord.js says "TokenInvalid" and "disallowed intents" in its own ways; we say what to do. */
function explained(cause: unknown, { discord, options, rest }: Listening): UserError {
  if (cause instanceof UserError) return cause
  const message = messageOf(cause)
  const isRefusal = cause instanceof discord.DiscordAPIError && cause.status < 500
  if ((isRefusal && cause.status === 401) || /invalid token|authentication failed/i.test(message)) {
    return new UserError(BAD_TOKEN, { cause })
  }
  if (/disallowed intents/i.test(message)) return new UserError(BAD_INTENTS, { cause })
  if (cause instanceof discord.RateLimitError) {
    const seconds = Math.ceil(cause.retryAfter / 1000)
    return new UserError(`Discord asks to wait ${seconds} seconds before connecting again.`, { cause })
  }
  if (!isRefusal) {
    const advice = 'Check the network and DISCORD_API_URL.'
    return new UserError(`Discord cannot be reached at ${rest.api}: ${message}. ${advice}`, { cause })
  }
  const guild = options.DISCORD_DEV_GUILD_ID
  const where = guild ? `server ${guild} (DISCORD_DEV_GUILD_ID)` : 'the application'
  const advice = 'Check DISCORD_APPLICATION_ID, and invite the bot with the scope "applications.commands".'
  return new UserError(`Discord refuses the command /${COMMAND.name} for ${where}: ${message}. ${advice}`, {
    cause,
  })
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
