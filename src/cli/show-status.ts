// How the house stands, as a person reads it at one glance on 80 columns: what is well in a few words and a bar, what is
// not with its reason, and what needs a person at the end.
import type {
  ChannelStatus,
  Counted,
  NewsletterStatus,
  OpenAlarm,
  SourceStatus,
  Status,
  Unfinished,
} from '../app/status.js'
import { messageOf } from '../core/errors.js'
import type { Instant, Zone } from '../core/model.js'
import { oneLine } from '../core/text.js'
import type { ChannelState } from '../core/watching/channels.js'
import {
  ageOf,
  ago,
  BAR,
  barLine,
  grouped,
  type Paint,
  type Part,
  painted,
  plain,
  size,
  until,
} from './bars.js'
import { colors, counted } from './colors.js'
import { showSlot } from './show.js'
import { cutTo, fold, width, widthOf } from './terminal.js'

/** Columns of the margin in which the headings stand. */
const MARGIN = 12
/** Sources that are not well and named one by one; `masthead doctor` names all. */
const MOST_SOURCES = 4

export function showStatus(status: Status): string {
  return [
    ...headOf(status),
    '',
    ...section('Sources', sourceLines(status)),
    ...section(
      'Newsletters',
      status.newsletters.flatMap((one) => newsletterLines(one, status.at)),
    ),
    ...section('Queue', [queueLine(status)]),
    ...section('Channels', channelLines(status)),
    ...(status.model ? section('Model', [modelLine(status.model)]) : []),
    ...section('Database', databaseLines(status)),
    ...section('Clock', [clockLine(status)]),
    ...(status.alarms.length > 0 ? ['', ...status.alarms.flatMap((alarm) => alarmLines(alarm, status))] : []),
  ].join('\n')
}

/** When nothing can be said of the house, and why. */
export function showUnknown(error: unknown): string {
  return `${colors.red('✗')} ${fold(messageOf(error), { indent: 2 })}`
}

function headOf({ name, at, zone, alarms, needsPerson }: Status): string[] {
  const ill = alarms.filter(({ severity }) => severity === 'ill').length
  const verdict = needsPerson
    ? colors.red(`✗ ${counted(ill, 'thing needs', 'things need')} a person`)
    : alarms.length > 0
      ? colors.yellow(`! ${counted(alarms.length, 'thing is', 'things are')} worth a look`)
      : colors.green('✓ all is well')
  const when = showSlot(at, zone)
  const room = width() - widthOf(verdict) - widthOf(when) - 4
  const title = cutTo(oneLine(name), Math.max(8, room))
  const gap = width() - widthOf(title) - widthOf(when) - widthOf(verdict) - 2
  const line = `${colors.bold(title)}  ${colors.dim(when)}${' '.repeat(Math.max(2, gap))}${verdict}`
  return [gap >= 2 ? line : `${colors.bold(title)}  ${colors.dim(when)}\n${verdict}`]
}

/** The heading stands in the margin of the first line; a line that is too long goes on below itself. */
function section(heading: string, lines: string[]): string[] {
  return lines.map((line, n) => {
    const margin = n === 0 ? heading : ''
    const fitting = widthOf(line) > room() ? fold(line, { indent: MARGIN }) : line
    return `${painted(colors.cyan, margin)}${' '.repeat(MARGIN - widthOf(margin))}${fitting}`
  })
}

function room(): number {
  return width() - MARGIN
}

// --- Sources ------------------------------------------------------------------------------------------------

const SOURCE_STATES: [state: SourceStatus['state'], paint: Paint][] = [
  ['fresh', colors.green],
  ['late', colors.red],
  ['failing', colors.yellow],
  ['unread', colors.dim],
]

function sourceLines({ sources, at }: Status): string[] {
  const parts = SOURCE_STATES.map(([state, paint]) => ({
    count: sources.filter((source) => source.state === state).length,
    name: state,
    paint,
  }))
  const ailing = sources.filter(({ state }) => state === 'late' || state === 'failing')
  const named = ailing.slice(0, MOST_SOURCES).map((source) => sourceLine(source, at))
  const more = ailing.length - named.length
  return [
    barLine(parts, sources.length),
    ...named,
    ...(more > 0 ? [colors.dim(`and ${more} more: masthead doctor`)] : []),
  ]
}

function sourceLine({ id, state, code, readAt }: SourceStatus, now: Instant): string {
  const mark = state === 'late' ? colors.red('✗') : colors.yellow('!')
  const read = readAt === null ? 'never read' : `read ${ago(readAt, now)}`
  const says = `${state}, ${code ?? 'unknown'}, ${read}`
  return `${mark} ${cutTo(id, room() - widthOf(says) - 4)}  ${colors.dim(says)}`
}

// --- Newsletters and the queue --------------------------------------------------------------------------------

function newsletterLines(newsletter: NewsletterStatus, now: Instant): string[] {
  const { id, title, zone, nextSlot, overdueSlot, edition } = newsletter
  const next =
    nextSlot === null ? 'no slot to come' : `next ${shortSlot(nextSlot, zone)} (${until(nextSlot, now)})`
  const label = cutTo(oneLine(title === '' ? id : title), room() - widthOf(next) - 2)
  return [
    `${colors.bold(label)}  ${colors.dim(next)}`,
    ...(overdueSlot === null
      ? []
      : [colors.red(`✗ no edition for the slot of ${shortSlot(overdueSlot, zone)}`)]),
    ...(edition === null ? [colors.dim('no edition yet')] : editionLines(edition, zone)),
  ]
}

