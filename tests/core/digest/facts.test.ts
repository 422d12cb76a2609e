// What is said of an edition and of a topic beside the editorials themselves.
import { describe, expect, test } from 'vitest'
import { countsOf, elsewhereOf, factsOf, linkOfRow, othersOf } from '../../../src/core/digest/facts.js'
import type { BoardRow } from '../../../src/core/model.js'
import { wordsFor } from '../../../src/core/words.js'
import { boardOf, rowOf, topicEdition, topicSection } from '../../topics.js'
import { edition, editorials, item } from '../../world.js'

const words = wordsFor('en')

/** The rows of papers that wrote at these times, one paper each. */
function rows(...published: (string | null)[]): BoardRow[] {
  return published.map((at, n) => rowOf(item(n + 1, { published: at })))
}

function firstAmong(some: BoardRow[]): string | undefined {
  return factsOf({ rows: some, silent: [] }, words).find((fact) => fact.startsWith('First'))
}

describe('an edition', () => {
  test('says how many editorials of how many papers there are, and how long they take', () => {
    expect(countsOf(edition({ items: editorials(9) }).digest, words)).toMatch(
      /^9 editorials from 7 papers · \d min$/,
    )
    expect(countsOf(edition({ items: editorials(9) }).digest, wordsFor('ko'))).toMatch(
      /^신문 7곳의 사설 9편 · 읽는 시간 \d분$/,
    )
  })

  test('names an editorial with its topic or under "also published", not twice', () => {
    const { digest } = topicEdition()
    expect(digest.alsoPublished.map(({ editorial }) => editorial)).toEqual([3, 10])
    expect(elsewhereOf(digest).map(({ editorial }) => editorial)).toEqual([10])
    expect(othersOf(topicSection()).map(({ editorial }) => editorial)).toEqual([3])
  })
})

describe('a topic', () => {
  test('says how many papers wrote, who was first and who is silent', () => {
    expect(factsOf(topicSection().board!, words)).toEqual([
      '3 papers',
      'First: The Paper of Ward 1',
      'Nothing on it: The Meridian Post, The Northgate Courier',
    ])
  })

  test('says so in the language of the newsletter', () => {
    const { board } = topicSection()
    expect(factsOf(board!, wordsFor('ko'))).toEqual([
      '신문 3곳',
      '첫 사설: The Paper of Ward 1',
      '다루지 않은 신문: The Meridian Post, The Northgate Courier',
    ])
    expect(factsOf(board!, wordsFor('ja-JP'))[2]).toBe('掲載なし：The Meridian Post、The Northgate Courier')
  })

  test('names six silent papers and counts the others', () => {
    const silent = Array.from({ length: 9 }, (_, n) => `Paper ${n}`)
    const facts = factsOf(boardOf([item(1), item(2)], { silent }), words)
    expect(facts.at(-1)).toBe('Nothing on it: Paper 0, Paper 1, Paper 2, Paper 3, Paper 4, Paper 5, +3')
  })

  test('counts a paper once, however many editorials it has', () => {
    const some = rows('2026-01-14T05:00:00+09:00', '2026-01-14T06:00:00+09:00')
    const twice = [...some, { ...some[0]!, editorial: 9, published: '2026-01-14T07:00:00+09:00' }]
    expect(factsOf({ rows: twice, silent: [] }, words)).toEqual(['2 papers', 'First: The Paper of Ward 1'])
  })
})

describe('the first paper', () => {
  test('is the first by the clock of the world, not by that of its zone', () => {
    expect(firstAmong(rows('2026-01-14T05:00:00+09:00', '2026-01-13T19:00:00+00:00'))).toBe(
      'First: The Paper of Ward 2',
    )
  })

  test.each<[string, (string | null)[]]>([
    ['two wrote at the same time', ['2026-01-14T05:00:00+09:00', '2026-01-13T20:00:00Z']],
    ['one printed the day alone', ['2026-01-14T00:00:00+09:00', '2026-01-14T06:00:00+09:00']],
    ['one printed no time', ['2026-01-14T05:00:00+09:00', null]],
    ['one printed what is no time', ['2026-01-14T05:00:00+09:00', 'Wednesday']],
  ])('is not named when %s', (_, published) => {
    expect(firstAmong(rows(...published))).toBeUndefined()
  })

  test('is named by its day alone when all others wrote on later days', () => {
    expect(firstAmong(rows('2026-01-13T00:00:00+09:00', '2026-01-14T06:00:00+09:00'))).toBe(
      'First: The Paper of Ward 1',
    )
  })

  test('is nobody where one paper is alone', () => {
    expect(firstAmong(rows('2026-01-14T05:00:00+09:00'))).toBeUndefined()
  })
})

describe('a row of a board', () => {
  test('leads to its position in the original, or to the page alone', () => {
    const [row] = rows(null)
    expect(linkOfRow(row!)).toMatch(/^https:\/\/paper\.example\/editorials\/1#:~:text=Position%201/)
    expect(linkOfRow({ ...row!, position: null })).toBe('https://paper.example/editorials/1')
    expect(linkOfRow({ ...row!, url: 'javascript:alert(1)' })).toBeNull()
  })
})
