// Text from outside on a line of ours: what is cut, and what counts as something to see.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isVisible, oneLine, shorten } from '../../src/core/text.js'

describe('a line that is too long', () => {
  it.each([
    ['Keep the harbour lights on', 12, 'Keep the ha…'],
    ['Keep the harbour lights on', 10, 'Keep the…'],
    ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 20, '👩‍👩‍👧👩‍👩‍👧…'],
  ])('ends after a whole grapheme: %s', (line, max, short) => {
    expect(shorten(line, max)).toBe(short)
  })

  it('of one endless grapheme keeps its beginning, between two code points', () => {
    expect(shorten(`a${'\u0301'.repeat(500)}`, 10)).toBe(`a${'\u0301'.repeat(8)}…`)
    expect(shorten('👩\u200d👩\u200d👧\u200d👦', 4)).toBe('👩\u200d…')
  })

  it('never breaks a character in half nor grows past its limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).map(oneLine),
        fc.integer({ min: 3, max: 40 }),
        (line, max) => {
          const short = shorten(line, max)
          expect(short.length).toBeLessThanOrEqual(max)
          expect(short).not.toMatch(/\p{Surrogate}/u)
        },
      ),
    )
  })
})

describe('something to see', () => {
  it.each(['a', '사', '…', '☕', '\u2801', '\u3164x'])('%j is', (text) => {
    expect(isVisible(text)).toBe(true)
  })

  it.each(['', ' ', '\u200b', '\u3164', '\u115f\u1160', '\uffa0', '\u2800\u2800', '\u0000'])(
    '%j is not',
    (text) => {
      expect(isVisible(text)).toBe(false)
    },
  )
})
