// Whether two texts are one piece, told by the shingles they share: A. Broder, "On the resemblance and containment
// of documents" (1997). A signature of 48 numbers stands for a text; its bands are what an index looks up, so that
// a piece is found among many without comparing with each. The same on every machine: 32-bit integer arithmetic.

/** Hashes of a signature, two in each band: see bandsOf. */
const HASHES = 48
const ROWS = 2

/** Texts that share fewer bands than this are not compared: see bandsOf. */
export const SHARED_BANDS = 2

/** The least weight (see Shingles) of a text that can be told from others: 30 words, 60 unspaced characters. */
const FEWEST = 60

/**
 * One number for each of 48 parts of the hash space: of the smallest hash of a shingle in it the lower 16 bits, which
 * are enough: P. Li, A. König, "b-bit minwise hashing" (2010).
 */
export type Signature = Uint16Array

/**
 * Null when the text is too short to tell it from others by its shingles: fewer than 30 words, or 60 characters where
 * words are not spaced. One permutation cut into parts: P. Li, A. Owen, C.-H. Zhang (2012); parts that no shingle falls
 * into borrow from others as in A. Shrivastava, "Optimal densification for fast and accurate minwise hashing" (2017).
 */
export function signatureOf(text: string): Signature | null {
  const shingles = shinglesOf(text)
  if (shingles.weight < FEWEST || shingles.hashes.size === 0) return null
  const smallest = new Uint32Array(HASHES)
  const isFilled = new Uint8Array(HASHES)
  for (const hash of shingles.hashes) {
    const value = hash >>> 0
    const part = Math.floor((value / 0x1_0000_0000) * HASHES)
    if (isFilled[part] === 0 || (smallest[part] ?? 0) > value) smallest[part] = value
    isFilled[part] = 1
  }
  return Uint16Array.from(smallest, (hash, part) =>
    isFilled[part] === 1 ? hash : borrowed(part, smallest, isFilled),
  )
}

function borrowed(part: number, smallest: Uint32Array, isFilled: Uint8Array): number {
  for (let attempt = 1; ; attempt++) {
    const other = (mix(Math.imul(part + 1, 0x9e37_79b1) + attempt) >>> 0) % HASHES
    if (isFilled[other] === 1) return smallest[other] ?? 0
  }
}

/**
 * 24 numbers, 32-bit signed, each of two hashes and salted by its place, so that one indexed column holds them all.
 * Texts of resemblance r share each of them with a chance of r². They are worth comparing when they share two: 0.99 do
 * at r = 0.50, 0.91 at 0.40, 0.02 at 0.10.
 */
export function bandsOf(signature: Signature): number[] {
  return Array.from({ length: HASHES / ROWS }, (_, band) => {
    const [one = 0, other = 0] = signature.subarray(band * ROWS, (band + 1) * ROWS)
    return mix(Math.imul(mix(Math.imul(band + 1, 0x9e37_79b1) ^ one), 31) ^ other)
  })
}

// --- Resemblance -----------------------------------------------------------------------------------------

/** The exact resemblance of two texts, 0 to 1: shared shingles to all shingles (Jaccard). 0 for a text without any. */
export function resemblance(a: string, b: string): number {
  return overlap(shinglesOf(a), shinglesOf(b)).resemblance
}

/** `containment`: how much of the smaller text stands in the larger one; an excerpt reaches 1. */
export function overlap(a: Shingles, b: Shingles): { resemblance: number; containment: number } {
  const [small, large] = a.hashes.size < b.hashes.size ? [a.hashes, b.hashes] : [b.hashes, a.hashes]
  if (small.size === 0) return { resemblance: 0, containment: 0 }
  let shared = 0
  for (const hash of small) if (large.has(hash)) shared += 1
  return { resemblance: shared / (small.size + large.size - shared), containment: shared / small.size }
}

// --- Shingles --------------------------------------------------------------------------------------------

/** Two neighbouring words; three characters where words are written without spaces, or with them at will (Korean). */
const WORDS = 2
const CHARACTERS = 3
/** Longer texts are compared by their beginnings, in UTF-16 units. */
const LONGEST = 100_000

export interface Shingles {
  /** 32-bit hashes: two different shingles of one text fall together once in millions of texts. */
  hashes: ReadonlySet<number>
  /** The length of the text: 2 for a word, 1 for a character of unspaced scripts. */
  weight: number
}

/**
 * What two texts are compared by: letters, digits and marks in NFKC and lower case; punctuation, spaces and invisible
 * characters count for nothing. Script by script, so that no language needs to be known.
 */
export function shinglesOf(text: string): Shingles {
  const { count, tokens, isCharacter } = tokensOf(text.slice(0, LONGEST).normalize('NFKC').toLowerCase())
  const hashes = new Set<number>()
  let weight = 0
  for (let at = 0; at < count; at++) {
    const length = isCharacter[at] === 1 ? CHARACTERS : WORDS
    weight += isCharacter[at] === 1 ? 1 : 2
    if (at + length > count) continue
    let hash = FNV_BASIS
    for (let next = at; next < at + length; next++) hash = Math.imul(hash ^ (tokens[next] ?? 0), FNV_PRIME)
    hashes.add(mix(hash))
  }
  return { hashes, weight }
}

/** FNV-1a over UTF-16 units: www.ietf.org/archive/id/draft-eastlake-fnv-17.html */
const FNV_BASIS = 0x811c_9dc5 | 0
const FNV_PRIME = 0x0100_0193

/** A hash for each word and each character of unspaced scripts. Typed arrays, as every reading comes through here. */
function tokensOf(text: string): { count: number; tokens: Int32Array; isCharacter: Uint8Array } {
  const tokens = new Int32Array(text.length)
  const isCharacter = new Uint8Array(text.length)
  let count = 0
  let word = FNV_BASIS
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const kind = kindOf(unit)
    if (kind === INVISIBLE) continue
    if (kind === LETTER) {
      word = Math.imul(word ^ unit, FNV_PRIME)
      continue
    }
    if (word !== FNV_BASIS) tokens[count++] = mix(word)
    word = FNV_BASIS
    if (kind !== UNSPACED) continue
    isCharacter[count] = 1
    tokens[count++] = mix(unit)
  }
  if (word !== FNV_BASIS) tokens[count++] = mix(word)
  return { count, tokens, isCharacter }
}

const [UNKNOWN, BREAK, LETTER, UNSPACED, INVISIBLE] = [0, 1, 2, 3, 4]
/** Filled as characters appear: looking a character up in Unicode's properties is slow. */
const kinds = new Uint8Array(0x1_0000)

function kindOf(unit: number): number {
  if (kinds[unit] === UNKNOWN) kinds[unit] = lookUp(String.fromCharCode(unit))
  return kinds[unit] ?? BREAK
}

function lookUp(character: string): number {
  // Halves of rare ideographs.
  if (/[\ud800-\udfff]/.test(character)) return UNSPACED
  if (/\p{Cf}/u.test(character)) return INVISIBLE
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) return BREAK
  return /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u.test(
    character,
  )
    ? UNSPACED
    : LETTER
}

/** The end of MurmurHash3 (A. Appleby): each bit of the input moves half of the output's. */
function mix(hash: number): number {
  let mixed = hash
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return mixed ^ (mixed >>> 16)
}
