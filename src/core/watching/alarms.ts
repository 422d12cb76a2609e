// What the operator is told, and when: each problem once, that it is solved once, several of them in one message when
// there would be too many. Pure: the store keeps what this decides, so that a restart repeats nothing.
//
// Promises: a problem that flickers is one problem; what was over before anybody was told is not told at all; a
// message that could not be handed over is tried again with the same key.
import { createHash } from 'node:crypto'
import { later } from '../delivery/ledger.js'
import type { Instant } from '../model.js'
import { oneLine, shorten } from '../text.js'

const MINUTE_MS = 60_000
/** A problem must be gone for so long before it counts as solved. */
export const SETTLED_MS = 10 * MINUTE_MS
/** While one process tells the operator, others leave it to it for so long; then it is tried again. */
export const TELLING_MS = 5 * MINUTE_MS
/** Problems that one message names; the rest are counted. */
const MOST_NAMED = 12
/** Of one problem's sentence (UTF-16 units). */
const LONGEST = 280

export interface Problem {
  /** The same for as long as it is the same problem: "source:hani". */
  key: string
  /** One or two sentences: what is wrong, and what to do. May hold words of strangers. */
  says: string
  /** `ill` needs a person; `mild` is worth a look. */
  severity: 'ill' | 'mild'
}

export interface Alarm extends Problem {
  since: Instant
  /** When the operator was told; null: not yet. */
  toldAt: Instant | null
  /** Since when it is gone; null: it is not. */
  solvedAt: Instant | null
  /** While somebody is telling the operator. */
  leaseUntil: Instant | null
}

export interface AlarmPlan {
  /** Rows that are new or changed. */
  keep: Alarm[]
  /** Keys of rows that have said all they had to say. */
  forget: string[]
  /** For the log: what began and what ended with this look. */
  began: Problem[]
  ended: Problem[]
  message: AlarmMessage | null
}

export interface AlarmMessage {
  /** The same for every attempt at the same news; 24 hex digits. */
  key: string
  text: string
  /** Keys of the alarms in it. */
  open: string[]
  solved: string[]
}

export interface AlarmInput {
  known: Alarm[]
  problems: Problem[]
  now: Instant
  /** Messages of the last hour; null: there is nobody to tell. */
  recent: number | null
  perHour: number
}

/** What a look at the house changes, and what is to be said now. */
export function planAlarms({ known, problems, now, recent, perHour }: AlarmInput): AlarmPlan {
  const seen = seenNow(known, problems, now)
  const news = recent === null || recent >= perHour ? [] : seen.rows.filter((alarm) => isNews(alarm, now))
  const message = news.length === 0 ? null : messageOf(news)
  const leaseUntil = later(now, TELLING_MS)
  const keep = seen.rows.map((alarm) => (news.includes(alarm) ? { ...alarm, leaseUntil } : alarm))
  return {
    keep: keep.filter((alarm) => !known.some((old) => isSame(old, alarm))),
    forget: seen.forget,
    began: seen.began,
    ended: seen.ended,
    message,
  }
}

function seenNow(known: Alarm[], problems: Problem[], now: Instant) {
  const rows: Alarm[] = []
  const forget: string[] = []
  const began: Problem[] = []
  const ended: Problem[] = []
  for (const alarm of known) {
    const problem = problems.find(({ key }) => key === alarm.key)
    if (problem) {
      rows.push({ ...alarm, ...problem, solvedAt: null })
      continue
    }
    const solvedAt = alarm.solvedAt ?? now
    const isOver = now >= later(solvedAt, SETTLED_MS)
    if (isOver && alarm.toldAt === null) forget.push(alarm.key)
    else rows.push({ ...alarm, solvedAt })
    if (alarm.solvedAt === null) ended.push(alarm)
  }
  for (const problem of problems) {
    if (known.some(({ key }) => key === problem.key)) continue
    rows.push({ ...problem, since: now, toldAt: null, solvedAt: null, leaseUntil: null })
    began.push(problem)
  }
  return { rows, forget, began, ended }
}

/** Open and not told yet, or told and over for long enough; and nobody is telling it at this moment. */
function isNews({ toldAt, solvedAt, leaseUntil }: Alarm, now: Instant): boolean {
  if (leaseUntil !== null && leaseUntil > now) return false
  return solvedAt === null ? toldAt === null : toldAt !== null && now >= later(solvedAt, SETTLED_MS)
}

function isSame(a: Alarm, b: Alarm): boolean {
  return (
    a.key === b.key &&
    a.says === b.says &&
    a.severity === b.severity &&
    a.solvedAt === b.solvedAt &&
    a.leaseUntil === b.leaseUntil
  )
}

function messageOf(news: Alarm[]): AlarmMessage {
  const open = inOrder(news.filter(({ solvedAt }) => solvedAt === null))
  const solved = inOrder(news.filter(({ solvedAt }) => solvedAt !== null))
  const name = news.map(({ key, since, solvedAt }) => `${key} ${since} ${solvedAt === null}`).sort()
  return {
    key: createHash('sha256').update(name.join('\n')).digest('hex').slice(0, 24),
    text: textOf(open, solved),
    open: open.map(({ key }) => key),
    solved: solved.map(({ key }) => key),
  }
}

/** What needs a person first, then by age and name. */
function inOrder(alarms: Alarm[]): Alarm[] {
  const place = ({ severity, since, key }: Alarm) => `${severity === 'ill' ? 0 : 1} ${since} ${key}`
  return [...alarms].sort((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** One paragraph, because not every channel keeps line ends in a notice. */
function textOf(open: Alarm[], solved: Alarm[]): string {
  const ill = open.filter(({ severity }) => severity === 'ill').length
  const heads = [
    ...(ill > 0 ? [`${ill === 1 ? 'One thing needs' : `${ill} things need`} a person.`] : []),
    ...(open.length > ill ? [`${counted(open.length - ill)} worth a look.`] : []),
  ]
  return [
    ...heads,
    ...listed(open),
    ...(solved.length > 0 ? ['Solved:', ...listed(solved)] : []),
    ...(open.length > 0 ? ['The whole picture: masthead status'] : []),
  ].join(' ')
}

function counted(count: number): string {
  return count === 1 ? 'One thing is' : `${count} things are`
}

/** "(1) ... (2) ...", or the sentence alone where there is one. */
function listed(alarms: Alarm[]): string[] {
  const named = alarms.slice(0, MOST_NAMED).map(({ says }, n) => {
    const sentence = shorten(oneLine(says), LONGEST)
    return alarms.length === 1 ? sentence : `(${n + 1}) ${sentence}`
  })
  return alarms.length > MOST_NAMED ? [...named, `And ${alarms.length - MOST_NAMED} more.`] : named
}
