// The gate: what a digest may say is what stands in the stored texts, as far as the sources allow it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf, itemsOf } from '../../../src/core/digest/edition.js'
import { admit } from '../../../src/core/digest/gate.js'
import { placeOf } from '../../../src/core/digest/rights.js'
import type { Digest, Editorial, Quote, Rights, Written } from '../../../src/core/model.js'
import { build, editorial, FREE } from './desk.js'

function world() {
  const all = [
    editorial('ledger', { on: 'ferry', published: '2026-01-15T03:00:00+00:00' }),
    editorial('courier', { on: 'ferry', published: '2026-01-15T02:00:00+00:00' }),
    editorial('post'),
  ]
  return { all, digest: build(all).digest }
}

/** Through the gate; `tamper` changes what is stored, by the id of the source. */
function pass(
  digest: Digest,
  all: Editorial[],
  {
    rights = {},
    tamper = {},
  }: { rights?: Record<string, Partial<Rights>>; tamper?: Record<string, (text: string) => string> } = {},
) {
  const texts = new Map(
    all.map(({ source, revision }) => [
      revision.hash,
      (tamper[source.id] ?? ((text) => text))(revision.text),
    ]),
  )
  return admit(digest, {
    textOf: (hash) => texts.get(hash) ?? null,
    rightsOf: (source) => ({ ...FREE, ...rights[source] }),
  })
}

function quotesOf(digest: Digest): Quote[] {
  const rows = digest.sections.flatMap(({ board }) => board?.rows ?? [])
  return [
    ...itemsOf(digest).flatMap(({ summary }) => summary),
    ...rows.flatMap(({ position, demand }) => [position, demand].filter((quote) => quote !== null)),
  ]
}

/** The digest with a sentence of introduction to its topic that cites what these papers hold. */
function introduced(digest: Digest, cites: Quote[]): Digest {
  const introduction: Written = { text: 'Two papers want the ferry back.', model: 'small', cites }
  const [first, ...rest] = digest.sections
  return first ? { ...digest, sections: [{ ...first, introduction }, ...rest] } : digest
}

function positionsOf(digest: Digest): Quote[] {
  return (digest.sections[0]?.board?.rows ?? []).flatMap(({ position }) => position ?? [])
}

