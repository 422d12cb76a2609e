// Reading one document: bytes -> text -> feed, page or saved text. Stores nothing.

import { pathToFileURL } from 'node:url'
import { decode } from '../core/ingest/bytes/decode.js'
import { type FeedDocument, readFeed } from '../core/ingest/feed/feed.js'
import { guessKind } from '../core/ingest/kind.js'
import { guessLanguage } from '../core/ingest/language.js'
import type { ArticlePage } from '../core/ingest/page/page.js'
import { readSavedText, type SavedText } from '../core/ingest/saved/saved-text.js'
import type { Entry, Language, Source, SourceKind, Zone } from '../core/model.js'
import type { Document } from '../io/documents.js'

/** What stands in one document, in the public shapes of `masthead sources read`. */
export type DocumentReading =
  | ({ kind: 'feed' } & FeedDocument)
  | ({ kind: 'page' } & ArticlePage)
  | ({ kind: 'text' } & SavedText)

export interface ReadOptions {
  kind?: SourceKind
  zone: Zone
  /** Zone of a feed's dates that name none, where it is not `zone`. */
  feedZone?: Zone
  /** The address it was found under, where that is not its own. */
  url?: string
  contentLocation?: string
  contentType?: string
}

/** Throws UserError when the document is empty, binary, or holds nothing of its kind. */
export async function readDocument(document: Document, options: ReadOptions): Promise<DocumentReading> {
  const contentType = options.contentType ?? document.contentType ?? undefined
  const url = options.url ?? document.url
  const text = decode(document.bytes, { contentType })
  const kind = options.kind ?? guessKind(text, { url, contentType })
  switch (kind) {
    case 'feed':
      return {
        kind,
        ...readFeed(text, {
          zone: options.feedZone ?? options.zone,
          url,
          contentLocation: options.contentLocation ?? document.contentLocation ?? undefined,
        }),
      }
    case 'page': {
      const { readPage } = await import('../core/ingest/page/page.js')
      return { kind, ...readPage(text, { zone: options.zone, url }) }
    }
    case 'text':
      return { kind, ...readSavedText(text, { zone: options.zone }) }
  }
}

/** Characters that show a text's language. */
const ENOUGH = 600

/** What a reader's language is: what the text shows, before what the source says of itself. */
export function languageOf(entry: Entry, source: Source): Language {
  const shown = guessLanguage((entry.text ?? '').slice(0, ENOUGH))
  return shown && shown !== source.language.split('-')[0] ? shown : source.language
}

/** A path or an address, as typed by a person, as a URL. */
export function locate(name: string): string {
  return /^(https?|file):/i.test(name) ? name : pathToFileURL(name).href
}
