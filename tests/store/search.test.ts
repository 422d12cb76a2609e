// Search on both databases: what is found, in which order, and that the index follows what is stored.
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/core/search/query.js'
import type { Database } from '../../src/store/database.js'
import * as searchMigration from '../../src/store/migrations/004-search.js'
import { addEditorial, addRevision, type Reading } from '../../src/store/revisions.js'
import {
  indexPieces,
  MOST_COUNTED,
  piecesByAge,
  type SearchOptions,
  searchEditorials,
} from '../../src/store/search.js'
import { testDatabases } from './databases.js'

const now = '2026-01-20T00:00:00.000Z'

function reading(number: number, changes: Partial<Reading> = {}): Reading {
  const hour = String(number % 24).padStart(2, '0')
  return {
    source: 'ledger',
    guid: `guid-${number}`,
    url: `https://ledger.example/${number}`,
    language: 'en',
    published: `2026-01-14T${hour}:00:00+00:00`,
    publishedAt: `2026-01-14T${hour}:00:00.000Z`,
    title: `Title ${number}`,
    author: null,
    text: 'Nothing to see.',
    hash: `hash-${number}-${changes.text ?? ''}`,
    updated: null,
    teaser: null,
    ...changes,
  }
}

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  describe.skipIf(database.missing)(`search on ${database.name}${why}`, () => {
    let db: Database
    let close: () => Promise<void>
    beforeAll(async () => {
      ;({ db, close } = await database.open())
    })
    afterAll(() => close())

    async function keep(number: number, changes: Partial<Reading> = {}, piece: number | null = null) {
      return db.transaction().execute(async (tx) => {
        const stored = await addEditorial(tx, reading(number, changes), { piece, now })
        await indexPieces(tx, [stored.piece])
        return stored
      })
    }

    async function found(question: string, options: Partial<SearchOptions> = {}) {
      return searchEditorials(db, parseQuery(question), { order: 'newest', limit: 20, ...options })
    }

    async function guids(question: string, options: Partial<SearchOptions> = {}): Promise<string[]> {
      const { editorials } = await found(question, options)
      return editorials.map(({ url }) => url?.split('/').at(-1) ?? '')
    }

    it('asks for every word, phrase and beginning, and heeds what must be missing', async () => {
      await keep(1, {
        title: 'Tariffs again',
        text: 'The council raised the harbour rates, and tariffs with them.',
      })
      await keep(2, { title: 'Rates of interest', text: 'A harbour needs no lights. Tariff talk is cheap.' })
      await keep(3, { text: 'Rates of the harbour are a matter for the council of the old port.' })
      expect(await guids('harbour council')).toEqual(['3', '1'])
      expect(await guids('"harbour rates"')).toEqual(['1'])
      expect(await guids('tarif*')).toEqual(['2', '1'])
      expect(await guids('harbour -tariff')).toEqual(['3'])
      expect(await guids('tariff')).toEqual(['2', '1'])
      expect(await guids('"tariff"')).toEqual(['2'])
      expect(await guids('harbour zeppelin')).toEqual([])
    })

    it('folds case, width and accents, and finds words beside another script', async () => {
      await keep(4, { text: 'Café Ｚürich: OpenAI규제를 둘러싼 2026年の議論、ガソリン税。' })
      for (const question of [
        'CAFE',
        'café',
        'zurich',
        'openai규제',
        '2026年',
        'ｶﾞｿﾘﾝ',
        '가솔린 -규제',
        'ガソリン税',
        '税',
      ])
        expect([question, await guids(question)]).toEqual([
          question,
          question.startsWith('가솔린') ? [] : ['4'],
        ])
    })

    it('finds Korean and Japanese two-character words exactly where LIKE finds them', async () => {
      const texts = [
        ['ko', '정부가 금리를 올렸다. 기준금리 인상은 정부정책의 전환이다.'],
        ['ko', '정 부가 금, 리를 말한다. 대정부질문에서 물가가 쟁점이 됐다.'],
        ['ja', '日銀は金利を引き上げた。低金利の時代は終わった。'],
        ['ja', '金と利子の話をする。政府は増税を避けるべきだ。'],
      ] as const
      for (const [n, [language, text]] of texts.entries()) await keep(100 + n, { language, text })
      for (const word of [
        '정부',
        '금리',
        '부가',
        '물가',
        '전환',
        '質問',
        '질문',
        '金利',
        '政府',
        '増税',
        '利子',
        'べき',
        '했다',
      ]) {
        const like = texts.flatMap(([, text], n) => (text.includes(word) ? [String(100 + n)] : []))
        expect([word, (await guids(word)).sort()]).toEqual([word, like])
      }
    })

    it('finds one character wherever it stands, and a row of three only as it stands', async () => {
      expect(await guids('銀')).toEqual(['102'])
      expect((await guids('税')).sort()).toEqual(['103', '4'])
      expect(await guids('低金利')).toEqual(['102'])
      expect(await guids('"정부 정책"')).toEqual([])
      expect(await guids('정부정책')).toEqual(['100'])
    })

    it('orders by the time of publishing, whenever an editorial was read, and pages without gaps', async () => {
      const days = [5, 1, 4, 2, 3]
      for (const day of days) {
        const at = `2025-06-0${day}T00:00:00`
        await keep(200 + day, { text: 'zebra crossing', published: `${at}+00:00`, publishedAt: `${at}.000Z` })
      }
      await keep(206, { text: 'zebra seen today', published: null, publishedAt: null })
      expect(await guids('zebra')).toEqual(['206', '205', '204', '203', '202', '201'])
      const first = await found('zebra', { limit: 4 })
      expect(first).toMatchObject({ matches: 6, isMore: false })
      expect(await guids('zebra', { limit: 4, before: first.next ?? 0 })).toEqual(['202', '201'])
      expect(await guids('zebra', { since: '2025-06-03T00:00:00.000Z' })).toEqual([
        '206',
        '205',
        '204',
        '203',
      ])
      expect((await found('zebra', { limit: 6 })).next).toBeNull()
    })

    it('keeps many of one second apart', async () => {
      for (let n = 0; n < 40; n++)
        await keep(300 + n, { guid: `same-${n}`, text: 'quagga', publishedAt: now })
      expect(new Set(await guids('quagga', { limit: 50 })).size).toBe(40)
    })

    it('puts first, when asked for the best, what is about the words', async () => {
      const filler = 'Many other matters are spoken of here at length. '.repeat(20)
      await keep(401, { title: 'Other matters', text: `${filler} A walrus is named once.` })
      await keep(402, {
        title: 'The walrus question',
        text: 'A walrus is a walrus.',
        publishedAt: '2020-01-01T00:00:00.000Z',
      })
      expect(await guids('walrus', { order: 'best' })).toEqual(['402', '401'])
      expect(await guids('walrus', { order: 'newest' })).toEqual(['401', '402'])
    })

    it('narrows by source and language', async () => {
      await keep(501, { text: 'narwhal', source: 'courier' })
      await keep(502, { text: 'narwhal', language: 'fr-CA' })
      expect(await guids('narwhal', { source: 'courier' })).toEqual(['501'])
      expect(await guids('narwhal', { language: 'fr' })).toEqual(['502'])
      expect(await guids('narwhal', { source: 'nobody' })).toEqual([])
    })

    it('finds a piece of two papers once, under each of them', async () => {
      const first = await keep(601, { text: 'ocelot', source: 'ledger' })
      await keep(602, { text: 'ocelot', source: 'gazette', guid: 'g' }, first.id)
      expect(await guids('ocelot')).toEqual(['601'])
      expect((await found('ocelot')).editorials[0]).toMatchObject({ source: 'ledger', alsoIn: ['gazette'] })
      expect((await found('ocelot', { source: 'gazette' })).editorials).toMatchObject([
        { source: 'gazette', alsoIn: ['ledger'], url: 'https://ledger.example/602' },
      ])
    })

    it('finds the newest revision and not what it replaced', async () => {
      const stored = await keep(701, { text: 'The okapi is mentioned.' })
      await db.transaction().execute(async (tx) => {
        const next = reading(701, { text: 'The tapir is mentioned.' })
        await addRevision(tx, stored, next, { change: 'substance', now })
        await indexPieces(tx, [stored.piece])
      })
      expect(await guids('okapi')).toEqual([])
      expect((await found('tapir')).editorials[0]?.text).toBe('The tapir is mentioned.')
    })

    it('counts many matches up to a thousand', async () => {
      const ids: number[] = []
      await db.transaction().execute(async (tx) => {
        for (let n = 0; n < MOST_COUNTED + 5; n++) {
          const changes = {
            guid: `many-${n}`,
            text: 'gnu',
            publishedAt: new Date(1.6e12 + n * 6e4).toISOString(),
          }
          ids.push((await addEditorial(tx, reading(n, changes), { piece: null, now })).id)
        }
        await indexPieces(tx, ids)
      })
      const { matches, isMore, editorials } = await found('gnu')
      expect([matches, isMore, editorials.length]).toEqual([MOST_COUNTED, true, 20])
    })

    it('lists all pieces for indexing, oldest first', async () => {
      const all: number[] = []
      for await (const part of piecesByAge(db, 7)) all.push(...part)
      const { count } = await db
        .selectFrom('search_rows')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
      expect(all.length).toBe(Number(count))
    })

    it('is filled with what was stored before there was an index', async () => {
      const before = await guids('tariff')
      await sql`drop table search_rows`.execute(db)
      if (database.name === 'SQLite') await sql`drop table search_terms`.execute(db)
      await searchMigration.up(db)
      expect(await guids('tariff')).toEqual(before)
      expect((await found('ocelot')).editorials[0]).toMatchObject({ source: 'ledger', alsoIn: ['gazette'] })
      expect(await guids('okapi')).toEqual([])
    })

    it('takes any question for words and nothing else', async () => {
      const hostile = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc
          .array(
            fc.constantFrom(
              '"',
              "'",
              'NEAR',
              'NEAR(a b, 2)',
              'AND',
              'OR',
              'NOT',
              '*',
              '^',
              ':',
              'headline:',
              '{',
              '}',
              '(',
              ')',
              '-',
              '+',
              '\u0000',
              ';',
              '--',
              '&',
              '|',
              '!',
              '<->',
              '\\',
              '%',
              '_',
              'a',
              'the',
              '정',
              '금리',
              '税',
            ),
            { maxLength: 12 },
          )
          .map((parts) => parts.join(' ')),
      )
      await fc.assert(
        fc.asyncProperty(hostile, fc.constantFrom('newest', 'best'), async (question, order) => {
          const query = parsed(question)
          if (query)
            await searchEditorials(db, query, { order: order === 'best' ? 'best' : 'newest', limit: 3 })
        }),
        { numRuns: 300 },
      )
    })

    it('finds any text by any piece of it', async () => {
      const unit = fc.constantFrom(...'ab 가나다東京タワー。é', 'ﬁ', 'ｶﾞ', 'ｱ', '１', ' ', 'й')
      const text = fc.string({ unit, minLength: 1, maxLength: 14 })
      let number = 5000
      await fc.assert(
        fc.asyncProperty(text, async (sample) => {
          const query = parsed(`"${sample}"`)
          if (query === null) return
          number += 1
          await keep(number, {
            text: `xx ${sample} yy`,
            publishedAt: new Date(1.9e12 + number * 1e3).toISOString(),
          })
          expect((await searchEditorials(db, query, { order: 'newest', limit: 1 })).editorials[0]?.url).toBe(
            `https://ledger.example/${number}`,
          )
        }),
        { numRuns: 60 },
      )
    })
  })
}

function parsed(question: string) {
  try {
    return parseQuery(question)
  } catch (error) {
    expect(error).toMatchObject({ name: 'UserError', code: 2 })
    return null
  }
}
