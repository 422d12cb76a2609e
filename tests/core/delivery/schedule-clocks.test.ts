// Slots wherever and whenever clocks change: every zone that the platform knows, every change of four years,
// held against the rule itself, worked out from the bare offsets.
import { describe, expect, it } from 'vitest'
import { latestSlot, nextSlots, slotsBetween } from '../../../src/core/delivery/schedule.js'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const FIRST = Date.UTC(2024, 0, 1)
const LAST = Date.UTC(2028, 0, 1)

interface Change {
  zone: string
  at: number
  /** Distances from UTC before and after (ms). */
  before: number
  after: number
}

const changes = Intl.supportedValuesOf('timeZone').flatMap(changesOf)
/** Of the zones whose clocks go from the same time to the same time on the same day, one. */
const oneOfEach = [
  ...new Map(changes.map((one) => [`${one.at + one.before} ${one.at + one.after}`, one])).values(),
]

describe('a daily slot around a change of the clocks', () => {
  it('has many changes to prove itself', () => {
    expect(oneOfEach.length).toBeGreaterThan(100)
    expect(changes.length).toBeGreaterThan(800)
  })

  it('comes once for each day of the calendar, the same forward, back and in between', () => {
    const wrong = oneOfEach.flatMap((change) => timesAround(change).flatMap((time) => faults(change, time)))
    expect(wrong).toEqual([])
  })

  it('comes once for each day of the calendar in the middle of each gap or repeated hour of every zone', () => {
    const wrong = changes.flatMap((change) => {
      const slots = slotsByTheRule(change, middleOf(change))
      const found = nextSlots(clockAt(change, middleOf(change)), isoOf((slots[0] ?? 0) - 1), slots.length)
      return found.join() === slots.map(isoOf).join() ? [] : [{ change, found }]
    })
    expect(wrong).toEqual([])
  })
})

it('a schedule of every hour runs whenever the clock shows its minute, and only then', () => {
  const wrong = oneOfEach.flatMap((change) => {
    const [from, until] = [change.at - 2 * 60 * MINUTE_MS, change.at + 2 * 60 * MINUTE_MS]
    const minutes = Array.from({ length: 240 }, (_, n) => from + (n + 1) * MINUTE_MS)
    const expected = minutes.filter((at) => (wallOf(change, at) / MINUTE_MS) % 60 === 15).map(isoOf)
    const clock = { cron: '15 * * * *', zone: change.zone }
    const forward = nextSlots(clock, isoOf(from), expected.length)
    const between = slotsBetween(clock, isoOf(from), isoOf(until))
    return [forward, between].every((slots) => slots.join() === expected.join()) ? [] : [{ change, between }]
  })
  expect(wrong).toEqual([])
})

describe('a gap at the end of a day', () => {
  const examples: [name: string, cron: string, zone: string, from: string, slots: string[]][] = [
    [
      'Nuuk 23:40',
      '40 23 * * *',
      'America/Nuuk',
      '2026-03-28T01:40:00.000Z',
      ['2026-03-29T01:00:00.000Z', '2026-03-30T00:40:00.000Z'],
    ],
    [
      'Ittoqqortoormiit on Saturdays only',
      '0 23 * * 6',
      'America/Scoresbysund',
      '2026-03-22T12:00:00.000Z',
      ['2026-03-29T01:00:00.000Z', '2026-04-05T00:00:00.000Z'],
    ],
    [
      'on one day of a year',
      '59 23 28 3 *',
      'America/Nuuk',
      '2026-01-01T00:00:00.000Z',
      ['2026-03-29T01:00:00.000Z', '2027-03-29T00:59:00.000Z'],
    ],
    [
      'Pyongyang without its last half hour of 4 May 2018',
      '45 23 4 5 *',
      'Asia/Pyongyang',
      '2018-05-04T00:00:00.000Z',
      ['2018-05-04T15:00:00.000Z', '2019-05-04T14:45:00.000Z'],
    ],
    [
      'with the slot that follows at midnight becoming one',
      '0,30 0,23 * * *',
      'America/Nuuk',
      '2026-03-28T03:00:00.000Z',
      ['2026-03-29T01:00:00.000Z', '2026-03-29T01:30:00.000Z', '2026-03-30T00:00:00.000Z'],
    ],
  ]
  it.each(examples)('moves the slot into the next day and keeps it: %s', (_, cron, zone, from, slots) => {
    expect(nextSlots({ cron, zone }, from, slots.length)).toEqual(slots)
    expect(slotsBetween({ cron, zone }, from, slots.at(-1) ?? '')).toEqual(slots)
    expect(latestSlot({ cron, zone }, slots[0] ?? '')).toBe(slots[0])
  })
})

