// The chaos suite: kill -9 and SIGTERM at random moments, several programs on one database, a mail server that fails,
// readers who leave; then the balance. Ends with 1 when the promise is broken.
//
//     npm run chaos -- [--readers 20000] [--seed N] [--only name] [--json]
//
// PostgreSQL is the server at TEST_DATABASE_URL; without one its scenarios are left out. 20,000 readers need minutes.
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { type TestDatabase, testDatabases } from '../store/databases.js'
import { type Played, play, type Scenario } from './play.js'
import { buildProgram, type Program } from './program.js'

const { values: flags } = parseArgs({
  options: {
    readers: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
})
const readers = Number(flags.readers)
const seed = Number(flags.seed)

const kills: Scenario = {
  name: 'ten kill -9',
  readers,
  programs: 1,
  signal: 'SIGKILL',
  times: 10,
  hasFaults: true,
}
const terms: Scenario = { ...kills, name: 'five SIGTERM', signal: 'SIGTERM', times: 5, hasFaults: false }
const SCENARIOS: Record<string, Scenario[]> = {
  SQLite: [kills, terms, { ...kills, name: 'two services, ten kill -9', programs: 2 }],
  PostgreSQL: [{ ...kills, name: 'three services, ten kill -9', programs: 3 }, terms],
}

process.stderr.write(`seed ${seed}\n`)
const program = await buildProgram()
try {
  const played: (Played & { on: string })[] = []
  for (const database of await testDatabases()) {
    if (database.missing) {
      process.stderr.write(`${database.missing}; its scenarios are left out.\n`)
      continue
    }
    for (const scenario of SCENARIOS[database.name] ?? []) {
      if (!`${database.name}: ${scenario.name}`.includes(flags.only)) continue
      played.push({ on: database.name, ...(await playOn(database, scenario, program)) })
    }
  }
  process.stdout.write(flags.json ? `${JSON.stringify(played)}\n` : `${table(played)}\n`)
  for (const { on, scenario, broken } of played)
    for (const sentence of broken) process.stderr.write(`${on}, ${scenario.name}: ${sentence}\n`)
  process.exitCode = played.every(({ broken }) => broken.length === 0) ? 0 : 1
} finally {
  program.remove()
}

async function playOn(database: TestDatabase, scenario: Scenario, program: Program): Promise<Played> {
  process.stderr.write(`${database.name}: ${scenario.name}, ${scenario.readers} readers\n`)
  const place = await database.place()
  try {
    return await play(scenario, { program, place, seed })
  } finally {
    await place.remove()
  }
}

function table(played: (Played & { on: string })[]): string {
  const head = [
    'database',
    'scenario',
    'planned',
    'accepted',
    'failed',
    'bounced',
    'uncertain',
    'cancelled',
    'lost',
    'in doubt',
    'twice',
    'renamed',
    's',
  ]
  const rows = played.map(({ on, scenario, balance, inDoubt, seconds }) => [
    on,
    scenario.name,
    ...[balance.planned, balance.accepted, balance.failed, balance.bounced, balance.uncertain],
    ...[balance.cancelled, balance.lost, inDoubt, balance.duplicates, balance.renamed, Math.round(seconds)],
  ])
  const rule = head.map((_, n) => (n < 2 ? '---' : '---:'))
  return [head, rule, ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.toLocaleString('en')).join(' | ')} |`)
    .join('\n')
}
