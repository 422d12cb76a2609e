import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Status } from '../../src/app/status.js'
import {
  houseMetrics,
  METRICS_TYPE,
  openMeters,
  type SourceHealth,
  sourceMetrics,
} from '../../src/web/metrics.js'
import { status } from '../status.js'
import { edition, root } from '../world.js'
import { type Family, readExposition } from './exposition.js'

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

/** "masthead_x{a=1}" -> value */
function figures(families: Map<string, Family>): Record<string, number> {
  return Object.fromEntries(
    [...families.values()].flatMap(({ samples }) =>
      samples.map(({ name, labels, value }) => {
        const said = Object.entries(labels).map(([label, text]) => `${label}=${text}`)
        return [said.length === 0 ? name : `${name}{${said.join(',')}}`, value]
      }),
    ),
  )
}

const house = async (changes: Partial<Status> = {}) =>
  figures(readExposition(await houseMetrics({ status: status(changes), searchRows: 1234 })))

test('the house tells how its ledger, its editions and its channels stand', async () => {
  const found = await house({
    queue: {
      unfinished: [
        { edition: 12, channel: 'email', status: 'planned', count: 70 },
        { edition: 11, channel: 'email', status: 'planned', count: 5 },
        { edition: 12, channel: 'slack', status: 'uncertain', count: 1 },
      ],
      isWhole: true,
      waiting: { count: 2, isWhole: true },
      oldestDue: [
        { channel: 'email', at: '2026-01-14T00:58:30.000Z' },
        { channel: 'email', at: '2026-01-14T03:00:00.000Z' },
        { channel: 'slack', at: '2026-01-14T02:00:00.000Z' },
      ],
    },
  })
  expect(found).toMatchObject({
    'masthead_deliveries_unfinished{channel=email,status=planned}': 75,
    'masthead_deliveries_unfinished{channel=slack,status=uncertain}': 1,
    masthead_deliveries_waiting_for_person: 2,
    'masthead_deliveries_oldest_due_age_seconds{channel=email}': 90,
    'masthead_deliveries_oldest_due_age_seconds{channel=slack}': 0,
    'masthead_latest_edition_number{newsletter=daily}': 12,
    'masthead_latest_edition_deliveries{newsletter=daily,status=accepted}': 97,
    'masthead_latest_edition_deliveries{newsletter=daily,status=failed}': 3,
    'masthead_latest_edition_slot_timestamp_seconds{newsletter=daily}': 1768341600,
    'masthead_next_slot_timestamp_seconds{newsletter=daily}': 1768428000,
    'masthead_channel_failures_in_a_row{channel=slack}': 0,
    'masthead_channel_on{channel=discord}': 0,
    masthead_model_tokens: 12_300,
    masthead_model_tokens_limit: 100_000,
    masthead_search_rows: 1234,
    masthead_database_size_bytes: 12_400_000,
    'masthead_alarms_open{severity=ill}': 0,
    masthead_clock_beat_timestamp_seconds: 1768352390,
  })
})

test('what is not there has no figure that could be misread', async () => {
  const names = Object.keys(await house({ model: null, clock: null, newsletters: [] }))
  expect(names.filter((name) => /model|clock|edition/.test(name))).toEqual([])
})

