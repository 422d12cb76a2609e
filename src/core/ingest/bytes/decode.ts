// Bytes as text (iconv-lite, wrapped here only: Node's own TextDecoder knows no cp949 and reads the quotes of
// windows-1252 as control characters). Order of belief: the byte order mark, the Content-Type, the declaration
// in the document, the bytes themselves; a charset that the bytes contradict is not believed.
import iconv from 'iconv-lite'
import { UserError } from '../../errors.js'
import { alphabetOf, likeness, likestPairs, likestSingle } from './charset.js'
import { declaredCharsets, meantBy } from './charset-labels.js'

/**
 * Text without byte order mark and NULs; bytes that mean nothing become U+FFFD. Throws UserError, whose message
 * goes on after the document's name ("is empty"), for empty and for binary documents.
 */
export function decode(bytes: Uint8Array, hints: { contentType?: string } = {}): string {
  if (bytes.every((byte) => byte === 0 || isBlank(byte))) throw new UserError('is empty')
  refuseBinary(bytes)
  const encoding = encodingOf(bytes, hints)
  const decoded = decodeAs(bytes, encoding).replace(/^\ufeff+/, '')
  const text = (bytes.includes(0) ? decoded.replaceAll('\0', '') : decoded).replace(CONTROLS, quoteOf)
  if (text.trim() === '') throw new UserError('is empty')
  return text
}

// No document means control characters: somebody took the quotes of windows-1252 for characters of Unicode.
const CONTROLS = /[\u0080-\u009f]/g
const QUOTES = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function quoteOf(control: string): string {
  return QUOTES[control.charCodeAt(0) - 0x80] ?? control
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
}

// --- Documents that are no text ---------------------------------------------------------------------------

const ADVICE = 'save the page as text or HTML instead'
const KINDS: [start: string, kind: string][] = [
  ['%PDF-', 'a PDF document'],
  ['\x89PNG', 'an image (PNG)'],
  ['\xff\xd8\xff', 'an image (JPEG)'],
  ['GIF8', 'an image (GIF)'],
  ['BM\0', 'an image (BMP)'],
  ['RIFF', 'an image, a sound or a film'],
  ['PK\x03\x04', 'a zip archive or an office document'],
  ['\x1f\x8b', 'compressed (gzip)'],
  ['BZh', 'compressed (bzip2)'],
  ['7z\xbc\xaf', 'compressed (7-Zip)'],
  ['\xfd7zXZ', 'compressed (xz)'],
  ['\xd0\xcf\x11\xe0', 'an old Office document'],
  ['{\\rtf', 'a rich text document'],
  ['\x7fELF', 'a program'],
  ['MZ\x90', 'a program'],
  ['SQLite format 3', 'a database'],
  ['ID3', 'a sound'],
  ['OggS', 'a sound'],
]

function refuseBinary(bytes: Uint8Array): void {
  const head = latin(bytes.subarray(0, 16))
  const found = KINDS.find(([start]) => head.startsWith(start))
  if (found) throw new UserError(`is ${found[1]}, not text; ${ADVICE}`)
  if (markOf(bytes) || wideOf(bytes)) return
  const sample = bytes.subarray(0, 8_000)
  const controls = sample.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0)
  if (controls > 3 && controls > sample.length / 20) {
    throw new UserError(`is no text: it looks like an image or a program; ${ADVICE}`)
  }
}

// ESC is the shift of ISO-2022; a stray NUL is dropped, many are none of ours.
function isControl(byte: number): boolean {
  return byte < 0x20 && !isBlank(byte) && byte !== 0x1b
}

// --- Which charset ------------------------------------------------------------------------------------------

function encodingOf(bytes: Uint8Array, hints: { contentType?: string }): string {
  const marked = markOf(bytes) ?? wideOf(bytes)
  if (marked) return marked
  if (isShifted(bytes)) return 'iso-2022-jp'
  const utf8 = utf8Of(bytes)
  if (utf8.high === 0) return 'utf-8'
  for (const label of declaredCharsets(latin(bytes.subarray(0, 4_096)), hints.contentType)) {
    const encoding = nameOf(label)
    if (encoding && agrees(bytes, encoding, utf8)) return encoding
  }
  return guess(bytes, utf8)
}

const MARKS: [bytes: string, encoding: string][] = [
  ['\xef\xbb\xbf', 'utf-8'],
  ['\xff\xfe\0\0', 'utf-32le'],
  ['\0\0\xfe\xff', 'utf-32be'],
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
]

