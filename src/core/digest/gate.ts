// The gate before an edition is frozen. Whoever built the digest, only sentences that stand in the stored
// revision, character for character, go through, and no more of them than their source allows. An editorial
// stays with its headline and a paper stays on its board; what rests on a dropped sentence goes with it.
import type { BoardRow, Digest, DigestItem, DigestSection, Quote, Role, Written } from '../model.js'
import { within } from './board.js'
import { type Passes, type PassesInput, passesOf, type Refusal } from './passes.js'

/** `no-model`: its source allows no model. `unfounded`: what it rests on was dropped, or it rests on nothing. */
export type DropReason = Refusal | 'no-model' | 'unfounded'

/** Names and places only: what must not be published must not be logged either. */
export interface Dropped {
  what: 'quote' | 'addressee' | 'introduction' | 'headline'
  /** Null for an introduction, which is of several; `topic` names it. */
  editorial: number | null
  source: string | null
  topic: string | null
  role: Role | null
  /** Where a quote begins in its revision (UTF-16 units). */
  start: number | null
  reason: DropReason
}

export function admit(digest: Digest, input: PassesInput): { digest: Digest; dropped: Dropped[] } {
  const dropped = new Map<string, Dropped>()
  const gate: Gate = {
    passes: passesOf(digest, input),
    allowsModel: (source) => input.rightsOf(source).model,
    // What stands in a summary and on a board is dropped in both places, and told once.
    drop: (one) => dropped.set(JSON.stringify(one), one),
  }
  const sections = digest.sections.map((section) => admitSection(section, gate))
  const alsoPublished = digest.alsoPublished.map((item) => admitHeadline(item, gate))
  return { digest: { ...digest, sections, alsoPublished }, dropped: [...dropped.values()] }
}

interface Gate {
  passes: Passes
  allowsModel: (source: string) => boolean
  drop: (one: Dropped) => void
}

function admitSection(section: DigestSection, gate: Gate): DigestSection {
  const { topic, board, introduction } = section
  const admitted: DigestSection = { ...section, items: section.items.map((item) => admitItem(item, gate)) }
  if (board) admitted.board = { ...board, rows: board.rows.map((row) => admitRow(row, gate)) }
  const reason = introduction ? whyNotWritten(introduction, gate) : null
  if (reason === null) return admitted
  gate.drop({ ...NOTHING, what: 'introduction', topic, reason })
  return { ...admitted, introduction: undefined }
}

const NOTHING = { editorial: null, source: null, topic: null, role: null, start: null }

function admitItem(item: DigestItem, gate: Gate): DigestItem {
  const summary = item.summary.flatMap((quote) => admitQuote(quote, item, gate) ?? [])
  return { ...admitHeadline(item, gate), summary }
}

function admitQuote(
  quote: Quote,
  { editorial, source }: Pick<DigestItem, 'editorial' | 'source'>,
  { passes, drop }: Gate,
): Quote | null {
  const pass = passes.of(editorial, quote)
  if (typeof pass !== 'string') return pass
  const { role, start } = quote
  drop({ ...NOTHING, what: 'quote', editorial, source: source.id, role, start, reason: pass })
  return null
}

function admitRow(row: BoardRow, gate: Gate): BoardRow {
  const { editorial, source } = row
  const position = row.position && admitQuote(row.position, row, gate)
  const demand = row.demand && admitQuote(row.demand, row, gate)
  const addressee = demand && within(demand, row.addressee)
  if (row.addressee && demand && !addressee)
    gate.drop({ ...NOTHING, what: 'addressee', editorial, source: source.id, reason: 'unverified' })
  return { ...row, position, demand, addressee }
}

function admitHeadline<Item extends Omit<DigestItem, 'summary'>>(item: Item, gate: Gate): Item {
  const { headline } = item
  if (!headline) return item
  // The headline that it translates is shown beside it, whatever else it rests on.
  const reason = gate.allowsModel(item.source.id) ? whyNotWritten(headline, gate, 0) : 'no-model'
  if (reason === null) return item
  gate.drop({ ...NOTHING, what: 'headline', editorial: item.editorial, source: item.source.id, reason })
  return { ...item, headline: undefined }
}

function whyNotWritten({ cites }: Written, { passes, allowsModel }: Gate, least = 1): DropReason | null {
  const owners = cites.map(({ revision }) => passes.owner(revision))
  if (owners.some((owner) => owner !== null && !allowsModel(owner.source))) return 'no-model'
  const stands = (cite: Quote, index: number) => {
    const owner = owners[index]
    const pass = owner ? passes.of(owner.editorial, cite) : null
    return pass !== null && typeof pass !== 'string' && pass.end === cite.end
  }
  return cites.length >= least && cites.every(stands) ? null : 'unfounded'
}
