// What stands around the body of a saved page: its headline, its dates, its writer.
import type { ZonedTime } from '../../model.js'
import type { Paragraph } from './lines.js'
import { findTitle, headline, REACH } from './title.js'
import { writerIn } from './writer.js'

export interface Head {
  title: string | null
  posted: ZonedTime | null
  updated: ZonedTime | null
  author: string | null
}

/** Paragraphs below the body that may still name its date or writer. */
const TAIL = 10

/** The head of the body that is `paragraphs.slice(start, end)`. */
export function readHead(paragraphs: Paragraph[], start: number, end: number): Head {
  const titleAt = findTitle(paragraphs, start, end)
  const above = order(paragraphs, Math.max(0, start - REACH), start, titleAt)
  const below = paragraphs.slice(end, end + TAIL)
  const title = paragraphs[titleAt]?.text
  return {
    title: title === undefined ? null : headline(title, paragraphs),
    ...datesIn(above, below),
    author: writerIn(above) ?? writerIn(below),
  }
}

/** The lines above the body by how much they belong to it: below the title first, then upwards from it. */
function order(paragraphs: Paragraph[], from: number, start: number, titleAt: number): Paragraph[] {
  if (titleAt < 0) return paragraphs.slice(from, start).reverse()
  return [...paragraphs.slice(titleAt + 1, start), ...paragraphs.slice(from, titleAt).reverse()]
}

function datesIn(above: Paragraph[], below: Paragraph[]): Pick<Head, 'posted' | 'updated'> {
  const near = above.flatMap(({ dates }) => dates)
  const far = below.flatMap(({ dates }) => dates)
  const labelled = (label: string) => [...near, ...far].find((date) => date.label === label)?.date ?? null
  const updated = labelled('updated')
  const posted =
    near.find(({ label }) => label === 'published')?.date ??
    near.find(({ label }) => label === null)?.date ??
    labelled('published') ??
    (updated ? null : (far.find(({ label }) => label === null)?.date ?? null))
  return { posted, updated }
}