function markOf(bytes: Uint8Array): string | null {
  const head = latin(bytes.subarray(0, 4))
  return MARKS.find(([mark]) => head.startsWith(mark))?.[1] ?? null
}

/** UTF-16 and UTF-32 without a mark: most bytes of their Latin letters, blanks and line ends are NUL. */
function wideOf(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4_000)
  const nuls = [0, 0, 0, 0]
  for (let i = 0; i < length; i++) if (bytes[i] === 0) nuls[i % 4] = (nuls[i % 4] ?? 0) + 1
  const [first = 0, second = 0, third = 0, fourth = 0] = nuls
  const even = first + third
  const odd = second + fourth
  if (Math.min(second, third, fourth) > length / 8 && first * 8 < fourth) return 'utf-32le'
  if (Math.min(first, second, third) > length / 8 && fourth * 8 < first) return 'utf-32be'
  if (even + odd < Math.max(2, length / 50)) return null
  if (odd > even * 8) return 'utf-16le'
  return even > odd * 8 ? 'utf-16be' : null
}

/** ISO-2022-JP says itself, in seven bits, when it goes to Japanese and back. */
function isShifted(bytes: Uint8Array): boolean {
  const first = bytes.indexOf(0x1b)
  return first >= 0 && /\x1b\$[@B]/.test(latin(bytes.subarray(first, first + 4_000)))
}

function nameOf(label: string): string | null {
  const name = meantBy(label)
  // Text with bytes above 127 that declares UTF-16 was converted by someone who left the declaration.
  return iconv.encodingExists(name) && !/^(utf-?(16|32)|ucs|base64|hex|binary|iso-2022)/.test(name)
    ? name
    : null
}

interface Utf8 {
  /** Bytes above 127. */
  high: number
  /** Characters of several bytes, written as they should be. */
  valid: number
  /** Bytes that stand in no such character. */
  invalid: number
}

/** Bytes that must not be reinterpreted for a label, because they are that language plainly. */
const PLAIN = { score: 0.75, pairs: 12 }
const MOST_INVALID = 0.02

function agrees(bytes: Uint8Array, encoding: string, utf8: Utf8): boolean {
  if (encoding === 'utf-8') return isMostlyUtf8(utf8)
  const likely = likeness(bytes, encoding)
  // A few pairs can be valid in two encodings by chance; a page of them cannot.
  if (utf8.invalid === 0 && (!likely || likely.invalid > 0 || utf8.valid >= 8)) return false
  const other = likestPairs(bytes)
  if (likely) {
    const isOther = other.pairs >= PLAIN.pairs && other.score > likely.score + 0.2
    return likely.invalid <= MOST_INVALID && likely.score > 0 && !isOther
  }
  if (encoding === 'windows-1252' && likestSingle(bytes) !== encoding) return false
  return !(other.score >= PLAIN.score && other.pairs >= PLAIN.pairs)
}

function guess(bytes: Uint8Array, utf8: Utf8): string {
  if (isMostlyUtf8(utf8)) return 'utf-8'
  const pairs = likestPairs(bytes)
  const isLikely = pairs.score >= 0.45 && pairs.invalid <= 0.05 && pairs.pairs >= 2
  // Thai writes without blanks, so that its bytes may be pairs; only a longer text shows what it is.
  if (isLikely) return alphabetOf(bytes, ENOUGH_LETTERS) ?? pairs.encoding
  return likestSingle(bytes)
}

const ENOUGH_LETTERS = 150

function isMostlyUtf8({ valid, invalid }: Utf8): boolean {
  return invalid === 0 || (valid > 0 && invalid / (valid + invalid) <= 0.1)
}

function utf8Of(bytes: Uint8Array): Utf8 {
  const found = { high: 0, valid: 0, invalid: 0 }
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    found.high++
    const more = lead >= 0xf0 && lead <= 0xf4 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0
    // A document that is cut off in a character makes no mistake by that.
    let taken = 1
    while (taken <= more && ((bytes[i + taken] ?? 0x80) & 0xc0) === 0x80) taken++
    if (more > 0 && taken > more) {
      found.valid++
      i += more
    } else found.invalid++
  }
  return found
}

// --- Decoding -----------------------------------------------------------------------------------------------

function decodeAs(bytes: Uint8Array, encoding: string): string {
  // iconv-lite has no ISO-2022-JP, and Node is several times faster at UTF-8; a Buffer takes half the memory
  // that TextDecoder takes for it.
  if (encoding === 'iso-2022-jp') return new TextDecoder(encoding).decode(bytes)
  if (encoding === 'utf-8') {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  }
  return iconv.decode(bytes, encoding)
}

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
