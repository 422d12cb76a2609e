// Why each editorial is in a digest or not, as a person reads it on a terminal of 80 columns.
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { showWhy } from '../../src/cli/show-why.js'
import type { Dropped } from '../../src/core/digest/gate.js'
import { build, editorial, newsletter } from '../core/digest/desk.js'

const at = (hour: number) => ({ published: `2026-01-15T0${hour}:00:00+00:00` })

describe('the reasons of a digest', () => {
  const { decisions } = build(
    [
      editorial('ledger', { on: 'ferry', title: 'Sail again', ...at(5) }),
      editorial('courier', { on: 'ferry', title: 'The night ferry', ...at(4) }),
      editorial('post', { title: 'A quiet day', ...at(3) }),
      editorial('hanbit', { title: '섬마을 여객선 '.repeat(20), ...at(2) }),
      editorial('mercury', { title: 'Last year’s snow', published: '2025-12-24T00:00:00+00:00' }),
    ],
    { newsletter: newsletter({ maxItems: 3 }), rights: { post: { sentences: 1 } } },
  )
  const shown = showWhy({ decisions, dropped: [] })

  it('are grouped by outcome, in the order of choice, each with its sentence', () => {
    const topic = decisions[0]?.topic
    expect(shown).toContain(
      [
        'Summarized (3 editorials)',
        '  1  The Ledger: Sail again',
        `     Its topic is ${topic}, on which 2 papers write.`,
        '  2  The Courier: The night ferry',
        `     Its topic is ${topic}, on which 2 papers write.`,
        '  3  The Post: A quiet day',
        '     It stands alone: no other paper of its language writes about it. The rights',
        '     of its source withhold 2 sentences.',
      ].join('\n'),
    )
    expect(shown).toContain('\n\nNamed under "also published" (1 editorial)\n  4  한빛일보: 섬마을')
    expect(shown).toMatch(
      /\n\nLeft out \(1 editorial\)\n {2}– {2}The Mercury: Last year’s snow\n {5}It was published 22 days ago/,
    )
  })

  it('fit into 80 columns', () => {
    for (const line of shown.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
  })

  it('end with what was dropped at the gate, and why', () => {
    const [ledger] = decisions
    const lost: Dropped = {
      what: 'quote',
      editorial: ledger?.editorial ?? 0,
      source: 'ledger',
      topic: null,
      role: 'demand',
      start: 40,
      reason: 'unverified',
    }
    const written: Dropped = {
      ...lost,
      what: 'introduction',
      editorial: null,
      role: null,
      topic: 'Ferry',
      reason: 'unfounded',
    }
    expect(showWhy({ decisions, dropped: [lost, written] })).toMatch(
      /Dropped at the gate\n {5}demand of The Ledger: Sail again: it does not stand in the stored text\.\n {5}introduction of Ferry: what it rests on was dropped\.$/,
    )
  })

  it('are one line when there is nothing to decide', () => {
    expect(showWhy({ decisions: [], dropped: [] })).toBe(
      'There is no editorial that an edition has not carried yet.',
    )
  })
})
