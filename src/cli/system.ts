// Commands about the machine that runs the house: the unit by which systemd does it.
import { realpathSync } from 'node:fs'
import { Argument, type Command } from 'commander'
import { command } from './command.js'
import { remark, sayRaw } from './output.js'
import { ROLES } from './roles.js'

export function systemCommand(program: Command): void {
  program.addCommand(
    command(
      'systemd',
      'Print a systemd unit for this installation: its own user, hardened, secrets as files.',
      [
        'masthead systemd | sudo tee /etc/systemd/system/masthead.service',
        'masthead systemd --secret SMTP_URL SLACK_BOT_TOKEN',
        'masthead systemd worker --secret DATABASE_URL',
      ],
    )
      .addArgument(
        new Argument('[role]', 'what it runs').choices(ROLES.map(([role]) => role)).default('start'),
      )
      .option('--secret <NAME...>', 'variables that come from /etc/masthead/secrets/NAME')
      .action(async (role: string, { secret = [] }: { secret?: string[] }) => {
        const { serviceUnit, unitWarnings } = await import('../app/unit.js')
        // The program by its own name, not by a link that the next update moves.
        const paths = { node: process.execPath, program: realpathSync(process.argv[1] ?? '') }
        await sayRaw((await serviceUnit({ ...paths, role, secrets: secret })).trimEnd())
        for (const warning of unitWarnings(paths)) remark(warning)
      }),
  )
}
