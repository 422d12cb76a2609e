// How common words are whatever a text is about: three degrees drawn up by hand, and what the archive has
// taught since. The archive weighs in as it grows; without one the three degrees stand alone.

import { commonplacesOf } from '../../language/stop-words.js'
import { baseOf } from '../../language/tags.js'
import { englishStem, words } from '../../language/words.js'
import type { Language } from '../../model.js'
import { everydayWordsOf } from './everyday-words.js'
import type { Background } from './vectors.js'

/** What an archive of one language has taught. */
export interface Archive {
  /** Editorials counted. */
  editorials: number
  /** By stem: how many of them hold it. */
  counts: ReadonlyMap<string, number>
}

/** Shares of editorials that hold a commonplace, an everyday word, any other word. */
const COMMONPLACE = 1 / 6
const EVERYDAY = 1 / 20
const ANY_OTHER = 1 / 200
/** As many editorials as the three degrees are worth. */
const BY_HAND = 200
/** However large the archive, a word is not taken for rarer: one threshold has to do for all. */
const RAREST = 1 / 400

export function backgroundOf(language: Language, archive: Archive = none): Background {
  const base = baseOf(language)
  const commonplaces = base === 'en' ? english : commonplacesOf(base)
  const everyday = everydayWordsOf(base)
  return (stem) => {
    const byHand = commonplaces.has(stem) ? COMMONPLACE : everyday.has(stem) ? EVERYDAY : ANY_OTHER
    const count = archive.counts.get(stem) ?? 0
    return Math.max(RAREST, (BY_HAND * byHand + count) / (BY_HAND + archive.editorials))
  }
}

/** The English list has words as well as stems. */
const english: ReadonlySet<string> = new Set([
  ...commonplacesOf('en'),
  ...Array.from(commonplacesOf('en'), englishStem),
])

const none: Archive = { editorials: 0, counts: new Map() }

/** The stems by which an editorial is counted, each once: a row of them stays below a megabyte. */
export function stemsOf({ title, text, language }: { title: string; text: string; language: Language }) {
  const stems = new Set<string>()
  for (const { stem, isCommon } of words(`${title}\n${text.slice(0, LONGEST)}`, language))
    if (!isCommon && stem.length <= LONGEST_STEM) stems.add(stem)
  return stems
}

/** UTF-16 units; no editorial is longer, and a longer stem is as rare as any other. */
const LONGEST = 40_000
const LONGEST_STEM = 20

/**
 * The archive with more editorials counted. Above `most` stems the rarest are forgotten, which takes at worst
 * that count from a stem that comes again.
 */
export function counted(archive: Archive, editorials: Iterable<string>[], most = 40_000): Archive {
  const counts = new Map(archive.counts)
  for (const stems of editorials) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  for (let least = 2; counts.size > most; least++)
    for (const [stem, count] of counts) if (count < least) counts.delete(stem)
  return { editorials: archive.editorials + editorials.length, counts }
}
