// The forms in which papers print a day, each one pattern: what it matches and how it is read.
import type { Zone } from '../../model.js'
import { type Day, dayOf } from './day.js'
import { ERAS, MONTH_FIRST, monthOf } from './words.js'

export interface DayForm {
  pattern: RegExp
  read(found: string[], zone: Zone): Day | null
}

const YEAR_FIRST: DayForm = {
  pattern:
    /(?<![\d.])(\d{4}) ?[-./] ?(\d{1,3}) ?[-./] ?(\d{1,2})(?=T\d|\D|$)(?:\.(?! ?\d{1,2}\.))?|(?<!\d)(\d{4})(\d\d)(\d\d)(?=T\d)/gi,
  read: ([, year, month, day, ...basic]) =>
    dayOf(year ?? basic[0], Number(month ?? basic[1]), day ?? basic[2]),
}

const EAST_ASIAN: DayForm = {
  pattern:
    /(\d{4}) {0,2}[년年](?: ?\([^()]{1,8}\))? {0,2}(\d{1,2}) {0,2}[월月] {0,2}(\d{1,2}) {0,2}[일日号號]/gi,
  read: ([, year, month, day]) => dayOf(year, Number(month), day),
}

const ERA: DayForm = {
  pattern: /(令和|平成|昭和|大正|明治|民國|民国) ?(\d{1,3}|元) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/gi,
  read: ([, era = '', year, month, day]) =>
    dayOf(String((ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year))), Number(month), day),
}

/** "二〇二六年一月十四日" */
const EAST_ASIAN_WORDS: DayForm = {
  pattern: /([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/g,
  read: ([, year = '', month = '', day = '']) =>
    dayOf([...year].map(numeral).join(''), numeral(month), String(numeral(day))),
}

/** "14 tháng 1 năm 2026", "14 tháng 1, 2026" */
const VIETNAMESE: DayForm = {
  pattern: /(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,| năm)? (\d{4})(?!\d)/giu,
  read: ([, day, month, year]) => dayOf(year, Number(month), day),
}

/** "2026. január 14.", "2026-Jan-14", "2026 January 14" */
const YEAR_MONTH_DAY: DayForm = {
  pattern: /(?<![\d.])(\d{4})[.,]?[ -]{1,2}(\p{L}{3,12})\.?[ -]{1,2}(\d{1,2})(?![\d:])\.?/giu,
  read: ([, year, month = '', day]) => dayOf(year, monthOf(month), day),
}

const MONTH_DAY_YEAR: DayForm = {
  pattern:
    /(?<!\p{L})(\p{L}{3,11})\.? {0,3}(\d{1,2})(?:st|nd|rd|th)?(?: {0,2}, {0,3}| {1,3}|, ?')(\d{4})(?=\d{1,2}:\d\d|\D|$)/giu,
  read: ([, month = '', day, year]) => dayOf(year, monthOf(month), day),
}

const DAY_MONTH_YEAR: DayForm = {
  pattern:
    /(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ /-]{0,3}(?:(?:of|de|di|d') ?)?(\p{L}{3,12})\.?,?[ /-]{0,3}(?:del? )?(\d{4}(?=\d{1,2}:\d\d|\D|$)|\d{2}(?= +\d{1,2}[:.h]\d\d| *$))/giu,
  read: ([, day, month = '', year]) => dayOf(year, monthOf(month), day),
}

/** "Wed Jan 14 10:01:00 KST 2026", as C and Java print it. */
export const CLOCK_INSIDE: DayForm = {
  pattern:
    /(?<!\p{L})(\p{L}{3,9})\.? {1,2}(\d{1,2}),? {1,2}(?=\d{1,2}:\d\d(?::\d\d)? ?[\p{L}\d:+/_-]{0,24} (\d{4})(?!\d))/giu,
  read: ([, month = '', day, year]) => dayOf(year, monthOf(month), day),
}

const NUMBERS: DayForm = {
  pattern: /(?<![\d./-])(\d{1,2})(\. ?|[/-])(\d{1,2})\2(\d{4}|\d{2})(?=\d{1,2}:\d\d|\D|$)(?![./-]\d)/gi,
  read: ([, first = '', sign = '', second = '', year = ''], zone) => {
    // 26.01.14 is a day of 2026 in East Asia, and 14.01.26 in Europe.
    // 1.2.26 is rather a version.
    if (year.length === 2 && sign !== '/' && (first.length < 2 || second.length < 2)) return null
    if (year.length === 2 && sign !== '/' && /^Asia\//.test(zone)) return dayOf(first, Number(second), year)
    const monthFirst = dayOf(year, Number(first), second)
    const dayFirst = dayOf(year, Number(second), first)
    return sign === '/' && MONTH_FIRST.test(zone) ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst)
  },
}

/** The first that fits at the earliest place counts. */
export const DAY_FORMS = [
  YEAR_FIRST,
  ERA,
  EAST_ASIAN,
  EAST_ASIAN_WORDS,
  VIETNAMESE,
  CLOCK_INSIDE,
  MONTH_DAY_YEAR,
  DAY_MONTH_YEAR,
  YEAR_MONTH_DAY,
  NUMBERS,
]

/** "十四" is 14. */
function numeral(text: string): number {
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['0', text]
  const digit = (sign: string) => Math.max(0, '〇一二三四五六七八九'.indexOf(sign))
  return (tens === '0' ? 0 : (digit(tens) || 1) * 10) + (ones === '' ? 0 : digit(ones))
}
