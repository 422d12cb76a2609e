// The order of an edition, and what it has room for.
//
// Order: topics come before editorials that stand alone. Topics: in the languages that the newsletter prefers
// first, then those of more papers, then the newest. Within a topic each paper's newest editorial comes before
// any paper's second. Editorials alone: in preferred languages first, then the newest, then in the newsletter's
// order of papers. Room goes by this order; what exceeds a limit is named and never cut short, and what comes
// behind it may still fit. One editorial is summarized even where a single summary is longer than the budget.
import { baseOf } from '../language/tags.js'
import type { Editorial, Newsletter } from '../model.js'
import type { Reason } from './decisions.js'

export interface TopicGroup {
  name: string
  /** The newest first. */
  members: Editorial[]
  papers: number
}

export interface Ranked {
  editorial: Editorial
  topic: TopicGroup | null
  /** From 1. */
  rank: number
}

/** `fresh` is sorted, the newest first; so are the members of each topic, and the topics by their newest member. */
export function rank(newsletter: Newsletter, fresh: Editorial[], topics: TopicGroup[]): Ranked[] {
  const preferred = preferenceOf(newsletter)
  const grouped = topics
    .toSorted((a, b) => preferred(a.members[0]) - preferred(b.members[0]) || b.papers - a.papers)
    .flatMap((topic) => paperByPaper(topic.members).map((editorial) => ({ editorial, topic })))
  const inTopics = new Set(grouped.map(({ editorial }) => editorial))
  const alone = fresh
    .filter((editorial) => !inTopics.has(editorial))
    .toSorted((a, b) => preferred(a) - preferred(b))
    .map((editorial) => ({ editorial, topic: null }))
  return [...grouped, ...alone].map((one, index) => ({ ...one, rank: index + 1 }))
}

export interface Choice extends Ranked {
  isChosen: boolean
  reason: Reason
}

/** `wordsOf` counts an editorial's summary, and is asked only where it matters. */
export function choose(
  newsletter: Newsletter,
  ranked: Ranked[],
  wordsOf: (editorial: Editorial) => number,
): Choice[] {
  const { maxItems, maxPerSource, maxWords } = newsletter
  const perSource = new Map<string, number>()
  let items = 0
  let words = 0

  function whyNot(editorial: Editorial): Reason | null {
    if (items >= maxItems) return { why: 'items', most: maxItems }
    if ((perSource.get(editorial.source.id) ?? 0) >= maxPerSource)
      return { why: 'source-items', most: maxPerSource }
    if (maxWords === null || items === 0) return null
    const [own, left] = [wordsOf(editorial), maxWords - words]
    if (own <= left) return null
    return { why: 'words', words: Math.ceil(own), left: Math.max(0, Math.floor(left)), most: maxWords }
  }

  return ranked.map((one) => {
    const { editorial, topic } = one
    const refused = whyNot(editorial)
    if (refused) return { ...one, isChosen: false, reason: refused }
    items += 1
    perSource.set(editorial.source.id, (perSource.get(editorial.source.id) ?? 0) + 1)
    if (maxWords !== null) words += wordsOf(editorial)
    const reason: Reason = topic
      ? { why: 'topic', topic: topic.name, papers: topic.papers }
      : { why: 'alone' }
    return { ...one, isChosen: true, reason }
  })
}

/** The place of an editorial's language in the newsletter's preference; "en-GB" is "en". */
function preferenceOf({ languages }: Newsletter): (editorial: Editorial | undefined) => number {
  const preferred = languages.map(baseOf)
  return (editorial) => {
    const place = editorial ? preferred.indexOf(baseOf(editorial.language)) : -1
    return place < 0 ? preferred.length : place
  }
}

/** One editorial of each paper, then a second one of those that have it, and so on. */
function paperByPaper(members: Editorial[]): Editorial[] {
  const seen = new Map<string, number>()
  return members
    .map((editorial) => {
      const round = seen.get(editorial.source.id) ?? 0
      seen.set(editorial.source.id, round + 1)
      return { editorial, round }
    })
    .sort((a, b) => a.round - b.round)
    .map(({ editorial }) => editorial)
}
