// Days, months and weekdays of a text, the same for English, Korean and Japanese. A month and its number are one
// date: of "Jan 22" and "July 31" nobody may make "July 22", though all its parts stand there.
import { plain } from './plain.js'

/** Canonical and in no order: "month 1", "day 1-22", "year 2026-1", "weekday 1" (Monday). */
export function datesIn(text: string): string[] {
  const line = plain(text)
  return [...englishDates(line), ...eastAsianDates(line), ...weekdaysIn(line)]
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** "may" and "march" are months with a capital only, or behind "in". */
const MONTH =
  '(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|Mar(?:ch)?|(?<=\\bin )march|[Aa]pr(?:il)?|May|(?<=\\bin )may|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const ENGLISH = new RegExp(
  `\\b(?:${DAY}(?: of)? )?(${MONTH})\\b\\.?(?: ${DAY}\\b(?![.,:]?\\d))?(?:,? (\\d{4})\\b)?`,
  'g',
)

function englishDates(line: string): string[] {
  return Array.from(line.matchAll(ENGLISH)).flatMap(([, before, name = '', behind, year]) => {
    const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
    return datesOf({ month, days: [before, behind], year })
  })
}

const EAST_ASIAN = /(?:(\d{4})[년年] ?)?(?<!\d)(\d{1,2})[월月](?: ?(\d{1,2})[일日])?/g

function eastAsianDates(line: string): string[] {
  return Array.from(line.matchAll(EAST_ASIAN)).flatMap(([, year, month, day]) =>
    datesOf({ month: Number(month), days: [day], year }),
  )
}

function datesOf({
  month,
  days,
  year,
}: {
  month: number
  days: (string | undefined)[]
  year: string | undefined
}): string[] {
  return [
    `month ${month}`,
    ...days.flatMap((day) => (day === undefined ? [] : `day ${month}-${Number(day)}`)),
    ...(year === undefined ? [] : [`year ${year}-${month}`]),
  ]
}

const WEEKDAYS = [
  'mon|월요|月曜',
  'tues|화요|火曜',
  'wednes|수요|水曜',
  'thurs|목요|木曜',
  'fri|금요|金曜',
  'satur|토요|土曜',
  'sun|일요|日曜',
].map((names) => {
  const [english, ...others] = names.split('|')
  return new RegExp(`\\b${english}days?\\b|${others.join('|')}`, 'i')
})

function weekdaysIn(line: string): string[] {
  return WEEKDAYS.flatMap((day, n) => (day.test(line) ? `weekday ${n + 1}` : []))
}
