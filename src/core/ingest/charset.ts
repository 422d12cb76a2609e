// Tells the charset of bytes that do not say it, or that lie about it: East Asian encodings by which pairs
// of bytes their everyday characters take, the single-byte ones by which letters stand where.

/** At most so many bytes, from the first one above 127 on, are looked at. */
const SAMPLE = 100_000

/** How far bytes look like text in an encoding: 1 is everyday text, 0 and less is none. */
export interface Likeness {
  encoding: string
  score: number
  /** Share of bytes that the encoding does not allow. */
  invalid: number
  /** Characters of two bytes. */
  pairs: number
}

/** The East Asian encoding that the bytes look most like. */
export function likestPairs(bytes: Uint8Array): Likeness {
  const sample = sampleOf(bytes)
  return Object.keys(PAIRS)
    .map((encoding) => likenessOf(sample, encoding))
    .reduce((best, one) => (one.score > best.score ? one : best))
}

/** How far bytes look like one East Asian encoding; null for other encodings. */
export function likeness(bytes: Uint8Array, encoding: string): Likeness | null {
  return Object.hasOwn(PAIRS, encoding) ? likenessOf(sampleOf(bytes), encoding) : null
}

/** Western European unless the letters above 127 come in words, as Cyrillic does. */
export function likestSingle(bytes: Uint8Array): string {
  const sample = sampleOf(bytes)
  let high = 0
  let inWords = 0
  let koiLower = 0
  let windowsLower = 0
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0
    if (byte < 0x80) continue
    high++
    if ((sample[i - 1] ?? 0) >= 0xc0 || (sample[i + 1] ?? 0) >= 0xc0) inWords++
    if (byte >= 0xc0 && byte < 0xe0) koiLower++
    if (byte >= 0xe0) windowsLower++
  }
  if (high < 10 || inWords / high < 0.8) return 'windows-1252'
  return koiLower > windowsLower ? 'koi8-r' : 'windows-1251'
}

/** What a pair of bytes is worth in an encoding; null when it allows no such pair. */
type Worth = (lead: number, trail: number) => number | null

const isHigh = (byte: number) => byte >= 0xa1 && byte <= 0xfe
const between = (byte: number, low: number, high: number) => byte >= low && byte <= high

// Everyday characters weigh 1, plausible ones a part of it, rare ones nothing. Kanji and hanzi weigh less than
// kana and hangul, because every grid of 94 x 94 shows some character for the bytes of the others.
const PAIRS: Record<string, Worth> = {
  // KS X 1001: hangul in rows B0-C8, punctuation in A1-A3; the rest of cp949 is rare syllables.
  cp949: (lead, trail) => {
    if (isHigh(lead) && isHigh(trail)) return between(lead, 0xb0, 0xc8) ? 1 : lead <= 0xa3 ? 0.9 : 0.3
    const isExtended = between(lead, 0x81, 0xc6) && (between(trail, 0x41, 0x7a) || between(trail, 0x81, 0xfe))
    return isExtended ? 0 : null
  },
  // JIS X 0208: hiragana A4, katakana A5, punctuation A1, everyday kanji B0-CF.
  'euc-jp': (lead, trail) => {
    if (lead === 0x8e) return between(trail, 0xa1, 0xdf) ? 0 : null
    if (!isHigh(lead) || !isHigh(trail)) return null
    if (lead === 0xa4 || lead === 0xa5) return 1
    return lead === 0xa1 || lead === 0xa3 ? 0.9 : between(lead, 0xb0, 0xcf) ? 0.6 : 0
  },
  // The same grid folded: hiragana 82, katakana 83, punctuation 81, everyday kanji 88-97.
  cp932: (lead, trail) => {
    if (!(between(lead, 0x81, 0x9f) || between(lead, 0xe0, 0xfc))) return null
    if (!(between(trail, 0x40, 0x7e) || between(trail, 0x80, 0xfc))) return null
    if ((lead === 0x82 && trail >= 0x4f) || lead === 0x83) return 1
    return lead === 0x81 ? 0.9 : between(lead, 0x88, 0x97) ? 0.6 : 0
  },
  // GB 2312: everyday hanzi B0-D7, punctuation A1 and A3.
  gb18030: (lead, trail) => {
    if (!between(lead, 0x81, 0xfe) || !between(trail, 0x40, 0xfe) || trail === 0x7f) return null
    if (!isHigh(lead) || !isHigh(trail)) return 0
    return between(lead, 0xb0, 0xd7) ? 0.92 : lead === 0xa1 || lead === 0xa3 ? 0.9 : 0.1
  },
  // Big5: everyday hanzi A4-C6, punctuation A1.
  big5: (lead, trail) => {
    if (!between(lead, 0x87, 0xfe) || !(between(trail, 0x40, 0x7e) || between(trail, 0xa1, 0xfe))) return null
    return between(lead, 0xa4, 0xc6) ? 0.9 : lead === 0xa1 ? 0.9 : 0.1
  },
}

function likenessOf(bytes: Uint8Array, encoding: string): Likeness {
  const worthOf = PAIRS[encoding] ?? (() => null)
  let pairs = 0
  let worth = 0
  let invalid = 0
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    const pair = i + 1 < bytes.length ? worthOf(lead, bytes[i + 1] ?? 0) : 0
    if (pair === null) {
      // Half-width katakana are single bytes.
      if (encoding !== 'cp932' || !between(lead, 0xa1, 0xdf)) invalid++
      continue
    }
    pairs++
    worth += pair
    i++
  }
  const units = pairs + invalid
  return {
    encoding,
    score: units === 0 ? 0 : (worth - 2 * invalid) / units,
    invalid: units === 0 ? 0 : invalid / units,
    pairs,
  }
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80)
  return first < 0 ? bytes.subarray(0, 0) : bytes.subarray(first, first + SAMPLE)
}
