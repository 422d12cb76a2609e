// editorials: what is stored, each piece once, with what became of it. Read in parts, so that a million fit.
import type { Instant } from '../core/model.js'
import { type ListedEditorial, listEditorials } from '../store/listing.js'
import { type App, findSource } from './app.js'

export type { ListedEditorial }

/** Editorials fetched at a time. */
const PART = 200

export interface EditorialsInput {
  /** A source's id; all sources unless named. */
  source?: string
  /** Published, or first seen, at or after this. */
  since?: Instant
}

/** In the order in which they were first read. */
export async function* editorials(
  app: App,
  { source, since }: EditorialsInput,
): AsyncGenerator<ListedEditorial> {
  if (source !== undefined) findSource(app, source)
  for (let after = 0; ; ) {
    const part = await listEditorials(app.db, { source, since, after, limit: PART })
    yield* part
    const last = part.at(-1)
    if (part.length < PART || last === undefined) return
    after = last.id
  }
}
