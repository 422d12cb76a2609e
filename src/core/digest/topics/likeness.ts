// How alike documents are by their words: the cosine of their vectors, found through an index from words to
// the documents that hold them, so that only what two documents share is ever looked at.
import type { Vector } from './vectors.js'

/** 0 to 1, symmetric; the arguments are places in the list that it was made for. */
export type Likeness = (a: number, b: number) => number

export interface Index {
  /** The sums of the likenesses of a document to the documents before it, by what `slotOf` gives for each. */
  sums(document: number, slotOf: (other: number) => number, slots: number): Float64Array
}

/** Asked for a row after another (all b below one a), it works a row out once. */
export function likenessOf(vectors: Vector[]): Likeness {
  const index = indexOf(vectors)
  let row: { of: number; values: Float64Array } = { of: -1, values: new Float64Array() }
  return (a, b) => {
    if (a === b) return 1
    const [high, low] = a > b ? [a, b] : [b, a]
    if (row.of !== high) row = { of: high, values: index.sums(high, (other) => other, high) }
    return row.values[low] ?? 0
  }
}

/** Features that more than `mostHolders` documents hold are passed over. */
export function indexOf(vectors: Vector[], mostHolders = Number.POSITIVE_INFINITY): Index {
  const postings = postingsOf(vectors)
  return {
    sums(document, slotOf, slots) {
      const sums = new Float64Array(slots)
      const { features, weights } = vectors[document] ?? nothing
      for (let i = 0; i < features.length; i++) {
        const found = postings.get(features[i] ?? -1)
        if (!found || found.holders.length > mostHolders) continue
        const weight = weights[i] ?? 0
        const { holders, weights: theirs } = found
        for (let k = 0; k < holders.length; k++) {
          const other = holders[k] ?? 0
          if (other >= document) break
          const slot = slotOf(other)
          sums[slot] = (sums[slot] ?? 0) + weight * (theirs[k] ?? 0)
        }
      }
      return sums
    },
  }
}

const nothing: Vector = { features: new Int32Array(), weights: new Float32Array() }

interface Posting {
  /** Ascending. */
  holders: number[]
  weights: number[]
}

/** Of the features that two documents or more hold. */
function postingsOf(vectors: Vector[]): Map<number, Posting> {
  const first = new Map<number, { document: number; weight: number }>()
  const postings = new Map<number, Posting>()
  vectors.forEach(({ features, weights }, document) => {
    features.forEach((feature, i) => {
      const weight = weights[i] ?? 0
      if (weight === 0) return
      const known = postings.get(feature)
      const earlier = first.get(feature)
      if (known) {
        known.holders.push(document)
        known.weights.push(weight)
      } else if (earlier) {
        postings.set(feature, {
          holders: [earlier.document, document],
          weights: [earlier.weight, weight],
        })
      } else first.set(feature, { document, weight })
    })
  })
  return postings
}
