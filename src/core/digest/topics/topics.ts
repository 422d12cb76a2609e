// Which editorials of a window are about the same thing. Texts are compared by their words, once as a whole
// and once by headline and opening; what two or more papers write about is a topic, and gets its name from
// the words that they share. Only within one language. Deterministic, and no network or model is asked.

import { baseOf } from '../../language/tags.js'
import type { Language, Topic } from '../../model.js'
import { backgroundOf } from './background.js'
import { clusters } from './clusters.js'
import { joinLater } from './later.js'
import { type Likeness, likenessOf } from './likeness.js'
import { nameOf } from './topic-names.js'
import { type Background, vectorsOf } from './vectors.js'

export interface TopicDocument {
  id: number
  title: string
  text: string
  language: Language
  source: string
}

export interface TopicOptions {
  /** What the archive has taught of a language's words; without it what is built in. */
  background?: (language: Language) => Background
  /** Names of papers, which no topic is called by; without them the documents' sources are such names. */
  papers?: string[]
  /** In place of the words; see Alike. */
  alike?: Alike
}

/**
 * The seam for embeddings: how alike the documents of one language are, 0 to 1, by their places in the list
 * (ordered by id). It may take the place of the words or add to them:
 *
 *     const alike: Alike = (documents) => {
 *       const byWords = alikeByWords()(documents)
 *       return (a, b) => (byWords(a, b) + scaled(cosine(vectors[a], vectors[b]))) / 2
 *     }
 *
 * THRESHOLD is in terms of the words: whatever is used has to be scaled so that unrelated editorials come to
 * 0.03 and those on one issue to 0.15 and more. Pairs are asked for once each, a row after another.
 */
export type Alike = (documents: TopicDocument[]) => Likeness

export function alikeByWords(background: (language: Language) => Background = backgroundOf): Alike {
  return (documents) => likenessOf(vectorsOf(documents, background(documents[0]?.language ?? '')))
}

/** Topics in the order of their first document; documents that stand alone are in none. */
export function groupTopics(documents: TopicDocument[], options: TopicOptions = {}): Topic[] {
  return namedGroups(documents, options).flatMap(({ name, members }) =>
    name === null ? [] : [{ name, editorials: members.map(({ id }) => id) }],
  )
}

/** The groups of `groupAlike`; one of a single paper is no topic and has no name. No two have the same. */
export function namedGroups(
  documents: TopicDocument[],
  options: TopicOptions = {},
): { name: string | null; members: TopicDocument[] }[] {
  const background = options.background ?? backgroundOf
  const papers = options.papers ?? [...new Set(documents.map(({ source }) => source))]
  const taken = new Set<string>()
  return groupAlike(documents, options).map((members) => {
    if (new Set(members.map(({ source }) => source)).size < 2) return { name: null, members }
    const known = background(members[0]?.language ?? '')
    const name = nameOf(members.toSorted(byId), known, { papers, taken })
    taken.add(name)
    return { name, members }
  })
}

/**
 * Every document in exactly one group, alone if nothing is like it; whatever the source. Which documents are
 * together does not depend on their order; groups and their members come in the order given.
 */
export function groupAlike(documents: TopicDocument[], options: TopicOptions = {}): TopicDocument[][] {
  const languages = [...new Set(documents.map(({ language }) => baseOf(language)))]
  const place = new Map(documents.map((document, index) => [document, index]))
  const placeOf = (document: TopicDocument | undefined) => (document ? (place.get(document) ?? 0) : 0)
  return languages
    .flatMap((language) =>
      groupsWithin(
        documents.filter((one) => baseOf(one.language) === language),
        language,
        options,
      ),
    )
    .map((group) => group.toSorted((a, b) => placeOf(a) - placeOf(b)))
    .sort((a, b) => placeOf(a[0]) - placeOf(b[0]))
}

/**
 * Likeness from which two groups are one topic, for every language and kind of text. Editorials on one issue share
 * few words: halves of whole editorials are grouped best between 0.11 and 0.16. Very short editorials would do
 * better with 0.08, the openings of a flood of news with 0.15.
 */
export const THRESHOLD = 0.12
/** Every pair is compared among so many (50 MB); later documents join the group that they are most like. */
const MOST = 5000

function groupsWithin(
  documents: TopicDocument[],
  language: Language,
  { background = backgroundOf, alike }: TopicOptions,
): TopicDocument[][] {
  const printed = sameTexts(documents.toSorted(byId))
  const compared = printed.map(([first]) => first)
  const early = compared.slice(0, MOST)
  const vectors = alike && compared.length <= MOST ? [] : vectorsOf(compared, background(language))
  const likeness = alike ? alike(early) : likenessOf(vectors.slice(0, MOST))
  const groups = clusters(early.length, likeness, THRESHOLD)
  return joinLater(groups, vectors, THRESHOLD).map((group) => group.flatMap((index) => printed[index] ?? []))
}

/**
 * A text that several papers print word for word counts once, or it would say how alike a topic's texts are. What is
 * without words is like nothing.
 */
function sameTexts(documents: TopicDocument[]): [TopicDocument, ...TopicDocument[]][] {
  const byText = new Map<string, [TopicDocument, ...TopicDocument[]]>()
  for (const document of documents) {
    const text = `${document.title}\n${document.text}`
    const key = /[\p{L}\p{N}]/u.test(text) ? text : `${byText.size}`
    const known = byText.get(key)
    if (known) known.push(document)
    else byText.set(key, [document])
  }
  return [...byText.values()]
}

function byId(a: TopicDocument, b: TopicDocument): number {
  return a.id - b.id || compare(a.title, b.title) || compare(a.text, b.text)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
