// The settings of a language model: off unless set, half set is a slip that is named, and no secret is shown.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { check } from '../../src/app/check.js'
import { doctor } from '../../src/app/doctor.js'
import { showInspection } from '../../src/cli/show-house.js'
import { modelState, readEnvironment } from '../../src/config/environment.js'
import { openDatabase } from '../../src/store/database.js'
import { noteFailure, reserveTokens, saveAnswer } from '../../src/store/models.js'
import { type Folder, folder } from '../world.js'

const ON = { MODEL_BASE_URL: 'http://localhost:11434/v1/', MODEL_NAME: 'small-model-1' }
const KEY = 'sk-a-very-secret-key'

describe('the environment', () => {
  it('has no model unless one is set', () => {
    expect(modelState({ MODEL_NAME: ' ', MODEL_BASE_URL: '' })).toBe('off')
    expect(readEnvironment({}).problems).toEqual([])
  })

  it('takes a local address, with or without a key, without its trailing slash', () => {
    expect(readEnvironment(ON).environment).toMatchObject({ MODEL_BASE_URL: 'http://localhost:11434/v1' })
    expect(readEnvironment({ ...ON, MODEL_API_KEY: KEY }).problems).toEqual([])
  })

  it.each([
    [{ MODEL_NAME: 'a' }, 'set MODEL_BASE_URL as well, or unset MODEL_NAME'],
    [{ MODEL_BASE_URL: ON.MODEL_BASE_URL }, 'set MODEL_NAME as well, or unset MODEL_BASE_URL'],
    [{ MODEL_API_KEY: KEY }, 'set MODEL_BASE_URL and MODEL_NAME as well, or unset MODEL_API_KEY'],
  ])('names what is missing of a model that is half set: %j', (env, says) => {
    expect(modelState(env)).toBe('half')
    expect(readEnvironment(env)).toEqual({
      environment: null,
      problems: [`The language model is half configured: ${says}.`],
    })
  })

  it.each([
    ['MODEL_BASE_URL', 'foo'],
    ['MODEL_BASE_URL', 'http://localhost:11434/v1/chat/completions'],
    ['MODEL_BASE_URL', 'http://localhost:11434/v1/Chat/Completions/'],
    ['MODEL_BASE_URL', 'localhost:11434'],
    ['MODEL_BASE_URL', 'ftp://models.example/v1'],
    ['MODEL_BASE_URL', `https://user:${KEY}@models.example/v1`],
    ['MODEL_BASE_URL', `https://models.example/v1?key=${KEY}`],
    ['MODEL_API_KEY', `${KEY}\nX-Other: 1`],
    ['MODEL_NAME', 'two words'],
    ['MODEL_NAME', 'name\u001b[31m'],
  ])('refuses %s=%j, and shows nothing of it', (name, value) => {
    const { problems } = readEnvironment({ ...ON, [name]: value })
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} must `))])
    expect(problems.join()).not.toContain(KEY)
  })
})

describe('the house', () => {
  let home: Folder
  beforeEach(() => {
    home = folder()
  })
  afterEach(() => home.remove())

  const env = (more: Record<string, string> = {}) => ({
    DATABASE_URL: `sqlite:${home.path}/masthead.db`,
    LOG_LEVEL: 'silent',
    CONTACT_URL: 'https://example.org',
    ...more,
  })

  function configure(model: object | undefined, newsletter: object = {}): void {
    const sources = [{ id: 'a', name: 'A', kind: 'text', url: '.' }]
    const newsletters = [
      { id: 'daily', title: 'Daily', schedule: { cron: '0 7 * * *' }, to: { file: ['json'] }, ...newsletter },
    ]
    home.write('masthead.yaml', JSON.stringify({ ...(model ? { model } : {}), sources, newsletters }))
  }
  const inspect = (more: Record<string, string>) => check({ env: env(more), cwd: home.path })

  it('says nothing of a model that is off', async () => {
    configure(undefined)
    const inspection = await inspect({})
    expect(inspection.model).toEqual({ state: 'off', note: '' })
    expect(showInspection(inspection)).not.toMatch(/model/i)
  })

  it('says which model is on, where, and what it may write, and never its key', async () => {
    configure({ headlines: false })
    const inspection = await inspect({ ...ON, MODEL_API_KEY: KEY })
    expect(inspection.model).toEqual({
      state: 'on',
      note: 'small-model-1 at localhost:11434 may write introductions',
    })
    expect(showInspection(inspection)).toMatch(/Language model\s+on\s+small-model-1 at localhost:11434/)
    expect(JSON.stringify(inspection) + showInspection(inspection)).not.toContain(KEY)
  })

  it('lets a model write introductions, and headlines only where it is told to', async () => {
    configure(undefined)
    expect((await inspect(ON)).model.note).toMatch(/ may write introductions$/)
    configure({ headlines: true })
    expect((await inspect(ON)).model.note).toMatch(/ may write introductions and headlines$/)
  })

  it('says that a model is half set, and what is missing', async () => {
    configure(undefined)
    const inspection = await inspect({ MODEL_API_KEY: KEY })
    expect(inspection).toMatchObject({ ok: false, model: { state: 'half' } })
    expect(showInspection(inspection)).toMatch(/Language model\s+half/)
    expect(showInspection(inspection).replace(/\s+/g, ' ')).toContain(
      'set MODEL_BASE_URL and MODEL_NAME as well',
    )
  })

  it('does not call a model on whose address cannot be asked', async () => {
    configure(undefined)
    const inspection = await inspect({ ...ON, MODEL_BASE_URL: 'foo' })
    expect(inspection.model.state).toBe('half')
    expect(inspection.problems).toEqual([
      'MODEL_BASE_URL must be an http or https address such as http://localhost:11434/v1',
    ])
  })

  it('warns of a model that has nothing to write', async () => {
    configure({ introductions: false, headlines: false })
    expect((await inspect(ON)).warnings).toEqual([
      'A language model is configured, and model.introductions and model.headlines are both false.',
    ])
    configure(undefined, { language: 'sv' })
    expect((await inspect(ON)).warnings).toEqual([
      'The language model writes nothing for the newsletter daily: its words can be checked in en, ko and ja, not in sv.',
    ])
  })

  it.each([
    [{ timeout: '30' }, 'model.timeout must be a time such as 30s or 2m, between 1s and 10m'],
    [{ patience: '11m' }, 'model.patience must be a time such as 30s or 2m, between 1s and 10m'],
    [{ tokensPerDay: 'many' }, 'model.tokensPerDay must be a whole number between 100 and 100000000'],
    [{ headlines: 'yes' }, 'model.headlines must be true or false'],
    [{ headline: true }, 'model.headline is not known here'],
  ])('names what is wrong in %j', async (model, says) => {
    configure(model)
    expect((await inspect(ON)).problems).toEqual([`masthead.yaml:1: ${says}`])
  })

  it('tells the doctor what the day has cost', async () => {
    configure({ tokensPerDay: 1000 })
    const findings = async () =>
      (await doctor({ env: env(ON), cwd: home.path })).findings.filter(({ area }) => area === 'model')
    expect(await findings()).toMatchObject([{ state: 'well' }])
    const db = await openDatabase(`sqlite:${home.path}/masthead.db`)
    await reserveTokens(db, new Date().toISOString().slice(0, 10), { tokens: 1000, limit: 1000 })
    await db.destroy()
    expect(await findings()).toMatchObject([
      { state: 'warning', says: expect.stringContaining('1000 of 1000 tokens') },
    ])
  })

  it.each([
    ['denied 401', 'denied (401). Check MODEL_API_KEY, MODEL_NAME and MODEL_BASE_URL.'],
    ['unreachable', 'unreachable. Check MODEL_BASE_URL, and that a server listens there.'],
    ['timeout', 'timeout. Take a faster model, or raise model.timeout and model.patience in masthead.yaml.'],
    ['busy 500', 'busy (500). Its server cannot answer'],
    ['refused 400', 'refused (400). Check that MODEL_NAME is a model for chat'],
    ['broken 200', 'broken (200). Check MODEL_BASE_URL: it must speak'],
  ])('tells the doctor what it failed on and what helps, until it answers: %s', async (failure, says) => {
    configure(undefined)
    const findings = async () =>
      (await doctor({ env: env(ON), cwd: home.path })).findings.filter(({ area }) => area === 'model')
    await findings()
    const db = await openDatabase(`sqlite:${home.path}/masthead.db`)
    await reserveTokens(db, '2026-01-14', { tokens: 100, limit: 1000 })
    await noteFailure(db, '2026-01-14', { failure, at: '2026-01-14T07:00:00.000Z' })
    expect(await findings()).toMatchObject([
      { state: 'well' },
      {
        state: 'warning',
        says: expect.stringContaining(`The language model did not answer on 2026-01-14 07:00: ${says}`),
      },
    ])
    await saveAnswer(db, 'key', { answer: '', tokens: 1, createdAt: '2026-01-14T08:00:00.000Z' })
    await db.destroy()
    expect(await findings()).toMatchObject([{ state: 'well' }])
  })
})
