// Hostile words all the way: a newspaper prints them, the office reads, stores and publishes them, and every channel's
// messages are read as its platform reads them. Nothing of a paper may come to life there, and no editorial be lost.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileMessage } from '../../adapters/file/render.js'
import { answer } from '../../src/app/answer.js'
import { openDesk } from '../../src/app/app.js'
import { editorials, type ListedEditorial } from '../../src/app/editorials.js'
import { houseOf } from '../../src/app/house.js'
import { exportSources, importSources } from '../../src/app/opml.js'
import { showCollected } from '../../src/cli/show-collected.js'
import { showEditorial } from '../../src/cli/show-reading.js'
import { showImport } from '../../src/cli/show-sources.js'
import { readOpml } from '../../src/core/ingest/opml/opml.js'
import { webPages } from '../../src/web/pages.js'
import { openPress, type Press } from '../app/press.js'
import { edition, item, site } from '../world.js'
import { livePartsOfEdition, livePartsOfShowing, ordinary, ourWords, READER } from './hostile-edition.js'
import { channelNamed, channels, ordinaryHouse, posted } from './hostile-ordinary.js'
import { type HostileEntry, KINDS, type PaperKind, printAs } from './hostile-papers.js'
import {
  liveControls,
  liveInDiscord,
  liveInHtml,
  liveInMail,
  liveInSlack,
  liveInTerminal,
  type SentMail,
} from './hostile-platforms.js'
import { HOSTILE_LINKS, HOSTILE_WORDS, hostileLink, hostileText } from './hostile-words.js'

/** Of the site, on whose clock people read times. */
const ZONE = 'Asia/Seoul'
/** For the program itself, run in the folder of the press. */
const ENV = { ALLOW_PRIVATE_NETWORKS: '1', DATABASE_URL: 'sqlite:masthead.db' }

let press: Press
beforeEach(async () => {
  press = await openPress()
})
afterEach(() => press.close())

describe.each(KINDS)('a paper that comes as %s', (kind) => {
  it('loses no editorial for its words, gives each a headline, and is known again', async () => {
    const entries = everyWord()
    const collected = await readAll([{ kind, entries }])
    expect(collected.flatMap(({ error, problems }) => [error ?? [], problems].flat())).toEqual([])
    const stored = await storedOf(kind)
    expect(lostAmong(entries, stored)).toEqual([])
    expect(stored.length).toBe(entries.length)
    expect(stored.flatMap(faultsOf)).toEqual([])
    const terminal = [
      showCollected(collected, ZONE),
      ...stored.map((one) => showEditorial(one, { zone: ZONE, ids: [] })),
    ]
    expect(terminal.flatMap((text) => liveInTerminal(text))).toEqual([])
    press.wait(60)
    await press.collect({ dueNow: true })
    expect(await storedOf(kind)).toEqual(stored)
  })
})

describe('an edition of hostile words', () => {
  it.each(['json', 'text'] as const)('reaches every channel as words and nothing else (%s)', async (kind) => {
    await readAll([{ kind, entries: everyWord() }])
    expect(await livePartsOfEdition(press)).toEqual([])
  })

  it('is as harmless when no part of it was tidied on its way', async () => {
    const items = Object.values(HOSTILE_WORDS).map((words, n) => {
      const text = words.slice(0, 3_000)
      const source = { id: `paper-${n}`, name: words, language: 'en' }
      const url = HOSTILE_LINKS[n % HOSTILE_LINKS.length] ?? null
      const summary = item(n).summary.map((quote) => ({ ...quote, text }))
      return item(n, { title: words, author: text, source, url, summary })
    })
    for (let start = 0; start < items.length; start += 16) {
      const some = items.slice(start, start + 16)
      const missing = some.map(({ source }) => ({ source, why: source.name }))
      const sections = some.map((one) => ({ topic: one.title, items: [one] }))
      const raw = edition({ sections, alsoPublished: some, missing })
      expect(await livePartsOfShowing(raw, { site, pages: ordinaryHouse(raw, false) })).toEqual([])
    }
  })

  it('holds whatever strangers say of themselves, in few words or many, and loses none of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(paperOf, { minLength: 1, maxLength: 3 }), async (papers) => {
        await press.close()
        press = await openPress()
        const numbered = numberedPapers(papers)
        await readAll(numbered)
        for (const { kind, entries } of numbered) expect(lostAmong(entries, await storedOf(kind))).toEqual([])
        expect(await livePartsOfEdition(press)).toEqual([])
      }),
      { numRuns: 30, interruptAfterTimeLimit: 8_000 },
    )
  }, 60_000)
})

