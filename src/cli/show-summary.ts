// A summary on a terminal, and why it is the one: what each sentence was chosen for, what spoke for and against
// it, and which sentences came next.
import type { ExplainedLine, ExplainedSummary, SummaryLine } from '../app/summarize.js'
import { meaningOf } from '../core/digest/summary/meanings.js'
import type { Role } from '../core/model.js'
import { oneLine } from '../core/text.js'
import { colors } from './colors.js'
import { fittingTable, fold, width, widthOf } from './terminal.js'

/** Columns before a sentence: the longest role and a space. */
const INDENT = 10

export function showSummary(title: string, summary: SummaryLine[]): string {
  return [
    ...heading(title),
    ...summary.map(({ role, text }) => labelled(role, text)),
    ...(summary.length === 0 ? [colors.dim(NOTHING)] : []),
  ].join('\n')
}

const NOTHING = 'No sentence fits what was asked for.'

/** Texts from stdin have no headline. */
function heading(title: string): string[] {
  return title === '' ? [] : [colors.bold(fold(oneLine(title)))]
}

function labelled(role: Role, text: string): string {
  return `${colors.yellow(role.padEnd(INDENT - 1))} ${fold(oneLine(text), { indent: INDENT })}`
}

export function showExplained(
  title: string,
  { genre, language, summary, runnersUp }: ExplainedSummary,
): string {
  const next = (['position', 'reason', 'demand'] as const).flatMap((role) =>
    runnersUp[role].map((line, index) => [index === 0 ? role : '', line] as const),
  )
  // Neither a role given nor one that could have been: see FEWEST in core/digest/summary/summarize.ts.
  const isBrief =
    genre === 'editorial' && next.length === 0 && summary.every(({ role }) => role === 'context')
  return [
    ...heading(title),
    colors.dim(fold(WAYS[isBrief ? 'brief' : genre](language))),
    ...summary.flatMap((line) => ['', labelled(line.role, line.text), ...account(line, genre)]),
    ...(summary.length === 0 ? ['', NOTHING] : []),
    ...(summary.some(({ role }) => role === 'demand') || genre === 'news' || isBrief
      ? []
      : ['', `${colors.yellow('demand'.padEnd(INDENT - 1))} ${NO_DEMAND}`]),
    ...(next.length === 0 ? [] : ['', colors.bold('What came next'), runnersUpTable(next)]),
    ...(genre === 'news' ? [] : legend(summary, Object.values(runnersUp).flat())),
  ].join('\n')
}

const WAYS: Record<ExplainedSummary['genre'] | 'brief', (language: string) => string> = {
  editorial: (language) => `Read as an editorial (${language}): one sentence for each role.`,
  news: (language) => `Read as a news report (${language}): its gist stands first.`,
  brief: (language) => `Too short to tell a position from its reason (${language}).`,
}

const NO_DEMAND = colors.dim('none chosen')

/** "4.25  = title +1.32  verdict +1.50  middle -0.50", folded below the sentence. */
function account({ score, features }: ExplainedLine, genre: ExplainedSummary['genre']): string[] {
  if (genre === 'news') return []
  const lead = ' '.repeat(INDENT)
  const total = colors.bold(score.toFixed(2))
  const room = width() - INDENT - widthOf(score.toFixed(2)) - 3
  const lines = filled(wholeSum(score, features).map(sign), room)
  return lines.map((line, index) =>
    index === 0
      ? `${lead}${total} = ${line}`
      : `${' '.repeat(INDENT + widthOf(score.toFixed(2)) + 3)}${line}`,
  )
}

/** Signs worth less than this are counted together (strong signs). */
const LEAST_WORTH = 0.1

function weighty({ features }: Pick<ExplainedLine, 'features'>): ExplainedLine['features'] {
  return features.filter(({ worth }) => Math.abs(worth) >= LEAST_WORTH)
}

/** What is printed adds up: whatever is too little to be named is one sign. */
function wholeSum(score: number, features: ExplainedLine['features']): ExplainedLine['features'] {
  const named = weighty({ features })
  const rest = Math.round(100 * named.reduce((left, { worth }) => left - worth, score)) / 100
  return rest === 0 ? named : [...named, { name: OTHER, worth: rest }]
}

function sign({ name, worth }: ExplainedLine['features'][number]): string {
  const amount = `${worth < 0 ? '−' : '+'}${Math.abs(worth).toFixed(2)}`
  return `${colors.dim(name)} ${worth < 0 ? colors.red(amount) : colors.green(amount)}`
}

/** The pieces in lines of at most `columns`, two spaces between them. */
function filled(pieces: string[], columns: number): string[] {
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + 2 + widthOf(piece) <= columns)
      lines[lines.length - 1] = `${last}  ${piece}`
    else lines.push(piece)
  }
  return lines
}

function runnersUpTable(rows: (readonly [role: string, line: ExplainedLine])[]): string {
  return fittingTable(
    rows.map(([role, { score, text, features }]) => [
      colors.yellow(role.padEnd(INDENT - 2)),
      score.toFixed(2).padStart(5),
      oneLine(text),
      colors.dim(mainSigns(features)),
    ]),
    { soft: 2 },
  )
}

/** One line for each sign that is named above, in the order in which they come. */
function legend(summary: ExplainedLine[], next: ExplainedLine[]): string[] {
  const named = [
    ...summary.map(({ score, features }) => wholeSum(score, features)),
    ...next.map(({ features }) => features.slice(0, MAIN_SIGNS)),
  ]
  const names = [...new Set(named.flat().map(({ name }) => name))]
  if (names.length === 0) return []
  const indent = 2 + Math.max(...names.map((name) => name.length)) + 2
  const line = (name: string) => fold(name === OTHER ? OTHERS : meaningOf(name), { indent })
  return [
    '',
    colors.bold('What the signs say of a sentence'),
    ...names.map((name) => `  ${colors.dim(name.padEnd(indent - 2))}${line(name)}`),
  ]
}

const OTHER = 'other'
const OTHERS = 'counts for less than 0.10 each: all such signs together'
const MAIN_SIGNS = 2

/** The two that weighed most, without figures. */
function mainSigns(features: ExplainedLine['features']): string {
  return features
    .slice(0, MAIN_SIGNS)
    .map(({ name, worth }) => `${worth < 0 ? '−' : '+'}${name}`)
    .join(' ')
}
