// The commands that take care of what is stored, beside a service that runs.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Folder, folder } from '../world.js'

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

describe('backup and restore', () => {
  it('go from one service to the next, and a service that runs keeps its database', async () => {
    const service = await home.start()
    const backup = await home.run(['backup', 'b.db', '--json'])
    expect(backup.code).toBe(0)
    const { counts } = JSON.parse(backup.stdout)
    expect(counts.editions).toBeGreaterThan(0)

    const refused = await home.run(['restore', 'b.db'])
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr.replace(/\s+/g, ' ')).toMatch(/is working on .*sample.db. Stop all services/)

    await service.stop()
    const restored = await home.run(['restore', 'b.db'])
    expect(restored).toMatchObject({ code: 0, stderr: '' })
    expect(restored.stdout).toMatch(/What it replaces is kept as/)
    const again = await home.start()
    expect((await fetch(`${again.url}/healthz`)).status).toBe(200)
    expect(await again.stop()).toBe(0)
  })

  it('a service that was killed does not stand in the way', async () => {
    const service = await home.start()
    await home.run(['backup', 'b.db'])
    await service.stop('SIGKILL')
    expect(await home.run(['restore', 'b.db'])).toMatchObject({ code: 0, stderr: '' })
    expect(readdirSync(join(home.path, 'var')).filter((name) => /restoring|-wal|-shm/.test(name))).toEqual([])
  })

  it('a second restore keeps what it replaces, too', async () => {
    await home.run(['tick'])
    await home.run(['backup', 'b.db'])
    await home.run(['restore', 'b.db'])
    await home.run(['restore', 'b.db'])
    const kept = readdirSync(join(home.path, 'var')).filter((name) => name.includes('before-restore'))
    expect(kept).toHaveLength(2)
  })
})

describe('retention and erase', () => {
  it('say what would go, for people and for machines', async () => {
    await home.run(['tick'])
    const { code, stdout } = await home.run(['retention', '--dry-run'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/editorials that no edition carried +kept for ever/)
    const json = JSON.parse((await home.run(['retention', '--json'])).stdout)
    expect(json).toMatchObject({
      dryRun: false,
      retained: [{ what: 'deliveries', removed: 0 }, {}, {}, {}, {}],
    })
  })

  it('take wrong usage for what it is', async () => {
    expect(await home.run(['erase', 'carrier-pigeon', 'x'])).toMatchObject({ code: 2, stdout: '' })
    expect(await home.run(['erase', 'email', 'x'])).toMatchObject({ code: 2, stdout: '' })
    expect(await home.run(['erase', 'email', 'nobody@example.org'])).toMatchObject({ code: 1, stdout: '' })
    expect(await home.run(['restore'])).toMatchObject({ code: 2 })
    expect(existsSync(join(home.path, 'masthead.yaml'))).toBe(false)
  })
})
