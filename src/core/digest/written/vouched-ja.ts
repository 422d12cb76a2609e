// Japanese words that the sources do not hold, by runs of one script: katakana and Latin letters as they stand, Chinese
// characters in pieces, and hiragana where it is too long for grammar.
import { segments } from '../../language/segments.js'
import { CUES } from './cues.js'
import type { Vouching } from './vouched.js'

/** Characters of one run; longer ones are no words. */
const LONGEST_RUN = 40

const RUNS = /\p{Script=Han}[\p{Script=Han}々ヶ]*|[\p{Script=Katakana}ー]+|[A-Za-z]+/gu

export function unvouchedJapanese({ sentence, sources }: Vouching): string[] {
  const text = sources.join('\n')
  const known = new Set(text.match(RUNS) ?? [])
  const foreign = Array.from(sentence.matchAll(RUNS)).flatMap(({ 0: run, index }) => {
    const isHan = /\p{Script=Han}/u.test(run)
    if (known.has(run)) return []
    if (!isHan) return [run]
    const next = sentence.charAt(index + run.length)
    return isVouchedHan(run, { text, next }) ? [] : [run]
  })
  return [...foreign, ...unvouchedKana(sentence, text)]
}

/** Grammar has few long words in hiragana; a name may be one. Shorter ones cannot be told from endings. */
function unvouchedKana(sentence: string, text: string): string[] {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' })
  return Array.from(segments(sentence, segmenter), (segment) => segment.text).filter(
    (word) => /^\p{Script=Hiragana}{3,}$/u.test(word) && !text.includes(word) && !CUES.ja.general.has(word),
  )
}

let segmenter: Intl.Segmenter | undefined

/** Part of a longer word of the sources, or one such part between general words ("政府批判"). */
function isVouchedHan(run: string, { text, next }: { text: string; next: string }): boolean {
  if (run.length > LONGEST_RUN) return false
  if (isGeneralHan(run)) return true
  // One character is a verb's stem; the kana behind it says which verb.
  if (run.length === 1) return /\p{Script=Hiragana}/u.test(next) && text.includes(run + next)
  for (let from = 0; from < run.length; from++) {
    for (let to = run.length; to - from > 1; to--) {
      const isFramed = isGeneralHan(run.slice(0, from)) && isGeneralHan(run.slice(to))
      if (isFramed && text.includes(run.slice(from, to))) return true
    }
  }
  return false
}

/** Nothing but general words, one after another. */
function isGeneralHan(run: string): boolean {
  const { general } = CUES.ja
  // Places to which general words reach from the beginning.
  const reached = new Set([0])
  for (let at = 0; at < run.length; at++) {
    if (!reached.has(at)) continue
    for (const length of [1, 2, 3]) if (general.has(run.slice(at, at + length))) reached.add(at + length)
  }
  return reached.has(run.length)
}
