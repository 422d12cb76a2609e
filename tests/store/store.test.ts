import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freeze } from '../../src/core/digest/edition.js'
import type { Digest, Newsletter } from '../../src/core/model.js'
import type { Database } from '../../src/store/database.js'
import { listDeliveries } from '../../src/store/deliveries.js'
import {
  advanceClock,
  clockOf,
  editionOfSlot,
  latestEditions,
  storeEdition,
} from '../../src/store/editions.js'
import { unpublishedEditorials } from '../../src/store/editorials.js'
import {
  addEditorial,
  addRevision,
  editorialsNamed,
  nameEditorial,
  type Reading,
  textsOfRevisions,
} from '../../src/store/revisions.js'
import { saveSourceStates, sourceStates } from '../../src/store/sources.js'
import { syncSubscriptions } from '../../src/store/subscriptions.js'
import { testDatabases } from './databases.js'

const now = '2026-01-14T00:00:00.000Z'
const slot = '2026-01-13T22:00:00.000Z'
const paper = { id: 'harbor-ledger', name: 'The Harbor Ledger', language: 'en' }

const reading: Reading = {
  source: paper.id,
  guid: 'one.txt',
  url: 'https://harbor-ledger.example/one',
  language: 'en',
  published: '2026-01-14T07:00:00+09:00',
  publishedAt: '2026-01-13T22:00:00.000Z',
  title: 'A headline',
  author: null,
  text: 'A first paragraph.\n\nA second one.',
  hash: 'aa',
  updated: null,
  teaser: null,
}

const newsletter: Newsletter = {
  id: 'daily',
  title: 'Daily',
  language: 'en',
  sources: [paper.id],
  schedule: { cron: '0 7 * * *', zone: 'Asia/Seoul', missed: 'late', expiresMs: 86_400_000 },
  first: 'at-once',
  empty: 'skip',
  maxItems: 30,
  maxPerSource: 5,
  sentences: 3,
  characters: null,
  maxWords: null,
  languages: [],
  maxAgeMs: 7 * 86_400_000,
  to: { file: ['json', 'html'], email: ['reader@example.org'] },
}

