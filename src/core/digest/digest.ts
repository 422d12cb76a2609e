// The digest builder: editorials of a window in, the digest of a newsletter out. Pure and deterministic:
// the same editorials, newsletter and window give the same digest, whatever their order on the way in.

import { sentences } from '../language/sentences.js'
import type {
  Digest,
  DigestItem,
  DigestSection,
  Editorial,
  Instant,
  Language,
  MissingSource,
  Newsletter,
  Quote,
  Revision,
  Role,
} from '../model.js'
import { quote, verify } from './quotes.js'
import { summarize } from './summary/summarize.js'
import { groupTopics } from './topics/topics.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export interface DigestInput {
  newsletter: Newsletter
  /** `from` is null for a newsletter without an edition: nothing is too old for the first one. */
  window: { from: Instant | null; to: Instant }
  /** Editorials that no edition of this newsletter has carried. */
  editorials: Editorial[]
  /** Sources whose editorial is overdue, whatever else of them is here; and those that could not be read. */
  missing: { silent: MissingSource[]; failing: MissingSource[] }
}

export function buildDigest({ newsletter, window, editorials, missing }: DigestInput): Digest {
  const { chosen, left } = choose(newsletter, window, editorials)
  const carried = new Set([...chosen, ...left].map(({ source }) => source.id))
  return {
    newsletter: {
      id: newsletter.id,
      title: newsletter.title,
      language: newsletter.language,
      zone: newsletter.schedule.zone,
    },
    window,
    sections: sectionsOf(chosen, newsletter),
    alsoPublished: left.map(heading),
    missing: [...missing.silent, ...missing.failing.filter(({ source }) => !carried.has(source.id))],
  }
}

/** The newest first, then by the newsletter's preference; what exceeds a limit is named, not summarized. */
function choose(newsletter: Newsletter, window: DigestInput['window'], editorials: Editorial[]) {
  const preference = new Map(newsletter.sources.map((source, index) => [source, index]))
  const fresh = editorials
    .filter((editorial) => preference.has(editorial.source.id) && !isTooOld(editorial, newsletter, window))
    .sort(
      (a, b) =>
        time(b) - time(a) ||
        (preference.get(a.source.id) ?? 0) - (preference.get(b.source.id) ?? 0) ||
        compare(a.guid, b.guid),
    )
  const perSource = new Map<string, number>()
  const chosen: Editorial[] = []
  const left: Editorial[] = []
  for (const editorial of fresh) {
    const taken = perSource.get(editorial.source.id) ?? 0
    if (chosen.length < newsletter.maxItems && taken < newsletter.maxPerSource) {
      chosen.push(editorial)
      perSource.set(editorial.source.id, taken + 1)
    } else {
      left.push(editorial)
    }
  }
  return { chosen, left }
}

function isTooOld(editorial: Editorial, newsletter: Newsletter, window: DigestInput['window']): boolean {
  if (window.from === null || editorial.published === null) return false
  return Date.parse(window.to) - Date.parse(editorial.published) > newsletter.maxAgeMs
}

/** A date that lies ahead is a slip; such a piece comes behind those of the day on which it was seen. */
function time({ published, firstSeenAt }: Editorial): number {
  const seen = Date.parse(firstSeenAt)
  const dated = Date.parse(published ?? firstSeenAt)
  return dated > seen + HOUR_MS ? seen - DAY_MS : dated
}

function sectionsOf(chosen: Editorial[], newsletter: Newsletter): DigestSection[] {
  const topics = groupTopics(
    chosen.map(({ id, language, source, revision }) => ({
      id,
      language,
      source: source.id,
      title: revision.title,
      text: revision.text,
    })),
  )
  const byId = new Map(chosen.map((editorial) => [editorial.id, editorial]))
  const sections = topics.map((topic) => ({
    topic: topic.name,
    items: topic.editorials
      .flatMap((id) => byId.get(id) ?? [])
      .map((editorial) => summaryItem(editorial, newsletter.sentences)),
  }))
  // Larger topics first; topics of one size stay in the order of their newest editorial.
  sections.sort((a, b) => b.items.length - a.items.length)
  const grouped = new Set(topics.flatMap((topic) => topic.editorials))
  const alone = chosen.filter((editorial) => !grouped.has(editorial.id))
  if (alone.length === 0) return sections
  return [
    ...sections,
    { topic: null, items: alone.map((editorial) => summaryItem(editorial, newsletter.sentences)) },
  ]
}

/** An editorial as a digest or an answer shows it. */
export function summaryItem(editorial: Editorial, count: number): DigestItem {
  return { ...heading(editorial), summary: summaryOf(editorial, count) }
}

function heading(editorial: Editorial): Omit<DigestItem, 'summary'> {
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

/** Quotes that stand in the revision, character for character; anything else is no quote of ours. */
function summaryOf({ language, revision }: Editorial, count: number): Quote[] {
  const { title, text, hash, teaser } = revision
  if (teaser !== null) return teaserQuote(revision, language, count)
  return summarize({ title, text, language, sentences: count })
    .map((span) => quote(span, hash))
    .filter((candidate) => verify(candidate, text))
    .sort((a, b) => READING_ORDER.indexOf(a.role) - READING_ORDER.indexOf(b.role) || a.start - b.start)
}

/** What the feed says, from its beginning: a teaser is too short to tell a position from a reason. */
function teaserQuote({ text, hash }: Revision, language: Language, count: number): Quote[] {
  const [paragraph = ''] = text.split('\n\n', 1)
  const spans = sentences(paragraph, language).slice(0, count)
  const [first] = spans
  const last = spans.at(-1)
  if (first === undefined || last === undefined) return []
  const { start } = first
  const { end } = last
  return [{ revision: hash, role: 'context', text: text.slice(start, end), start, end }]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
