#!/usr/bin/env node
// The program `masthead`: a table of commands. Each parses its flags and calls one verb; what comes back is
// printed for a person, or with --json for a machine with nothing else on stdout.
// Exit codes: 0 done, 1 failed, 2 wrong usage. No stack trace for what a person can mend.
import { existsSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { careCommands } from './cli/care.js'
import { width } from './cli/colors.js'
import { houseCommands } from './cli/house.js'
import { complain, remark, sayJson } from './cli/output.js'
import { publishingCommands } from './cli/publishing.js'
import { readingCommands } from './cli/reading.js'
import { searchingCommands } from './cli/searching.js'
import { sourcesCommand } from './cli/sources.js'
import { statusCommand } from './cli/status.js'
import { systemCommand } from './cli/system.js'
import { topicsCommand } from './cli/topics.js'
import { usageSentence } from './cli/usage.js'
import { explainStorage, messageOf, UserError } from './core/errors.js'

const program = new Command('masthead')
  .description("Reads the world's newspaper editorials and publishes them as digests.")
  .version('0.1.0')
  .option('--json', 'print JSON for machines')
  .addHelpText(
    'after',
    `
Examples:
  $ masthead start                   read, publish and serve, by the clock
  $ masthead check                   is everything configured?
  $ masthead sources read page.html  what would be read from a file or address
  $ masthead digest --format text    what the next edition would say
  $ masthead publish daily && masthead deliver`,
  )
houseCommands(program)
statusCommand(program)
readingCommands(program)
searchingCommands(program)
sourcesCommand(program)
publishingCommands(program)
topicsCommand(program)
careCommands(program)
systemCommand(program)

await run(process.argv)

async function run(argv: string[]): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  // A reader of our output that goes away (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    process.stderr.write(`The output could not be written: ${error.message}\n`)
    process.exit(1)
  })
  settle(program)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    process.exitCode = report(error)
  }
}

/** What every command of the tree does alike; commander hands none of it down to commands made elsewhere. */
function settle(command: Command, before = ''): void {
  const path = `${before}${command.name()}`
  command
    .exitOverride()
    .showHelpAfterError(`(${path} --help shows how it is used)`)
    .configureHelp({ helpWidth: width(), minWidthToWrap: 30 })
    .configureOutput({ outputError: (text) => complain(usageSentence(text)) })
  for (const child of command.commands) settle(child, `${path} `)
}

function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0
    if (process.argv.includes('--json')) void sayJson({ error: usageSentence(error.message) })
    return 2
  }
  if (error instanceof UserError) {
    if (process.argv.includes('--json')) void sayJson({ error: messageOf(error) })
    complain(messageOf(error))
    return error.code
  }
  const storage = isStorage(error) ? explainStorage(error, databaseNamed()) : null
  if (storage) return report(storage)
  complain('This is a defect in Masthead; please report it:')
  remark(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
}

/** What the operator knows the database by; a secret file is named, not read again. */
function databaseNamed(): string {
  const { DATABASE_URL: url, DATABASE_URL_FILE: file } = process.env
  return url || (file ? `that ${file} names` : 'under ./var')
}

/** Did the database or its disk fail while it was in use? */
function isStorage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(ERR_SQLITE_ERROR|SQLITE_|ENOSPC|EROFS|EACCES)/.test(code)
}
