// What the pages say: links that lead to the sentence, dates that survive odd languages, the selector.
import { describe, expect, test } from 'vitest'
import type { Edition } from '../../src/core/model.js'
import { editionView } from '../../src/web/edition-view.js'
import { homeView } from '../../src/web/views.js'
import { boardOf, rowOf, topicEdition, topicSection } from '../topics.js'
import { edition, item } from '../world.js'

function quoteLink(text: string, url: string | null): string | null | undefined {
  const quote = { role: 'position' as const, text, start: 0, end: text.length, revision: 'hash-1' }
  return editionView(edition({ items: [item(1, { url, summary: [quote] })] })).sections[0]?.rows[0]?.said[0]
    ?.url
}

function home(editions: Edition[], wanted: string | null = null) {
  return homeView({ editions, wanted, channels: [], upcoming: [], sources: [] })
}

describe('a quote', () => {
  test('leads to its own sentence in the original', () => {
    expect(quoteLink('Rates, once up, stay.', 'https://paper.example/1')).toBe(
      'https://paper.example/1#:~:text=Rates%2C%20once%20up%2C%20stay.',
    )
    expect(quoteLink('배를 멈춰라.', 'https://paper.example/1#top')).toBe(
      `https://paper.example/1#top:~:text=${encodeURIComponent('배를 멈춰라.')}`,
    )
  })

  test('keeps its hyphens out of the syntax of the link', () => {
    expect(quoteLink('A deep-sea pause.', 'https://paper.example/1')).toContain(
      'text=A%20deep%2Dsea%20pause.',
    )
  })

  test('that is long is found by its first and last words', () => {
    const long = Array.from({ length: 60 }, (_, n) => `word${n}`).join(' ')
    expect(quoteLink(long, 'https://paper.example/1')).toMatch(
      /text=word0%20.*%20word4,word55%20.*%20word59$/,
    )
  })

  test('with half a character in it still gives a link', () => {
    expect(quoteLink('broken \ud83d here', 'https://paper.example/1')).toContain('text=broken%20%20here')
  })

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', null])(
    'of an editorial at %s leads nowhere',
    (url) => expect(quoteLink('Anything.', url)).toBeNull(),
  )
})

describe('a topic', () => {
  const [topic] = editionView(topicEdition()).sections

  test('says who wrote first and who is silent, and whose words its introduction is', () => {
    expect(topic?.facts).toEqual([
      '3 papers',
      'First: The Paper of Ward 1',
      'Nothing on it: The Meridian Post, The Northgate Courier',
    ])
    expect(topic?.introduction).toEqual({
      text: 'Two papers want the harbour open at night.',
      by: 'written by a model: local-model-8b',
    })
  })

  test('has what a paper holds beside what it demands of whom, each leading to its sentence', () => {
    const [row] = topic?.rows ?? []
    expect(row?.said.map(({ label, isPlain }) => [label, isPlain])).toEqual([
      ['Holds', true],
      ['Because', false],
    ])
    expect(row?.demanded).toMatchObject([{ label: 'Demands of the council', isPlain: false }])
    for (const quote of [...(row?.said ?? []), ...(row?.demanded ?? [])])
      expect(quote.url).toMatch(/^https:\/\/paper\.example\/editorials\/1#:~:text=/)
  })

  test('has its other editorials with it, and nowhere else', () => {
    const { also } = editionView(topicEdition())
    expect(topic?.others.map(({ title, said, demanded }) => [title, said.length, demanded.length])).toEqual([
      ['Keep the harbour lights on, number 3', 1, 1],
    ])
    expect(also.map(({ title }) => title)).toEqual(['Keep the harbour lights on, number 10'])
  })

  test('shows position and demand of every paper, where the newsletter wants one sentence of each', () => {
    const whole = item(1)
    const short = item(1, { summary: whole.summary.slice(2) })
    const section = topicSection({ items: [short], board: boardOf([whole]) })
    const [row] = editionView(edition({ sections: [section] })).sections[0]?.rows ?? []
    expect(row?.said.map(({ role }) => role)).toEqual(['position'])
    expect(row?.demanded).toHaveLength(1)
  })

  test('has a row for a paper that lets nothing be quoted', () => {
    const bare = { ...rowOf(item(5)), position: null, demand: null, addressee: null }
    const section = topicSection()
    const board = { rows: [...(section.board?.rows ?? []), bare], silent: [] }
    const [, other] = editionView(edition({ sections: [{ ...section, board }] })).sections[0]?.others ?? []
    expect(other).toMatchObject({ title: 'Keep the harbour lights on, number 5', said: [], demanded: [] })
  })
})

describe('a headline', () => {
  test('keeps its own words beside the translation', () => {
    const [row] = editionView(topicEdition()).sections[1]?.rows ?? []
    expect(row?.title).toBe('港の灯を消すな')
    expect(row?.translated).toEqual({
      text: 'Do not put out the lights of the harbour',
      by: 'written by a model: local-model-8b',
    })
  })

  test('is not signed twice by a paper that signs with its own name', () => {
    const items = [item(1, { author: 'The Paper of Ward 1' }), item(2, { author: 'Anna Lee' })]
    const rows = editionView(edition({ items })).sections.flatMap((section) => section.rows)
    expect(rows.map(({ author }) => author)).toEqual([null, 'Anna Lee'])
  })
})

describe('times', () => {
  test('are the paper’s own, as its clock showed them', () => {
    const view = editionView(edition({ items: [item(1, { published: '2026-01-14T23:30:00-08:00' })] }))
    expect(view.sections[0]?.rows[0]?.when).toBe('January 14, 2026 at 23:30')
  })

  test('are shown even when a source names a language that nobody knows, or no date', () => {
    const items = [item(1, { language: 'not a language' }), item(2, { published: 'yesterday' })]
    const [odd, none] = editionView(edition({ items })).sections.flatMap((section) => section.rows)
    expect(odd?.when).toContain('2026')
    expect(none?.when).toBe('yesterday')
  })
})

describe('the front page', () => {
  const morning = edition({ items: [item(1)], title: 'Morning' })
  const evening: Edition = {
    ...morning,
    newsletter: 'evening',
    digest: {
      ...morning.digest,
      newsletter: { ...morning.digest.newsletter, id: 'evening', title: 'Evening' },
    },
  }

  test('shows the newest edition, and the newest of the newsletter that was asked for', () => {
    expect(home([evening, morning])?.title).toBe('Evening')
    expect(home([evening, morning], 'daily')?.title).toBe('Morning')
    expect(home([evening, morning], 'daily')?.tabs.map((tab) => [tab.title, tab.isCurrent])).toEqual([
      ['Evening', false],
      ['Morning', true],
    ])
  })

  test('says how long the edition takes to read', () => {
    expect(home([morning])?.edition?.counts).toMatch(/^1 editorial from 1 paper · \d min$/)
    expect(home([edition()])?.edition?.counts).toBe('0 editorials from 0 papers')
  })

  test('has nothing to show of a newsletter that does not exist', () => {
    expect(home([morning], 'nobody')).toBeNull()
  })
})
