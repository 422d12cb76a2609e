// What the commands share: opening the house, printing an answer, the options that many take.
import { Command, InvalidArgumentError } from 'commander'
import type { App, Desk } from '../app/app.js'
import { say, sayJson } from './output.js'

/** A command with its examples below its help, knowing --json. */
export function command(name: string, summary: string, examples: string[]): Command {
  return new Command(name)
    .description(summary)
    .option('--json', 'print JSON for machines')
    .addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}`)
}

/** Prints one answer: JSON on one line, or what a person reads. */
export async function print(
  from: Command,
  answer: unknown,
  show: () => string | Promise<string>,
): Promise<void> {
  await (wantsJson(from) ? sayJson(answer) : say(await show()))
}

export function wantsJson(from: Command): boolean {
  return from.optsWithGlobals().json === true
}

export async function withApp<Result>(run: (app: App) => Promise<Result>): Promise<Result> {
  const { openApp } = await import('../app/app.js')
  return using(await openApp({ env: commandEnvironment(), cwd: process.cwd() }), run)
}

/** For commands that store nothing. */
export async function withDesk<Result>(run: (desk: Desk) => Promise<Result>): Promise<Result> {
  const { openDesk } = await import('../app/app.js')
  return using(await openDesk({ env: commandEnvironment(), cwd: process.cwd() }), run)
}

/** A command says itself what went wrong; its log keeps to what it does not say. */
export function commandEnvironment() {
  const isSet = process.env.LOG_LEVEL || process.env.LOG_LEVEL_FILE
  return isSet ? process.env : { ...process.env, LOG_LEVEL: 'error' }
}

async function using<House extends { close(): Promise<void> }, Result>(
  house: House,
  run: (house: House) => Promise<Result>,
): Promise<Result> {
  try {
    return await run(house)
  } finally {
    await house.close()
  }
}

/** What the help says of every time that is given by hand; app/given-time.ts reads them. */
export const A_TIME = "a day or a time; without a zone, on the site's clock"

export function count(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 1000) {
    throw new InvalidArgumentError('Write a whole number between 1 and 1000.')
  }
  return number
}
