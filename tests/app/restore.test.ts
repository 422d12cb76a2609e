// A backup in the place of the database: whole or not at all, nothing sent twice knowingly, nobody brought back.
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { App } from '../../src/app/app.js'
import { backup } from '../../src/app/backup.js'
import { erase } from '../../src/app/erase.js'
import { type RestoreInput, restore } from '../../src/app/restore.js'
import { tick } from '../../src/app/tick.js'
import { openDatabase, placeOf } from '../../src/store/database.js'
import { listDeliveries } from '../../src/store/deliveries.js'
import { latestEditions } from '../../src/store/editions.js'
import { savePulse } from '../../src/store/status.js'
import { type EmptyPlace, onServer, testDatabases } from '../store/databases.js'
import { makeEarlier } from '../store/earlier-versions.js'
import { type CaredHouse, leave, openHouse } from './care.js'

// Databases of PostgreSQL are made and dropped here by the dozen.
vi.setConfig({ testTimeout: 90_000 })

const GUEST = 'guest@example.org'

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  const isFile = database.name === 'SQLite'

  describe.skipIf(database.missing)(`restore on ${database.name}${why}`, () => {
    let place: EmptyPlace
    let house: CaredHouse
    let app: App | null
    let file: string
    let kept: string | null

    /** An edition was published, a reader has come, and nothing of it was sent when the backup was made. */
    beforeEach(async () => {
      place = await database.place()
      house = openHouse(place.url)
      kept = null
      house.write('harbour', 13)
      app = await house.open()
      await house.subscribe(app, GUEST)
      await house.publish(app)
      const { env, clock, folder } = house
      file = (await backup({ env, clock, cwd: folder.path, file: null, force: false })).file
    })
    afterEach(async () => {
      await leave(app)
      house.remove()
      if (kept !== null && !isFile) await onServer(`drop database "${kept}"`)
      await place.remove()
    })

    async function close(): Promise<void> {
      await leave(app)
      app = null
    }

    async function put(input: Partial<RestoreInput> = {}) {
      const { env, clock, folder } = house
      const restored = await restore({
        env,
        clock,
        cwd: folder.path,
        file,
        resend: false,
        force: false,
        ...input,
      })
      kept = restored.kept
      return restored
    }

    /** The database is gone, as with its disk. */
    async function lose(): Promise<void> {
      await close()
      if (isFile)
        for (const end of ['', '-wal', '-shm']) rmSync(`${placeOf(place.url).name}${end}`, { force: true })
      else await onServer(`drop database "${new URL(place.url).pathname.slice(1)}"`)
    }

    async function statuses(): Promise<string[]> {
      app ??= await house.open()
      const deliveries = await listDeliveries(app.db, { limit: 100 })
      return deliveries.map(({ channel, status }) => `${channel} ${status}`).sort()
    }

    it('is refused while a program has the database open, which then goes on', async () => {
      await expect(put()).rejects.toThrow(
        isFile ? /is working on .* Stop all services/ : /in use \(masthead\). Stop all/,
      )
      expect(await statuses()).toEqual(['email planned', 'email planned', 'file planned'])
    })

    it.skipIf(isFile)(
      'is refused for two minutes after a clock beat, unless all is said to be stopped',
      async () => {
        await savePulse((app as App).db, 'clock', '2026-01-14T07:59:00.000Z')
        await close()
        await expect(put()).rejects.toThrow(
          /clock of a service beat at 2026-01-14T07:59.*wait two minutes or add --force/,
        )
        expect(await put({ force: true })).toMatchObject({ isPastKnown: true })
      },
    )

    it('keeps what it replaces beside it', async () => {
      house.turn('2026-01-15T08:00:00.000Z')
      house.write('ferry', 14)
      if (app) await house.publish(app)
      await close()
      const restored = await put()
      expect(restored).toMatchObject({
        madeAt: expect.stringMatching(/^20/),
        counts: { editions: 1, deliveries: 3 },
        migrated: [],
        isPastKnown: true,
      })
      app = await house.open()
      expect(await latestEditions(app.db, 10)).toHaveLength(1)
      const aside = isFile ? `sqlite:${restored.kept}` : place.url.replace(/[^/]*$/, restored.kept ?? '')
      const before = await openDatabase(aside)
      expect(await latestEditions(before, 10)).toHaveLength(2)
      await before.destroy()
    })

    it('knows from the database it replaces what was sent, and that the rest was not', async () => {
      await app?.db
        .updateTable('deliveries')
        .set({ status: 'accepted', receipts: '[{"id":"x"}]', next_attempt_at: null })
        .where('channel', '=', 'file')
        .execute()
      await close()
      expect(await put()).toMatchObject({ known: 1, resent: 2, held: 0 })
      expect(await statuses()).toEqual(['email planned', 'email planned', 'file accepted'])
      const [sent] = (await listDeliveries((app as App).db, { limit: 9 })).filter(
        ({ status }) => status === 'accepted',
      )
      expect(sent?.receipts).toEqual([{ id: 'x' }])
    })

    it('sends nothing again where nobody knows what was sent', async () => {
      await lose()
      expect(await put()).toMatchObject({ kept: null, isPastKnown: false, held: 3, resent: 0 })
      expect(await statuses()).toEqual(['email cancelled', 'email cancelled', 'file cancelled'])
      const [held] = await listDeliveries((app as App).db, { limit: 1 })
      expect(held?.error).toMatch(/^restored from a backup of 20.*: it may have been sent since$/)
      house.turn('2026-01-14T08:01:00.000Z')
      expect((await tick(app as App, { now: house.clock() })).delivered).toEqual([])
    })

    it('sends it where it is asked to, and once more at most', async () => {
      await app?.db
        .updateTable('deliveries')
        .set({
          status: 'sending',
          attempts: 1,
          next_attempt_at: null,
          lease_until: house.clock(),
          owner: 'gone',
        })
        .where('channel', '=', 'file')
        .execute()
      const { env, clock, folder } = house
      file = (await backup({ env, clock, cwd: folder.path, file: 'begun', force: false })).file
      await lose()
      expect(await put({ resend: true })).toMatchObject({ held: 0, resent: 3 })
      expect(await statuses()).toEqual(['email planned', 'email planned', 'file uncertain'])
      const { doubts } =
        (await listDeliveries((app as App).db, { limit: 9 })).find(({ channel }) => channel === 'file') ?? {}
      expect(doubts).toBe(1)
    })

    it('sends nothing that has expired, whoever asks', async () => {
      await lose()
      house.turn('2026-01-15T08:00:00.000Z')
      expect(await put({ resend: true })).toMatchObject({ held: 3, resent: 0 })
    })

    it('brings back nobody who left or was erased since', async () => {
      const { db } = app as App
      await db.updateTable('subscriptions').set({ status: 'ended' }).where('origin', '=', 'reader').execute()
      await close()
      expect(await put()).toMatchObject({ ended: 1, erased: 0 })
      app = await house.open()
      const ended = await app.db
        .selectFrom('subscriptions')
        .select('status')
        .where('origin', '=', 'reader')
        .execute()
      expect(ended).toEqual([{ status: 'ended' }])

      await erase(app, { channel: 'email', address: 'guest@example.org', dryRun: false })
      await close()
      if (kept !== null && !isFile) await onServer(`drop database "${kept}"`)
      house.turn('2026-01-14T08:02:00.000Z')
      expect(await put()).toMatchObject({ erased: 1 })
      app = await house.open()
      const readers = await app.db.selectFrom('subscribers').select('address').execute()
      expect(readers.map(({ address }) => address)).not.toContain(JSON.stringify(GUEST))
    })

    it('leaves slots alone that were decided since', async () => {
      house.turn('2026-01-15T08:00:00.000Z')
      house.write('ferry', 14)
      if (app) await house.publish(app)
      await close()
      await put()
      app = await house.open()
      house.turn('2026-01-15T08:01:00.000Z')
      expect(await tick(app, { now: house.clock() })).toMatchObject({ published: [], passed: [] })
    })

    it('treats the other slots as any that were missed', async () => {
      await lose()
      house.write('ferry', 14)
      house.turn('2026-01-16T08:00:00.000Z')
      await put()
      app = await house.open()
      const { published, passed } = await tick(app, { now: house.clock() })
      expect(published.map(({ isLate, outcome }) => [isLate, outcome])).toEqual([[true, 'published']])
      expect(passed).toMatchObject([{ slot: '2026-01-15T07:00:00.000Z', why: 'expired' }])
    })

    it('refuses what is no backup, and leaves everything as it was', async () => {
      await close()
      const { folder } = house
      const before = readdirSync(folder.path).sort()
      await expect(put({ file: 'none' })).rejects.toThrow(/none does not exist. Name the file of a backup/)
      await expect(put({ file: 'papers' })).rejects.toThrow(/papers is no file/)
      await expect(put({ file: 'masthead.yaml' })).rejects.toThrow(/masthead.yaml is no backup/)
      const start = isFile ? 'PGDMP' : 'SQLite format 3\0'
      writeFileSync(join(folder.path, 'other'), `${start}${'x'.repeat(100)}`)
      await expect(put({ file: 'other' })).rejects.toThrow(/is a backup of .*, but DATABASE_URL names/)
      rmSync(join(folder.path, 'other'))
      expect(readdirSync(folder.path).sort()).toEqual(before)
      expect(await statuses()).toEqual(['email planned', 'email planned', 'file planned'])
    })

    it('refuses a backup that was cut or changed', async () => {
      await close()
      truncateSync(file, Math.floor(readFileSync(file).length / 2))
      await expect(put()).rejects.toThrow(/is damaged/)
      expect(await statuses()).toEqual(['email planned', 'email planned', 'file planned'])
      if (isFile) expect(readdirSync(join(placeOf(place.url).name, '..')).join()).not.toMatch(/restor/)
    })

    it('refuses what a newer program has made', async () => {
      const { db } = app as App
      await sql`insert into kysely_migration (name, timestamp) values ('999-later', '2030-01-01')`.execute(db)
      const { env, clock, folder } = house
      file = (await backup({ env, clock, cwd: folder.path, file: 'newer', force: false })).file
      await sql`delete from kysely_migration where name = '999-later'`.execute(db)
      await close()
      await expect(put()).rejects.toThrow(/newer was made by a newer Masthead .*999-later/)
    })

    it('brings a backup of an earlier version up to date', async () => {
      const earlier = await database.place()
      await makeEarlier(earlier.url, '001-first-edition')
      const { env, clock, folder } = house
      const old = { env: { ...env, DATABASE_URL: earlier.url }, clock, cwd: folder.path }
      file = (await backup({ ...old, file: 'old', force: false })).file
      await close()
      const { migrated } = await put()
      expect(migrated[0]).toBe('002-polite-reading')
      app = await house.open()
      expect(await latestEditions(app.db, 10)).toHaveLength(2)
      await earlier.remove()
    })
  })
}

describe('a damaged database', () => {
  it('is replaced only by whoever says that nobody uses it, and is kept with its log', async () => {
    const home = openHouse('')
    const { path } = home.folder
    const env = { DATABASE_URL: `sqlite:${join(path, 'masthead.db')}` }
    const db = await openDatabase(env.DATABASE_URL)
    await db.destroy()
    await backup({ env, cwd: path, file: 'backup.db', force: false })
    await leave(null)
    writeFileSync(join(path, 'masthead.db'), 'scribbled all over '.repeat(1000))
    writeFileSync(join(path, 'masthead.db-wal'), 'scribbled, too')
    const input = { env, cwd: path, clock: home.clock, file: 'backup.db', resend: false, force: false }
    await expect(restore(input)).rejects.toThrow(/is damaged.*Stop all services, then add --force/)
    const { kept, isPastKnown } = await restore({ ...input, force: true })
    expect(isPastKnown).toBe(false)
    expect(readFileSync(kept ?? '', 'utf8')).toMatch(/^scribbled all over/)
    expect(existsSync(`${kept}-wal`)).toBe(true)
    const restored = await openDatabase(env.DATABASE_URL)
    expect(await latestEditions(restored, 1)).toEqual([])
    await restored.destroy()
    home.remove()
  })
})
