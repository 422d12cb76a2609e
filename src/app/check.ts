// check: everything that can be said of a configuration without sending or storing anything.
import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { modelState, readEnvironment } from '../config/environment.js'
import {
  type ChannelSetting,
  type Config,
  type Inspection as ConfigInspection,
  inspectConfig,
} from '../config/index.js'
import type { Channel } from '../core/channel.js'
import { writtenLanguage } from '../core/digest/written/question.js'
import { sameness } from '../core/ingest/opml/new-sources.js'
import type { Source } from '../core/model.js'
import { isFile } from '../io/documents.js'
import { databaseName, databaseProblem } from '../store/database.js'
import type { AppInput } from './app.js'
import { findChannels } from './channels.js'

export interface Inspection {
  ok: boolean
  config: string
  isSample: boolean
  /** "SQLite at /srv/masthead/var/masthead.db"; null when DATABASE_URL names none. */
  database: string | null
  /** `note`: of a channel that is off, what switches it on; of one that is on, why it reaches nobody, or "". */
  channels: { name: string; title: string; state: 'on' | 'off' | 'half'; note: string }[]
  model: { state: 'on' | 'off' | 'half'; note: string }
  sources: { id: string; name: string; kind: string; url: string }[]
  newsletters: { id: string; title: string; cron: string; zone: string; to: Record<string, number> }[]
  problems: string[]
  /** Not wrong, but probably not meant. */
  warnings: string[]
}

export async function check({ env, cwd }: AppInput): Promise<Inspection> {
  const found = inspectConfig({ env, cwd, channels: await findChannels() })
  const { config } = found
  const database = await examineDatabase(found)
  const problems = [...found.problems, ...database.problems]
  return {
    ok: problems.length === 0,
    config: found.path,
    isSample: found.isSample,
    database: database.name,
    channels: found.channels.map((setting) => ({
      name: setting.channel.name,
      title: setting.channel.title,
      state: setting.state,
      note: setting.state === 'off' ? switchedOnBy(setting.channel) : caveatOf(setting, found.outbox, cwd),
    })),
    model: { state: modelState(found.env), note: modelNote(config) },
    sources: (config?.sources ?? []).map(({ id, name, kind, url }) => ({ id, name, kind, url })),
    newsletters: (config?.newsletters ?? []).map(({ id, title, schedule, to }) => ({
      id,
      title,
      cron: schedule.cron,
      zone: schedule.zone,
      to: Object.fromEntries(Object.entries(to).map(([channel, list]) => [channel, list.length])),
    })),
    problems,
    warnings: warningsOf(found, cwd),
  }
}

/** Where everything is kept, and whether it answers; nothing is made there. */
async function examineDatabase({
  config,
  env,
}: ConfigInspection): Promise<{ name: string | null; problems: string[] }> {
  const url = (config?.environment ?? readEnvironment(env).environment)?.DATABASE_URL
  if (url === undefined) return { name: null, problems: [] }
  const problem = await databaseProblem(url)
  return { name: databaseName(url), problems: problem === null ? [] : [problem] }
}

/** "as .eml files under var/outbox/email: SMTP_URL is not set"; empty where the channel reaches people. */
function caveatOf({ channel, state, options }: ChannelSetting, outbox: string, cwd: string): string {
  return state === 'on' ? (channel.caveat?.(options, relative(cwd, outbox)) ?? '') : ''
}

/** "small-model at localhost:11434 may write introductions and headlines"; the address without what may be secret. */
function modelNote(config: ConfigInspection['config']): string {
  const { MODEL_NAME: name, MODEL_BASE_URL: baseUrl } = config?.environment ?? {}
  if (!config || name === undefined || baseUrl === undefined) return ''
  const { introductions, headlines } = config.model
  const may = [...(introductions ? ['introductions'] : []), ...(headlines ? ['headlines'] : [])]
  return `${name} at ${new URL(baseUrl).host} may write ${may.join(' and ') || 'nothing'}`
}

