// How a newspaper's answer goes over the line, and everything that can go wrong with it on the way.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'

/** What is wrong with an answer. Several may come together: `{ delayMs: 500, status: 503, retryAfter: 60 }`. */
export interface Fault {
  /** Nothing is ever answered; the line stays open. */
  isSilent?: boolean
  /** Before the header. */
  delayMs?: number
  /** Another status than 200, with a short page instead of the document. */
  status?: number
  /** For 301, 302, 303, 307 and 308: a path of this newspaper or a whole address. */
  location?: string
  /** Seconds, or the instant that is sent as a date. */
  retryAfter?: number | Date
  /** In place of, or beside, the usual ones. */
  headers?: Record<string, string>
  /** A feed without entries, a listing without headlines, a file without bytes. */
  isEmpty?: boolean
  /** The charset that Content-Type claims. */
  charset?: string
  /** The charset that the bytes are really in (a name that iconv-lite knows); else UTF-8. */
  bytesIn?: string
  gzip?: boolean
  /** The body comes in twenty pieces with this pause between two (ms). */
  slowMs?: number
  /** The line is cut after this share (0 to 1) of the body, whose whole length was announced. */
  cutAt?: number
  /** After its end the body goes on with blanks for as long as anybody reads. */
  isEndless?: boolean
}

export interface Answer {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array
}

/** Resolves when everything is sent, or when nobody reads any more. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  fault: Fault,
): Promise<void> {
  if (fault.isSilent) return
  if (fault.delayMs) await wait(fault.delayMs)
  if (response.destroyed) return
  const headers = { ...answer.headers, ...headersOf(fault) }
  if (fault.status !== undefined && fault.status !== 200) {
    response.writeHead(fault.status, { ...headersOf(fault), 'content-type': 'text/html; charset=utf-8' })
    response.end(`<!doctype html><title>${fault.status}</title><h1>${fault.status}</h1>`)
  } else if (answer.status === 200 && isUnchanged(request, headers)) {
    delete headers['content-type']
    response.writeHead(304, headers).end()
  } else if (answer.status !== 200) {
    response.writeHead(answer.status, headers).end(answer.body)
  } else {
    await sendBody(response, bytesOf(answer.body, headers, fault), headers, fault)
  }
}

function headersOf({ location, retryAfter, headers }: Fault): Record<string, string> {
  const after = retryAfter instanceof Date ? retryAfter.toUTCString() : retryAfter?.toString()
  return {
    ...(location === undefined ? {} : { location }),
    ...(after === undefined ? {} : { 'retry-after': after }),
    ...headers,
  }
}

/** RFC 9110 section 13.2.2: If-Modified-Since is looked at only where there is no If-None-Match. */
function isUnchanged(request: IncomingMessage, headers: Record<string, string>): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers
  if (tags !== undefined) return headers.etag !== undefined && tags.split(/,\s*/).includes(headers.etag)
  const changed = Date.parse(headers['last-modified'] ?? '')
  return since !== undefined && changed <= Date.parse(since)
}

/** The body as it goes out; `headers` learn what was done to it. */
function bytesOf(body: string | Uint8Array, headers: Record<string, string>, fault: Fault): Uint8Array {
  const { bytesIn, charset, gzip } = fault
  if (charset !== undefined)
    headers['content-type'] = `${headers['content-type']?.split(';')[0]}; charset=${charset}`
  let bytes = typeof body === 'string' ? Buffer.from(body) : body
  if (bytesIn !== undefined) bytes = iconv.encode(Buffer.from(bytes).toString(), bytesIn)
  if (!gzip) return bytes
  headers['content-encoding'] = 'gzip'
  return gzipSync(bytes)
}

async function sendBody(
  response: ServerResponse,
  bytes: Uint8Array,
  headers: Record<string, string>,
  { slowMs, cutAt, isEndless }: Fault,
): Promise<void> {
  response.writeHead(200, isEndless ? headers : { ...headers, 'content-length': String(bytes.length) })
  response.flushHeaders()
  const end = cutAt === undefined ? bytes.length : Math.floor(bytes.length * cutAt)
  const step = slowMs === undefined ? end : Math.max(1, Math.ceil(bytes.length / 20))
  for (let start = 0; start < end && !response.destroyed; start += step) {
    await push(response, bytes.subarray(start, Math.min(end, start + step)))
    if (slowMs !== undefined && start + step < end) await wait(slowMs)
  }
  while (isEndless && !response.destroyed) await push(response, BLANKS)
  if (cutAt === undefined) response.end()
  else response.destroy()
}

const BLANKS = Buffer.alloc(64 * 1024, ' ')

/** Resolves when the piece has left us, or when nobody reads any more. */
function push(response: ServerResponse, piece: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', resolve)
    response.write(piece, () => {
      response.off('close', resolve)
      resolve()
    })
  })
}
