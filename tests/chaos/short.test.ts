// The chaos suite in its short form: two hundred readers. `npm run chaos` plays the long one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmptyPlace, testDatabases } from '../store/databases.js'
import { play, type Scenario } from './play.js'
import { buildProgram, type Program } from './program.js'

/** The same moments in each run, as far as a machine can repeat them. */
const SEED = 20_260_114
const KILLS: Scenario = {
  name: 'kill -9',
  readers: 200,
  programs: 2,
  signal: 'SIGKILL',
  times: 2,
  hasFaults: true,
}
const TERMS: Scenario = {
  name: 'SIGTERM',
  readers: 200,
  programs: 1,
  signal: 'SIGTERM',
  times: 5,
  hasFaults: false,
}

let program: Program
beforeAll(async () => {
  program = await buildProgram()
})
afterAll(() => program.remove())

/** A dozen starts of the program, on a machine that others may use. */
const LIMIT_MS = 90_000
const [sqlite] = await testDatabases()

async function onSqlite(scenario: Scenario) {
  const place = (await sqlite?.place()) as EmptyPlace
  try {
    return await play(scenario, { program, place, seed: SEED })
  } finally {
    await place.remove()
  }
}

// They wait for programs most of the time, each on a database and a mail server of its own.
describe.concurrent('masthead start', () => {
  it(
    'killed twice beside another, with a failing mail server and readers who leave, loses nothing and repeats only what was in doubt',
    async () => {
      const { balance, broken } = await onSqlite(KILLS)
      expect(broken).toEqual([])
      expect(balance).toMatchObject({ planned: 201, failed: 2, lost: 0, renamed: 0 })
    },
    LIMIT_MS,
  )

  it(
    'stopped five times by SIGTERM loses nothing and sends nothing twice',
    async () => {
      const { balance, broken } = await onSqlite(TERMS)
      expect(broken).toEqual([])
      expect(balance).toMatchObject({ planned: 201, accepted: 201, uncertain: 0, lost: 0, duplicates: 0 })
    },
    LIMIT_MS,
  )
})
