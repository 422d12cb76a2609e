// Which stretches of a paragraph stand inside a pair of quotation marks or brackets. An opener without its
// closer, or one too far away, is ignored: a forgotten mark must not swallow the rest of the text.

export interface Stretch {
  /** Offset of the opening mark. */
  start: number
  /** Offset behind the closing mark. */
  end: number
}

const CLOSER_OF = new Map(
  [...'“”‘’「」『』（）()〈〉《》【】［］[]«»'].flatMap((mark, i, all) =>
    i % 2 ? [] : [[mark, all[i + 1]]],
  ),
)
const CLOSERS = new Set(CLOSER_OF.values())
// German: what closes there opens elsewhere.
CLOSER_OF.set('„', '“')
/** Longer than any quotation that is one sentence (UTF-16 units). */
const FARTHEST = 600
const DEEPEST = 20

/** The outermost pairs, in order; `marks` names the opening marks that count. */
export function pairs(text: string, marks: string): Stretch[] {
  const open: { mark: string; at: number }[] = []
  const found: Stretch[] = []
  const isGerman = text.includes('„')
  for (const { 0: mark, index } of text.matchAll(/[“”‘’「」『』（）()〈〉《》【】［］[\]«»„"]/g)) {
    const mayClose = mark === '"' || CLOSERS.has(mark) || (mark === '“' && isGerman)
    const top = mayClose
      ? open.findLastIndex((one) => (one.mark === '"' ? mark === '"' : CLOSER_OF.get(one.mark) === mark))
      : -1
    const opener = open[top]
    if (opener && index - opener.at <= FARTHEST) {
      open.length = top
      while ((found.at(-1)?.start ?? -1) > opener.at) found.pop()
      found.push({ start: opener.at, end: index + 1 })
    } else if (!CLOSERS.has(mark) && marks.includes(mark)) {
      open.push({ mark, at: index })
      if (open.length > DEEPEST) open.shift()
    }
  }
  return found
}

/** Asks for ascending offsets whether they stand inside one of the stretches (ascending, apart). */
export function insideOf(stretches: Stretch[]): (offset: number) => Stretch | null {
  let next = 0
  return (offset) => {
    while ((stretches[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next++
    const stretch = stretches[next]
    return stretch && stretch.start < offset ? stretch : null
  }
}
