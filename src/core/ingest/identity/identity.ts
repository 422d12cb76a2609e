// Is what was just read known, a revision of what is known, the same piece in another source, or new? Decided by the
// guid, then the link, then the text, then the headline. A name counts for much and not for everything: feeds number
// their entries anew, and columns keep one address for years.
import type { Instant, ZonedTime } from '../../model.js'
import { linkKey } from './links.js'
import { overlap, type Shingles, shinglesOf } from './minhash.js'
import { isTelling, sameTitle, titlesAlike } from './titles.js'

/** A piece as it was read. */
export interface Sighting {
  source: string
  guid: string
  url: string | null
  title: string
  /** The body or a teaser of it; null when only the headline is at hand. */
  text: string | null
  published: ZonedTime | Instant | null
}

/** A stored editorial, by its newest revision, with every name it ever came under. */
export interface Candidate {
  id: number
  source: string
  guids: readonly string[]
  /** Addresses, or keys that linkKey made of them. */
  links: readonly string[]
  title: string
  text: string | null
  published: ZonedTime | Instant | null
  /** Does its paper list it now, under a name of its own, beside the piece that was read? */
  isBeside: boolean
}

export type Proof = 'guid' | 'link' | 'text' | 'title'

export type Verdict =
  /** The editorial `of` as it stands: same title, same text. */
  | { kind: 'known'; of: number; by: Proof }
  /** The editorial `of` with another title or text. */
  | { kind: 'revision'; of: number; by: Proof }
  /** What another source carries as `of`. */
  | { kind: 'same-piece'; of: number; by: Proof }
  | { kind: 'new' }

/**
 * The order of the candidates does not matter: those of the own source come first, then the better proof, then the
 * more similar text, then the older editorial. Comparing takes about 0.2 ms a candidate of ordinary length.
 */
export function judge(sighting: Sighting, candidates: readonly Candidate[]): Verdict {
  const seen: Seen = {
    sighting,
    shingles: shinglesOf(sighting.text ?? ''),
    link: linkKey(sighting.url),
    guidLink: isAddress(sighting.guid) ? linkKey(sighting.guid) : null,
  }
  const [best] = candidates
    .flatMap((candidate) => proven(seen, candidate))
    .sort(
      (a, b) =>
        Number(b.isOwn) - Number(a.isOwn) ||
        PROOFS.indexOf(a.by) - PROOFS.indexOf(b.by) ||
        b.resemblance - a.resemblance ||
        a.candidate.id - b.candidate.id,
    )
  if (best === undefined) return { kind: 'new' }
  const { candidate, by, isOwn } = best
  const isUnchanged =
    candidate.title === sighting.title && (sighting.text === null || candidate.text === sighting.text)
  return { kind: isOwn ? (isUnchanged ? 'known' : 'revision') : 'same-piece', of: candidate.id, by }
}

const PROOFS: Proof[] = ['guid', 'link', 'text', 'title']

interface Seen {
  sighting: Sighting
  shingles: Shingles
  link: string | null
  /** A guid that is an address may be another spelling of the link. */
  guidLink: string | null
}

interface Pair extends Seen {
  candidate: Candidate
  isOwn: boolean
  /** Of the two texts: see overlap. */
  resemblance: number
  containment: number
  /** Of the shorter text; `size` is the number of its shingles. */
  weight: number
  size: number
  longerWeight: number
  hasTitleAlike: boolean
  /** Between the two publications; null when one of them has no time. */
  apartMs: number | null
}

function proven(seen: Seen, candidate: Candidate) {
  const { sighting, shingles } = seen
  const others = shinglesOf(candidate.text ?? '')
  const pair: Pair = {
    ...seen,
    candidate,
    isOwn: candidate.source === sighting.source,
    ...overlap(shingles, others),
    weight: Math.min(shingles.weight, others.weight),
    longerWeight: Math.max(shingles.weight, others.weight),
    size: Math.min(shingles.hashes.size, others.hashes.size),
    hasTitleAlike: titlesAlike(sighting.title, candidate.title),
    apartMs: apart(sighting.published, candidate.published),
  }
  const by = proofByName(pair) ?? (isSameText(pair) ? 'text' : isSameHeadline(pair) ? 'title' : null)
  return by === null ? [] : [{ candidate, by, isOwn: pair.isOwn, resemblance: pair.resemblance }]
}

function apart(a: string | null, b: string | null): number | null {
  const distance = Math.abs(Date.parse(a ?? '') - Date.parse(b ?? ''))
  return Number.isNaN(distance) ? null : distance
}

// --- By name ---------------------------------------------------------------------------------------------

