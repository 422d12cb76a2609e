// Reads the body of an answer into memory, decompressed, and never more of it than the limit.
// A bomb or an endless body costs us the limit twice (as sent and as unpacked), whatever it would have become.
import { promisify } from 'node:util'
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib'
import { UserError } from '../core/errors.js'

export interface BodyRules {
  /** The answer's Content-Encoding and Content-Length. */
  encoding: string | null
  length: string | null
  /** As sent, and as unpacked (bytes). */
  limit: number
  /** Who sent it, for the sentence of an error. */
  from: string
}

/** Throws a UserError when the body is over the limit, damaged or in an unknown compression. */
export async function readBody(body: AsyncIterable<Uint8Array>, rules: BodyRules): Promise<Uint8Array> {
  const codings = codingsOf(rules)
  let bytes = await gather(body, rules)
  for (const coding of codings) bytes = await unpack(bytes, coding, rules)
  return bytes
}

/** Content codings, the one applied last (and named last) first. Source: RFC 9110 section 8.4. */
function codingsOf({ encoding, from }: BodyRules): string[] {
  const codings = (encoding ?? '')
    .slice(0, 200)
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  if (codings.length > 2) throw new UserError(`${from} compressed its answer more than twice`)
  return codings.reverse()
}

async function gather(body: AsyncIterable<Uint8Array>, rules: BodyRules): Promise<Buffer> {
  if (Number(rules.length) > rules.limit) throw tooMuch(rules)
  const pieces: Uint8Array[] = []
  let total = 0
  for await (const piece of body) {
    total += piece.length
    if (total > rules.limit) throw tooMuch(rules)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

async function unpack(bytes: Buffer, coding: string, rules: BodyRules): Promise<Buffer> {
  if (bytes.length === 0) return bytes
  const decompress = decompressorOf(coding, bytes)
  if (!decompress)
    throw new UserError(`${rules.from} answered in a compression that we did not ask for ("${coding}")`)
  try {
    return await decompress(bytes, rules.limit)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooMuch(rules)
    throw new UserError(`${rules.from} sent a damaged answer (${coding})`, { cause: error })
  }
}

function tooMuch({ from, limit }: BodyRules): UserError {
  return new UserError(`${from} sent more than ${size(limit)} and was not read to its end`)
}

function size(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} KB`
}

type Decompressor = (bytes: Buffer, limit: number) => Promise<Buffer>

/** Like browsers we take what a stream held before it was cut off: most of a feed is better than nothing. */
const TOLERANT = { finishFlush: constants.Z_SYNC_FLUSH }
const gunzipped = promisify(gunzip)
const inflated = promisify(inflate)
const inflatedRaw = promisify(inflateRaw)
const unbrotlied = promisify(brotliDecompress)

function decompressorOf(coding: string, bytes: Buffer): Decompressor | null {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return (packed, maxOutputLength) => gunzipped(packed, { ...TOLERANT, maxOutputLength })
    case 'deflate': {
      // The RFC means zlib; some servers send the bare stream. The first byte tells (RFC 1950 section 2.2).
      const unzip = ((bytes[0] ?? 0) & 0x0f) === 8 ? inflated : inflatedRaw
      return (packed, maxOutputLength) => unzip(packed, { ...TOLERANT, maxOutputLength })
    }
    case 'br':
      return (packed, maxOutputLength) =>
        unbrotlied(packed, { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength })
    default:
      return null
  }
}
