// Why each editorial is in a digest or not, as a person reads it on a terminal: by outcome, in the order of choice.
import type { Digested } from '../app/digest.js'
import type { Decision, Outcome } from '../core/digest/decisions.js'
import type { Dropped, DropReason } from '../core/digest/gate.js'
import { oneLine, shorten } from '../core/text.js'
import { colors, counted } from './colors.js'
import { fold } from './terminal.js'

export function showWhy({ decisions, dropped }: NonNullable<Digested['why']>): string {
  if (decisions.length === 0) return 'There is no editorial that an edition has not carried yet.'
  const groups = HEADINGS.flatMap(([outcome, heading]) => {
    const own = decisions.filter((decision) => decision.outcome === outcome)
    return own.length === 0 ? [] : [[groupHeading(heading, own.length), ...own.map(showDecision)].join('\n')]
  })
  return [...groups, ...showDropped(dropped, decisions)].join('\n\n')
}

const HEADINGS: [outcome: Outcome, heading: string][] = [
  ['summarized', 'Summarized'],
  ['named', 'Named under "also published"'],
  ['left out', 'Left out'],
]

/** Headlines are cut to about so many graphemes. */
const LONGEST_TITLE = 100
/** Room for a rank of three digits. */
const INDENT = 5

function groupHeading(heading: string, count: number): string {
  return `${colors.bold(heading)} ${colors.dim(`(${counted(count, 'editorial', 'editorials')})`)}`
}

function showDecision({ rank, source, title, says }: Decision): string {
  const headline = `${colors.cyan(oneLine(source.name))}: ${shorten(oneLine(title), LONGEST_TITLE)}`
  return [
    `${String(rank ?? '–').padStart(INDENT - 2)}  ${fold(headline, { indent: INDENT })}`,
    `${' '.repeat(INDENT)}${fold(oneLine(says), { indent: INDENT })}`,
  ].join('\n')
}

const REASONS: Record<DropReason, string> = {
  unverified: 'it does not stand in the stored text',
  rights: 'its source allows no more (rights)',
  'no-model': 'its source allows no model (rights.model)',
  unfounded: 'what it rests on was dropped',
}

function showDropped(dropped: Dropped[], decisions: Decision[]): string[] {
  if (dropped.length === 0) return []
  const titles = new Map(
    decisions.map(({ editorial, source, title }) => [editorial, `${source.name}: ${title}`]),
  )
  const lines = dropped.map(({ what, role, editorial, topic, reason }) => {
    const of = (editorial === null ? null : titles.get(editorial)) ?? topic ?? ''
    const line = `${role ?? what} of ${shorten(oneLine(of), LONGEST_TITLE)}: ${REASONS[reason]}.`
    return `${' '.repeat(INDENT)}${fold(line, { indent: INDENT })}`
  })
  return [[colors.bold('Dropped at the gate'), ...lines].join('\n')]
}
