// doctor: what ails the house, and what helps. Looks at the configuration and at what is stored; asks nobody
// outside (that is `sources check`).
import { whySilent } from '../core/ingest/silence/why.js'
import { lastFailure, type ModelFailed, tokensOn } from '../store/models.js'
import { type App, type AppInput, openApp } from './app.js'
import { check } from './check.js'
import { type Health, healthOf } from './health.js'
import { minuteIn, withLocalTimes } from './local-time.js'

export interface Finding {
  area: 'configuration' | 'model' | 'sources'
  /** What it is about: a source's id, a channel; null for the house as a whole. */
  name: string | null
  state: 'well' | 'warning' | 'ill'
  /** One or two sentences, with what to do. */
  says: string
}

export interface Diagnosis {
  ok: boolean
  findings: Finding[]
}

export async function doctor(input: AppInput): Promise<Diagnosis> {
  const inspection = await check(input)
  const configuration = [
    ...inspection.problems.map((says) => finding('configuration', null, 'ill', says)),
    ...inspection.warnings.map((says) => finding('configuration', null, 'warning', says)),
  ]
  const house = inspection.ok ? await examineHouse(input) : []
  const findings = [...configuration, ...house]
  return { ok: findings.every(({ state }) => state !== 'ill'), findings }
}

function finding(area: Finding['area'], name: string | null, state: Finding['state'], says: string): Finding {
  return { area, name, state, says }
}

async function examineHouse(input: AppInput): Promise<Finding[]> {
  const app = await openApp(input)
  try {
    const now = app.clock()
    const healths = await healthOf(app, { now })
    return [...(await examineModel(app, now)), ...healths.map((health) => examine(app, health, now))]
  } finally {
    await app.close()
  }
}

/** What it may write, has cost today and failed on last; nobody is asked. */
async function examineModel({ config, db }: App, now: string): Promise<Finding[]> {
  if (config.environment.MODEL_NAME === undefined) return []
  const failed = await lastFailure(db)
  return [
    ...(await examineBudget({ config, db }, now)),
    ...(failed ? [examineFailure(failed, config.site.zone)] : []),
  ]
}

function examineFailure({ failure, failures, at }: ModelFailed, zone: string): Finding {
  const [kind = '', status] = failure.split(' ')
  const what = status === undefined ? kind : `${kind} (${status})`
  const often = failures === 1 ? '' : `, ${failures} times that UTC day`
  const says = `The language model did not answer on ${minuteIn(at, zone)}: ${what}${often}. ${HELP[kind] ?? LOOK}`
  return finding('model', null, 'warning', says)
}

const LOOK = 'Check MODEL_BASE_URL: it must speak the OpenAI chat-completions protocol.'
/** By the kind of failure, see ModelFailure in io/model.ts. */
const HELP: Record<string, string> = {
  denied: 'Check MODEL_API_KEY, MODEL_NAME and MODEL_BASE_URL.',
  unreachable: 'Check MODEL_BASE_URL, and that a server listens there.',
  timeout: 'Take a faster model, or raise model.timeout and model.patience in masthead.yaml.',
  busy: 'Its server cannot answer or has had too many questions; look there if it stays so.',
  refused: 'Check that MODEL_NAME is a model for chat, with room for questions of some 15,000 characters.',
}

async function examineBudget({ config, db }: Pick<App, 'config' | 'db'>, now: string): Promise<Finding[]> {
  const { MODEL_NAME: name } = config.environment
  if (name === undefined) return []
  const { tokensPerDay } = config.model
  const spent = await tokensOn(db, now.slice(0, 10))
  const says = `The language model ${name} is on: ${spent} of ${tokensPerDay} tokens of this UTC day are spent.`
  if (spent < tokensPerDay) return [finding('model', null, 'well', says)]
  const helps =
    'Editions go without its words until tomorrow, unless model.tokensPerDay in masthead.yaml is raised.'
  return [finding('model', null, 'warning', `${says} ${helps}`)]
}

function examine(app: App, health: Health, now: string): Finding {
  const { source, state, silence, why, editorials, newestAt } = health
  const { zone } = app.config.site
  const say = (how: Finding['state'], says: string) =>
    finding('sources', source.id, how, withLocalTimes(says, zone))
  if (silence && why) return say('ill', why.operator)
  if (state === null) return say('warning', `has not been read yet. Try: masthead collect ${source.id}`)
  if (state.goneAt) {
    return say('ill', whySilent(state, { source, since: state.goneAt, now, zone, language: 'en' }).operator)
  }
  if (state.failures > 0) {
    const count = state.failures === 1 ? 'once' : `${state.failures} times in a row`
    return say(
      'ill',
      `failed ${count}: ${state.error}. It is tried again at ${state.dueAt}. Try: masthead sources check ${source.id}`,
    )
  }
  if (state.error)
    return say('warning', `was read in part: ${state.error}. Try: masthead sources check ${source.id}`)
  if (state.found === 0)
    return say('warning', `can be read and lists nothing. Try: masthead sources check ${source.id}`)
  if (editorials === 0)
    return say('warning', `is read, and no text of it is held yet. Try: masthead sources check ${source.id}`)
  return say(
    'well',
    `${counted(editorials)}, the newest of ${newestAt === null ? 'no date' : minuteIn(newestAt, zone).slice(0, 10)}; ${expectation(health)}`,
  )
}

function counted(editorials: number): string {
  return editorials === 1 ? '1 editorial' : `${editorials} editorials`
}

function expectation({ source, expected }: Health): string {
  if (source.expects === 'never') return 'nothing is expected of it'
  if (expected.length === 0) return 'its habit is not known yet'
  const how = source.expects === 'learnt' ? 'as its history shows' : 'as declared'
  return `expected by "${expected.map(({ cron }) => cron).join('", "')}" ${source.zone}, ${how}`
}