function digestWith(editorial: number): Digest {
  const item = {
    editorial,
    source: paper,
    title: 'A headline',
    url: null,
    author: null,
    language: 'en',
    published: null,
    revision: 'aa',
    teaser: null,
    summary: [],
  }
  return {
    newsletter: { id: 'daily', title: 'Daily', language: 'en', zone: 'Asia/Seoul' },
    window: { from: null, to: now },
    sections: [{ topic: null, items: [item] }],
    alsoPublished: [],
    missing: [],
  }
}

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  describe.skipIf(database.missing)(`the store on ${database.name}${why}`, () => {
    let db: Database
    let close: () => Promise<void>
    let editorial = 0

    beforeAll(async () => {
      ;({ db, close } = await database.open())
    })
    afterAll(() => close?.())

    function publish(at: string) {
      const channels = ['file', 'email']
      return storeEdition(db, { newsletter: 'daily', slot: at, channels, dueAt: now }, (number) =>
        freeze(digestWith(editorial), { number, slot: at, publishedAt: now }),
      )
    }

    it('keeps an editorial once, and each change of its text as a revision', async () => {
      await db.transaction().execute(async (tx) => {
        const added = await addEditorial(tx, reading, { piece: null, now })
        await nameEditorial(tx, paper.id, added.id, ['guid:one.txt', 'link:harbor-ledger.example/one'])
        const retitled = { ...reading, hash: 'bb', title: 'A better headline' }
        await addRevision(tx, added, retitled, { change: 'headline', now })
      })
      const [stored, ...others] = await unpublishedEditorials(db, 'daily', [paper], 10)
      expect(others).toEqual([])
      expect(stored).toMatchObject({ guid: 'one.txt', revision: { number: 2, title: 'A better headline' } })
      editorial = stored?.id ?? 0
    })

    it('knows an editorial by each of its names, with its newest revision', async () => {
      const known = await editorialsNamed(db, paper.id, ['guid:other', 'link:harbor-ledger.example/one'])
      expect([...known]).toMatchObject([['link:harbor-ledger.example/one', { id: editorial, hash: 'bb' }]])
      expect(await editorialsNamed(db, 'another-paper', ['guid:one.txt'])).toEqual(new Map())
    })

    it('gives the texts of revisions by their hashes, newest or not, and of an editorial’s own only', async () => {
      const texts = (revision: string, of = editorial) => textsOfRevisions(db, [{ editorial: of, revision }])
      expect(await texts('aa')).toEqual(new Map([['aa', reading.text]]))
      expect(await texts('bb')).toEqual(new Map([['bb', reading.text]]))
      expect(await texts('cc')).toEqual(new Map())
      expect(await texts('aa', editorial + 1)).toEqual(new Map())
      const many = Array.from({ length: 700 }, (_, n) => ({ editorial: editorial + n, revision: `a${n}` }))
      expect((await textsOfRevisions(db, [...many, { editorial, revision: 'aa' }])).size).toBe(1)
    })

    it('keeps configured addresses as subscriptions, in step with the configuration', async () => {
      await syncSubscriptions(db, [newsletter], now)
      await syncSubscriptions(db, [newsletter], now)
      const { planned } = await publish(slot)
      expect(planned).toBe(3)
    })

    it('ends a configured address that was taken out, and takes it up again', async () => {
      const states = async () =>
        (await db.selectFrom('subscriptions').select('status').orderBy('id').execute()).map(
          ({ status }) => status,
        )
      await syncSubscriptions(db, [{ ...newsletter, to: { file: ['json', 'html'] } }], now)
      expect((await states()).toSorted()).toEqual(['active', 'active', 'ended'])
      await syncSubscriptions(db, [newsletter], now)
      expect(await states()).toEqual(['active', 'active', 'active'])
    })

    it('holds one edition a slot, whoever publishes again', async () => {
      const again = await publish(slot)
      expect(again).toMatchObject({ isNew: false, planned: 0, edition: { number: 1 } })
      expect(await latestEditions(db, 10)).toHaveLength(1)
      expect(await clockOf(db, 'daily')).toBe(slot)
      expect(await unpublishedEditorials(db, 'daily', [paper], 10)).toEqual([])
      expect(await unpublishedEditorials(db, 'weekly', [paper], 10)).toHaveLength(1)
    })

    it('reads an edition back as it was frozen', async () => {
      const edition = await editionOfSlot(db, 'daily', slot)
      expect(edition).toEqual(freeze(digestWith(editorial), { number: 1, slot, publishedAt: now }))
    })

    it('reads editions of the first versions, which knew neither teasers nor boards, as whole texts', async () => {
      const { teaser: _, ...item } = digestWith(editorial).sections[0]?.items[0] ?? { teaser: null }
      const digest: object = { ...digestWith(editorial), sections: [{ topic: null, items: [item] }] }
      const frozen = { ...freeze(digest as Digest, { number: 1, slot, publishedAt: now }), newsletter: 'old' }
      await storeEdition(db, { newsletter: 'old', slot, channels: [], dueAt: now }, () => frozen)
      const read = await editionOfSlot(db, 'old', slot)
      expect(read?.hash).toBe(frozen.hash)
      expect(read?.digest).toEqual(digestWith(editorial))
    })

    it('moves the clock forward, never back', async () => {
      await advanceClock(db, 'daily', '2026-01-13T23:00:00.000Z')
      await advanceClock(db, 'daily', slot)
      expect(await clockOf(db, 'daily')).toBe('2026-01-13T23:00:00.000Z')
    })

    it('lists the deliveries of an edition, newest first', async () => {
      const deliveries = await listDeliveries(db, { newsletter: 'daily', number: 1, limit: 10 })
      expect(deliveries.map(({ channel, address, status }) => [channel, address, status])).toEqual([
        ['email', 'reader@example.org', 'planned'],
        ['file', 'html', 'planned'],
        ['file', 'json', 'planned'],
      ])
      expect(await listDeliveries(db, { newsletter: 'daily', number: 2, limit: 10 })).toEqual([])
    })

    it('remembers how the last reading of a source went', async () => {
      const state = {
        url: 'https://harbor-ledger.example/feed',
        checkedAt: now,
        readAt: null,
        dueAt: now,
        heldUntil: now,
        goneAt: null,
        movedTo: 'https://harbor-ledger.example/new-feed',
        feedUrl: null,
        etag: '"e"',
        lastModified: null,
        failures: 2,
        status: 503,
        found: 7,
        error: 'is empty',
        silentSince: null,
      }
      await saveSourceStates(db, [{ source: paper.id, state }])
      await saveSourceStates(db, [{ source: paper.id, state: { ...state, failures: 3 } }])
      expect((await sourceStates(db)).get(paper.id)).toEqual({ ...state, failures: 3 })
    })
  })
}
