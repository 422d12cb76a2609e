// English words that the sources do not hold: names by their capitals, which must stand in one source as they are, and
// every other word by its stem.
import { words } from '../../language/words.js'
import { CUES } from './cues.js'
import type { Vouching } from './vouched.js'

export function unvouchedEnglish(vouching: Vouching): string[] {
  return [...unvouchedEnglishNames(vouching), ...unvouchedWords(vouching)]
}

// --- Names -----------------------------------------------------------------------------------------------------

interface Token {
  text: string
  start: number
  end: number
}

/** Between the parts of one name: "Bank of Japan", "J. Smith". */
const JOINTS = /^(?:\.? | (?:of|the|for|de|von|van|al|bin)(?: the)? |[-/&])$/

/** A run of capitalised words must stand in one source as a whole, so that no two names make a third. */
export function unvouchedEnglishNames({ sentence, sources }: Vouching): string[] {
  const lines = sources.map((source) => ` ${tokensOf(source).map(bare).join(' ')} `)
  const known = new Set(lines.flatMap((line) => line.toLowerCase().split(' ')))
  const holds = (run: Token[]) => lines.some((line) => line.includes(` ${run.map(bare).join(' ')} `))
  const opens = (word: string) => known.has(word) || isGeneralEnglish(word)
  return runsOf(sentence).flatMap((run) => {
    // The first word has its capital from its place, and says nothing of a name.
    const [first, ...rest] = run
    const isOpener = first?.start === 0 && opens(bare(first).toLowerCase())
    if (holds(run) || (isOpener && (rest.length === 0 || holds(withoutJoints(rest))))) return []
    return [run.map(bare).join(' ')]
  })
}

function isGeneralEnglish(word: string): boolean {
  const [found] = words(word, 'en')
  return found === undefined || found.isCommon || CUES.en.general.has(found.stem)
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['.][\p{L}\p{N}]+)*/gu), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }))
}

function bare({ text }: Token): string {
  return text.replace(/'s$/, '')
}

function runsOf(sentence: string): Token[][] {
  const tokens = tokensOf(sentence)
  const runs: Token[][] = []
  for (const token of tokens.filter(({ text }) => /\p{Lu}/u.test(text))) {
    const last = runs.at(-1)
    const end = last?.at(-1)?.end ?? -1
    if (last && JOINTS.test(sentence.slice(end, token.start))) {
      last.push(...tokens.filter(({ start }) => start > end && start <= token.start))
    } else {
      runs.push([token])
    }
  }
  return runs
}

/** What is left of "Both the Harbor Ledger" when its opener is taken away begins with a name again. */
function withoutJoints(run: Token[]): Token[] {
  const from = run.findIndex(({ text }) => /\p{Lu}/u.test(text))
  return from === -1 ? [] : run.slice(from)
}

// --- Every other word ---------------------------------------------------------------------------------------

/** Stems with so many letters in common may differ in their ends: "extend" and "extension". */
const ROOT = 5
/** Ends of English words, so that "smallpox" is no form of "small". */
const END =
  /^(?:[dentsy]|en|e[drs]|ers?|ors?|ing|[st]?ions?|ations?|ments?|al|ally|ly|[ai]ble|[ae]nce|[ae]nt|ive|ity|ists?|ism|ful|ness|age|ure|ic|ical|i[sz]e|ied)?$/

function unvouchedWords({ sentence, sources }: Vouching): string[] {
  const known = new Set(words(sources.join('\n'), 'en').map(({ stem }) => stem))
  const isForm = (stem: string) => Array.from(known).some((other) => isFormOf(stem, other))
  return words(sentence, 'en')
    .filter(({ stem, isCommon }) => !isCommon && !known.has(stem) && !CUES.en.general.has(stem))
    .filter(({ stem }) => !isForm(stem))
    .map(({ text }) => text)
}

function isFormOf(stem: string, other: string): boolean {
  let shared = 0
  while (shared < stem.length && stem[shared] === other[shared]) shared++
  return shared >= ROOT && END.test(stem.slice(shared)) && END.test(other.slice(shared))
}
