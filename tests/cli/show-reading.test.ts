// The list of editorials and what was read of a feed, on a terminal of 80 columns.
import { describe, expect, it } from 'vitest'
import type { ListedEditorial } from '../../src/app/editorials.js'
import { editorialsHeading, showEditorial, showReading } from '../../src/cli/show-reading.js'
import { foldWords, widthOf } from '../../src/cli/terminal.js'
import { readFeed } from '../../src/core/ingest/feed/feed.js'

const editorial = (source: string, title: string): ListedEditorial => ({
  id: 1,
  sources: [source, 'other-paper'],
  url: null,
  title,
  guid: 'one',
  language: 'en',
  author: null,
  published: '2026-01-14T07:00:00+09:00',
  updated: null,
  firstSeenAt: '2026-01-14T00:00:00.000Z',
  text: '',
  teaser: null,
  revisions: [],
})

describe('the list of editorials', () => {
  const long = 'The council should keep the lights on all night, every night of the winter'

  it('has its columns below their headings, whatever the papers are called', () => {
    const look = { zone: 'Asia/Seoul', ids: ['a', 'harbor-ledger'] }
    const heading = editorialsHeading(look)
    const lines = ['a', 'harbor-ledger'].map((id) => showEditorial(editorial(id, long), look))
    const column = heading.indexOf('HEADLINE')
    expect(heading).toBe('PUBLISHED         SOURCE         HEADLINE (times in Asia/Seoul)')
    for (const line of lines) {
      expect(line.indexOf('The council')).toBe(column)
      expect(
        line
          .split('\n')
          .slice(1)
          .every((more) => more.startsWith(' '.repeat(column))),
      ).toBe(true)
      expect(line).toContain('also in')
    }
  })

  it.each([
    ['a', long],
    ['a', '灯を消すな'.repeat(15)],
    ['an-id-of-fifty-characters-which-is-the-longest-one', long],
    ['no-longer-in-the-file', long],
  ])('is never wider than the terminal: %s', (id, title) => {
    const look = { zone: 'America/Argentina/ComodRivadavia', ids: id.startsWith('no') ? ['a'] : [id] }
    for (const line of `${editorialsHeading(look)}\n${showEditorial(editorial(id, title), look)}`.split('\n'))
      expect(widthOf(line)).toBeLessThanOrEqual(80)
  })
})

it('the headlines of a feed are folded below their date', () => {
  const item = `<item><title>${'A long headline of many words '.repeat(5)}</title><pubDate>Wed, 14 Jan 2026 07:00:00 GMT</pubDate></item>`
  const feed = readFeed(`<rss><channel><title>Paper</title>${item}</channel></rss>`, { zone: 'UTC' })
  const shown = showReading({ kind: 'feed', ...feed })
  expect(shown).toContain('2026-01-14T07:00:00+00:00  A long headline')
  for (const line of shown.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80)
})

describe('lines on stderr', () => {
  it('are folded between words, and a path or an address stays whole', () => {
    const path = `/home/${'folder/'.repeat(15)}page.txt`
    expect(
      foldWords(`✗ ${path} does not exist. Name a file that is there, or pipe a text in, or leave it.`, 80),
    ).toBe(`✗\n  ${path}\n  does not exist. Name a file that is there, or pipe a text in, or leave it.`)
  })

  it('keep their own lines and margins', () => {
    const problem = `  masthead.yaml:3: ${'word '.repeat(20).trim()}`
    const folded = foldWords(`✗ 2 problems:\n${problem}\n  short`, 80).split('\n')
    expect(folded).toHaveLength(4)
    expect(folded[2]).toMatch(/^ {4}word/)
    expect(folded[3]).toBe('  short')
  })
})
