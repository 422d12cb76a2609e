// The command that says how the house stands: once, again and again, or for a machine.
import type { Command } from 'commander'
import type { App } from '../app/app.js'
import { command, print, wantsJson, withApp } from './command.js'

/** Between two drawings of --watch (ms). */
const REDRAW_MS = 2_000

export function statusCommand(program: Command): void {
  program.addCommand(
    command('status', 'Say how the house stands, and exit with 1 when something needs a person.', [
      'masthead status',
      'masthead status --watch',
      'masthead status --json',
    ])
      .option('--watch', 'redraw every two seconds until Ctrl-C')
      .action((options: { watch?: true }, self: Command) =>
        withApp(async (app) => {
          const isWatched = options.watch === true && process.stdout.isTTY && !wantsJson(self)
          await (isWatched ? watch(app) : once(app, self))
        }),
      ),
  )
}

async function once(app: App, self: Command): Promise<void> {
  const { statusOf } = await import('../app/status.js')
  const status = await statusOf(app, { now: app.clock() })
  await print(self, status, async () => (await import('./show-status.js')).showStatus(status))
  if (status.needsPerson) process.exitCode = 1
}

async function watch(app: App): Promise<void> {
  const { statusOf } = await import('../app/status.js')
  const { showLive } = await import('./screen.js')
  const { showStatus, showUnknown } = await import('./show-status.js')
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort())

  async function draw(): Promise<string> {
    try {
      const status = await statusOf(app, { now: app.clock() })
      process.exitCode = status.needsPerson ? 1 : 0
      return showStatus(status)
    } catch (error) {
      // A database that is gone may come back; whoever watches wants to see both.
      process.exitCode = 1
      return showUnknown(error)
    }
  }
  await showLive({ draw, everyMs: REDRAW_MS, out: process.stdout, signal: ending.signal })
}
