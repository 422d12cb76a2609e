// Hostile words all the way: a newspaper prints them, the office reads, stores and publishes them, and every channel's
// messages are read as its platform reads them. Nothing of a paper may come to life there, and no editorial be lost.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileMessage } from '../../adapters/file/render.js'
import { answer } from '../../src/app/answer.js'
import { openDesk } from '../../src/app/app.js'
import { findChannels } from '../../src/app/channels.js'
import { deliver } from '../../src/app/deliver.js'
import { editorials, type ListedEditorial } from '../../src/app/editorials.js'
import { houseOf } from '../../src/app/house.js'
import { exportSources, importSources } from '../../src/app/opml.js'
import { publish, slotAt } from '../../src/app/publish.js'
import { showCollected } from '../../src/cli/show-collected.js'
import { showEditorial } from '../../src/cli/show-reading.js'
import { showImport } from '../../src/cli/show-sources.js'
import { itemsOf } from '../../src/core/digest/edition.js'
import { readOpml } from '../../src/core/ingest/opml.js'
import type { DigestItem, Edition, Reply } from '../../src/core/model.js'
import { oneLine, shorten, webUrl } from '../../src/core/text.js'
import { wordsFor } from '../../src/core/words.js'
import { openLog } from '../../src/io/log.js'
import { webPages } from '../../src/web/pages.js'
import { openPress, type Press } from '../app/press.js'
import { edition, folder, item, site } from '../world.js'
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
  type OurWords,
  partsOfHtml,
  type SentMail,
  stringsOf,
  textOfHtml,
} from './hostile-platforms.js'
import { HOSTILE_LINKS, HOSTILE_WORDS, hostileLink, hostileText } from './hostile-words.js'

const READER = 'reader@example.org'
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
    const terminal = [showCollected(collected), ...stored.map(showEditorial)]
    expect(terminal.flatMap((text) => liveInTerminal(text))).toEqual([])
    press.wait(60)
    await press.collect({ dueNow: true })
    expect(await storedOf(kind)).toEqual(stored)
  })
})

describe('an edition of hostile words', () => {
  it.each(['json', 'text'] as const)('reaches every channel as words and nothing else (%s)', async (kind) => {
    await readAll([{ kind, entries: everyWord() }])
    expect(await livePartsOfEdition()).toEqual([])
  })

  it('holds whatever strangers say of themselves, in few words or many, and loses none of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(paperOf, { minLength: 1, maxLength: 3 }), async (papers) => {
        await press.close()
        press = await openPress()
        const distinct = papers.filter(({ kind }, n) => papers.findIndex((one) => one.kind === kind) === n)
        const numbered = distinct.map(({ kind, name, drafts }, k) => ({
          kind,
          name,
          entries: drafts.map((draft, n) => {
            const isTeaser = draft.isTeaser && kind !== 'page' && kind !== 'text'
            const link = isTeaser ? '' : numberedLink(draft.link, 10 * k + n)
            return {
              ...draft,
              guid: `${n} ${draft.guid}`,
              marker: `Marker${10 * k + n + 1}Q`,
              link,
              isTeaser,
            }
          }),
        }))
        await readAll(numbered)
        for (const { kind, entries } of numbered) expect(lostAmong(entries, await storedOf(kind))).toEqual([])
        expect(await livePartsOfEdition()).toEqual([])
      }),
      { numRuns: Number(process.env.RUNS ?? 10), interruptAfterTimeLimit: 400_000 },
    )
  }, 500_000)
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
    expect(liveInTerminal(showCollected(collected))).toEqual([])
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
        /^(?:# (?:HELP|TYPE) masthead_\w+ [\w .,;:']+|masthead_\w+\{source="of-json"(?:,why="\w*")?\} [\d.e+]+)$/,
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
          ...liveInDiscord(said.get('discord'), ourWords(items, []), { mayShowCode: reply.kind === 'help' }),
          ...liveInHtml((said.get('email') as SentMail).html, ordinary.reply, 'the mail'),
          ...liveInHtml((said.get('file') as FileMessage).contents.html, ordinary.fileReply, 'the file'),
        ]).toEqual([])
      }
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

// --- An edition, as every channel sends it -----------------------------------------------------------

/** Publishes and delivers an edition, and says what in it is live, and which editorials a channel has lost. */
async function livePartsOfEdition(): Promise<string[]> {
  const { app } = press
  const now = press.now()
  const newsletter = app.config.newsletters[0]!
  const published = await publish(app, newsletter, { slot: slotAt(newsletter, now), now })
  if (published.outcome !== 'published') return [published.outcome]
  const { edition } = published
  const delivered = await deliver(app, { now: press.now })
  return [
    ...delivered.flatMap(({ status, error }) => (status === 'accepted' ? [] : [`${status}: ${error}`])),
    ...inFiles(edition),
    ...(await inMail(edition)),
    ...(await inMessages(edition)),
    ...(await inPages(edition)),
  ]
}