describe('papers that name nothing, or name it badly', () => {
  it('have each of their editorials kept, although none has a title, a guid or a link', async () => {
    const entries = everyWord().map((one) => ({ ...one, title: '', guid: '', link: '', words: '' }))
    await readAll([{ kind: 'rss', entries: entries.slice(0, 9) }])
    expect(lostAmong(entries.slice(0, 9), await storedOf('rss'))).toEqual([])
  })

  it('are quoted in problems and in the log without a control', async () => {
    const titles = Object.values(HOSTILE_WORDS)
    const items = titles.map((title, n) => ({
      id: title,
      title,
      url: n === 0 ? `${press.paper.url}/gone` : '',
    }))
    const body = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items })
    await press.read([{ id: 'gone', url: press.paper.file('/gone.json', body, 'application/feed+json') }])
    const collected = Object.values(await press.collect())
    expect(collected.flatMap(({ problems }) => problems).length).toBeGreaterThan(40)
    expect(liveInTerminal(showCollected(collected, ZONE))).toEqual([])
    const run = await press.folder.run(['collect', 'gone'], { ...ENV, LOG_LEVEL: 'debug' })
    expect([...liveInTerminal(run.stdout), ...liveControls(run.stderr)]).toEqual([])
    for (const line of run.stderr.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('event')
  })

  it('lose one article on the disk, and not the list, for an address that is no path', async () => {
    const entries = everyWord().slice(0, 3)
    const list = printAs('page', entries, { paper: press.paper, folder: press.folder.path, name: 'Paper' })
    const paths = Object.keys(press.paper.routes).filter((path) => path.endsWith('.html'))
    for (const [n, path] of paths.entries()) {
      press.folder.write(`${n}.html`, (press.paper.routes[path] as { body: string }).body)
    }
    const links = ['0.html', 'caf%E9.html', '1.html', 'a%2Fb.html', 'file://elsewhere/x.html', '2.html']
    const items = links.map(
      (link) => `<li class="headline"><a href="${link}">The headline of ${link}</a></li>`,
    )
    const html = `<!doctype html><title>Paper</title><ul>${items.join('')}</ul>`
    await press.read([{ ...list, url: press.folder.write('list.html', html) }])
    const { problems, error } = (await press.collect())['of-page'] ?? {}
    expect({ problems: problems?.length, error }).toEqual({ problems: 3, error: null })
    expect(lostAmong(entries, await storedOf('page'))).toEqual([])
  })
})

