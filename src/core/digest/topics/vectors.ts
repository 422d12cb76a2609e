// Documents as weighted words (TF-IDF), seen twice: as a whole, and by headline and opening. What a word
// weighs depends on how many of the given documents hold it, steadied by a background: some hundred imagined
// texts in which commonplaces are common and everything else is rare. Without it five editorials could not
// tell "seabed" from "government".
import { baseOf } from '../../language/tags.js'
import { type Word, words } from '../../language/words.js'

/** The share of texts, above 0 and up to 1, that hold a stem, whatever they are about. */
export type Background = (stem: string) => number

export interface ReadableDocument {
  title: string
  text: string
  language: string
}

/** Features by number, with their weights; the length is 1, or 0 for a document without words. */
export interface Vector {
  features: Int32Array
  weights: Float32Array
}

/** Headline and opening tell the issue; the headline is worth three times its words. */
const OPENING = 1200
const TITLE_WORTH = 3
/** Comparing more of a text tells nothing new (UTF-16 units). */
const LONGEST = 40_000
/**
 * As many texts as the background is worth. Of one big story in the window many documents hold the words; the
 * more the background is worth, the less that counts against them.
 */
const BACKGROUND_TEXTS = 600

/**
 * One vector a document, in their order. The cosine of two is the mean of how alike they are as a whole and
 * by their openings. Linear in the texts.
 */
export function vectorsOf(documents: ReadableDocument[], background: Background): Vector[] {
  const dictionary: Dictionary = { numbers: new Map(), holders: [], shares: [] }
  const counts = documents.map((document) => countsOf(document, dictionary, background))
  const idf = Float64Array.from(dictionary.holders, (holders, feature) =>
    Math.max(
      0,
      Math.log(
        (documents.length + BACKGROUND_TEXTS) /
          (holders + BACKGROUND_TEXTS * (dictionary.shares[feature] ?? 0)),
      ),
    ),
  )
  return counts.map(({ whole, opening }) => joined(weighed(whole, idf), weighed(opening, idf)))
}

interface Dictionary {
  numbers: Map<string, number>
  /** By feature: how many documents hold it, and the share of the background that does. */
  holders: number[]
  shares: number[]
}

type Counts = Map<number, number>

function countsOf(document: ReadableDocument, dictionary: Dictionary, background: Background) {
  const base = baseOf(document.language)
  const title = words(document.title, document.language)
  const body = words(document.text.slice(0, LONGEST), document.language)
  const whole: Counts = new Map()
  const opening: Counts = new Map()
  function add(counts: Counts, mark: string, found: Word[], worth: number): void {
    for (const { stem, isCommon } of found) {
      if (isCommon) continue
      for (const key of keysOf(stem, base)) {
        const feature = numberOf(mark + key, background(stem), dictionary)
        counts.set(feature, (counts.get(feature) ?? 0) + worth)
      }
    }
  }
  add(whole, '', title, 1)
  add(whole, '', body, 1)
  add(opening, '>', title, TITLE_WORTH)
  add(
    opening,
    '>',
    body.filter(({ end }) => end <= OPENING),
    1,
  )
  for (const counts of [whole, opening])
    for (const feature of counts.keys()) dictionary.holders[feature] = (dictionary.holders[feature] ?? 0) + 1
  return { whole, opening }
}

/**
 * Korean endings that are no particles stay on the stem, so a word counts by its first two syllables as well:
 * nearly always the noun or the root.
 */
function keysOf(stem: string, base: string): string[] {
  return base === 'ko' ? [stem, `^${stem.slice(0, 2)}`] : [stem]
}

/** What several stems share is as common as the most common of them. */
function numberOf(key: string, share: number, { numbers, holders, shares }: Dictionary): number {
  let number = numbers.get(key)
  if (number === undefined) {
    number = numbers.size
    numbers.set(key, number)
    holders[number] = 0
  }
  shares[number] = Math.max(shares[number] ?? 0, share)
  return number
}

function weighed(counts: Counts, idf: Float64Array): Vector {
  const features = Int32Array.from(counts.keys())
  const weights = Float32Array.from(counts, ([feature, count]) => (1 + Math.log(count)) * (idf[feature] ?? 0))
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0))
  return { features, weights: length === 0 ? weights : weights.map((weight) => weight / length) }
}

/** One vector of two whose features differ: each is half of the likeness. */
function joined(a: Vector, b: Vector): Vector {
  const features = new Int32Array(a.features.length + b.features.length)
  const weights = new Float32Array(features.length)
  features.set(a.features)
  features.set(b.features, a.features.length)
  weights.set(a.weights)
  weights.set(b.weights, a.weights.length)
  return { features, weights: weights.map((weight) => weight * Math.SQRT1_2) }
}
