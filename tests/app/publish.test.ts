// From stored editorials to a frozen edition: what it quotes is checked against the database once more, and
// keeps to the rights of each source. The preview says what the edition will.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../src/app/answer.js'
import { type App, findNewsletter } from '../../src/app/app.js'
import { digest } from '../../src/app/digest.js'
import { publish, slotAt } from '../../src/app/publish.js'
import { hashOf, itemsOf } from '../../src/core/digest/edition.js'
import type { Digest, Edition, Quote } from '../../src/core/model.js'
import { openDatabase } from '../../src/store/database.js'
import { latestEditions } from '../../src/store/editions.js'
import { entry } from '../newspaper.js'
import { openPress, type Press } from './press.js'

let press: Press
beforeEach(async () => {
  press = await openPress('2026-01-14T00:00:00.000Z')
})
afterEach(() => press.close())

const DEMAND = 'The council should restore the night ferry before the winter storms begin.'
const FERRY = [
  'The last night ferry to Saltmarsh sailed on Tuesday, and the harbour office will not say when the next one goes. Its director has been in office since the spring of last year.',
  'We believe that the night ferry to Saltmarsh is worth every crown of its subsidy. Without the night ferry the nurses of Saltmarsh cannot reach the hospital, because the last ferry leaves at six.',
  `The ferry carried ninety people on an ordinary night of last year, most of them on their way to work. ${DEMAND}`,
]

const COURIER =
  'Nobody at the harbour office has asked the nurses, and nobody has counted what the ferry brings.'

/** Two papers on the ferry and one on something else, each with these rights. */
async function newsstand(rights: Record<string, object> = {}): Promise<void> {
  const on = { published: '2026-01-13T20:00:00Z' }
  press.paper.feed('/ledger.xml', { entries: [entry(1, { ...on, title: 'Sail again', paragraphs: FERRY })] })
  press.paper.feed('/courier.xml', {
    entries: [entry(2, { ...on, title: 'The night ferry', paragraphs: [...FERRY, COURIER] })],
  })
  press.paper.feed('/post.xml', { entries: [entry(3, on)] })
  await press.read(
    ['ledger', 'courier', 'post'].map((id) => ({
      id,
      url: `${press.paper.url}/${id}.xml`,
      ...(rights[id] && { rights: rights[id] }),
    })),
  )
  await press.collect()
}

async function publishNow(app: App = press.app): Promise<Edition> {
  const newsletter = findNewsletter(app, 'daily')
  const published = await publish(app, newsletter, {
    slot: slotAt(newsletter, press.now()),
    now: press.now(),
  })
  if (published.outcome !== 'published') throw new Error(published.outcome)
  return published.edition
}

/** The house, with another program that changes a stored text as soon as it has been read for a digest. */
async function withMeddler(from: string, to: string): Promise<App & { leave(): Promise<void> }> {
  const other = await openDatabase(`sqlite:${join(press.folder.path, 'masthead.db')}`)
  let isDone = false
  const db = press.app.db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      const text = result.rows.find((row) => String(row.text ?? '').includes(from))?.text
      if (typeof text !== 'string' || isDone) return result
      isDone = true
      const changed = { text: text.replace(from, to) }
      await other.updateTable('revisions').set(changed).where('text', '=', text).execute()
      return result
    },
  })
  return { ...press.app, db, leave: () => other.destroy() }
}

function sentencesOf(of: Digest, source: string): string[] {
  return itemsOf(of)
    .filter((item) => item.source.id === source)
    .flatMap(({ summary }) => summary.map(({ text }) => text))
}

function quotesOf({ sections }: Digest): Quote[] {
  return sections.flatMap(({ items, board }) => [
    ...items.flatMap(({ summary }) => summary),
    ...(board?.rows ?? []).flatMap(({ position, demand }) => [position ?? [], demand ?? []].flat()),
  ])
}

