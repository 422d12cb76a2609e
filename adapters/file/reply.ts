// An answer or a notice in the three formats. Nobody can ask a file a question, but a notice has to look
// like something, and a channel copied from this one will need it. Pure.
import type { Hit, Reply, Site } from '../../src/core/model.js'
import { factsOf } from '../../src/core/search/facts.js'
import { type Piece, piecesOf } from '../../src/core/search/marks.js'
import { oneLine } from '../../src/core/text.js'
import { markdownText } from './escape.js'
import type { FileMessage } from './render.js'

export function reply(answer: Reply, site: Site): FileMessage {
  const lines = linesOf(answer)
  return {
    path: `replies/${answer.kind}`,
    contents: {
      markdown: `${lines.map((pieces) => pieces.map(markdownPiece).join('')).join('\n\n')}\n`,
      html: site.fill('file/reply.html', { house: oneLine(site.name), lines }),
      json: `${JSON.stringify(answer, null, 2)}\n`,
    },
  }
}

function linesOf(answer: Reply): Piece[][] {
  switch (answer.kind) {
    case 'editorials':
      return [answer.heading, ...answer.items.map((item) => `${item.title} (${item.source.name})`)].map(line)
    case 'hits':
      return [line(answer.heading), ...answer.hits.flatMap(hitLines)]
    case 'help':
      return [answer.text, ...answer.examples].map(line)
    case 'notice':
      return [line(answer.text)]
  }
}

function hitLines(hit: Hit): Piece[][] {
  const named = line(`${oneLine(hit.title.text)} (${factsOf(hit).join(', ')})`)
  return hit.snippet === null ? [named] : [named, piecesOf(hit.snippet)]
}

function line(text: string): Piece[] {
  return [{ text: oneLine(text), isHit: false }]
}

function markdownPiece({ text, isHit }: Piece): string {
  const said = markdownText(text)
  if (isHit) return `**${said}**`
  // Escaping trims; the spaces belong between the words.
  return said === '' ? ' ' : `${/^\s/.test(text) ? ' ' : ''}${said}${/\s$/.test(text) ? ' ' : ''}`
}
