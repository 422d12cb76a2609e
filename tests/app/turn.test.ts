// Of several clocks on one database one reads and publishes; a dead one holds nobody up for long.
import { spawnSync } from 'node:child_process'
import { hostname } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inTurn } from '../../src/app/turn.js'
import { LEASE_MS, later } from '../../src/core/delivery/ledger.js'
import type { Database } from '../../src/store/database.js'
import { giveLease, takeLease } from '../../src/store/leases.js'
import { testDatabases } from '../store/databases.js'

const START = '2026-01-16T07:00:00.000Z'
const log = { trace() {}, debug() {}, info() {}, warn() {}, error() {} }

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  describe.skipIf(database.missing)(`the turn of the clock, on ${database.name}${why}`, () => {
    let db: Database
    let close: () => Promise<void>
    let now = START
    beforeEach(async () => {
      ;({ db, close } = await database.open())
      now = START
    })
    afterEach(() => close())

    const house = () => ({ db, log, clock: () => now })
    /** Did the step run? */
    async function runs(): Promise<boolean> {
      let ran = false
      await inTurn(house(), undefined, async () => {
        ran = true
      })
      return ran
    }
    const heldBy = (holder: string) =>
      takeLease(db, { name: 'clock', holder, now, until: later(now, LEASE_MS) })

    it('is one clock’s at a time, and the next one’s afterwards', async () => {
      let others: boolean[] = []
      await inTurn(house(), undefined, async () => {
        others = await Promise.all([runs(), runs()])
      })
      expect(others).toEqual([false, false])
      expect(await runs()).toBe(true)
    })

    it('is given to one of many that ask at once', async () => {
      const holders = await Promise.all(Array.from({ length: 8 }, (_, n) => heldBy(`host:1:${n}`)))
      expect(new Set(holders).size).toBe(1)
      await giveLease(db, { name: 'clock', holder: 'somebody:1:else' })
      expect(await runs()).toBe(false)
    })

    it('is free again after a step that failed', async () => {
      const failing = inTurn(house(), undefined, async () => {
        throw new Error('the disk is full')
      })
      await expect(failing).rejects.toThrow('the disk is full')
      expect(await runs()).toBe(true)
    })

    it('of a clock on another machine that died ends after two minutes', async () => {
      await heldBy('another-machine.example:17:token:turn')
      now = later(START, LEASE_MS - 1)
      expect(await runs()).toBe(false)
      now = later(START, LEASE_MS)
      expect(await runs()).toBe(true)
    })

    it('of a process of this machine that has ended is taken at once', async () => {
      const { pid } = spawnSync(process.execPath, ['--version'])
      await heldBy(`${hostname()}:${pid}:token:turn`)
      expect(await runs()).toBe(true)
    })

    it('of a process of this machine that lives is left to it, and of an earlier one with our id is not', async () => {
      await heldBy(`${hostname()}:${process.ppid}:token:turn`)
      expect(await runs()).toBe(false)
      await giveLease(db, { name: 'clock', holder: `${hostname()}:${process.ppid}:token:turn` })
      await heldBy(`${hostname()}:${process.pid}:earlier:turn`)
      expect(await runs()).toBe(true)
    })

    it('hands the service’s signal on to the step', async () => {
      const stopping = new AbortController()
      await inTurn(house(), stopping.signal, async (signal) => {
        expect(signal.aborted).toBe(false)
        stopping.abort()
        expect(signal.aborted).toBe(true)
      })
    })
  })
}
