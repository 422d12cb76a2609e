// Lines as paragraphs: what a mail program, an editor or a text browser broke at a width is joined again, the
// other lines stay one each. A document is taken for broken only when its lines show it: most of its running
// text is in blocks of full lines that end within sentences.

/**
 * The paragraphs of `text`, which has no carriage returns, one each, blanks around them kept. A line of which
 * `standsAlone` is true (a date, a button) never takes up the line before it.
 */
export function unwrapped(text: string, standsAlone: Test): string[] {
  const blocks = blocksOf(text)
  const width = wrapWidth(blocks, standsAlone)
  return blocks.flatMap((block) => unwrap(block, width, standsAlone))
}

/** Runs of lines without a blank line between, without the blanks that all of its lines begin with. */
function blocksOf(text: string): string[][] {
  const blocks: string[][] = []
  let block: string[] = []
  for (const line of [...text.split('\n'), '']) {
    if (line.trim() !== '') block.push(line.trimEnd())
    else if (block.length > 0) {
      blocks.push(withoutIndent(block))
      block = []
    }
  }
  return blocks
}

function withoutIndent(block: string[]): string[] {
  const indent = block.reduce((least, line) => Math.min(least, /^ */.exec(line)?.[0].length ?? 0), 40)
  return indent === 0 ? block : block.map((line) => line.slice(indent))
}

// --- Was the text broken at a width? ----------------------------------------------------------------------

/** Wider lines (columns) were not broken by a mail program or an editor. */
const WIDEST_WRAP = 110
const NARROWEST_WRAP = 30
/** The widest lines of paragraphs that were broken at one width differ by no more than a word. */
const RAGGED = 9
/** Signs that must not begin a line of Japanese hang over its end. */
const HANGING = 2

type Test = (line: string) => boolean

/** The width at which someone broke the paragraphs of the text; 0 when nobody did. */
function wrapWidth(blocks: string[][], standsAlone: Test): number {
  const paragraphs = blocks.filter(
    (block) => block.length > 1 && isWithin(widestOf(block)) && !isHead(block, standsAlone),
  )
  const width = commonWidth(paragraphs)
  if (width === 0) return 0
  const within = paragraphs.filter((block) => widestOf(block) <= width + HANGING)
  const beyond = blocks.flat().filter((line) => widthOf(line) > width + HANGING)
  const sizeOf = (lines: string[]) => lines.reduce((sum, line) => sum + widthOf(line), 0)
  return sizeOf(within.flat()) > sizeOf(beyond) && breaksInSentences(within, width) ? width : 0
}

function isWithin(width: number): boolean {
  return width >= NARROWEST_WRAP && width <= WIDEST_WRAP
}

/** The width below which most of the text has its widest lines. */
function commonWidth(paragraphs: string[][]): number {
  const masses = new Map<number, number>()
  for (const block of paragraphs) {
    const widest = widestOf(block)
    for (let width = widest; width < widest + RAGGED; width++) {
      masses.set(width, (masses.get(width) ?? 0) + block.length)
    }
  }
  const most = Math.max(0, ...masses.values())
  const widths = paragraphs.map(widestOf).filter((width) => (masses.get(width) ?? 0) === most)
  return widths.reduce((widest, width) => Math.max(widest, width), 0)
}

function widestOf(block: string[]): number {
  return block.reduce((most, line) => Math.max(most, widthOf(line)), 0)
}

/** Lines that end within a sentence are full, as the width allows; headlines in a row seldom are. */
function breaksInSentences(paragraphs: string[][], width: number): boolean {
  let long = 0
  let torn = 0
  let takenUp = 0
  for (const block of paragraphs) {
    block.slice(1).forEach((line, index) => {
      const before = block[index] ?? ''
      if (endsSentence(before) || widthOf(before) < width / 2) return
      long++
      if (!isFull(before, line, width)) return
      torn++
      if (/^[\p{Ll}\p{Lo}]/u.test(line.trim())) takenUp++
    })
  }
  const isScript = paragraphs.some(([line = '']) => /\p{Lo}$/u.test(line))
  return torn >= (isScript ? 2 : 1) && takenUp * 3 >= torn && torn >= long * 0.7
}

