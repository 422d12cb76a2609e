#!/usr/bin/env node
// How many editorials are summarized and grouped in a second of one core, each measurement in a process of its own.
//
//   node bench/summaries.mjs [--json] [--dist folder]
//
// Texts are the labelled samples of eval/. For topics they are mixed paragraph by paragraph into as many different
// editorials as are asked for, the same every time. CPU counts user and system time of all threads; the peak is what
// the process held at most, Node itself (about 45 MB) included. Ends with 1 when the level is missed. Figures: README.md.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { built } from './built.mjs'

/** Editorials per CPU second. */
const LEVEL = 200

const MEASUREMENTS = [
  { name: 'summaries, English', act: 'summarize', lang: 'en', documents: 1_000, level: LEVEL },
  { name: 'summaries, Korean', act: 'summarize', lang: 'ko', documents: 1_000, level: LEVEL },
  { name: 'summaries, Japanese', act: 'summarize', lang: 'ja', documents: 1_000, level: LEVEL },
  { name: 'one text of 3,000 sentences', act: 'summarizeLong', lang: 'en', documents: 1 },
  { name: 'one word of 200 kB', act: 'summarizeWord', lang: 'en', documents: 1 },
  { name: 'topics of 100', act: 'group', lang: 'en', documents: 100 },
  { name: 'topics of 500', act: 'group', lang: 'en', documents: 500 },
  { name: 'topics of 1,500', act: 'group', lang: 'en', documents: 1_500 },
]

const argument = (name) => process.argv[process.argv.indexOf(name) + 1]
const MODULES = ['src/core/digest/summary/summarize.ts', 'src/core/digest/topics/topics.ts']
const dist = process.argv.includes('--dist') ? argument('--dist') : await built(MODULES)

async function main() {
  if (!process.argv.includes('--one')) return report(MEASUREMENTS.map(inOwnProcess))
  console.log(JSON.stringify(await measure(JSON.parse(argument('--one')))))
}

function inOwnProcess(measurement) {
  const child = spawnSync(
    process.execPath,
    [import.meta.filename, '--one', JSON.stringify(measurement), '--dist', dist],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  if (child.status !== 0) process.exit(1)
  return JSON.parse(child.stdout)
}

async function measure({ name, act, lang, documents, level }) {
  const actions = await load()
  const texts = TEXTS[act](lang, documents)
  const start = process.cpuUsage()
  actions[act](texts)
  const { user, system } = process.cpuUsage(start)
  const seconds = (user + system) / 1e6
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0)
  return {
    name,
    documents,
    characters: Math.round(characters / documents),
    cpuMs: Math.round(seconds * 1e3),
    perCpuSecond: documents === 1 ? null : Math.round(documents / seconds),
    level: level ?? null,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

async function load() {
  const module = (path) => import(pathToFileURL(resolve(dist, 'src/core/digest', path)).href)
  const [{ summarize }, { groupAlike }] = await Promise.all([
    module('summary/summarize.js'),
    module('topics/topics.js'),
  ])
  const summarizeAll = (texts) => {
    for (const { title, text, lang } of texts) summarize({ title, text, language: lang, sentences: 3 })
  }
  const group = (texts) => {
    const documents = texts.map(({ lang, ...text }, id) => ({ ...text, id, language: lang }))
    const grouped = groupAlike(documents).flat().length
    if (grouped !== texts.length) throw new Error(`Of ${texts.length} editorials, ${grouped} were grouped.`)
  }
  return { summarize: summarizeAll, summarizeLong: summarizeAll, summarizeWord: summarizeAll, group }
}

function report(rows) {
  const isMissed = ({ level, perCpuSecond }) => level !== null && perCpuSecond < level
  if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2))
  else print(rows, isMissed)
  if (rows.some(isMissed)) process.exitCode = 1
}

function print(rows, isMissed) {
  console.log('what                         characters   CPU ms   per CPU s   at least   peak MB')
  for (const row of rows) {
    const level = row.level === null ? '' : `${row.level} ${isMissed(row) ? '✗' : '✓'}`
    const cells = [row.characters, row.cpuMs, row.perCpuSecond ?? '', level, row.peakMegabytes]
    console.log(
      row.name.padEnd(27) + cells.map((cell, i) => String(cell).padStart([12, 9, 12, 11, 10][i])).join(''),
    )
  }
}

// --- Texts ----------------------------------------------------------------------------------------------

const TEXTS = {
  summarize: mixed,
  group: mixed,
  summarizeLong: (lang) => [
    {
      title: '',
      lang,
      text: mixed(lang, 400).reduce(
        (all, { text }) => (all.split('.').length > 3_000 ? all : all + text),
        '',
      ),
    },
  ],
  summarizeWord: (lang) => [{ title: '', lang, text: 'a'.repeat(200_000) }],
}

/** Editorials of the length of the samples, made of their paragraphs, each with the headline of its first. */
function mixed(lang, count) {
  const samples = readFileSync(resolve(import.meta.dirname, `eval/samples/editorials-${lang}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const random = numbers(20260114)
  return Array.from({ length: count }, (_, index) => {
    const own = samples[index % samples.length]
    const paragraphs = own.text.split(/\n{2,}/).map((paragraph, at) => {
      const other = samples[random(samples.length)].text.split(/\n{2,}/)
      return index < samples.length || at === 0 ? paragraph : (other[at] ?? other[0])
    })
    return { title: own.title, lang, source: `paper-${index % 40}`, text: paragraphs.join('\n\n') }
  })
}

/** Whole numbers below a limit, the same for a seed (mulberry32). */
function numbers(seed) {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) % limit
  }
}

await main()
