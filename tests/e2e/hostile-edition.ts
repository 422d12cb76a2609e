// An edition published, delivered, and read again as each platform reads it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileMessage } from '../../adapters/file/render.js'
import type { App } from '../../src/app/app.js'
import { deliver } from '../../src/app/deliver.js'
import { houseOf } from '../../src/app/house.js'
import { publish, slotAt } from '../../src/app/publish.js'
import { itemsOf } from '../../src/core/digest/edition.js'
import type { DigestItem, Edition, MissingSource, Site } from '../../src/core/model.js'
import { oneLine, shorten, webUrl } from '../../src/core/text.js'
import { wordsFor } from '../../src/core/words.js'
import { webPages } from '../../src/web/pages.js'
import type { Press } from '../app/press.js'
import { channelNamed, channels, ordinaryParts } from './hostile-ordinary.js'
import {
  lettersOf,
  liveControls,
  liveInDiscord,
  liveInHtml,
  liveInMail,
  liveInMarkdown,
  liveInSlack,
  type OurWords,
  type SentMail,
  stringsOf,
  textOfHtml,
} from './hostile-platforms.js'

/** Who gets the mail. */
export const READER = 'reader@example.org'

export const ordinary = await ordinaryParts()

/** Publishes and delivers an edition, and says what in it is live, and which editorials a channel has lost. */
export async function livePartsOfEdition(press: Press): Promise<string[]> {
  const { app } = press
  const now = press.now()
  const newsletter = app.config.newsletters[0]!
  const published = await publish(app, newsletter, { slot: slotAt(newsletter, now), now })
  if (published.outcome !== 'published') return [published.outcome]
  const { edition } = published
  const delivered = await deliver(app, { now: press.now })
  const carried = itemsOf(edition.digest).length + edition.digest.alsoPublished.length
  const stored = (await press.stored()).length
  return [
    ...(carried === stored ? [] : [`the edition carries ${carried} of ${stored} editorials`]),
    ...delivered.flatMap(({ status, error }) => (status === 'accepted' ? [] : [`${status}: ${error}`])),
    ...inFiles(app, edition),
    ...(await inMail(app, edition)),
    ...(await livePartsOfShowing(edition, { site: app.site, pages: webPages(houseOf(app)) })),
  ]
}

/** What is live in an edition's messages and pages, wherever it came from. */
export async function livePartsOfShowing(
  edition: Edition,
  { site, pages }: { site: Site; pages: ReturnType<typeof webPages> },
): Promise<string[]> {
  return [...(await inMessages(site, edition)), ...(await inPages(pages, edition))]
}

function inFiles(app: App, edition: Edition): string[] {
  const folder = join(app.config.outbox, 'daily')
  const [contents] = (channelNamed('file').render(edition, app.site) as FileMessage[]).map(
    (one) => one.contents,
  )
  return (['html', 'json', 'markdown'] as const).flatMap((format) => {
    const ending = format === 'markdown' ? '.md' : `.${format}`
    const name = readdirSync(folder).find(
      (one) => one.startsWith(`${edition.number}-`) && one.endsWith(ending),
    )
    const isWhole = name !== undefined && readFileSync(join(folder, name), 'utf8') === contents?.[format]
    return isWhole ? [] : [`the ${format} file is not what was rendered`]
  })
}

async function inMail(app: App, edition: Edition): Promise<string[]> {
  const folder = join(app.config.outbox, 'email')
  const name = readdirSync(folder).find((one) => one.startsWith(`daily-${edition.number}-`))
  const [sent] = (await channelNamed('email').render(edition, app.site)) as SentMail[]
  if (name === undefined || sent === undefined) return ['there is no mail']
  return liveInMail(readFileSync(join(folder, name)), sent, READER, ordinary.mail)
}

async function inMessages(site: Site, edition: Edition): Promise<string[]> {
  const { alsoPublished, missing } = edition.digest
  const ours = ourWords(site, [...itemsOf(edition.digest), ...alsoPublished], missing)
  for (const label of demandLabels(edition)) ours.bold.add(label)
  const live: string[] = []
  for (const channel of channels) {
    const messages = await channel.render(edition, site)
    live.push(...messages.flatMap((message) => channel.violations(message)))
    if (channel.name === 'slack') live.push(...messages.flatMap((one) => liveInSlack(one, site.url)))
    if (channel.name === 'discord') live.push(...messages.flatMap((one) => liveInDiscord(one, ours)))
    if (channel.name === 'email')
      live.push(...(messages as SentMail[]).flatMap((one) => inParts(one, edition)))
    if (channel.name === 'file')
      live.push(...(messages as FileMessage[]).flatMap((one) => inContents(one, edition)))
    if (channel.name === 'slack' || channel.name === 'discord')
      live.push(...lostFrom(stringsOf(messages).join('\n'), edition, channel.name))
  }
  return live
}

function inParts({ subject, html, text }: SentMail, edition: Edition): string[] {
  return [
    ...liveControls(subject, 'the subject'),
    ...liveControls(text, 'the plain text'),
    ...liveInHtml(html, ordinary.email, 'the mail'),
    ...lostFrom(textOfHtml(html), edition, 'the mail'),
  ]
}

function inContents({ contents: { html, markdown, json } }: FileMessage, edition: Edition): string[] {
  return [
    ...liveInHtml(html, ordinary.file, 'the HTML file'),
    ...liveInMarkdown(markdown),
    ...(json === `${JSON.stringify(edition, null, 2)}\n` ? [] : ['the JSON file is not the edition']),
    ...lostFrom(textOfHtml(html), edition, 'the HTML file'),
    ...lostFrom(markdown, edition, 'the markdown file'),
  ]
}

async function inPages(pages: ReturnType<typeof webPages>, edition: Edition): Promise<string[]> {
  const live: string[] = []
  for (const [path, parts] of Object.entries(ordinary.pages)) {
    const answer = await pages.request(path.replace('7', String(edition.number)))
    const html = await answer.text()
    live.push(
      ...(answer.status === 200 ? liveInHtml(html, parts, path) : [`${path} answers ${answer.status}`]),
    )
    if (path.startsWith('/editions/')) live.push(...lostFrom(textOfHtml(html), edition, 'the web page'))
  }
  return live
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

/** "Demands of the mayor": our words around some of the paper's. */
function demandLabels({ digest }: Edition): string[] {
  const rows = digest.sections.flatMap(({ board }) => board?.rows ?? [])
  const named = rows.flatMap(({ addressee }) => (addressee ? [oneLine(addressee.text)] : []))
  return named.flatMap((name) => ['en', 'ko', 'ja'].map((language) => wordsFor(language).demandsOf(name)))
}

/** What the office itself may write in bold, and link to, around these editorials. */
export function ourWords(
  site: Site,
  items: Omit<DigestItem, 'summary'>[],
  missing: MissingSource[] = [],
): OurWords {
  const urls = [site.url, ...items.map(({ url }) => webUrl(url)?.href ?? site.url)]
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
      ...words.flatMap(({ edition: number }) => [number(1), number(7)]),
      ...names.flatMap(({ id, name }) => [id, shorten(oneLine(name), 100)]),
    ]),
  }
}
