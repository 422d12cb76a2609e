// search: editorials of the archive by their words, with the stretch of each that answers, as far as its paper's
// rights let us quote it. Reading only.
import type { Hit, Language, SourceName } from '../core/model.js'
import { marked } from '../core/search/marks.js'
import { type Asked, parseQuery, type Query } from '../core/search/query.js'
import { snippetOf } from '../core/search/snippet.js'
import { type Found, type FoundEditorial, type SearchOrder, searchEditorials } from '../store/search.js'
import { type App, findSource } from './app.js'
import { givenTime } from './given-time.js'
import { listed } from './naming.js'

export type { SearchOrder }

export interface SearchInput {
  /** As a person types them: core/search/query.ts says what they may mean. */
  words: string
  /** A source's id. */
  source?: string
  /** Published, or first seen, at or after this: a day or a time as a person writes it, see given-time.ts. */
  since?: string
  language?: Language
  order: SearchOrder
  count: number
  /** `next` of an earlier answer, newest first. */
  before?: number
}

export interface SearchAnswer extends Omit<Found, 'editorials'> {
  hits: Hit[]
  /** Why there are none, and what may help; null when there are some. */
  advice: string | null
}

/** Throws UserError for words that cannot be looked for, a source that is not there and a time that is none. */
export async function search(app: App, { words, count, ...options }: SearchInput): Promise<SearchAnswer> {
  const query = parseQuery(words)
  if (options.source !== undefined) findSource(app, options.source)
  const since = options.since === undefined ? undefined : givenTime(options.since, app.config.site.zone)
  const { editorials, ...found } = await searchEditorials(app.db, query, { ...options, since, limit: count })
  const advice = editorials.length === 0 ? await whyNothing(app, query, options) : null
  return { hits: editorials.map((editorial) => hitOf(app, editorial, query.wanted)), ...found, advice }
}

/** Of a source that masthead.yaml no longer names we do not know the rights: it is shown by its headline. */
function hitOf(app: App, editorial: FoundEditorial, wanted: Asked[]): Hit {
  const { id, url, language, published, firstSeenAt, teaser, title, text } = editorial
  const source = app.config.sources.find((one) => one.id === editorial.source)
  return {
    editorial: id,
    source: nameOf(app, editorial.source, language),
    alsoIn: editorial.alsoIn.map((other) => nameOf(app, other, language)),
    title: marked(title, wanted),
    url,
    language,
    published,
    firstSeenAt,
    teaser,
    snippet: source ? snippetOf({ text, language }, wanted, source.rights) : null,
  }
}

function nameOf(app: App, id: string, language: Language): SourceName {
  const source = app.config.sources.find((one) => one.id === id)
  return source ? { id, name: source.name, language: source.language } : { id, name: id, language }
}

/** The word that is nowhere, or that the words are there but not together, or not where they were looked for. */
async function whyNothing(
  app: App,
  query: Query,
  { source, since, language, before }: Omit<SearchInput, 'words' | 'count'>,
): Promise<string> {
  if (before !== undefined) return 'There are no earlier editorials with these words.'
  const nowhere: string[] = []
  for (const asked of query.wanted)
    if (!(await isFound(app, { wanted: [asked], unwanted: [] }))) nowhere.push(`"${asked.text}"`)
  if (nowhere.length > 0) {
    const isEmpty = !(await isAnythingRead(app))
    return isEmpty ? 'Nothing has been read yet.' : `No editorial has ${listed(nowhere)}.`
  }
  const narrowed = [
    source === undefined ? [] : `of ${source}`,
    language === undefined ? [] : `in the language ${language}`,
    since === undefined ? [] : `since ${since}`,
  ].flat()
  if (narrowed.length > 0 && (await isFound(app, query)))
    return `There are editorials with these words, but none ${narrowed.join(', ')}.`
  if (query.unwanted.length > 0 && (await isFound(app, { ...query, unwanted: [] })))
    return 'Every editorial with these words also has one that is to be left out.'
  return 'Each of the words is found, but not all in one editorial. Leave one out.'
}

async function isFound(app: App, query: Query): Promise<boolean> {
  const { matches } = await searchEditorials(app.db, query, { order: 'newest', limit: 1 })
  return matches > 0
}

async function isAnythingRead(app: App): Promise<boolean> {
  return (await app.db.selectFrom('search_rows').select('row').limit(1).executeTakeFirst()) !== undefined
}

/** "“tariff”: 5 of 930 editorials, newest first" */
export function headingOf(
  words: string,
  { hits, matches, isMore }: SearchAnswer,
  order: SearchOrder,
): string {
  const number = matches.toLocaleString('en')
  const counts =
    isMore || matches > hits.length
      ? `${hits.length} of ${isMore ? `more than ${number}` : number} editorials`
      : `${number} ${matches === 1 ? 'editorial' : 'editorials'}`
  const sorted = hits.length < 2 ? '' : `, ${order} first`
  const asked = words.trim()
  return `${/["“”]/.test(asked) ? asked : `“${asked}”`}: ${counts}${sorted}`
}

/** Where the web pages answer the same question. */
export function searchPath({ words, source, since, language, order }: Omit<SearchInput, 'count'>): string {
  const asked = new URLSearchParams({ q: words.trim() })
  if (source !== undefined) asked.set('source', source)
  if (language !== undefined) asked.set('lang', language)
  if (since !== undefined) asked.set('since', since)
  if (order !== 'newest') asked.set('order', order)
  return `/search?${asked}`
}
