// The levels that Masthead sets itself. Each stands beside its figure in the table, met or missed; missing one does
// not fail the run, since texts differ in difficulty and a set of twelve swings by ten points.

/** From 0 to 1, except that a ratio is a ratio. */
export interface Level {
  value: number
  least: number
  isMet: boolean
}

/** Summaries of three sentences; other languages are held to the roles only. */
export const SUMMARY_LEVELS: Record<
  string,
  { prd: number; position?: number; demand?: number; ratio?: number }
> = {
  en: { prd: 0.65, position: 0.7, demand: 0.78, ratio: 1.25 },
  ko: { prd: 0.65 },
  ja: { prd: 0.65 },
}

/** B-cubed F of all documents, and of those that have a partner. */
export const TOPIC_LEVELS = { editorials: { all: 0.86, withPartner: 0.72 }, news: { all: 0.88 } }

/** Texts of which every boundary is right. */
export const SENTENCE_LEVELS: Record<string, number> = { en: 33 / 35, ko: 21 / 22, ja: 19 / 20 }

export function level(value: number, least: number | undefined): Level | null {
  return least === undefined ? null : { value, least, isMet: value >= least }
}
