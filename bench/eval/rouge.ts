// ROUGE: how many words, pairs of words and words in the same order a summary shares with somebody's digest.
// Chin-Yew Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004. F with equal weights, as
// ROUGE-1.5.5 -m: English words by Porter's stem (from four letters on) and stop words kept. Korean and Japanese count
// by the syllable or character, since their words have no agreed boundaries.
import { porterStem } from './porter.js'

/** From 0 to 1. */
export interface Rouge {
  rouge1: number
  rouge2: number
  /** Summary level: for each sentence of the digest the union of what it shares with any sentence. */
  rougeL: number
}

export function rouge(summary: string[], digest: string[], lang: string): Rouge {
  const own = summary.map((sentence) => tokens(sentence, lang))
  const other = digest.map((sentence) => tokens(sentence, lang))
  return {
    rouge1: sharedGrams(own.flat(), other.flat(), 1),
    rouge2: sharedGrams(own.flat(), other.flat(), 2),
    rougeL: sharedOrder(own, other),
  }
}

function tokens(text: string, lang: string): string[] {
  if (lang === 'ko' || lang === 'ja') return text.normalize('NFKC').toLowerCase().match(CHARACTERS) ?? []
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words.map((word) => (word.length > 3 ? porterStem(word) : word))
}

const CHARACTERS = /[a-z0-9]+|[\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}ー]/gu

function sharedGrams(own: string[], other: string[], length: number): number {
  const [mine, theirs] = [grams(own, length), grams(other, length)]
  const known = countsOf(mine)
  let hits = 0
  for (const gram of theirs) if (take(known, gram)) hits += 1
  return f(hits, mine.length, theirs.length)
}

function grams(words: string[], length: number): string[] {
  return words.slice(length - 1).map((_, end) => words.slice(end, end + length).join(' '))
}

function sharedOrder(own: string[][], other: string[][]): number {
  const left = countsOf(own.flat())
  let hits = 0
  for (const sentence of other) {
    const shared = new Set(own.flatMap((mine) => longestCommon(sentence, mine)))
    // A word of the summary counts once, however many sentences of the digest have it.
    for (const [at, word] of sentence.entries()) if (shared.has(at) && take(left, word)) hits += 1
  }
  return f(hits, own.flat().length, other.flat().length)
}

/** Places in `a` of a longest subsequence that `b` has too. */
function longestCommon(a: string[], b: string[]): number[] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      lengths[i * width + j] =
        a[i - 1] === b[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1))
  const places: number[] = []
  let [i, j] = [a.length, b.length]
  while (i > 0 && j > 0) {
    if (a[i - 1] === b[j - 1]) {
      places.push(i - 1)
      i -= 1
      j -= 1
    } else if (at(i - 1, j) >= at(i, j - 1)) i -= 1
    else j -= 1
  }
  return places
}

function countsOf(words: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Uses one occurrence up. */
function take(counts: Map<string, number>, word: string): boolean {
  const left = counts.get(word) ?? 0
  if (left > 0) counts.set(word, left - 1)
  return left > 0
}

function f(hits: number, mine: number, theirs: number): number {
  return hits === 0 ? 0 : (2 * hits) / (mine + theirs)
}