/**
 * "set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET, see .env.example)": first what the channel's
 * options miss when nothing is set, then what switches it on in another way.
 */
function switchedOnBy({ options, switchedOnBy: names }: Channel): string {
  const missing = options.safeParse({}).error?.issues.map(({ path }) => String(path[0])) ?? []
  const needed = names.filter((name) => missing.includes(name))
  const rest = names.filter((name) => !missing.includes(name))
  if (needed.length === 0) return `set one of ${rest.join(', ')}`
  return `set ${needed.join(' and ')}${rest.length === 0 ? '' : ` (or ${rest.join(', ')}, see .env.example)`}`
}

function warningsOf({ config, channels, outbox }: ConfigInspection, cwd: string): string[] {
  if (!config) return []
  const missing = config.sources
    .filter(({ url }) => isFile(url) && !existsSync(fileURLToPath(url)))
    .map(({ id, url }) => `The source ${id} reads ${fileURLToPath(url)}, which does not exist.`)
  const off = config.newsletters.flatMap(({ id, to }) =>
    channels
      .filter(({ channel, state }) => state === 'off' && (to[channel.name]?.length ?? 0) > 0)
      .map(
        ({ channel }) =>
          `The newsletter ${id} goes to ${channel.title}, which is off: ${switchedOnBy(channel)}.`,
      ),
  )
  // The sample's readers do not exist; nothing is to reach them.
  const unsent = (config.isSample ? [] : config.newsletters).flatMap(({ id, to }) =>
    channels
      .filter(({ channel }) => (to[channel.name]?.length ?? 0) > 0)
      .map((setting) => ({ title: setting.channel.title, caveat: caveatOf(setting, outbox, cwd) }))
      .filter(({ caveat }) => caveat !== '')
      .map(({ title, caveat }) => `The newsletter ${id} goes to ${title} ${caveat}.`),
  )
  const nowhere = config.newsletters
    .filter(({ to }) => Object.values(to).every((addresses) => addresses.length === 0))
    .map(({ id }) => `The newsletter ${id} goes nowhere: name addresses under its "to".`)
  const deaf = channels
    .filter(({ channel, state }) => state === 'off' && (config.operator.to[channel.name]?.length ?? 0) > 0)
    .map(({ channel }) => `Alarms go to ${channel.title}, which is off: ${switchedOnBy(channel)}.`)
  const { CONTACT_URL, PUBLIC_URL } = config.environment
  const isNameless = !CONTACT_URL && !PUBLIC_URL && config.sources.some(({ url }) => !isFile(url))
  const nameless = isNameless
    ? [
        'The papers cannot see who reads them: set CONTACT_URL (or PUBLIC_URL) to an address where they find you.',
      ]
    : []
  return [
    ...missing,
    ...sourceWarnings(config.sources),
    ...off,
    ...unsent,
    ...nowhere,
    ...deaf,
    ...nameless,
    ...modelWarnings(config),
  ]
}

function modelWarnings({ environment, model, newsletters }: Config): string[] {
  if (environment.MODEL_NAME === undefined) return []
  if (!model.introductions && !model.headlines)
    return ['A language model is configured, and model.introductions and model.headlines are both false.']
  return newsletters
    .filter(({ language }) => writtenLanguage(language) === null)
    .map(
      ({ id, language }) =>
        `The language model writes nothing for the newsletter ${id}: its words can be checked in en, ko and ja, not in ${language}.`,
    )
}

function sourceWarnings(sources: Source[]): string[] {
  const unused = sources
    .filter(({ kind, links }) => kind !== 'page' && links !== undefined)
    .map(
      ({ id, kind }) => `The source ${id} is of kind ${kind}: its links: is not used; only pages have them.`,
    )
  const firstWith = new Map<string, string>()
  const twice = sources.flatMap(({ id, url }) => {
    const first = firstWith.get(sameness(url))
    if (first !== undefined)
      return [`The sources ${first} and ${id} read the same address, ${url}. Take one of them out.`]
    firstWith.set(sameness(url), id)
    return []
  })
  return [...unused, ...twice]
}
