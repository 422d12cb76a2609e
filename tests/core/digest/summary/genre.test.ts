// A report has its gist in its first sentences; an editorial has it anywhere else. So they must be told apart.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { explain } from '../../../../src/core/digest/summary/summarize.js'
import { newsroom, root } from '../newsroom.js'
import { reports } from './reports.js'

describe('a news report', () => {
  it.each(reports)('is told from an editorial ($language: $title)', (report) => {
    const { genre, summary, runnersUp } = explain({ ...report, sentences: 2 })
    expect(genre).toBe('news')
    expect(summary.map(({ role }) => role)).toEqual(['context', 'context'])
    expect(summary[0]?.start).toBe(0)
    expect(runnersUp).toEqual({ demand: [], position: [], reason: [] })
  })

  it('is an editorial as soon as its headline says so', () => {
    for (const report of reports) {
      const mark = { en: 'Editorial:', ko: '[사설]', ja: '社説' }[report.language]
      expect(explain({ ...report, title: `${mark} ${report.title}`, sentences: 2 }).genre).toBe('editorial')
    }
  })
})

describe('an editorial', () => {
  it.each(newsroom)('is never taken for a report ($lang: $title)', ({ title, text, lang }) => {
    expect(explain({ title, text, language: lang, sentences: 3 }).genre).toBe('editorial')
  })

  it('is what a text of a few sentences is taken for', () => {
    const text = 'Officials said so. The police agreed, a spokesman said.'
    expect(explain({ title: '', text, language: 'en', sentences: 3 }).genre).toBe('editorial')
  })
})

const suite = join(root, '../shared/suites/editorials/data')

describe.skipIf(!existsSync(suite))('the marked editorials (skipped where they are not at hand)', () => {
  it('are all read as editorials, but one in forty at most', () => {
    const genres = readFileSync(join(suite, 'inputs.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { title: string; text: string; lang: string })
      .map(({ title, text, lang }) => explain({ title, text, language: lang, sentences: 3 }).genre)
    expect(genres.filter((genre) => genre === 'news').length).toBeLessThanOrEqual(genres.length / 40)
  })
})
