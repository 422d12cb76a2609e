// Scores the splitting of one set of texts, beside Unicode's rules as Node has them.
import { sentences } from '../../src/core/language/sentences.js'
import { type Level, level, SENTENCE_LEVELS } from './levels.js'
import type { LabelledSet, SplitText } from './samples.js'

export interface SentenceScores {
  set: string
  origin: 'own' | 'shared'
  count: number
  /** Texts of which every boundary is right, and none is there too many. */
  right: number
  rightByUnicode: number
  levels: { right: Level | null }
  misses: { id: string; wanted: string[]; found: string[] }[]
}

export function scoreSentences({ name, origin, samples }: LabelledSet<SplitText>): SentenceScores {
  const misses = samples.flatMap(({ id, lang, text, sentences: wanted }) => {
    const found = sentences(text, lang).map((span) => span.text)
    return isSame(found, wanted) ? [] : [{ id, wanted, found }]
  })
  const right = samples.length - misses.length
  return {
    set: name,
    origin,
    count: samples.length,
    right,
    rightByUnicode: samples.filter((one) => isSame(byUnicode(one), one.sentences)).length,
    levels: { right: level(right / samples.length, SENTENCE_LEVELS[samples[0]?.lang ?? '']) },
    misses,
  }
}

function byUnicode({ lang, text }: SplitText): string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Which side of a boundary the space stands on makes no difference. */
function isSame(found: string[], wanted: string[]): boolean {
  return boundaries(found).join() === boundaries(wanted).join()
}

function boundaries(texts: string[]): number[] {
  let length = 0
  return [...new Set(texts.map((text) => (length += text.replace(/\s/g, '').length)))]
}
