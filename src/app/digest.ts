// digest: what the next edition of a newsletter would say, what an earlier one said, or a digest of files.
// Publishes nothing.
import { nextSlots } from '../core/delivery/schedule.js'
import type { Decision } from '../core/digest/decisions.js'
import { buildDigest } from '../core/digest/digest.js'
import { freeze, hashOf, itemsOf } from '../core/digest/edition.js'
import { admit, type Dropped } from '../core/digest/gate.js'
import { messageOf, UserError } from '../core/errors.js'
import type { Edition, Editorial, Instant, Newsletter, Rights } from '../core/model.js'
import { editionNumbered, latestEditions } from '../store/editions.js'
import { type App, findNewsletter } from './app.js'
import { backgroundFor } from './background.js'
import { type Collected, collect } from './collect.js'
import { digestOf, slotAt } from './publish.js'
import { locate, readDocument } from './read.js'
import { tooShort } from './visit.js'

export interface DigestRequest {
  /** A newsletter, or files and addresses; empty for the first newsletter. */
  names: string[]
  edition?: number
  collects: boolean
  onSource?: (collected: Collected, done: number, of: number) => void
  /** What is due has been read; what may take long from here is the language model. */
  onCollected?: () => void
}

export interface Digested {
  edition: Edition
  /** A sentence for the person who asked. */
  note?: string
  /** What that person should know of the language model: see introduce.ts. */
  notes?: string[]
  /** Why each editorial is in or out, and what was dropped at the gate; null of an earlier edition. */
  why: { decisions: Decision[]; dropped: Dropped[] } | null
}

export async function digest(app: App, request: DigestRequest): Promise<Digested> {
  const [first] = request.names
  const isNewsletter =
    request.names.length <= 1 && app.config.newsletters.some(({ id }) => first === undefined || id === first)
  if (!isNewsletter && first !== undefined && (request.names.length > 1 || /[./]/.test(first))) {
    return digestFiles(app, request.names)
  }
  const newsletter = findNewsletter(app, first)
  if (request.edition !== undefined)
    return { edition: await published(app, newsletter, request.edition), why: null }
  return nextEdition(app, newsletter, request)
}

async function published(app: App, newsletter: Newsletter, number: number): Promise<Edition> {
  const edition = await editionNumbered(app.db, newsletter.id, number)
  if (!edition) throw new UserError(`${newsletter.id} has no edition ${number}. Try: masthead editions`)
  return edition
}

async function nextEdition(
  app: App,
  newsletter: Newsletter,
  { collects, onSource, onCollected }: DigestRequest,
): Promise<Digested> {
  const now = app.clock()
  if (collects) await collect(app, { now, onSource })
  onCollected?.()
  const { digest: built, notes, ...why } = await digestOf(app, newsletter, { to: now })
  const [last] = await latestEditions(app.db, 1, newsletter.id)
  // A newsletter without an edition publishes its first one in the slot that has just been.
  const isFirst = !last && newsletter.first === 'at-once'
  const slot = isFirst ? slotAt(newsletter, now) : (nextSlots(newsletter.schedule, now, 1)[0] ?? now)
  const edition = freeze(built, { number: (last?.number ?? 0) + 1, slot, publishedAt: now })
  if (itemsOf(built).length > 0 || !last) return { edition, notes, why }
  const again = `masthead digest ${newsletter.id} --edition ${last.number}`
  return { edition, note: `Nothing new since edition ${last.number}. To see that one: ${again}`, why }
}

/** Files as one digest, as if they were all that had been read. What a person has at hand may be quoted. */
async function digestFiles(app: App, names: string[]): Promise<Digested> {
  const now = app.clock()
  const model = findNewsletter(app, undefined)
  const editorials: Editorial[] = []
  for (const [n, name] of names.entries()) editorials.push(await readEditorial(app, name, { id: n + 1, now }))
  const sources = editorials.map(({ source }) => source)
  const newsletter: Newsletter = {
    ...model,
    title: app.config.site.name,
    sources: sources.map(({ id }) => id),
    maxItems: names.length,
    maxWords: null,
  }
  const rightsOf = () => FREE
  const built = buildDigest({
    newsletter,
    window: { from: null, to: now },
    until: null,
    editorials,
    sources,
    rightsOf,
    missing: { silent: [], failing: [] },
    background: await backgroundFor(app),
  })
  const texts = new Map(editorials.map(({ revision }) => [revision.hash, revision.text]))
  const gate = { textOf: (hash: string) => texts.get(hash) ?? null, rightsOf }
  const { digest: admitted, dropped } = admit(built.digest, gate)
  return {
    edition: freeze(admitted, { number: 1, slot: now, publishedAt: now }),
    why: { decisions: built.decisions, dropped },
  }
}

const FREE: Rights = { sentences: null, characters: null, model: true }

/** All are seen at one time, so that those without a date stay in the order in which they were named. */
async function readEditorial(
  app: App,
  name: string,
  { id, now }: { id: number; now: Instant },
): Promise<Editorial> {
  const { zone, language } = app.config.site
  try {
    const document = await app.documents.read(locate(name))
    const reading = await readDocument(document, { zone })
    if (reading.kind === 'feed') {
      throw new UserError('is a feed of many editorials; name it as a source in masthead.yaml')
    }
    if (reading.kind === 'page' && reading.access === 'short') throw new UserError(tooShort(reading.text))
    const { title, text, lang } = reading
    const isText = reading.kind === 'text'
    const shown = isText ? null : reading.siteName
    return {
      id,
      piece: id,
      source: { id: `file-${id}`, name: shown ?? document.name, language: lang ?? language },
      guid: name,
      url: isText ? null : reading.canonical,
      language: lang ?? language,
      published: isText ? reading.posted : reading.published,
      firstSeenAt: now,
      revision: {
        hash: hashOf({ title, text }),
        number: 1,
        title: title ?? '',
        author: isText ? reading.author : reading.byline,
        text,
        updated: isText ? reading.updated : reading.modified,
        seenAt: now,
        teaser: null,
      },
    }
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${name} ${messageOf(error)}`, { cause: error })
    throw error
  }
}
