// Fetched documents of a source: over HTTP through io/fetch, or from files and folders beside masthead.yaml.
// Failures are UserErrors that say what is wrong with the document, never where our code stood.
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { messageOf, UserError } from '../core/errors.js'
import type { Fetch } from './fetch.js'

/** Larger files are refused, as larger answers are by io/fetch (bytes). */
const MOST_BYTES = 10 * 1024 * 1024

export interface Document {
  /** Where it was found in the end. */
  url: string
  /** Short enough for a person: a file's name, or the address. */
  name: string
  contentType: string | null
  bytes: Uint8Array
  etag: string | null
  lastModified: string | null
}

export interface Validators {
  etag: string | null
  lastModified: string | null
}

export interface Documents {
  /** Null when the server says that nothing changed. */
  read(url: string, validators?: Validators): Promise<Document | null>
  /** The readable files of a folder in the order of their names, or the one file that `url` is. */
  list(url: string): Promise<string[]>
}

export function openDocuments(fetch: Fetch): Documents {
  return {
    async read(url, validators) {
      return isFile(url) ? readLocal(url) : readRemote(fetch, url, validators)
    },
    async list(url) {
      return isFile(url) ? listLocal(url) : [url]
    },
  }
}

export function isFile(url: string): boolean {
  return url.startsWith('file:')
}

async function readRemote(fetch: Fetch, url: string, validators?: Validators): Promise<Document | null> {
  const answer = await fetch(url, {
    etag: validators?.etag ?? undefined,
    lastModified: validators?.lastModified ?? undefined,
  })
  if (answer.notModified) return null
  const { bytes, contentType, etag, lastModified } = answer
  return { url: answer.url, name: answer.url, bytes, contentType, etag, lastModified }
}

async function readLocal(url: string): Promise<Document> {
  const path = fileURLToPath(url)
  const { size } = await inspect(path)
  if (size > MOST_BYTES) {
    throw new UserError(`is ${Math.round(size / 1024 / 1024)} MB large; at most 10 MB are read`)
  }
  try {
    const bytes = await readFile(path)
    return { url, name: basename(path), bytes, contentType: null, etag: null, lastModified: null }
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
