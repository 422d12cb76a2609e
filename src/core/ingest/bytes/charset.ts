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

/** Western European, unless the bytes above 127 come in words and are mostly the letters of one alphabet. */
export function likestSingle(bytes: Uint8Array): string {
  return alphabetOf(bytes) ?? 'windows-1252'
}

/** The single-byte encoding of another alphabet that `atLeast` so many bytes are plainly text in; null if none. */
export function alphabetOf(bytes: Uint8Array, atLeast = 10): string | null {
  const sample = sampleOf(bytes)
  const counts = new Array<number>(256).fill(0)
  let high = 0
  let inWords = 0
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0
    if (byte < 0x80) continue
    high++
    counts[byte] = (counts[byte] ?? 0) + 1
    if ((sample[i - 1] ?? 0) >= 0xa1 || (sample[i + 1] ?? 0) >= 0xa1) inWords++
  }
  // French and its like have single letters above 127 in their words.
  if (high < atLeast || inWords / high < 0.8) return null
  const shares = ALPHABETS.map(([encoding, letters]) => ({
    encoding,
    share: letters.reduce((sum, letter) => sum + (counts[letter] ?? 0), 0) / high,
  }))
  const best = shares.reduce((best, one) => (one.share > best.share ? one : best))
  return best.share >= 0.5 ? best.encoding : null
}

/** The dozen most frequent letters of an alphabet, which make up two thirds of any text, as bytes. */
const ALPHABETS: [encoding: string, letters: number[]][] = [
  // Russian: оеаинтсрвлкм
  ['windows-1251', [0xee, 0xe5, 0xe0, 0xe8, 0xed, 0xf2, 0xf1, 0xf0, 0xe2, 0xeb, 0xea, 0xec]],
  // Russian: оеаинтсрвлкм
  ['koi8-r', [0xcf, 0xc5, 0xc1, 0xc9, 0xce, 0xd4, 0xd3, 0xd2, 0xd7, 0xcc, 0xcb, 0xcd]],
  // Russian: оеаинтсрвлкм
  ['iso-8859-5', [0xde, 0xd5, 0xd0, 0xd8, 0xdd, 0xe2, 0xe1, 0xe0, 0xd2, 0xdb, 0xda, 0xdc]],
  // Greek: αοιετσνηυρπκς
  ['windows-1253', [0xe1, 0xef, 0xe9, 0xe5, 0xf4, 0xf3, 0xed, 0xe7, 0xf5, 0xf1, 0xf0, 0xea, 0xf2]],
  // Hebrew: יוהלארתבשמנם
  ['windows-1255', [0xe9, 0xe5, 0xe4, 0xec, 0xe0, 0xf8, 0xfa, 0xe1, 0xf9, 0xee, 0xf0, 0xed]],
  // Arabic: اليمونرتبعدةه
  ['windows-1256', [0xc7, 0xe1, 0xed, 0xe3, 0xe6, 0xe4, 0xd1, 0xca, 0xc8, 0xda, 0xcf, 0xc9, 0xe5]],
  // Thai: านรอกเง่มยลว้ดัีทต
  [
    'windows-874',
    [
      0xd2, 0xb9, 0xc3, 0xcd, 0xa1, 0xe0, 0xa7, 0xe8, 0xc1, 0xc2, 0xc5, 0xc7, 0xe9, 0xb4, 0xd1, 0xd5, 0xb7,
      0xb5,
    ],
  ],
]

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
  // Big5: everyday hanzi A4-C6, punctuation A1. Two in five trails are below 7F; where none is, it is EUC.
  big5: (lead, trail) => {
    if (!between(lead, 0x87, 0xfe) || !(between(trail, 0x40, 0x7e) || between(trail, 0xa1, 0xfe))) return null
    return between(lead, 0xa4, 0xc6) || lead === 0xa1 ? (trail < 0x7f ? 1 : 0.75) : 0.1
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
