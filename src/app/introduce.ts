// introduce: what a language model adds to a digest, where the operator turned one on: a sentence of introduction for
// each topic and headlines in the newsletter's language. Each of them is checked against what it rests on. Never
// throws: whatever goes wrong is counted in the log and told in a note, and the digest stands as it was built.
import pLimit from 'p-limit'
import { later } from '../core/delivery/ledger.js'
import { type HeadlinesTask, headlineTasks, readHeadlines } from '../core/digest/written/headlines.js'
import {
  type IntroductionTask,
  introductionTask,
  readIntroduction,
} from '../core/digest/written/introduction.js'
import { type WrittenLanguage, writtenLanguage } from '../core/digest/written/question.js'
import type { Digest, DigestSection, Instant, Newsletter, Written } from '../core/model.js'
import { openModel } from '../io/model.js'
import type { Database } from '../store/database.js'
import type { App } from './app.js'
import { type Asking, openAsking } from './ask-model.js'

/** Questions at a time; local servers often answer one after the other. */
const AT_ONCE = 2
/** After an edition that waited in vain, other editions of this program do not wait for so long (ms). */
const SILENCE_MS = 600_000
const silentUntil = new WeakMap<Database, Instant>()

export interface Introduced {
  digest: Digest
  /** Sentences for the operator: what the model could not be asked for, or that nothing of it could stand. */
  notes: string[]
}

/** An aborted signal ends the waiting: what is not there by then is left out. */
export async function introduce(
  app: App,
  newsletter: Newsletter,
  { digest, signal }: { digest: Digest; signal?: AbortSignal },
): Promise<Introduced> {
  try {
    return await introduced(app, newsletter, { digest, signal })
  } catch (error) {
    // The name alone: a message may quote what it stumbled over.
    const problem = error instanceof Error ? error.name : 'unknown'
    app.log.error({ newsletter: newsletter.id, problem }, 'nothing could be written for a digest')
    return { digest, notes: [`Nothing could be written for ${newsletter.id}: ${problem}. See the log.`] }
  }
}

async function introduced(
  app: App,
  newsletter: Newsletter,
  { digest, signal }: { digest: Digest; signal?: AbortSignal },
): Promise<Introduced> {
  const { MODEL_BASE_URL: baseUrl, MODEL_API_KEY: apiKey, MODEL_NAME: name } = app.config.environment
  const language = writtenLanguage(newsletter.language)
  if (baseUrl === undefined || name === undefined || language === null) return { digest, notes: [] }
  const tasks = tasksOf(app, digest, language)
  if (tasks.introductions.size === 0 && tasks.headlines.length === 0) return { digest, notes: [] }

  const rules = app.config.model
  const patience = new AbortController()
  const end = () => patience.abort()
  const timer = setTimeout(end, rules.patienceMs)
  signal?.addEventListener('abort', end)
  if (signal?.aborted) end()
  const model = openModel({ baseUrl, apiKey: apiKey ?? null, name, timeoutMs: rules.timeoutMs })
  const asking = openAsking({
    db: app.db,
    clock: app.clock,
    model,
    name,
    rules,
    signal: patience.signal,
    isStopping: () => signal?.aborted === true,
    stopped: app.clock() < (silentUntil.get(app.db) ?? '') ? 'the model did not answer a moment ago' : null,
  })
  try {
    const said = await write(tasks, asking, name)
    report(app, newsletter, { said, asking })
    if (isSilent(asking) && !signal?.aborted) silentUntil.set(app.db, later(app.clock(), SILENCE_MS))
    return { digest: withWritten(digest, said), notes: notesOf(said, asking) }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
  }
}

interface Tasks {
  introductions: Map<DigestSection, IntroductionTask>
  headlines: HeadlinesTask[]
}

function tasksOf({ config }: App, digest: Digest, language: WrittenLanguage): Tasks {
  const readable = new Set(config.sources.filter(({ rights }) => rights.model).map(({ id }) => id))
  const reading = { language, mayRead: (source: string) => readable.has(source) }
  const introductions = new Map<DigestSection, IntroductionTask>()
  for (const section of config.model.introductions ? digest.sections : []) {
    const task = introductionTask(section, reading)
    if (task) introductions.set(section, task)
  }
  return { introductions, headlines: config.model.headlines ? headlineTasks(digest, reading) : [] }
}

