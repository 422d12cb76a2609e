// sources check: what would be read from a source now, what is wrong with it, and how to mend it.
// Asks the real source as a collection would, and stores nothing of what it reads.
import { UserError } from '../core/errors.js'
import { decode } from '../core/ingest/bytes/decode.js'
import { guessKind } from '../core/ingest/kind.js'
import { guessLanguage } from '../core/ingest/language.js'
import { turnOf } from '../core/ingest/polling.js'
import type { Entry, Instant, Source, SourceKind, Teaser, ZonedTime } from '../core/model.js'
import type { Document, Documents } from '../io/documents.js'
import { sourceStates } from '../store/sources.js'
import type { App } from './app.js'
import { withLocalTimes } from './local-time.js'
import { listsNothing, problemOf, type SourceProblem, TEASER_MENDS, wrongKind } from './mends.js'
import { sentenceOf } from './naming.js'
import { readSource, type SourceReading } from './read-source.js'
import { visit } from './visit.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export interface CheckedSource {
  source: string
  name: string
  kind: Source['kind']
  url: string
  /** It can be read, though perhaps it lists nothing now. */
  ok: boolean
  /** Entries that it lists; null when it cannot be read. */
  found: number | null
  /** The feed that its page leads to. */
  feedUrl: string | null
  /** The first editorial, as it would be stored. */
  sample: { title: string; published: ZonedTime | null; characters: number; teaser: Teaser | null } | null
  problems: SourceProblem[]
}

export interface CheckSourcesInput {
  now: Instant
  sources: Source[]
  onSource?: (checked: CheckedSource, done: number, of: number) => void
}

export async function checkSources(
  app: App,
  { now, sources, onSource }: CheckSourcesInput,
): Promise<CheckedSource[]> {
  const states = await sourceStates(app.db)
  const checked: CheckedSource[] = []
  for (const source of sources) {
    const known = states.get(source.id)
    const state = known?.url === source.url ? known : undefined
    const turn = state && turnOf(state, 'by-name', now)
    const one =
      turn?.kind === 'held'
        ? { ...blank(source), problems: [heldProblem(turn.why, state?.goneAt != null, app)] }
        : await checkSource(app, source, now)
    checked.push(one)
    onSource?.(one, checked.length, sources.length)
  }
  return checked
}

function blank({ id, name, kind, url }: Source): CheckedSource {
  return { source: id, name, kind, url, ok: false, found: null, feedUrl: null, sample: null, problems: [] }
}

function heldProblem(why: string, isGone: boolean, { config }: App): SourceProblem {
  const mend = isGone
    ? "Look for its new address on the paper's site."
    : 'Wait until then; the server asked for it.'
  return { says: withLocalTimes(why, config.site.zone), mend }
}

async function checkSource(app: App, source: Source, now: Instant): Promise<CheckedSource> {
  const { documents, looksLike } = remembering(app.documents)
  const { zone } = app.config.site
  try {
    const reading = await readSource(source, documents)
    const [first] = reading.entries
    const shown = first ? await sampleOf(app, source, first) : null
    const { feedUrl, entries } = reading
    const wrong = wrongKind(source, looksLike())
    return {
      ...blank(source),
      ok: shown === null || shown.sample !== null,
      found: entries.length,
      feedUrl,
      sample: shown?.sample ?? null,
      problems: [
        ...(wrong ? [wrong] : []),
        ...listProblems(source, reading, now),
        ...(shown?.problems ?? []),
      ].map(({ says, mend }) => ({ says: withLocalTimes(says, zone), mend })),
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return {
      ...blank(source),
      problems: [problemOf(error, { source, looksLike: looksLike(), now, zone })],
    }
  }
}

/** The same documents, and what the first one that came looks like: it is the source's own. */
function remembering(documents: Documents): { documents: Documents; looksLike(): SourceKind | null } {
  let first: Document | null = null
  return {
    documents: {
      ...documents,
      async read(url, wish) {
        const document = await documents.read(url, wish)
        first ??= document
        return document
      },
    },
    looksLike: () => (first === null ? null : kindOf(first)),
  }
}

/** Null for a document without text. */
function kindOf({ bytes, url, contentType }: Document): SourceKind | null {
  try {
    const hints = { url, contentType: contentType ?? undefined }
    return guessKind(decode(bytes, hints), hints)
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

type Shown = Pick<CheckedSource, 'sample' | 'problems'>

/** The first entry, with the text of its page where the list does not hold it. */
async function sampleOf(app: App, source: Source, entry: Entry): Promise<Shown> {
  if (entry.text !== null)
    return { sample: sample(entry, entry.text, null), problems: languageProblem(source, entry.text) }
  if (entry.url === null) {
    const says = 'holds only summaries, and no links to the texts'
    return {
      sample: sample(entry, entry.summary ?? '', 'short'),
      problems: [{ says, mend: 'Look for a fuller feed, or read the page: kind: page.' }],
    }
  }
  const visited = await visit(source, app.documents, { url: entry.url, entry })
  if (visited.kind === 'unchanged') return { sample: null, problems: [] }
  if (visited.kind === 'text') {
    const { text } = visited.entry
    return { sample: sample(visited.entry, text, null), problems: languageProblem(source, text) }
  }
  const why = visited.kind === 'teaser' ? visited.why : 'unreachable'
  const problem = { says: sentenceOf(entry.url, visited.reason), mend: TEASER_MENDS[why] }
  return { sample: entry.summary ? sample(entry, entry.summary, why) : null, problems: [problem] }
}

function sample({ title, published }: Entry, text: string, teaser: Teaser | null): CheckedSource['sample'] {
  return { title, published, characters: text.length, teaser }
}

function listProblems(source: Source, reading: SourceReading, now: Instant): CheckedSource['problems'] {
  const { entries, feedUrl, movedTo, problems } = reading
  const parts = problems.map((says) => ({ says, mend: 'The rest is read; look at this part in a browser.' }))
  const moved =
    movedTo === null ? [] : [{ says: `has moved for good to ${movedTo}`, mend: `Write url: ${movedTo}` }]
  if (entries.length === 0 && problems.length === 0) return [...moved, listsNothing(source)]
  const found =
    feedUrl === null
      ? []
      : [{ says: `leads to the feed ${feedUrl}`, mend: `Simpler: kind: feed, url: ${feedUrl}` }]
  const dates = entries.flatMap(({ published }) => (published === null ? [] : [Date.parse(published)]))
  const isAhead = dates.some((date) => date > Date.parse(now) + HOUR_MS)
  const ahead = isAhead
    ? [
        {
          says: 'gives dates that lie in the future',
          mend: dates.some((date) => date > Date.parse(now) + DAY_MS)
            ? 'No zone explains that: the paper dates them wrongly. They come last in an edition.'
            : `Is its zone ${source.zone}? Write zone: in masthead.yaml.`,
        },
      ]
    : []
  return [...moved, ...parts, ...found, ...ahead]
}

function languageProblem(source: Source, text: string): CheckedSource['problems'] {
  const shown = guessLanguage(text)
  if (shown === null || source.language.startsWith(shown)) return []
  return [
    {
      says: `is written in "${shown}", not in "${source.language}"`,
      mend: `Write language: ${shown} in masthead.yaml.`,
    },
  ]
}
