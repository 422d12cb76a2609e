// What a digest says of an editorial beside the reason for which it is in it.
import { describe, expect, it } from 'vitest'
import { build, editorial } from './desk.js'
import { reports } from './summary/reports.js'

const [{ title, text }] = reports.filter(({ language }) => language === 'en') as [(typeof reports)[number]]

describe('a news report among the editorials', () => {
  it('is said to be one, and what is quoted of it', () => {
    const { digest, decisions } = build([editorial('ledger', { title, text })])
    expect(decisions[0]?.says).toMatch(
      / It was read as a news report: its opening is quoted, and no position or demand\.$/,
    )
    expect(digest.sections[0]?.items[0]?.summary[0]?.start).toBe(0)
  })

  it('has neither a position nor a demand on a board', () => {
    const both = [
      editorial('ledger', { title, text }),
      editorial('courier', { title, text: `${text}\n\n${text}` }),
    ]
    const [section] = build(both).digest.sections
    expect(section?.board?.rows.map(({ position, demand }) => [position, demand])).toEqual([
      [null, null],
      [null, null],
    ])
  })

  it('is the only one of which that is said', () => {
    const { decisions } = build([editorial('ledger', { on: 'ferry' }), editorial('post', { on: 'school' })])
    for (const { says } of decisions) expect(says).not.toContain('news report')
  })
})
