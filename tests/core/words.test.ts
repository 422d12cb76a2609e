import { expect, test } from 'vitest'
import { labelOf, wordsFor } from '../../src/core/words.js'
import { boardOf, rowOf } from '../topics.js'
import { item } from '../world.js'

test('the words of an edition are found by the language of its tag', () => {
  expect(wordsFor('ko-KR').readOriginal).toBe('사설 원문 보기')
  expect(wordsFor('JA').edition(3)).toBe('第3号')
})

test.each(['fi', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty-x', 'valueof'])(
  'a language that is not here yet is served in English: %j',
  (language) => {
    expect(wordsFor(language)).toBe(wordsFor('en'))
    expect(wordsFor(language).roles.demand).toBe('Demands')
  },
)

test('a demand says of whom, where the board of its topic knows', () => {
  const one = item(1)
  const [position, , demand] = one.summary
  const board = boardOf([one])
  expect(labelOf(demand!, one, wordsFor('en'), board)).toBe('Demands of the council')
  expect(labelOf(demand!, one, wordsFor('ko'), board)).toBe('요구 대상: The council')
  expect(labelOf(demand!, one, wordsFor('en'))).toBe('Demands')
  expect(labelOf(position!, one, wordsFor('en'), board)).toBe('Holds')
})

test('a demand other than the one on the board names nobody', () => {
  const one = item(1)
  const [, , demand] = one.summary
  expect(labelOf({ ...demand!, start: 0 }, one, wordsFor('en'), boardOf([one]))).toBe('Demands')
  expect(labelOf(demand!, item(2), wordsFor('en'), boardOf([one]))).toBe('Demands')
})

test.each([
  ['The council', 'Demands of the council'],
  ['Our delegation', 'Demands of our delegation'],
  ['Theatres', 'Demands of Theatres'],
  ['A', 'Demands of A'],
  ['Ministers', 'Demands of Ministers'],
])('%s loses no capital but that of an article', (text, label) => {
  const one = item(1)
  const row = rowOf(one)
  const board = { rows: [{ ...row, addressee: { text, start: 0, end: text.length } }], silent: [] }
  expect(labelOf(row.demand!, one, wordsFor('en'), board)).toBe(label)
})
