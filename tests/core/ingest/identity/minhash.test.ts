import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SAME_PIECE } from '../../../../src/core/ingest/identity/identity.js'
import {
  bandsOf,
  resemblance,
  type Signature,
  signatureOf,
} from '../../../../src/core/ingest/identity/minhash.js'
import { newsroom } from '../../digest/newsroom.js'
import { dice, withOtherSentences, withOtherWords, withTypos } from './edits.js'

const signed = (text: string) => signatureOf(text) as Signature
const shareBand = (a: string, b: string) => {
  const bands = new Set(bandsOf(signed(a)))
  return bandsOf(signed(b)).some((band) => bands.has(band))
}

describe.each(newsroom.map((editorial) => [editorial.title, editorial] as const))(
  '%s',
  (_, { text, id, lang }) => {
    const others = newsroom
      .filter((other) => other.lang === lang && other.id !== id)
      .map((other) => other.text)
    const spare = others.join(' ') || text

    it('is found again with typos, with other sentences, and with a quarter of its words replaced', () => {
      let found = 0
      for (let seed = 0; seed < 100; seed++) {
        const roll = dice(seed)
        const edits = [
          withTypos(text, 10, roll),
          withOtherSentences(text, 0.2, spare, roll),
          withOtherWords(text, 0.25, spare, roll),
        ]
        found += edits.filter((edit) => shareBand(text, edit)).length
      }
      expect(found).toBeGreaterThanOrEqual(297)
    })

    it('resembles no other editorial', () => {
      for (const other of others) expect(resemblance(text, other)).toBeLessThan(SAME_PIECE / 2)
    })

    it('has the same signature whatever its spaces, quotation marks, case and width are', () => {
      const reset = text
        .normalize('NFD')
        .toUpperCase()
        .toLowerCase()
        .replaceAll(',', ' , ')
        .replaceAll('’', "'")
      expect(signatureOf(reset.replace(/\s+/g, '\n'))).toEqual(signatureOf(text))
    })
  },
)

it('has a signature for thirty words or sixty characters, and none for less', () => {
  const words = Array.from({ length: 30 }, (_, n) => `word${n}`)
  expect(signatureOf(words.join(' '))).not.toBeNull()
  expect(signatureOf(words.slice(1).join(' '))).toBeNull()
  expect(signatureOf('가나다라마바사아자차'.repeat(6))).not.toBeNull()
  expect(signatureOf('社説を読む'.repeat(11))).toBeNull()
  expect(signatureOf('')).toBeNull()
})

it('is the same on every machine', () => {
  const text = Array.from({ length: 60 }, (_, n) => `harbor ${n} 항만 ${n}`).join(' ')
  expect(bandsOf(signed(text)).slice(0, 3)).toEqual([1055276967, -974084580, -1061421736])
})

it('makes 24 different 32-bit numbers of a signature', () => {
  const bands = bandsOf(signed(newsroom[0]!.text))
  expect(new Set(bands).size).toBe(24)
  expect(bands.every((band) => band === (band | 0))).toBe(true)
})

it('shares as many numbers as the texts resemble each other, within a third', () => {
  const word = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz').map((letter) => `${letter}${letter}`)
  const long = fc.array(
    fc.tuple(word, word).map((pair) => pair.join('')),
    { minLength: 100, maxLength: 300 },
  )
  fc.assert(
    fc.property(long, fc.nat(100), (words, share) => {
      const text = words.join(' ')
      const half = words.map((own, index) => (index * 101 < words.length * share ? `${own}x` : own)).join(' ')
      expect(Math.abs(shared(signed(text), signed(half)) - resemblance(text, half))).toBeLessThan(0.34)
      expect(resemblance(text, half)).toBe(resemblance(half, text))
      expect(resemblance(text, text)).toBe(1)
    }),
  )
})

it('takes any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void signatureOf(text)))
})

/** The share of equal numbers in two signatures: what bands are cut from. */
function shared(a: Signature, b: Signature): number {
  return a.filter((number, part) => number === b[part]).length / a.length
}
