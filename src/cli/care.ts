// Commands that take care of what is stored: backup, restore, retention, erase.
import type { Command } from 'commander'
import { command, print, wantsJson, withApp } from './command.js'
import { remark } from './output.js'
import { openProgress } from './progress.js'

export function careCommands(program: Command): void {
  program.addCommand(
    command('backup', 'Copy the database into one file, while the services go on.', [
      'masthead backup',
      'masthead backup /srv/backups',
      'masthead backup nightly.db --force',
    ])
      .argument('[file]', 'a file, or a folder for one named by the time (default: the working directory)')
      .option('--force', 'replace a file that is there')
      .action(async (file: string | undefined, options: { force?: true }, self: Command) => {
        const { backup } = await import('../app/backup.js')
        const progress = await openProgress('Copying')
        try {
          const done = await backup({
            ...house(),
            file: file ?? null,
            force: options.force === true,
            onProgress: (pages, of) => progress.step(pages, of, 'pages'),
          })
          progress.stop()
          await print(self, done, async () => (await import('./show-care.js')).showBackup(done))
        } finally {
          progress.stop()
        }
      }),
  )

  program.addCommand(
    command('restore', 'Put a backup in the place of the database; what it replaces stays beside it.', [
      'masthead restore masthead-20260114T070000Z.db',
      'masthead restore nightly.db --resend',
    ])
      .argument('<file>', 'a backup made by masthead backup')
      .option(
        '--resend',
        'send what the backup had not finished, though it may have been sent since (same Message-ID; nothing older than a day)',
      )
      .option(
        '--force',
        'replace a database of which nobody can say whether a service uses it: a damaged one, or one whose clock has just beaten',
      )
      .action(async (file: string, options: { resend?: true; force?: true }, self: Command) => {
        const { restore } = await import('../app/restore.js')
        const done = await restore({
          ...house(),
          file,
          resend: options.resend === true,
          force: options.force === true,
        })
        await print(self, done, async () => (await import('./show-care.js')).showRestored(done))
      }),
  )

  program.addCommand(
    command('retention', 'Remove what is older than masthead.yaml keeps it; the clock does so daily.', [
      'masthead retention --dry-run',
      'masthead retention --json',
    ])
      .option('--dry-run', 'say what would go, and remove nothing')
      .action(async (options: { dryRun?: true }, self: Command) => {
        const { retention } = await import('../app/retention.js')
        const dryRun = options.dryRun === true
        const retained = await withApp((app) => retention(app, { now: app.clock(), dryRun }))
        await print(self, { dryRun, retained }, async () =>
          (await import('./show-care.js')).showRetained(retained, dryRun),
        )
      }),
  )

  program.addCommand(
    command('erase', 'Take a person out of the database, and keep only how many deliveries there were.', [
      'masthead erase email reader@example.org --dry-run',
      'masthead erase slack C0123456789',
    ])
      .argument('<channel>', 'email, slack, discord, ...')
      .argument('<address>', 'as masthead.yaml would name it; JSON where it is no plain text')
      .option('--dry-run', 'say what would go, and remove nothing')
      .action(async (channel: string, address: string, options: { dryRun?: true }, self: Command) => {
        const { erase } = await import('../app/erase.js')
        const dryRun = options.dryRun === true
        const erased = await withApp((app) => erase(app, { channel, address, dryRun }))
        await print(self, erased, async () => (await import('./show-care.js')).showErased(erased))
        if (erased.isErased && !wantsJson(self)) {
          remark(
            'Backups made before still hold them: erase again after restoring one, or delete those backups. Files under var/outbox are yours to delete.',
          )
        }
      }),
  )
}

function house() {
  return { env: process.env, cwd: process.cwd() }
}
