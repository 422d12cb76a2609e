// Fetched documents of a source: over HTTP through io/fetch, or from files and folders beside masthead.yaml.
// Failures are UserErrors that say what is wrong with the document, never where our code stood.
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { messageOf, UserError } from '../core/errors.js'
import type { Fetched } from './fetch.js'

/** Larger files are refused, as larger answers are by io/fetch (bytes). */
const MOST_BYTES = 10 * 1024 * 1024

export interface Document {
  /** Where it was found in the end. */
  url: string
  /** Short enough for a person: a file's name, or the address. */
  name: string
  contentType: string | null
  /** The address that the server gives for it (Content-Location), by which its links are resolved. */
  contentLocation: string | null
  bytes: Uint8Array
  etag: string | null
  lastModified: string | null
  /** The server said that what we hold is still good; `bytes` are empty. */
  isUnchanged: boolean
  /** Where the address has moved for good. */
  movedTo: string | null
  /** How long the server says it stays fresh (ms). */
  maxAgeMs: number | null
}

export interface Validators {
  etag: string | null
  lastModified: string | null
}

export interface ReadingWish {
  /** What we hold already; without it the whole document is asked for. */
  validators?: Validators
  /** Is it a page, to which robots.txt applies? Feeds are made to be asked for. */
  isPage?: boolean
  signal?: AbortSignal
}

export interface Documents {
  read(url: string, wish?: ReadingWish): Promise<Document>
  /** The readable files of a folder in the order of their names, or the one file that `url` is. */
  list(url: string): Promise<string[]>
}

/** How web addresses are read: io/fetch itself, or the guest around it, who knows robots.txt and takes turns. */
export type Fetching = (
  url: string,
  asking: { etag?: string | null; lastModified?: string | null; robots: boolean; signal?: AbortSignal },
) => Promise<Fetched>

export function openDocuments(fetch: Fetching): Documents {
  return {
    async read(url, wish = {}) {
      return isFile(url) ? readLocal(url) : readRemote(fetch, url, wish)
    },
    async list(url) {
      return isFile(url) ? listLocal(url) : [url]
    },
  }
}

export function isFile(url: string): boolean {
  return url.startsWith('file:')
}

async function readRemote(
  fetch: Fetching,
  url: string,
  { validators, isPage = false, signal }: ReadingWish,
): Promise<Document> {
  const answer = await fetch(url, { ...validators, robots: isPage, signal })
  return {
    url: answer.url,
    name: answer.url,
    contentType: answer.contentType,
    contentLocation: answer.contentLocation,
    bytes: answer.bytes,
    // A 304 may leave out what it confirms (RFC 9110 section 15.4.5).
    etag: answer.etag ?? (answer.notModified ? (validators?.etag ?? null) : null),
    lastModified: answer.lastModified ?? (answer.notModified ? (validators?.lastModified ?? null) : null),
    isUnchanged: answer.notModified,
    movedTo: answer.permanentUrl,
    maxAgeMs: answer.maxAgeMs,
  }
}

const LOCAL = {
  contentType: null,
  contentLocation: null,
  etag: null,
  lastModified: null,
  isUnchanged: false,
  movedTo: null,
  maxAgeMs: null,
}

async function readLocal(url: string): Promise<Document> {
  const path = fileURLToPath(url)
  const found = await inspect(path)
  if (found.isDirectory()) throw new UserError('is a folder; name a file in it')
  if (found.size > MOST_BYTES) {
    throw new UserError(`is ${Math.round(found.size / 1024 / 1024)} MB large; at most 10 MB are read`)
  }
  try {
    const bytes = await readFile(path)
    return { ...LOCAL, url, name: basename(path), bytes }
  } catch (error) {
    throw new UserError(`cannot be read: ${reasonOf(error)}`, { cause: error })
  }
}

async function listLocal(url: string): Promise<string[]> {
  const path = fileURLToPath(url)
  const found = await inspect(path)
  if (!found.isDirectory()) return [url]
  const names = await readdir(path)
  const files = names.filter((name) => /\.(txt|text|md)$/i.test(name)).sort()
  if (files.length === 0) throw new UserError('holds no .txt file')
  return files.map((name) => pathToFileURL(`${path}/${name}`).href)
}

async function inspect(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    throw new UserError(
      reasonOf(error) === 'ENOENT' ? 'does not exist' : `cannot be read: ${reasonOf(error)}`,
      {
        cause: error,
      },
    )
  }
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? messageOf(error)
}
