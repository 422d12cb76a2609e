// A paper that does not appear: said once in the log, by the doctor, in the metrics and in the edition, with the reason.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { healthOf } from '../../src/app/health.js'
import { houseOf } from '../../src/app/house.js'
import { tick } from '../../src/app/tick.js'
import type { Log } from '../../src/core/channel.js'
import { sourceMetrics } from '../../src/web/metrics.js'
import { entries, entry } from '../newspaper.js'
import { openPress, type Press } from './press.js'

let press: Press
/** Two in the morning, Wednesday 14 January 2026, in Seoul. */
beforeEach(async () => {
  press = await openPress('2026-01-13T17:00:00.000Z')
})
afterEach(() => press.close())

/** Declared to be there by 05:30 in Seoul, an hour of grace; the newsletter goes out at 07:00. */
async function gazette(expects: unknown = { cron: '30 5 * * *', grace: '1h' }) {
  const feed = press.paper.feed('/feed.xml', {
    entries: entries(3, { published: '2026-01-13T05:00:00+09:00' }),
  })
  press.paper.feed('/other.xml', { entries: [entry(30, { published: '2026-01-14T04:00:00+09:00' })] })
  await press.read(
    [
      { id: 'gazette', url: `${press.paper.url}/feed.xml`, zone: 'Asia/Seoul', expects },
      { id: 'other', url: `${press.paper.url}/other.xml`, zone: 'Asia/Seoul', expects: 'never' },
    ],
    { first: 'on-schedule', schedule: { cron: '0 7 * * *', zone: 'Asia/Seoul' } },
  )
  return feed
}

/** Ticks every quarter of an hour for so many hours, and returns what was published. */
async function live(hours: number) {
  const published = []
  for (let quarter = 0; quarter < hours * 4; quarter++) {
    published.push(...(await tick(press.app, { now: press.now() })).published)
    press.wait(15)
  }
  return published
}

/** What the log says of silence, from here on. */
function listen(): string[] {
  const said: string[] = []
  const log: Log = press.app.log
  for (const level of ['info', 'warn'] as const) {
    log[level] = ((fields: Record<string, unknown>, event: string) => {
      if (/silent/.test(event)) said.push(`${event}: ${fields.source} ${fields.why ?? ''}`.trim())
    }) as Log['warn']
  }
  return said
}

async function health(id: string) {
  const found = (await healthOf(press.app, { now: press.now() })).find(({ source }) => source.id === id)
  if (!found) throw new Error(`no source ${id}`)
  return found
}

it('a paper that is in time is missed by nobody', async () => {
  const feed = await gazette()
  const said = listen()
  await live(3)
  feed.entries.unshift(entry(4, { published: '2026-01-14T05:10:00+09:00' }))
  const [edition] = await live(3)
  expect(said).toEqual([])
  expect(edition).toMatchObject({ outcome: 'published', edition: { digest: { missing: [] } } })
})

it('a silent paper is named once in the log, and in the edition with the reason', async () => {
  await gazette()
  const said = listen()
  const [edition] = await live(8)
  expect(said).toEqual(['source is silent: gazette nothing-new'])
  expect((await health('gazette')).why?.operator).toMatch(
    /^Source "gazette" has been silent since 05:30; its feed can be read and holds nothing new\. Try: masthead sources check gazette$/,
  )
  expect(edition).toMatchObject({ outcome: 'published' })
})

it('when it speaks again, that is said too, and a new silence is a new alarm', async () => {
  const feed = await gazette()
  const said = listen()
  await live(8)
  feed.entries.unshift(entry(4, { published: '2026-01-14T10:00:00+09:00' }))
  await live(4)
  expect(said).toEqual(['source is silent: gazette nothing-new', 'source is no longer silent: gazette'])
  // What came at ten may have been tomorrow's, early; the day after it is missed.
  await live(48)
  expect(said).toHaveLength(3)
})

it.each([
  [{ status: 403 }, 'refused', 'its feed answers 403'],
  [{ status: 503 }, 'unreachable', 'its feed answers 503'],
  [{ status: 410 }, 'gone', 'gone for good (410)'],
  [{ isEmpty: true }, 'empty', 'can be read and is empty'],
] as const)('says why: %o is "%s"', async (fault, code, sentence) => {
  await gazette()
  await live(1)
  press.paper.fault('/feed.xml', fault)
  await live(7)
  const { why, silence } = await health('gazette')
  expect(silence).not.toBeNull()
  expect(why).toMatchObject({ code, operator: expect.stringContaining(sentence) })
  const metrics = await sourceMetrics(await houseOf(press.app).health())
  expect(metrics).toContain(`masthead_source_silent{source="gazette",why="${code}"} 1`)
  expect(metrics).toMatch(/masthead_source_silent\{source="other",why=""\} 0/)
})

it('the edition says which paper is missing today, in the words of its language', async () => {
  await gazette()
  press.paper.fault('/feed.xml', { status: 403 })
  const [edition] = await live(6)
  expect(edition).toMatchObject({
    edition: { digest: { missing: [{ source: { id: 'gazette' }, why: 'could not be read' }] } },
  })
})

it('an overdue paper is named even when an old piece of it is in the edition', async () => {
  await gazette()
  const [edition] = await live(6)
  const digest = edition && 'edition' in edition ? edition.edition.digest : undefined
  expect(digest?.missing).toEqual([
    { source: expect.objectContaining({ id: 'gazette' }), why: 'has published nothing new' },
  ])
  expect(digest?.sections.flatMap(({ items }) => items).some(({ source }) => source.id === 'gazette')).toBe(
    true,
  )
})

it('a habit is learnt from history where nothing is declared', async () => {
  const feed = await gazette('learnt')
  feed.entries = []
  for (let day = 0; day < 21; day++) {
    feed.entries.unshift(
      entry(100 + day, {
        published: `2026-01-${String(14 + day).padStart(2, '0')}T05:0${day % 10}:00+09:00`,
      }),
    )
    if (feed.entries.length > 20) feed.entries.pop()
    press.wait(24 * 60)
    await press.collect({ dueNow: true })
  }
  expect((await health('gazette')).silence).toBeNull()
  press.wait(30 * 60)
  await press.collect({ dueNow: true })
  const { silence, expected } = await health('gazette')
  expect(expected).not.toEqual([])
  expect(silence).not.toBeNull()
})
