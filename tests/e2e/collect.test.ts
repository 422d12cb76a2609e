// The command `collect` as people and crash-happy machines run it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entries, type Newspaper, openNewspaper } from '../newspaper.js'
import { cli, type Folder, folder } from '../world.js'

let paper: Newspaper
let home: Folder
beforeEach(async () => {
  paper = await openNewspaper()
  home = folder()
})
afterEach(async () => {
  await paper.close()
  home.remove()
})

const env = { ALLOW_PRIVATE_NETWORKS: '1' }

function configure(sources: { id: string; path: string }[]): void {
  home.write(
    'masthead.yaml',
    JSON.stringify({
      sources: sources.map(({ id, path }) => ({ id, name: id, kind: 'feed', url: paper.url + path })),
      newsletters: [{ id: 'daily', title: 'Daily', schedule: { cron: '0 7 * * *' } }],
    }),
  )
}

const run = (...args: string[]) => home.run(args, env)

async function stored(): Promise<{ title: string; guid: string; revisions: unknown[] }[]> {
  const { stdout } = await run('editorials', '--json')
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

describe('masthead collect', () => {
  it('prints a line a source as it goes, and their sum', async () => {
    paper.feed('/a.xml', { entries: entries(2) })
    paper.feed('/b.xml', { entries: entries(3, { first: 10 }) })
    paper.fault('/b.xml', { status: 403 })
    configure([
      { id: 'a', path: '/a.xml' },
      { id: 'b', path: '/b.xml' },
    ])
    const { code, stdout, stderr } = await run('collect')
    expect(stdout).toContain('✓ a: 2 read, 2 new\n')
    expect(stdout).toMatch(/✗ b: http:\/\/127\.0\.0\.1:\d+\/b\.xml answered 403 Forbidden\n/)
    expect(stdout).toMatch(/2 sources: 2 new, 0 revised, 1 could not be read\n$/)
    expect(stderr).toBe('')
    expect(code).toBe(1)
  })

  it('prints one JSON value and nothing else under --json', async () => {
    paper.feed('/a.xml', {})
    configure([{ id: 'a', path: '/a.xml' }])
    const { stdout, code } = await run('collect', '--json')
    expect(JSON.parse(stdout)).toMatchObject([
      { source: 'a', found: 3, new: 3, problems: [], error: null, held: null },
    ])
    expect(code).toBe(0)
  })

  it('ended by kill -9 at any moment goes on where it was: nothing lost, nothing twice', async () => {
    const list = entries(12)
    paper.feed('/a.xml', { entries: list, holds: 'headline' })
    configure([{ id: 'a', path: '/a.xml' }])
    for (const moment of [400, 900, 1500, 2100]) {
      const child = spawn(process.execPath, [cli, 'collect'], {
        cwd: home.path,
        env: { PATH: process.env.PATH ?? '', ...env },
        stdio: 'ignore',
      })
      const ended = once(child, 'exit')
      setTimeout(() => child.kill('SIGKILL'), moment)
      await ended
    }
    await run('collect', '--due-now')
    const titles = (await stored()).map(({ title }) => title)
    expect(titles.sort()).toEqual(list.map(({ title }) => title).sort())
    expect((await stored()).every(({ revisions }) => revisions.length === 1)).toBe(true)
  })

  it('run twice at once on one database stores everything once', async () => {
    const list = entries(20)
    paper.feed('/a.xml', { entries: list })
    paper.feed('/b.xml', { entries: list.map((entry) => ({ ...entry, id: `b-${entry.id}` })) })
    configure([
      { id: 'a', path: '/a.xml' },
      { id: 'b', path: '/b.xml' },
    ])
    const runs = await Promise.all([run('collect'), run('collect'), run('collect')])
    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      runs.map(() => ({ code: 0, stderr: '' })),
    )
    expect((await stored()).map(({ title }) => title).sort()).toEqual(list.map(({ title }) => title).sort())
  })

  it('names what a person mistypes', async () => {
    configure([{ id: 'a', path: '/a.xml' }])
    const { code, stderr } = await run('collect', 'hani')
    expect(stderr).toContain('There is no source "hani". There are: a.')
    expect(code).toBe(2)
  })
})

describe('masthead editorials', () => {
  it('prints one JSON a line with the revisions of each', async () => {
    const feed = paper.feed('/a.xml', { entries: entries(2) })
    configure([{ id: 'a', path: '/a.xml' }])
    await run('collect')
    feed.entries[0]!.title = 'Said otherwise'
    await run('collect', '--due-now')
    const [first, second] = await stored()
    expect(first).toMatchObject({
      source: 'a',
      url: `${paper.url}${feed.entries[0]!.link}`,
      title: 'Said otherwise',
      guid: feed.entries[0]!.id,
      updated: null,
      revisions: [
        { number: 1, change: null },
        { number: 2, change: 'headline', title: 'Said otherwise' },
      ],
    })
    expect(Object.keys(first ?? {})).toEqual(
      expect.arrayContaining(['published', 'text', 'alsoIn', 'language', 'teaser', 'firstSeenAt']),
    )
    expect(second?.revisions).toHaveLength(1)
  })
})
