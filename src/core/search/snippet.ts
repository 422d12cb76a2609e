// What to show of an editorial that was found: the sentences in which most of the words asked for stand close
// together, word for word, as much of them as a line or three takes and as its paper lets us quote.
import { graphemesOf } from '../graphemes.js'
import { sentencesOf } from '../language/sentences.js'
import type { Language, Marked, Rights } from '../model.js'
import { oneLine } from '../text.js'
import { foundIn, marked } from './marks.js'
import type { Asked } from './query.js'

/** Graphemes that are shown at most, without the marks of what was left out. */
const LONGEST = 240
/** Sentences of one snippet. */
const MOST_SENTENCES = 3
/** Only so much of a very long text is looked at (UTF-16 units). */
const LOOKED_AT = 60_000

/** Null when the paper lets us quote nothing, or there is no text. Where no word is found, it begins at the start. */
export function snippetOf(
  { text, language }: { text: string; language: Language },
  wanted: Asked[],
  { sentences, characters }: Pick<Rights, 'sentences' | 'characters'>,
): Marked | null {
  const most = Math.min(MOST_SENTENCES, sentences ?? MOST_SENTENCES)
  const room = Math.min(LONGEST, characters ?? LONGEST)
  if (most < 1 || room < 1) return null
  const lines = sentencesOf(text.slice(0, LOOKED_AT), language).map((sentence) => oneLine(sentence.text))
  const hits = lines.map((line) => foundIn(line, wanted))
  const window = bestWindow(lines, hits, { most, room })
  if (window === null) return null
  const [first, last] = window
  const only = lines[first] ?? ''
  if (first === last && lengthOf(only) > room)
    return cutAround(only, hits[first]?.[0]?.start ?? 0, room, wanted)
  const shown = marked(lines.slice(first, last + 1).join(' '), wanted)
  return shown.text === '' ? null : shown
}

type Hits = ReturnType<typeof foundIn>

/** First and last sentence: the most different words, then the most hits, then the earlier and the shorter one. */
function bestWindow(
  lines: string[],
  hits: Hits[],
  { most, room }: { most: number; room: number },
): [first: number, last: number] | null {
  let best: { window: [number, number]; words: number; hits: number } | null = null
  const isFound = hits.some((one) => one.length > 0)
  const lengths = lines.map(lengthOf)
  for (let first = 0; first < lines.length; first++) {
    // A window begins with a hit, where there is any.
    if (isFound && hits[first]?.length === 0) continue
    let length = 0
    const words = new Set<number>()
    let count = 0
    for (let last = first; last < Math.min(lines.length, first + most); last++) {
      length += (lengths[last] ?? 0) + (last > first ? 1 : 0)
      if (length > room && last > first) break
      for (const { word } of hits[last] ?? []) words.add(word)
      count += hits[last]?.length ?? 0
      if (best === null || words.size > best.words || (words.size === best.words && count > best.hits))
        best = { window: [first, last], words: words.size, hits: count }
    }
  }
  return best?.window ?? null
}

/** A sentence that is too long, from a little before the hit; "…" stands for what was left out. */
function cutAround(line: string, hit: number, room: number, wanted: Asked[]): Marked {
  const pieces = Array.from(graphemesOf(line))
  const at = pieces.findLastIndex(({ index }) => index <= hit)
  const from = Math.max(0, Math.min(at - Math.floor(room / 3), pieces.length - room))
  const start = wordStart(line, pieces[from]?.index ?? 0, hit)
  const kept = pieces.filter(({ index }) => index >= start).slice(0, room)
  const last = kept.at(-1)
  const end = last ? last.index + last.segment.length : line.length
  const text = line.slice(start, end)
  return marked(`${start > 0 ? '…' : ''}${text}${end < line.length ? '…' : ''}`, wanted)
}

/** Not in the middle of a word, where the next one begins soon and before the hit. */
function wordStart(line: string, start: number, hit: number): number {
  if (start === 0) return 0
  const space = line.indexOf(' ', start - 1)
  return space !== -1 && space < hit && space - start < 20 ? space + 1 : start
}

function lengthOf(line: string): number {
  // Graphemes are never more than units: most lines need no counting.
  return line.length <= 40 ? line.length : Array.from(graphemesOf(line)).length
}
