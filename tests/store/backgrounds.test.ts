// What is kept of the words of the archive, on both databases.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  countedUntil,
  editorialsAfter,
  loadBackgrounds,
  type StoredBackground,
  saveBackgrounds,
} from '../../src/store/backgrounds.js'
import type { Database } from '../../src/store/database.js'
import { addEditorial, addRevision, type Reading } from '../../src/store/revisions.js'
import { testDatabases } from './databases.js'

const now = '2026-01-14T00:00:00.000Z'

function reading(number: number, changes: Partial<Reading> = {}): Reading {
  return {
    source: 'ledger',
    guid: `guid-${number}`,
    url: null,
    language: 'en',
    published: null,
    publishedAt: null,
    title: `Title ${number}`,
    author: null,
    text: `Text ${number}`,
    hash: `hash-${number}-${changes.text ?? ''}`,
    updated: null,
    teaser: null,
    ...changes,
  }
}

const background = (language: string, untilId: number, counts: Record<string, number>): StoredBackground => ({
  language,
  editorials: 3,
  untilId,
  counts: new Map(Object.entries(counts)),
})

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  describe.skipIf(database.missing)(`backgrounds on ${database.name}${why}`, () => {
    let db: Database
    let close: () => Promise<void>
    beforeAll(async () => {
      ;({ db, close } = await database.open())
    })
    afterAll(() => close())

    it('are none at first', async () => {
      expect(await loadBackgrounds(db)).toEqual([])
      expect(await countedUntil(db)).toBe(0)
    })

    it('come back as they were stored, whatever the words, one row a language', async () => {
      const rows = [background('en', 7, { harbor: 3, constructor: 1 }), background('ko', 7, { 금리: 2 })]
      rows[0]?.counts.set('__proto__', 2)
      expect(await saveBackgrounds(db, 0, rows)).toBe(true)
      expect(await loadBackgrounds(db)).toEqual(rows)
      expect(await countedUntil(db)).toBe(7)
    })

    it('are not stored over what another process has counted since', async () => {
      expect(await saveBackgrounds(db, 0, [background('en', 9, {})])).toBe(false)
      expect((await loadBackgrounds(db))[0]?.counts.get('harbor')).toBe(3)
      expect(await saveBackgrounds(db, 7, [background('en', 9, { harbor: 4 })])).toBe(true)
      expect((await loadBackgrounds(db)).map(({ counts }) => [...counts])).toEqual([
        [['harbor', 4]],
        [['금리', 2]],
      ])
    })

    it('are counted from the newest revision of each editorial, in the order of ids', async () => {
      await db.transaction().execute(async (tx) => {
        const first = await addEditorial(tx, reading(1), { piece: null, now })
        await addEditorial(tx, reading(2, { source: 'courier' }), { piece: first.id, now })
        await addEditorial(tx, reading(3, { teaser: 'paywalled' }), { piece: null, now })
        await addEditorial(tx, reading(4, { language: 'ko', title: '금리' }), { piece: null, now })
        await addRevision(tx, first, reading(1, { text: 'Mended.' }), { change: 'typo', now })
      })
      const [start] = await editorialsAfter(db, 0, 1)
      const from = (start?.id ?? 0) - 1
      const found = await editorialsAfter(db, from, 10)
      expect(found.map(({ text, isPassedOver }) => [text, isPassedOver])).toEqual([
        ['Mended.', false],
        ['Text 2', true],
        ['Text 3', true],
        ['Text 4', false],
      ])
      expect((await editorialsAfter(db, found[1]?.id ?? 0, 1)).map(({ text }) => text)).toEqual(['Text 3'])
      expect(await editorialsAfter(db, found[3]?.id ?? 0, 10)).toEqual([])
    })
  })
}
