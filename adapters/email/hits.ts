// Editorials that were found, as a mail shows them: paper, headline, and the stretch in which the words stand. Pure.
import type { Hit } from '../../src/core/model.js'
import { factsOf } from '../../src/core/search/facts.js'
import { piecesOf } from '../../src/core/search/marks.js'
import { oneLine, webLink } from './escape.js'
import { ROOM } from './limits.js'
import { wrap } from './text.js'
import { lookOf } from './view.js'

/** UTF-16 units of one snippet. */
const LONGEST_SNIPPET = 600

export function hitView(hit: Hit) {
  return {
    ...lookOf(hit.language),
    facts: oneLine(factsOf(hit).join(' · '), ROOM.headline),
    // A paper may leave its headline blank; a link needs something to stand on.
    title: oneLine(hit.title.text, ROOM.headline) || '…',
    url: webLink(hit.url),
    pieces: hit.snippet === null ? [] : piecesOf(hit.snippet, LONGEST_SNIPPET),
  }
}

export function hitText({ facts, title, url, pieces }: ReturnType<typeof hitView>): string {
  const said = pieces.map(({ text }) => text).join('')
  return [
    `${wrap(facts)}\n${wrap(title)}`,
    ...(said === '' ? [] : [wrap(said, '  ')]),
    ...(url === null ? [] : [`  ${url}`]),
  ].join('\n\n')
}