/** Headlines, bylines and dates in a row, rather than a paragraph. */
function isHead(block: string[], standsAlone: Test): boolean {
  if (block.length <= 4 && !endsSentence(block.at(-1) ?? '')) return true
  return block.length <= 40 && block.filter(standsAlone).length * 4 >= block.length
}

/** The next word would not have fitted any more. */
function isFull(before: string, line: string, width: number): boolean {
  const own = widthOf(before)
  if (own > width + HANGING) return false
  const next = line.trim()
  // Lines of East Asian text break anywhere, but for a few signs that must not begin a line.
  if (isWide(next[0] ?? '') || isWide(before.trim().at(-1) ?? '')) {
    const word = /^\S{1,12}/.exec(next)?.[0] ?? ''
    // Korean breaks between words, and programs that count signs leave its lines more ragged than others.
    return /\p{Script=Hangul}/u.test(word) ? own + widthOf(word) > width - 8 : own + 4 > width - 2
  }
  return own + 1 + widthOf(/^\S{1,60}/.exec(next)?.[0] ?? '') > width
}

// --- Joining ----------------------------------------------------------------------------------------------

/** A block as lines of its own or, where paragraphs were broken at a width, as the paragraphs they were. */
function unwrap(block: string[], width: number, standsAlone: Test): string[] {
  const paragraphs: string[][] = []
  const goesOnWhenFull = width > 0 && block.length > 1 && !isHead(block, standsAlone)
  block.forEach((line, index) => {
    const last = paragraphs.at(-1)
    const before = block[index - 1]
    const goesOn =
      last !== undefined &&
      before !== undefined &&
      !startsAnew(line) &&
      (isTorn(before, line) || (goesOnWhenFull && isFull(before, line, width))) &&
      !standsAlone(line) &&
      !(last.length === 1 && standsAlone(before))
    if (goesOn) last.push(seam(before, line), line.trim())
    else paragraphs.push([line])
  })
  return paragraphs.map((pieces) => pieces.join(''))
}

/** A line that ends within a sentence which the next one takes up in lower case. */
function isTorn(before: string, line: string): boolean {
  return widthOf(before) >= 40 && /[\p{L},;-]$/u.test(before) && /^\p{Ll}/u.test(line.trim())
}

/** What stands before an item of a list. */
export const BULLET = /^\s{0,20}(?:[-*+•◦‣▪■□●○◆◇※・▲△∙·–—](?=\s)|[•‣▪●・](?=\S)|\d{1,2}[.)]\s(?=\S))\s{0,4}/u

/** Bullets and indented lines begin a paragraph. */
function startsAnew(line: string): boolean {
  return /^(?:\s{2,}|\u3000|\t)/.test(line) || BULLET.test(line)
}

/** What a break between two lines stood for. */
function seam(before: string, line: string): '' | ' ' {
  const next = line.trim()
  const isHyphen = /\p{L}-$/u.test(before.slice(-3)) && /^\p{L}/u.test(next)
  const isScript = isKanaOrHan(before.at(-1) ?? '') && isKanaOrHan(next[0] ?? '')
  return isHyphen || isScript ? '' : ' '
}

// --- Signs ------------------------------------------------------------------------------------------------

/** Does a sentence, or an item of a list, end here? */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？．;；:：][”"’'」』）)\]]{0,3}$/u.test(text.slice(-6))
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g

/** Columns: East Asian characters take two. */
export function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}

function isWide(sign: string): boolean {
  return widthOf(sign) === 2
}

function isKanaOrHan(sign: string): boolean {
  return isWide(sign) && !/\p{Script=Hangul}/u.test(sign)
}
