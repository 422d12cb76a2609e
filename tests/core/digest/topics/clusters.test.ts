import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusters } from '../../../../src/core/digest/topics/clusters.js'
import { joinLater } from '../../../../src/core/digest/topics/later.js'
import { likenessOf } from '../../../../src/core/digest/topics/likeness.js'
import type { Vector } from '../../../../src/core/digest/topics/vectors.js'

/** Likeness by a table of pairs; what is not in it is 0. */
function table(pairs: Record<string, number>) {
  return (a: number, b: number) => pairs[`${Math.min(a, b)}-${Math.max(a, b)}`] ?? 0
}

describe('clustering', () => {
  it('joins what is alike on average, not by one bridge', () => {
    const bridge = table({ '0-1': 0.2, '2-3': 0.2, '1-2': 0.15 })
    expect(clusters(4, bridge, 0.1)).toEqual([
      [0, 1],
      [2, 3],
    ])
    const even = table({ '0-1': 0.2, '2-3': 0.2, '0-2': 0.12, '0-3': 0.12, '1-2': 0.12, '1-3': 0.12 })
    expect(clusters(4, even, 0.1)).toEqual([[0, 1, 2, 3]])
  })

  it('asks more of what would join a tight group than of what would join a loose one', () => {
    const between = { '0-2': 0.13, '0-3': 0.13, '1-2': 0.13, '1-3': 0.13 }
    expect(clusters(4, table({ '0-1': 0.2, '2-3': 0.2, ...between }), 0.12)).toHaveLength(1)
    expect(clusters(4, table({ '0-1': 0.5, '2-3': 0.5, ...between }), 0.12)).toHaveLength(2)
  })

  it('takes the first of equal pairs', () => {
    expect(clusters(4, table({ '0-1': 0.3, '1-2': 0.3, '2-3': 0.3 }), 0.16)).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  it('has nothing to say of nothing', () => {
    expect(clusters(0, () => 1, 0.1)).toEqual([])
    expect(clusters(1, () => 1, 0.1)).toEqual([[0]])
  })

  it('puts each in one group, in order, and finds the pair that a look at all pairs finds', () => {
    const size = fc.integer({ min: 1, max: 14 })
    // Square roots, so that no two means are equal but for their rounding.
    const roots = Array.from({ length: 91 }, (_, n) => Math.sqrt(n) / 20)
    const values = fc.shuffledSubarray(roots, { minLength: 91 })
    fc.assert(
      fc.property(size, values, (count, drawn) => {
        const alike = (a: number, b: number) => {
          const [high, low] = [Math.max(a, b), Math.min(a, b)]
          return drawn[(high * (high - 1)) / 2 + low] ?? 0
        }
        const groups = clusters(count, alike, 0.2)
        expect(groups.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i))
        expect(groups.map(([first]) => first)).toEqual(
          groups.map(([first]) => first).sort((a, b) => (a ?? 0) - (b ?? 0)),
        )
        expect(groups).toEqual(plainly(count, alike, 0.2))
      }),
    )
  })
})

/** The same rule, written for clearness: every pair is worked out anew each time. */
function plainly(count: number, alike: (a: number, b: number) => number, threshold: number): number[][] {
  const groups = Array.from({ length: count }, (_, i) => [i])
  const mean = (pairs: [number, number][]) =>
    pairs.length === 0 ? 0 : Math.fround(pairs.reduce((sum, [a, b]) => sum + alike(a, b), 0) / pairs.length)
  const within = (group: number[]) =>
    mean(group.flatMap((a, i) => group.slice(i + 1).map((b) => [a, b] as [number, number])))
  const ease = (group: number[]) => Math.sqrt(0.2 / Math.min(Math.max(within(group), 0.2), 0.6))
  for (;;) {
    let best: { a: number; b: number; value: number } | null = null
    for (let a = 0; a < groups.length; a++)
      for (let b = a + 1; b < groups.length; b++) {
        const [one, other] = [groups[a] ?? [], groups[b] ?? []]
        const between = mean(one.flatMap((x) => other.map((y) => [x, y] as [number, number])))
        const value = between * ease(one) * ease(other)
        if (best === null || value > best.value + 1e-6) best = { a, b, value }
      }
    if (best === null || best.value < threshold - 1e-6)
      return groups.map((group) => group.sort((x, y) => x - y))
    groups[best.a] = [...(groups[best.a] ?? []), ...(groups[best.b] ?? [])]
    groups.splice(best.b, 1)
  }
}

function vector(weights: Record<number, number>): Vector {
  const entries = Object.entries(weights)
  const length = Math.hypot(...entries.map(([, weight]) => weight))
  return {
    features: Int32Array.from(entries, ([feature]) => Number(feature)),
    weights: Float32Array.from(entries, ([, weight]) => weight / length),
  }
}

describe('likeness', () => {
  it('is the cosine, whichever way and in whichever order it is asked', () => {
    const alike = likenessOf([vector({ 1: 3, 2: 4 }), vector({ 2: 1 }), vector({}), vector({ 1: 3, 2: 4 })])
    expect(alike(0, 1)).toBeCloseTo(0.8)
    expect(alike(1, 0)).toBeCloseTo(0.8)
    expect(alike(3, 0)).toBeCloseTo(1)
    expect(alike(2, 0)).toBe(0)
    expect(alike(2, 2)).toBe(1)
    expect(alike(0, 1)).toBeCloseTo(0.8)
  })
})

describe('documents beyond those that are compared with each other', () => {
  const vectors = [vector({ 1: 1, 2: 1 }), vector({ 1: 1, 2: 2 }), vector({ 9: 1 })]

  it('join the group that they are most like on average, or stand alone', () => {
    const later = [vector({ 2: 1 }), vector({ 7: 1 }), vector({ 7: 2, 8: 1 })]
    expect(joinLater([[0, 1], [2]], [...vectors, ...later], 0.12)).toEqual([[0, 1, 3], [2], [4, 5]])
  })

  it('leave the groups as they are when there are none', () => {
    expect(joinLater([[0, 1], [2]], vectors, 0.12)).toEqual([[0, 1], [2]])
    expect(joinLater([[0], [1]], [], 0.12)).toEqual([[0], [1]])
  })
})
