// The page that searches the archive: a form that any browser can send and an address that can be kept. Promises
// that reading it changes nothing, that what it costs is bounded (core/search/query.ts, store/search-index.ts), and
// that no link leads anywhere but to http(s) and to our own pages.
import { minuteIn } from '../app/local-time.js'
import { headingOf, type SearchAnswer, type SearchInput, searchPath } from '../app/search.js'
import { UserError } from '../core/errors.js'
import { baseOf } from '../core/language/tags.js'
import type { Hit, SourceName, Zone } from '../core/model.js'
import { factsOf } from '../core/search/facts.js'
import { piecesOf } from '../core/search/marks.js'
import { oneLine, webUrl } from '../core/text.js'

export interface Archive {
  /** In the order of masthead.yaml. */
  papers: SourceName[]
  /** The site's, on whose clock times are shown and read. */
  zone: Zone
  /** Throws UserError for what cannot be looked for. */
  search(input: SearchInput): Promise<SearchAnswer>
}

/** Hits of one page, and UTF-16 units of a headline. */
const HITS = 20
const LONGEST_TITLE = 300

/** What the address asks; whatever stands in it. */
type Asked = Record<string, string | undefined>

export async function searchView(archive: Archive, asked: Asked) {
  const { answer, problem, input } = await answerTo(archive, asked)
  const { source = '', lang = '', since = '', order } = asked
  return {
    title: input ? `${oneLine(input.words)} · Search` : 'Search',
    language: 'en',
    words: (asked.q ?? '').slice(0, 1000),
    since: since.slice(0, 10),
    papers: archive.papers.map(({ id, name }) => ({ id, name: oneLine(name), isChosen: id === source })),
    languages: [...new Set(archive.papers.map(({ language }) => baseOf(language)))].map((tag) => ({
      tag,
      name: languageName(tag),
      isChosen: tag === baseOf(lang),
    })),
    isBest: order === 'best',
    notice: problem ?? answer?.advice ?? null,
    isProblem: problem !== null,
    heading:
      input && answer && answer.hits.length > 0
        ? `${oneLine(headingOf(input.words, answer, input.order))} (times in ${archive.zone})`
        : null,
    hits: (answer?.hits ?? []).map((hit) => hitView(hit, archive.zone)),
    older: input && answer?.next != null ? `${searchPath(input)}&before=${answer.next}` : null,
  }
}

interface Answered {
  input: SearchInput | null
  answer: SearchAnswer | null
  /** Why there is none. */
  problem: string | null
}

async function answerTo(archive: Archive, asked: Asked): Promise<Answered> {
  if ((asked.q ?? '').trim() === '') return { input: null, answer: null, problem: null }
  try {
    const input = inputOf(asked)
    return { input, answer: await archive.search(input), problem: null }
  } catch (error) {
    if (error instanceof UserError) return { input: null, answer: null, problem: error.message }
    throw error
  }
}

function inputOf({ q = '', source, lang, since, order, before }: Asked): SearchInput {
  const row = before !== undefined && /^\d{1,15}$/.test(before) ? Number(before) : undefined
  return {
    words: q,
    source: source || undefined,
    language: lang || undefined,
    since: since || undefined,
    order: order === 'best' ? 'best' : 'newest',
    count: HITS,
    before: order === 'best' ? undefined : row,
  }
}

function hitView(hit: Hit, zone: Zone) {
  const [paper = '', , ...others] = factsOf(hit)
  const title = piecesOf(hit.title, LONGEST_TITLE)
  return {
    paper,
    // The notes are ours, whatever the language of the paper.
    note: others.join(' · ') || null,
    language: hit.language,
    at: hit.published ?? hit.firstSeenAt,
    when: minuteIn(hit.published ?? hit.firstSeenAt, zone),
    // A link needs something to stand on.
    title: title.length > 0 ? title : [{ text: '…', isHit: false }],
    url: webUrl(hit.url)?.href ?? null,
    snippet: hit.snippet === null ? [] : piecesOf(hit.snippet),
  }
}

function languageName(tag: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(tag) ?? tag
}
