// Commands that read: collect, sources list, sources read, summarize, sentences.
import type { Command } from 'commander'
import { z } from 'zod'
import type { DocumentReading } from '../app/read.js'
import { UserError } from '../core/errors.js'
import type { SourceKind } from '../core/model.js'
import { answerLines } from './batch.js'
import { command, print, withApp, withDesk } from './command.js'
import { showCollected } from './show.js'
import { showReading, showSources, showSummary } from './show-reading.js'
import { openProgress } from './terminal.js'

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

const summarizeRequest = z.object({
  lang: z.string().optional(),
  title: z.string().default(''),
  text: z.string(),
  max_sentences: z.int().min(1).max(100).default(3),
})

const sentencesRequest = z.object({ lang: z.string().optional(), text: z.string() })

export function readingCommands(program: Command): void {
  program.addCommand(
    command('collect', 'Read the sources that are due, or one of them now, and store what is new.', [
      'masthead collect',
      'masthead collect harbor-ledger --json',
    ])
      .argument('[source]')
      .action(async (name: string | undefined, _options, self: Command) => {
        const { findSource } = await import('../app/app.js')
        const { collect } = await import('../app/collect.js')
        const progress = openProgress('Reading')
        const collected = await withApp((app) =>
          collect(app, {
            now: app.clock(),
            sources: name === undefined ? undefined : [findSource(app, name)],
            onSource: (one, done, of) => progress.step(done, of, one.name),
          }),
        )
        progress.stop()
        print(self, collected, () => showCollected(collected))
        if (collected.some(({ error }) => error !== null)) process.exitCode = 1
      }),
  )

  const sources = command('sources', 'The sources: list them, or try what would be read from one.', [
    'masthead sources list',
    'masthead sources read page.txt',
  ])
  sources.addCommand(sourcesList())
  sources.addCommand(sourcesRead())
  program.addCommand(sources)
  program.addCommand(summarizeCommand())
  program.addCommand(sentencesCommand())
}

function sourcesList(): Command {
  return command('list', 'List the sources of masthead.yaml and how their last reading went.', [
    'masthead sources list --json',
  ]).action(async (_options, self: Command) => {
    const { listSources } = await import('../app/sources.js')
    const sources = await withApp(listSources)
    print(self, sources, () => showSources(sources))
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
        if (options.jsonl)
          return answerLines(readRequest, (request) => readAny(desk, { ...defaults, ...request }))
        if (names.length === 0) throw new UserError('Name a file or an address, or use --jsonl.', { code: 2 })
        for (const name of names) {
          const reading = await readAny(desk, { ...defaults, file: name })
          print(self, { id: name, ...reading }, () => showReading(reading))
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

function summarizeCommand(): Command {
  return command(
    'summarize',
    'Say what an editorial holds, why, and what it demands, in its own sentences.',
    [
      'masthead summarize saved-page.txt',
      'masthead summarize --jsonl < requests.jsonl',
      'pbpaste | masthead summarize',
    ],
  )
    .argument('[file...]')
    .option('--sentences <N>', 'sentences at most', Number, 3)
    .option('--jsonl', 'one request a line on stdin, one answer a line on stdout')
    .action(async (names: string[], options: { sentences: number; jsonl?: boolean }, self: Command) => {
      const { summarizeText } = await import('../app/summarize.js')
      if (options.jsonl) {
        return answerLines(summarizeRequest, async ({ lang, title, text, max_sentences }) =>
          summarizeText({ lang, title, text, sentences: max_sentences }),
        )
      }
      await withDesk(async (desk) => {
        for (const { name, title, text, lang } of await textsOf(desk, names)) {
          const answer = summarizeText({ lang, title, text, sentences: options.sentences })
          print(self, { id: name, title, ...answer }, () => showSummary(title, answer.summary))
        }
      })
    })
}

function sentencesCommand(): Command {
  return command('sentences', 'Split a text into its sentences.', [
    'masthead sentences saved-page.txt',
    'masthead sentences --jsonl < requests.jsonl',
  ])
    .argument('[file...]')
    .option('--jsonl', 'one request a line on stdin, one answer a line on stdout')
    .action(async (names: string[], options: { jsonl?: boolean }, self: Command) => {
      const { splitText } = await import('../app/summarize.js')
      if (options.jsonl)
        return answerLines(sentencesRequest, async ({ lang, text }) => splitText({ lang, text }))
      await withDesk(async (desk) => {
        for (const { name, text, lang } of await textsOf(desk, names)) {
          const answer = splitText({ lang, text })
          print(self, { id: name, ...answer }, () => answer.sentences.join('\n'))
        }
      })
    })
}

interface NamedText {
  name: string
  title: string
  text: string
  lang: string | undefined
}

/** The texts of the files named, or of stdin when none is. */
async function textsOf(desk: import('../app/app.js').Desk, names: string[]): Promise<NamedText[]> {
  const { readAny, readText } = await import('../app/sources.js')
  if (names.length === 0) return [{ name: '-', ...readText(await readStdin(), desk.config.site.zone) }]
  const texts: NamedText[] = []
  for (const name of names) texts.push({ name, ...textOf(name, await readAny(desk, { file: name })) })
  return texts
}

function textOf(name: string, reading: DocumentReading) {
  if (reading.kind === 'feed') {
    throw new UserError(`${name} is a feed of many editorials. Show them: masthead sources read ${name}`, {
      code: 2,
    })
  }
  return { title: reading.title ?? '', text: reading.text, lang: reading.lang ?? undefined }
}

async function readStdin(): Promise<Uint8Array> {
  if (process.stdin.isTTY) throw new UserError('Name a file, or pipe a text in.', { code: 2 })
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  return Buffer.concat(chunks)
}
