// What the ledger's own work costs, without any sending: planning the deliveries of one edition, claiming them in batches
// and writing down their results, by the product's own functions, on SQLite (a temporary file, synchronous=FULL) and on
// PostgreSQL (a database of its own, dropped afterwards).
//
//     node bench/ledger.mjs [--counts 10000,100000,1000000] [--json]
//
// PostgreSQL is the server at TEST_DATABASE_URL (default postgres://postgres@127.0.0.1:5432/postgres); without one its
// rows are left out. Each row is a process of its own. Ends with 1 when a level is missed, or when a delivery was lost
// or handed out twice. A million need 1 GB of disk.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { sql } from 'kysely'
import pg from 'pg'
import { built } from './built.mjs'

/** Seconds for planning a million, and deliveries claimed and completed a second in batches of 500. */
const LEVELS = { SQLite: { plan: 5, rate: 50_000 }, PostgreSQL: { plan: 15, rate: 0 } }
const LEVEL_COUNT = 1_000_000
/** Memory that planning may add, whatever the count (MB). */
const LEVEL_GROWTH_MB = 64
const BATCHES = [50, 500]
const SERVER = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const SLOT = '2026-01-13T22:00:00.000Z'
const NOW = '2026-01-13T22:00:03.000Z'

const EMPTY_DIGEST = {
  newsletter: { id: 'daily', title: 'Daily', language: 'en', zone: 'UTC' },
  window: { from: null, to: NOW },
  sections: [],
  alsoPublished: [],
  missing: [],
}

const { values: flags } = parseArgs({
  options: {
    counts: { type: 'string', default: '10000,100000,1000000' },
    json: { type: 'boolean', default: false },
    one: { type: 'string' },
    url: { type: 'string' },
  },
})

if (flags.one) process.stdout.write(JSON.stringify(await measure(flags.url, Number(flags.one))))
else await compare()

async function compare() {
  const rows = []
  for (const count of flags.counts.split(',').map(Number)) rows.push(await onSqlite(count))
  if (await answers()) {
    for (const count of flags.counts.split(',').map(Number)) rows.push(await onPostgres(count))
  } else process.stderr.write(`No PostgreSQL answers at ${new URL(SERVER).host}; its rows are left out.\n`)
  const problems = rows.flatMap(wrongIn)
  process.stdout.write(flags.json ? `${JSON.stringify({ rows, problems })}\n` : `${table(rows)}\n`)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
}

