// Which of the editorials at hand an edition may carry, the newest first; for the others, why not.
import type { Editorial, Instant, Newsletter } from '../model.js'
import type { Reason } from './decisions.js'

export interface CandidatesInput {
  newsletter: Newsletter
  /** `from` is null for a newsletter without an edition: nothing is too old for the first one. */
  window: { from: Instant | null; to: Instant }
  /** What was published later waits for the next edition; null: nothing waits. */
  until: Instant | null
  editorials: Editorial[]
}

export interface LeftOut {
  editorial: Editorial
  reason: Reason
}

/** Whatever the order on the way in: the newest first, then as the newsletter prefers papers. */
export function candidatesOf({ newsletter, window, until, editorials }: CandidatesInput): {
  fresh: Editorial[]
  leftOut: LeftOut[]
} {
  const sorted = editorials.toSorted(byRecency(newsletter))
  const fits = (one: Editorial) =>
    isOurs(one, newsletter) && !isLater(one, until) && !isTooOld(one, newsletter, window)
  const first = firstOfPieces(sorted.filter(fits))
  const fresh: Editorial[] = []
  const leftOut: LeftOut[] = []
  for (const editorial of sorted) {
    const reason = whyNot(editorial, { newsletter, window, until, first })
    if (reason === null) fresh.push(editorial)
    else leftOut.push({ editorial, reason })
  }
  return { fresh, leftOut }
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A date that lies ahead is a slip. */
export function isDatedAhead({ published, firstSeenAt }: Editorial): boolean {
  return published !== null && Date.parse(published) > Date.parse(firstSeenAt) + HOUR_MS
}

/** When it appeared, as far as we can trust its date (ms); without one, when it was first seen. */
export function appearedAt(editorial: Editorial): number {
  const dated = Date.parse(editorial.published ?? '')
  return Number.isNaN(dated) || isDatedAhead(editorial) ? Date.parse(editorial.firstSeenAt) : dated
}

/** A total order: two editorials of one source differ in their guids. */
function byRecency({ sources }: Newsletter): (a: Editorial, b: Editorial) => number {
  const preference = new Map(sources.map((source, index) => [source, index]))
  const placeOf = ({ source }: Editorial) => preference.get(source.id) ?? sources.length
  return (a, b) =>
    recencyOf(b) - recencyOf(a) ||
    placeOf(a) - placeOf(b) ||
    compare(a.source.id, b.source.id) ||
    compare(a.guid, b.guid) ||
    a.id - b.id
}

/** What is dated ahead comes behind the pieces of the day on which it was seen. */
function recencyOf(editorial: Editorial): number {
  return appearedAt(editorial) - (isDatedAhead(editorial) ? DAY_MS : 0)
}

/** Of a piece that stands in several sources the one that came out first is carried; of one time, the one read first. */
function firstOfPieces(editorials: Editorial[]): Map<number, Editorial> {
  const first = new Map<number, Editorial>()
  for (const editorial of editorials) {
    const known = first.get(editorial.piece)
    if (!known || isBefore(editorial, known)) first.set(editorial.piece, editorial)
  }
  return first
}

function isBefore(one: Editorial, other: Editorial): boolean {
  const [a, b] = [appearedAt(one), appearedAt(other)]
  return a < b || (a === b && one.id < other.id)
}

function whyNot(
  editorial: Editorial,
  {
    newsletter,
    window,
    until,
    first,
  }: Omit<CandidatesInput, 'editorials'> & { first: Map<number, Editorial> },
): Reason | null {
  if (!isOurs(editorial, newsletter)) return { why: 'other-source' }
  if (until !== null && isLater(editorial, until)) return { why: 'later', until }
  if (isTooOld(editorial, newsletter, window))
    return { why: 'too-old', days: Math.floor(ageOf(editorial, window) / DAY_MS) }
  const as = first.get(editorial.piece)
  return as && as !== editorial ? { why: 'same-piece', as } : null
}

function isOurs({ source }: Editorial, { sources }: Newsletter): boolean {
  return sources.includes(source.id)
}

function isLater({ published, firstSeenAt }: Editorial, until: Instant | null): boolean {
  return until !== null && Date.parse(published ?? firstSeenAt) > Date.parse(until)
}

function isTooOld(
  editorial: Editorial,
  { maxAgeMs }: Newsletter,
  window: CandidatesInput['window'],
): boolean {
  return ageOf(editorial, window) > maxAgeMs
}

function ageOf({ published }: Editorial, { from, to }: CandidatesInput['window']): number {
  return from === null || published === null ? 0 : Date.parse(to) - Date.parse(published)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
