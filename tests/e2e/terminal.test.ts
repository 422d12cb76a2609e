// The commands as a person at a terminal, or a script behind a pipe, meets them: help, width, exit codes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entries, type Newspaper, openNewspaper } from '../newspaper.js'
import { type Folder, folder } from '../world.js'

let home: Folder
let paper: Newspaper
beforeEach(async () => {
  home = folder()
  paper = await openNewspaper()
})
afterEach(async () => {
  await paper.close()
  home.remove()
})

const run = (...args: string[]) => home.run(args, { ALLOW_PRIVATE_NETWORKS: '1' })

function configure(ids: string[]): void {
  home.write(
    'masthead.yaml',
    JSON.stringify({
      site: { zone: 'Asia/Seoul' },
      sources: ids.map((id) => ({ id, name: `Paper ${id}`, kind: 'feed', url: `${paper.url}/${id}` })),
      newsletters: [{ id: 'daily', title: 'Daily', schedule: { cron: '0 7 * * *' } }],
    }),
  )
}

describe('wrong usage', () => {
  it.each([
    [['sources', 'list', 'extra'], 'masthead sources list'],
    [['sources', 'check', '--jsn'], 'masthead sources check'],
    [['sources', 'import'], 'masthead sources import'],
    [['sources', 'imprt'], 'masthead sources'],
    [['publish'], 'masthead publish'],
    [['import'], 'masthead'],
  ])('of %j points to the help of that command', async (args, path) => {
    const { code, stderr } = await run(...args)
    expect(stderr).toContain(`(${path} --help shows how it is used)`)
    expect(code).toBe(2)
  })

  it('is told in one style, to people and to machines', async () => {
    const unknown = await run('editorials', '--sicne', '2026-01-14', '--json')
    expect(unknown.stderr).toMatch(/^✗ There is no option --sicne here\. Did you mean --since\?\n/)
    expect(JSON.parse(unknown.stdout)).toEqual({
      error: 'There is no option --sicne here. Did you mean --since?',
    })
    expect((await run('colect')).stderr).toMatch(/^✗ There is no command colect\. Did you mean collect\?\n/)
    const time = await run('editorials', '--since', 'yesterday')
    expect(time.stderr).toMatch(/^✗ "yesterday" is no time\. Write a day such as 2026-01-14 /)
    expect([unknown.code, time.code]).toEqual([2, 2])
  })

  it('of a name asks whether the nearest was meant, and lists ten at most', async () => {
    configure(['full', ...Array.from({ length: 20 }, (_, n) => `paper-${n}`)])
    const { stderr } = await run('collect', 'ful')
    expect(stderr.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect(stderr.replace(/\n {2}/g, ' ')).toBe(
      '✗ There is no source "ful". Did you mean full? There are: full, paper-0, paper-1, paper-2, paper-3, paper-4, paper-5, paper-6, paper-7, paper-8 and 11 more.\n',
    )
  })
})

describe('behind a pipe', () => {
  it('help, check, collect and the list of sources fit into eighty columns', async () => {
    const long = `${'far-away-'.repeat(5)}paper`
    configure(['a', long])
    paper.feed('/a', {})
    for (const args of [['--help'], ['sources', '--help'], ['check'], ['collect'], ['sources', 'list']]) {
      const { stdout } = await run(...args)
      expect(stdout).not.toBe('')
      expect([args, stdout.split('\n').filter((line) => line.length > 80)]).toEqual([args, []])
    }
  })
})

describe('the exit code of collect', () => {
  it.each([
    ['410', { status: 410 }],
    ['Retry-After', { status: 429, retryAfter: 600 }],
  ])('is 1 for a source that is named and held (%s), and 0 where all were asked for', async (_, fault) => {
    configure(['a', 'b'])
    paper.feed('/a', {})
    paper.feed('/b', {})
    home.write('masthead.yaml', JSON.stringify(twoHosts()))
    paper.fault('/a', fault)
    expect((await run('collect')).code).toBe(1)
    const named = await run('collect', 'a')
    expect(named.stdout).toMatch(/^– a: /)
    expect(named.code).toBe(1)
    expect((await run('collect', '--due-now')).code).toBe(0)
  })

  /** One host asks for quiet; the other is another name of this machine. */
  function twoHosts() {
    const source = (id: string, url: string) => ({ id, name: id, kind: 'feed', url: `${url}/${id}` })
    return {
      sources: [source('a', paper.url), source('b', paper.url.replace('127.0.0.1', 'localhost'))],
      newsletters: [{ id: 'daily', title: 'Daily', schedule: { cron: '0 7 * * *' } }],
    }
  }
})

describe('what is printed of editorials', () => {
  it('stands on the clock of the site, its headlines cut for people alone', async () => {
    const [first] = entries(1)
    const title = 'The council should keep the lights on all night. '.repeat(4).trim()
    paper.feed('/a', { entries: [{ ...first!, title, published: '2026-01-14T22:30:00Z' }] })
    configure(['a'])
    await run('collect')
    const { stdout } = await run('editorials')
    const [heading, line] = stdout.split('\n')
    expect(heading).toBe('PUBLISHED         SOURCE  HEADLINE (times in Asia/Seoul)')
    expect(line).toMatch(/^2026-01-15 07:30 {2}a {7}The council should /)
    expect(stdout.trim()).toMatch(/…$/)
    expect(JSON.parse((await run('editorials', '--json')).stdout).title).toBe(title)
    expect((await run('editorials', '--since', '2030-01-01')).stdout).toBe(
      'No editorial was published, or first seen, at or after 2030-01-01.\n',
    )
  })

  it('names what there is none of', async () => {
    configure(['a'])
    expect((await run('editorials')).stdout).toBe('There are no editorials yet. Try: masthead collect\n')
    expect((await run('editorials', 'a')).stdout).toBe(
      'There are no editorials of a yet. Try: masthead collect a\n',
    )
  })
})

it('sources read names an address that fails once, and counts one entry as one', async () => {
  const feed = paper.feed('/a', { entries: entries(1) })
  expect((await run('sources', 'read', `${paper.url}/a`)).stdout).toContain('\n1 entry\n')
  paper.fault('/a', { status: 410 })
  expect((await run('sources', 'read', `${paper.url}/a`)).stderr).toBe(`✗ ${paper.url}/a answered 410 Gone\n`)
  expect(feed.entries).toHaveLength(1)
})
