// Which quotes of a digest may be published: those that stand in the stored revision of their own editorial, as
// far as its source allows. Rights count over the whole edition, wherever a quote is shown.
import type { BoardRow, Digest, DigestItem, Language, Quote, Rights, Written } from '../model.js'
import { verify } from './quotes.js'
import { placeOf, withinRights } from './rights.js'

export interface PassesInput {
  /** The stored text of a revision, by its hash; null when there is none. */
  textOf: (hash: string) => string | null
  /** By the id of a source. */
  rightsOf: (source: string) => Rights
}

/** `unverified`: it does not stand in its revision at its place. `rights`: its source allows no more. */
export type Refusal = 'unverified' | 'rights'

export interface Passes {
  /** The quote as it may be published, a teaser perhaps shortened, or why it may not. */
  of(editorial: number, quote: Quote): Quote | Refusal
  /** Ids of the editorial and its source that a revision belongs to; null for one of another digest. */
  owner(revision: string): { editorial: number; source: string } | null
}

export function passesOf(digest: Digest, { textOf, rightsOf }: PassesInput): Passes {
  const known = knownIn(digest)
  const owners = new Map(Array.from(known, ([editorial, { revision }]) => [revision, editorial]))
  const passes = new Map<string, Quote | Refusal>()
  for (const [editorial, quotes] of quotesIn(digest, owners)) {
    const facts = known.get(editorial)
    if (!facts) continue
    const text = textOf(facts.revision)
    const stands = (quote: Quote) => text !== null && quote.revision === facts.revision && verify(quote, text)
    const ration = withinRights(quotes.filter(stands), rightsOf(facts.source), facts)
    for (const quote of quotes)
      passes.set(keyOf(editorial, quote), stands(quote) ? (ration(quote) ?? 'rights') : 'unverified')
  }
  return {
    of: (editorial, quote) => passes.get(keyOf(editorial, quote)) ?? 'unverified',
    owner(revision) {
      const editorial = owners.get(revision)
      const source = editorial === undefined ? undefined : known.get(editorial)?.source
      return editorial === undefined || source === undefined ? null : { editorial, source }
    },
  }
}

/** The revisions whose texts `passesOf` will ask for. */
export function revisionsIn(digest: Digest): { editorial: number; revision: string }[] {
  return Array.from(knownIn(digest), ([editorial, { revision }]) => ({ editorial, revision }))
}

interface Known {
  source: string
  revision: string
  language: Language
  isTeaser: boolean
}

function knownIn({ sections, alsoPublished }: Digest): Map<number, Known> {
  const known = new Map<number, Known>()
  for (const { board } of sections) for (const row of board?.rows ?? []) known.set(row.editorial, ofRow(row))
  for (const item of [...sections.flatMap(({ items }) => items), ...alsoPublished])
    known.set(item.editorial, ofItem(item))
  return known
}

function ofRow({ source, position, demand }: BoardRow): Known {
  const revision = (position ?? demand)?.revision ?? ''
  return { source: source.id, revision, language: source.language, isTeaser: false }
}

function ofItem({ source, revision, language, teaser }: Omit<DigestItem, 'summary'>): Known {
  return { source: source.id, revision, language, isTeaser: teaser !== null }
}

/** By editorial. What a model's sentence cites is published with it. */
function quotesIn({ sections, alsoPublished }: Digest, owners: Map<string, number>): Map<number, Quote[]> {
  const quotes = new Map<number, Quote[]>()
  const note = (editorial: number | undefined, quote: Quote | null) => {
    if (editorial === undefined || quote === null) return
    quotes.set(editorial, [...(quotes.get(editorial) ?? []), quote])
  }
  const noteCites = (written: Written | undefined) => {
    for (const cite of written?.cites ?? []) note(owners.get(cite.revision), cite)
  }
  for (const { items, board, introduction } of sections) {
    for (const { editorial, summary } of items) for (const quote of summary) note(editorial, quote)
    for (const { editorial, position, demand } of board?.rows ?? [])
      for (const quote of [position, demand]) note(editorial, quote)
    for (const { headline } of items) noteCites(headline)
    noteCites(introduction)
  }
  for (const { headline } of alsoPublished) noteCites(headline)
  return quotes
}

function keyOf(editorial: number, quote: Quote): string {
  return `${editorial}:${placeOf(quote)}:${quote.text}`
}
