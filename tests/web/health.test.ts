// The doors for machines that watch the service.
import { describe, expect, it } from 'vitest'
import type { Log } from '../../src/core/channel.js'
import { healthRoutes, type Watched } from '../../src/web/health.js'
import { METRICS_TYPE, openMeters } from '../../src/web/metrics.js'
import { status } from '../status.js'
import { readExposition } from './exposition.js'

const gone = async () => {
  throw new Error('postgres://masthead:secret@db.example.org refuses')
}

function doors(changes: Partial<Watched> = {}) {
  return healthRoutes({
    health: async () => [],
    figures: async () => ({ status: status(), searchRows: 1 }),
    ready: async () => ({ ok: true, checks: { database: 'ok', migrations: 'ok', clock: 'ok' } }),
    meters: openMeters('0.1.0'),
    ...changes,
  })
}

describe('healthz', () => {
  it('answers without asking anybody', async () => {
    const answer = await doors({ health: gone, figures: gone, ready: gone }).request('/healthz')
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }])
  })
})

describe('readyz', () => {
  it('names each check, and is 503 while one of them is not well', async () => {
    const well = await doors().request('/readyz')
    expect([well.status, await well.json()]).toEqual([
      200,
      { status: 'ready', checks: { database: 'ok', migrations: 'ok', clock: 'ok' } },
    ])
    const checks = { database: 'ok', migrations: 'ok', clock: 'stands still' }
    const stuck = await doors({ ready: async () => ({ ok: false, checks }) }).request('/readyz')
    expect([stuck.status, await stuck.json()]).toEqual([503, { status: 'not ready', checks }])
  })
})

describe('metrics', () => {
  it('are one text of all three parts', async () => {
    const answer = await doors().request('/metrics')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, METRICS_TYPE])
    const families = readExposition(await answer.text())
    expect([...families.keys()]).toEqual(
      expect.arrayContaining([
        'masthead_search_rows',
        'masthead_messages_total',
        'process_cpu_seconds_total',
      ]),
    )
  })

  it('of the process itself are told while the database is gone, and the reason stands in the log alone', async () => {
    const said: string[] = []
    const note = (fields: object, event: string) => void said.push(`${event} ${JSON.stringify(fields)}`)
    const log: Log = { debug: note, info: note, warn: note, error: note }
    const answer = await doors({ health: gone, figures: gone, log }).request('/metrics')
    const text = await answer.text()
    expect(answer.status).toBe(200)
    expect([...readExposition(text).keys()]).toContain('masthead_messages_total')
    expect(text).not.toContain('secret')
    expect(said).toHaveLength(2)
  })

  it('are 503 where nothing at all can be told', async () => {
    const answer = await doors({ health: gone, figures: gone, meters: undefined }).request('/metrics')
    expect(answer.status).toBe(503)
  })
})