function editionLines(edition: NonNullable<NewsletterStatus['edition']>, zone: Zone): string[] {
  const { counts, total, number, slot, isWhole } = edition
  const head = `No. ${number} of ${shortSlot(slot, zone)}, ${grouped(total)} ${total === 1 ? 'delivery' : 'deliveries'}`
  const parts: Part[] = [
    { count: counts.accepted, name: isWhole ? 'accepted' : 'accepted at most', paint: colors.green },
    { count: counts.unfinished, name: isWhole ? 'to go' : 'to go at least', paint: colors.yellow },
    { count: counts.uncertain, name: 'uncertain', paint: colors.yellow },
    { count: counts.failed, name: 'failed', paint: colors.red },
    { count: counts.bounced, name: 'bounced', paint: colors.red },
    { count: counts.cancelled, name: 'cancelled', paint: colors.dim },
  ]
  return [colors.dim(head), ...(total > 0 ? [barLine(parts, total)] : [])]
}

function queueLine({ queue, at }: Status): string {
  const { unfinished, isWhole, waiting, oldestDue } = queue
  const of = (status: Unfinished['status']): Counted => ({
    count: unfinished.filter((one) => one.status === status).reduce((sum, { count }) => sum + count, 0),
    isWhole,
  })
  const parts: [Counted, string, Paint][] = [
    [of('planned'), 'planned', plain],
    [of('sending'), 'sending', plain],
    [of('uncertain'), 'uncertain', colors.yellow],
    [waiting, waiting.count === 1 ? 'waits for a person' : 'wait for a person', colors.red],
  ]
  const said = parts
    .filter(([{ count }]) => count > 0)
    .map(([count, name, paint]) => paint(`${amount(count)} ${name}`))
  return said.length === 0
    ? colors.dim('empty')
    : `${said.join(' · ')}${colors.dim(dueText(oldestDue[0], at))}`
}

function dueText(oldest: { at: Instant } | undefined, now: Instant): string {
  if (oldest === undefined) return ''
  return oldest.at <= now ? `, the oldest due ${ago(oldest.at, now)}` : `, the next ${until(oldest.at, now)}`
}

function amount({ count, isWhole }: Counted): string {
  return `${grouped(count)}${isWhole ? '' : '+'}`
}

// --- Channels, model, database ----------------------------------------------------------------------------------

function channelLines({ channels, at }: Status): string[] {
  const longest = Math.max(...channels.map(({ title }) => widthOf(title)))
  return channels.flatMap((channel) => channelLine(channel, at, longest))
}

function channelLine({ title, isOn, sending, listening }: ChannelStatus, now: Instant, longest: number) {
  const name = `${title}${' '.repeat(longest - widthOf(title))}`
  if (!isOn) return [colors.dim(`○ ${name}  off`)]
  const isFailing = sending !== null && sending.failures > 0
  const isDeaf = listening !== null && listening.failures > 0
  const mark = isFailing || isDeaf ? colors.red('●') : colors.green('●')
  const last = sending?.acceptedAt ? `accepted ${ago(sending.acceptedAt, now)}` : 'has taken nothing yet'
  return [
    `${mark} ${name}  ${last}`,
    ...(isFailing ? [failureLine('', sending, now)] : []),
    ...(isDeaf ? [failureLine('commands: ', listening, now)] : []),
  ]
}

function failureLine(of: string, { failures, failedAt, error }: ChannelState, now: Instant): string {
  const when = failedAt === null ? '' : `${ago(failedAt, now)}, `
  const line = `${of}${when}${counted(failures, 'failure', 'failures')} in a row: ${oneLine(error ?? 'unknown')}`
  return `  ${colors.red(cutTo(line, room() - 2))}`
}

function modelLine({ name, spent, limit }: NonNullable<Status['model']>): string {
  const share = Math.min(1, spent / limit)
  const paint = share >= 0.95 ? colors.red : share >= 0.8 ? colors.yellow : colors.green
  const filled = Math.min(BAR, Math.ceil(share * BAR))
  const bar = `${paint('█'.repeat(filled))}${colors.dim('░'.repeat(BAR - filled))}`
  const says = `${grouped(spent)} of ${grouped(limit)} tokens, ${name}`
  return `${bar} ${cutTo(says, room() - BAR - 1)}`
}

function databaseLines({ database, disks }: Status): string[] {
  const { kind, version, bytes, tables } = database
  const free = disks[0] === undefined ? '' : `, ${size(disks[0].freeBytes)} free on its disk`
  return [`${kind} ${version}, ${size(bytes)}${free}${colors.dim(`, tables ${tables}`)}`]
}

function clockLine({ clock, at }: Status): string {
  return clock === null ? colors.dim('has not run on this database') : `moved ${ago(clock, at)}`
}

function alarmLines({ says, severity, since, toldAt }: OpenAlarm, { at }: Status): string[] {
  const mark = severity === 'ill' ? colors.red('✗') : colors.yellow('!')
  const how = since === null ? '' : `for ${ageOf(since, at)}${toldAt === null ? '' : ', told'}`
  const dimmed = how === '' ? '' : colors.dim(` (${how})`)
  return [`${mark} ${fold(`${oneLine(says)}${dimmed}`, { indent: 2 })}`]
}

/** "Wed 14 Jan, 07:00": the year and the zone stand in the head. */
function shortSlot(at: Instant, zone: Zone): string {
  return showSlot(at, zone)
    .replace(/ \d{4},/, ',')
    .replace(` ${zone}`, '')
}
