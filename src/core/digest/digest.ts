// The digest builder: editorials of a window in, the digest of a newsletter out, with a decision on each of
// them. Pure and deterministic: the same editorials, newsletter and window give the same digest, whatever their
// order on the way in. The steps: candidates.ts, topics/, choose.ts, summary-item.ts, board.ts, decisions.ts.
import type {
  Digest,
  DigestSection,
  Editorial,
  Instant,
  MissingSource,
  Newsletter,
  Rights,
  SourceName,
} from '../model.js'
import { boardOf } from './board.js'
import { candidatesOf, isDatedAhead } from './candidates.js'
import { type Choice, choose, rank, type TopicGroup } from './choose.js'
import { type Decision, decisionOf } from './decisions.js'
import { wordsIn } from './reading-time.js'
import { type Condensed, condense, headingOf } from './summary-item.js'
import { groupTopics, type TopicOptions } from './topics/topics.js'

export interface DigestInput {
  newsletter: Newsletter
  /** `from` is null for a newsletter without an edition: nothing is too old for the first one. */
  window: { from: Instant | null; to: Instant }
  /** What was published later waits for the next edition; null: nothing waits. */
  until: Instant | null
  /** Editorials that no edition of this newsletter has carried. */
  editorials: Editorial[]
  /** The newsletter's papers, in its order. */
  sources: SourceName[]
  /** By the id of a source. */
  rightsOf: (source: string) => Rights
  /**
   * Sources whose editorial is overdue, whatever else of them is here; those that could not be read; and the ids of
   * those of which something has not been read yet.
   */
  missing: { silent: MissingSource[]; failing: MissingSource[]; unread?: ReadonlySet<string> }
  /** How common words are, as the archive has taught; without it what is built in. */
  background?: TopicOptions['background']
}

export interface Built {
  digest: Digest
  /** One for each editorial: what was chosen, what is named, then what was left out. */
  decisions: Decision[]
}

export function buildDigest(input: DigestInput): Built {
  const { newsletter, window } = input
  const { fresh, leftOut } = candidatesOf(input)
  const condensed = condenser(input)
  const topics = topicsOf(fresh, input)
  const choices = choose(newsletter, rank(newsletter, fresh, topics), (editorial) =>
    condensed(editorial).summary.reduce((sum, { text }) => sum + wordsIn(text, editorial.language), 0),
  )
  const { silent, failing } = input.missing
  const carried = new Set(fresh.map(({ source }) => source.id))
  const digest: Digest = {
    newsletter: {
      id: newsletter.id,
      title: newsletter.title,
      language: newsletter.language,
      zone: newsletter.schedule.zone,
    },
    window,
    sections: sectionsOf(choices, condensed, { papers: papersRead(input), editorials: input.editorials }),
    alsoPublished: choices.filter(({ isChosen }) => !isChosen).map(({ editorial }) => headingOf(editorial)),
    missing: [...silent, ...failing.filter(({ source }) => !carried.has(source.id))],
  }
  return { digest, decisions: decisionsOf(choices, leftOut, condensed) }
}

/** Of a paper that could not be read, or not all of it, we cannot say that it has nothing on a topic. */
function papersRead({ sources, missing: { silent, failing, unread } }: DigestInput): SourceName[] {
  const missing = new Set([...silent, ...failing].map(({ source }) => source.id))
  return sources.filter(({ id }) => !missing.has(id) && !unread?.has(id))
}

/** Each editorial is condensed once, and only when its sentences are asked for. */
function condenser({ newsletter, rightsOf }: DigestInput): (editorial: Editorial) => Condensed {
  const { sentences, characters } = newsletter
  const known = new Map<Editorial, Condensed>()
  return (editorial) => {
    const before = known.get(editorial)
    if (before) return before
    const rights = rightsOf(editorial.source.id)
    const now = condense(editorial, { sentences, characters, rights })
    known.set(editorial, now)
    return now
  }
}

/** Of all that may be carried, so that a topic and its board do not depend on what finds room. */
function topicsOf(fresh: Editorial[], { background, sources }: DigestInput): TopicGroup[] {
  const byId = new Map(fresh.map((editorial) => [editorial.id, editorial]))
  const documents = fresh.map(({ id, language, source, revision }) => {
    return { id, language, source: source.id, title: revision.title, text: revision.text }
  })
  const papers = sources.map(({ name }) => name)
  return groupTopics(documents, { background, papers }).map(({ name, editorials }) => {
    const members = editorials.flatMap((id) => byId.get(id) ?? [])
    return { name, members, papers: new Set(members.map(({ source }) => source.id)).size }
  })
}

function sectionsOf(
  choices: Choice[],
  condensed: (editorial: Editorial) => Condensed,
  around: { papers: SourceName[]; editorials: Editorial[] },
): DigestSection[] {
  const chosen = choices.filter(({ isChosen }) => isChosen)
  return [...new Set(chosen.map(({ topic }) => topic))].map((topic) => {
    const items = chosen
      .filter((choice) => choice.topic === topic)
      .map(({ editorial }) => ({ ...headingOf(editorial), summary: condensed(editorial).summary }))
    if (topic === null) return { topic: null, items }
    const board = boardOf({ members: topic.members, quotes: condensed, ...around })
    return { topic: topic.name, items, board }
  })
}

function decisionsOf(
  choices: Choice[],
  leftOut: ReturnType<typeof candidatesOf>['leftOut'],
  condensed: (editorial: Editorial) => Condensed,
): Decision[] {
  const decided = choices.map(({ editorial, topic, rank: place, reason, isChosen }) =>
    decisionOf(editorial, reason, {
      topic: topic?.name ?? null,
      rank: place,
      withheld: isChosen ? condensed(editorial).withheld : 0,
      isReport: isChosen && condensed(editorial).isReport,
      isDatedAhead: isDatedAhead(editorial),
    }),
  )
  const others = leftOut.map(({ editorial, reason }) =>
    decisionOf(editorial, reason, {
      topic: null,
      rank: null,
      withheld: 0,
      isReport: false,
      isDatedAhead: false,
    }),
  )
  const summarized = decided.filter(({ outcome }) => outcome === 'summarized')
  const named = decided.filter(({ outcome }) => outcome === 'named')
  return [...summarized, ...named, ...others]
}
