// topics: what the editorials of a newsletter's next edition are about, paper by paper; and the topics of
// documents that somebody hands in, for which nothing is stored.
import { createHash } from 'node:crypto'
import { othersOf } from '../core/digest/facts.js'
import { namedGroups } from '../core/digest/topics/topics.js'
import { guessLanguage } from '../core/ingest/language.js'
import type { Board, Edition, Newsletter, SourceName } from '../core/model.js'
import { latestEditions } from '../store/editions.js'
import type { App } from './app.js'
import { type Draft, digestOf } from './publish.js'

export interface NewsletterTopics {
  newsletter: { id: string; title: string; language: string }
  /** In the order of the edition. */
  topics: NewsletterTopic[]
  /** Editorials that are about something of their own. */
  alone: number
  /** The number of the edition that these are of; null: of the next one. */
  edition: number | null
}

export interface NewsletterTopic {
  name: string
  editorials: { id: number; source: SourceName; title: string }[]
  /** Null when none of its editorials found room in the edition. */
  board: Board | null
}

/**
 * The topics of what the next edition would look at, as `digest` would group it now. Where nothing is new, those
 * of the last edition.
 */
export async function topicsOf(app: App, newsletter: Newsletter): Promise<NewsletterTopics> {
  // Nothing that a model writes is shown here, so none is asked.
  const draft = await digestOf(app, newsletter, { to: app.clock(), isWritten: false })
  const [last] = await latestEditions(app.db, 1, newsletter.id)
  const isNew = draft.decisions.some(({ outcome }) => outcome !== 'left out')
  return isNew || !last ? topicsOfDraft(draft) : topicsOfEdition(last)
}

function topicsOfEdition({ number, digest }: Edition): NewsletterTopics {
  const { id, title, language } = digest.newsletter
  const topics = digest.sections.flatMap((section) => {
    const { topic, items, board } = section
    if (topic === null) return []
    const members = [...items, ...othersOf(section)]
    const editorials = members.map((one) => ({ id: one.editorial, source: one.source, title: one.title }))
    return [{ name: topic, editorials, board: board ?? null }]
  })
  const alone = digest.sections.find(({ topic }) => topic === null)?.items.length ?? 0
  return { newsletter: { id, title, language }, topics, alone, edition: number }
}

function topicsOfDraft({ digest, decisions }: Draft): NewsletterTopics {
  const boards = new Map(digest.sections.map(({ topic, board }) => [topic, board ?? null]))
  const considered = decisions.filter(({ outcome }) => outcome !== 'left out')
  const names = new Set([...boards.keys(), ...considered.map(({ topic }) => topic)])
  const { id, title, language } = digest.newsletter
  return {
    newsletter: { id, title, language },
    topics: Array.from(names).flatMap((name) =>
      name === null
        ? []
        : [
            {
              name,
              editorials: considered
                .filter(({ topic }) => topic === name)
                .map((one) => ({ id: one.editorial, source: one.source, title: one.title })),
              board: boards.get(name) ?? null,
            },
          ],
    ),
    alone: considered.filter(({ topic }) => topic === null).length,
    edition: null,
  }
}

/** A document to be grouped with the others of its run. */
export interface TopicRequest {
  /** As it was given; a text or a number, normally its own. */
  id: unknown
  /** Guessed from the text where it is not given. */
  lang?: string
  title: string
  text: string
  /** Two are needed for a topic to have a name; without one a document is a paper of its own. */
  source?: string
}

export interface TopicAnswer {
  /** The same for the documents of one group and for no other; it depends on their ids, not on their order. */
  topic: string
  /** Null for a document that stands alone, and where one paper wrote all. */
  name: string | null
}

/** One answer a document, in their order. */
export function topicsOfDocuments(requests: TopicRequest[]): TopicAnswer[] {
  const keys = keysOf(requests)
  const sorted = keys.toSorted()
  const places = new Map(sorted.map((key, place) => [key, place]))
  const numbers = keys.map((key) => places.get(key) ?? 0)
  const groups = namedGroups(
    requests.map(({ lang, title, text, source }, index) => ({
      id: numbers[index] ?? 0,
      language: lang ?? guessLanguage(text) ?? 'en',
      title,
      text,
      source: source ?? `document ${numbers[index]}`,
    })),
  )
  const answers = new Map<number, TopicAnswer>()
  for (const { name, members } of groups) {
    const first = members.reduce((lowest, { id }) => Math.min(lowest, id), Number.POSITIVE_INFINITY)
    const topic = createHash('sha256')
      .update(sorted[first] ?? '')
      .digest('hex')
      .slice(0, TOPIC_DIGITS)
    for (const { id } of members) answers.set(id, { topic, name })
  }
  return numbers.map((number) => answers.get(number) ?? nowhere)
}

/** Hexadecimal; two of a million topics share one with a chance of 1 in 500. */
const TOPIC_DIGITS = 12
const nowhere: TopicAnswer = { topic: '', name: null }

/** Ids as texts; of those given twice, each with its number. */
function keysOf(requests: TopicRequest[]): string[] {
  const given = new Map<string, number>()
  return requests.map(({ id }) => {
    const key = JSON.stringify(id ?? null)
    const before = given.get(key) ?? 0
    given.set(key, before + 1)
    return before === 0 ? key : `${key} ${before + 1}`
  })
}