describe('an edition', () => {
  it('says what its preview said, and the same again for the same editorials', async () => {
    await newsstand()
    const { edition: preview } = await digest(press.app, { names: [], collects: false })
    const { edition: again } = await digest(press.app, { names: ['daily'], collects: false })
    expect(again.hash).toBe(preview.hash)
    const edition = await publishNow()
    expect(edition.hash).toBe(preview.hash)
    expect(edition.hash).toBe(hashOf(edition.digest))
    expect(await latestEditions(press.app.db, 5)).toEqual([edition])
  })

  it('has a board for its topic, made of stored sentences', async () => {
    await newsstand()
    const [topic] = (await publishNow()).digest.sections
    expect(topic?.board?.rows.map(({ source }) => source.id).toSorted()).toEqual(['courier', 'ledger'])
    expect(topic?.board?.silent.map(({ id }) => id)).toEqual(['post'])
    for (const { demand } of topic?.board?.rows ?? []) expect(demand?.text).toBe(DEMAND)
  })

  it('loses exactly the sentence that was changed in the database behind it, and the log says which', async () => {
    await newsstand()
    const said: object[] = []
    press.app.log.warn = ((fields: object) => said.push(fields)) as App['log']['warn']
    const { edition: preview } = await digest(press.app, { names: [], collects: false })
    const meddler = await withMeddler('should restore', 'should sink')
    const edition = await publishNow(meddler)
    await meddler.leave()
    const count = (of: Edition, what: string) =>
      quotesOf(of.digest).filter(({ text }) => text.includes(what)).length
    // Two papers print it, each once in its summary and once on the board.
    expect(count(preview, 'should restore')).toBe(4)
    expect(count(edition, 'should restore')).toBe(2)
    expect(count(edition, 'should sink')).toBe(0)
    expect(quotesOf(edition.digest).length).toBe(quotesOf(preview.digest).length - 2)
    expect(said).toMatchObject([{ newsletter: 'daily', what: 'quote', role: 'demand', reason: 'unverified' }])
    expect(JSON.stringify(said)).not.toContain('ferry')
  })

  it('keeps to the rights of each source: so many sentences, so many letters, the headline alone', async () => {
    await newsstand({ ledger: { sentences: 1 }, courier: { characters: 85 }, post: { sentences: 0 } })
    const { digest: frozen } = await publishNow()
    expect(sentencesOf(frozen, 'ledger')).toHaveLength(1)
    expect(sentencesOf(frozen, 'courier').join('').length).toBeLessThanOrEqual(85)
    expect(sentencesOf(frozen, 'courier').length).toBeGreaterThan(0)
    expect(sentencesOf(frozen, 'post')).toEqual([])
    expect(itemsOf(frozen)).toHaveLength(3)
    const ledger = frozen.sections[0]?.board?.rows.find(({ source }) => source.id === 'ledger')
    expect([ledger?.position, ledger?.demand?.text]).toEqual([null, ...sentencesOf(frozen, 'ledger')])
  })
})

describe('an answer', () => {
  it('keeps to the same rights', async () => {
    await newsstand({ ledger: { sentences: 1 }, post: { sentences: 0 } })
    const reply = await answer(press.app, { verb: 'latest', words: '' })
    if (reply.kind !== 'editorials') throw new Error(reply.kind)
    const counts = reply.items.map(({ source, summary }) => [source.id, summary.length])
    expect(Object.fromEntries(counts)).toEqual({ ledger: 1, courier: 3, post: 0 })
  })

  it('holds five pieces, though another paper carries them as well', async () => {
    const entries = [1, 2, 3, 4, 5].map((n) => entry(n, { published: `2026-01-13T2${n % 4}:00:00Z` }))
    press.paper.feed('/ledger.xml', { entries })
    press.paper.feed('/courier.xml', { entries: entries.map((one, n) => ({ ...one, link: `/copy/${n}` })) })
    await press.read(['ledger', 'courier'].map((id) => ({ id, url: `${press.paper.url}/${id}.xml` })))
    await press.collect()
    const reply = await answer(press.app, { verb: 'latest', words: '' })
    if (reply.kind !== 'editorials') throw new Error(reply.kind)
    expect(reply.items).toHaveLength(5)
    expect(new Set(reply.items.map(({ title }) => title)).size).toBe(5)
  })
})

describe('the reasons of a digest', () => {
  it('are one for each editorial, and what one piece in two papers became', async () => {
    const twin = entry(1, { published: '2026-01-13T20:00:00Z' })
    press.paper.feed('/ledger.xml', { entries: [twin, entry(4, { published: '2026-01-13T21:00:00Z' })] })
    press.paper.feed('/courier.xml', { entries: [{ ...twin, link: '/somewhere-else' }] })
    const sources = ['ledger', 'courier'].map((id) => ({ id, url: `${press.paper.url}/${id}.xml` }))
    await press.read(sources, { maxItems: 1 })
    await press.collect()
    const { why } = await digest(press.app, { names: [], collects: false })
    expect(why?.decisions.map(({ source, outcome, why: code }) => [source.id, outcome, code])).toEqual([
      ['ledger', 'summarized', 'alone'],
      ['ledger', 'named', 'items'],
      ['courier', 'left out', 'same-piece'],
    ])
  })

  it('keep files without a date in the order in which they were named, however long they take to read', async () => {
    await newsstand()
    const subjects = ['orchards', 'tunnels', 'violins', 'goats']
    const paths = subjects.map((word) => press.folder.write(`${word}.txt`, `On ${word}\n\nWe need ${word}.`))
    let ticks = 0
    const app = { ...press.app, clock: () => new Date(Date.parse(press.now()) + ticks++).toISOString() }
    const { why } = await digest(app, { names: paths, collects: false })
    expect(why?.decisions.map(({ title }) => title)).toEqual(subjects.map((word) => `On ${word}`))
  })

  it('are there for files as well, and not for an edition that is out', async () => {
    await newsstand()
    const path = press.folder.write('note.txt', `The night ferry\n\n${FERRY.join('\n\n')}`)
    const { why } = await digest(press.app, { names: [path], collects: false })
    expect(why?.decisions).toMatchObject([{ outcome: 'summarized', why: 'alone', rank: 1 }])
    await publishNow()
    expect((await digest(press.app, { names: ['daily'], edition: 1, collects: false })).why).toBeNull()
  })
})