function inFiles(edition: Edition): string[] {
  const folder = join(press.app.config.outbox, 'daily')
  const [html, json, markdown] = ['html', 'json', 'md'].map((ending) => {
    const name = readdirSync(folder).find(
      (one) => one.startsWith(`${edition.number}-`) && one.endsWith(`.${ending}`),
    )
    return readFileSync(join(folder, name ?? ''), 'utf8')
  }) as [string, string, string]
  return [
    ...liveInHtml(html, ordinary.file, 'the HTML file'),
    ...liveInMarkdown(markdown),
    ...(json === `${JSON.stringify(edition, null, 2)}\n` ? [] : ['the JSON file is not the edition']),
    ...lostFrom(textOfHtml(html), edition, 'the HTML file'),
    ...lostFrom(markdown, edition, 'the markdown file'),
  ]
}

async function inMail(edition: Edition): Promise<string[]> {
  const folder = join(press.app.config.outbox, 'email')
  const name = readdirSync(folder).find((one) => one.startsWith(`daily-${edition.number}-`))
  const [sent] = (await channelNamed('email').render(edition, press.app.site)) as SentMail[]
  if (name === undefined || sent === undefined) return ['there is no mail']
  const live = await liveInMail(readFileSync(join(folder, name)), sent, READER, ordinary.mail)
  return [
    ...live,
    ...liveInHtml(sent.html, ordinary.email, 'the mail'),
    ...lostFrom(textOfHtml(sent.html), edition, 'the mail'),
  ]
}

async function inMessages(edition: Edition): Promise<string[]> {
  const { alsoPublished, missing } = edition.digest
  const ours = ourWords([...itemsOf(edition.digest), ...alsoPublished], missing)
  const live: string[] = []
  for (const channel of channels) {
    const messages = await channel.render(edition, press.app.site)
    live.push(...messages.flatMap((message) => channel.violations(message)))
    if (channel.name === 'slack')
      live.push(...messages.flatMap((one) => liveInSlack(one, press.app.site.url)))
    if (channel.name === 'discord') live.push(...messages.flatMap((one) => liveInDiscord(one, ours)))
    live.push(...lostFrom(stringsOf(messages).join('\n'), edition, channel.name))
  }
  return live
}

async function inPages(edition: Edition): Promise<string[]> {
  const pages = webPages(houseOf(press.app))
  const live: string[] = []
  for (const [path, parts] of Object.entries(ordinary.pages)) {
    const answer = await pages.request(path.replace('7', String(edition.number)))
    live.push(
      ...(answer.status === 200
        ? liveInHtml(await answer.text(), parts, path)
        : [`${path} answers ${answer.status}`]),
    )
  }
  const page = await (await pages.request(`/editions/daily/${edition.number}`)).text()
  return [...live, ...lostFrom(textOfHtml(page), edition, 'the web page')]
}

/** So many editorials stand on every channel; of more, the rest is one click away. */
const FEW = 8

function lostFrom(text: string, edition: Edition, name: string): string[] {
  const items = itemsOf(edition.digest)
  if (items.length > FEW && !/file|web/.test(name)) return []
  const letters = lettersOf(text, Number.POSITIVE_INFINITY)
  return items.flatMap(({ title }) =>
    letters.includes(lettersOf(title.slice(0, 80)))
      ? []
      : [`${name} has lost ${JSON.stringify(title.slice(0, 60))}`],
  )
}

function ourWords(items: Omit<DigestItem, 'summary'>[], missing: Edition['digest']['missing']): OurWords {
  const urls = [press.app.site.url, ...items.map(({ url }) => webUrl(url)?.href ?? press.app.site.url)]
  const words = ['en', 'ko', 'ja'].map(wordsFor)
  const names = [...items.map(({ source }) => source), ...missing.map(({ source }) => source)]
  return {
    hosts: new Set(urls.map((url) => new URL(url).host)),
    bold: new Set([
      ...words.flatMap(({ roles, teasers, alsoPublished, missing }) => [
        ...Object.values(roles),
        ...Object.values(teasers),
        alsoPublished,
        missing,
      ]),
      ...words.map(({ edition: number }) => number(1)),
      ...names.map(({ name }) => shorten(oneLine(name), 100)),
    ]),
  }
}

// --- The same with ordinary words --------------------------------------------------------------------

