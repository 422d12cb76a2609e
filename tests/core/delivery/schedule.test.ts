import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cronProblem } from '../../../src/core/delivery/cron.js'
import { decide, latestSlot, nextSlots, slotsBetween } from '../../../src/core/delivery/schedule.js'
import type { Schedule } from '../../../src/core/model.js'

const HOUR_MS = 3_600_000
const seoul: Schedule = { cron: '0 7 * * *', zone: 'Asia/Seoul', missed: 'late', expiresMs: 24 * HOUR_MS }

describe('slots on ordinary days', () => {
  it('come at the hour of the zone, whatever the zone of the machine', () => {
    expect(nextSlots(seoul, '2026-01-13T22:00:00.000Z', 2)).toEqual([
      '2026-01-14T22:00:00.000Z',
      '2026-01-15T22:00:00.000Z',
    ])
  })

  it('include the instant itself when asked for the latest one', () => {
    expect(latestSlot(seoul, '2026-01-13T22:00:00.000Z')).toBe('2026-01-13T22:00:00.000Z')
    expect(latestSlot(seoul, '2026-01-13T21:59:59.999Z')).toBe('2026-01-12T22:00:00.000Z')
  })

  it('between two instants leave out the first and keep the last', () => {
    expect(slotsBetween(seoul, '2026-01-13T22:00:00.000Z', '2026-01-15T22:00:00.000Z')).toEqual([
      '2026-01-14T22:00:00.000Z',
      '2026-01-15T22:00:00.000Z',
    ])
  })
})

describe('slots on daylight-saving days', () => {
  const spring: [name: string, cron: string, zone: string, from: string, slot: string][] = [
    ['New York 02:30', '30 2 * * *', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-08T07:00:00.000Z'],
    ['Cairo midnight', '0 0 * * *', 'Africa/Cairo', '2026-04-23T12:00:00Z', '2026-04-23T22:00:00.000Z'],
    ['Berlin 02:15', '15 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    [
      'Lord Howe 02:15',
      '15 2 * * *',
      'Australia/Lord_Howe',
      '2026-10-03T00:00:00Z',
      '2026-10-03T15:30:00.000Z',
    ],
    [
      'Santiago midnight',
      '0 0 * * *',
      'America/Santiago',
      '2026-09-05T12:00:00Z',
      '2026-09-06T04:00:00.000Z',
    ],
    [
      'every 20 minutes of a missing hour',
      '*/20 2 * * *',
      'America/New_York',
      '2026-03-08T05:00:00Z',
      '2026-03-08T07:00:00.000Z',
    ],
  ]
  it.each(spring)(
    'a slot in the spring gap comes at the first instant after it: %s',
    (_, cron, zone, from, slot) => {
      expect(nextSlots({ cron, zone }, from, 1)).toEqual([slot])
    },
  )

  it('a slot in the repeated hour comes once', () => {
    const clock = { cron: '30 1 * * *', zone: 'America/New_York' }
    expect(slotsBetween(clock, '2026-11-01T04:00:00.000Z', '2026-11-02T04:00:00.000Z')).toEqual([
      '2026-11-01T05:30:00.000Z',
    ])
    const often = { cron: '*/20 1 * * *', zone: 'America/New_York' }
    expect(slotsBetween(often, '2026-11-01T04:00:00.000Z', '2026-11-02T04:00:00.000Z')).toHaveLength(3)
  })

  it('no day of a year is without its daily slot, in any zone that changes its clocks', () => {
    const zones = [
      'America/New_York',
      'Africa/Cairo',
      'Europe/London',
      'Asia/Beirut',
      'America/Havana',
      'Australia/Lord_Howe',
      'Pacific/Auckland',
      'America/Santiago',
      'Asia/Seoul',
      'America/Nuuk',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.nat(23), fc.nat(59), (zone, hour, minute) => {
        const slots = slotsBetween(
          { cron: `${minute} ${hour} * * *`, zone },
          '2026-01-05T00:00:00.000Z',
          '2026-12-25T00:00:00.000Z',
        )
        // Behind a gap at the end of a day it is the next day already; the slot is still that of its day.
        const days = plannedDays(slots, zone, hour * 60 + minute)
        const first = Date.parse(days[0] ?? '')
        const last = Date.parse(days.at(-1) ?? '')
        expect(days.length).toBe((last - first) / (24 * HOUR_MS) + 1)
      }),
      { numRuns: 40 },
    )
  })

  it('going forward and looking back find the same slots', () => {
    const clock = { cron: '15 */6 * * 1-5', zone: 'Europe/Berlin' }
    const forward = nextSlots(clock, '2026-03-20T00:00:00.000Z', 60)
    expect(slotsBetween(clock, '2026-03-20T00:00:00.000Z', forward.at(-1) ?? '')).toEqual(forward)
  })
})

function plannedDays(slots: string[], zone: string, minuteOfDay: number): string[] {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  return slots.map((slot) => {
    const wall = Date.parse(`${shown.format(new Date(slot)).replace(' ', 'T')}Z`)
    return new Date(wall - minuteOfDay * 60_000).toISOString().slice(0, 10)
  })
}

describe('cron expressions that are none', () => {
  it.each(['', 'daily', '61 * * * *', '* * * * * *', '0 7 * *', '0 0 30 2 *'])(
    'are refused in a sentence: %j',
    (cron) => {
      expect(cronProblem(cron)).toMatch(/no cron expression|never comes/)
    },
  )

  it.each(['0 7 * * 1-5', '*/15 * * * *', '30 6,18 * * mon', '0 0 29 2 *'])(
    'and others are not: %j',
    (cron) => {
      expect(cronProblem(cron)).toBeNull()
    },
  )
})

describe('slots that passed while the service was down', () => {
  const decidedUntil = '2026-01-13T22:00:00.000Z'
  const nextMorning = '2026-01-14T23:30:00.000Z'

  it('are published late when the newsletter says so', () => {
    expect(decide(seoul, decidedUntil, nextMorning)).toEqual([
      { slot: '2026-01-14T22:00:00.000Z', action: 'publish', isLate: true },
    ])
  })

  it.each(['skip', 'merge'] as const)('pass without an edition under %s', (missed) => {
    expect(decide({ ...seoul, missed }, decidedUntil, nextMorning)).toEqual([
      { slot: '2026-01-14T22:00:00.000Z', action: 'pass', why: missed },
    ])
  })

  it('expire after days of sleep, all but the last', () => {
    const decisions = decide(seoul, decidedUntil, '2026-01-17T23:00:00.000Z')
    expect(decisions.map((decision) => decision.action)).toEqual(['pass', 'pass', 'pass', 'publish'])
  })

  it('are on time when the clock comes a few minutes later', () => {
    const [decision] = decide({ ...seoul, missed: 'skip' }, decidedUntil, '2026-01-14T22:04:00.000Z')
    expect(decision).toEqual({ slot: '2026-01-14T22:00:00.000Z', action: 'publish', isLate: false })
  })
})
