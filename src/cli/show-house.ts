// The configuration and the clock as a person reads them on a terminal.
import type { Inspection } from '../app/check.js'
import type { Diagnosis } from '../app/doctor.js'
import type { UpcomingSlot } from '../app/upcoming.js'
import { colors, counted } from './colors.js'
import { showSlot } from './show.js'
import { fold, table } from './terminal.js'

const MARKS = { on: colors.green('on'), off: colors.dim('off'), half: colors.red('half') }

export function showInspection(inspection: Inspection): string {
  const { channels, sources, newsletters, problems, warnings } = inspection
  const config = inspection.isSample ? `the sample newsroom (${inspection.config})` : inspection.config
  return [
    `${colors.bold('Configuration')}  ${config}`,
    '',
    colors.bold('Channels'),
    indent(table(channels.map(({ title, state, note }) => [title, MARKS[state], colors.dim(note)]))),
    ...(sources.length > 0
      ? ['', colors.bold('Sources'), indent(table(sources.map((s) => [s.id, s.kind, s.name])))]
      : []),
    ...(newsletters.length > 0
      ? [
          '',
          colors.bold('Newsletters'),
          indent(table(newsletters.map((n) => [n.id, n.cron, n.zone, destinations(n.to)]))),
        ]
      : []),
    ...(warnings.length > 0 ? ['', ...warnings.map((line) => `${colors.yellow('!')} ${line}`)] : []),
    '',
    ...(problems.length > 0
      ? problems.map((line) => `${colors.red('✗')} ${line}`)
      : [
          `${colors.green('✓')} ${warnings.length > 0 ? 'The configuration is valid; see the warnings above.' : 'Everything is in order.'}`,
        ]),
  ].join('\n')
}

const FINDING_MARKS = { well: colors.green('✓'), warning: colors.yellow('!'), ill: colors.red('✗') }

export function showDiagnosis({ ok, findings }: Diagnosis): string {
  const ill = findings.filter(({ state }) => state === 'ill').length
  const sum = ok ? 'Nothing ails the house.' : `${counted(ill, 'thing needs', 'things need')} a person.`
  return [
    ...findings.map(({ state, name, says }) => {
      // The doctor's own sentences name the source themselves.
      const subject = name === null || says.startsWith('Source "') ? '' : `${name}: `
      return `${FINDING_MARKS[state]} ${fold(`${subject}${says}`, { indent: 2 })}`
    }),
    '',
    `${ok ? colors.green('✓') : colors.red('✗')} ${sum}`,
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
