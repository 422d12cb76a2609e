// What the pages say: links that lead to the sentence, dates that survive odd languages, the selector.
import { describe, expect, test } from 'vitest'
import type { Edition } from '../../src/core/model.js'
import { editionView, homeView } from '../../src/web/views.js'
import { edition, item } from '../world.js'

function quoteLink(text: string, url: string | null): string | null | undefined {
  const quote = { role: 'position' as const, text, start: 0, end: text.length, revision: 'hash-1' }
  return editionView(edition({ items: [item(1, { url, summary: [quote] })] })).sections[0]?.items[0]
    ?.quotes[0]?.url
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

describe('times', () => {
  test('are the paper’s own, as its clock showed them', () => {
    const view = editionView(edition({ items: [item(1, { published: '2026-01-14T23:30:00-08:00' })] }))
    expect(view.sections[0]?.items[0]?.when).toBe('January 14, 2026 at 23:30')
  })

  test('are shown even when a source names a language that nobody knows, or no date', () => {
    const items = [item(1, { language: 'not a language' }), item(2, { published: 'yesterday' })]
    const [odd, none] = editionView(edition({ items })).sections.flatMap((section) => section.items)
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

  test('has nothing to show of a newsletter that does not exist', () => {
    expect(home([morning], 'nobody')).toBeNull()
  })
})
