// How much there is to read in a digest, in words and in minutes. Every text is counted in the way of its own
// script; what a topic's board repeats of a summary counts once.
import { baseOf, rowOf } from '../language/tags.js'
import type { Digest, Language, Written } from '../model.js'
import { placeOf } from './rights.js'

/** Words of all headlines, quotes and written sentences. */
export function wordsOf(digest: Digest): number {
  return Math.round(textsOf(digest).reduce((sum, { text, language }) => sum + wordsIn(text, language), 0))
}

/** At least 1. */
export function minutesOf(digest: Digest): number {
  const minutes = textsOf(digest).map(
    ({ text, language }) => wordsIn(text, language) / (rowOf(PER_MINUTE, language) ?? USUAL_PER_MINUTE),
  )
  return Math.max(1, Math.round(minutes.reduce((sum, own) => sum + own, 0)))
}

/** Words between spaces; of Chinese and Japanese, which have none, the letters that make a word on average. */
export function wordsIn(text: string, language: Language): number {
  const letters = text.match(UNSPACED)?.length ?? 0
  const spaced = text
    .replace(UNSPACED, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return spaced + letters / (baseOf(language) === 'zh' ? CHINESE_LETTERS : JAPANESE_LETTERS)
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu

/**
 * Letters to a word. Source: S. Trauzettel-Klosinski, K. Dietz, "Standardized Assessment of Reading Performance:
 * The New International Reading Speed Texts IReST" (2012), table 2: read aloud, Japanese 357 letters or 193 words
 * a minute, Chinese 255 or 158.
 */
const JAPANESE_LETTERS = 357 / 193
const CHINESE_LETTERS = 255 / 158

/**
 * Words a minute of adults who read non-fiction silently. Source: M. Brysbaert, "How many words do we read per
 * minute?" (2019): 238 in English, and 183 aloud, which is how the rates of IReST become silent ones.
 */
const USUAL_PER_MINUTE = 238
const SILENT_TO_ALOUD = USUAL_PER_MINUTE / 183
const PER_MINUTE: Record<string, number> = {
  // S. Rhiu and others, "Korean Version Self-testing Application for Reading Speed" (2017), silently.
  ko: 202,
  ja: 193 * SILENT_TO_ALOUD,
  zh: 158 * SILENT_TO_ALOUD,
}

interface Text {
  text: string
  language: Language
}

function textsOf({ newsletter, sections, alsoPublished }: Digest): Text[] {
  const texts: Text[] = []
  const quotes = new Map<string, Text>()
  const written = (one: Written | undefined) => {
    if (one) texts.push({ text: one.text, language: newsletter.language })
  }
  for (const { title, headline, language } of [...sections.flatMap(({ items }) => items), ...alsoPublished]) {
    texts.push({ text: title, language })
    written(headline)
  }
  for (const { items, board, introduction } of sections) {
    written(introduction)
    for (const { language, summary } of items)
      for (const quote of summary) quotes.set(placeOf(quote), { text: quote.text, language })
    for (const { source, position, demand } of board?.rows ?? [])
      for (const quote of [position, demand])
        if (quote) quotes.set(placeOf(quote), { text: quote.text, language: source.language })
  }
  return [...texts, ...quotes.values()]
}
