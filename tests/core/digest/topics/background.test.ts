import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Archive,
  backgroundOf,
  counted,
  stemsOf,
} from '../../../../src/core/digest/topics/background.js'

const archive = (editorials: number, counts: Record<string, number>): Archive => ({
  editorials,
  counts: new Map(Object.entries(counts)),
})

describe('how common a word is', () => {
  it('is known by hand in three degrees before anything has been read', () => {
    const english = backgroundOf('en-GB')
    const shares = ['govern', 'forty', 'seabed'].map(english)
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
    expect(new Set(shares).size).toBe(3)
    expect(backgroundOf('ko')('정부')).toBeGreaterThan(backgroundOf('ko')('해저'))
    expect(backgroundOf('xx')('anything')).toBe(backgroundOf('')('else'))
  })

  it('is learnt from the archive, little from a small one and much from a large one', () => {
    const by = (editorials: number) =>
      backgroundOf('en', archive(editorials, { harbor: editorials / 2 }))('harbor')
    expect(by(10)).toBeLessThan(0.05)
    expect(by(10_000)).toBeCloseTo(0.49, 2)
  })

  it('stays above 1 in 400, so that one threshold does for archives of any size', () => {
    expect(backgroundOf('en', archive(1_000_000, {}))('seabed')).toBe(1 / 400)
  })
})

describe('counting editorials', () => {
  it('counts a stem once an editorial, and no grammar', () => {
    const stems = stemsOf({
      title: 'Rates',
      text: 'The rate, the rates: rates! And 12 more.',
      language: 'en',
    })
    expect([...stems]).toEqual(['rat'])
    expect(counted(archive(1, { rat: 1 }), [stems, stems])).toEqual(archive(3, { rat: 3 }))
  })

  it('forgets the rarest stems when there are too many, and leaves what it was given alone', () => {
    const known = archive(5, { common: 5, often: 2, once: 1 })
    expect(counted(known, [['common', 'new']], 2)).toEqual(archive(6, { common: 6, often: 2 }))
    expect(known.counts.size).toBe(3)
  })

  it('comes to the same in one go and in several', () => {
    const stems = fc.uniqueArray(fc.constantFrom('harbor', 'constructor', '__proto__', '금리', '政府'))
    fc.assert(
      fc.property(fc.array(stems), fc.array(stems), (first, second) => {
        const none = archive(0, {})
        expect(counted(counted(none, first), second)).toEqual(counted(none, [...first, ...second]))
      }),
    )
  })
})
