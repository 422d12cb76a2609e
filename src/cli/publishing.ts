// Commands that make and send editions: digest, publish, deliver, tick, editions, deliveries.
import { type Command, Option } from 'commander'
import { UserError } from '../core/errors.js'
import { A_TIME, command, count, print, wantsJson, withApp } from './command.js'
import { remark, say, sayJson, sayRaw } from './output.js'
import { openPatience, openProgress } from './progress.js'

export function publishingCommands(program: Command): void {
  program.addCommand(
    command('digest', 'Build the next edition of a newsletter, or a digest of files, and print it.', [
      'masthead digest',
      'masthead digest daily --format html > digest.html',
      'masthead digest daily --format slack',
      'masthead digest daily --edition 3 --json',
      'masthead digest saved-page.txt',
      'masthead digest daily --why',
    ])
      .argument('[newsletter-or-file...]', 'a newsletter of masthead.yaml, or files and addresses to digest')
      .addOption(new Option('--format <format>', FORMATS))
      .option('--edition <number>', 'an edition that was published, instead of the next one', count)
      .option('--why', 'say of each editorial why it is in the digest or not, instead of the digest')
      .option('--no-collect', 'do not read the sources that are due first')
      .action(async (names: string[], options: DigestOptions, self: Command) => {
        const { digest } = await import('../app/digest.js')
        if (options.why) refuseBesideWhy(options)
        const format = wantsJson(self) ? 'json' : (options.format ?? 'text')
        await withApp(async (app) => {
          const progress = await openProgress('Reading')
          const patience = openPatience(app)
          const { edition, note, notes, why } = await digest(app, {
            names,
            edition: options.edition,
            collects: options.collect,
            onSource: (collected, done, of) => progress.step(done, of, collected.name),
            onCollected: () => {
              progress.stop()
              patience.start()
            },
          }).finally(() => {
            progress.stop()
            patience.stop()
          })
          for (const line of [...(note ? [note] : []), ...(notes ?? [])]) remark(line)
          if (options.why && why) {
            if (format === 'json') return sayJson({ edition, ...why })
            return say((await import('./show-why.js')).showWhy(why))
          }
          if (format === 'json') return sayJson(edition)
          if (format === 'text') return say((await import('./show.js')).showEdition(edition))
          await sayRaw(await (await import('../app/render.js')).renderAs(app, edition, format))
        })
      }),
  )

  program.addCommand(
    command(
      'publish',
      'Freeze the edition of the latest slot and plan its deliveries. A slot is published once.',
      ['masthead publish daily', 'masthead publish daily --at 2026-01-14T07:00:00+09:00'],
    )
      .argument('<newsletter>')
      .option('--at <time>', `as if it were this time (default: now): ${A_TIME}`)
      .option('--no-collect', 'do not read the sources that are due first')
      .action(async (name: string, options: { at?: string; collect: boolean }, self: Command) => {
        const { findNewsletter } = await import('../app/app.js')
        const { collect } = await import('../app/collect.js')
        const { givenTime } = await import('../app/given-time.js')
        const { publish, slotAt } = await import('../app/publish.js')
        await withApp(async (app) => {
          const newsletter = findNewsletter(app, name)
          const { at } = options
          const now = at === undefined ? app.clock() : givenTime(at, app.config.site.zone)
          const slot = slotAt(newsletter, now)
          if (options.collect) await collect(app, { now })
          const patience = openPatience(app)
          patience.start()
          const published = await publish(app, newsletter, { slot, now }).finally(() => patience.stop())
          await print(self, published, async () =>
            (await import('./show.js')).showPublished(newsletter, published),
          )
          if (published.outcome === 'published') published.notes?.forEach(remark)
        })
      }),
  )

  program.addCommand(
    command('deliver', 'Send the deliveries that are due.', [
      'masthead deliver',
      'masthead deliver --json',
    ]).action(async (_options, self: Command) => {
      const { deliver } = await import('../app/deliver.js')
      const delivered = await withApp((app) => deliver(app, { now: app.clock }))
      await print(self, delivered, async () => (await import('./show.js')).showDelivered(delivered))
      const isWell = ({ status }: (typeof delivered)[number]) =>
        status === 'accepted' || status === 'cancelled'
      if (!delivered.every(isWell)) process.exitCode = 1
    }),
  )

  program.addCommand(
    command('tick', 'Do once what the clock does every minute: read, publish and deliver what is due.', [
      'masthead tick',
      'masthead tick --at 2026-01-14T07:00:00+09:00',
    ])
      .option('--at <time>', `as if it were this time (default: now): ${A_TIME}`)
      .action(async (options: { at?: string }, self: Command) => {
        const { findNewsletter } = await import('../app/app.js')
        const { givenTime } = await import('../app/given-time.js')
        const { tick } = await import('../app/tick.js')
        await withApp(async (app) => {
          const at = options.at === undefined ? null : givenTime(options.at, app.config.site.zone)
          const ticked = await tick(app, {
            now: at ?? app.clock(),
            clock: at === null ? app.clock : undefined,
          })
          const { showDelivered, showPublished } = await import('./show.js')
          const { showCollected } = await import('./show-collected.js')
          await print(self, ticked, () =>
            [
              showCollected(ticked.collected, app.config.site.zone),
              ...ticked.published.map((one) => showPublished(findNewsletter(app, one.newsletter), one)),
              ...ticked.passed.map(
                ({ newsletter, slot, why }) => `The slot ${slot} of ${newsletter} passed: ${why}.`,
              ),
              showDelivered(ticked.delivered),
            ].join('\n'),
          )
        })
      }),
  )

  program.addCommand(
    command('editions', 'List the editions, newest first.', ['masthead editions', 'masthead editions --json'])
      .option('--count <N>', 'how many', count, 20)
      .action(async (options: { count: number }, self: Command) => {
        const { listEditions } = await import('../app/archive.js')
        const editions = await withApp((app) => listEditions(app, options.count))
        await print(self, editions, async () => (await import('./show.js')).showEditions(editions))
      }),
  )

  program.addCommand(
    command('deliveries', 'List deliveries and what became of them, newest first.', [
      'masthead deliveries',
      'masthead deliveries daily/3 --json',
    ])
      .argument('[edition]', 'an edition such as daily/3, or a newsletter')
      .option('--count <N>', 'how many', count, 50)
      .action(async (edition: string | undefined, options: { count: number }, self: Command) => {
        const { listDeliveries } = await import('../app/archive.js')
        const deliveries = await withApp((app) => listDeliveries(app, { edition, count: options.count }))
        await print(self, deliveries, async () => (await import('./show.js')).showDeliveries(deliveries))
      }),
  )
}

const FORMATS =
  'text: as on this terminal (default). json: the whole edition. html: the page that the email shows. slack, discord: the messages as ' +
  'JSON, as the platform gets them. email: subject, HTML and text as JSON. file: what goes into the outbox, as JSON.'

/** The reasons are known while a digest is built; an edition keeps only what it says. */
function refuseBesideWhy({ edition, format }: DigestOptions): void {
  if (edition !== undefined)
    throw new UserError(
      '--why goes with the next edition only: the reasons of earlier ones are not kept. Leave out --edition.',
      { code: 2 },
    )
  if (format !== undefined && format !== 'text' && format !== 'json')
    throw new UserError(`--why is printed as text or JSON, not as ${format}. Leave out --format.`, {
      code: 2,
    })
}

interface DigestOptions {
  why?: boolean
  format?: string
  edition?: number
  collect: boolean
}
