import { expect, test } from 'vitest'
import { wordsFor } from '../../src/core/words.js'

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
