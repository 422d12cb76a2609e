// What the front page and the list of editions say, as plain values for the templates: every text, date and link is
// ready to print. Pure. Promises that no link leads anywhere but to our own pages.
import type { Channel } from '../core/channel.js'
import { itemsOf, papersOf } from '../core/digest/edition.js'
import { countsOf } from '../core/digest/facts.js'
import type { Edition } from '../core/model.js'
import { oneLine } from '../core/text.js'
import { wordsFor } from '../core/words.js'
import type { SourceLine, Upcoming } from './pages.js'
import { longDate, shortTime } from './times.js'

export interface HomeOptions {
  /** Of all newsletters, newest first. */
  editions: Edition[]
  /** The id of the newsletter that was asked for; null takes the newest edition of all. */
  wanted: string | null
  channels: Channel[]
  upcoming: Upcoming[]
  sources: SourceLine[]
}

/** Null when a newsletter was asked for that has neither an edition nor a slot. */
export function homeView({ editions, wanted, channels, upcoming, sources }: HomeOptions) {
  const current = wanted ?? editions[0]?.newsletter ?? upcoming[0]?.newsletter ?? null
  const newsletters = newslettersOf(editions, upcoming)
  if (wanted !== null && !newsletters.has(wanted)) return null
  const edition = editions.find(({ newsletter }) => newsletter === current)
  return {
    title: edition?.digest.newsletter.title ?? newsletters.get(current ?? '') ?? 'Newsletters',
    language: edition?.digest.newsletter.language ?? 'en',
    tabs: [...newsletters].map(([id, title]) => ({
      title,
      href: `/?newsletter=${encodeURIComponent(id)}`,
      isCurrent: id === current,
    })),
    edition: edition ? datelineOf(edition) : null,
    frames: edition ? framesOf(edition, channels) : [],
    upcoming: upcoming.map(({ title, at, zone }) => ({ title, at, when: shortTime(at, zone, 'en'), zone })),
    sources: sources.map(({ name, status, editorials }) => ({
      name: oneLine(name),
      status: oneLine(status),
      editorials,
    })),
    earlier: editions
      .filter((other) => other !== edition)
      .slice(0, 8)
      .map(lineOf),
  }
}

export function editionsView(editions: Edition[]) {
  const newsletters = [...newslettersOf(editions, [])].map(([id, title]) => ({
    title,
    editions: editions.filter(({ newsletter }) => newsletter === id).map(lineOf),
  }))
  return { title: 'All editions', language: 'en', newsletters }
}

/** Titles by id, in the order of their newest editions; those without an edition come last. */
function newslettersOf(editions: Edition[], upcoming: Upcoming[]): Map<string, string> {
  const titles = new Map<string, string>()
  for (const { newsletter, digest } of editions)
    if (!titles.has(newsletter)) titles.set(newsletter, digest.newsletter.title)
  for (const { newsletter, title } of upcoming) if (!titles.has(newsletter)) titles.set(newsletter, title)
  return titles
}

/** An edition over a page. */
export function datelineOf(edition: Edition) {
  const { digest } = edition
  const line = lineOf(edition)
  return line.nothing === null ? { ...line, counts: countsOf(digest, wordsFor(line.language)) } : line
}

/** An edition as a line of a list. */
function lineOf(edition: Edition) {
  const { title, language, zone } = edition.digest.newsletter
  const words = wordsFor(language)
  const items = itemsOf(edition.digest)
  return {
    title,
    language,
    href: `/editions/${encodeURIComponent(edition.newsletter)}/${edition.number}`,
    number: words.edition(edition.number),
    at: edition.slot,
    date: longDate(edition.slot, zone, language),
    counts: words.counts(items.length, papersOf(edition.digest)),
    nothing: items.length === 0 ? words.nothingNew : null,
  }
}

/** Channels to mailboxes first, then rooms: what a reader confirms is the more personal one. */
function framesOf(edition: Edition, channels: Channel[]) {
  return [...channels]
    .sort((a, b) => Number(b.confirms) - Number(a.confirms))
    .map(({ name, title, draw }) => {
      const address = `/preview/${encodeURIComponent(edition.newsletter)}/${edition.number}/${name}`
      return { title, drawing: draw ? address : null, json: `${address}.json` }
    })
}
