// An editorial as a digest or an answer shows it: its headline, and as many of its own sentences as its reader
// wants and its source allows.
import { sentences } from '../language/sentences.js'
import type { DigestItem, Editorial, Quote, Rights, Role } from '../model.js'
import { quote, verify } from './quotes.js'
import { withinRights } from './rights.js'
import { explain } from './summary/summarize.js'

export interface SummaryShape {
  /** Sentences of the summary. */
  sentences: number
  /** Graphemes of the summary; null: as long as its sentences are. */
  characters: number | null
  rights: Rights
}

/** What may be quoted of an editorial, computed once: its summary, and what a board shows of it. */
export interface Condensed {
  /** In reading order. */
  summary: Quote[]
  /** Of a teaser there are none: it is too short to tell a position from a reason. */
  position: Quote | null
  demand: Quote | null
  /** Sentences that the summary would have but for its source's rights. */
  withheld: number
  /** It reads as a news report, so its summary is its opening. */
  isReport: boolean
}

export function summaryItem(editorial: Editorial, shape: SummaryShape): DigestItem {
  return { ...headingOf(editorial), summary: condense(editorial, shape).summary }
}

export function condense(editorial: Editorial, shape: SummaryShape): Condensed {
  if (editorial.revision.teaser !== null) return condenseTeaser(editorial, shape)
  const { sentences: most, characters, rights } = shape
  const { quotes: wanted, isReport } = quotesOf(editorial, most, characters)
  const limit = tighter(characters, rights.characters)
  // Sentences that are too long to be quoted make room for others in the same role.
  const { quotes } = limit === characters ? { quotes: wanted } : quotesOf(editorial, most, limit)
  const ration = withinRights(quotes, rights, { isTeaser: false, language: editorial.language })
  const allowed = quotes.flatMap((one) => ration(one) ?? [])
  const summary = allowed.slice(0, most)
  return {
    summary: summary.sort(
      (a, b) => READING_ORDER.indexOf(a.role) - READING_ORDER.indexOf(b.role) || a.start - b.start,
    ),
    position: allowed.find(({ role }) => role === 'position') ?? null,
    demand: allowed.find(({ role }) => role === 'demand') ?? null,
    withheld: Math.max(0, Math.min(most, wanted.length) - summary.length),
    isReport,
  }
}

export function headingOf(editorial: Editorial): Omit<DigestItem, 'summary'> {
  const { id, source, url, language, published, revision } = editorial
  return {
    editorial: id,
    source,
    title: revision.title,
    url,
    author: revision.author,
    language,
    published,
    revision: revision.hash,
    teaser: revision.teaser,
  }
}

/** What it holds, why, what it demands: the order in which a reader asks. */
const READING_ORDER: Role[] = ['position', 'reason', 'demand', 'context']
/** A board shows the position and the demand even where a summary is one sentence. */
const LEAST_SENTENCES = 3

/** The most telling first. What does not stand in the revision, character for character, is no quote of ours. */
function quotesOf({ language, revision }: Editorial, most: number, characters: number | null) {
  const { title, text, hash } = revision
  const sentences = Math.max(most, LEAST_SENTENCES)
  const { genre, summary } = explain({ title, text, language, characters, sentences })
  const quotes = summary
    .sort((a, b) => a.rank - b.rank)
    .map((span) => quote(span, hash))
    .filter((candidate) => verify(candidate, text))
  return { quotes, isReport: genre === 'news' }
}

function tighter(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b)
}

/** What the feed says, from its beginning, in whole sentences. */
function condenseTeaser(
  { language, revision: { text, hash } }: Editorial,
  { sentences: most, characters, rights }: SummaryShape,
): Condensed {
  const [paragraph = ''] = text.split('\n\n', 1)
  const spans = sentences(paragraph, language).slice(0, most)
  const start = spans[0]?.start ?? 0
  const end = spans.at(-1)?.end ?? 0
  const whole: Quote[] =
    spans.length === 0 ? [] : [{ revision: hash, role: 'context', text: text.slice(start, end), start, end }]
  const room = { sentences: most, characters, model: true }
  const teaser = { isTeaser: true, language }
  const wanted = whole.flatMap((one) => withinRights(whole, room, teaser)(one) ?? [])
  const summary = wanted.flatMap((one) => withinRights(wanted, rights, teaser)(one) ?? [])
  const inAll = (quotes: Quote[]) => quotes.flatMap(({ text: own }) => sentences(own, language)).length
  return { summary, position: null, demand: null, withheld: inAll(wanted) - inAll(summary), isReport: false }
}
