// What a model answered and cost, on every database: what is remembered, and a budget that two programs share.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.js'
import {
  correctTokens,
  findAnswer,
  lastFailure,
  noteFailure,
  reserveTokens,
  saveAnswer,
  tokensOn,
} from '../../src/store/models.js'
import { folder } from '../world.js'
import { testDatabases } from './databases.js'

const DAY = '2026-01-14'

for (const database of await testDatabases()) {
  describe.skipIf(database.missing)(
    `${database.name}${database.missing ? `: ${database.missing}` : ''}`,
    () => {
      let db: Database
      let close: () => Promise<void>
      beforeEach(async () => {
        const opened = await database.open()
        db = opened.db
        close = opened.close
      })
      afterEach(() => close())

      it('an answer is remembered word for word, and a later one takes its place', async () => {
        const answer = {
          answer: '{"sentence": "물'.concat('"}'),
          tokens: 350,
          createdAt: `${DAY}T00:00:00.000Z`,
        }
        expect(await findAnswer(db, 'key')).toBeNull()
        await saveAnswer(db, 'key', answer)
        expect(await findAnswer(db, 'key')).toEqual(answer)
        await saveAnswer(db, 'key', { ...answer, answer: 'later' })
        expect(await findAnswer(db, 'key')).toMatchObject({ answer: 'later' })
      })

      it('a reservation beyond the budget takes nothing', async () => {
        expect(await reserveTokens(db, DAY, { tokens: 600, limit: 1000 })).toBe(true)
        expect(await reserveTokens(db, DAY, { tokens: 401, limit: 1000 })).toBe(false)
        expect(await reserveTokens(db, DAY, { tokens: 400, limit: 1000 })).toBe(true)
        expect(await tokensOn(db, DAY)).toBe(1000)
      })

      it('nor does the first of a day, if it alone is too much', async () => {
        expect(await reserveTokens(db, DAY, { tokens: 1001, limit: 1000 })).toBe(false)
        expect(await tokensOn(db, DAY)).toBe(0)
      })

      it('each day has its own budget', async () => {
        await reserveTokens(db, DAY, { tokens: 1000, limit: 1000 })
        expect(await reserveTokens(db, '2026-01-15', { tokens: 1000, limit: 1000 })).toBe(true)
      })

      it('what was reserved is put right by what was spent, and never below nothing', async () => {
        await reserveTokens(db, DAY, { tokens: 600, limit: 1000 })
        await correctTokens(db, DAY, -350)
        expect(await tokensOn(db, DAY)).toBe(250)
        await correctTokens(db, DAY, -9999)
        expect(await tokensOn(db, DAY)).toBe(0)
      })

      it('the last failure stands until a later question is answered', async () => {
        expect(await lastFailure(db)).toBeNull()
        for (const [day, failure] of [
          ['2026-01-12', 'timeout'],
          ['2026-01-13', 'busy 503'],
          ['2026-01-13', 'denied 401'],
        ] as const) {
          await reserveTokens(db, day, { tokens: 1, limit: 1000 })
          await noteFailure(db, day, { failure, at: `${day}T07:00:00.000Z` })
        }
        const last = { failure: 'denied 401', failures: 2, at: '2026-01-13T07:00:00.000Z' }
        expect(await lastFailure(db)).toEqual(last)
        await saveAnswer(db, 'early', { answer: '', tokens: 1, createdAt: '2026-01-13T06:00:00.000Z' })
        expect(await lastFailure(db)).toEqual(last)
        await saveAnswer(db, 'late', { answer: '', tokens: 1, createdAt: '2026-01-13T08:00:00.000Z' })
        expect(await lastFailure(db)).toBeNull()
      })

      it('many who reserve at once get no more than there is', async () => {
        const asked = Array.from({ length: 30 }, () => reserveTokens(db, DAY, { tokens: 90, limit: 1000 }))
        expect((await Promise.all(asked)).filter((granted) => granted)).toHaveLength(11)
        expect(await tokensOn(db, DAY)).toBe(990)
      })
    },
  )
}

it('two programs on one file share the budget', async () => {
  const home = folder()
  const url = `sqlite:${home.path}/masthead.db`
  const both = [await openDatabase(url), await openDatabase(url)]
  try {
    const asked = both.flatMap((db) =>
      Array.from({ length: 10 }, () => reserveTokens(db, DAY, { tokens: 90, limit: 1000 })),
    )
    expect((await Promise.all(asked)).filter((granted) => granted)).toHaveLength(11)
  } finally {
    for (const db of both) await db.destroy()
    home.remove()
  }
})
