// What to call a topic: the phrase that its editorials share and others would not use, in the form in which
// they print it. A phrase of two to four words says more than one word, and what stands in the headlines
// more than what stands in the texts; a paper's name says nothing.
import { baseOf } from '../../language/tags.js'
import { oneLine, shorten } from '../../text.js'
import { type Candidate, candidatesOf } from './name-candidates.js'
import type { TopicDocument } from './topics.js'
import type { Background } from './vectors.js'

/** Graphemes of a name. */
const LONGEST_NAME = 50
/** So many documents of a topic are read for its name. */
const MOST_READ = 40

/**
 * Never empty, and none of `taken`: without anything shared it is the headline of the first document, or "…".
 * `papers` are the names or ids of sources, which no topic is called by.
 */
export function nameOf(
  documents: TopicDocument[],
  background: Background,
  { papers = [], taken = new Set() }: { papers?: string[]; taken?: ReadonlySet<string> } = {},
): string {
  const read = documents.slice(0, MOST_READ)
  const ranked = candidatesOf(read, background, papers)
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate, read.length) }))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
  for (const best of ranked.slice(0, MOST_TRIED)) {
    const name = printed(fullName(best, ranked, read))
    if (!taken.has(name)) return name
  }
  const headline = printed(read.find(({ title }) => title.trim())?.title ?? '') || '…'
  return numbered(headline, taken)
}

/** Names that are tried before it is the headline. */
const MOST_TRIED = 5

function printed(name: string): string {
  const [first = ''] = oneLine(name)
  return shorten(first.toUpperCase() + oneLine(name).slice(first.length), LONGEST_NAME)
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let number = 2; ; number++) if (!taken.has(`${name} (${number})`)) return `${name} (${number})`
}

function fullName(best: Ranked, ranked: Ranked[], documents: TopicDocument[]): string {
  const longer =
    best.size > 1 ? fullest(best, ranked, documents.length) : phraseAround(best, ranked, documents.length)
  return longer ? formOf(longer) : paired(best, ranked, documents)
}

type Ranked = Candidate & { score: number }

/** Held by most, telling, used often, best in the headlines. */
function scoreOf({ holders, titles, worth, uses }: Candidate, documents: number): number {
  const share = holders.size / documents
  return (
    share * share * worth * (1 + Math.log(uses / holders.size) / 2) * (1 + (1.5 * titles.size) / documents)
  )
}

/** "Supreme Court" is "Supreme Court ruling" when most of its editorials say so, more often than not. */
function fullest(best: Ranked, ranked: Ranked[], documents: number): Ranked {
  return longerThan(best, ranked, { holders: documents * 0.75, uses: best.uses / 2 + 1 }) ?? best
}

/**
 * "Seabed" is "Seabed mining" when half of the editorials say so, now and then. But what is written small is not
 * called by a name of which it is part: no "International Seabed Authority".
 */
function phraseAround(best: Ranked, ranked: Ranked[], documents: number): Ranked | undefined {
  const isSmall = /^\p{Ll}/u.test(formOf(best))
  return longerThan(
    best,
    ranked.filter((one) => !isSmall || !/^\p{Lu}.* \p{Lu}/u.test(formOf(one))),
    { holders: documents / 2, uses: best.uses / 5 },
  )
}

function longerThan(best: Ranked, ranked: Ranked[], least: { holders: number; uses: number }) {
  return ranked.find(
    (one) =>
      one.size > best.size &&
      ` ${one.key} `.includes(` ${best.key} `) &&
      one.holders.size >= least.holders &&
      one.uses >= least.uses,
  )
}

/**
 * A word alone is too little when another is shared as well: a phrase takes its place; with a word it is the
 * stretch of a headline that holds both, or the two side by side.
 */
function paired(best: Ranked, ranked: Ranked[], documents: TopicDocument[]): string {
  const second = ranked.find(
    (one) =>
      one !== best &&
      one.score * 2 >= best.score &&
      // What each says but once is no subject.
      one.uses * 2 >= one.holders.size * 3 &&
      one.holders.size * 3 >= documents.length * 2 &&
      !isPartOf(one, best),
  )
  if (!second) return formOf(best)
  if (second.size > 1) return formOf(fullest(second, ranked, documents.length))
  const stretch = documents
    .map(({ title }) => stretchOf(title, best, second))
    .find((found) => found !== undefined)
  const mark = baseOf(documents[0]?.language ?? '') === 'en' ? ', ' : '·'
  return stretch ?? `${formOf(best)}${mark}${formOf(second)}`
}

function isPartOf(one: Ranked, other: Ranked): boolean {
  return one.key.includes(other.key) || other.key.includes(one.key)
}

/** "Takeover in Afghanistan", "男性の育休": where nothing but such a word stands between the two. */
const LINK = /^(?: (?:(?:of|in|for|on|at|and) (?:the )?)?|-|・|の|と)?$/

function stretchOf(title: string, one: Ranked, other: Ranked): string | undefined {
  for (const a of one.forms.keys())
    for (const b of other.forms.keys()) {
      const [from, to] = [title.indexOf(a), title.indexOf(b)]
      if (from < 0 || to < 0) continue
      const [first, last] = from < to ? [a, b] : [b, a]
      const [start, next] = from < to ? [from, to] : [to, from]
      if (LINK.test(title.slice(start + first.length, Math.max(next, start + first.length))))
        return title.slice(start, next + last.length)
    }
  return undefined
}

/** The most frequent form; of equals one written small, then the shorter, then the first in the alphabet. */
function formOf({ forms }: Candidate): string {
  const isLarge = (form: string) => Number(/^\p{Lu}/u.test(form))
  const [best] = [...forms].sort(
    ([a, m], [b, n]) => n - m || isLarge(a) - isLarge(b) || a.length - b.length || (a < b ? -1 : 1),
  )
  return best?.[0] ?? ''
}
