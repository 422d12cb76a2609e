import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXPIRY_MS, judge, later, TRANSITIONS } from '../../../src/core/delivery/ledger.js'
import type { SendOutcome } from '../../../src/core/errors.js'

const start = '2026-01-14T00:00:00.000Z'
const first = { attempts: 1, doubts: 0, firstAttemptAt: start }

describe('a delivery', () => {
  it('that was accepted is done', () => {
    expect(judge(first, { kind: 'accepted' }, start)).toEqual({
      status: 'accepted',
      nextAttemptAt: null,
      doubts: 0,
    })
  })

  it('is tried again exactly when the platform allows it', () => {
    expect(judge(first, { kind: 'retry', afterMs: 2500 }, start).nextAttemptAt).toBe(
      '2026-01-14T00:00:02.500Z',
    )
  })

  it('waits 1, 5, 15, 60 and again 60 minutes where the platform names no time', () => {
    const waits = [1, 2, 3, 4, 5].map((attempts) => {
      const { nextAttemptAt } = judge({ ...first, attempts }, { kind: 'retry', afterMs: null }, start)
      return (Date.parse(nextAttemptAt ?? '') - Date.parse(start)) / 60_000
    })
    expect(waits).toEqual([1, 5, 15, 60, 60])
  })

  it('fails when it was not accepted within a day', () => {
    const verdict = judge(
      { ...first, attempts: 20 },
      { kind: 'retry', afterMs: null },
      later(start, EXPIRY_MS),
    )
    expect(verdict.status).toBe('failed')
  })

  it('whose outcome we cannot know is repeated once, then left to a person', () => {
    const once = judge(first, { kind: 'uncertain' }, start)
    expect(once).toMatchObject({ status: 'uncertain', doubts: 1 })
    expect(once.nextAttemptAt).not.toBeNull()
    expect(judge({ ...first, attempts: 2, doubts: 1 }, { kind: 'uncertain' }, start)).toEqual({
      status: 'uncertain',
      nextAttemptAt: null,
      doubts: 2,
    })
  })

  it('never goes where the table does not lead, and always ends', () => {
    const outcomes = fc.constantFrom<SendOutcome | { kind: 'accepted' }>(
      { kind: 'accepted' },
      { kind: 'uncertain' },
      { kind: 'give-up', reason: 'refused' },
      { kind: 'retry', afterMs: 1000 },
      { kind: 'retry', afterMs: null },
    )
    fc.assert(
      fc.property(fc.array(outcomes, { minLength: 200, maxLength: 200 }), (answers) => {
        let delivery = first
        let now = start
        for (const answer of answers) {
          const verdict = judge(delivery, answer, now)
          expect(TRANSITIONS.sending).toContain(verdict.status)
          if (verdict.nextAttemptAt === null) return
          now = verdict.nextAttemptAt > now ? verdict.nextAttemptAt : now
          delivery = { ...delivery, attempts: delivery.attempts + 1, doubts: verdict.doubts }
        }
        expect(Date.parse(now) - Date.parse(start)).toBeLessThanOrEqual(EXPIRY_MS)
      }),
    )
  })
})
