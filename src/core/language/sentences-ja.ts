// Where Japanese sentences end: at 。！？ outside of 「」 and （）. A quotation that stands alone ends one too
// (「急げ。」彼は言った。), unless a particle carries on behind it (「本当か？」と問う).
import { insideOf, pairs } from './brackets.js'

const terminator =
  /[。！？!?．]{1,9}[」』）)”"]{0,9}|…{1,9}(?=\s|$)|\p{Extended_Pictographic}{1,5}(?=\p{L})/gu
const carriesOn = /^\s*(?:と|が|は|を|に|の|も|で|や|、|，|。|」|』|）|など|という|って)/
const asks = /^と(?:問|い|思|言|の|、|聞|尋|み|叫|述|語)/

export function japaneseEnds(paragraph: string): number[] {
  const bracketAt = insideOf(pairs(paragraph, '「『（(【［“'))
  const ends: number[] = []
  for (const { 0: mark, index } of paragraph.matchAll(terminator)) {
    const end = index + mark.length
    const bracket = bracketAt(index)
    const after = paragraph.slice(end, end + 8)
    if (mark === '．' && /^\d/.test(after)) continue
    if (bracket ? endsWithBracket(end, bracket.end, after) : !(/^[！？!?]/.test(mark) && asks.test(after)))
      ends.push(end)
  }
  return ends
}

function endsWithBracket(end: number, bracketEnd: number, after: string): boolean {
  return end >= bracketEnd && !carriesOn.test(after)
}
