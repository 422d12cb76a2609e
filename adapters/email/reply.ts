// An answer or a notice as a mail of the same shape as an edition's, but plainer: it is written at once,
// while somebody waits. Pure.
import type { Reply, Site } from '../../src/core/model.js'
import { wordsFor } from '../../src/core/words.js'
import { oneLine, subjectLine } from './escape.js'
import { hitText, hitView } from './hits.js'
import { ROOM } from './limits.js'
import type { Mail } from './render.js'
import { itemText, wrap } from './text.js'
import { itemView, lookOf } from './view.js'

/** So many editorials answer a question; who wants more reads the web pages. */
const MOST_ITEMS = 10

export function reply(answer: Reply, site: Site): Mail {
  const items = answer.kind === 'editorials' ? answer.items.slice(0, MOST_ITEMS) : []
  const examples = answer.kind === 'help' ? answer.examples.slice(0, 20) : []
  const language = items[0]?.language ?? 'en'
  const words = wordsFor(language)
  const hits = answer.kind === 'hits' ? answer.hits.slice(0, MOST_ITEMS).map(hitView) : []
  const more = answer.kind === 'hits' && answer.more !== null ? `${site.url}${answer.more}` : null
  const text = oneLine('heading' in answer ? answer.heading : answer.text, 2_000)
  const view = {
    ...lookOf(language),
    subject: subjectLine(`${oneLine(site.name, 40)}: ${text}`),
    text,
    examples: examples.map((example) => oneLine(example, ROOM.headline)),
    items: items.map((item) => itemView(item, words)),
    hits,
    more,
    house: oneLine(site.name, ROOM.name),
    web: site.url,
  }
  return {
    subject: view.subject,
    html: site.fill('email/reply.html', view),
    text: `${[
      wrap(text),
      ...view.examples.map((example) => `  ${example}`),
      ...view.items.map((item) => itemText(item, words.readOriginal)),
      ...view.hits.map(hitText),
      ...(more === null ? [] : [`More on the web:\n${more}`]),
      `-- \n${view.house}\n${view.web}`,
    ].join('\n\n')}\n`,
    language,
    // RFC 3834 section 5: no machine answers an answer.
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
  }
}
