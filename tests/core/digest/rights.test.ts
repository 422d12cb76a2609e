// What a source lets us quote: of which sentences, how many, and what goes first.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthOf, withinRights } from '../../../src/core/digest/rights.js'
import { summaryItem } from '../../../src/core/digest/summary-item.js'
import type { Quote, Rights, Role } from '../../../src/core/model.js'
import { build, editorial, FREE } from './desk.js'

const TEXT = { isTeaser: false, language: 'en' }

/** One quote of each role, so many letters long. */
function quotes(lengths: Partial<Record<Role, number>>): Quote[] {
  let at = 0
  return Object.entries(lengths).map(([role, length]) => {
    const start = at
    at += length + 1
    return { revision: 'r', role: role as Role, text: 'x'.repeat(length), start, end: start + length }
  })
}

function kept(lengths: Partial<Record<Role, number>>, rights: Partial<Rights>): Role[] {
  const all = quotes(lengths)
  const ration = withinRights(all, { ...FREE, ...rights }, TEXT)
  return all.flatMap((quote) => ration(quote)?.role ?? [])
}

describe('rights', () => {
  const one = { position: 10, reason: 10, demand: 10, context: 10 }

  it('without a limit allow everything', () => {
    expect(kept(one, {})).toEqual(['position', 'reason', 'demand', 'context'])
  })

  it('over so many sentences keep the demand longest, then the position, then the reason, as a summary does', () => {
    expect(kept(one, { sentences: 3 })).toEqual(['position', 'reason', 'demand'])
    expect(kept(one, { sentences: 2 })).toEqual(['position', 'demand'])
    expect(kept(one, { sentences: 1 })).toEqual(['demand'])
    expect(kept(one, { sentences: 0 })).toEqual([])
  })

  it('over so many letters pass what is too long and keep what fits', () => {
    expect(kept({ position: 100, demand: 30, reason: 50 }, { characters: 90 })).toEqual(['demand', 'reason'])
    expect(kept({ position: 60, demand: 40, reason: 50 }, { characters: 99 })).toEqual(['demand', 'reason'])
    expect(kept(one, { characters: 0 })).toEqual([])
  })

  it('count letters as a reader does', () => {
    expect(lengthOf('👩‍👩‍👧‍👦é한')).toBe(3)
  })

  it('count a stretch that is shown twice once', () => {
    const [position, demand] = quotes({ position: 10, demand: 10 })
    if (!position || !demand) throw new Error('no quotes')
    const ration = withinRights([position, demand, { ...position }], { ...FREE, sentences: 2 }, TEXT)
    expect([position, demand].map((quote) => ration(quote)?.role)).toEqual(['position', 'demand'])
  })

  it('shorten a teaser to whole sentences', () => {
    const text = 'The lights go out. Nobody asked why. The mayor must answer.'
    const teaser: Quote = { revision: 'r', role: 'context', text, start: 4, end: 4 + text.length }
    const shortened = (rights: Partial<Rights>) =>
      withinRights([teaser], { ...FREE, ...rights }, { isTeaser: true, language: 'en' })(teaser)
    expect(shortened({ sentences: 2 })).toEqual({
      ...teaser,
      text: 'The lights go out. Nobody asked why.',
      end: 4 + 36,
    })
    expect(shortened({ characters: 35 })?.text).toBe('The lights go out.')
    expect(shortened({ sentences: 0 })).toBeNull()
    expect(shortened({})).toEqual(teaser)
  })

  it('are never exceeded, and never change a quote', () => {
    const lengths = fc.record(
      { position: fc.nat(60), demand: fc.nat(60), reason: fc.nat(60), context: fc.nat(60) },
      { requiredKeys: [] },
    )
    const limit = fc.option(fc.nat(100))
    fc.assert(
      fc.property(lengths, fc.option(fc.nat(4)), limit, (of, sentences, characters) => {
        const all = quotes(of)
        const ration = withinRights(all, { sentences, characters, model: true }, TEXT)
        const allowed = all.flatMap((quote) => ration(quote) ?? [])
        expect(allowed.length).toBeLessThanOrEqual(sentences ?? 4)
        const letters = allowed.reduce((sum, { text }) => sum + text.length, 0)
        expect(letters).toBeLessThanOrEqual(characters ?? Number.POSITIVE_INFINITY)
        for (const quote of allowed) expect(all).toContainEqual(quote)
      }),
    )
  })
})

describe('a summary within rights', () => {
  const ledger = () => editorial('ledger', { on: 'ferry' })
  const rolesOf = (rights: Partial<Rights>, characters: number | null = null) =>
    summaryItem(ledger(), { sentences: 3, characters, rights: { ...FREE, ...rights } }).summary.map(
      ({ role }) => role,
    )

  it('is built of what may be quoted', () => {
    expect(rolesOf({})).toEqual(['position', 'reason', 'demand'])
    expect(rolesOf({ sentences: 2 })).toEqual(['position', 'demand'])
    expect(rolesOf({ sentences: 1 })).toEqual(['demand'])
    expect(rolesOf({ sentences: 0 })).toEqual([])
    expect(rolesOf({ characters: 100 })).toEqual(['demand'])
  })

  it('of one sentence is the same sentence, whoever asks for no more', () => {
    const shape = { sentences: 3, characters: null, rights: FREE }
    const one = ledger()
    const asked = summaryItem(one, { ...shape, sentences: 1 }).summary
    expect(asked).toHaveLength(1)
    expect(summaryItem(one, { ...shape, rights: { ...FREE, sentences: 1 } }).summary).toEqual(asked)
  })

  it('is as long as its reader wants it: the demand and the position tell most', () => {
    expect(rolesOf({}, 160)).toEqual(['position', 'demand'])
    expect(rolesOf({}, 80)).toEqual(['demand'])
  })

  it('of a teaser is its first sentences', () => {
    const teaser = editorial('ledger', {
      text: 'The lights go out. Nobody asked why. The mayor must answer.',
    })
    teaser.revision.teaser = 'paywalled'
    const says = (rights: Partial<Rights>, characters: number | null = null) =>
      summaryItem(teaser, { sentences: 3, characters, rights: { ...FREE, ...rights } }).summary[0]?.text
    expect(says({})).toBe('The lights go out. Nobody asked why. The mayor must answer.')
    expect(says({ sentences: 1 })).toBe('The lights go out.')
    expect(says({}, 40)).toBe('The lights go out. Nobody asked why.')
    expect(says({ characters: 10 })).toBeUndefined()
  })

  it('is told of by its decision', () => {
    const { decisions } = build([ledger()], { rights: { ledger: { sentences: 1 } } })
    expect(decisions[0]?.withheld).toBe(2)
    expect(decisions[0]?.says).toMatch(/The rights of its source withhold 2 sentences\.$/)
  })

  it('counts what the board shows: together they quote no more than the source allows', () => {
    const { digest } = build([ledger(), editorial('courier', { on: 'ferry' })], {
      rights: { ledger: { sentences: 1 }, courier: { sentences: 0 } },
    })
    const [section] = digest.sections
    const rows = section?.board?.rows.map(({ position, demand, addressee }) => [
      position,
      demand?.role,
      addressee?.text,
    ])
    expect(rows).toEqual([
      [null, 'demand', 'The council'],
      [null, undefined, undefined],
    ])
    expect(section?.items.map(({ summary }) => summary.map(({ role }) => role))).toEqual([['demand'], []])
  })
})
