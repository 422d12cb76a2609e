// Where two texts differ, word by word: E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), first over
// sentences and then over the words of those that differ. Case, spaces and punctuation outside numbers count for nothing.

/** A word, a number, a sign such as "%", a run of katakana, or one character of other scripts without spaces. */
export interface Token {
  /** As printed, in NFKC. */
  text: string
  /** What it is compared by: lower case, without apostrophes and hyphens; of a number the digits and its point. */
  key: string
}

/** A place where words were replaced, put in or taken out, and up to two unchanged words on either side. */
export interface Hunk {
  before: Token[]
  after: Token[]
  left: Token[]
  right: Token[]
}

/**
 * In the order of the text. Null when more than `most` words or sentences were taken out or put in, or when what
 * differs is longer than 12,000 UTF-16 units: that is another text.
 */
export function hunksOf(before: string, after: string, most: number): Hunk[] | null {
  const [old, young] = [partsOf(before), partsOf(after)]
  const places = differences(old, young, most)?.map(({ oldStart, oldEnd, youngStart, youngEnd }) => ({
    before: old.slice(oldStart, oldEnd).join('\n'),
    after: young.slice(youngStart, youngEnd).join('\n'),
  }))
  const length = places?.reduce((sum, place) => sum + Math.max(place.before.length, place.after.length), 0)
  if (places === undefined || length === undefined || length > LONGEST) return null
  const hunks: Hunk[] = []
  for (const place of places) {
    const found = hunksIn(tokensOf(place.before), tokensOf(place.after), most)
    if (found === null) return null
    hunks.push(...found)
  }
  return hunks
}

const LONGEST = 12_000

/** Roughly sentences: where both texts are cut alike, it matters little where. */
function partsOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.trim().split(/(?<=[.!?]["'”’)]?)\s+|(?<=[。！？])/u))
    .filter((part) => part !== '')
}

const CONTEXT = 2

function hunksIn(old: Token[], young: Token[], most: number): Hunk[] | null {
  const keys = (tokens: Token[]) => tokens.map(({ key }) => key)
  const places = differences(keys(old), keys(young), most)
  if (places === null) return null
  return places.map(({ oldStart, oldEnd, youngStart, youngEnd }) => ({
    before: old.slice(oldStart, oldEnd),
    after: young.slice(youngStart, youngEnd),
    left: old.slice(Math.max(0, oldStart - CONTEXT), oldStart),
    right: old.slice(oldEnd, oldEnd + CONTEXT),
  }))
}

// --- Words -----------------------------------------------------------------------------------------------

const WORD =
  /(?:(?<![^\s(（])[-−])?\p{Nd}+(?:[.,:/’'-]\p{Nd}+)*|[\p{L}\p{M}ー々]+(?:['’‑-][\p{L}\p{M}]+)*|[%‰°$€£¥₩\p{N}]/gu
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
const PIECE =
  /[\p{sc=Katakana}ー]+|\p{sc=Hangul}+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}々]\p{M}*|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー々]+/gu

function tokensOf(text: string): Token[] {
  const words =
    text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .match(WORD) ?? []
  return words
    .flatMap((word) => (UNSPACED.test(word) ? (word.match(PIECE) ?? []) : [word]))
    .map((word) => ({ text: word, key: keyOf(word) }))
}

function keyOf(word: string): string {
  if (word === '%') return 'percent'
  if (!/\p{Nd}/u.test(word)) return word.toLowerCase().replace(/['’‑-]/g, '')
  return word.replace('−', '-').replace(/[,’'](?=\d{3}(?!\d))/g, '')
}

// --- Differences -----------------------------------------------------------------------------------------

interface Place {
  oldStart: number
  oldEnd: number
  youngStart: number
  youngEnd: number
}

/** The shortest way from one list to the other; null when it has more than `most` steps. Time: lists x steps. */
function differences(old: string[], young: string[], most: number): Place[] | null {
  const shorter = Math.min(old.length, young.length)
  let head = 0
  while (head < shorter && old[head] === young[head]) head += 1
  let tail = 0
  while (tail < shorter - head && old.at(-1 - tail) === young.at(-1 - tail)) tail += 1
  const trace = traceOf(old.slice(head, old.length - tail), young.slice(head, young.length - tail), most)
  return trace && placesOf(trace, { old: old.length - tail, young: young.length - tail, head })
}

/** For each number of steps how far each diagonal reaches, as in the paper. */
function traceOf(old: string[], young: string[], most: number): Int32Array[] | null {
  const limit = Math.min(most, old.length + young.length)
  const reach = new Int32Array(2 * limit + 3)
  const middle = limit + 1
  const trace: Int32Array[] = []
  for (let steps = 0; steps <= limit; steps++) {
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = startOf(reach, middle, diagonal, steps)
      while (x < old.length && x - diagonal < young.length && old[x] === young[x - diagonal]) x += 1
      reach[middle + diagonal] = x
      if (x >= old.length && x - diagonal >= young.length) return [...trace, reach.slice()]
    }
    trace.push(reach.slice())
  }
  return null
}

function startOf(reach: Int32Array, middle: number, diagonal: number, steps: number): number {
  if (steps === 0) return 0
  return isDown(reach, middle, diagonal, steps)
    ? (reach[middle + diagonal + 1] ?? 0)
    : (reach[middle + diagonal - 1] ?? 0) + 1
}

/** Down: a word is put in; across: one is taken out. */
function isDown(reach: Int32Array, middle: number, diagonal: number, steps: number): boolean {
  if (diagonal === -steps) return true
  return diagonal !== steps && (reach[middle + diagonal - 1] ?? 0) < (reach[middle + diagonal + 1] ?? 0)
}

/** Walks back from the ends of both lists; `old` and `young` are those ends, `head` what was left out before. */
function placesOf(trace: Int32Array[], ends: { old: number; young: number; head: number }): Place[] {
  const middle = ((trace[0]?.length ?? 3) - 1) / 2
  const places: Place[] = []
  let diagonal = ends.old - ends.young
  for (let steps = trace.length - 1; steps > 0; steps--) {
    const reach = trace[steps - 1] ?? new Int32Array()
    const down = isDown(reach, middle, diagonal, steps)
    diagonal += down ? 1 : -1
    const x = (reach[middle + diagonal] ?? 0) + ends.head
    const y = x - diagonal
    const place = { oldStart: x, oldEnd: x + (down ? 0 : 1), youngStart: y, youngEnd: y + (down ? 1 : 0) }
    const next = places.at(-1)
    if (next && next.oldStart === place.oldEnd && next.youngStart === place.youngEnd)
      places.splice(-1, 1, { ...next, oldStart: x, youngStart: y })
    else places.push(place)
  }
  return places.reverse()
}
