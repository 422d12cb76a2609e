// sources check: what would be read from a source now, what is wrong with it, and how to mend it.
// Asks the real source as a collection would, and stores nothing of what it reads.
import { messageOf, UserError } from '../core/errors.js'
import { guessLanguage } from '../core/ingest/language.js'
import { turnOf } from '../core/ingest/polling.js'
import type { Entry, Instant, Source, Teaser, ZonedTime } from '../core/model.js'
import { FetchError } from '../io/fetch.js'
import { HeldError, RobotsError } from '../io/guest.js'
import { sourceStates } from '../store/sources.js'
import type { App } from './app.js'
import { readSource, type SourceReading } from './read-source.js'
import { visit } from './visit.js'

const HOUR_MS = 3_600_000

export interface CheckedSource {
  source: string
  name: string
  kind: Source['kind']
  url: string
  ok: boolean
  /** Entries that it lists; null when it cannot be read. */
  found: number | null
  /** The feed that its page leads to. */
  feedUrl: string | null
  /** The first editorial, as it would be stored. */
  sample: { title: string; published: ZonedTime | null; characters: number; teaser: Teaser | null } | null
  problems: { says: string; mend: string }[]
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
        ? { ...blank(source), problems: [{ says: turn.why, mend: 'Wait, or give it another address.' }] }
        : await checkSource(app, source, now)
    checked.push(one)
    onSource?.(one, checked.length, sources.length)
  }
  return checked
}

function blank({ id, name, kind, url }: Source): CheckedSource {
  return { source: id, name, kind, url, ok: false, found: null, feedUrl: null, sample: null, problems: [] }
}

async function checkSource(app: App, source: Source, now: Instant): Promise<CheckedSource> {
  try {
    const reading = await readSource(source, app.documents)
    const [first] = reading.entries
    const shown = first ? await sampleOf(app, source, first) : null
    const problems = [...listProblems(source, reading, now), ...(shown?.problems ?? [])]
    const { feedUrl, entries } = reading
    const isEmpty = entries.length === 0 || shown?.sample === null
    return {
      ...blank(source),
      ok: !isEmpty,
      found: entries.length,
      feedUrl,
      sample: shown?.sample ?? null,
      problems,
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { ...blank(source), problems: [{ says: messageOf(error), mend: mendOf(error, source) }] }
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
  const isNamed = /^https?:/.test(visited.reason)
  const says = isNamed ? visited.reason : `${entry.url} ${visited.reason}`
  const problem = { says, mend: TEASER_MENDS[why] }
  return { sample: entry.summary ? sample(entry, entry.summary, why) : null, problems: [problem] }
}

function sample({ title, published }: Entry, text: string, teaser: Teaser | null): CheckedSource['sample'] {
  return { title, published, characters: text.length, teaser }
}

const TEASER_MENDS: Record<Teaser, string> = {
  paywalled:
    "Its feed's summaries are published instead, and marked as such. A feed with whole texts would help.",
  closed:
    "robots.txt keeps programs out; its feed's summaries are published instead. Ask the paper, or look for a fuller feed.",
  unreachable: "It is tried again, waiting longer each time; until then the feed's summary stands.",
  short:
    'The page shows no more than its feed. If it does in a browser, the text may be built by a script: look for another feed.',
}

function listProblems(source: Source, reading: SourceReading, now: Instant): CheckedSource['problems'] {
  const { entries, feedUrl, problems } = reading
  const parts = problems.map((says) => ({ says, mend: 'The rest is read; look at this part in a browser.' }))
  if (entries.length === 0 && problems.length === 0) {
    return [
      { says: 'can be read and lists nothing', mend: 'Is it the right address? Look at it in a browser.' },
    ]
  }
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
          mend: `Is its zone ${source.zone}? Write zone: in masthead.yaml.`,
        },
      ]
    : []
  return [...parts, ...found, ...ahead]
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

function mendOf(error: UserError, source: Source): string {
  if (error instanceof HeldError) return 'Wait until then; the server asked for it.'
  if (error instanceof RobotsError) return 'Read its feed instead (kind: feed), or ask the paper.'
  if (error instanceof FetchError)
    return MENDS[error.status] ?? "Try again later; the trouble is the server's."
  if (/^refused/.test(messageOf(error)))
    return 'Set ALLOW_PRIVATE_NETWORKS=1 if it stands in your own network.'
  if (source.kind === 'feed') return 'Look at the address in a browser; try: masthead sources read URL'
  if (source.kind === 'page')
    return 'Name the headline links with `links:` (a CSS selector), or look for a feed.'
  return 'Name a folder of .txt files, or one of them.'
}

const MENDS: Record<number, string> = {
  401: 'It wants a password; look for its public feed.',
  403: 'It refuses programs, or ours. Set CONTACT_URL so that it sees who asks; ask the paper; try its feed.',
  404: "The address has moved; look for the new one on the paper's site.",
  410: "The address is gone for good; look for another one on the paper's site.",
  429: 'It was asked too often; it is left alone for a while.',
}
