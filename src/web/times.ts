// Times as the pages print them. Pure. Promises that a language or zone which nobody knows still gives a date.
import type { Instant, Language, Zone } from '../core/model.js'

export function longDate(at: Instant, zone: Zone, language: Language): string {
  return formatted(at, language, { dateStyle: 'full', timeZone: zone })
}

export function shortTime(at: Instant, zone: Zone, language: Language): string {
  return formatted(at, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
}

/** A paper's own time as it printed it: the clock of its zone, without converting. */
export function printedTime(published: string, language: Language): string {
  const wall = `${published.slice(0, 16)}Z`
  if (Number.isNaN(Date.parse(wall))) return published
  return formatted(wall, language, {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'UTC',
  })
}

function formatted(at: Instant, language: Language, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return at
  try {
    return new Intl.DateTimeFormat(language, options).format(date)
  } catch {
    // A source may name a language or zone that Intl refuses; the date in English UTC is still a date.
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(date)
  }
}
