// Hostile words all the way: a newspaper prints them, the office reads, stores and publishes them, and every channel's
// messages are read as its platform reads them. Nothing of a paper may come to life there, and no editorial be lost.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deliver } from '../../src/app/deliver.js'
import { editorials, type ListedEditorial } from '../../src/app/editorials.js'
import { houseOf } from '../../src/app/house.js'
import { publish, slotAt } from '../../src/app/publish.js'
import { showEdition } from '../../src/cli/show.js'
import { showCollected } from '../../src/cli/show-collected.js'
import { showEditorial } from '../../src/cli/show-reading.js'
import { itemsOf } from '../../src/core/digest/edition.js'
import type { Edition } from '../../src/core/model.js'
import { webUrl } from '../../src/core/text.js'
import { wordsFor } from '../../src/core/words.js'
import { webPages } from '../../src/web/pages.js'
import { openPress, type Press } from '../app/press.js'
import { site } from '../world.js'
import { type HostileEntry, KINDS, type PaperKind, printAs } from './hostile-papers.js'
import {
  lettersOf,
  liveControls,
  liveInDiscord,
  liveInHtml,
  liveInMail,
  liveInMarkdown,
  liveInSlack,
  liveInTerminal,
  partsOfHtml,
  type SentMail,
} from './hostile-platforms.js'
import { HOSTILE_LINKS, HOSTILE_WORDS, hostileLink, hostileText } from './hostile-words.js'

const READER = 'reader@example.org'

let press: Press
beforeEach(async () => {
  press = await openPress()
})
afterEach(() => press.close())

/** Every kind of hostile text as a title, author, guid and body, each with one of the hostile links. */
function everyWord(first: number): HostileEntry[] {
  return Object.values(HOSTILE_WORDS).map((words, n) => ({
    marker: `Marker${first + n}Q`,
    title: words,
    author: words.slice(0, 1_000),
    guid: words,
    link: linkNumber(n),
    words: words.slice(0, 3_000),
  }))
}

/** No two alike, because an address names a piece. */
function linkNumber(n: number): string {
  const link = HOSTILE_LINKS[n % HOSTILE_LINKS.length] ?? ''
  return link.replaceAll('.example', `.n${n}.example`).replace(/^(?!\w+:|\/\/)/, `${n} `)
}

/** The papers read to their end: a listing shows its pages thirty at a time. */
async function readAll(papers: { kind: PaperKind; entries: HostileEntry[]; name?: string }[]) {
  const sources = papers.map(({ kind, entries, name = `The ${kind} Paper` }) =>
    printAs(kind, entries, { paper: press.paper, folder: press.folder.path, name }),
  )
  await press.read(sources, {
    title: HOSTILE_WORDS['Bcc header'],
    maxItems: 200,
    maxPerSource: 200,
    to: { file: ['markdown', 'html', 'json'], email: [READER] },
  })
  const collected = [await press.collect()]
  while (Object.values(collected.at(-1) ?? {}).some(({ waiting }) => waiting > 0)) {
    press.wait(20)
    collected.push(await press.collect({ dueNow: true }))
  }
  return collected.flatMap((one) => Object.values(one))
}

async function storedOf(kind: PaperKind): Promise<ListedEditorial[]> {
  const list: ListedEditorial[] = []
  for await (const one of editorials(press.app, { source: `of-${kind}` })) list.push(one)
  return list
}

describe.each(KINDS)('a paper that comes as %s', (kind) => {
  it('loses no editorial for its words, and gives each a headline that can be seen', async () => {
    const entries = everyWord(1)
    const collected = await readAll([{ kind, entries }])
    expect(collected.flatMap(({ error }) => error ?? [])).toEqual([])
    const stored = await storedOf(kind)
    const lost = entries.filter(({ marker }) => stored.filter(({ text }) => text.includes(marker)).length !== 1)
    expect(lost.map(({ words }) => words.slice(0, 80))).toEqual([])
    expect(stored.length).toBe(entries.length)
    const unfit = stored.filter(({ title }) => !/[\p{L}\p{N}\p{P}\p{S}]/u.test(title) || title.length > 1_000)
    expect(unfit.map(({ title }) => title.slice(0, 80))).toEqual([])
    const shown = stored.flatMap((one) => [one.title, one.author ?? '', one.guid, one.text.replaceAll('\n', ' ')])
    expect(shown.flatMap((text) => liveControls(text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')))).toEqual([])
    const terminal = [showCollected(collected), ...stored.map(showEditorial)]
    expect(terminal.flatMap((text) => liveInTerminal(text))).toEqual([])
  })

  it('is known again, word for word, when it is read once more', async () => {
    await readAll([{ kind, entries: everyWord(1) }])
    const before = await storedOf(kind)
    press.wait(60)
    await press.collect({ dueNow: true })
    expect(await storedOf(kind)).toEqual(before)
  })

  it('reaches every channel as words and nothing else', async () => {
    await readAll([{ kind, entries: everyWord(1) }])
    expect(await livePartsOfEdition()).toEqual([])
  })
})

// --- An edition, as every channel sends it -----------------------------------------------------------

/** Publishes and delivers an edition, and says what in it is live, and which editorials a channel has lost. */
async function livePartsOfEdition({ isShort = false } = {}): Promise<string[]> {
  const { app } = press
  const now = press.now()
  const newsletter = app.config.newsletters[0]!
  const published = await publish(app, newsletter, { slot: slotAt(newsletter, now), now })
  if (published.outcome !== 'published') return [published.outcome]
  const { edition } = published
  const delivered = await deliver(app, { now: press.now })
  const items = itemsOf(edition.digest)
  const pages = webPages(houseOf(app))
  const page = async (path: string) => (await pages.request(path)).text()
  const web = `/editions/daily/${edition.number}`
  const live = [
    ...delivered.flatMap(({ status, error }) => (status === 'accepted' ? [] : [`${status}: ${error}`])),
    ...liveInTerminal(showEdition(edition)),
    ...(await inFiles(edition)),
    ...(await inMail(edition)),
    ...(await inChats(edition)),
    ...liveInHtml(await page(web), ordinary.edition, 'the web page'),
    ...liveInHtml(await page('/'), ordinary.home, 'the front page'),
    ...liveInHtml(await page('/editions'), ordinary.editions, 'the archive'),
  ]
  return live
}
