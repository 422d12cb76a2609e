// What the operator is told, and when.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { later } from '../../../src/core/delivery/ledger.js'
import {
  type Alarm,
  type AlarmPlan,
  type Problem,
  planAlarms,
  SETTLED_MS,
  TELLING_MS,
} from '../../../src/core/watching/alarms.js'

const START = '2026-01-14T00:00:00.000Z'
const MINUTE_MS = 60_000

const silent: Problem = {
  key: 'source:hani',
  says: 'Source "hani" has been silent since 06:30; its feed answers 403.',
  severity: 'ill',
}
const refused: Problem = { key: 'channel:slack', says: 'Slack does not take messages.', severity: 'ill' }
const spent: Problem = { key: 'model', says: 'The tokens of this day are used up.', severity: 'mild' }

/** A house that looks each minute, as the store would keep what it decides. */
function house({ perHour = 6, isReached = true, hasOperator = true } = {}) {
  let known: Alarm[] = []
  let now = START
  let sent: string[] = []
  const said: string[] = []
  const keys: string[] = []

  function keep({ keep: rows, forget }: AlarmPlan): void {
    const changed = new Map(rows.map((row) => [row.key, row]))
    const rest = known.filter(({ key }) => !changed.has(key) && !forget.includes(key))
    known = [...rest, ...rows]
  }

  return {
    said,
    keys,
    known: () => known,
    /** One look; a minute passes. */
    look(problems: Problem[]): AlarmPlan {
      sent = sent.filter((at) => at > later(now, -60 * MINUTE_MS))
      const recent = hasOperator ? sent.length : null
      const plan = planAlarms({ known, problems, now, recent, perHour })
      keep(plan)
      if (plan.message) {
        sent.push(now)
        keys.push(plan.message.key)
        if (isReached) {
          said.push(plan.message.text)
          const { open, solved } = plan.message
          known = known
            .filter(({ key }) => !solved.includes(key))
            .map((row) => (open.includes(row.key) ? { ...row, toldAt: now, leaseUntil: null } : row))
        }
      }
      now = later(now, MINUTE_MS)
      return plan
    },
    looks(problems: Problem[], minutes: number): void {
      for (let minute = 0; minute < minutes; minute++) this.look(problems)
    },
  }
}

describe('a problem', () => {
  it('is told once, however long it lasts', () => {
    const home = house()
    home.looks([silent], 600)
    expect(home.said).toEqual([
      'One thing needs a person. Source "hani" has been silent since 06:30; its feed answers 403. The whole picture: masthead status',
    ])
  })

  it('that is solved is told once more, when it has been gone for a while', () => {
    const home = house()
    home.looks([silent], 5)
    home.looks([], SETTLED_MS / MINUTE_MS)
    expect(home.said).toHaveLength(1)
    home.looks([], 60)
    expect(home.said.slice(1)).toEqual([
      'Solved: Source "hani" has been silent since 06:30; its feed answers 403.',
    ])
    expect(home.known()).toEqual([])
  })

  it('that comes back after it was solved is told again', () => {
    const home = house()
    home.looks([silent], 5)
    home.looks([], 30)
    home.looks([silent], 5)
    expect(home.said).toHaveLength(3)
    expect(home.said[2]).toBe(home.said[0])
  })

  it('that flickers is one problem', () => {
    const home = house()
    for (let times = 0; times < 30; times++) {
      home.looks([silent], 2)
      home.looks([], 5)
    }
    expect(home.said).toHaveLength(1)
  })

  it('that was over before anybody could be told is not told at all', () => {
    const home = house({ isReached: false })
    home.looks([silent], 1)
    home.looks([], 60)
    expect(home.keys).toHaveLength(1)
    expect(home.known()).toEqual([])
  })
})

describe('several problems', () => {
  it('of one look are one message, what needs a person first', () => {
    const home = house()
    home.look([spent, silent, refused])
    expect(home.said).toEqual([
      '2 things need a person. One thing is worth a look. (1) Slack does not take messages. (2) Source "hani" has been silent since 06:30; its feed answers 403. (3) The tokens of this day are used up. The whole picture: masthead status',
    ])
  })

  it('beyond so many messages an hour wait and are told in one', () => {
    const home = house({ perHour: 2 })
    const many = Array.from({ length: 40 }, (_, n) => ({
      ...silent,
      key: `source:${n}`,
      says: `Paper ${n}.`,
    }))
    for (let n = 1; n <= many.length; n++) home.look(many.slice(0, n))
    expect(home.said).toHaveLength(2)
    home.looks(many, 60)
    expect(home.said).toHaveLength(3)
    expect(home.said[2]).toMatch(/^38 things need a person\. \(1\) Paper 2\. .*And 26 more\./)
  })
})

describe('a message that nobody takes', () => {
  it('is tried again with the same key, when the lease of the first attempt has run out', () => {
    const home = house({ isReached: false })
    home.looks([silent], 1 + TELLING_MS / MINUTE_MS)
    expect(new Set(home.keys).size).toBe(1)
    expect(home.keys).toHaveLength(2)
    expect(home.keys[0]).toMatch(/^[0-9a-f]{24}$/)
  })

  it('is not sent by a second service while the first is sending it', () => {
    const first = planAlarms({ known: [], problems: [silent], now: START, recent: 0, perHour: 6 })
    const second = planAlarms({ known: first.keep, problems: [silent], now: START, recent: 1, perHour: 6 })
    expect(first.message).not.toBeNull()
    expect(second.message).toBeNull()
  })
})

describe('without an operator', () => {
  it('nothing is sent, and the log hears of each beginning and end once', () => {
    const home = house({ hasOperator: false })
    const plans = [[silent], [silent], [], []].map((problems) => home.look(problems))
    expect(home.said).toEqual([])
    expect(plans.map(({ began }) => began.length)).toEqual([1, 0, 0, 0])
    expect(plans.map(({ ended }) => ended.length)).toEqual([0, 0, 1, 0])
  })
})

describe('words of strangers', () => {
  it('stand on one line, and no longer than a sentence', () => {
    const home = house()
    home.look([{ ...silent, says: `a\r\nBcc: x\u202E ${'long '.repeat(500)}` }])
    expect(home.said[0]).not.toMatch(/[\r\n\u202E]/)
    expect(home.said[0]?.length).toBeLessThan(400)
  })
})

it('whatever comes and goes, each beginning is told at most once and never more often than allowed', () => {
  const problems = fc.subarray([silent, refused, spent])
  fc.assert(
    fc.property(
      fc.array(fc.tuple(problems, fc.integer({ min: 1, max: 30 })), { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      (days, perHour) => {
        const home = house({ perHour })
        const times: number[] = []
        let minute = 0
        const open = new Set<string>()
        for (const [current, minutes] of days) {
          for (let n = 0; n < minutes; n++, minute++) {
            const { message } = home.look(current)
            if (!message) continue
            times.push(minute)
            for (const key of message.open) {
              expect(open.has(key)).toBe(false)
              open.add(key)
            }
            for (const key of message.solved) {
              expect(open.delete(key)).toBe(true)
            }
          }
        }
        for (const at of times) {
          expect(times.filter((other) => other > at - 60 && other <= at).length).toBeLessThanOrEqual(perHour)
        }
      },
    ),
  )
})