async function onSqlite(count) {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-ledger-'))
  try {
    return { on: 'SQLite', ...(await apart(`sqlite:${join(folder, 'masthead.db')}`, count)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function onPostgres(count) {
  const name = `masthead_bench_${process.pid}_${count}`
  await onServer(`create database ${name}`)
  try {
    const url = new URL(SERVER)
    url.pathname = `/${name}`
    return { on: 'PostgreSQL', ...(await apart(url.href, count)) }
  } finally {
    await onServer(`drop database ${name} with (force)`)
  }
}

async function answers() {
  return onServer('select 1').then(
    () => true,
    () => false,
  )
}

async function onServer(statement) {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 3000 })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** In a process of its own, so that memory can be told apart. */
async function apart(url, count) {
  const args = [fileURLToPath(import.meta.url), '--one', String(count), '--url', url]
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 })
  return JSON.parse(stdout)
}

async function measure(url, count) {
  const dist = await built([
    'src/store/database.ts',
    'src/store/editions.ts',
    'src/store/claims.ts',
    'src/core/digest/edition.ts',
  ])
  const { openDatabase } = await import(`${dist}/src/store/database.js`)
  const { storeEdition } = await import(`${dist}/src/store/editions.js`)
  const claims = await import(`${dist}/src/store/claims.js`)
  const { freeze } = await import(`${dist}/src/core/digest/edition.js`)
  const db = await openDatabase(url)
  await enrol(db, url, count)

  const before = process.resourceUsage().maxRSS
  const planning = await timed(() =>
    storeEdition(db, { newsletter: 'daily', slot: SLOT, channels: ['email'], dueAt: NOW }, (number) =>
      freeze(EMPTY_DIGEST, { number, slot: SLOT, publishedAt: NOW }),
    ),
  )
  const planGrowthMB = (process.resourceUsage().maxRSS - before) / 1024
  const half = Math.ceil(count / BATCHES.length)
  const runs = {}
  const seen = new Set()
  let isTwice = false
  for (const batch of BATCHES) {
    const { seconds, cpu, result } = await timed(() => work(db, claims, { batch, most: half }))
    for (const id of result) {
      isTwice ||= seen.has(id)
      seen.add(id)
    }
    runs[batch] = { second: result.length / seconds, cpuSecond: result.length / cpu }
  }
  const left = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('status', '<>', 'accepted')
    .executeTakeFirstOrThrow()
  await db.destroy()
  return {
    count,
    planned: planning.result.planned,
    planSeconds: planning.seconds,
    planCpu: planning.cpu,
    planGrowthMB,
    rates: runs,
    left: Number(left.count),
    isTwice,
    peakMB: process.resourceUsage().maxRSS / 1024,
  }
}

/** So many mailboxes, each an active reader of one newsletter. */
async function enrol(db, url, count) {
  const numbers = url.startsWith('sqlite:')
    ? sql`(with recursive n (i) as (select 1 union all select i + 1 from n where i < cast(${count} as integer)) select i from n)`
    : sql`(select i from generate_series(1, cast(${count} as integer)) as n (i))`
  await sql`
    insert into subscribers (channel, address, created_at)
    select 'email', '"reader-' || i || '@example.org"', ${NOW} from ${numbers} as numbers`.execute(db)
  await sql`
    insert into subscriptions (subscriber_id, newsletter, status, origin, created_at)
    select id, 'daily', 'active', 'reader', ${NOW} from subscribers order by id`.execute(db)
}

/** Claims and completes until `most` are done; gives their ids. */
async function work(db, { claimDeliveries, settleDeliveries }, { batch, most }) {
  const done = []
  const verdict = { status: 'accepted', nextAttemptAt: null, doubts: 0 }
  while (done.length < most) {
    const claimed = await claimDeliveries(db, {
      channel: 'email',
      owner: 'bench',
      now: NOW,
      limit: Math.min(batch, most - done.length),
      tooOld: { daily: '2026-01-12T22:00:00.000Z' },
    })
    if (claimed.length === 0) break
    const results = claimed.map(({ id }) => ({
      id,
      verdict,
      receipts: [{ messageId: `<${id}@digest.example.org>` }],
      error: null,
    }))
    for (const id of await settleDeliveries(db, 'bench', results, NOW)) done.push(id)
  }
  return done
}

async function timed(work) {
  const start = performance.now()
  const cpu = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { result, seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 }
}

function wrongIn({ on, count, planned, planSeconds, planGrowthMB, rates, left, isTwice }) {
  const level = LEVELS[on]
  const name = `${on}, ${count}`
  return [
    ...(planned === count && left === 0 ? [] : [`${name}: ${planned} were planned, ${left} were left over`]),
    ...(isTwice ? [`${name}: a delivery was handed out twice`] : []),
    ...(planGrowthMB > LEVEL_GROWTH_MB ? [`${name}: planning took ${planGrowthMB.toFixed(0)} MB`] : []),
    ...(count === LEVEL_COUNT && planSeconds > level.plan
      ? [`${name}: planning took ${planSeconds.toFixed(1)} s, not ${level.plan}`]
      : []),
    ...(count === LEVEL_COUNT && rates[500].second < level.rate
      ? [`${name}: ${rates[500].second.toFixed(0)} deliveries a second are fewer than ${level.rate}`]
      : []),
  ]
}

function table(rows) {
  const head = ['database', 'deliveries', 'plan s', 'CPU s', 'MB more']
  for (const batch of BATCHES) head.push(`${batch} at a time: a second`, 'a CPU s')
  const lines = rows.map(({ on, count, planSeconds, planCpu, planGrowthMB, rates, peakMB }) => [
    on,
    count.toLocaleString('en'),
    planSeconds.toFixed(2),
    planCpu.toFixed(2),
    planGrowthMB.toFixed(0),
    ...BATCHES.flatMap((batch) => [hundreds(rates[batch].second), hundreds(rates[batch].cpuSecond)]),
    peakMB.toFixed(0),
  ])
  head.push('peak MB')
  const rule = head.map((_, n) => (n === 0 ? '---' : '---:'))
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function hundreds(number) {
  return (Math.round(number / 100) * 100).toLocaleString('en')
}
