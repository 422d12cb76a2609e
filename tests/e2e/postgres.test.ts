// The whole product on PostgreSQL: one setting, the same editions.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EmptyPlace, testPostgres } from '../store/databases.js'
import { type Folder, folder } from '../world.js'

const SOURCES = [
  'harbor-ledger',
  'northgate-courier',
  'meridian-post',
  'hanbit-ilbo',
  'minato-shimpo',
  'hokushin-nippo',
]
const AT = ['--at', '2026-01-16T08:00:00+09:00']

const postgres = await testPostgres()
const why = postgres.missing ? `: ${postgres.missing}` : ''

describe.skipIf(postgres.missing)(`the sample newsroom on PostgreSQL${why}`, () => {
  let home: Folder
  let place: EmptyPlace
  beforeEach(async () => {
    home = folder()
    place = await postgres.place()
  })
  afterEach(async () => {
    home.remove()
    await place.remove()
  })

  /** Sources are read one after the other, so that both databases number their editorials alike. */
  async function tickOn(DATABASE_URL: string) {
    for (const source of SOURCES) {
      expect(await home.run(['collect', source], { DATABASE_URL })).toMatchObject({ code: 0, stderr: '' })
    }
    expect((await home.run(['tick', ...AT], { DATABASE_URL })).code).toBe(0)
    const json = async (verb: string) =>
      JSON.parse((await home.run([verb, '--json'], { DATABASE_URL })).stdout) as Record<string, unknown>[]
    const deliveries = await json('deliveries')
    return {
      hashes: (await json('editions')).map(({ hash }) => hash),
      deliveries: deliveries.map(({ channel, status, attempts }) => [channel, status, attempts]).toSorted(),
    }
  }

  it('gives the edition that it gives on SQLite, to the last letter', async () => {
    const onSqlite = await tickOn('sqlite:./masthead.db')
    expect(onSqlite.hashes).toHaveLength(1)
    expect(await tickOn(place.url)).toEqual(onSqlite)
  })

  it('is read, published and delivered once by two programs that start at once', async () => {
    const env = { DATABASE_URL: place.url }
    const both = await Promise.all([home.run(['tick', ...AT], env), home.run(['tick', ...AT], env)])
    expect(both.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ])
    const editions = JSON.parse((await home.run(['editions', '--json'], env)).stdout)
    expect(editions).toHaveLength(1)
    const deliveries: { status: string; attempts: number }[] = JSON.parse(
      (await home.run(['deliveries', '--json'], env)).stdout,
    )
    expect(deliveries.map(({ status, attempts }) => [status, attempts])).toEqual(
      Array(4).fill(['accepted', 1]),
    )
  })

  it('is found in order by check, which names the server and not the password', async () => {
    const url = new URL(place.url)
    const { code, stdout } = await home.run(['check'], { DATABASE_URL: place.url })
    expect(code).toBe(0)
    expect(stdout).toContain(`PostgreSQL at ${url.host}${url.pathname}`)
    const wrong = place.url.replace(/\/\/[^@]*@/, '//nobody-here:a-secret@')
    const refused = await home.run(['check'], { DATABASE_URL: wrong })
    expect(`${refused.stdout}${refused.stderr}`).not.toContain('a-secret')
  })
})
