import { describe, expect, test } from 'vitest'
import { appearedAt } from '../../../../src/core/ingest/silence/appearances.js'
import { expectedOf, learn } from '../../../../src/core/ingest/silence/habit.js'
import { at, dates, HOUR_MS, MONDAY_TO_SATURDAY, paper, plus } from './papers.js'

const SEOUL = 'Asia/Seoul'
const LATER = '2026-12-31T00:00:00.000Z'
const crons = (history: string[], zone = SEOUL, now = LATER) =>
  learn(history, zone, now)?.expected.map(({ cron }) => cron)

describe('a habit', () => {
  test('is the weekdays and the time of a morning paper, in the clock of its zone', () => {
    const history = paper('2026-01-05', 36, '06:12', SEOUL, MONDAY_TO_SATURDAY)
    expect(learn(history, SEOUL, LATER)).toEqual({
      expected: [{ cron: '15 6 * * 1,2,3,4,5,6', zone: SEOUL, graceMs: HOUR_MS, dayBegins: 18 * 60 }],
      weekdays: MONDAY_TO_SATURDAY,
      days: 36,
    })
  })

  test('does not depend on the order of the history', () => {
    const history = paper('2026-01-05', 36, '06:12', SEOUL, MONDAY_TO_SATURDAY)
    expect(learn(history.toReversed(), SEOUL, LATER)).toEqual(learn(history, SEOUL, LATER))
  })

  test('leaves out the Sunday on which there is no paper', () => {
    const habit = learn(paper('2026-01-05', 24, '06:00', SEOUL, MONDAY_TO_SATURDAY), SEOUL, LATER)
    expect(habit?.weekdays).not.toContain(0)
  })

  test('of a weekly is known after three issues', () => {
    const weekly = paper('2026-01-08', 3, '11:00', 'Europe/London', [4])
    expect(crons(weekly, 'Europe/London')).toEqual(['0 11 * * 4'])
    expect(learn(weekly.slice(1), 'Europe/London', LATER)).toBeNull()
  })

  test('of a paper that publishes all day long is about the first editorial of the day', () => {
    const history = dates('2026-01-05', 28).flatMap((date) =>
      ['07:00', '09:30', '13:00', '16:45', '19:00'].map((time) => at(date, time, SEOUL)),
    )
    expect(crons(history)).toEqual(['0 7 * * 0,1,2,3,4,5,6'])
  })

  test('of a paper that comes later on Saturdays has two times', () => {
    const history = [
      ...paper('2026-01-05', 30, '06:00', SEOUL, [1, 2, 3, 4, 5]),
      ...paper('2026-01-05', 6, '12:00', SEOUL, [6]),
    ]
    expect(crons(history)).toEqual(['0 6 * * 1,2,3,4,5', '0 12 * * 6'])
  })

  test('of a paper that comes around midnight is one paper a day, and not two and none by turns', () => {
    const days = dates('2026-01-05', 28)
    const history = days.map((date, n) => at(date, n % 2 === 0 ? '23:50' : '23:59', SEOUL))
    const late = days.map((date, n) => (n % 3 === 0 ? plus(at(date, '23:50', SEOUL), 25 * 60_000) : null))
    expect(crons(history.map((instant, n) => late[n] ?? instant))).toEqual(['15 0 * * 0,1,2,3,4,5,6'])
  })

  test('has the percentile of its times and not the one afternoon on which the presses stood', () => {
    const history = paper('2026-01-05', 36, '06:00', SEOUL, MONDAY_TO_SATURDAY)
    history[20] = at('2026-01-28', '15:20', SEOUL)
    expect(crons(history)).toEqual(['0 6 * * 1,2,3,4,5,6'])
  })

  test('allows more grace to a paper of uneven mornings', () => {
    const history = dates('2026-01-05', 28).map((date, n) => at(date, `0${5 + (n % 5)}:10`, SEOUL))
    expect(learn(history, SEOUL, LATER)?.expected).toMatchObject([
      { cron: '10 9 * * 0,1,2,3,4,5,6', graceMs: 2 * HOUR_MS },
    ])
  })

  test('outlives holidays: no paper from Monday to Wednesday of one week', () => {
    const holidays = ['2026-02-16', '2026-02-17', '2026-02-18']
    const history = dates('2026-01-19', 42, MONDAY_TO_SATURDAY)
      .filter((date) => !holidays.includes(date))
      .map((date) => at(date, '06:00', SEOUL))
    expect(crons(history)).toEqual(['0 6 * * 1,2,3,4,5,6'])
  })

  test('outlives three weeks in which nobody read the source', () => {
    const history = [...paper('2026-01-05', 12, '06:00', SEOUL), ...paper('2026-02-07', 12, '06:00', SEOUL)]
    expect(crons(history)).toEqual(['0 6 * * 0,1,2,3,4,5,6'])
  })

  test('outlives the silence of a source, however long it lasts', () => {
    const history = paper('2024-01-01', 40, '06:00', SEOUL)
    expect(crons(history)).toEqual(['0 6 * * 0,1,2,3,4,5,6'])
  })

  test('is not learnt from the thirty old entries that a first reading found in one minute', () => {
    const firstReading = Array.from({ length: 30 }, () => at('2026-01-04', '15:41', SEOUL))
    expect(learn(firstReading, SEOUL, LATER)).toBeNull()
    const history = [...firstReading, ...paper('2026-01-05', 24, '06:00', SEOUL, MONDAY_TO_SATURDAY)]
    expect(crons(history)).toEqual(['0 6 * * 1,2,3,4,5,6'])
  })

  test('counts the three editorials that a paper always brings in one minute', () => {
    const history = paper('2026-01-05', 24, '18:30', SEOUL).flatMap((instant) => [instant, instant, instant])
    expect(crons(history)).toEqual(['30 18 * * 0,1,2,3,4,5,6'])
  })

  test('of a paper that names days and no times is due at the end of the day', () => {
    const history = paper('2026-01-05', 24, '00:00', SEOUL, MONDAY_TO_SATURDAY)
    expect(crons(history)).toEqual(['55 23 * * 1,2,3,4,5,6'])
  })

  test('keeps its time on the clock when the clock changes', () => {
    const history = paper('2026-02-16', 42, '05:30', 'America/New_York')
    expect(crons(history, 'America/New_York')).toEqual(['30 5 * * 0,1,2,3,4,5,6'])
  })

  test.each([
    ['nothing is known', []],
    ['a paper is known for ten days', paper('2026-01-05', 10, '06:00', SEOUL)],
    ['two editorials are known', paper('2026-01-05', 2, '06:00', SEOUL, [1])],
    [
      'it comes every other week',
      dates('2026-01-05', 28, [1])
        .filter((_, n) => n % 2 === 0)
        .slice(-5)
        .map((date) => at(date, '06:00', SEOUL)),
    ],
    [
      'it comes for three days every other week',
      dates('2026-01-05', 28, [1, 2, 3])
        .filter((_, n) => n % 6 < 3)
        .map((date) => at(date, '06:00', SEOUL)),
    ],
    [
      'it comes once a month',
      ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].map((date) => at(date, '06:00', SEOUL)),
    ],
    [
      'it comes as it likes',
      [0, 2, 5, 6, 9, 13, 15, 16, 20, 26, 27, 31, 36, 38, 40, 47].map((day) =>
        plus(at('2026-01-05', '10:00', SEOUL), day * 24 * HOUR_MS),
      ),
    ],
  ])('is not claimed when %s', (_, history) => {
    expect(learn(history, SEOUL, LATER)).toBeNull()
  })

  test('is not learnt from the future', () => {
    const history = paper('2026-01-05', 24, '06:00', SEOUL)
    expect(learn(history, SEOUL, at('2026-01-10', '12:00', SEOUL))).toBeNull()
  })

  test('is learnt from a thousand editorials in little time', () => {
    const history = dates('2026-01-05', 56).flatMap((date) =>
      Array.from({ length: 20 }, (_, n) => plus(at(date, '06:00', SEOUL), n * 40 * 60_000)),
    )
    const before = performance.now()
    expect(learn(history, SEOUL, LATER)).not.toBeNull()
    expect(performance.now() - before).toBeLessThan(1000)
  })
})