it('a day that the calendar of a zone leaves out has no slot', () => {
  const clock = { cron: '0 7 * * *', zone: 'Pacific/Apia' }
  const slots = ['2011-12-29T17:00:00.000Z', '2011-12-30T17:00:00.000Z']
  expect(nextSlots(clock, '2011-12-28T17:00:00.000Z', 2)).toEqual(slots)
  expect(slotsBetween(clock, '2011-12-28T17:00:00.000Z', '2011-12-30T17:00:00.000Z')).toEqual(slots)
  expect(latestSlot({ ...clock, cron: '0 7 30 12 *' }, '2012-01-05T00:00:00.000Z')).toBe(
    '2010-12-30T17:00:00.000Z',
  )
})

/** What the functions say that the rule does not. */
function faults(change: Change, time: number): unknown[] {
  const clock = clockAt(change, time)
  const slots = slotsByTheRule(change, time)
  const [first = 0, last = 0] = [slots[0], slots.at(-1)]
  const nearest = slots.findLast((slot) => slot <= change.at) ?? first
  const expected = slots.map(isoOf).join()
  const found = {
    forward: nextSlots(clock, isoOf(first - 1), slots.length).join() === expected,
    between: slotsBetween(clock, isoOf(first - 1), isoOf(last)).join() === expected,
    latest: latestSlot(clock, isoOf(change.at)) === isoOf(nearest),
    ofEachDay: slots.every((slot, n) => n === 0 || slot > (slots[n - 1] ?? 0)),
  }
  return Object.values(found).every(Boolean) ? [] : [{ change, clock, found, expected }]
}

/** For each day from the one before the change to the one after it: when the clock first shows the time or a later one. */
function slotsByTheRule(change: Change, time: number): number[] {
  const startOf = (wall: number) => Math.floor(wall / DAY_MS) * DAY_MS
  const [from, to] = [change.before, change.after].map((offset) => startOf(change.at + offset))
  const days = Math.abs((to ?? 0) - (from ?? 0)) / DAY_MS + 3
  return Array.from({ length: days }, (_, n) => Math.min(from ?? 0, to ?? 0) + (n - 1) * DAY_MS).map(
    (day) => {
      const wall = day + time * MINUTE_MS
      const candidates = [wall - change.before, change.at, wall - change.after]
      return Math.min(...candidates.filter((at) => wallOf(change, at) >= wall))
    },
  )
}

function clockAt({ zone }: Change, time: number) {
  return { cron: `${time % 60} ${Math.floor(time / 60)} * * *`, zone }
}

/** Minutes of the day at, before and behind the edges of a change, and at both ends of a day. */
function timesAround(change: Change): number[] {
  const edges = [change.at + change.before, change.at + change.after].map((wall) => wall / MINUTE_MS)
  const times = [...edges.flatMap((edge) => [edge - 1, edge]), middleOf(change), 0, 1420]
  return [...new Set(times.map((time) => time % 1440))]
}

function middleOf({ at, before, after }: Change): number {
  return Math.floor((at + (before + after) / 2) / MINUTE_MS) % 1440
}

/** What the clock shows, in ms as if it stood in UTC. */
function wallOf({ at, before, after }: Change, instant: number): number {
  return instant + (instant < at ? before : after)
}

/** Clocks stay as they are for a fortnight at least, so looking that often finds every change. */
function changesOf(zone: string): Change[] {
  const offsetAt = offsetsOf(zone)
  const found: Change[] = []
  for (let from = FIRST; from < LAST; from += 14 * DAY_MS) {
    let [old, renewed] = [from, from + 14 * DAY_MS]
    const [before, after] = [offsetAt(old), offsetAt(renewed)]
    if (before === after) continue
    while (renewed - old > MINUTE_MS) {
      const middle = old + Math.floor((renewed - old) / 2 / MINUTE_MS) * MINUTE_MS
      if (offsetAt(middle) === before) old = middle
      else renewed = middle
    }
    found.push({ zone, at: renewed, before, after })
  }
  return found
}

function offsetsOf(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  return (instant) => {
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(instant)) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS
  }
}

function isoOf(instant: number): string {
  return new Date(instant).toISOString()
}
