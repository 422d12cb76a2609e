import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minuteIn, withLocalTimes } from '../../src/app/local-time.js'
import { listed, nearest, sentenceOf } from '../../src/app/naming.js'

test('a name is put before a reason that does not name it', () => {
  expect(sentenceOf('a.txt', 'is empty')).toBe('a.txt is empty')
  expect(sentenceOf('a.txt', 'a.txt is empty')).toBe('a.txt is empty')
  expect(sentenceOf('HTTP://Bay.example', 'http://bay.example/ answered 410 Gone')).toBe(
    'http://bay.example/ answered 410 Gone',
  )
})

test.each([
  ['ful', 'full'],
  ['harbor-ledgr', 'harbor-ledger'],
  ['harbor', 'harbor-ledger'],
  ['Harbor-Ledger', 'harbor-ledger'],
  ['fulll', 'full'],
  ['flul', 'full'],
  ['minato', null],
  ['x', null],
  ['', null],
])('%j is taken for a slip of %j', (typed, name) => {
  expect(nearest(typed, ['harbor-ledger', 'full', 'post'])).toBe(name)
})

test('a name is nearest to itself, whatever stands before it', () => {
  expect(nearest('a--', ['a-', 'a--'])).toBe('a--')
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(names, fc.nat(), (known, n) => {
      const name = known[n % known.length]!
      const found = nearest(name, known)!
      expect(found === name || found.startsWith(name)).toBe(true)
    }),
  )
})

test('a long list of names is cut and counted', () => {
  expect(listed(['a', 'b'])).toBe('a, b')
  expect(listed(Array.from({ length: 13 }, (_, n) => `s${n}`))).toBe(
    's0, s1, s2, s3, s4, s5, s6, s7, s8, s9 and 3 more',
  )
})

test('times stand on the clock of the site, to the minute', () => {
  expect(minuteIn('2026-01-14T22:01:59.999Z', 'Asia/Seoul')).toBe('2026-01-15 07:01')
  expect(minuteIn('2026-01-14T22:01:00-05:00', 'UTC')).toBe('2026-01-15 03:01')
  expect(withLocalTimes('until 2026-01-14T22:01:59.999Z, or never', 'Asia/Seoul')).toBe(
    'until 2026-01-15 07:01 Asia/Seoul, or never',
  )
  expect(withLocalTimes('see /2026-99-99T22:01:59.999Z', 'UTC')).toContain('2026-99-99')
})
