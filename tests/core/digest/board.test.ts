// A topic side by side: who wrote when, what each holds and demands of whom, and who has nothing on it.
import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../src/core/digest/facts.js'
import { verify } from '../../../src/core/digest/quotes.js'
import { wordsFor } from '../../../src/core/words.js'
import { build, editorial, newsletter, papers } from './desk.js'

const at = (hour: number) => ({ on: 'ferry', published: `2026-01-15T0${hour}:00:00+00:00` })

function boardOf(...input: Parameters<typeof build>) {
  const board = build(...input).digest.sections[0]?.board
  if (!board) throw new Error('there is no topic')
  return board
}

describe('the board of a topic', () => {
  it('has its editorials in the order in which they were published, the first one first', () => {
    const { rows } = boardOf([
      editorial('ledger', at(5)),
      editorial('courier', at(2)),
      editorial('post', at(4)),
    ])
    expect(rows.map(({ source }) => source.id)).toEqual(['courier', 'post', 'ledger'])
  })

  it('goes by the time at which an editorial was first seen where it has no date, or one that lies ahead', () => {
    const seen = (time: string) => ({ on: 'ferry', firstSeenAt: `2026-01-15T${time}:00.000Z` })
    const { rows } = boardOf([
      editorial('ledger', { published: null, ...seen('04:30') }),
      editorial('courier', { ...at(5) }),
      editorial('post', { published: '2026-03-01T00:00:00+00:00', ...seen('03:30') }),
      editorial('gazette', { ...at(4) }),
    ])
    expect(rows.map(({ source }) => source.id)).toEqual(['post', 'gazette', 'ledger', 'courier'])
  })

  it('shows of each what it holds and what it demands of whom, word for word', () => {
    const all = [editorial('ledger', at(1)), editorial('courier', at(2))]
    const { rows } = boardOf(all)
    expect(rows).toHaveLength(2)
    for (const { editorial: id, position, demand, addressee } of rows) {
      const text = all.find((one) => one.id === id)?.revision.text ?? ''
      expect(position && verify(position, text)).toBe(true)
      expect(demand?.text).toBe('The council should restore the night ferry before the winter storms begin.')
      expect(addressee?.text.toLowerCase()).toContain('council')
      expect(text.slice(addressee?.start, addressee?.end)).toBe(addressee?.text)
    }
  })

  it('shows them also where a summary is one sentence', () => {
    const limits = newsletter({ sentences: 1 })
    const { digest } = build([editorial('ledger', at(1)), editorial('courier', at(2))], {
      newsletter: limits,
    })
    expect(digest.sections[0]?.items.map(({ summary }) => summary.length)).toEqual([1, 1])
    for (const { position, demand } of digest.sections[0]?.board?.rows ?? [])
      expect([position?.role, demand?.role]).toEqual(['position', 'demand'])
  })

  it('has two rows of a paper that wrote twice, which counts as one paper', () => {
    const twice = [editorial('ledger', at(1)), editorial('ledger', at(3)), editorial('courier', at(2))]
    const { rows } = boardOf(twice)
    expect(rows.map(({ source }) => source.id)).toEqual(['ledger', 'courier', 'ledger'])
    const { decisions } = build(twice)
    expect(decisions[0]?.says).toMatch(/on which 2 papers write\.$/)
  })

  it('names the papers of its language that have nothing on it, in the newsletter’s order', () => {
    const order = ['post', 'hanbit', 'mercury', 'ledger', 'minato', 'courier']
    const sources = order.flatMap((id) => papers.find((paper) => paper.id === id) ?? [])
    const all = [editorial('ledger', at(1)), editorial('courier', at(2)), editorial('post')]
    const { silent } = boardOf(all, { sources, newsletter: newsletter({ sources: order }) })
    expect(silent.map(({ id }) => id)).toEqual(['post', 'mercury'])
  })

  it('says nothing of papers that are missing: they may have written', () => {
    const post = papers.find(({ id }) => id === 'post')
    if (!post) throw new Error('the Post is gone')
    const { silent } = boardOf([editorial('ledger', at(1)), editorial('courier', at(2))], {
      missing: { silent: [], failing: [{ source: post, why: 'could not be read' }] },
    })
    expect(silent.map(({ id }) => id)).toEqual(['gazette', 'herald', 'mercury'])
  })

  it('says nothing of a paper whose last reading failed, though something older of it is here', () => {
    const post = editorial('post')
    const { silent } = boardOf([editorial('ledger', at(1)), editorial('courier', at(2)), post], {
      missing: { silent: [], failing: [{ source: post.source, why: 'could not be read' }] },
    })
    expect(silent.map(({ id }) => id)).toEqual(['gazette', 'herald', 'mercury'])
  })

  it('says nothing of papers that list what has not been read yet', () => {
    const { silent } = boardOf([editorial('ledger', at(1)), editorial('courier', at(2))], {
      missing: { silent: [], failing: [], unread: new Set(['gazette']) },
    })
    expect(silent.map(({ id }) => id)).toEqual(['post', 'herald', 'mercury'])
  })

  it('says nothing of a paper that carries the same piece as another: it has written', () => {
    const first = editorial('ledger', at(1))
    const { silent } = boardOf([
      first,
      editorial('courier', at(2)),
      editorial('post', { ...at(3), piece: first.id }),
    ])
    expect(silent.map(({ id }) => id)).toEqual(['gazette', 'herald', 'mercury'])
  })

  it('does not repeat a date that lies ahead, by which another paper would be the first', () => {
    const ahead = editorial('courier', { on: 'ferry', published: '2026-03-01T00:00:00+00:00' })
    const board = boardOf([editorial('ledger', at(2)), ahead])
    expect(board.rows.map(({ published }) => published)).toEqual(['2026-01-15T02:00:00+00:00', null])
    expect(factsOf(board, wordsFor('en')).join()).not.toContain('First')
  })

  it('is of one language: papers in another have their own', () => {
    const { digest } = build([
      ...['ledger', 'courier', 'post'].map((paper) => editorial(paper, { on: 'ferry' })),
      ...['hanbit', 'hangang'].map((paper) => editorial(paper, { on: '배' })),
    ])
    const [english, korean] = digest.sections.map(({ board }) => board)
    expect(english?.rows.map(({ source }) => source.language)).toEqual(['en', 'en', 'en'])
    expect(english?.silent.every(({ language }) => language === 'en')).toBe(true)
    expect(korean?.rows.map(({ source }) => source.id)).toEqual(['hanbit', 'hangang'])
    expect(korean?.silent).toEqual([])
    expect(korean?.rows[0]?.demand?.text).toBe('정부는 섬마을 여객선 운항 지원을 서둘러 늘려야 한다.')
  })

  it('keeps a paper whose editorial is only a teaser, without a position', () => {
    const teaser = editorial('courier', at(2))
    teaser.revision.teaser = 'paywalled'
    const { rows } = boardOf([editorial('ledger', at(1)), teaser])
    expect(rows[1]).toMatchObject({
      source: { id: 'courier' },
      position: null,
      demand: null,
      addressee: null,
    })
  })
})