describe('what is expected of a source', () => {
  const history = paper('2026-01-05', 36, '06:00', SEOUL, MONDAY_TO_SATURDAY)
  const declared = (cron: string) => ({ cron, zone: SEOUL, graceMs: HOUR_MS })

  test('is nothing when its alarms are off', () => {
    expect(expectedOf({ expects: 'never', zone: SEOUL }, history, LATER)).toEqual([])
  })

  test('is what its history shows when nothing is declared', () => {
    expect(expectedOf({ expects: 'learnt', zone: SEOUL }, history, LATER)).toEqual(
      learn(history, SEOUL, LATER)?.expected,
    )
    expect(expectedOf({ expects: 'learnt', zone: SEOUL }, [], LATER)).toEqual([])
  })

  test('is what was declared, and its history says where the day begins', () => {
    const expects = declared('30 6 * * 1-6')
    expect(expectedOf({ expects, zone: SEOUL }, history, LATER)).toEqual([{ ...expects, dayBegins: 18 * 60 }])
    expect(expectedOf({ expects, zone: SEOUL }, [], LATER)).toEqual([{ ...expects, dayBegins: null }])
  })

  test('leaves the beginning of the day open when the declared time comes long after the editorial', () => {
    const expects = declared('0 20 * * 1-6')
    expect(expectedOf({ expects, zone: SEOUL }, history, LATER)).toEqual([{ ...expects, dayBegins: null }])
  })
})

describe('an editorial appeared', () => {
  const seen = '2026-01-14T01:00:00.000Z'
  test.each([
    ['when it was published', '2026-01-14T06:12:00+09:00', '2026-01-13T21:12:00.000Z'],
    ['when we saw it, if no time was printed', null, seen],
    ['when we saw it, if it is dated after that', '2026-01-15T06:00:00+09:00', seen],
    ['when we saw it, if the day of that is all that was printed', '2026-01-14T00:00:00+09:00', seen],
    ['when we saw it, if its feed prints that day in UTC', '2026-01-14T00:00:00Z', seen],
    [
      'on the day that was printed, if we saw it later',
      '2026-01-12T00:00:00+09:00',
      '2026-01-11T15:00:00.000Z',
    ],
  ])('%s', (_, published, appeared) => {
    expect(appearedAt(published, seen, SEOUL)).toBe(appeared)
  })
})