function proofByName(pair: Pair): Proof | null {
  const { sighting, link, guidLink, candidate, isOwn } = pair
  const links = new Set([...candidate.links, ...candidate.guids.filter(isAddress)].map(linkKey))
  const isSameLink = link !== null && links.has(link)
  const isSameGuid =
    (candidate.guids.includes(sighting.guid) && (isOwn || isUniversal(sighting.guid))) ||
    (guidLink !== null && links.has(guidLink))
  if (!isSameGuid && !isSameLink) return null
  const isContradicted = isSameGuid ? link !== null && candidate.links.length > 0 && !isSameLink : true
  const isTold = isContradicted || (isAnotherDay(pair) && pair.weight >= TELLING)
  return isTold && isOtherPiece(pair) ? null : isSameGuid ? 'guid' : 'link'
}

/** An address as a guid; one with a fragment may differ in that alone. */
function isAddress(guid: string): boolean {
  return /^https?:\/\/[^#]*$/i.test(guid)
}

/** The guid of a feed means something in this feed only, unless it is made to be unique: RFC 4151, RFC 8141. */
function isUniversal(guid: string): boolean {
  return isAddress(guid) || /^(?:tag|urn):/i.test(guid)
}

/**
 * A name that was used again: other words under another headline. It takes a second name that differs, or another day,
 * to make two pieces of it; without them, or with texts of a few words, the name stays in force.
 */
function isOtherPiece({ size, resemblance, containment, hasTitleAlike }: Pair): boolean {
  return !hasTitleAlike && size >= FEW && resemblance < UNLIKE && containment < 2 * UNLIKE
}

function isAnotherDay({ apartMs }: Pair): boolean {
  return apartMs !== null && apartMs >= SAME_DAY_MS
}

// --- By what is written ----------------------------------------------------------------------------------

/**
 * The same text under other names. What stands beside the piece in its own paper's list, and what stands in another
 * paper, must have the same or a like title as well. Short texts must come under a title of their own, or on one day
 * under the same: many pages say nothing but that they are for subscribers.
 */
function isSameText(pair: Pair): boolean {
  const { sighting, candidate, isOwn, resemblance, containment, weight, hasTitleAlike } = pair
  if (weight < TELLING) return false
  if (isOwn && candidate.isBeside) {
    return sameTitle(sighting.title, candidate.title) && resemblance >= SAME_PIECE_RETITLED
  }
  if (!hasTitleAlike) {
    const enough = isAnotherDay(pair) ? NEARLY_EQUAL : SAME_PIECE_RETITLED
    return isOwn && weight >= LONG_ENOUGH && resemblance >= enough && sharesNumbers(pair)
  }
  if (weight < LONG_ENOUGH && !isTelling(sighting.title) && isAnotherDay(pair)) return false
  if (containment >= EXCERPT) return true
  return resemblance >= (isOwn || weight >= FULL ? SAME_PIECE : SURELY_SAME)
}

/** Pieces written after one pattern (the week in figures, a market report) differ in two thirds of their numbers or more. */
function sharesNumbers({ sighting, candidate }: Pair): boolean {
  const [one, other] = [numbersOf(sighting.text), numbersOf(candidate.text)]
  const shared = [...one].filter((number) => other.has(number)).length
  const all = one.size + other.size - shared
  return all === 0 || shared * 3 > all
}

function numbersOf(text: string | null): Set<string> {
  return new Set((text ?? '').normalize('NFKC').match(/\p{Nd}+(?:[.,]\p{Nd}+)*/gu))
}

/** The same headline on the same day, where the texts do not say otherwise. */
function isSameHeadline(pair: Pair): boolean {
  const { sighting, candidate, isOwn, weight, size, containment } = pair
  if (!sameTitle(sighting.title, candidate.title)) return false
  if (!isOwn || pair.apartMs === null)
    return !isAnotherDay(pair) && isTelling(sighting.title) && size >= FEW && containment >= MOSTLY
  if (isAnotherDay(pair)) return false
  if (size === 0 || (weight < TELLING && isTelling(sighting.title))) return true
  return containment >= PARTLY
}

/** A column returns after a day; pieces are re-dated within one. */
const SAME_DAY_MS = 16 * 3_600_000

/** Shingles from which having none in common says something: a sentence. */
const FEW = 8

/** Weights (see Shingles): texts that can be told apart; that say more than a notice; that are whole editorials. */
const TELLING = 60
const LONG_ENOUGH = 140
const FULL = 280

/**
 * Resemblance from which two texts are one piece. Editorials with 30 % of their words replaced keep 0.27 to 0.45, with
 * 30 % of their sentences about 0.6; different ones, even on one subject, stay below 0.10 (`node bench/identity.mjs`).
 */
export const SAME_PIECE = 0.22
/** The same under another title: nothing but the text speaks for it. */
const SAME_PIECE_RETITLED = 0.5
/** The same under another title and another date: what papers write after one pattern comes up to 0.85. */
const NEARLY_EQUAL = 0.9
/** Short texts of two papers on one event share its quotations, up to 0.33; a series shares its frame. */
const SURELY_SAME = 0.35

/** Resemblance under which two texts have nothing to do with each other. */
const UNLIKE = 0.2
/** Of the shorter text's shingles: an excerpt, most of it, some of it. */
const EXCERPT = 0.8
const MOSTLY = 0.5
const PARTLY = 0.3
