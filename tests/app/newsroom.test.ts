// The sample newsroom, read as the product reads it: every headline, time and paragraph exactly as written.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../src/app/app.js'
import { readSource } from '../../src/app/read-source.js'
import { summarizeText } from '../../src/app/summarize.js'
import type { Entry } from '../../src/core/model.js'
import { root } from '../world.js'

interface Expected {
  source: string
  file: string
  kind: string
  lang: string
  title: string
  published: string
  updated: string | null
  paragraphs: { starts: string; ends: string; length: number }[]
  position: string
  reason: string
  demand: string | null
}

const newsroom: Expected[] = JSON.parse(readFileSync(resolve(root, 'tests/samples/newsroom.json'), 'utf8'))
let desk: Desk
const entries = new Map<string, Entry>()

beforeAll(async () => {
  desk = await openDesk({ env: {}, cwd: resolve(root, 'tests') })
  for (const source of desk.config.sources) {
    const reading = await readSource(source, desk.documents)
    expect(reading.problems).toEqual([])
    for (const entry of reading.entries) entries.set(`${source.id}/${entry.title}`, entry)
  }
})
afterAll(() => desk.close())

describe('the sample newsroom', () => {
  it('has as many editorials as were written, in three languages and from three kinds of source', () => {
    expect(entries.size).toBe(newsroom.length)
    expect(newsroom.length).toBeGreaterThanOrEqual(9)
    expect(new Set(newsroom.map(({ kind }) => kind))).toEqual(new Set(['text', 'feed', 'page']))
    expect(new Set(newsroom.map(({ lang }) => lang))).toEqual(new Set(['en', 'ko', 'ja']))
  })

  it.each(newsroom)('$source: $title', (expected) => {
    const entry = entries.get(`${expected.source}/${expected.title}`)
    expect(entry, 'the headline').toBeDefined()
    expect(entry?.published).toBe(expected.published)
    if (expected.kind !== 'feed') expect(entry?.updated).toBe(expected.updated)
    const paragraphs = (entry?.text ?? '').split('\n\n')
    expect(paragraphs.map((text) => text.length)).toEqual(expected.paragraphs.map(({ length }) => length))
    for (const [n, { starts, ends }] of expected.paragraphs.entries()) {
      expect(paragraphs[n]?.startsWith(starts)).toBe(true)
      expect(paragraphs[n]?.endsWith(ends)).toBe(true)
    }
  })

  it('is summarized by what it holds and demands: most of the sentences that a person marked', () => {
    const found = { position: 0, reason: 0, demand: 0 }
    for (const { source, title, lang, ...marked } of newsroom) {
      const text = entries.get(`${source}/${title}`)?.text ?? ''
      const said = summarizeText({ lang, title, text, sentences: 3 }).summary.map((line) => line.text)
      for (const role of ['position', 'reason', 'demand'] as const) {
        if (marked[role] && said.includes(marked[role])) found[role] += 1
      }
    }
    const demands = newsroom.filter(({ demand }) => demand).length
    expect(found.position).toBeGreaterThanOrEqual(Math.ceil(newsroom.length * 0.6))
    expect(found.demand).toBeGreaterThanOrEqual(Math.ceil(demands * 0.7))
  })
})
