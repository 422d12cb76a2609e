// What the operator sets to use Slack, and how a room's address is written.
import { z } from 'zod'

export const options = z
  .object({
    SLACK_MODE: z
      .enum(['socket', 'http'], 'must be socket or http')
      .default('socket')
      .describe('How Slack reaches us: socket (no public address needed) or http (POST to /slack/events)'),
    SLACK_BOT_TOKEN: z
      .string()
      .regex(/^\S+$/, 'must be a token without spaces')
      .optional()
      .describe("The bot's token (xoxb-...), from OAuth & Permissions of your app")
      .meta({ secret: true }),
    SLACK_APP_TOKEN: z
      .string()
      .regex(/^\S+$/, 'must be a token without spaces')
      .optional()
      .describe('The app-level token (xapp-...) with connections:write; needed in socket mode')
      .meta({ secret: true }),
    SLACK_SIGNING_SECRET: z
      .string()
      .regex(/^\S+$/, 'must be a secret without spaces')
      .optional()
      .describe('The signing secret, under Basic Information of your app; needed in http mode')
      .meta({ secret: true }),
    SLACK_API_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http(s) address such as https://slack.com/api/' })
      .transform((url) => (url.endsWith('/') ? url : `${url}/`))
      .optional()
      .describe("Base of Slack's web API, for tests and proxies"),
  })
  .superRefine((given, context) => {
    const needed = given.SLACK_MODE === 'http' ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN'
    for (const name of ['SLACK_BOT_TOKEN', needed] as const) {
      if (given[name] !== undefined) continue
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `is missing; ${given.SLACK_MODE} mode needs it`,
      })
    }
  })

export type Options = z.output<typeof options>

/** A room's or person's id, or a public room's name. */
export const address = z
  .string({ error: 'a Slack address is a channel id such as "C0123456789", or a name such as "#editorials"' })
  .regex(
    /^(?:[CDGUW][A-Z0-9]{8,14}|#[^\s#@<>&,]{1,80})$/,
    'a Slack address is a channel id such as "C0123456789", or a name such as "#editorials"',
  )
