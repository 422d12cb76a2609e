// The plain text part, written from the same view as the HTML part and never from its markup: what a
// person would type. Lines are at most 72 columns, where a CJK character takes two; links stand alone,
// so that no client breaks them. Pure.
import wrapAnsi from 'wrap-ansi'
import { TEXT_COLUMNS } from './limits.js'
import type { View } from './view.js'

type SectionView = View['sections'][number]
type ItemView = SectionView['items'][number]

export function textOf(view: View): string {
  return `${[
    [view.title, view.issue, ...(view.counts === null ? [] : [view.counts])]
      .map((line) => wrap(line))
      .join('\n'),
    ...(view.nothing === null ? [] : [wrap(view.nothing)]),
    ...view.sections.flatMap((section) => [
      ...topicText(section),
      ...section.items.map((item) => itemText(item, view.read)),
      ...othersText(section, view.othersHeading),
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

function topicText({ heading, facts, introduction }: SectionView): string[] {
  return [
    heading === null ? RULE : headed(heading) + (facts === null ? '' : `\n${wrap(facts)}`),
    ...(introduction === null ? [] : [wrap(marked(introduction))]),
  ]
}

/** So that nobody takes it for the words of a paper. */
function marked({ text, by }: NonNullable<ItemView['translated']>): string {
  return `${text} [${by}]`
}

export function itemText(item: ItemView, read: string): string {
  const translated = item.translated === null ? '' : `\n${wrap(marked(item.translated))}`
  const quotes = item.quotes.map((quote) => wrap(`${quote.label}: ${quote.text}`, '  '))
  const link = item.url === null ? [] : [`  ${read}:\n  ${item.url}`]
  return [`${wrap(item.paper)}\n${wrap(item.title)}${translated}`, ...quotes, ...link].join('\n\n')
}

function othersText({ others }: SectionView, heading: string): string[] {
  if (others.length === 0) return []
  return [wrap(heading), ...others.map(({ paper, text, url }) => linked(`${paper}: ${text}`, url))]
}

function linked(line: string, url: string | null): string {
  return url === null ? wrap(line, '  ') : `${wrap(line, '  ')}\n  ${url}`
}

function alsoText({ also, alsoHeading, more, web }: View): string[] {
  if (also.length === 0 && more === null) return []
  const lines = also.map(({ title, translated, paper, url }) =>
    linked(`${translated === null ? title : `${title} / ${marked(translated)}`} (${paper})`, url),
  )
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
