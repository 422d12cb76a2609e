// Why each editorial is in a digest or not: one decision for each that was looked at, with a code for programs
// and a sentence for people.
import type { Editorial, Instant, SourceName, ZonedTime } from '../model.js'

/** `summarized`: with quotes of its own. `named`: under "also published". `left out`: not in the digest. */
export type Outcome = 'summarized' | 'named' | 'left out'

export type Why =
  | 'topic'
  | 'alone'
  | 'items'
  | 'source-items'
  | 'words'
  | 'too-old'
  | 'later'
  | 'same-piece'
  | 'other-source'

export interface Decision {
  editorial: number
  source: SourceName
  title: string
  published: ZonedTime | null
  firstSeenAt: Instant
  outcome: Outcome
  why: Why
  /** A whole sentence. */
  says: string
  /** Name of its topic, whether or not it found room there. */
  topic: string | null
  /** Its place in the order of choice, from 1; null for what was left out. */
  rank: number | null
  /** Sentences that were not quoted because its source does not allow it. */
  withheld: number
}

/** What a decision rests on, and what its sentence tells of it. */
export type Reason =
  | { why: 'topic'; topic: string; papers: number }
  | { why: 'alone' }
  | { why: 'items'; most: number }
  | { why: 'source-items'; most: number }
  | { why: 'words'; words: number; left: number; most: number }
  | { why: 'too-old'; days: number }
  | { why: 'later'; until: Instant }
  | { why: 'same-piece'; as: Editorial }
  | { why: 'other-source' }

/** Beside the reason: what else a person would want to know. */
export interface Circumstances {
  topic: string | null
  rank: number | null
  withheld: number
  /** Its summary is its opening. */
  isReport: boolean
  /** Its date lies ahead of the time at which it was seen. */
  isDatedAhead: boolean
}

export function decisionOf(editorial: Editorial, reason: Reason, around: Circumstances): Decision {
  const { id, source, published, firstSeenAt, revision } = editorial
  return {
    editorial: id,
    source,
    title: revision.title,
    published,
    firstSeenAt,
    outcome: OUTCOMES[reason.why],
    why: reason.why,
    says: [sentenceOf(reason), ...remarksOn(around)].join(' '),
    topic: around.topic,
    rank: around.rank,
    withheld: around.withheld,
  }
}

const OUTCOMES: Record<Why, Outcome> = {
  topic: 'summarized',
  alone: 'summarized',
  items: 'named',
  'source-items': 'named',
  words: 'named',
  'too-old': 'left out',
  later: 'left out',
  'same-piece': 'left out',
  'other-source': 'left out',
}

function sentenceOf(reason: Reason): string {
  switch (reason.why) {
    case 'topic':
      return `Its topic is ${reason.topic}, on which ${reason.papers} papers write.`
    case 'alone':
      return 'It stands alone: no other paper of its language writes about it.'
    case 'items':
      return `The edition is full: it takes ${counted(reason.most, 'editorial')} (maxItems).`
    case 'source-items':
      return `Its paper has ${counted(reason.most, 'editorial')} in the edition already (maxPerSource).`
    case 'words':
      return `Its summary has ${counted(reason.words, 'word')}, and of ${reason.most} (maxWords) ${reason.left} were left.`
    case 'too-old':
      return `It was published ${counted(reason.days, 'day')} ago, longer than maxAge allows.`
    case 'later':
      return `It was published after ${reason.until}; the next edition takes it.`
    case 'same-piece':
      return `It is the same piece as one in ${reason.as.source.name}, which came first.`
    case 'other-source':
      return 'Its source is not one of this newsletter.'
  }
}

function remarksOn({ withheld, isReport, isDatedAhead }: Circumstances): string[] {
  return [
    ...(isReport ? ['It was read as a news report: its opening is quoted, and no position or demand.'] : []),
    ...(withheld > 0 ? [`The rights of its source withhold ${counted(withheld, 'sentence')}.`] : []),
    ...(isDatedAhead ? ['Its date lies ahead, so it comes behind those of its day.'] : []),
  ]
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
