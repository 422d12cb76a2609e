// The plain text part, written from the same view as the HTML part and never from its markup: what a
// person would type. Lines are at most 72 columns, where a CJK character takes two; links stand alone,
// so that no client breaks them. Pure.
import wrapAnsi from 'wrap-ansi'
import { TEXT_COLUMNS } from './limits.js'
import type { View } from './view.js'

type ItemView = View['sections'][number]['items'][number]

export function textOf(view: View): string {
  return `${[
    [view.title, view.issue, ...(view.counts === null ? [] : [view.counts])]
      .map((line) => wrap(line))
      .join('\n'),
    ...(view.nothing === null ? [] : [wrap(view.nothing)]),
    ...view.sections.flatMap(({ heading, items }) => [
      ...(heading === null ? [RULE] : [headed(heading)]),
      ...items.map((item) => itemText(item, view.read)),
    ]),
    ...alsoText(view),
    ...missingText(view),
    `-- \n${wrap(view.house)}\n${view.web}`,
  ].join('\n\n')}\n`
}

const RULE = '-'.repeat(TEXT_COLUMNS)

function headed(heading: string): string {
  return `${RULE}\n${wrap(heading)}`
}

export function itemText(item: ItemView, read: string): string {
  const quotes = item.quotes.map((quote) => wrap(`${quote.label}: ${quote.text}`, '  '))
  const link = item.url === null ? [] : [`  ${read}:\n  ${item.url}`]
  return [`${wrap(item.paper)}\n${wrap(item.title)}`, ...quotes, ...link].join('\n\n')
}

function alsoText({ also, alsoHeading, more, web }: View): string[] {
  if (also.length === 0 && more === null) return []
  const lines = also.map(({ title, paper, url }) => {
    const name = wrap(`${title} (${paper})`, '  ')
    return url === null ? name : `${name}\n  ${url}`
  })
  return [headed(alsoHeading), ...lines, ...(more === null ? [] : [`${wrap(more, '  ')}\n  ${web}`])]
}

function missingText({ missing, missingHeading }: View): string[] {
  if (missing.length === 0) return []
  return [
    `${headed(missingHeading)}\n\n${missing.map(({ name, why }) => wrap(`${name}: ${why}`, '  ')).join('\n')}`,
  ]
}

export function wrap(line: string, indent = ''): string {
  return (
    wrapAnsi(line, TEXT_COLUMNS - indent.length, { hard: true })
      // Japanese sets a closing mark into the margin sooner than at the head of a line.
      .replace(/\n([、。，．」』）！？]{1,3})/g, '$1\n')
      .replace(/\n+$/, '')
      .replace(/^/gm, indent)
  )
}
