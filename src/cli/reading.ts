// Commands that read: collect, summarize, sentences.
import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import type { Collected } from '../app/collect.js'
import type { EditorialsInput, ListedEditorial } from '../app/editorials.js'
import type { DocumentReading } from '../app/read.js'
import { UserError } from '../core/errors.js'
import { answerLines } from './batch.js'
import { command, instant, print, wantsJson, withApp, withDesk } from './command.js'
import { say, sayJson } from './output.js'
import { openProgress } from './progress.js'
import { readStdin } from './stdin.js'

const summarizeRequest = z.object({
  lang: z.string().optional(),
  title: z.string().default(''),
  text: z.string(),
  max_sentences: z.int().min(0).max(1000).default(3),
  /** Graphemes. */
  max_characters: z.int().min(0).nullish(),
  explain: z.boolean().default(false),
})

const sentencesRequest = z.object({ lang: z.string().optional(), text: z.string() })

export function readingCommands(program: Command): void {
  program.addCommand(
    command('collect', 'Read the sources that are due, or those named, and store what is new.', [
      'masthead collect',
      'masthead collect harbor-ledger minato-shimpo',
      'masthead collect --due-now --json',
    ])
      .argument('[source...]', 'ids of masthead.yaml; named, a source is read before its time')
      .option(
        '--due-now',
        'treat every source as due; what servers asked for (Retry-After, 410, robots.txt) and back-off still hold',
      )
      .action(async (names: string[], options: { dueNow?: boolean }, self: Command) => {
        const { findSource } = await import('../app/app.js')
        const { collect } = await import('../app/collect.js')
        const { showCollectedSource, showCollectedSum } = await import('./show-collected.js')
        const progress = await openProgress('Reading')
        const isQuiet = wantsJson(self)
        const collected = await withApp((app) =>
          collect(app, {
            now: app.clock(),
            sources: names.length === 0 ? undefined : names.map((name) => findSource(app, name)),
            dueNow: options.dueNow,
            onSource(one, done, of) {
              if (!isQuiet) progress.line(showCollectedSource(one, app.config.site.zone))
              progress.step(done, of, one.name)
            },
          }),
        ).finally(() => progress.stop())
        await print(self, collected, () => showCollectedSum(collected))
        // Whoever names a source wants it read; what else is held will be read in its time.
        const isUnread = ({ error, held }: Collected) => error !== null || (names.length > 0 && held !== null)
        if (collected.some(isUnread)) process.exitCode = 1
      }),
  )
  program.addCommand(editorialsCommand())
  program.addCommand(summarizeCommand())
  program.addCommand(sentencesCommand())
}

function editorialsCommand(): Command {
  return command('editorials', 'List the editorials that are stored, each once, with their revisions.', [
    'masthead editorials harbor-ledger',
    'masthead editorials --since 2026-01-14',
    'masthead editorials --json | jq -r .title',
  ])
    .argument('[source]', 'the id of one source')
    .option('--since <ISO>', 'published, or first seen, at or after this', instant)
    .action(async (source: string | undefined, { since }: { since?: string }, self: Command) => {
      const { editorials } = await import('../app/editorials.js')
      const { editorialsHeading, showEditorial } = await import('./show-reading.js')
      await withApp(async (app) => {
        const { zone } = app.config.site
        let count = 0
        for await (const editorial of editorials(app, { source, since })) {
          if (count === 0 && !wantsJson(self)) await say(editorialsHeading(zone))
          count += 1
          await (wantsJson(self) ? sayJson(editorialJson(editorial)) : say(showEditorial(editorial, zone)))
        }
        if (count === 0 && !wantsJson(self)) await say(noEditorials({ source, since }))
      })
    })
}

function noEditorials({ source, since }: EditorialsInput): string {
  const whose = source === undefined ? '' : ` of ${source}`
  if (since !== undefined) return `No editorial${whose} was published, or first seen, at or after ${since}.`
  return `There are no editorials${whose} yet. Try: masthead collect${source === undefined ? '' : ` ${source}`}`
}

/** The public shape of a line of `masthead editorials --json`. */
function editorialJson({ sources, firstSeenAt, ...editorial }: ListedEditorial) {
  const [source, ...alsoIn] = sources
  const { url, title, guid, published, updated, text, revisions, ...rest } = editorial
  return { source, url, title, guid, published, updated, text, revisions, alsoIn, firstSeenAt, ...rest }
}

function summarizeCommand(): Command {
  return command(
    'summarize',
    'Say what an editorial holds, why, and what it demands, in its own sentences.',
    [
      'masthead summarize saved-page.txt',
      'masthead summarize --explain saved-page.txt',
      'masthead summarize --sentences 2 --characters 280 saved-page.txt',
      'masthead summarize --jsonl < requests.jsonl',
      'pbpaste | masthead summarize',
    ],
  )
    .argument('[file...]')
    .option('--sentences <N>', 'sentences at most', atMost, 3)
    .option('--characters <N>', 'characters at most, all sentences together; none is cut', atMost)
    .option('--explain', 'say what each sentence was chosen for, and which came next')
    .option('--jsonl', 'one request a line on stdin, one answer a line on stdout')
    .action(async (names: string[], options: SummarizeOptions, self: Command) => {
      const { explainText, summarizeText } = await import('../app/summarize.js')
      if (options.jsonl) {
        return answerLines(summarizeRequest, async ({ max_sentences, max_characters, explain, ...text }) =>
          (explain || options.explain ? explainText : summarizeText)({
            ...text,
            sentences: max_sentences,
            characters: max_characters,
          }),
        )
      }
      const { showExplained, showSummary } = await import('./show-summary.js')
      const { sentences, characters } = options
      await withDesk(async (desk) => {
        for (const { name, ...text } of await textsOf(desk, names)) {
          const input = { ...text, sentences, characters }
          const { title } = text
          if (options.explain) {
            const answer = explainText(input)
            await print(self, { id: name, title, ...answer }, () => showExplained(title, answer))
          } else {
            const answer = summarizeText(input)
            await print(self, { id: name, title, ...answer }, () => showSummary(title, answer.summary))
          }
        }
      })
    })
}

interface SummarizeOptions {
  sentences: number
  characters?: number
  explain?: boolean
  jsonl?: boolean
}

function atMost(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Write a whole number from 0 to 999999.')
  return Number(text)
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
          await print(self, { id: name, ...answer }, () => answer.sentences.join('\n'))
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
  if (names.length === 0)
    return [{ name: '-', ...readText(await readStdin('a text'), desk.config.site.zone) }]
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
