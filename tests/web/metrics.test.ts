import fc from 'fast-check'
import { expect, test } from 'vitest'
import { METRICS_TYPE, type SourceHealth, sourceMetrics } from '../../src/web/metrics.js'

const well: SourceHealth = {
  source: 'harbor-ledger',
  readAt: '2026-01-14T01:00:00.000Z',
  newestAt: '2026-01-13T21:30:00.500Z',
  failures: 0,
  silentWhy: null,
  editorials: 42,
}
const lines = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

test('the figures of a source are lines that Prometheus reads', async () => {
  expect(METRICS_TYPE).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(lines(await sourceMetrics([well]))).toEqual([
    'masthead_source_last_read_timestamp_seconds{source="harbor-ledger"} 1768352400',
    'masthead_source_newest_editorial_timestamp_seconds{source="harbor-ledger"} 1768339800.5',
    'masthead_source_consecutive_failures{source="harbor-ledger"} 0',
    'masthead_source_editorials{source="harbor-ledger"} 42',
    'masthead_source_silent{source="harbor-ledger",why=""} 0',
  ])
})

test('a silent source says why', async () => {
  const text = await sourceMetrics([{ ...well, failures: 7, silentWhy: 'refused' }])
  expect(text).toContain('masthead_source_silent{source="harbor-ledger",why="refused"} 1\n')
  expect(text).toContain('masthead_source_consecutive_failures{source="harbor-ledger"} 7\n')
})

test('a source that was never read has no time of reading', async () => {
  const text = await sourceMetrics([{ ...well, readAt: null, newestAt: null }])
  expect(lines(text).filter((line) => line.includes('timestamp'))).toEqual([])
})

test('each call tells of its own sources only, also when two run at once', async () => {
  const [one, other] = await Promise.all([
    sourceMetrics([well]),
    sourceMetrics([{ ...well, source: 'hani' }]),
  ])
  expect(one).not.toContain('hani')
  expect(other).not.toContain('harbor-ledger')
  expect(lines(await sourceMetrics([]))).toEqual([])
})

test('every figure explains itself and names its kind', async () => {
  const text = await sourceMetrics([well])
  for (const name of new Set(lines(text).map((line) => line.split('{')[0]))) {
    expect(text).toContain(`# HELP ${name} `)
    expect(text).toContain(`# TYPE ${name} gauge\n`)
  }
})

test('whatever a source is called stays within its label', async () => {
  const names = fc.oneof(
    fc.string(),
    fc.constantFrom('a"} 1\nb{c="', '\\', '\\"', '\n', '__proto__', '한겨레'),
  )
  await fc.assert(
    fc.asyncProperty(names, names, async (source, why) => {
      const found = lines(await sourceMetrics([{ ...well, source, silentWhy: why }]))
      expect(found).toHaveLength(5)
      for (const line of found) {
        const label = /^masthead_source_\w+\{source="((?:[^"\\\n]|\\[\\"n])*)"/.exec(line)?.[1]
        const meant = label?.replace(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark))
        expect(meant).toBe(source)
      }
    }),
    { numRuns: 200 },
  )
})
