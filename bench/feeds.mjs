#!/usr/bin/env node
// How fast and how lean feeds are read: bytes -> text -> entries, in a process of its own for each feed.
//
//   node bench/feeds.mjs [--json] [--dist folder]
//
// The feeds are made here and are the same every time: short entries of about 570 bytes with a teaser, and full
// texts of 2 to 4 KB of HTML, as papers send them. CPU counts user and system time of all threads; the peak is
// what the process held at most, Node itself (about 45 MB) and the feed's own bytes included. Figures: README.md.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { built } from './built.mjs'

/** Entries, and how often a small feed is read so that there is something to measure. */
const FEEDS = [
  { shape: 'short', entries: 1_000, times: 10 },
  { shape: 'short', entries: 10_000, times: 1 },
  { shape: 'short', entries: 100_000, times: 1 },
  { shape: 'full', entries: 1_000, times: 5 },
  { shape: 'full', entries: 10_000, times: 1 },
]

const argument = (name) => process.argv[process.argv.indexOf(name) + 1]
const MODULES = ['src/core/ingest/bytes/decode.ts', 'src/core/ingest/feed/feed.ts']
const dist = process.argv.includes('--dist') ? argument('--dist') : await built(MODULES)

async function main() {
  if (!process.argv.includes('--one')) return report(FEEDS.map(inOwnProcess))
  console.log(JSON.stringify(await measure(JSON.parse(argument('--one')))))
}

function inOwnProcess(feed) {
  const child = spawnSync(
    process.execPath,
    [import.meta.filename, '--one', JSON.stringify(feed), '--dist', dist],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  if (child.status !== 0) process.exit(1)
  return JSON.parse(child.stdout)
}

async function measure({ shape, entries, times }) {
  const module = (path) => import(pathToFileURL(resolve(dist, 'src/core/ingest', path)).href)
  const [{ decode }, { readFeed }] = await Promise.all([module('bytes/decode.js'), module('feed/feed.js')])
  const bytes = makeFeed(shape, entries)
  const start = process.cpuUsage()
  let read = 0
  for (let time = 0; time < times; time++) {
    const text = decode(bytes, { contentType: 'application/rss+xml' })
    read += readFeed(text, { zone: 'Asia/Seoul', url: 'https://paper.example/rss.xml' }).entries.length
  }
  const { user, system } = process.cpuUsage(start)
  if (read !== entries * times) throw new Error(`${entries * times} entries were written, ${read} read`)
  const seconds = (user + system) / 1e6
  return {
    shape,
    entries,
    megabytes: round(bytes.length / 1e6),
    entriesPerCpuSecond: Math.round(read / seconds),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

function report(rows) {
  if (process.argv.includes('--json')) return console.log(JSON.stringify(rows, null, 2))
  console.log('shape   entries      MB   entries per CPU s   peak MB')
  for (const row of rows) {
    const cells = [row.entries, row.megabytes, row.entriesPerCpuSecond, row.peakMegabytes]
    console.log(
      row.shape.padEnd(5) + cells.map((cell, i) => String(cell).padStart([10, 8, 20, 10][i])).join(''),
    )
  }
}

function round(number) {
  return Math.round(number * 10) / 10
}

// --- The feeds ------------------------------------------------------------------------------------------

/** UTF-8, written piece by piece into its own buffer, so that making it does not count as a peak of reading it. */
function makeFeed(shape, entries) {
  const random = numbers(20260114)
  const bytes = Buffer.allocUnsafe(2_000 + entries * (shape === 'full' ? 5_200 : 800))
  let length = bytes.write(HEAD)
  for (let index = 0; index < entries; index++) length += bytes.write(item(shape, index, random), length)
  length += bytes.write('</channel></rss>\n', length)
  return bytes.subarray(0, length)
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour Courier: Opinion</title><link>https://paper.example/opinion</link>
<description>Our view</description><language>en-gb</language>
`

function item(shape, index, random) {
  const date = new Date(Date.UTC(2026, 0, 14) - index * 3_600_000).toUTCString().replace('GMT', '+0000')
  const teaser = `${sentence(random, 12)} ${sentence(random, 14)}`
  const content =
    shape === 'full' ? `<content:encoded><![CDATA[${article(random)}]]></content:encoded>\n` : ''
  return `<item><title>${sentence(random, 6)}</title>
<link>https://paper.example/opinion/2026/${index}?utm_source=rss&amp;utm_medium=feed</link>
<guid isPermaLink="false">courier-opinion-${index}</guid>
<pubDate>${date}</pubDate><dc:creator>The editorial board</dc:creator><category>Opinion</category>
<description>&lt;p&gt;${teaser}&lt;/p&gt;</description>
${content}</item>
`
}

/** 2 to 4 KB: paragraphs with emphasis and links, a figure, a list, and what a content system leaves behind. */
function article(random) {
  const paragraphs = Array.from({ length: 5 + random(5) }, () => {
    const link = `<a href="/opinion/archive/${random(9_999)}" target="_blank" rel="noopener">${words(random, 3)}</a>`
    return `<p class="body-text">${sentence(random, 16)} <em>${words(random, 4)}</em> ${link}, ${sentence(random, 14)}</p>`
  })
  const figure = `<figure class="wp-block-image size-large"><img src="https://paper.example/img/${random(9_999)}.jpg?w=1200&amp;q=80" alt="${words(random, 5)}" width="1200" height="800" loading="lazy" srcset="/a.jpg 600w, /b.jpg 1200w" /><figcaption>${sentence(random, 8)}</figcaption></figure>`
  const list = `<ul><li>${words(random, 6)};</li><li>${words(random, 7)}.</li></ul>`
  const tracker = `<img src="https://count.example/p.gif?id=${random(9_999)}" width="1" height="1" alt="">`
  return [paragraphs[0], figure, ...paragraphs.slice(1), list, tracker].join('\n')
}

const WORDS = (
  'the harbour council bridge of tax school water and rent a budget in hospital to river that vote train must not ' +
  'minister has promised for eleven years repair leak plan public money “never” city’s officials know only half ' +
  'R&amp;D 예산 시의회 on behalf reservoir because nobody asked whether pipes can wait until spring'
).split(' ')

function words(random, count) {
  return Array.from({ length: count }, () => WORDS[random(WORDS.length)]).join(' ')
}

function sentence(random, count) {
  return `The ${words(random, count)}.`
}

/** Whole numbers below a limit, the same ones for the same seed (mulberry32). */
function numbers(seed) {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

await main()
