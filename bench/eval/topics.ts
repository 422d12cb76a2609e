// Scores the grouping of one set of documents, beside leaving each alone.
import { groupAlike } from '../../src/core/digest/topics/topics.js'
import { bcubed, type Fit } from './bcubed.js'
import { type Level, level, TOPIC_LEVELS } from './levels.js'
import type { GroupedDocument, LabelledSet } from './samples.js'

export interface TopicScores {
  set: string
  origin: 'own' | 'shared'
  count: number
  partnered: number
  masthead: { all: Fit; withPartner: Fit }
  alone: { all: Fit; withPartner: Fit }
  levels: { all: Level | null; withPartner: Level | null }
}

export function scoreTopics({ name, origin, samples }: LabelledSet<GroupedDocument>): TopicScores {
  const wanted = samples.map(({ topic }) => topic)
  const masthead = bcubed(wanted, topicsOf(samples))
  const least: { all: number; withPartner?: number } =
    TOPIC_LEVELS[name.startsWith('news') ? 'news' : 'editorials']
  return {
    set: name,
    origin,
    count: samples.length,
    partnered: wanted.filter((topic) => wanted.indexOf(topic) !== wanted.lastIndexOf(topic)).length,
    masthead,
    alone: bcubed(
      wanted,
      samples.map(({ id }) => id),
    ),
    levels: {
      all: level(masthead.all.f, least.all),
      withPartner: level(masthead.withPartner.f, least.withPartner),
    },
  }
}

/** The group of each document, by position; one that the product leaves out is alone. */
export function topicsOf(documents: GroupedDocument[]): string[] {
  const groups = groupAlike(
    documents.map(({ lang, title, text, source }, id) => ({ id, title, text, source, language: lang })),
  )
  const topics = documents.map((_, at) => `alone ${at}`)
  for (const [number, group] of groups.entries()) for (const { id } of group) topics[id] = `group ${number}`
  return topics
}
