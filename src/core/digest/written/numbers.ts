// The figures of a text by their value, so that "3조", "3兆" and "3 trillion" are one and "3 million" is another.
// Digits only: a number in words is a word, and must stand where it was taken from (see cues.ts).
import { words } from '../../language/words.js'
import type { Language } from '../../model.js'
import { plain } from './plain.js'
import type { WrittenLanguage } from './question.js'

/** Canonical figures in order, "%" behind shares; what cannot be read alike in two languages differs. */
export function figuresIn(text: string, language: Language): string[] {
  return readFigures(plain(text), language).map(named)
}

/**
 * Figures with what they count, where that stands right behind them: "14 clauses", "22 일". A year and a share count
 * nothing, nor does a figure within a word ("G7").
 */
export function measuresIn(text: string, language: WrittenLanguage): string[] {
  const line = plain(text)
  return readFigures(line, language).flatMap((figure) => {
    const { start, end, isShare } = figure
    const isYear = /^(?:19|20)\d\d$/.test(line.slice(start, end))
    const counted = countedBehind(line.slice(end, end + 40), language)
    const isWithin = /[A-Za-z]$/.test(line.slice(0, start))
    return isShare || isYear || isWithin || counted === null ? [] : `${named(figure)} ${counted}`
  })
}

/** English by the next word's stem, unless that is grammar or a month; Korean and Japanese by the next letter. */
function countedBehind(rest: string, language: WrittenLanguage): string | null {
  if (language !== 'en')
    return /^ ?([\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}])/u.exec(rest)?.[1] ?? null
  const word = /^[ -]\p{L}+/u.exec(rest)?.[0]
  const [next] = words(word ?? '', 'en')
  return next === undefined || next.isCommon ? null : next.stem
}

function named({ value, isShare }: Figure): string {
  return `${Number(value.toPrecision(12))}${isShare ? '%' : ''}`
}

function readFigures(line: string, language: Language): Figure[] {
  const isCommaDecimal = COMMA_DECIMALS.test(language)
  const figures: Figure[] = []
  for (const match of line.matchAll(FIGURE)) {
    const [whole, digits = '', small = '', big = '', share = ''] = match
    const unit = scaleOf(big)
    const value = numberOf(digits, isCommaDecimal) * scaleOf(small) * unit
    const last = figures.at(-1)
    const end = match.index + whole.length
    // "1조 5천억" and "3万5000" are one figure in pieces, each smaller than the unit before it.
    if (last && value < last.unit && /^ ?$/.test(line.slice(last.end, match.index))) {
      Object.assign(last, { value: last.value + value, isShare: share !== '', end, unit })
    } else {
      figures.push({ value, isShare: share !== '', start: match.index, end, unit })
    }
  }
  return figures
}

interface Figure {
  value: number
  isShare: boolean
  start: number
  end: number
  /** 10,000 and more where the figure may go on with a smaller one; else 1. */
  unit: number
}

/** "1.000,5" of these languages is "1,000.5" of the others. */
const COMMA_DECIMALS = /^(de|fr|es|it|pt|nl|sv|ru|uk|el)\b/

const SCALES: Record<string, number> = {
  십: 1e1,
  十: 1e1,
  백: 1e2,
  百: 1e2,
  천: 1e3,
  千: 1e3,
  thousand: 1e3,
  만: 1e4,
  万: 1e4,
  million: 1e6,
  억: 1e8,
  億: 1e8,
  billion: 1e9,
  조: 1e12,
  兆: 1e12,
  trillion: 1e12,
}

function scaleOf(word: string): number {
  return SCALES[word.trim().toLowerCase()] ?? 1
}

const FIGURE =
  /(\d{1,30}(?:[.,]\d{1,30}){0,8})([십백천十百千])?([만억조万億兆]| ?(?:thousand|million|billion|trillion)\b)?( ?(?:%|percent\b|per cent\b|퍼센트|パーセント))?/gi

function numberOf(digits: string, isCommaDecimal: boolean): number {
  const [group, point] = isCommaDecimal ? ['.', ','] : [',', '.']
  const isGrouped = new RegExp(`^\\d{1,3}(?:[${group}]\\d{3})+(?=$|[${point}])`).test(digits)
  const bare = isGrouped ? digits.replaceAll(group, '') : digits
  const value = Number(bare.replace(point, '.'))
  // "1.2.3" is no figure; its digits stand for it.
  return Number.isNaN(value) ? Number(digits.replace(/\D/g, '')) : value
}
