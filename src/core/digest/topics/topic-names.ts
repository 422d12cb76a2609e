// What to call a topic: the word or phrase that its editorials share and others would not use, in the form
// in which they print it.
import { baseOf } from '../../language/sentences.js'
import { type Word, words } from '../../language/words.js'
import type { TopicDocument } from './topics.js'
import type { Background } from './vectors.js'

interface Candidate {
  key: string
  /** Printed forms and how often each occurs. */
  forms: Map<string, number>
  /** Indexes of the documents that hold it. */
  holders: Set<number>
  titles: number
  worth: number
}

/** Never empty: without a shared phrase it is the headline of the first document, or "…". */
export function nameOf(documents: TopicDocument[], background: Background): string {
  const candidates = new Map<string, Candidate>()
  documents.forEach(({ title, text, language }, index) => {
    const inTitle = collect(title, language, index, background, candidates)
    for (const key of inTitle) {
      const candidate = candidates.get(key)
      if (candidate) candidate.titles++
    }
    collect(text.slice(0, LONGEST), language, index, background, candidates)
  })
  const shared = [...candidates.values()].filter(({ holders }) => holders.size > 1)
  const best = shared.sort(
    (a, b) => scoreOf(b, documents) - scoreOf(a, documents) || (a.key < b.key ? -1 : 1),
  )[0]
  return best
    ? capitalized(formOf(fullest(best, shared)))
    : documents.find(({ title }) => title.trim())?.title.trim() || '…'
}

const LONGEST = 20_000

/** Adds the words and phrases of a text; returns the keys it found. */
function collect(
  text: string,
  language: string,
  document: number,
  background: Background,
  candidates: Map<string, Candidate>,
): Set<string> {
  const found = new Set<string>()
  const all = words(text, language)
  for (let i = 0; i < all.length; i++)
    for (let size = 1; size <= 3; size++) {
      const run = all.slice(i, i + size)
      if (run.length < size || !isPhrase(run, text)) break
      const key = run.map(({ stem }) => stem).join(' ')
      const form = formIn(text, run)
      if (!isNounLike(form, baseOf(language))) continue
      note(candidates, key, form, document, worthOf(run, background))
      found.add(key)
    }
  return found
}

/** As printed, without the particle or the 's of the last word. */
function formIn(text: string, run: Word[]): string {
  const last = run.at(-1)
  return last ? text.slice(run[0]?.start, last.start) + last.text : ''
}

/** Neighbours with nothing but a space or hyphen between them, none of them grammar. */
function isPhrase(run: Word[], text: string): boolean {
  return run.every(
    (word, i) =>
      !word.isCommon &&
      word.text.length > 1 &&
      (i === 0 || /^[ \u3000-]?$/.test(text.slice(run[i - 1]?.end, word.start))),
  )
}

/** Kanji and katakana, as a Japanese headline calls a thing; in English no adverb to begin with. */
function isNounLike(form: string, base: string): boolean {
  if (base === 'ja') return /^[\p{Script=Han}\p{Script=Katakana}ー・A-Za-z]{2,12}$/u.test(form)
  return base !== 'en' || !/^[a-z]{2,20}ly\b/i.test(form)
}

function worthOf(run: Word[], background: Background): number {
  return run.reduce((sum, { stem }) => sum - Math.log(background(stem)), 0) / run.length ** 0.6
}

function note(
  candidates: Map<string, Candidate>,
  key: string,
  form: string,
  document: number,
  worth: number,
): void {
  let candidate = candidates.get(key)
  if (!candidate) {
    candidate = { key, forms: new Map(), holders: new Set(), titles: 0, worth }
    candidates.set(key, candidate)
  }
  candidate.forms.set(form, (candidate.forms.get(form) ?? 0) + 1)
  candidate.holders.add(document)
}

/** Held by most, telling, used often, best in a headline. */
function scoreOf(candidate: Candidate, documents: TopicDocument[]): number {
  const { holders, titles, worth } = candidate
  const share = holders.size / documents.length
  return (
    share *
    share *
    worth *
    (1 + Math.log(usesOf(candidate) / holders.size) / 2) *
    (1 + titles / documents.length / 2)
  )
}

/** "Supreme" is "Supreme Court" when most of its editorials say so, half of the time or more. */
function fullest(best: Candidate, shared: Candidate[]): Candidate {
  const longer = shared
    .filter(
      (one) =>
        one !== best &&
        ` ${one.key} `.includes(` ${best.key} `) &&
        one.holders.size * 4 >= best.holders.size * 3 &&
        usesOf(one) * 2 >= usesOf(best),
    )
    .sort((a, b) => usesOf(b) - usesOf(a) || b.key.length - a.key.length || (a.key < b.key ? -1 : 1))[0]
  return longer ?? best
}

function usesOf({ forms }: Candidate): number {
  return [...forms.values()].reduce((sum, count) => sum + count, 0)
}

/** The most frequent form; of equals the shorter, then the first in the alphabet. */
function formOf({ forms }: Candidate): string {
  const [best] = [...forms].sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1))
  return best?.[0] ?? ''
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
