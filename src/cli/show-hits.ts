// Editorials that were found, as a person reads them on a terminal: when, which paper, the headline, the stretch in
// which the words stand, and where to read on.

import { minuteIn } from '../app/local-time.js'
import { headingOf, type SearchAnswer, type SearchInput } from '../app/search.js'
import type { Hit, Zone } from '../core/model.js'
import { factsOf } from '../core/search/facts.js'
import { piecesOf } from '../core/search/marks.js'
import { colors } from './colors.js'
import { fold } from './terminal.js'

/** Headlines are cut to about so many UTF-16 units. */
const LONGEST_TITLE = 200

export function showHits(answer: SearchAnswer, { words, order, count }: SearchInput, zone: Zone): string {
  if (answer.advice !== null) return fold(answer.advice)
  const isAll = !answer.isMore && answer.matches <= answer.hits.length
  const further = Math.min(1000, count * 5)
  return [
    fold(colors.dim(`${headingOf(words, answer, order)} (times in ${zone})`)),
    ...answer.hits.map((hit) => showHit(hit, zone)),
    ...(isAll || further === count
      ? []
      : [colors.dim(`More: add --count ${further}, or narrow it with --since.`)]),
  ].join('\n\n')
}

function showHit(hit: Hit, zone: Zone): string {
  const [paper = '', , ...others] = factsOf(hit)
  const when = minuteIn(hit.published ?? hit.firstSeenAt, zone)
  const note = others.length === 0 ? '' : colors.dim(` (${others.join('; ')})`)
  const lines = [
    `${colors.dim(when)}  ${colors.cyan(paper)}${note}`,
    colors.bold(painted(hit.title, LONGEST_TITLE)),
    ...(hit.snippet === null ? [] : [painted(hit.snippet)]),
  ]
  // An address that is folded cannot be followed.
  return [...lines.map((line) => fold(line)), ...(hit.url === null ? [] : [colors.dim(hit.url)])].join('\n')
}

function painted(marked: Hit['title'], max?: number): string {
  return piecesOf(marked, max)
    .map(({ text, isHit }) => (isHit ? colors.yellow(text) : text))
    .join('')
}
