// Intl.Segmenter over texts of any length: it takes quadratic time on long ones, so it sees a window at a time.

/** UTF-16 units; longer than any sentence worth reading. */
const WINDOW = 2000

/** What the segmenter finds, in order and without gaps; a segment longer than the window comes in pieces. */
export function* segments(
  text: string,
  segmenter: Intl.Segmenter,
): Generator<{ text: string; start: number; isWord: boolean }> {
  let from = 0
  while (from < text.length) {
    const found = Array.from(segmenter.segment(text.slice(from, from + WINDOW)))
    const isLastWindow = from + WINDOW >= text.length
    // The last segment may go on behind the window: the next one begins with it.
    const whole = isLastWindow || found.length === 1 ? found : found.slice(0, -1)
    for (const { segment, index, isWordLike } of whole)
      yield { text: segment, start: from + index, isWord: isWordLike === true }
    from += whole.reduce((sum, { segment }) => sum + segment.length, 0)
  }
}
