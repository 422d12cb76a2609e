// What needs a person, told from how the house stands. One judgement for `masthead status`, the alarms and the
// metrics; it decides nothing by itself and asks nobody.
import type { Instant, Zone } from '../core/model.js'
import type { Problem } from '../core/watching/alarms.js'
import { isBroken } from '../core/watching/channels.js'
import { minuteIn } from './local-time.js'
import { isStuck } from './pulse.js'
import type { Counted, Disk, Facts, NewsletterStatus, SourceStatus } from './status.js'

const HOUR_MS = 3_600_000
const MB = 1_000_000

/** Readings that fail in a row, for at least this long, before a source that is not yet missed is a person's matter. */
const FAILING = { failures: 5, ms: 12 * HOUR_MS }
/** An edition of whose deliveries this share failed is a person's matter, for so long. */
const FAILED = { share: 0.05, ms: 72 * HOUR_MS }
/** Deliveries that have been due for so long go nowhere by themselves. */
const OVERDUE_MS = 6 * HOUR_MS
/** A disk is nearly full below these. */
const DISK = { ill: 200 * MB, mild: 1000 * MB, mildShare: 0.05 }
/** Of the model's budget: questions are refused before the last token is spent. */
const BUDGET_SHARE = 0.95

/** What waits for readers alone: no help of ours makes a paper print. */
const NOT_OURS = new Set(['nothing-new', 'held', 'empty'])

export function problemsIn(facts: Facts): Problem[] {
  return [
    ...clockProblems(facts),
    ...facts.disks.flatMap(diskProblem),
    ...facts.newsletters.flatMap((one) => slotProblem(one, facts.zone)),
    ...channelProblems(facts),
    ...facts.newsletters.flatMap((one) => failedProblem(one, facts.at)),
    ...queueProblems(facts),
    ...facts.sources.flatMap((source) => sourceProblem(source, facts.at)),
    ...modelProblem(facts),
  ]
}

function clockProblems({ clock, at, zone }: Facts): Problem[] {
  if (clock === null || !isStuck(Date.parse(clock), at)) return []
  const says = `The clock has stood still since ${time(clock, zone)}: nothing is read or published. See that masthead start runs, and start it again.`
  return [{ key: 'clock', says, severity: 'ill' }]
}

function diskProblem({ holds, folder, freeBytes, totalBytes }: Disk): Problem[] {
  const isIll = freeBytes < DISK.ill
  if (!isIll && (freeBytes >= DISK.mild || freeBytes >= totalBytes * DISK.mildShare)) return []
  const says = `The disk of ${holds} has ${Math.floor(freeBytes / MB)} MB left (${folder}). Free some space.`
  return [{ key: `disk:${holds}`, says, severity: isIll ? 'ill' : 'mild' }]
}

function slotProblem({ id, overdueSlot }: NewsletterStatus, zone: Zone): Problem[] {
  if (overdueSlot === null) return []
  const says = `The newsletter ${id} has no edition for its slot of ${time(overdueSlot, zone)}. Try: masthead tick`
  return [{ key: `slot:${id}`, says, severity: 'ill' }]
}

function channelProblems({ channels, at }: Facts): Problem[] {
  return channels
    .filter(({ isOn }) => isOn)
    .flatMap(({ name, title, sending, listening }) => [
      ...(sending && isBroken(sending, at)
        ? [channelProblem(`channel:${name}`, `${title} does not take messages`, sending.error)]
        : []),
      ...(listening && isBroken(listening, at)
        ? [channelProblem(`channel:${name}:commands`, `${title} does not hand us commands`, listening.error)]
        : []),
    ])
}

function channelProblem(key: string, what: string, error: string | null): Problem {
  const why = error === null ? '' : `: ${sentence(error)}`
  return { key, says: `${what}${why}${why === '' ? '.' : ''} Try: masthead check`, severity: 'ill' }
}

/** The text, ending in a stop. */
export function sentence(text: string): string {
  return /[.!?。]$/.test(text) ? text : `${text}.`
}

function failedProblem({ id, edition }: NewsletterStatus, now: Instant): Problem[] {
  if (edition === null || Date.parse(now) - Date.parse(edition.publishedAt) > FAILED.ms) return []
  const { total, error, number } = edition
  const { failed, bounced } = edition.counts
  const lost = failed + bounced
  if (lost === 0 || lost < total * FAILED.share) return []
  const why = error === null ? '' : ` One of them: ${sentence(error)}`
  const says = `Of the ${total} deliveries of ${id} ${number}, ${lost} failed.${why} See: masthead deliveries`
  return [{ key: `failed:${id}`, says, severity: 'ill' }]
}

function queueProblems({ queue, channels, at, zone }: Facts): Problem[] {
  const { waiting, oldestDue } = queue
  const due = oldestDue.filter((one) => Date.parse(at) - Date.parse(one.at) > OVERDUE_MS)
  return [
    ...(waiting.count > 0 ? [uncertainProblem(waiting)] : []),
    ...channels.flatMap(({ name, title, isOn }) => {
      const oldest = due.find(({ channel }) => channel === name)
      if (oldest === undefined) return []
      const why = isOn ? 'See: masthead deliveries' : `${title} is off. Try: masthead check`
      const says = `Deliveries by ${title} have been due since ${time(oldest.at, zone)} and were not sent. ${why}`
      return [{ key: `overdue:${name}`, says, severity: isOn ? ('mild' as const) : ('ill' as const) }]
    }),
  ]
}

function uncertainProblem({ count, isWhole }: Counted): Problem {
  const some = count === 1 ? 'One delivery is' : `${count}${isWhole ? '' : ' or more'} deliveries are`
  const says = `${some} uncertain and not repeated: the platform may have taken the message or not. See: masthead deliveries`
  return { key: 'uncertain', says, severity: 'ill' }
}

function sourceProblem(source: SourceStatus, now: Instant): Problem[] {
  const { id, state, says, code, readAt, failures } = source
  if (says === null) return []
  const failsLong =
    failures >= FAILING.failures && (readAt === null || Date.parse(now) - Date.parse(readAt) >= FAILING.ms)
  if (state === 'failing' && code !== 'gone' && !failsLong) return []
  return [{ key: `source:${id}`, says, severity: NOT_OURS.has(code ?? '') ? 'mild' : 'ill' }]
}

function modelProblem({ model }: Facts): Problem[] {
  if (model === null || model.spent < model.limit * BUDGET_SHARE) return []
  const says = `The language model's tokens of this UTC day are used up (${model.spent} of ${model.limit}): editions go without its words until tomorrow, unless model.tokensPerDay in masthead.yaml is raised.`
  return [{ key: 'model', says, severity: 'mild' }]
}

function time(at: Instant, zone: Zone): string {
  return `${minuteIn(at, zone)} ${zone}`
}
