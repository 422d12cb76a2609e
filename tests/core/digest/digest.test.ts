// What an edition carries, in which order, and why the rest stays out.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf, itemsOf } from '../../../src/core/digest/edition.js'
import { verify } from '../../../src/core/digest/quotes.js'
import { wordsIn } from '../../../src/core/digest/reading-time.js'
import type { Digest, Editorial } from '../../../src/core/model.js'
import { build, editorial, newsletter, outline, papers } from './desk.js'

const at = (hour: number) => ({ published: `2026-01-15T${String(hour).padStart(2, '0')}:00:00+00:00` })

function wordsOfSummaries(digest: Digest): number {
  return itemsOf(digest)
    .flatMap(({ summary, language }) => summary.map(({ text }) => wordsIn(text, language)))
    .reduce((sum, words) => sum + words, 0)
}

describe('the order of a digest', () => {
  it('is topics first, those of more papers before others, then what stands alone, the newest first', () => {
    const { digest } = build([
      editorial('post', at(6)),
      editorial('mercury', at(3)),
      editorial('ledger', { on: 'school', ...at(5) }),
      editorial('courier', { on: 'school', ...at(4) }),
      editorial('ledger', { on: 'ferry', ...at(1) }),
      editorial('gazette', { on: 'ferry', ...at(2) }),
      editorial('herald', { on: 'ferry', ...at(3) }),
    ])
    expect(outline(digest).toLowerCase()).toMatch(
      /^[^:]*ferry[^:]*: herald gazette ledger \| [^:]*school[^:]*: ledger courier \| alone: post mercury$/,
    )
  })

  it('of topics of one size is that of their newest editorials', () => {
    const { digest } = build([
      editorial('ledger', { on: 'school', ...at(2) }),
      editorial('courier', { on: 'school', ...at(2) }),
      editorial('post', { on: 'ferry', ...at(1) }),
      editorial('gazette', { on: 'ferry', ...at(3) }),
    ])
    expect(digest.sections.map(({ items }) => items[0]?.source.id)).toEqual(['gazette', 'ledger'])
  })

  it('gives each paper of a topic its first editorial before any its second', () => {
    const { digest } = build([
      editorial('ledger', { on: 'ferry', ...at(5) }),
      editorial('ledger', { on: 'ferry', ...at(4) }),
      editorial('courier', { on: 'ferry', ...at(1) }),
    ])
    expect(outline(digest)).toMatch(/: ledger courier ledger$/)
  })

  it('of editorials of one hour is the newsletter’s order of papers', () => {
    const { digest } = build([editorial('post'), editorial('ledger'), editorial('courier')], {
      newsletter: newsletter({ sources: ['courier', 'post', 'ledger'] }),
    })
    expect(outline(digest)).toBe('alone: courier post ledger')
  })

  it('takes preferred languages first, topics and single editorials alike', () => {
    const all = [
      ...['ledger', 'courier', 'post'].map((paper) => editorial(paper, { on: 'ferry' })),
      ...['hanbit', 'hangang'].map((paper) => editorial(paper, { on: '배', ...at(2) })),
      editorial('gazette', at(6)),
      editorial('minato', at(1)),
    ]
    expect(outline(build(all).digest)).toMatch(/: .*ledger.* \| .*: hanbit hangang \| alone: gazette minato$/)
    const { digest } = build(all, { newsletter: newsletter({ languages: ['ko-KR', 'ja'] }) })
    expect(outline(digest)).toMatch(/: hanbit hangang \| .*: ledger.* \| alone: minato gazette$/)
  })

  it('puts a piece that is dated ahead behind those of its day', () => {
    const { digest, decisions } = build([
      editorial('ledger', { published: '2026-02-01T00:00:00+00:00' }),
      editorial('courier', at(1)),
    ])
    expect(outline(digest)).toBe('alone: courier ledger')
    expect(decisions[1]?.says).toMatch(/Its date lies ahead/)
  })
})

