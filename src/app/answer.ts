// answer: what a person asked in a chat, answered from the archive. One set of verbs for every platform.

import { summaryItem } from '../core/digest/summary-item.js'
import type { DigestItem, Question, Reply } from '../core/model.js'
import { latestEditorials } from '../store/editorials.js'
import { type App, findSource } from './app.js'
import { headingOf, search, searchPath } from './search.js'

/** Editorials in one answer. */
const MOST_ANSWERED = 5
const SENTENCES = 3

const EXAMPLES = [
  '/editorial latest',
  '/editorial latest ledger',
  '/editorial search harbour lights',
  '/editorial search "interest rates" -mortgage',
  '/editorial help',
]

export async function answer(app: App, { verb, words }: Question): Promise<Reply> {
  switch (verb) {
    case 'latest':
      return latest(app, words)
    case 'search':
      return find(app, words)
    case 'help':
    case '':
      return help(
        'Editorials of the papers that are read here, with what each holds, why, and what it demands.',
      )
    default:
      return help(`There is no "${verb}" here.`)
  }
}

/** The newest editorials, of all papers or of those whose name contains the words. */
async function latest(app: App, words: string): Promise<Reply> {
  const wanted = words.trim().toLowerCase()
  const sources = app.config.sources.filter(
    ({ id, name }) => name.toLowerCase().includes(wanted) || id.includes(wanted),
  )
  if (sources.length === 0) {
    const names = app.config.sources.map(({ name }) => name).join(', ')
    return { kind: 'notice', text: `No paper here is called "${words.trim()}". There are: ${names}.` }
  }
  const editorials = await latestEditorials(app.db, sources, MOST_ANSWERED)
  if (editorials.length === 0) {
    return { kind: 'notice', text: 'Nothing has been read yet. Try again in a few minutes.' }
  }
  const items: DigestItem[] = editorials.map((editorial) =>
    summaryItem(editorial, {
      sentences: SENTENCES,
      characters: null,
      rights: findSource(app, editorial.source.id).rights,
    }),
  )
  const [only] = sources
  const heading =
    wanted !== '' && sources.length === 1 && only ? `Latest from ${only.name}` : 'Latest editorials'
  return { kind: 'editorials', heading, items }
}

/** The newest editorials in which the words stand. */
async function find(app: App, words: string): Promise<Reply> {
  if (words.trim() === '') return help('Say what to look for.')
  const asked = { words, order: 'newest' as const }
  const found = await search(app, { ...asked, count: MOST_ANSWERED })
  if (found.advice !== null) return { kind: 'notice', text: found.advice }
  const more = found.matches > found.hits.length ? searchPath(asked) : null
  return { kind: 'hits', heading: headingOf(words, found, 'newest'), hits: found.hits, more }
}

function help(text: string): Reply {
  return { kind: 'help', text, examples: EXAMPLES }
}
