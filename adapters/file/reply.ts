// An answer or a notice in the three formats. Nobody can ask a file a question, but a notice has to look
// like something, and a channel copied from this one will need it. Pure.
import type { Reply, Site } from '../../src/core/model.js'
import { oneLine } from '../../src/core/text.js'
import { markdownText } from './escape.js'
import type { FileMessage } from './render.js'

export function reply(answer: Reply, site: Site): FileMessage {
  const lines =
    answer.kind === 'editorials'
      ? [answer.heading, ...answer.items.map((item) => `${item.title} (${item.source.name})`)]
      : [answer.text, ...(answer.kind === 'help' ? answer.examples : [])]
  const texts = lines.map(oneLine)
  return {
    path: `replies/${answer.kind}`,
    contents: {
      markdown: `${texts.map(markdownText).join('\n\n')}\n`,
      html: site.fill('file/reply.html', { house: oneLine(site.name), lines: texts }),
      json: `${JSON.stringify(answer, null, 2)}\n`,
    },
  }
}