describe('the budgets of a digest', () => {
  const many = () => [
    editorial('ledger', at(6)),
    editorial('ledger', at(5)),
    editorial('ledger', at(4)),
    editorial('courier', at(3)),
    editorial('post', at(2)),
  ]

  it('are so many editorials; the rest is named, with the reason', () => {
    const { digest, decisions } = build(many(), { newsletter: newsletter({ maxItems: 2 }) })
    expect(outline(digest)).toBe('alone: ledger ledger')
    expect(digest.alsoPublished.map(({ source }) => source.id)).toEqual(['ledger', 'courier', 'post'])
    expect(decisions.map(({ outcome, why, rank }) => [outcome, why, rank])).toEqual([
      ['summarized', 'alone', 1],
      ['summarized', 'alone', 2],
      ['named', 'items', 3],
      ['named', 'items', 4],
      ['named', 'items', 5],
    ])
    expect(decisions[2]?.says).toBe('The edition is full: it takes 2 editorials (maxItems).')
  })

  it('are so many of one paper, so that others find room', () => {
    const { digest, decisions } = build(many(), { newsletter: newsletter({ maxItems: 3, maxPerSource: 1 }) })
    expect(outline(digest)).toBe('alone: ledger courier post')
    expect(decisions.at(-1)).toMatchObject({ why: 'source-items', topic: null, source: { id: 'ledger' } })
  })

  it('are so many words: what does not fit is named and not cut, and what is shorter may still fit', () => {
    const long = `We believe that ${'the long and winding harbour road '.repeat(12)}must be mended.`
    const all = [
      editorial('ledger', { text: 'We believe that the pier must stay.', ...at(6) }),
      editorial('courier', { text: long, ...at(5) }),
      editorial('post', { text: 'The mayor should publish the file of the lighthouse.', ...at(4) }),
    ]
    const { digest, decisions } = build(all, { newsletter: newsletter({ maxWords: 50 }) })
    expect(outline(digest)).toBe('alone: ledger post')
    expect(wordsOfSummaries(digest)).toBeLessThanOrEqual(50)
    expect(decisions.at(-1)).toMatchObject({
      why: 'words',
      says: 'Its summary has 78 words, and of 50 (maxWords) 43 were left.',
    })
  })

  it('never leave an edition without its first editorial', () => {
    const long = `We believe that ${'the long and winding harbour road '.repeat(12)}must be mended.`
    const { digest } = build([editorial('ledger', { text: long })], {
      newsletter: newsletter({ maxWords: 50 }),
    })
    expect(outline(digest)).toBe('alone: ledger')
  })

  it('are kept whatever is published', () => {
    const input = fc.record({
      maxItems: fc.integer({ min: 1, max: 8 }),
      maxPerSource: fc.integer({ min: 1, max: 3 }),
      maxWords: fc.option(fc.integer({ min: 50, max: 400 })),
      of: fc.array(fc.constantFrom(...papers.map(({ id }) => id)), { minLength: 1, maxLength: 12 }),
    })
    fc.assert(
      fc.property(input, ({ of, ...limits }) => {
        const all = of.map((paper, n) => editorial(paper, n % 2 ? {} : { on: 'ferry' }))
        const { digest, decisions } = build(all, { newsletter: newsletter(limits) })
        const items = itemsOf(digest)
        expect(items.length).toBeGreaterThan(0)
        expect(items.length).toBeLessThanOrEqual(limits.maxItems)
        expect(items.length + digest.alsoPublished.length).toBe(all.length)
        expect(decisions.length).toBe(all.length)
        for (const { id } of papers)
          expect(items.filter(({ source }) => source.id === id).length).toBeLessThanOrEqual(
            limits.maxPerSource,
          )
        if (items.length > 1 && limits.maxWords !== null)
          expect(wordsOfSummaries(digest)).toBeLessThanOrEqual(limits.maxWords)
      }),
      { numRuns: 60 },
    )
  })
})