test('a process counts its messages by channel and outcome, and how long they took', async () => {
  const meters = openMeters('0.1.0')
  meters.expect(['email'])
  const before = figures(readExposition(await meters.text()))
  expect(before['masthead_messages_total{channel=email,outcome=misconfigured}']).toBe(0)
  const sent = { channel: 'email', error: null, ms: 300, edition: edition() }
  meters.sent({ ...sent, outcome: 'accepted', at: '2026-01-13T22:00:05.000Z' })
  meters.sent({ ...sent, outcome: 'accepted', at: '2026-01-13T22:10:00.000Z' })
  meters.sent({ ...sent, outcome: 'misconfigured', at: '2026-01-13T22:20:00.000Z' })
  meters.sent({ ...sent, outcome: 'accepted', at: '2026-01-13T22:30:00.000Z', edition: null })
  meters.settled({ channel: 'email', status: 'accepted' })
  meters.settled({ channel: 'email', status: 'failed' })
  const found = figures(readExposition(await meters.text()))
  expect(found).toMatchObject({
    'masthead_messages_total{channel=email,outcome=accepted}': 3,
    'masthead_messages_total{channel=email,outcome=misconfigured}': 1,
    'masthead_deliveries_total{channel=email,status=accepted}': 1,
    'masthead_deliveries_total{channel=email,status=failed}': 1,
    'masthead_deliveries_total{channel=email,status=uncertain}': 0,
    'masthead_message_duration_seconds_count{channel=email}': 4,
    'masthead_message_delay_seconds_sum{channel=email}': 605,
    'masthead_edition_first_accepted_delay_seconds{newsletter=daily}': 5,
    'masthead_edition_last_accepted_delay_seconds{newsletter=daily}': 600,
    'masthead_build_info{version=0.1.0}': 1,
  })
  expect(found.process_resident_memory_bytes).toBeGreaterThan(1_000_000)
  expect(found.process_cpu_seconds_total).toBeGreaterThan(0)
})

test('an edition that is repeated late does not change how fast the newest one was', async () => {
  const meters = openMeters('0.1.0')
  const sent = { channel: 'email', outcome: 'accepted' as const, error: null, ms: 1 }
  meters.sent({ ...sent, edition: edition(), at: '2026-01-13T22:00:05.000Z' })
  meters.sent({ ...sent, edition: { ...edition(), number: 6 }, at: '2026-01-13T23:00:00.000Z' })
  expect(figures(readExposition(await meters.text()))).toMatchObject({
    'masthead_edition_last_accepted_delay_seconds{newsletter=daily}': 5,
  })
})

test('how long commands wait for their acknowledgement is a histogram by platform', async () => {
  const meters = openMeters('0.1.0')
  for (const ms of [40, 900, 2900, 4000]) meters.acked('discord', ms)
  expect(figures(readExposition(await meters.text()))).toMatchObject({
    'masthead_command_ack_duration_seconds_bucket{le=3,channel=discord}': 3,
    'masthead_command_ack_duration_seconds_count{channel=discord}': 4,
  })
})

test('every figure stands in the table of src/README.md, and the table holds no other', async () => {
  const silent = { ...well, silentWhy: 'refused' }
  const [unfinished] = [{ edition: 12, channel: 'email', status: 'planned' as const, count: 1 }]
  const text = [
    await sourceMetrics([silent]),
    await houseMetrics({
      status: status({ queue: { ...status().queue, unfinished: [unfinished] } }),
      searchRows: 1,
    }),
    await openMeters('0.1.0').text(),
  ].join('')
  const names = [...readExposition(text).keys()].filter((name) => name.startsWith('masthead_'))
  const section =
    /## Watching([\s\S]*?)\n## /.exec(readFileSync(join(root, 'src/README.md'), 'utf8'))?.[1] ?? ''
  const rows = section.split('\n').filter((line) => /^\| `/.test(line))
  const listed = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
  )
  expect(listed.map((name) => `masthead_${name}`).sort()).toEqual(names.sort())
})

test('the three parts together are one text that a strict reader takes, whatever is called what', async () => {
  const names = fc.oneof(fc.string(), fc.constantFrom('a"} 1\nb{c="', '\\', '\n', '한겨레'))
  await fc.assert(
    fc.asyncProperty(names, names, async (source, newsletter) => {
      const meters = openMeters('0.1.0')
      meters.sent({
        channel: 'email',
        outcome: 'accepted',
        error: null,
        ms: 5,
        at: '2026-01-13T22:00:05.000Z',
        edition: { ...edition(), newsletter },
      })
      const [first] = status().newsletters
      const named = status({ newsletters: first ? [{ ...first, id: newsletter }] : [] })
      const text = [
        await sourceMetrics([{ ...well, source, silentWhy: source }]),
        await houseMetrics({ status: named, searchRows: 1 }),
        await meters.text(),
      ].join('')
      const families = readExposition(text)
      expect(families.get('masthead_latest_edition_number')?.samples[0]?.labels.newsletter).toBe(newsletter)
      expect(families.get('masthead_source_editorials')?.samples[0]?.labels.source).toBe(source)
    }),
    { numRuns: 30 },
  )
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
