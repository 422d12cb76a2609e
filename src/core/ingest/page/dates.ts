// When an article was published and changed, as its page says: JSON-LD, meta tags, marked elements, its address,
// lines that are little but a date.
import type { Zone, ZonedTime } from '../../model.js'
import { findDate, readDate } from '../dates/dates.js'
import { fold } from '../html/html.js'
import type { PageHead } from './meta.js'
import type { Seen } from './outline.js'

export interface DateHints extends PageHead {
  /** What readers see; asked for only where the head names no date. */
  seen: () => Seen[]
  zone: Zone
  url: string
}

export interface PageDates {
  published: ZonedTime | null
  modified: ZonedTime | null
}

/** Dates without a zone are read in the hints' zone. What has only a date of change was published by then. */
export function readDates(hints: DateHints): PageDates {
  const { article, meta } = hints
  const modified = firstDate(hints, [article?.dateModified, ...MODIFIED.map((name) => meta.get(name))])
  const said = [article?.datePublished, ...PUBLISHED.map((name) => meta.get(name)), article?.dateCreated]
  const published = firstDate(hints, said) ?? firstDate(hints, markedIn(hints.seen())) ?? dateInUrl(hints)
  if (published) return { published, modified }
  const lines = linesWithDates(hints)
  const printed =
    lines.find(({ label }) => label === 'published') ?? lines.find(({ label }) => label === null) ?? lines[0]
  const updated = lines.find(({ label }) => label === 'updated')
  return { published: printed?.date ?? modified, modified: modified ?? updated?.date ?? null }
}

const PUBLISHED = (
  'article:published_time og:article:published_time datepublished article:published og:published_time ' +
  'parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date published publication_date ' +
  'date dc.date dc.date.issued dcterms.created dcterms.date dcterms.issued dc.date.created article.published ' +
  'cxenseparse:recs:publishtime cxenseparse:publishtime citation_publication_date citation_date ' +
  'originalpublicationdate article_date_original article:created_time og:regdate datecreated bt:pubdate ' +
  'vr:published_time pub_date release_date displaydate ptime publish_time last_updated_date'
).split(' ')
const MODIFIED = (
  'article:modified_time og:updated_time datemodified article:modified lastmod last-modified dcterms.modified ' +
  'dc.date.modified og:article:modified_time revision_date og:modified_time article:updated_time bt:moddate'
).split(' ')

function firstDate({ zone }: DateHints, texts: Iterable<unknown>): ZonedTime | null {
  for (const text of texts) {
    if (typeof text !== 'string' || text.length > 200) continue
    const date = readDate(text.trim(), zone)
    if (date) return date
  }
  return null
}

// --- Marked elements ---------------------------------------------------------------------------------

const PUBLISHED_NAME = /\b(?:published|entry-date|post-date|pubdate|date-published|dtstart)\b/
const UPDATED_NAME = /updated?\b|modified/

function* markedIn(seen: Seen[]): Iterable<string> {
  const places = seen.filter(({ isAside }) => !isAside)
  const sure = places.filter(
    ({ element, itemprop, names, tag }) =>
      /datepublished|datecreated/.test(itemprop) ||
      ((tag === 'TIME' || tag === 'ABBR') &&
        (element.getAttribute('pubdate') !== null || PUBLISHED_NAME.test(names))),
  )
  const times = places.filter(({ tag, names }) => tag === 'TIME' && !UPDATED_NAME.test(names))
  const inside = times.filter(({ isInside }) => isInside)
  for (const { element, text } of [...sure, ...inside, ...times].slice(0, 30)) {
    yield element.getAttribute('datetime') ??
      element.getAttribute('content') ??
      element.getAttribute('title') ??
      ''
    yield text ?? ''
  }
}

// --- The address -------------------------------------------------------------------------------------

function dateInUrl({ url, zone }: DateHints): ZonedTime | null {
  const found =
    /[/._-]((?:19|20)\d\d)[/._-]?(0[1-9]|1[0-2])[/._-]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(
      url.slice(0, 2_000),
    ) ?? /\/((?:19|20)\d\d)\/([1-9]|1[0-2])\/([1-9]|[12]\d|3[01])\//.exec(url.slice(0, 2_000))
  const two = (number = '') => number.padStart(2, '0')
  return found && readDate(`${found[1]}-${two(found[2])}-${two(found[3])}`, zone)
}

// --- Lines -------------------------------------------------------------------------------------------

interface DateLine {
  date: ZonedTime
  label: 'published' | 'updated' | null
}

const DATE_NAME = /date|time|publish|posted|datum|fecha|data-|zeit|meta|byline|info|regi|day/
/** A line that is little but a date says at most so much besides (characters). */
const LONGEST_REST = 40
const MOST_LINES = 80

// First the lines of elements that are named like a date, then those that look like one.
function linesWithDates({ seen, zone }: DateHints): DateLine[] {
  const lines = seen().filter(
    ({ text, isAside }) =>
      !isAside && text !== null && text.length >= 6 && text.length <= 120 && DATED.test(text),
  )
  const named = lines.filter(({ names }) => DATE_NAME.test(names))
  const plain = lines.filter(({ isLine, tag }) => isLine && tag !== 'A' && tag !== 'TD')
  return [...named, ...plain].slice(0, MOST_LINES).flatMap(({ text, names }) => {
    const found = findDate(fold(text ?? ''), zone)
    if (!found || found.rest.length > (DATE_NAME.test(names) ? 90 : LONGEST_REST)) return []
    return [{ date: found.date, label: found.label }]
  })
}

/** A day or a year in digits, with something before or behind it. */
const DATED = /\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}/
