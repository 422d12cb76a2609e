// Commands that read: collect, summarize, sentences.
import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import type { Collected } from '../app/collect.js'
import type { ListedEditorial } from '../app/editorials.js'
import { answerLines } from './batch.js'
import { A_TIME, command, print, wantsJson, withApp } from './command.js'
import { say, sayJson } from './output.js'
import { openProgress } from './progress.js'
import { fold } from './terminal.js'
import { eachText, notBoth } from './texts.js'

const summarizeRequest = z.object({
  lang: z.string().optional(),
  title: z.string().default(''),
  text: z.string(),
  /** Default: what the command line says. */
  max_sentences: z.int().min(0).max(1000).optional(),
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
    .option('--since <time>', `published, or first seen, at or after this: ${A_TIME}`)
    .action(async (source: string | undefined, { since }: { since?: string }, self: Command) => {
      const { editorials } = await import('../app/editorials.js')
      const { givenTime } = await import('../app/given-time.js')
      const { editorialsHeading, showEditorial } = await import('./show-reading.js')
      await withApp(async (app) => {
        const { site, sources } = app.config
        const look = { zone: site.zone, ids: source === undefined ? sources.map(({ id }) => id) : [source] }
        const from = since === undefined ? undefined : givenTime(since, site.zone)
        let count = 0
        for await (const editorial of editorials(app, { source, since: from })) {
          if (count === 0 && !wantsJson(self)) await say(editorialsHeading(look))
          count += 1
          await (wantsJson(self) ? sayJson(editorialJson(editorial)) : say(showEditorial(editorial, look)))
        }
        if (count === 0 && !wantsJson(self)) await say(noEditorials({ source, since }))
      })
    })
}

/** `since` as it was written. */
function noEditorials({ source, since }: { source?: string; since?: string }): string {
  const whose = source === undefined ? '' : ` of ${source}`
  if (since !== undefined)
    return fold(`No editorial${whose} was published, or first seen, at or after ${since}.`)
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
    .option('--sentences <N>', 'sentences at most (with --jsonl: where a request names none)', atMost, 3)
    .option('--characters <N>', 'characters at most, all sentences together; none is cut', atMost)
    .option('--explain', 'say what each sentence was chosen for, and which came next')
    .option('--jsonl', 'one request a line on stdin, one answer a line on stdout')
    .action(async (names: string[], options: SummarizeOptions, self: Command) => {
      const { explainText, summarizeText } = await import('../app/summarize.js')
      const { sentences, characters } = options
      if (options.jsonl) {
        notBoth(names)
        return answerLines(summarizeRequest, async ({ max_sentences, max_characters, explain, ...text }) =>
          (explain || options.explain ? explainText : summarizeText)({
            ...text,
            sentences: max_sentences ?? sentences,
            characters: max_characters === undefined ? characters : max_characters,
          }),
        )
      }
      const { showExplained, showSummary } = await import('./show-summary.js')
      await eachText(self, names, async ({ name, ...text }) => {
        const input = { ...text, sentences, characters }
        const { title } = text
        if (options.explain) {
          const answer = explainText(input)
          await print(self, { id: name, title, ...answer }, () => showExplained(title, answer))
        } else {
          const answer = summarizeText(input)
          await print(self, { id: name, title, ...answer }, () => showSummary(title, answer.summary))
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
      if (options.jsonl) {
        notBoth(names)
        return answerLines(sentencesRequest, async ({ lang, text }) => splitText({ lang, text }))
      }
      await eachText(self, names, async ({ name, text, lang }) => {
        const answer = splitText({ lang, text })
        await print(self, { id: name, ...answer }, () => answer.sentences.join('\n'))
      })
    })
}
