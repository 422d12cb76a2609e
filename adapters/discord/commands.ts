// The command "/editorial": what is declared to Discord, and the declaration that keeps it current.
// Declared again only when what Discord lists differs, because declarations are counted per day.
import type { REST } from 'discord.js'
import type { Options } from './options.js'

export const COMMAND = {
  name: 'editorial',
  description: 'Read what newspapers say today',
  // 1 = a slash command; below, 1 = a subcommand and 3 = text. The numbers are Discord's, and using them
  // keeps this table free of the library, which is loaded late.
  type: 1,
  options: [
    {
      type: 1,
      name: 'latest',
      description: 'The newest editorials, of all papers or of one',
      options: [
        {
          type: 3,
          name: 'paper',
          description: 'A newspaper, or a part of its name',
          required: false,
          max_length: 100,
        },
      ],
    },
    {
      type: 1,
      name: 'search',
      description: 'Editorials in which words stand, newest first',
      options: [
        {
          type: 3,
          name: 'words',
          description: 'Words that must all be there; "a phrase"; -not this; beginning*',
          required: true,
          max_length: 200,
        },
      ],
    },
    { type: 1, name: 'help', description: 'What you can ask, with examples' },
  ],
} as const

type Routes = typeof import('discord.js').Routes

/** Creates or replaces our one command and leaves the application's other commands alone. Was it needed? */
export async function declare(rest: REST, routes: Routes, options: Options): Promise<boolean> {
  const guild = options.DISCORD_DEV_GUILD_ID
  const route = guild
    ? routes.applicationGuildCommands(options.DISCORD_APPLICATION_ID, guild)
    : routes.applicationCommands(options.DISCORD_APPLICATION_ID)
  const listed = await rest.get(route)
  if (Array.isArray(listed) && listed.some((command) => isSame(command))) return false
  await rest.post(route, { body: COMMAND })
  return true
}

function isSame(listed: unknown): boolean {
  return JSON.stringify(declared(listed)) === JSON.stringify(declared(COMMAND))
}

/** The declared part of a command as the API lists it: without ids and with the API's defaults left out. */
function declared(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null
  const { type, name, description, required, max_length, options } = value as Record<string, unknown>
  const children = Array.isArray(options) ? options.map(declared) : []
  return {
    type: type ?? 1,
    name,
    description,
    required: required ?? false,
    max_length: max_length ?? null,
    children,
  }
}
