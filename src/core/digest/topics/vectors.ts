// Texts as weighted words (TF-IDF), and how alike two of them are. What a word weighs depends on how many of
// the given texts hold it, steadied by a background: a few hundred imagined texts in which commonplaces are
// common and everything else is rare. Without it five editorials could not tell "seabed" from "government".
import type { Word } from '../../language/words.js'

/** The share of texts, 0 to 1, that hold a stem, whatever they are about. */
export type Background = (stem: string) => number

/** Weight by stem; its length is 1, or it is empty. */
export type Vector = ReadonlyMap<string, number>

/** As many texts as the background is worth. */
const BACKGROUND_TEXTS = 200

/** Weighs a stem by the texts at hand and the background: ln(N / n), never negative. */
export function idfOf(texts: Word[][], background: Background): (stem: string) => number {
  const holders = new Map<string, number>()
  for (const text of texts)
    for (const stem of new Set(text.map((word) => word.stem))) holders.set(stem, (holders.get(stem) ?? 0) + 1)
  return (stem) =>
    Math.max(
      0,
      Math.log(
        (texts.length + BACKGROUND_TEXTS) / ((holders.get(stem) ?? 0) + BACKGROUND_TEXTS * background(stem)),
      ),
    )
}

export function vectorOf(text: Word[], idf: (stem: string) => number): Vector {
  const counts = new Map<string, number>()
  for (const { stem, isCommon } of text) if (!isCommon) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const weights = Array.from(counts, ([stem, count]): [string, number] => [
    stem,
    (1 + Math.log(count)) * idf(stem),
  ])
  const length = Math.hypot(...chunked(weights.map(([, weight]) => weight)))
  return new Map(length === 0 ? [] : weights.map(([stem, weight]) => [stem, weight / length]))
}

/** Partial lengths, so that no call has more arguments than the engine takes. */
function chunked(values: number[]): number[] {
  const lengths: number[] = []
  for (let i = 0; i < values.length; i += 1000) lengths.push(Math.hypot(...values.slice(i, i + 1000)))
  return lengths
}

/** Cosine, 0 to 1. */
export function likeness(a: Vector, b: Vector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [stem, weight] of few) sum += weight * (many.get(stem) ?? 0)
  return sum
}
