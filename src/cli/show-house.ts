// The configuration and the clock as a person reads them on a terminal.
import type { Inspection } from '../app/check.js'
import type { Diagnosis } from '../app/doctor.js'
import type { UpcomingSlot } from '../app/upcoming.js'
import { oneLine } from '../core/text.js'
import { colors, counted } from './colors.js'
import { showSlot } from './show.js'
import { fittingTable, fold, table, width, widthOf } from './terminal.js'

const MARKS = { on: colors.green('on'), off: colors.dim('off'), half: colors.red('half') }

export function showInspection(inspection: Inspection): string {
  const { channels, sources, newsletters, problems, warnings } = inspection
  const isMarked = warnings.length > 0 || channels.some(isWarned)
  const config = inspection.isSample ? `the sample newsroom (${inspection.config})` : inspection.config
  return [
    `${colors.bold('Configuration')}  ${config}`,
    ...(inspection.database === null ? [] : [`${colors.bold('Database')}       ${inspection.database}`]),
    '',
    colors.bold('Channels'),
    ...channels.map((channel) => channelLine(channel, channels)),
    ...(inspection.model.state === 'off' ? [] : ['', modelLine(inspection)]),
    ...(sources.length > 0
      ? [
          '',
          colors.bold('Sources'),
          indent(
            fittingTable(
              sources.map((s) => [s.id, s.kind, oneLine(s.name)]),
              { soft: 2, columns: width() - 2 },
            ),
          ),
        ]
      : []),
    ...(newsletters.length > 0
      ? [
          '',
          colors.bold('Newsletters'),
          indent(
            fittingTable(
              newsletters.map((n) => [n.id, n.cron, n.zone, destinations(n.to)]),
              { soft: 3, columns: width() - 2 },
            ),
          ),
        ]
      : []),
    ...(warnings.length > 0
      ? ['', ...warnings.map((line) => `${colors.yellow('!')} ${fold(line, { indent: 2 })}`)]
      : []),
    '',
    ...(problems.length > 0
      ? problems.map((line) => `${colors.red('✗')} ${fold(line, { indent: 2 })}`)
      : [
          `${colors.green('✓')} ${isMarked ? 'The configuration is valid; see the warnings above.' : 'Everything is in order.'}`,
        ]),
  ].join('\n')
}

/** "Language model  on  small-model at localhost:11434 may write introductions and headlines" */
function modelLine({ model: { state, note } }: Inspection): string {
  const mark = MARKS[state] + ' '.repeat(4 - state.length)
  return `${colors.bold('Language model')}  ${mark}  ${fold(oneLine(note), { indent: 22 })}`.trimEnd()
}

/** "  Slack    off  set SLACK_BOT_TOKEN and …"; a note on one that is on is a warning: "! Email    on   as …". */
function channelLine(channel: Channels[number], channels: Channels): string {
  const { title, state, note } = channel
  const longest = Math.max(...channels.map((one) => widthOf(one.title)))
  const name = title + ' '.repeat(longest - widthOf(title))
  const mark = MARKS[state] + ' '.repeat(4 - state.length)
  const before = isWarned(channel) ? colors.yellow('!') : ' '
  return `${before} ${name}  ${mark}  ${colors.dim(fold(note, { indent: longest + 10 }))}`.trimEnd()
}

/** It is on and reaches nobody; the note says why. */
function isWarned({ state, note }: Channels[number]): boolean {
  return state === 'on' && note !== ''
}

type Channels = Inspection['channels']

const FINDING_MARKS = { well: colors.green('✓'), warning: colors.yellow('!'), ill: colors.red('✗') }

export function showDiagnosis({ ok, findings }: Diagnosis): string {
  const count = (wanted: keyof typeof FINDING_MARKS) =>
    findings.filter(({ state }) => state === wanted).length
  const warnings = count('warning')
  const [mark, sum] = !ok
    ? [FINDING_MARKS.ill, `${counted(count('ill'), 'thing needs', 'things need')} a person.`]
    : warnings > 0
      ? [FINDING_MARKS.warning, `${counted(warnings, 'thing is', 'things are')} worth a look.`]
      : [FINDING_MARKS.well, 'Nothing ails the house.']
  return [
    ...findings.map(({ state, name, says }) => {
      // The doctor's own sentences name the source themselves.
      const subject = name === null || says.startsWith('Source "') ? '' : `${name}: `
      return `${FINDING_MARKS[state]} ${fold(`${subject}${says}`, { indent: 2 })}`
    }),
    '',
    `${mark} ${sum}`,
  ].join('\n')
}

export function showSlots(slots: UpcomingSlot[]): string {
  return table(
    slots.map(({ newsletter, at, zone, isAfterClockChange }) => [
      newsletter,
      showSlot(at, zone),
      colors.dim(at),
      isAfterClockChange ? colors.yellow('clocks changed') : '',
    ]),
  )
}

function destinations(to: Record<string, number>): string {
  const parts = Object.entries(to).map(([channel, addresses]) => `${channel} ${addresses}`)
  return parts.length > 0 ? parts.join(', ') : 'nowhere'
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}
