// The command `sources`: list them, try what would be read from one, exchange them with feed readers.
import type { Command } from 'commander'
import { z } from 'zod'
import { UserError } from '../core/errors.js'
import type { SourceKind } from '../core/model.js'
import { answerLines } from './batch.js'
import { command, print, wantsJson, withApp, withDesk } from './command.js'
import { remark, sayJson, sayRaw } from './output.js'
import { openProgress } from './progress.js'
import { readStdin } from './stdin.js'
import { notBoth } from './texts.js'

const KIND = z.enum(['feed', 'page', 'text'])

const readRequest = z
  .object({
    file: z.string().optional(),
    url: z.string().optional(),
    contentType: z.string().optional(),
    contentLocation: z.string().optional(),
    kind: KIND.optional(),
    zone: z.string().optional(),
  })
  .refine(({ file, url }) => file !== undefined || url !== undefined, 'needs a file or a url')

export function sourcesCommand(program: Command): void {
  const sources = command(
    'sources',
    'The sources: list them, try what would be read from one, exchange them with feed readers.',
    [
      'masthead sources check',
      'masthead sources read page.txt',
      'masthead sources import subscriptions.opml',
    ],
  )
  for (const make of [sourcesList, sourcesCheck, sourcesRead, sourcesImport, sourcesExport])
    sources.addCommand(make())
  program.addCommand(sources)
}

function sourcesList(): Command {
  return command('list', 'List the sources of masthead.yaml and how their last reading went.', [
    'masthead sources list --json',
  ]).action(async (_options, self: Command) => {
    const { listSources } = await import('../app/sources.js')
    await withApp(async (app) => {
      const sources = await listSources(app)
      const { showSources } = await import('./show-sources.js')
      await print(self, sources, () => showSources(sources, app.config.site.zone))
    })
  })
}

function sourcesCheck(): Command {
  return command(
    'check',
    'Ask the sources now: what would be read, what is wrong, and how to mend it. Stores nothing.',
    ['masthead sources check', 'masthead sources check harbor-ledger --json'],
  )
    .argument('[source...]')
    .action(async (names: string[], _options, self: Command) => {
      const { findSource } = await import('../app/app.js')
      const { checkSources } = await import('../app/check-sources.js')
      const progress = await openProgress('Checking')
      const checked = await withApp((app) =>
        checkSources(app, {
          now: app.clock(),
          sources: names.length === 0 ? app.config.sources : names.map((name) => findSource(app, name)),
          onSource: (one, done, of) => progress.step(done, of, one.name),
        }),
      ).finally(() => progress.stop())
      const { showChecked } = await import('./show-sources.js')
      await print(self, checked, () => checked.map(showChecked).join('\n\n'))
      if (checked.some(({ ok }) => !ok)) process.exitCode = 1
    })
}

function sourcesRead(): Command {
  return command(
    'read',
    'Show what would be read from a feed, a page or a page saved as text. Stores nothing.',
    [
      'masthead sources read saved-page.txt --json',
      'masthead sources read https://example.org/feed.xml',
      'masthead sources read --jsonl < requests.jsonl > answers.jsonl',
    ],
  )
    .argument('[file-or-url...]')
    .option('--kind <kind>', 'feed, page or text (guessed unless set)')
    .option('--zone <zone>', "zone of times that name none (default: the site's; for feeds UTC)")
    .option('--jsonl', 'one request a line on stdin, one answer a line on stdout')
    .action(async (names: string[], options: ReadCommandOptions, self: Command) => {
      const { readAny } = await import('../app/sources.js')
      const kind = options.kind === undefined ? undefined : parseKind(options.kind)
      await withDesk(async (desk) => {
        const defaults = { kind, zone: options.zone }
        if (options.jsonl) {
          notBoth(names)
          return answerLines(readRequest, (request) => readAny(desk, { ...defaults, ...request }))
        }
        if (names.length === 0) throw new UserError('Name a file or an address, or use --jsonl.', { code: 2 })
        for (const name of names) {
          const reading = await readAny(desk, { ...defaults, file: name })
          await print(self, { id: name, ...reading }, async () =>
            (await import('./show-reading.js')).showReading(reading),
          )
        }
      })
    })
}

interface ReadCommandOptions {
  kind?: string
  zone?: string
  jsonl?: boolean
}

function parseKind(text: string): SourceKind {
  const parsed = KIND.safeParse(text)
  if (!parsed.success) throw new UserError(`"${text}" is no kind. There are: feed, page, text.`, { code: 2 })
  return parsed.data
}

function sourcesImport(): Command {
  return command(
    'import',
    'Add the feeds of an OPML list, as feed readers export it, to masthead.yaml. Reads none of them yet.',
    [
      'masthead sources import subscriptions.opml --dry-run',
      'masthead sources import https://example.org/papers.opml',
      'masthead sources import - --json < subscriptions.opml',
    ],
  )
    .argument('<file-or-url>', 'the list; - for what is piped in')
    .option('--dry-run', 'print what would be added and write nothing')
    .action(async (from: string, options: { dryRun?: boolean }, self: Command) => {
      const { importSources } = await import('../app/opml.js')
      const bytes = from === '-' ? await readStdin('a list') : undefined
      const report = await withDesk((desk) =>
        importSources(desk, {
          from: bytes ? 'What was piped in' : from,
          bytes,
          cwd: process.cwd(),
          isDryRun: options.dryRun === true,
        }),
      )
      await print(self, report, async () => (await import('./show-sources.js')).showImport(report))
      if (report.feeds.every(({ outcome }) => outcome === 'refused')) process.exitCode = 1
    })
}

function sourcesExport(): Command {
  return command('export', 'Print the sources as an OPML list that feed readers can import.', [
    'masthead sources export > papers.opml',
    'masthead sources export --output papers.opml',
  ])
    .option('--output <file>', 'write this file instead of printing')
    .action(async (options: { output?: string }, self: Command) => {
      const { exportSources } = await import('../app/opml.js')
      const report = await withDesk((desk) =>
        exportSources(desk, { now: new Date().toISOString(), output: options.output, cwd: process.cwd() }),
      )
      // The list alone goes to stdout, so that it can be piped on.
      const { showExport } = await import('./show-sources.js')
      const note = showExport(report, options.output)
      if (!wantsJson(self) && note !== '') remark(note)
      if (wantsJson(self)) await sayJson(report)
      else if (options.output === undefined) await sayRaw(report.opml.trimEnd())
    })
}
