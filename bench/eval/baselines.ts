// What the product is measured against: the first three sentences, the last three, and LexRank. All choose among
// the sentences that the product reads, so that furniture of the page is held against none of them.
import { isBoilerplate } from '../../src/core/language/boilerplate.js'
import { sentences } from '../../src/core/language/sentences.js'
import { words } from '../../src/core/language/words.js'

interface Text {
  title: string
  text: string
  lang: string
}

/** Sentences in the order of the text, at most `most`. */
export type Baseline = (text: Text, most: number) => string[]

export const lead: Baseline = (text, most) => sentencesOf(text).slice(0, most)

export const last: Baseline = (text, most) => sentencesOf(text).slice(-most)

export const lexRank: Baseline = (text, most) => {
  const candidates = sentencesOf(text)
  const ranks = centrality(candidates.map((sentence) => stems(sentence, text.lang)))
  const best = candidates
    .map((sentence, at) => ({ sentence, at, rank: ranks[at] ?? 0 }))
    .sort((a, b) => b.rank - a.rank || a.at - b.at)
  return best
    .slice(0, most)
    .sort((a, b) => a.at - b.at)
    .map(({ sentence }) => sentence)
}

function sentencesOf({ title, text, lang }: Text): string[] {
  const own = sentences(text, lang).map((span) => span.text)
  return own.filter((sentence) => sentence !== title.trim() && !isBoilerplate(sentence))
}

function stems(sentence: string, lang: string): string[] {
  return words(sentence, lang).flatMap(({ stem, isCommon }) => (isCommon ? [] : stem))
}

/** One jump in seven goes anywhere, as in PageRank. */
const DAMPING = 0.85

/**
 * Continuous LexRank, G. Erkan and D. R. Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text
 * Summarization", 2004: a sentence counts by the sentences that are like it, and these by those like them. Likeness
 * is the idf-modified cosine; idf is that of the text itself.
 *
 * @param texts words of each sentence
 * @returns shares that add up to 1
 */
export function centrality(texts: string[][]): number[] {
  const vectors = texts.map((text) => vectorOf(text, texts))
  const likeness = vectors.map((a, i) => vectors.map((b, j) => (i === j ? 1 : cosine(a, b))))
  const sums = likeness.map((row) => row.reduce((sum, one) => sum + one, 0))
  let ranks = texts.map(() => 1 / texts.length)
  for (let round = 0; round < 100; round++)
    ranks = ranks.map((_, j) => {
      const received = likeness.reduce(
        (sum, row, i) => sum + ((ranks[i] ?? 0) * (row[j] ?? 0)) / (sums[i] ?? 1),
        0,
      )
      return (1 - DAMPING) / texts.length + DAMPING * received
    })
  return ranks
}

function vectorOf(text: string[], texts: string[][]): Map<string, number> {
  const vector = new Map<string, number>()
  for (const word of text) vector.set(word, (vector.get(word) ?? 0) + idf(word, texts))
  return vector
}

function idf(word: string, texts: string[][]): number {
  return Math.log(1 + texts.length / texts.filter((text) => text.includes(word)).length)
}

function cosine(a: Map<string, number>, b: Map<string, number>): number {
  let product = 0
  for (const [word, weight] of a) product += weight * (b.get(word) ?? 0)
  return product === 0 ? 0 : product / (length(a) * length(b))
}

function length(vector: Map<string, number>): number {
  return Math.hypot(...vector.values())
}
