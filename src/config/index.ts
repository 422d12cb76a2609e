// Environment + masthead.yaml -> Config. Every problem is reported at once; nothing here is guessed later.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Channel } from '../core/channel.js'
import { messageOf, UserError } from '../core/errors.js'
import {
  type Environment,
  houseVariables,
  readEnvironment,
  type Variables,
  variableProblem,
  withoutEmpty,
} from './environment.js'
import { type MastheadFile, readMastheadFile } from './file.js'
import { withSecrets } from './secrets.js'

export interface Config extends MastheadFile {
  environment: Environment
  /** The masthead.yaml in use. */
  path: string
  /** No masthead.yaml was found: the sample newsroom is read. */
  isSample: boolean
  channels: ChannelSetting[]
  /** The folder for what the channels write. */
  outbox: string
}

/** A channel with its options, or with why it has none. */
export interface ChannelSetting {
  channel: Channel
  state: 'on' | 'off' | 'half'
  options: unknown
  problems: string[]
}

export interface ConfigInput {
  env: Variables
  channels: Channel[]
  /** The working directory. */
  cwd: string
}

/** Everything that can be said of a configuration, also of a broken one. */
export interface Inspection {
  /** The variables with the values of secret files in their places: for asking, never for showing. */
  env: Variables
  path: string
  isSample: boolean
  channels: ChannelSetting[]
  outbox: string
  /** Sentences that name the variable, or the file and line. */
  problems: string[]
  /** Null when there are problems. */
  config: Config | null
}

/** Throws one UserError that lists every problem of the environment and of the file. */
export function loadConfig(input: ConfigInput): Config {
  const { config, problems } = inspectConfig(input)
  if (!config) throw new UserError(listOf(problems))
  return config
}

/** Throws UserError for what nothing can be said without: a secret file or a masthead.yaml that is not there. */
export function inspectConfig({ env: given, channels, cwd }: ConfigInput): Inspection {
  const env = withSecrets(given, variablesOf(channels), cwd)
  const { environment, problems } = readEnvironment(env)
  const settings = channels.map((channel) => readChannel(channel, env))
  problems.push(...settings.flatMap((setting) => setting.problems))

  const { path, isSample } = findFile(env, cwd)
  const places = placesOf(isSample, env)
  const { file, problems: inFile } = readMastheadFile(
    readText(path),
    isSample ? path : relative(cwd, path) || path,
    (name, address) => checkAddress(channels, name, address),
  )
  problems.push(...inFile)
  const isSound = environment && file && problems.length === 0
  const outbox = resolve(cwd, places.outbox)
  const config = isSound
    ? {
        ...file,
        environment: { ...environment, ...places.database },
        path,
        isSample,
        channels: settings,
        outbox,
      }
    : null
  return { env, path, isSample, channels: settings, outbox, problems, config }
}

/** What papers that do not exist have written never stands beside what real ones write. */
function placesOf(isSample: boolean, env: Variables) {
  if (!isSample) return { outbox: 'var/outbox', database: {} }
  const isNamed = 'DATABASE_URL' in withoutEmpty(env)
  return {
    outbox: 'var/sample-outbox',
    database: isNamed ? {} : { DATABASE_URL: SAMPLE_DATABASE },
  }
}

const SAMPLE_DATABASE = 'sqlite:./var/sample.db'

/** Which database is meant, or what stands in the file that DATABASE_URL_FILE names. All other settings may be wrong. */
export function databaseUrl({ env, cwd }: Pick<ConfigInput, 'env' | 'cwd'>): string {
  const set = withoutEmpty(withSecrets(env, ['DATABASE_URL'], cwd))
  const isSample = set.MASTHEAD_CONFIG === undefined && !existsSync(join(cwd, 'masthead.yaml'))
  return set.DATABASE_URL ?? (isSample ? SAMPLE_DATABASE : houseVariables.shape.DATABASE_URL.parse(undefined))
}

/** Every variable that the house or a channel reads. */
export function variablesOf(channels: Channel[]): string[] {
  const tables = [houseVariables, ...channels.map(({ options }) => options)]
  return tables.flatMap((table) => (table instanceof z.ZodObject ? Object.keys(table.shape) : []))
}

/** The root of the package, found from src/ as well as from dist/src/. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

function readChannel(channel: Channel, env: Variables): ChannelSetting {
  const set = withoutEmpty(env)
  const isOn = channel.switchedOnBy.length === 0 || channel.switchedOnBy.some((name) => name in set)
  if (!isOn) return { channel, state: 'off', options: null, problems: [] }
  const parsed = channel.options.safeParse(set)
  if (parsed.success) return { channel, state: 'on', options: parsed.data, problems: [] }
  const problems = parsed.error.issues.map(
    (issue) => `${channel.title} is half configured: ${variableProblem(issue)}`,
  )
  return { channel, state: 'half', options: null, problems }
}

function findFile(env: Variables, cwd: string): { path: string; isSample: boolean } {
  const named = env.MASTHEAD_CONFIG?.trim()
  if (named) {
    const path = resolve(cwd, named)
    if (!existsSync(path)) {
      throw new UserError(`MASTHEAD_CONFIG names ${path}, which does not exist. Correct it, or unset it.`)
    }
    return { path, isSample: false }
  }
  const own = join(cwd, 'masthead.yaml')
  return existsSync(own)
    ? { path: own, isSample: false }
    : { path: join(packageRoot(), 'samples/masthead.yaml'), isSample: true }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UserError(`The configuration ${path} cannot be read: ${messageOf(error)}.`, { cause: error })
  }
}

function checkAddress(channels: Channel[], name: string, address: unknown) {
  const channel = channels.find((candidate) => candidate.name === name)
  if (!channel) {
    return { problem: `"${name}" is no channel; there are ${channels.map((c) => c.name).join(', ')}` }
  }
  const parsed = channel.address.safeParse(address)
  return parsed.success
    ? { address: parsed.data }
    : { problem: parsed.error.issues[0]?.message ?? 'is refused' }
}

function listOf(problems: string[]): string {
  if (problems.length === 1) return problems[0] ?? ''
  return `${problems.length} problems:\n${problems.map((problem) => `  ${problem}`).join('\n')}`
}
