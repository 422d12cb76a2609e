// Where Korean sentences end. What stands in quotation marks or parentheses belongs to the sentence around
// it, unless the closing mark is followed by a new sentence (“…다.” 전문가들의 경고다).
import { insideOf, pairs, type Stretch } from './brackets.js'

// The second form is a sentence glued to the next one: 했다.그러나; the third ends in a picture.
const terminator =
  /[.!?。？！…]{1,9}["'”’)\]」』]{0,9}(?=\s|$)|(?<=[다요])\.(?=[가-힣]{2})(?![고며]|라[고며])|(?<=[다요죠]) ?\p{Extended_Pictographic}{1,5}(?=\s|$)/gu

export function koreanEnds(paragraph: string): number[] {
  const bracketAt = insideOf(pairs(paragraph, '“‘"「『(（〈《【['))
  const ends: number[] = []
  for (const { 0: mark, index } of paragraph.matchAll(terminator)) {
    const end = index + mark.length
    const bracket = bracketAt(index)
    const before = paragraph.slice(Math.max(0, index - 20), index)
    if (isEnd(mark, before, paragraph.slice(end, end + 12)) && !(bracket && staysInside(bracket, end)))
      ends.push(end)
  }
  return ends
}

function staysInside(bracket: Stretch, end: number): boolean {
  return end < bracket.end
}

/** “…없다.” 라고 했다: the particle carries the sentence on. */
const particle = /^\s(?:이?라고|이?라는|이?라며|이라|고|며|면서|는|란|라면서|하고)(?:\s|$)/
const finalEnding = /[다요까죠네]$/

function isEnd(mark: string, before: string, after: string): boolean {
  if (after.trim() === '') return true
  if (/["”’」』]/.test(mark) && particle.test(after)) return false
  if (/[!?。？！]/.test(mark)) return true
  if (mark.startsWith('..') || mark.includes('…')) return finalEnding.test(before)
  const word = /[^\s(["“‘]*$/.exec(before)?.[0] ?? ''
  // Dates (2026. 1. 14.), list numbers and Latin abbreviations (Mr., U.S.) go on.
  return !/^\d{1,4}$/.test(word) && !/^(?:[A-Za-z]|Mr|Mrs|Ms|Dr|No|(?:[A-Z]\.)+[A-Z]|vs)$/.test(word)
}
