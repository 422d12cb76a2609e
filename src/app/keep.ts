// keep: store what was read, once. Guid, canonical link and likeness of text decide whether a reading is known,
// a revision of a known editorial, the same piece in another source, or new.
import { later } from '../core/delivery/ledger.js'
import { hashOf } from '../core/digest/edition.js'
import { changeOf } from '../core/ingest/identity/changes.js'
import { type Candidate, judge, type Sighting } from '../core/ingest/identity/identity.js'
import { linkKey } from '../core/ingest/identity/links.js'
import { bandsOf, SHARED_BANDS, signatureOf } from '../core/ingest/identity/minhash.js'
import { type Names, namesIn } from '../core/ingest/identity/names.js'
import type { Entry, Instant, Source } from '../core/model.js'
import { isVisible, oneLine, shorten } from '../core/text.js'
import { instantOf } from '../core/zone.js'
import type { Database, Transaction } from '../store/database.js'
import { takeTurn } from '../store/postgres.js'
import {
  addBands,
  addEditorial,
  addRevision,
  dropOldBands,
  editorialsAlike,
  editorialsAround,
  editorialsNamed,
  hadRevision,
  moveEditorial,
  nameEditorial,
  namesOfEditorials,
  type Reading,
  type Stored,
} from '../store/revisions.js'
import { indexPieces } from '../store/search.js'
import { languageOf } from './read.js'

const DAY_MS = 86_400_000
/** The same piece comes again, in another feed or paper, within this time. */
const LIKENESS_MS = 30 * DAY_MS
/** Longer names than this are kept by their hash (characters). */
const LONGEST_NAME = 500

/** An untitled piece is called by its first words (graphemes). */
const LONGEST_TITLE = 80

type Kept = 'new' | 'revised' | 'known'

/**
 * Stores the entries of a source that have a text or, as teasers, a summary; counts what was new. `listed`: all that
 * the source lists now; what a paper lists side by side are different pieces.
 */
export async function keep(
  tx: Transaction,
  source: Source,
  { entries, listed, now }: { entries: WholeEntry[]; listed: Entry[]; now: Instant },
): Promise<{ new: number; revised: number }> {
  const readings = entries.map((entry) => readingOf(entry, source))
  const beside = listed.map((entry) => ({ ...entry, guid: shortName(entry.guid) }))
  const name = namesIn(beside.length > 0 ? beside : readings)
  const names = new Set([...readings, ...beside].flatMap((entry) => name(entry).names))
  await takeTurn(tx, 'editorials')
  const known = await editorialsNamed(tx, source.id, [...names])
  const counts = { new: 0, revised: 0 }
  const changed = new Set<number>()
  for (const reading of readings) {
    const { kept, piece } = await keepReading(tx, { ...reading, name: name(reading) }, known, now)
    if (kept === 'known') continue
    counts[kept] += 1
    changed.add(piece)
  }
  await indexPieces(tx, [...changed])
  return counts
}

/** A reading with the names under which it is known. */
type NamedReading = Reading & { name: Names }

/** Likeness is looked for among the pieces of the last thirty days; what tells it of older ones is not needed. */
export function forgetLikeness(db: Database, now: Instant): Promise<void> {
  return dropOldBands(db, later(now, -LIKENESS_MS))
}

/** An entry that can be stored: with its text, or as a teaser with what the feed says. */
export type WholeEntry = Entry & { text: string; teaser: Reading['teaser'] }

function readingOf(entry: WholeEntry, source: Source): Reading {
  const { guid, url, author, published, updated, teaser } = entry
  const text = entry.text.replace(UNFIT_IN_TEXT, '').replace(/\p{Surrogate}/gu, '\uFFFD')
  const title = entry.title || firstWords(text) || url || '…'
  return {
    source: source.id,
    guid: shortName(guid),
    url,
    language: languageOf(entry, source),
    published,
    publishedAt: published === null ? null : instantOf(published),
    title,
    author,
    text,
    hash: hashOf({ title, text }),
    updated,
    teaser,
  }
}

/** Controls that no text means, but terminals obey. */
const UNFIT_IN_TEXT = /[^\P{Cc}\n\t]/gu

function firstWords(text: string): string {
  const words = shorten(oneLine(text), LONGEST_TITLE)
  return isVisible(words) ? words : ''
}

/** Names are printed, compared and looked up: one that is too long, or no line of text, is known by its hash. */
function shortName(name: string): string {
  const isFit = name.length <= LONGEST_NAME && !UNFIT_IN_NAME.test(name)
  return isFit ? name : `sha256:${hashOf(name)}`
}

const UNFIT_IN_NAME = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202A-\u202E\u2066-\u2069]/u

