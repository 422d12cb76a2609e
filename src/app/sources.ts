// The sources, and any document as a source would be read. Stores nothing.

import { messageOf, UserError } from '../core/errors.js'
import { decode } from '../core/ingest/bytes/decode.js'
import { readSavedText } from '../core/ingest/saved/saved-text.js'
import type { Instant, SourceKind, Zone } from '../core/model.js'
import { isZone } from '../core/zone-names.js'
import type { App, Desk } from './app.js'
import { healthOf } from './health.js'
import { sentenceOf } from './naming.js'
import { type DocumentReading, locate, readDocument } from './read.js'

export interface ListedSource {
  id: string
  name: string
  kind: SourceKind
  url: string
  language: string
  zone: Zone
  editorials: number
  newestAt: Instant | null
  checkedAt: Instant | null
  /** When it is read next; null: never again, or never read yet. */
  dueAt: Instant | null
  failures: number
  /** Where it is read instead: it has moved, or its page leads to a feed. */
  readsFrom: string | null
  /** Since when an editorial is overdue. */
  silentSince: Instant | null
  /** Why its last reading failed, wholly or in part, or why it is silent. */
  error: string | null
}

export async function listSources(app: App): Promise<ListedSource[]> {
  const healths = await healthOf(app, { now: app.clock() })
  return healths.map(({ source, state, editorials, newestAt, silence, why }) => {
    const { id, name, kind, url, language, zone } = source
    return {
      ...{ id, name, kind, url, language, zone, editorials, newestAt },
      checkedAt: state?.checkedAt ?? null,
      dueAt: state === null || state.goneAt ? null : state.dueAt,
      failures: state?.failures ?? 0,
      readsFrom: state?.feedUrl ?? state?.movedTo ?? null,
      silentSince: silence?.since ?? null,
      error: state?.error ?? (silence ? (why?.operator ?? null) : null),
    }
  })
}

export interface ReadAnyInput {
  /** A path; or, on the command line, an address. */
  file?: string
  url?: string
  contentType?: string
  contentLocation?: string
  kind?: SourceKind
  zone?: Zone
}

/** Throws UserError that names the document and says what is wrong with it. */
export async function readAny(desk: Desk, input: ReadAnyInput): Promise<DocumentReading> {
  if (input.zone !== undefined && !isZone(input.zone)) {
    throw new UserError(`"${input.zone}" is no IANA time zone. Write one like Asia/Seoul.`, { code: 2 })
  }
  const name = input.file ?? input.url ?? ''
  try {
    // An address comes from somebody else's list; only what is named as a file is read from the disk.
    if (input.file === undefined && !/^https?:/i.test(name))
      throw new UserError('is no http or https address')
    const document = await desk.documents.read(locate(name))
    return await readDocument(document, {
      kind: input.kind,
      url: input.url,
      contentLocation: input.contentLocation,
      contentType: input.contentType,
      zone: input.zone ?? zoneOf(desk, document.url),
      feedZone: input.zone ?? zoneOf(desk, document.url, 'UTC'),
    })
  } catch (error) {
    if (error instanceof UserError) throw new UserError(sentenceOf(name, messageOf(error)), { cause: error })
    throw error
  }
}

/** A text without an address, as from a pipe: a saved page where it looks like one, else all of it. */
export function readText(
  bytes: Uint8Array,
  zone: Zone,
): { title: string; text: string; lang: string | undefined } {
  const reading = readSavedText(decode(bytes), { zone })
  return { title: reading.title ?? '', text: reading.text, lang: reading.lang ?? undefined }
}

/** The zone of the source that the document belongs to; else the site's, or for feeds UTC as their dates say. */
function zoneOf({ config }: Desk, url: string, otherwise = config.site.zone): Zone {
  return (
    config.sources.find((source) => url === source.url || url.startsWith(`${source.url}/`))?.zone ?? otherwise
  )
}
