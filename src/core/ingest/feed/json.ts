// JSON Feed 1.0 and 1.1, https://www.jsonfeed.org/version/1.1/. Read permissively: a field of the wrong type
// counts as absent.
import { z } from 'zod'
import { UserError } from '../../errors.js'
import type { Zone } from '../../model.js'
import { fold, plainText } from '../html/html.js'
import { htmlOf } from '../html/sanitize.js'
import { webAddress } from '../url.js'
import { readFeedDate } from './date.js'
import type { FeedDocument, FeedEntry } from './feed.js'
import { safeHtml, unique } from './text.js'

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null)
const person = z.object({ name: text }).nullish().catch(null)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).nullish().catch(null)

const jsonEntry = z.object({
  id: text,
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  author: person,
  authors: list(person),
  tags: list(text),
  attachments: list(z.object({ url: text, mime_type: text, size_in_bytes: text }).nullish().catch(null)),
})

const jsonFeed = z.object({
  version: text,
  title: text,
  description: text,
  home_page_url: text,
  feed_url: text,
  language: text,
  icon: text,
  favicon: text,
  author: person,
  authors: list(person),
  items: z.array(jsonEntry.nullish().catch(null)).optional(),
})

/** @throws UserError when the value is no JSON Feed. */
export function readJsonFeed(value: unknown, { zone, base }: { zone: Zone; base: string }): FeedDocument {
  const feed = jsonFeed.safeParse(value).data
  const isNamed = feed?.version?.includes('jsonfeed.org/version/') === true
  if (!feed || !(feed.items || isNamed)) throw new UserError('is not a feed: it is JSON without "items"')
  const authors = namesOf(feed)
  return {
    feed: {
      title: plainText(feed.title ?? '') || null,
      link: webAddress(feed.home_page_url, base),
      description: htmlOf(feed.description ?? '') || null,
      language: feed.language || null,
      id: feed.feed_url || null,
      updated: null,
      image: webAddress(feed.icon, base) ?? webAddress(feed.favicon, base),
      author: authors.join(', ') || null,
      authors,
      categories: [],
      ttlMinutes: null,
    },
    entries: (feed.items ?? []).flatMap((item) => (item ? [readEntry(item, authors, zone, base)] : [])),
  }
}

type JsonEntry = z.infer<typeof jsonEntry>

function readEntry(item: JsonEntry, feedAuthors: string[], zone: Zone, base: string): FeedEntry {
  const link = webAddress(item.url, base) ?? webAddress(item.external_url, base)
  const own = namesOf(item)
  const authors = own.length > 0 ? own : feedAuthors
  const date = (text: string | null | undefined) => (text ? readFeedDate(text, zone) : null)
  return {
    id: item.id || link,
    title: plainText(item.title ?? '') || null,
    link,
    published: date(item.date_published),
    updated: date(item.date_modified),
    author: authors.join(', ') || null,
    authors,
    summary: htmlOf(item.summary ?? '') || null,
    content: item.content_html
      ? safeHtml(item.content_html, link ?? base)
      : htmlOf(item.content_text ?? '') || null,
    categories: unique((item.tags ?? []).map((tag) => tag ?? null)),
    enclosures: (item.attachments ?? []).flatMap((attachment) => {
      const url = webAddress(attachment?.url, base)
      return url
        ? [{ url, type: attachment?.mime_type || null, length: attachment?.size_in_bytes || null }]
        : []
    }),
    comments: null,
  }
}

function namesOf(holder: Pick<JsonEntry, 'author' | 'authors'>): string[] {
  return unique(
    [...(holder.authors ?? []), holder.author].map((someone) => fold(someone?.name ?? '') || null),
  )
}
