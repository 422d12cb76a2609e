// What reading remembers, on both databases: pages to visit, hosts, likeness, editorials with their revisions.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '../../src/core/model.js'
import type { Database } from '../../src/store/database.js'
import { appearancesOf, countEditorials, latestEditorials } from '../../src/store/editorials.js'
import { loadHost, saveHost } from '../../src/store/hosts.js'
import { listEditorials } from '../../src/store/listing.js'
import { addPages, duePages, listedEntries, settlePage, sourcesWithDuePages } from '../../src/store/pages.js'
import {
  addBands,
  addEditorial,
  addRevision,
  dropOldBands,
  editorialsAlike,
  editorialsAround,
  editorialsNamed,
  nameEditorial,
  namesOfEditorials,
  type Reading,
} from '../../src/store/revisions.js'
import { testDatabases } from './databases.js'

const now = '2026-01-14T00:00:00.000Z'
const later = '2026-01-14T01:00:00.000Z'
const page = (number: number) => `https://ledger.example/${number}`
const entry = (number: number, title = `Title ${number}`): Entry => ({
  guid: page(number),
  url: page(number),
  title,
  author: null,
  published: null,
  updated: null,
  language: null,
  text: null,
  summary: null,
})
const reading = (number: number, changes: Partial<Reading> = {}): Reading => ({
  source: 'ledger',
  guid: `guid-${number}`,
  url: page(number),
  language: 'en',
  published: '2026-01-14T07:00:00+09:00',
  publishedAt: '2026-01-13T22:00:00.000Z',
  title: `Title ${number}`,
  author: null,
  text: `Text ${number}.`,
  hash: `hash-${number}`,
  updated: null,
  teaser: null,
  ...changes,
})

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  describe.skipIf(database.missing)(`reading remembers on ${database.name}${why}`, () => {
    let db: Database
    let close: () => Promise<void>
    beforeAll(async () => {
      ;({ db, close } = await database.open())
    })
    afterAll(() => close?.())

    const inTransaction = <Result>(run: Parameters<ReturnType<Database['transaction']>['execute']>[0]) =>
      db.transaction().execute(run) as Promise<Result>
    const due = (at: string, isImpatient = false) =>
      duePages(db, 'ledger', { now: at, isImpatient, limit: 10 }).then((pages) => pages.map(({ url }) => url))

    it('pages to visit, in the order of the list, once each', async () => {
      const pages = [1, 2, 3].map((number) => ({ url: page(number), entry: entry(number) }))
      await inTransaction((tx) => addPages(tx, 'ledger', pages, { isFeed: true, now }))
      await inTransaction((tx) => addPages(tx, 'ledger', pages, { isFeed: true, now }))
      expect(await due(now)).toEqual([page(1), page(2), page(3)])
      expect(await sourcesWithDuePages(db, { now, isImpatient: false })).toEqual(new Set(['ledger']))
    })

    it('a visit, and that the next one is later', async () => {
      const visited = { etag: '"a"', lastModified: null, visits: 1, failures: 0, dueAt: later, error: null }
      for (const number of [1, 2, 3]) {
        await inTransaction((tx) => settlePage(tx, 'ledger', page(number), visited, now))
      }
      expect(await due(now)).toEqual([])
      expect(await due(now, true)).toHaveLength(3)
      expect(await due(later)).toHaveLength(3)
    })

    it('a page whose feed says something new of it is due again, and read whole', async () => {
      const renewed = [{ url: page(1), entry: entry(1, 'Retitled') }]
      await inTransaction((tx) => addPages(tx, 'ledger', renewed, { isFeed: false, now }))
      expect(await due(now)).toEqual([])
      await inTransaction((tx) => addPages(tx, 'ledger', renewed, { isFeed: true, now }))
      const [first, ...others] = await duePages(db, 'ledger', { now, isImpatient: false, limit: 10 })
      expect(first).toMatchObject({ url: page(1), etag: null, entry: { title: 'Retitled' } })
      expect(others).toEqual([])
    })

    it('what the newest list names', async () => {
      const only = [{ url: page(3), entry: entry(3) }]
      await inTransaction((tx) => addPages(tx, 'ledger', only, { isFeed: true, now: later }))
      const listed = await inTransaction<Entry[]>((tx) => listedEntries(tx, 'ledger'))
      expect(listed.map(({ guid }) => guid)).toEqual([page(3)])
    })

    it('what a host asked of us', async () => {
      expect(await loadHost(db, 'ledger.example')).toBeNull()
      await saveHost(db, 'ledger.example', { heldUntil: now })
      await saveHost(db, 'ledger.example', { heldUntil: later })
      expect(await loadHost(db, 'ledger.example')).toEqual({ heldUntil: later })
    })

    it('editorials by name, by likeness and by day', async () => {
      await inTransaction(async (tx) => {
        const one = await addEditorial(tx, reading(1), { piece: null, now })
        await nameEditorial(tx, 'ledger', one.id, ['guid:guid-1', 'link:ledger.example/1'])
        await addBands(tx, one.id, [1, 2, 3])
        const other = await addEditorial(tx, reading(2, { source: 'courier' }), { piece: one.id, now })
        await addBands(tx, other.id, [3, 4, 5])
        await addRevision(tx, one, reading(1, { hash: 'new', title: 'Retitled' }), {
          change: 'headline',
          now,
        })
        const asked = { shared: 2, since: '2026-01-01T00:00:00.000Z' }
        expect((await editorialsAlike(tx, [1, 2, 3, 9], asked)).map(({ guid }) => guid)).toEqual(['guid-1'])
        expect(await editorialsAlike(tx, [3], asked)).toEqual([])
        expect(await editorialsAround(tx, 'ledger', '2026-01-13T00:00:00.000Z', later)).toHaveLength(1)
        const named = await editorialsNamed(tx, 'ledger', ['guid:guid-1'])
        expect(named.get('guid:guid-1')).toMatchObject({ number: 2, hash: 'new', title: 'Retitled' })
        expect((await namesOfEditorials(tx, [one.id])).get(one.id)).toHaveLength(2)
      })
    })

    it('a piece in two sources is listed once, with both, and with its revisions', async () => {
      const listed = await listEditorials(db, { after: 0, limit: 10 })
      expect(listed).toMatchObject([
        {
          sources: ['ledger', 'courier'],
          title: 'Retitled',
          revisions: [{ change: null }, { change: 'headline' }],
        },
      ])
      expect(await listEditorials(db, { source: 'courier', after: 0, limit: 10 })).toHaveLength(1)
      expect(await listEditorials(db, { since: later, after: 0, limit: 10 })).toEqual([])
      const papers = ['ledger', 'courier'].map((id) => ({ id, name: id, language: 'en' }))
      expect(await latestEditorials(db, papers, 10)).toHaveLength(1)
      expect((await countEditorials(db)).get('courier')).toBe(1)
      expect(await appearancesOf(db, 'ledger', 5)).toHaveLength(1)
    })

    it('no likeness of what is too old to come again', async () => {
      await dropOldBands(db, later)
      await inTransaction(async (tx) => {
        expect(
          await editorialsAlike(tx, [1, 2, 3], { shared: 1, since: '2026-01-01T00:00:00.000Z' }),
        ).toEqual([])
      })
    })
  })
}
