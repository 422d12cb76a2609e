// Which editorials of a window are about the same thing. Texts are compared by their words, once as a whole
// and once by headline and opening; what two or more papers write about is a topic, and gets its name from
// the words that they share. Only within one language. Deterministic, and no network or model is asked.

import { baseOf } from '../../language/sentences.js'
import { commonplacesOf } from '../../language/stop-words.js'
import { words } from '../../language/words.js'
import type { Language, Topic } from '../../model.js'
import { clusters } from './clusters.js'
import { nameOf } from './topic-names.js'
import { type Background, idfOf, likeness, vectorOf } from './vectors.js'

export interface TopicDocument {
  id: number
  title: string
  text: string
  language: Language
  source: string
}

/** Topics in the order of their first document; documents that stand alone are in none. */
export function groupTopics(documents: TopicDocument[]): Topic[] {
  return groupAlike(documents)
    .filter((group) => new Set(group.map(({ source }) => source)).size > 1)
    .map((group) => ({
      name: nameOf(group, backgroundOf(group[0]?.language ?? '')),
      editorials: group.map(({ id }) => id),
    }))
}

/** Every document in exactly one group, alone if nothing is like it; whatever the source. */
export function groupAlike(documents: TopicDocument[]): TopicDocument[][] {
  const languages = [...new Set(documents.map(({ language }) => baseOf(language)))]
  const place = new Map(documents.map((document, index) => [document, index]))
  return languages
    .flatMap((language) =>
      groupsWithin(
        documents.filter((one) => baseOf(one.language) === language),
        language,
      ),
    )
    .sort((a, b) => first(a, place) - first(b, place))
}

/**
 * Mean likeness from which two groups are one topic. Editorials on one issue share few words; for reports of
 * one event, 0.3 would be right. Korean shares fewer still, because endings stay on its verbs.
 */
const THRESHOLDS: Record<string, number> = { ko: 0.1 }
const USUAL_THRESHOLD = 0.15
/** Likeness is quadratic: later documents than this stand alone. */
const MOST = 1500
/** Headline and opening tell the issue; the headline is worth three times its words. */
const OPENING = 1200
/** Comparing more of a text tells nothing new (UTF-16 units). */
const LONGEST = 40_000

function groupsWithin(documents: TopicDocument[], language: Language): TopicDocument[][] {
  const compared = documents.slice(0, MOST)
  const background = backgroundOf(language)
  const whole = vectors(compared, background, ({ title, text }) => `${title}\n${text.slice(0, LONGEST)}`)
  const opening = vectors(
    compared,
    background,
    ({ title, text }) => `${title}\n${title}\n${title}\n${text.slice(0, OPENING)}`,
  )
  const alike = (a: number, b: number) =>
    (likeness(whole[a] ?? empty, whole[b] ?? empty) + likeness(opening[a] ?? empty, opening[b] ?? empty)) / 2
  const groups = clusters(compared.length, alike, THRESHOLDS[language] ?? USUAL_THRESHOLD).map((group) =>
    group.flatMap((index) => compared[index] ?? []),
  )
  return [...groups, ...documents.slice(MOST).map((document) => [document])]
}

const empty = new Map<string, number>()

function vectors(
  documents: TopicDocument[],
  background: Background,
  part: (document: TopicDocument) => string,
) {
  const texts = documents.map((document) => words(part(document), document.language))
  const idf = idfOf(texts, background)
  return texts.map((text) => vectorOf(text, idf))
}

/** One text in six holds a commonplace; one in two hundred any other word. */
function backgroundOf(language: Language): Background {
  const commonplaces = commonplacesOf(baseOf(language))
  return (stem) => (commonplaces.has(stem) ? 1 / 6 : 1 / 200)
}

function first(group: TopicDocument[], place: Map<TopicDocument, number>): number {
  const [head] = group
  return head ? (place.get(head) ?? 0) : 0
}