describe('what stays out', () => {
  it.each<[string, Partial<Editorial>, string]>([
    [
      'too old',
      { published: '2026-01-05T00:00:00+00:00' },
      'It was published 10 days ago, longer than maxAge allows.',
    ],
    [
      'of another paper',
      { source: { id: 'tribune', name: 'The Tribune', language: 'en' } },
      'Its source is not one of this newsletter.',
    ],
  ])('because it is %s is said so', (_, changes, says) => {
    const { digest, decisions } = build([editorial('ledger', changes)])
    expect([...itemsOf(digest), ...digest.alsoPublished]).toEqual([])
    expect(decisions).toMatchObject([{ outcome: 'left out', rank: null, says }])
  })

  it('is nothing for its age in a first edition', () => {
    const old = editorial('ledger', { published: '2025-01-05T00:00:00+00:00' })
    const { digest } = build([old], { window: { from: null, to: '2026-01-15T07:00:00.000Z' } })
    expect(outline(digest)).toBe('alone: ledger')
  })

  it('waits for the next edition when it was published after this one’s time', () => {
    const { decisions } = build([editorial('ledger', at(6)), editorial('courier', at(4))], {
      until: '2026-01-15T05:00:00.000Z',
    })
    expect(decisions.map(({ source, why }) => [source.id, why])).toEqual([
      ['courier', 'alone'],
      ['ledger', 'later'],
    ])
  })

  it('is all of a piece but the one that came first', () => {
    const first = editorial('ledger', { on: 'ferry', ...at(3) })
    const again = editorial('courier', { on: 'ferry', ...at(6), piece: first.id })
    const { digest, decisions } = build([again, first])
    expect(outline(digest)).toBe('alone: ledger')
    expect(decisions[1]).toMatchObject({
      why: 'same-piece',
      says: 'It is the same piece as one in The Ledger, which came first.',
    })
  })

  it('is all of a piece but the one that came out first, whichever was read first', () => {
    const late = editorial('ledger', { on: 'ferry', ...at(6) })
    const early = editorial('courier', { on: 'ferry', ...at(3), piece: late.id })
    expect(outline(build([late, early]).digest)).toBe('alone: courier')
  })

  it('is never a whole piece because another paper had it long ago', () => {
    const old = editorial('ledger', { on: 'ferry', published: '2026-01-05T00:00:00+00:00' })
    const again = editorial('courier', { on: 'ferry', ...at(6), piece: old.id })
    const { digest, decisions } = build([old, again])
    expect(outline(digest)).toBe('alone: courier')
    expect(decisions.map(({ why }) => why)).toEqual(['alone', 'too-old'])
  })
})

describe('a digest', () => {
  const world = () => [
    ...['ledger', 'courier', 'post', 'ledger'].map((paper, n) => editorial(paper, { on: 'ferry', ...at(n) })),
    ...['gazette', 'herald'].map((paper) => editorial(paper, { on: 'school' })),
    ...['hanbit', 'hangang'].map((paper) => editorial(paper, { on: '배', published: null })),
    ...['minato', 'ledger', 'mercury', 'post', 'post'].map((paper) => editorial(paper)),
  ]

  it('is the same, to its hash and its reasons, whatever order the editorials come in', () => {
    const all = world()
    const limits = newsletter({ maxItems: 8, maxPerSource: 2, maxWords: 300, languages: ['ja'] })
    const expected = build(all, { newsletter: limits })
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        const built = build(shuffled, { newsletter: limits })
        expect(hashOf(built.digest)).toBe(hashOf(expected.digest))
        expect(built.decisions).toEqual(expected.decisions)
      }),
      { numRuns: 40 },
    )
  })

  it('says nothing that does not stand in its editorial', () => {
    const all = world()
    const { digest } = build(all)
    const texts = new Map(all.map(({ revision }) => [revision.hash, revision.text]))
    const quotes = itemsOf(digest).flatMap(({ summary }) => summary)
    expect(quotes.length).toBeGreaterThan(20)
    for (const quote of quotes) expect(verify(quote, texts.get(quote.revision) ?? '')).toBe(true)
  })

  it('calls no topic by the name of a paper', () => {
    const text = (end: string) =>
      `The Harbor Ledger was right about trams. The Harbor Ledger said that trams pay. ${end}`
    const sources = ['hl', 'mp'].map((id, n) => ({
      id,
      name: ['Harbor Ledger', 'Meridian Post'][n] ?? '',
      language: 'en',
    }))
    const { digest } = build(
      sources.map((source, n) =>
        editorial(source.id, {
          source,
          title: ['The Harbor Ledger on trams', 'Trams, says the Harbor Ledger'][n],
          text: text(n === 0 ? 'The valley needs trams.' : 'The council should build trams.'),
        }),
      ),
      { sources, newsletter: newsletter({ sources: ['hl', 'mp'] }) },
    )
    expect(digest.sections[0]?.topic).toMatch(/tram/i)
  })

  it('groups topics from all that is new, whatever has room', () => {
    const { digest } = build(world(), { newsletter: newsletter({ maxItems: 1 }) })
    expect(digest.sections).toHaveLength(1)
    expect(digest.sections[0]?.items).toHaveLength(1)
    expect(digest.sections[0]?.board?.rows).toHaveLength(4)
  })

  it('names a paper that could not be read unless something of it is here, and a silent one in any case', () => {
    const [ledger, courier, post] = papers
    if (!ledger || !courier || !post) throw new Error('the papers are gone')
    const why = 'could not be read'
    const { digest } = build([editorial('ledger')], {
      missing: {
        silent: [{ source: post, why: 'is silent' }],
        failing: [ledger, courier].map((source) => ({ source, why })),
      },
    })
    expect(digest.missing.map(({ source }) => source.id)).toEqual(['post', 'courier'])
  })
})
