// Text as its reader counts it: grapheme by grapheme (Unicode annex 29), so that no cut falls inside of one.

let segmenter: Intl.Segmenter | undefined

/** The segmenter is made when first needed: it takes 12 ms, and most commands cut no text. */
export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  return segmenter.segment(text)
}
