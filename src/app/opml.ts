// The sources as a list that feed readers understand: import adds those of an OPML list to masthead.yaml,
// export prints ours as one. Nothing is fetched but a list that is named by its address, and nothing is stored.
import { readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { addSources, newMastheadFile, sourceItems } from '../config/edit.js'
import { type MastheadFile, readMastheadFile } from '../config/file.js'
import { packageRoot } from '../config/index.js'
import { messageOf, UserError } from '../core/errors.js'
import { decode } from '../core/ingest/bytes/decode.js'
import { type NewSource, type PlannedSource, planSources } from '../core/ingest/opml/new-sources.js'
import { type OpmlList, readOpml, writeOpml } from '../core/ingest/opml/opml.js'
import type { Instant } from '../core/model.js'
import { isFile } from '../io/documents.js'
import { replaceFile } from '../io/replace-file.js'
import type { Desk } from './app.js'
import { sentenceOf } from './naming.js'

export interface ImportInput {
  /** A path or an http(s) address; with `bytes` only what to call them. */
  from: string
  /** The list itself, where it came through a pipe. */
  bytes?: Uint8Array
  /** The working directory: where a first masthead.yaml is written. */
  cwd: string
  isDryRun: boolean
}

export interface ImportReport {
  /** The masthead.yaml that was written, or would be. */
  file: string
  isNew: boolean
  isDryRun: boolean
  /** The list's own title. */
  title: string | null
  /** False when the list was cut off; what stands before was read. */
  isWhole: boolean
  feeds: PlannedSource[]
  /** The new lines of masthead.yaml; empty when there are none. */
  yaml: string
  /** Newsletters that list their sources and so do not take the new ones. */
  without: string[]
}

/** Throws UserError when the list cannot be read or masthead.yaml cannot be written; then nothing changed. */
export async function importSources(desk: Desk, input: ImportInput): Promise<ImportReport> {
  const list = await readList(desk, input)
  const { path, isSample, sources } = desk.config
  const target = isSample ? join(input.cwd, 'masthead.yaml') : path
  refuseSamples(target)
  const feeds = planSources(list.outlines, isSample ? [] : sources)
  const added = feeds.flatMap((feed) => (feed.outcome === 'added' ? [feed.source] : []))
  const report: ImportReport = {
    file: relative(input.cwd, target) || target,
    isNew: isSample,
    isDryRun: input.isDryRun,
    title: list.title,
    isWhole: list.isWhole,
    feeds,
    yaml: sourceItems(added).join(''),
    without: [],
  }
  if (added.length === 0) return report
  const text = isSample ? newMastheadFile(added) : addSources(readFileSync(target, 'utf8'), added)
  const { newsletters } = soundFile(text, target)
  if (!input.isDryRun) await replaceFile(target, text)
  return { ...report, without: newsletters.filter((one) => !takes(one.sources, added)).map(({ id }) => id) }
}

export interface ExportInput {
  now: Instant
  /** A file to write; without it the document is only returned. */
  output?: string
  cwd: string
}

export interface ExportReport {
  opml: string
  exported: number
  /** Ids of the sources that are read from files of this machine. */
  leftOut: string[]
}

/** Throws UserError when no source has a web address, or the file cannot be written. */
export async function exportSources(desk: Desk, { now, output, cwd }: ExportInput): Promise<ExportReport> {
  const { sources, site, path } = desk.config
  const listed = sources.filter(({ url }) => !isFile(url))
  const leftOut = sources.filter(({ url }) => isFile(url)).map(({ id }) => id)
  if (listed.length === 0) {
    throw new UserError(
      `All sources of ${relative(cwd, path) || path} are files of this machine; there is no address to export.`,
    )
  }
  const opml = writeOpml({ title: `Sources of ${site.name}`, createdAt: now, sources: listed })
  if (output !== undefined) {
    const target = resolve(cwd, output)
    if (target === path)
      throw new UserError(`${output} is the configuration. Name another file.`, { code: 2 })
    await replaceFile(target, opml)
  }
  return { opml, exported: listed.length, leftOut }
}

// --- Importing ----------------------------------------------------------------------------------------------

async function readList(desk: Desk, { from, bytes, cwd }: ImportInput): Promise<OpmlList> {
  try {
    if (bytes) return readOpml(decode(bytes))
    const address = /^https?:\/\//i.test(from) ? from : pathToFileURL(resolve(cwd, from)).href
    const document = await desk.documents.read(address)
    if (!document) throw new UserError('is empty')
    return readOpml(decode(document.bytes, { contentType: document.contentType ?? undefined }))
  } catch (error) {
    if (error instanceof UserError) throw new UserError(sentenceOf(from, messageOf(error)), { cause: error })
    throw error
  }
}

function refuseSamples(target: string): void {
  if (!target.startsWith(join(packageRoot(), 'samples') + sep)) return
  throw new UserError(
    `${target} is a sample that belongs to the program. Copy it to ./masthead.yaml, or unset MASTHEAD_CONFIG.`,
  )
}

/** The text as the house will read it. Its addresses were accepted before, and they are the same. */
function soundFile(text: string, path: string): MastheadFile {
  const { file, problems } = readMastheadFile(text, path, (_channel, address) => ({ address }))
  if (!file)
    throw new UserError(`Nothing was imported, because then ${problems[0] ?? 'nothing would be read'}`)
  return file
}

function takes(ids: string[], added: NewSource[]): boolean {
  return added.every(({ id }) => ids.includes(id))
}