interface Said {
  introductions: Map<DigestSection, Written>
  /** By editorial. */
  headlines: Map<number, Written>
  /** Names of checks that answers failed. */
  refused: string[]
  /** How many sentences and headlines failed them. */
  answersRefused: number
}

/** Introductions first: where the budget ends, the headlines stay as their papers wrote them. */
async function write(tasks: Tasks, asking: Asking, name: string): Promise<Said> {
  const said: Said = { introductions: new Map(), headlines: new Map(), refused: [], answersRefused: 0 }
  const limit = pLimit(AT_ONCE)
  const introductions = [...tasks.introductions].map(([section, task]) =>
    limit(async () => {
      const isGood = (answer: string) => 'written' in readIntroduction(answer, task, name)
      const answer = await asking.answer(task.question, isGood)
      if (answer === null) return
      const read = readIntroduction(answer, task, name)
      if ('written' in read) said.introductions.set(section, read.written)
      else {
        said.refused.push(...read.refused)
        said.answersRefused++
      }
    }),
  )
  const headlines = tasks.headlines.map((task) =>
    limit(async () => {
      const isGood = (answer: string) => readHeadlines(answer, task, name).refused.length === 0
      const answer = await asking.answer(task.question, isGood)
      if (answer === null) return
      const { written, refused } = readHeadlines(answer, task, name)
      for (const [editorial, one] of written) said.headlines.set(editorial, one)
      said.refused.push(...refused)
      said.answersRefused += refused.length
    }),
  )
  await Promise.all([...introductions, ...headlines])
  return said
}

function withWritten(digest: Digest, { introductions, headlines }: Said): Digest {
  const titled = <Item extends { editorial: number }>(item: Item) => {
    const headline = headlines.get(item.editorial)
    return headline ? { ...item, headline } : item
  }
  return {
    ...digest,
    sections: digest.sections.map((section) => {
      const introduction = introductions.get(section)
      const items = section.items.map(titled)
      return introduction ? { ...section, items, introduction } : { ...section, items }
    }),
    alsoPublished: digest.alsoPublished.map(titled),
  }
}

function report(app: App, { id }: Newsletter, { said, asking }: { said: Said; asking: Asking }): void {
  const { asked, remembered, tokens, failed, stopped } = asking.tally()
  const counts = {
    newsletter: id,
    introductions: said.introductions.size,
    headlines: said.headlines.size,
    asked,
    remembered,
    tokens,
  }
  app.log.info({ ...counts, refusedFor: counted(said.refused) }, 'the model wrote for a digest')
  if (stopped !== null || failed.length > 0)
    app.log.warn({ newsletter: id, failed: counted(failed), stopped }, 'the model could not be asked for all')
}

/** It was waited for, and for nothing. */
function isSilent(asking: Asking): boolean {
  const { answered, failed } = asking.tally()
  return answered === 0 && failed.length > 0 && failed.every((failure) => failure === 'timeout')
}

function notesOf({ introductions, headlines, refused, answersRefused }: Said, asking: Asking): string[] {
  const { failed, stopped } = asking.tally()
  const notes: string[] = []
  if (failed.length > 0 || stopped !== null) {
    const kinds = Object.entries(counted(failed)).map(([kind, count]) => `${kind}, ${count} times`)
    const why = [...(kinds.length > 0 ? [kinds.join('; ')] : []), ...(stopped === null ? [] : [stopped])]
    notes.push(
      `The language model could not be asked for all (${why.join('; ')}); the digest goes without those words. Try: masthead doctor`,
    )
  }
  if (answersRefused > 0 && introductions.size + headlines.size === 0) {
    const checks = Object.keys(counted(refused)).join(', ')
    notes.push(
      `Nothing that the language model wrote passed its checks (${answersRefused} refused, for: ${checks}); the digest goes without its words.`,
    )
  }
  return notes
}

/** How often each occurs, by its name. */
function counted(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