describe('for machines', () => {
  it('editorials are one JSON a line, however a line is told', async () => {
    await readAll([{ kind: 'json', entries: everyWord() }])
    const { stdout, code } = await press.folder.run(['editorials', '--json'], ENV)
    // What Python's splitlines takes for the end of a line.
    const lines = stdout.replace(/\n$/, '').split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/)
    expect(code).toBe(0)
    expect(lines.map((line) => JSON.parse(line).text)).toEqual((await press.stored()).map(({ text }) => text))
  })

  it('the lists of sources that come in and go out hold names as names', async () => {
    const names = Object.values(HOSTILE_WORDS)
    const outlines = names.map(
      (name, n) =>
        `<outline type="rss" text="${attribute(name)}" xmlUrl="https://n${n}.example/feed?a=1&amp;b=%22%3C"/>`,
    )
    press.folder.write(
      'in.opml',
      `<opml version="2.0"><head><title>${attribute(names.join(' '))}</title></head><body>${outlines.join('\n')}</body></opml>`,
    )
    const env = { LOG_LEVEL: 'silent' }
    const desk = await openDesk({ env, cwd: press.folder.path })
    const input = { from: 'in.opml', cwd: press.folder.path, isDryRun: false }
    const report = await importSources(desk, input).finally(() => desk.close())
    expect(report.feeds.map(({ outcome }) => outcome)).toEqual(names.map(() => 'added'))
    expect(liveInTerminal(showImport(report))).toEqual([])
    const other = await openDesk({ env, cwd: press.folder.path })
    const { opml } = await exportSources(other, { now: press.now(), cwd: press.folder.path }).finally(() =>
      other.close(),
    )
    const written = opml.split('\n').filter((line) => line.includes('<outline'))
    expect(written.length).toBe(names.length)
    expect(written.filter((line) => !/^ {4}<outline(?: [\w:]+="[^"<>]*")+\/>$/.test(line))).toEqual([])
    expect(liveControls(opml)).toEqual([])
    expect(readOpml(opml).outlines.map(({ title }) => title)).toEqual(
      // XML has no way to write these two.
      other.config.sources.map(({ name }) => name.replace(/[\uFFFE\uFFFF]/g, '\uFFFD')),
    )
  })

  it('metrics are lines of figures', async () => {
    await readAll([{ kind: 'json', entries: everyWord(), name: HOSTILE_WORDS.script }])
    const metrics = await (await webPages(houseOf(press.app)).request('/metrics')).text()
    for (const line of metrics.split('\n').filter((line) => line !== '')) {
      expect(line).toMatch(
        /^(?:# (?:HELP|TYPE) masthead_\w+ [\w .,;:'()]+|masthead_\w+(?:\{(?:\w+="[\w .,-]*",?)+\})? [\d.e+-]+)$/,
      )
    }
  })
})

describe('an answer in a chat', () => {
  it.each(['latest', HOSTILE_WORDS['Slack mentions'] ?? '', HOSTILE_WORDS['Discord mentions'] ?? ''])(
    'says what papers and people wrote as words (%s)',
    async (verb) => {
      await readAll([{ kind: 'json', entries: everyWord().slice(0, 5), name: HOSTILE_WORDS.spoiler }])
      for (const words of ['', ...Object.values(HOSTILE_WORDS).map((some) => some.slice(0, 500))]) {
        const reply = await answer(press.app, { verb, words })
        const said = new Map(channels.map((channel) => [channel.name, channel.reply(reply, press.app.site)]))
        const items = reply.kind === 'editorials' ? reply.items : []
        expect([
          ...channels.flatMap((channel) => channel.violations(said.get(channel.name))),
          ...liveInSlack(said.get('slack'), press.app.site.url),
          ...liveInDiscord(said.get('discord'), ourWords(press.app.site, items), {
            mayShowCode: reply.kind === 'help',
          }),
          ...liveInHtml((said.get('email') as SentMail).html, ordinary.reply, 'the mail'),
          ...liveInHtml((said.get('file') as FileMessage).contents.html, ordinary.fileReply, 'the file'),
        ]).toEqual([])
      }
    },
  )
})

describe('a mail', () => {
  it.each(Object.entries(HOSTILE_WORDS))(
    'keeps its headers whatever its subject says (%s)',
    async (_name, text) => {
      const mail = channelNamed('email').reply({ kind: 'notice', text }, site) as SentMail
      const bytes = await posted(mail, edition(), READER)
      expect(await liveInMail(bytes, mail, READER, ordinary.replyMail)).toEqual([])
    },
  )
})

/** A paper with a few editorials; the name is what an operator took over from a list of feeds. */
const paperOf = fc.record({
  kind: fc.constantFrom(...KINDS),
  name: hostileText.filter((name) => /[\p{L}\p{N}]/u.test(name)),
  drafts: fc.array(
    fc.record({
      title: hostileText,
      author: hostileText,
      guid: hostileText,
      link: hostileLink,
      words: hostileText,
      isTeaser: fc.boolean(),
    }),
    { minLength: 1, maxLength: 2 },
  ),
})

interface Draft {
  kind: PaperKind
  name: string
  drafts: (Omit<HostileEntry, 'marker'> & { isTeaser: boolean })[]
}

/** One paper of each kind, whose editorials can be told apart by their markers, guids and addresses. */
function numberedPapers(papers: Draft[]) {
  const distinct = papers.filter(({ kind }, n) => papers.findIndex((one) => one.kind === kind) === n)
  return distinct.map(({ kind, name, drafts }, k) => ({
    kind,
    name,
    entries: drafts.map((draft, n) => {
      const number = 10 * k + n + 1
      const isTeaser = draft.isTeaser && kind !== 'page' && kind !== 'text'
      const link = isTeaser ? '' : numberedLink(draft.link, number)
      return { ...draft, guid: `${number} ${draft.guid}`, marker: `Marker${number}Q`, link, isTeaser }
    }),
  }))
}

/** Every kind of hostile text as a title, author, guid and body, each with one of the hostile links. */
function everyWord(): HostileEntry[] {
  return Object.values(HOSTILE_WORDS).map((words, n) => ({
    marker: `Marker${n + 1}Q`,
    title: words,
    author: words.slice(0, 1_000),
    guid: words,
    link: numberedLink(HOSTILE_LINKS[n % HOSTILE_LINKS.length] ?? '', n),
    words: words.slice(0, 3_000),
  }))
}

/** No two alike, because an address names a piece. */
function numberedLink(link: string, n: number): string {
  return link.replace(/\.example(?=[/:])/, `.n${n}.example`).replace(/^(?!\w+:|\/\/)/, `${n} `)
}

/** The papers read to their end: the pages of a listing are read thirty at a time. */
async function readAll(papers: { kind: PaperKind; entries: HostileEntry[]; name?: string }[]) {
  const sources = papers.map(({ kind, entries, name = `The ${kind} Paper` }) =>
    printAs(kind, entries, { paper: press.paper, folder: press.folder.path, name }),
  )
  const to = { file: ['markdown', 'html', 'json'], email: [READER] }
  await press.read(sources, { maxItems: 200, maxPerSource: 200, to })
  const collected = Object.values(await press.collect())
  for (let last = collected; last.some(({ waiting }) => waiting > 0); collected.push(...last)) {
    press.wait(20)
    last = Object.values(await press.collect({ dueNow: true }))
  }
  return collected
}

async function storedOf(kind: PaperKind): Promise<ListedEditorial[]> {
  const list: ListedEditorial[] = []
  for await (const one of editorials(press.app, { source: `of-${kind}` })) list.push(one)
  return list
}

function lostAmong(entries: HostileEntry[], stored: ListedEditorial[]): string[] {
  const count = ({ marker }: HostileEntry) => stored.filter(({ text }) => text.includes(marker)).length
  return entries
    .filter((one) => count(one) !== 1)
    .map((one) => `${count(one)} of ${JSON.stringify(one).slice(0, 300)}`)
}

/** Of an editorial as it is stored: its direction marks are its own, within its text. */
function faultsOf({ title, author, guid, text }: ListedEditorial): string[] {
  const isSeen = /[\p{L}\p{N}\p{P}\p{S}]/u.test(title) && title.length <= 1_001
  const plain = text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
  return [
    ...(isSeen ? [] : [`the headline ${JSON.stringify(title.slice(0, 60))}`]),
    ...[title, author ?? '', guid].flatMap((line) => liveControls(line.replaceAll('\n', '\t'))),
    ...liveControls(plain),
  ]
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