async function keepReading(
  tx: Transaction,
  reading: NamedReading,
  known: Known,
  now: Instant,
): Promise<{ kept: Kept; piece: number }> {
  const named = unique(reading.name.names.flatMap((name) => known.get(name) ?? []))
  const same = named.find(({ hash }) => hash === reading.hash)
  if (same) return { kept: await recognise(tx, reading, same, known), piece: same.piece }

  const bands = bandsIn(reading)
  const candidates = unique([...named, ...(await alike(tx, reading, bands, now))])
  const verdict = judge(sightingOf(reading), await candidatesOf(tx, candidates, known))
  const match = verdict.kind === 'new' ? undefined : candidates.find(({ id }) => id === verdict.of)
  if (match && verdict.kind !== 'same-piece')
    return { kept: await revise(tx, reading, match, { known, bands, now }), piece: match.piece }

  // A guid that the paper uses for other pieces as well.
  const isReused = reading.name.guid === null || known.has(`guid:${reading.guid}`)
  const { name: _, ...rest } = reading
  const guid = isReused ? `${reading.guid}#${reading.hash.slice(0, 12)}` : reading.guid
  const added = await addEditorial(tx, { ...rest, guid }, { piece: match?.piece ?? null, now })
  await addBands(tx, added.id, bands)
  await recognise(tx, reading, added, known)
  return { kept: 'new', piece: added.piece }
}

/** Editorials by the names under which they are known. */
type Known = Map<string, Stored>

/** From now on the editorial is known under the names of this reading, too, and found where this one was. */
async function recognise(
  tx: Transaction,
  reading: NamedReading,
  editorial: Stored,
  known: Known,
): Promise<Kept> {
  const fresh = reading.name.names.filter((name) => known.get(name)?.id !== editorial.id)
  await nameEditorial(tx, reading.source, editorial.id, fresh)
  for (const name of fresh) known.set(name, editorial)
  const { url } = reading
  const hasMoved = url !== null && (editorial.url === null || linkKey(url) !== linkKey(editorial.url))
  if (hasMoved) {
    await moveEditorial(tx, editorial.id, url)
    editorial.url = url
  }
  return 'known'
}

async function revise(
  tx: Transaction,
  reading: NamedReading,
  editorial: Stored,
  { known, bands, now }: { known: Known; bands: number[]; now: Instant },
): Promise<Kept> {
  await recognise(tx, reading, editorial, known)
  // A text that we hold is not given up for a teaser; a headline that goes back and forth is one revision each.
  const isLess = reading.teaser !== null && editorial.teaser === null
  if (isLess || (await hadRevision(tx, editorial.id, reading.hash))) return 'known'
  const isCompleted = reading.teaser === null && editorial.teaser !== null
  const change = isCompleted ? 'substance' : changeOf(editorial, reading)
  await addRevision(tx, editorial, reading, { change, now })
  await addBands(tx, editorial.id, bands)
  const { hash, title, text, teaser } = reading
  Object.assign(editorial, { number: editorial.number + 1, hash, title, text, teaser })
  return 'revised'
}

/** None when the text is too short, or only a teaser, to be known by its likeness. */
function bandsIn({ text, teaser }: Reading): number[] {
  const signature = teaser === null ? signatureOf(text) : null
  return signature ? bandsOf(signature) : []
}

async function alike(tx: Transaction, reading: Reading, bands: number[], now: Instant): Promise<Stored[]> {
  if (bands.length > 0) {
    return editorialsAlike(tx, bands, { shared: SHARED_BANDS, since: later(now, -LIKENESS_MS) })
  }
  const { publishedAt } = reading
  if (publishedAt === null) return []
  return editorialsAround(tx, reading.source, later(publishedAt, -DAY_MS), later(publishedAt, DAY_MS))
}

function sightingOf({ source, name, title, text, published }: NamedReading): Sighting {
  const { names, guid, url } = name
  return { source, guid: guid ?? names[0] ?? '', url, title, text, published }
}

async function candidatesOf(tx: Transaction, editorials: Stored[], known: Known): Promise<Candidate[]> {
  const listed = new Set([...known.values()].map(({ id }) => id))
  const names = await namesOfEditorials(
    tx,
    editorials.map(({ id }) => id),
  )
  return editorials.map(({ id, source, title, text, publishedAt }) => ({
    id,
    source,
    guids: namesLike('guid:', names.get(id)),
    links: namesLike('link:', names.get(id)),
    title,
    text,
    published: publishedAt,
    isBeside: listed.has(id),
  }))
}

function namesLike(prefix: string, names: string[] = []): string[] {
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
}

function unique(editorials: Stored[]): Stored[] {
  return [...new Map(editorials.map((editorial) => [editorial.id, editorial])).values()]
}
