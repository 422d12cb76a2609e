// What we write ourselves around the words of papers, found by printing ordinary words: whatever stands in a document
// of hostile words and not in one of these was not written by us.
import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import type { FileMessage } from '../../adapters/file/render.js'
import { findChannels } from '../../src/app/channels.js'
import { itemsOf } from '../../src/core/digest/edition.js'
import type { DigestItem, Edition, Reply } from '../../src/core/model.js'
import { openLog } from '../../src/io/log.js'
import { webPages } from '../../src/web/pages.js'
import { boardOf, written } from '../topics.js'
import { edition, folder, item, site } from '../world.js'
import { partsOfHtml, type SentMail } from './hostile-platforms.js'

export const channels = await findChannels()

export function channelNamed(name: string) {
  return channels.find((channel) => channel.name === name)!
}

/** What stands in the documents of each kind when ordinary words are printed, and an ordinary mail. */
export async function ordinaryParts() {
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
    mail: await simpleParser(await posted(mails[1]?.[0], edition(), 'reader@example.org')),
    replyMail: await simpleParser(
      await posted(channelNamed('email').reply(NOTICE, site), edition(), 'reader@example.org'),
    ),
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

/** Every shape that an edition takes: with and without topics, boards, links, writers, quotes, in several languages. */
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
    alsoPublished: items.map(translated),
    missing: items.map(({ source }) => ({ source, why: 'could not be read' })),
  }
  const orders = [items, [...items].reverse(), items.slice(1), items.slice(1).reverse()]
  return [
    edition(),
    ...orders.map((some) => edition({ sections: [{ topic: null, items: some }], ...rest })),
    ...orders.map((some) =>
      edition({
        sections: [
          {
            topic: 'Harbour lights',
            items: some.slice(0, 9).map(translated),
            board: boardOf(some.slice(0, 9), { others: some.slice(9), silent: ['The Meridian Post'] }),
            introduction: written('Some want the lights on.'),
          },
          { topic: 'Harbour bells', items: some.slice(0, 9) },
          { topic: null, items: some },
        ],
        ...rest,
      }),
    ),
  ]
}

function translated(one: DigestItem): DigestItem {
  return { ...one, headline: written('The lights of the harbour') }
}

const NOTICE: Reply = { kind: 'notice', text: 'Nothing has been read yet.' }

function partsOfReplies(htmlOf: (reply: Reply) => string): Set<string> {
  const items = itemsOf(ordinaryEditions()[1]!.digest)
  const replies: Reply[] = [
    { kind: 'editorials', heading: 'Latest editorials', items: items.slice(0, 5) },
    NOTICE,
    { kind: 'help', text: 'Editorials.', examples: ['/editorial latest'] },
  ]
  return new Set(replies.flatMap((reply) => [...partsOfHtml(htmlOf(reply))]))
}

/** A house with much to show, or with nothing but the edition. */
export function ordinaryHouse(one: Edition, isBare: boolean) {
  const slot = { newsletter: 'daily', title: 'Daily', at: '2026-01-14T22:00:00.000Z', zone: 'Asia/Seoul' }
  const source = { id: 'ledger', name: 'The Harbor Ledger', status: 'answers 403', editorials: 3 }
  return webPages({
    site,
    channels,
    latestEditions: async () => (isBare ? [one] : [one, { ...one, number: 6 }]),
    edition: async () => one,
    upcoming: () => (isBare ? [] : [slot]),
    sources: async () => (isBare ? [] : [source]),
    archive: {
      papers: [],
      zone: 'Asia/Seoul',
      search: async () => ({ hits: [], matches: 0, isMore: false, next: null, advice: 'No.' }),
    },
    health: async () => [],
    ready: async () => ({ ok: true, checks: {} }),
  })
}

/** As a mail server gets it. */
export async function posted(mail: unknown, one: Edition, reader: string): Promise<Buffer> {
  const home = folder()
  try {
    const open = await channelNamed('email').open({}, { log: openLog('silent'), site, outbox: home.path })
    const context = { key: 'key', firstAttemptAt: '2026-01-14T07:00:00.000Z', edition: one }
    const receipt = await open.send(mail, reader, context)
    await open.close()
    return readFileSync(receipt.file ?? '')
  } finally {
    home.remove()
  }
}
