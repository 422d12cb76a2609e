// What the pages say, as plain values for the templates: every text, date and link is ready to print.
// Pure. Promises that no link leads anywhere but to http(s) and to our own pages.
import type { Channel } from '../core/channel.js'
import { itemsOf, papersOf } from '../core/digest/edition.js'
import type { DigestItem, Edition, Instant, Language, Quote, Zone } from '../core/model.js'
import { oneLine, webUrl } from '../core/text.js'
import { labelOf, type Words, wordsFor } from '../core/words.js'
import type { SourceLine, Upcoming } from './pages.js'

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
    edition: edition ? lineOf(edition) : null,
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

export function editionView(edition: Edition) {
  const { newsletter, sections, alsoPublished, missing } = edition.digest
  const words = wordsFor(newsletter.language)
  const hasTopics = sections.some(({ topic }) => topic !== null)
  return {
    ...lineOf(edition),
    language: newsletter.language,
    words,
    sections: sections.map(({ topic, items }) => ({
      heading: topic === null ? (hasTopics ? words.moreEditorials : null) : oneLine(topic),
      items: items.map((item) => ({
        ...headlineOf(item),
        quotes: item.summary.map((quote) => quoteOf(quote, item, words)),
      })),
    })),
    also: alsoPublished.map(headlineOf),
    missing: missing.map(({ source, why }) => ({
      paper: oneLine(source.name),
      language: source.language,
      why: oneLine(why),
    })),
  }
}

/** Titles by id, in the order of their newest editions; those without an edition come last. */
function newslettersOf(editions: Edition[], upcoming: Upcoming[]): Map<string, string> {
  const titles = new Map<string, string>()
  for (const { newsletter, digest } of editions)
    if (!titles.has(newsletter)) titles.set(newsletter, digest.newsletter.title)
  for (const { newsletter, title } of upcoming) if (!titles.has(newsletter)) titles.set(newsletter, title)
  return titles
}

/** An edition as a line of a list, or over a page. */
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

function headlineOf(item: Omit<DigestItem, 'summary'>) {
  return {
    paper: oneLine(item.source.name),
    // A link needs something to stand on.
    title: oneLine(item.title) || '…',
    author: item.author === null ? null : oneLine(item.author),
    language: item.language,
    url: webAddress(item.url),
    published: item.published,
    when: item.published ? printedTime(item.published, item.language) : null,
  }
}

function quoteOf(quote: Quote, item: DigestItem, words: Words) {
  const url = webAddress(item.url)
  return {
    text: oneLine(quote.text),
    role: quote.role,
    label: labelOf(quote, item, words),
    // What a feed says need not stand on the page.
    url: item.teaser === null ? url && addressOfQuote(url, quote.text) : url,
  }
}

function webAddress(url: string | null): string | null {
  return webUrl(url)?.href ?? null
}

/** The original, scrolled to the sentence by browsers that can. Source: WICG, URL Fragment Text Directives. */
function addressOfQuote(url: string, text: string): string {
  const words = text.split(' ')
  const directive =
    text.length <= 200
      ? encoded(text)
      : words.length >= 12 && `${encoded(words.slice(0, 5).join(' '))},${encoded(words.slice(-5).join(' '))}`
  if (!directive) return url
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${directive}`
}

/** A hyphen means something in a text directive; commas and ampersands are escaped anyway. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')).replaceAll('-', '%2D')
}

function longDate(at: Instant, zone: Zone, language: Language): string {
  return formatted(at, language, { dateStyle: 'full', timeZone: zone })
}

function shortTime(at: Instant, zone: Zone, language: Language): string {
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
function printedTime(published: string, language: Language): string {
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
