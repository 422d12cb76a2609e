// A topic side by side: each paper's position and what it demands of whom, in the order in which they wrote,
// and the papers that have nothing on it.
import { baseOf } from '../language/tags.js'
import type { Board, BoardRow, Editorial, Quote, SourceName, Span } from '../model.js'
import { appearedAt, isDatedAhead } from './candidates.js'
import { addresseeOf } from './summary/addressee.js'

export interface BoardInput {
  /** All editorials of the topic, of one language, whether or not they found room in the edition. */
  members: Editorial[]
  /** What may be quoted of each. */
  quotes: (editorial: Editorial) => { position: Quote | null; demand: Quote | null }
  /** The newsletter's papers that could have written, in its order. */
  papers: SourceName[]
  /** Whatever is at hand: a paper that carries a member's piece, though another is shown for it, is not silent. */
  editorials: Editorial[]
}

export function boardOf({ members, quotes, papers, editorials }: BoardInput): Board {
  const pieces = new Set(members.map(({ piece }) => piece))
  const wrote = new Set(editorials.filter(({ piece }) => pieces.has(piece)).map(({ source }) => source.id))
  const language = baseOf(members[0]?.language ?? '')
  return {
    // Of one time, the members' own order: as the newsletter prefers papers.
    rows: members
      .toSorted((a, b) => appearedAt(a) - appearedAt(b))
      .map((editorial) => rowOf(editorial, quotes(editorial))),
    silent: papers.filter((paper) => baseOf(paper.language) === language && !wrote.has(paper.id)),
  }
}

function rowOf(
  editorial: Editorial,
  { position, demand }: { position: Quote | null; demand: Quote | null },
): BoardRow {
  const { id, source, url, language, published, revision } = editorial
  return {
    editorial: id,
    source,
    title: revision.title,
    url,
    // A date that lies ahead would make others the first.
    published: isDatedAhead(editorial) ? null : published,
    position,
    demand,
    addressee: demand && within(demand, addresseeOf(demand, language)),
  }
}

/** Only words of the demand itself can be checked like a quote. */
export function within(demand: Span, addressee: Span | null): Span | null {
  if (addressee === null || addressee.start < demand.start || addressee.end > demand.end) return null
  const { start, end, text } = addressee
  return text !== '' && demand.text.slice(start - demand.start, end - demand.start) === text
    ? addressee
    : null
}
