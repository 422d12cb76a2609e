// A backup made while others write is a whole database of one moment, and is never half there.
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/app/app.js'
import { type BackupInput, backup } from '../../src/app/backup.js'
import { openDatabase } from '../../src/store/database.js'
import { latestEditions } from '../../src/store/editions.js'
import { type EmptyPlace, testDatabases } from '../store/databases.js'
import { type CaredHouse, leave, openHouse } from './care.js'

for (const database of await testDatabases()) {
  const why = database.missing ? `: ${database.missing}` : ''
  const end = database.name === 'SQLite' ? 'db' : 'dump'

  describe.skipIf(database.missing)(`backup on ${database.name}${why}`, () => {
    let place: EmptyPlace
    let house: CaredHouse
    let app: App

    beforeEach(async () => {
      place = await database.place()
      house = openHouse(place.url)
      house.write('harbour', 13)
      app = await house.open()
      await house.publish(app)
    })
    afterEach(async () => {
      await leave(app)
      house.remove()
      await place.remove()
    })

    function make(input: Partial<BackupInput> = {}) {
      const { env, clock, folder } = house
      return backup({ env, clock, cwd: folder.path, file: null, force: false, ...input })
    }

    it('is made while the house is open, named by the time, and says what it holds', async () => {
      const made = await make()
      expect(made).toMatchObject({
        file: join(house.folder.path, `masthead-20260114T080000Z.${end}`),
        kind: database.name,
        madeAt: '2026-01-14T08:00:00.000Z',
        counts: { editions: 1, editorials: 1, subscribers: 2, deliveries: 2 },
      })
      expect(made.bytes).toBe(statSync(made.file).size)
      expect(statSync(made.file).mode & 0o077).toBe(0)
      expect(readdirSync(house.folder.path).sort()).toEqual([
        `masthead-20260114T080000Z.${end}`,
        'masthead.yaml',
        'papers',
      ])
    })

    it('holds all of a transaction or nothing of it, however busy the writers are', async () => {
      let isDone = false
      const writing = (async () => {
        for (let n = 0; !isDone; n++) {
          // SQLite answers at once, so that nobody else would have a turn.
          await setImmediate()
          await app.db.transaction().execute(async (tx) => {
            for (const channel of ['email', 'file']) {
              const address = JSON.stringify(`reader-${n}@example.org`)
              await tx.insertInto('subscribers').values({ channel, address, created_at: 'now' }).execute()
            }
          })
        }
      })()
      const made = await make()
      isDone = true
      await writing
      expect(made.counts.subscribers % 2).toBe(0)
    })

    it('replaces no file unless it is asked to', async () => {
      const file = house.folder.write('mine.txt', 'mine')
      await expect(make({ file: 'mine.txt' })).rejects.toThrow(/mine.txt exists already. .*--force/)
      expect(statSync(file).size).toBe(4)
      expect((await make({ file: 'mine.txt', force: true })).bytes).toBeGreaterThan(4)
    })

    it('goes into a folder under its own name', async () => {
      mkdirSync(join(house.folder.path, 'backups'))
      const { file } = await make({ file: 'backups' })
      expect(file).toBe(join(house.folder.path, `backups/masthead-20260114T080000Z.${end}`))
    })

    it('leaves nothing where it cannot be written, and says so', async () => {
      await expect(make({ file: 'nowhere/x' })).rejects.toThrow(/nowhere does not exist. Make it/)
      writeFileSync(join(house.folder.path, 'file'), '')
      await expect(make({ file: 'file/x' })).rejects.toThrow(/cannot be written .*Make it writable/)
      expect(readdirSync(house.folder.path).sort()).toEqual(['file', 'masthead.yaml', 'papers'])
    })

    it('needs no configuration, only the database', async () => {
      house.folder.write('masthead.yaml', 'sources: [')
      expect((await make({ env: { ...house.env, PORT: 'none' } })).counts.editions).toBe(1)
    })
  })
}

describe('a backup of SQLite', () => {
  it('is a database that can be opened as it is', async () => {
    const home = openHouse('')
    const url = `sqlite:${join(home.folder.path, 'masthead.db')}`
    const db = await openDatabase(url)
    await db.destroy()
    const { file } = await backup({
      env: { DATABASE_URL: url },
      cwd: home.folder.path,
      file: 'b.db',
      force: false,
    })
    const copy = await openDatabase(`sqlite:${file}`)
    expect(await latestEditions(copy, 1)).toEqual([])
    await copy.destroy()
    home.remove()
  })

  it('is refused where there is no database, and none is made', async () => {
    const home = openHouse('')
    const path = join(home.folder.path, 'none.db')
    const input = {
      env: { DATABASE_URL: `sqlite:${path}` },
      cwd: home.folder.path,
      file: 'b.db',
      force: false,
    }
    await expect(backup(input)).rejects.toThrow(/no database at .*none.db yet/)
    expect(existsSync(path)).toBe(false)
    home.remove()
  })

  it('is refused of what is no database of ours, or none at all', async () => {
    const home = openHouse('')
    const path = home.folder.write('other.db', 'not a database, but long enough to be looked at')
    const input = {
      env: { DATABASE_URL: `sqlite:${path}` },
      cwd: home.folder.path,
      file: 'b.db',
      force: false,
    }
    await expect(backup(input)).rejects.toThrow(/other.db is no SQLite database/)
    expect(readdirSync(home.folder.path).sort()).toEqual(['other.db', 'papers'])
    home.remove()
  })
})

const [, postgres] = await testDatabases()

describe.skipIf(postgres?.missing)('a backup of PostgreSQL', () => {
  it('says which program is missing', async () => {
    const place = await postgres?.place()
    if (!place) throw new Error('there is no place')
    const db = await openDatabase(place.url)
    const home = openHouse(place.url)
    const input = {
      env: { DATABASE_URL: place.url, PATH: home.folder.path },
      cwd: home.folder.path,
      file: null,
      force: false,
    }
    await expect(backup(input)).rejects.toThrow(/pg_dump is not installed here.* postgresql-client/)
    expect(readdirSync(home.folder.path)).toEqual(['papers'])
    home.remove()
    await db.destroy()
    await place.remove()
  })

  it('shows its password to nobody: it stands on no command line and in no message', async () => {
    const home = openHouse('')
    // A program in the place of pg_dump, which tells how it was called and fails.
    const tool = home.folder.write(
      'pg_dump',
      '#!/bin/sh\necho "called with $* and $(printf %s "$PGPASSWORD" | wc -c) signs" >&2\nexit 1\n',
    )
    chmodSync(tool, 0o755)
    const place = await postgres?.place()
    if (!place) throw new Error('there is no place')
    const db = await openDatabase(place.url)
    const url = new URL(place.url)
    url.password = 's3cret&secret'
    const input = {
      env: { DATABASE_URL: url.href, PATH: `${home.folder.path}:${process.env.PATH}` },
      cwd: home.folder.path,
      file: null,
      force: false,
    }
    const said = await backup(input).catch((error: Error) => error.message)
    expect(said).toMatch(/pg_dump failed: called with .*--dbname=postgres:.* and 13 signs/)
    expect(said).not.toContain('s3cret')
    home.remove()
    await db.destroy()
    await place.remove()
  })
})
