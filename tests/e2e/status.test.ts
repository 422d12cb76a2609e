// The command that says how the house stands, as people and scripts meet it, and the doors of a running service.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.js'
import { readExposition } from '../web/exposition.js'
import { type Folder, folder } from '../world.js'

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

describe('masthead status', () => {
  it('is one screen of 80 columns, and exits with 0 while all is well', async () => {
    await home.run(['tick'])
    const { stdout, code } = await home.run(['status'])
    expect(code).toBe(0)
    for (const words of [
      '✓ all is well',
      '6 fresh',
      'No. 1 of',
      '4 accepted',
      '● Email',
      '○ Slack',
      'SQLite',
    ])
      expect(stdout).toContain(words)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect(stdout.split('\n').length).toBeLessThan(25)
  })

  it('--watch prints once where nobody watches', async () => {
    const { stdout, code } = await home.run(['status', '--watch'])
    expect([code, stdout.match(/^Sources/gm)?.length]).toEqual([0, 1])
    expect(stdout).not.toContain('\u001b')
  })

  it('--json is one value on one line', async () => {
    const { stdout } = await home.run(['status', '--watch', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ needsPerson: false, alarms: [], queue: { isWhole: true } })
    expect(stdout.trim().split('\n')).toHaveLength(1)
  })

  it('exits with 1 when something needs a person, and says what', async () => {
    await home.run(['tick'])
    const db = await openDatabase(`sqlite:${join(home.path, 'var/sample.db')}`)
    const ended = {
      status: 'uncertain' as const,
      next_attempt_at: null,
      updated_at: new Date().toISOString(),
    }
    await db.updateTable('deliveries').set(ended).where('channel', '=', 'email').execute()
    await db.destroy()
    const { stdout, code } = await home.run(['status'])
    expect(code).toBe(1)
    expect(stdout).toContain('✗ 1 thing needs a person')
    expect(stdout).toContain('1 waits for a person')
    expect(stdout.replace(/\s+/g, ' ')).toContain('One delivery is uncertain and not repeated')
  })
})

describe('the doors of a running service', () => {
  it('say that it lives, that it is ready, and its figures; a stop is clean', async () => {
    const service = await home.start()
    const get = (path: string) => fetch(`${service.url}${path}`)
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' })
    expect(await (await get('/readyz')).json()).toEqual({
      status: 'ready',
      checks: { database: 'ok', migrations: 'ok', clock: 'ok' },
    })
    const families = readExposition(await (await get('/metrics')).text())
    const accepted = families
      .get('masthead_deliveries_total')
      ?.samples.filter(({ labels }) => labels.status === 'accepted')
      .reduce((sum, { value }) => sum + value, 0)
    expect(accepted).toBe(4)
    expect(families.get('masthead_edition_last_accepted_delay_seconds')?.samples).toHaveLength(1)
    expect(families.get('masthead_source_editorials')?.samples).toHaveLength(6)
    expect(await service.stop()).toBe(0)
    const { stdout } = await home.run(['status'])
    expect(stdout).toMatch(/Clock +moved \d+ s ago/)
  })
})