const channels = await findChannels()

function channelNamed(name: string) {
  return channels.find((channel) => channel.name === name)!
}

/** Every shape that an edition takes: with and without topics, links, writers, quotes, in several languages. */
function ordinaryEditions(): Edition[] {
  const items = ['en', 'ko', 'ja', 'zh', 'ar', 'ru', 'de', 'fr', 'es'].flatMap((language, n) => [
    item(3 * n, { language, author: 'Anna Lee' }),
    item(3 * n + 1, {
      language,
      url: null,
      published: null,
      summary: item(1).summary.map((quote) => ({ ...quote, role: 'context' })),
    }),
    item(3 * n + 2, { language, teaser: 'short', summary: [] }),
  ])
  const rest = {
    alsoPublished: items,
    missing: items.map(({ source }) => ({ source, why: 'could not be read' })),
  }
  const orders = [items, [...items].reverse(), items.slice(1), items.slice(1).reverse()]
  return [
    edition(),
    ...orders.map((some) => edition({ sections: [{ topic: null, items: some }], ...rest })),
    ...orders.map((some) =>
      edition({
        sections: [
          { topic: 'Harbour lights', items: some.slice(0, 9) },
          { topic: null, items: some },
        ],
        ...rest,
      }),
    ),
  ]
}

async function ordinaryParts() {
  const editions = ordinaryEditions()
  const all = async (htmlOf: (one: Edition, n: number) => Promise<string> | string) =>
    new Set((await Promise.all(editions.map(htmlOf))).flatMap((html) => [...partsOfHtml(html)]))
  const mails = await Promise.all(
    editions.map((one) => channelNamed('email').render(one, site) as Promise<SentMail[]>),
  )
  const paths = [
    '/',
    '/editions',
    '/editions/daily/7',
    '/preview/daily/7/slack',
    '/preview/daily/7/discord',
    '/preview/daily/7/email',
  ]
  const pages = await Promise.all(
    paths.map(
      async (path) =>
        [
          path,
          await all(async (one, n) => (await ordinaryHouse(one, n % 2 === 0).request(path)).text()),
        ] as const,
    ),
  )
  return {
    email: new Set(mails.flatMap(([mail]) => [...partsOfHtml(mail?.html ?? '')])),
    mail: await ordinaryMail(editions[1]!),
    file: await all(
      (one) => (channelNamed('file').render(one, site) as FileMessage[])[0]?.contents.html ?? '',
    ),
    pages: Object.fromEntries(pages),
    reply: partsOfReplies((reply) => (channelNamed('email').reply(reply, site) as SentMail).html),
    fileReply: partsOfReplies(
      (reply) => (channelNamed('file').reply(reply, site) as FileMessage).contents.html,
    ),
  }
}

function partsOfReplies(htmlOf: (reply: Reply) => string): Set<string> {
  const items = itemsOf(ordinaryEditions()[1]!.digest)
  const replies: Reply[] = [
    { kind: 'editorials', heading: 'Latest editorials', items: items.slice(0, 5) },
    { kind: 'notice', text: 'Nothing has been read yet.' },
    { kind: 'help', text: 'Editorials.', examples: ['/editorial latest'] },
  ]
  return new Set(replies.flatMap((reply) => [...partsOfHtml(htmlOf(reply))]))
}

/** A house with much to show, or with nothing but the edition. */
function ordinaryHouse(one: Edition, isBare: boolean) {
  const slot = { newsletter: 'daily', title: 'Daily', at: '2026-01-14T22:00:00.000Z', zone: 'Asia/Seoul' }
  const source = { id: 'ledger', name: 'The Harbor Ledger', status: 'answers 403', editorials: 3 }
  return webPages({
    site,
    channels,
    latestEditions: async () => (isBare ? [one] : [one, { ...one, number: 6 }]),
    edition: async () => one,
    upcoming: () => (isBare ? [] : [slot]),
    sources: async () => (isBare ? [] : [source]),
    health: async () => [],
    ready: async () => ({ ok: true, checks: {} }),
  })
}

async function ordinaryMail(one: Edition) {
  const home = folder()
  try {
    const email = channelNamed('email')
    const log = openLog('silent')
    const open = await email.open({}, { log, site, outbox: home.path })
    const [mail] = await email.render(one, site)
    const receipt = await open.send(mail, READER, {
      key: 'key',
      firstAttemptAt: '2026-01-14T07:00:00.000Z',
      edition: one,
    })
    await open.close()
    return await simpleParser(readFileSync(receipt.file ?? ''))
  } finally {
    home.remove()
  }
}

const ordinary = await ordinaryParts()
