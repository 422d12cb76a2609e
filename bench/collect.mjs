// What one reading of fifty papers costs: 50 feeds with 40 whole editorials each, cold (nothing is known yet)
// and quiet (every feed answers that nothing changed). The built program runs as people run it, as a child
// process, against a newspaper server in this one; only the child is measured.
//
//     npm run build && node bench/collect.mjs [--rounds 3] [--json] [--dist folder]
//
// All feeds stand on one host, so politeness decides the wall time; CPU and memory are what we answer for.
// Ends with 1 when a level is missed or when the program read something else than there was.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { tsImport } from 'tsx/esm/api'

const { entries, openNewspaper } = await tsImport('../tests/newspaper.ts', import.meta.url)

const FEEDS = 50
const ENTRIES = 40
/** CPU seconds (user and system) and MB that a run may take at most. */
const LEVELS = { cold: { cpu: 5, memory: 160 }, quiet: { cpu: 0.6, memory: 160 } }

/** Runs in the child: what it has used stands in a file when it ends. */
const REPORT_USAGE = `process.on('exit', () => {
  require('node:fs').writeFileSync(process.env.BENCH_USAGE, JSON.stringify(process.resourceUsage()))
})
`

const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    dist: { type: 'string', default: fileURLToPath(new URL('../dist', import.meta.url)) },
  },
})

const rounds = []
for (let round = 0; round < Number(flags.rounds); round++) rounds.push(await measure())
const runs = ['cold', 'quiet'].map((name) => ({
  run: name,
  ...medians(rounds.map((round) => round[name])),
  level: LEVELS[name],
}))
const problems = [...rounds.flatMap((round) => round.problems), ...runs.flatMap(missed)]

process.stdout.write(flags.json ? `${JSON.stringify({ runs, problems })}\n` : `${table(runs)}\n`)
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length === 0 ? 0 : 1

/** One cold run on an empty database and one quiet run after it. */
async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-bench-'))
  const paper = await openNewspaper()
  try {
    writeFileSync(join(folder, 'masthead.yaml'), configurationOf(openFeeds(paper)))
    writeFileSync(join(folder, 'usage.cjs'), REPORT_USAGE)
    const cold = await collect(folder, paper)
    const quiet = await collect(folder, paper, '--due-now')
    return {
      cold,
      quiet,
      problems: [...wrongIn(cold, { new: FEEDS * ENTRIES }), ...wrongIn(quiet, { unchanged: FEEDS })],
    }
  } finally {
    await paper.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Three of five papers are English, the others Korean and Japanese; about 3 KB of HTML an entry. */
function openFeeds(paper) {
  const languages = ['en', 'ko', 'en', 'ja', 'en']
  return Array.from({ length: FEEDS }, (_, n) => {
    const language = languages[n % languages.length]
    const list = entries(ENTRIES, { language, first: 1 + n * ENTRIES, length: 6 })
    for (const entry of list) entry.html = htmlOf(entry)
    const path = `/paper-${n + 1}.xml`
    paper.feed(path, { title: `Paper ${n + 1}`, entries: list, format: n % 2 ? 'atom' : 'rss' })
    return { id: `paper-${n + 1}`, url: paper.url + path, language }
  })
}

/** The text with what feeds carry beside it. */
function htmlOf({ link, paragraphs }) {
  const [first, ...rest] = paragraphs
  return `<figure class="lead"><img src="/pictures/lead.jpg" width="640" height="360" alt="The harbour"/><figcaption>The harbour at dusk</figcaption></figure>
<p class="lead"><strong>${first}</strong></p>
${rest.map((paragraph) => `<p class="text">${paragraph}</p>`).join('\n')}
<p class="more"><a href="${link}?utm_source=rss" rel="nofollow" onclick="count()">Read this editorial on our pages</a></p>`
}

function configurationOf(sources) {
  const lines = sources.map(
    ({ id, url, language }) =>
      `  - { id: ${id}, name: ${id}, kind: feed, url: "${url}", language: ${language}, maxEntries: ${ENTRIES} }`,
  )
  return `sources:
${lines.join('\n')}
newsletters:
  - { id: daily, title: Daily, schedule: { cron: "0 7 * * *", zone: UTC }, to: { file: [json] } }
`
}

async function collect(folder, paper, ...more) {
  const usage = join(folder, 'usage.json')
  const cli = resolve(flags.dist, 'src/cli.js')
  const args = ['--require', join(folder, 'usage.cjs'), cli, 'collect', '--json', ...more]
  const env = {
    PATH: process.env.PATH,
    ALLOW_PRIVATE_NETWORKS: '1',
    DATABASE_URL: `sqlite:${join(folder, 'masthead.db')}`,
    MASTHEAD_CONFIG: join(folder, 'masthead.yaml'),
    LOG_LEVEL: 'error',
    BENCH_USAGE: usage,
  }
  const before = paper.requests.length
  const start = performance.now()
  const { code, stdout, stderr } = await run(args, { cwd: folder, env })
  if (code !== 0) throw new Error(`collect ended with ${code}: ${stderr}${stdout}`)
  const requests = paper.requests.slice(before)
  const collected = JSON.parse(stdout)
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(usage, 'utf8'))
  return {
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    memory: maxRSS / 1024,
    wall: (performance.now() - start) / 1000,
    requests: requests.length,
    unchanged: requests.filter(({ status }) => status === 304).length,
    new: collected.reduce((sum, source) => sum + source.new, 0),
  }
}

function run(args, options) {
  const child = spawn(process.execPath, args, options)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
}

function wrongIn(run, wanted) {
  return Object.entries(wanted)
    .filter(([key, value]) => run[key] !== value)
    .map(([key, value]) => `${value} should be ${key}, not ${run[key]}`)
}

function missed({ run, cpu, memory, level }) {
  return [
    ...(cpu > level.cpu ? [`${run}: ${cpu.toFixed(2)} CPU s are more than ${level.cpu}`] : []),
    ...(memory > level.memory ? [`${run}: ${memory.toFixed(0)} MB are more than ${level.memory}`] : []),
  ]
}

function medians(list) {
  const keys = Object.keys(list[0])
  return Object.fromEntries(keys.map((key) => [key, median(list.map((run) => run[key]))]))
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

function table(rows) {
  const lines = rows.map(({ run, cpu, memory, wall, requests, unchanged, level, ...row }) => [
    run,
    cpu.toFixed(2),
    level.cpu.toFixed(1),
    memory.toFixed(0),
    String(level.memory),
    wall.toFixed(1),
    String(requests),
    String(unchanged),
    String(row.new),
  ])
  const head = ['run', 'CPU s', 'at most', 'MB', 'at most', 'wall s', 'requests', '304', 'new']
  const rule = head.map((_, n) => (n === 0 ? '---' : '---:'))
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
