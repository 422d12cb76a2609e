// Commands about the house itself: start and its parts, check, schedule, schema.
import type { Command } from 'commander'
import type { UpcomingSlot } from '../app/upcoming.js'
import type { Role } from '../serve.js'
import { A_TIME, command, commandEnvironment, count, print, wantsJson, withDesk } from './command.js'
import { say, sayRaw } from './output.js'
import { ROLES } from './roles.js'

export function houseCommands(program: Command): void {
  for (const [role, summary] of ROLES) program.addCommand(roleCommand(role, summary))

  program.addCommand(
    command('check', 'Validate the configuration; say what is on, off and half configured.', [
      'masthead check',
      'MASTHEAD_CONFIG=./other.yaml masthead check --json',
    ]).action(async (_options, self: Command) => {
      const { check } = await import('../app/check.js')
      const inspection = await check({ env: process.env, cwd: process.cwd() })
      await print(self, inspection, async () => (await import('./show-house.js')).showInspection(inspection))
      if (!inspection.ok) process.exitCode = 1
    }),
  )

  program.addCommand(
    command('doctor', 'Say what ails the house and what helps: the configuration and every source.', [
      'masthead doctor',
      'masthead doctor --json',
    ]).action(async (_options, self: Command) => {
      const { doctor } = await import('../app/doctor.js')
      const diagnosis = await doctor({ env: commandEnvironment(), cwd: process.cwd() })
      await print(self, diagnosis, async () => (await import('./show-house.js')).showDiagnosis(diagnosis))
      if (!diagnosis.ok) process.exitCode = 1
    }),
  )

  program.addCommand(
    command('schedule', 'Show the next slots, of one newsletter or of all.', [
      'masthead schedule',
      'masthead schedule daily --count 10',
      'masthead schedule daily --from 2026-03-07T00:00:00-05:00',
    ])
      .argument('[newsletter]')
      .option('--from <time>', `start after this (default: now): ${A_TIME}`)
      .option('--count <N>', 'how many', count, 5)
      .action(async (newsletter: string | undefined, options: ScheduleOptions, self: Command) => {
        const { upcoming } = await import('../app/upcoming.js')
        const { givenTime } = await import('../app/given-time.js')
        const slots = await withDesk(async (desk): Promise<UpcomingSlot[]> => {
          const now = new Date().toISOString()
          const from = options.from === undefined ? now : givenTime(options.from, desk.config.site.zone)
          return upcoming(desk, { newsletter, from, count: options.count })
        })
        await print(self, slots, async () => (await import('./show-house.js')).showSlots(slots))
      }),
  )

  program.addCommand(
    command('schema', 'Print the JSON Schema of masthead.yaml, for editors.', [
      'masthead schema > masthead.schema.json',
    ]).action(async () => {
      const { mastheadJsonSchema } = await import('../config/file.js')
      await sayRaw(JSON.stringify(mastheadJsonSchema(), null, 2))
    }),
  )
}

function roleCommand(role: Role, summary: string): Command {
  const examples = [`masthead ${role}`, `PORT=0 masthead ${role} --json`]
  return command(role, summary, examples).action(async (_options, self: Command) => {
    const { serve } = await import('../serve.js')
    const { showStarted } = await import('./show-started.js')
    await serve({
      env: process.env,
      cwd: process.cwd(),
      role,
      onStarted(started) {
        if (!wantsJson(self)) void say(showStarted(started))
      },
    })
  })
}

interface ScheduleOptions {
  from?: string
  count: number
}
