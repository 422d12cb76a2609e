// What the operator sets to use Discord, and how a channel's address is written.
import { z } from 'zod'

export const options = z.object({
  DISCORD_TOKEN: z
    .string({ error: 'DISCORD_TOKEN is missing: the bot token of your application.' })
    .min(1, 'DISCORD_TOKEN is missing: the bot token of your application.')
    .regex(/^\S+$/, 'DISCORD_TOKEN contains spaces or line breaks; copy the token alone.')
    .describe('The bot token: discord.com/developers/applications > your application > Bot')
    .meta({ secret: true }),
  DISCORD_APPLICATION_ID: z
    .string({ error: 'DISCORD_APPLICATION_ID is missing: see "General Information" of your application.' })
    .regex(/^\d{17,20}$/, 'DISCORD_APPLICATION_ID is a number of 17 to 20 digits.')
    .describe('The application id, on the page "General Information" of the same application'),
  DISCORD_DEV_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'DISCORD_DEV_GUILD_ID is a number of 17 to 20 digits.')
    .optional()
    .describe('Development only: register the commands in this server alone, where they appear at once'),
  DISCORD_API_URL: z
    .string()
    .regex(
      /^https?:\/\/[^\s/]+(\/[^\s]*)?[^\s/]$/,
      'DISCORD_API_URL is an http(s) address without a trailing slash.',
    )
    .regex(/^(?!.*\/v\d+$)/, 'DISCORD_API_URL is written without the version ("/v10").')
    .optional()
    .describe(
      'Another address of the Discord API, for tests and proxies; without a trailing slash or version',
    ),
})

export type Options = z.infer<typeof options>

/** A channel's id. YAML reads it as a number unless quoted, and a number of that size loses its last digits. */
export const address = z
  .string({
    error: ({ input }) =>
      typeof input === 'number' || typeof input === 'bigint'
        ? 'A Discord channel id must stand in quotes, or YAML rounds its last digits: "1234567890123456789".'
        : 'A Discord address is a channel id: right-click the channel > Copy Channel ID, and put it in quotes.',
  })
  .regex(
    /^\d{17,20}$/,
    'A Discord channel id has 17 to 20 digits: right-click the channel > Copy Channel ID (turn on Developer Mode).',
  )