describe('the gate', () => {
  it('lets everything through that stands in the stored texts', () => {
    const { all, digest } = world()
    const passed = pass(digest, all)
    expect(passed.dropped).toEqual([])
    expect(hashOf(passed.digest)).toBe(hashOf(digest))
  })

  it('drops exactly the sentence that does not, in the summary and on the board, and says so once', () => {
    const { all, digest } = world()
    const tamper = { ledger: (text: string) => text.replace('should restore', 'shall restore') }
    const passed = pass(digest, all, { tamper })
    const [ledger] = all
    expect(passed.dropped).toEqual([
      {
        what: 'quote',
        editorial: ledger?.id,
        source: 'ledger',
        topic: null,
        role: 'demand',
        start: ledger?.revision.text.indexOf('The council should'),
        reason: 'unverified',
      },
    ])
    const said = quotesOf(passed.digest).map(placeOf)
    const before = quotesOf(digest).map(placeOf)
    expect(before.length - said.length).toBe(2)
    const row = passed.digest.sections[0]?.board?.rows.find(({ source }) => source.id === 'ledger')
    expect(row).toMatchObject({ position: { role: 'position' }, demand: null, addressee: null })
  })

  it('drops a sentence that stands elsewhere in its text, or in the text of another editorial', () => {
    const { all, digest } = world()
    const shifted = pass(digest, all, { tamper: { post: (text) => ` ${text}` } })
    expect(shifted.dropped.map(({ source, reason }) => [source, reason])).toEqual([
      ['post', 'unverified'],
      ['post', 'unverified'],
      ['post', 'unverified'],
    ])
    const strange = structuredClone(digest)
    const [ledger, courier] = itemsOf(strange)
    if (!ledger || !courier) throw new Error('no items')
    ledger.summary.push(...courier.summary)
    expect(pass(strange, all).dropped.length).toBeGreaterThan(0)
    expect(hashOf(pass(strange, all).digest)).toBe(hashOf(digest))
  })

  it('keeps an editorial whose text is gone, by its headline', () => {
    const { all, digest } = world()
    const passed = pass(digest, all.slice(0, 2))
    expect(itemsOf(passed.digest).map(({ source, summary }) => [source.id, summary.length])).toEqual([
      ['ledger', 3],
      ['courier', 3],
      ['post', 0],
    ])
  })

  it('enforces rights over the whole edition, whatever was built', () => {
    const { all, digest } = world()
    const rights = { ledger: { sentences: 1 }, courier: { sentences: 0 }, post: { characters: 1 } }
    const passed = pass(digest, all, { rights })
    expect(itemsOf(passed.digest).map(({ summary }) => summary.map(({ role }) => role))).toEqual([
      ['demand'],
      [],
      [],
    ])
    const rows = passed.digest.sections[0]?.board?.rows
    expect(rows?.map(({ source, position, demand }) => [source.id, position, demand?.role])).toEqual([
      ['courier', null, undefined],
      ['ledger', null, 'demand'],
    ])
    expect(new Set(passed.dropped.map(({ reason }) => reason))).toEqual(new Set(['rights']))
  })

  it('shortens a teaser rather than losing it', () => {
    const teaser = editorial('post', { text: 'The lights go out. Nobody asked why. The mayor must answer.' })
    teaser.revision.teaser = 'paywalled'
    const { digest } = build([teaser])
    const passed = pass(digest, [teaser], { rights: { post: { sentences: 1 } } })
    expect(quotesOf(passed.digest).map(({ text }) => text)).toEqual(['The lights go out.'])
    expect(passed.dropped).toEqual([])
  })

  it('drops an addressee that does not stand in the demand, and leaves the demand', () => {
    const { all, digest } = world()
    const strange = structuredClone(digest)
    const [row] = strange.sections[0]?.board?.rows ?? []
    if (!row?.demand) throw new Error('no demand')
    row.addressee = { text: 'The Queen', start: row.demand.start, end: row.demand.start + 9 }
    const passed = pass(strange, all)
    expect(passed.dropped).toMatchObject([{ what: 'addressee', source: 'courier', reason: 'unverified' }])
    expect(passed.digest.sections[0]?.board?.rows[0]).toMatchObject({ demand: row.demand, addressee: null })
  })

  it('lets a model’s sentence through while all that it cites stands', () => {
    const { all, digest } = world()
    const written = introduced(digest, positionsOf(digest))
    expect(pass(written, all).digest.sections[0]?.introduction?.text).toBe('Two papers want the ferry back.')
    const tamper = { ledger: (text: string) => text.replace('every crown', 'each crown') }
    const passed = pass(written, all, { tamper })
    expect(passed.digest.sections[0]?.introduction).toBeUndefined()
    expect(passed.dropped.at(-1)).toMatchObject({
      what: 'introduction',
      topic: digest.sections[0]?.topic,
      reason: 'unfounded',
    })
    expect(pass(introduced(digest, []), all).digest.sections[0]?.introduction).toBeUndefined()
  })

  it('takes away what a model wrote of a source that allows none', () => {
    const { all, digest } = world()
    const written = introduced(digest, positionsOf(digest))
    const [item] = itemsOf(written)
    if (item) item.headline = { text: 'Die Nachtfähre', model: 'small', cites: [] }
    const rights = { ledger: { model: false } }
    const passed = pass(written, all, { rights })
    expect(passed.dropped.map(({ what, reason }) => [what, reason])).toEqual([
      ['headline', 'no-model'],
      ['introduction', 'no-model'],
    ])
    expect(itemsOf(passed.digest)[0]?.headline).toBeUndefined()
    expect(itemsOf(passed.digest)[0]?.summary).toHaveLength(3)
    expect(itemsOf(pass(written, all).digest)[0]?.headline?.text).toBe('Die Nachtfähre')
  })

  it('finds nothing more to drop the second time, and never says what does not stand', () => {
    const { all, digest } = world()
    const written = introduced(digest, positionsOf(digest))
    const change = fc.record({ at: fc.nat(300), by: fc.string({ maxLength: 3 }) })
    const limits = fc.record({ sentences: fc.option(fc.nat(4)), characters: fc.option(fc.nat(300)) })
    fc.assert(
      fc.property(change, limits, ({ at, by }, rights) => {
        const tamper = { ledger: (text: string) => text.slice(0, at) + by + text.slice(at + by.length) }
        const passed = pass(written, all, { tamper, rights: { ledger: rights, courier: rights } })
        const again = pass(passed.digest, all, { tamper, rights: { ledger: rights, courier: rights } })
        expect(again.dropped).toEqual([])
        expect(hashOf(again.digest)).toBe(hashOf(passed.digest))
        for (const { text, start, end, revision } of quotesOf(passed.digest)) {
          const own = all.find((one) => one.revision.hash === revision)
          const stored = own?.source.id === 'ledger' ? tamper.ledger(own.revision.text) : own?.revision.text
          expect(stored?.slice(start, end)).toBe(text)
        }
      }),
    )
  })

  it('lets old editions through, which have neither boards nor introductions', () => {
    const { all, digest } = world()
    const old = { ...digest, sections: digest.sections.map(({ topic, items }) => ({ topic, items })) }
    expect(hashOf(pass(old, all).digest)).toBe(hashOf(old))
  })
})
