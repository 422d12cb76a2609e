// What people get wrong, and what goes wrong around them: one clear line, the right exit code, nothing lost.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Folder, folder, type Run } from '../world.js'

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

const EDITORIAL = `Go to contents

Keep the harbour lights on

Posted January. 14, 2026 10:01,\u00a0\u00a0\u00a0

Updated January. 14, 2026 10:01


The council met on Tuesday night and talked for three hours about the lamps along the harbour wall, which cost the town 3.5 percent of its budget and which the mayor, Mr. Alder, would like to switch off at midnight.

But the lights are not a luxury. A port that goes dark sends its ships elsewhere, because no captain will risk a hull to save a town a few lamps. Every boat that turns away takes its fees, its crew and its trade with it.

The council should vote on Jan. 20 to keep the lights on all night. It must not save pennies and lose the harbour.
`

function config(sources: string, more = ''): string {
  return `sources:\n${sources}\nnewsletters:\n  - id: daily\n    title: Daily\n    schedule: { cron: "0 7 * * *", zone: UTC }\n    to: { file: [json] }\n${more}`
}

function isClear({ stderr }: Run): void {
  expect(stderr.trim()).not.toBe('')
  expect(stderr).not.toMatch(/\n\s+at |node:internal|defect in Masthead/)
}

describe('one bad source does not keep the others from being published', () => {
  const bad: [name: string, content: string | Uint8Array | null, sentence: RegExp][] = [
    ['missing', null, /does not exist/],
    ['empty', '', /empty/],
    ['binary', new Uint8Array(4096).map((_, n) => (n * 7919) % 256), /binary|no text|not text/],
    ['50 MB', 'x'.repeat(50 * 1024 * 1024), /50 MB/],
  ]
  it.each(bad)('a file that is %s is named', async (_, content, sentence) => {
    home.write('good.txt', EDITORIAL)
    if (content !== null) home.write('bad.txt', content)
    home.write(
      'masthead.yaml',
      config(
        '  - { id: good, name: Good, kind: text, url: ./good.txt }\n  - { id: bad, name: Bad, kind: text, url: ./bad.txt }',
      ),
    )
    const collected = await home.run(['collect', '--json'])
    expect(collected.code).toBe(1)
    const [good, failed] = JSON.parse(collected.stdout)
    expect(good).toMatchObject({ source: 'good', new: 1, error: null })
    expect(failed.error).toMatch(sentence)
    const published = JSON.parse((await home.run(['publish', 'daily', '--json'])).stdout)
    expect(published.edition.digest.sections[0].items).toHaveLength(1)
    expect(published.edition.digest.missing[0].source.id).toBe('bad')
  })

  it('a truncated feed gives the entries before the damage', async () => {
    const entry = (n: number) =>
      `<item><title>Lights ${n}</title><guid>g${n}</guid><description>${'The council should keep the lights on. '.repeat(20)}</description></item>`
    home.write(
      'cut.xml',
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Cut</title>${entry(1)}${entry(2)}<item><title>Brok`,
    )
    home.write('masthead.yaml', config('  - { id: cut, name: Cut, kind: feed, url: ./cut.xml }'))
    const [cut] = JSON.parse((await home.run(['collect', '--json'])).stdout)
    expect(cut).toMatchObject({ new: 2, error: null })
  })

  it('a text in another charset is read as what it is', async () => {
    const iconv = (await import('iconv-lite')).default
    const korean =
      '[사설] 항구의 불을 끄지 말라\n\n입력 2026.01.14 10:01\n\n' +
      '시의회는 화요일 밤 세 시간 동안 항구의 등불을 놓고 토론했다. 그러나 등불은 사치가 아니다. '.repeat(5) +
      '\n\n시의회는 예산안을 다시 짜야 한다. 불을 끄는 도시에는 배가 오지 않기 때문이다.\n'
    home.write('euckr.txt', iconv.encode(korean, 'euc-kr'))
    const { stdout } = await home.run(['sources', 'read', 'euckr.txt', '--zone', 'Asia/Seoul', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      title: '[사설] 항구의 불을 끄지 말라',
      posted: '2026-01-14T10:01:00+09:00',
      lang: 'ko',
    })
  })

  it('a feed on a private address is refused unless it is allowed, and then read', async () => {
    const server = createServer((_, answer) => {
      answer.setHeader('content-type', 'application/rss+xml')
      answer.end(
        `<rss version="2.0"><channel><title>T</title><item><title>Lights</title><guid>1</guid><description>${'The council should keep the lights on. '.repeat(20)}</description></item></channel></rss>`,
      )
    })
    await new Promise<void>((open) => server.listen(0, '127.0.0.1', open))
    const { port } = server.address() as AddressInfo
    home.write(
      'masthead.yaml',
      config(`  - { id: near, name: Near, kind: feed, url: "http://127.0.0.1:${port}/feed" }`),
    )
    const refused = JSON.parse((await home.run(['collect', '--json'])).stdout)
    expect(refused[0].error).toMatch(/ALLOW_PRIVATE_NETWORKS/)
    const allowed = JSON.parse(
      (await home.run(['collect', 'near', '--json'], { ALLOW_PRIVATE_NETWORKS: '1' })).stdout,
    )
    expect(allowed[0]).toMatchObject({ new: 1, error: null })
    server.close()
  })
})

describe('a configuration that is wrong', () => {
  it('is reported whole, with lines, and exits with 1', async () => {
    home.write(
      'masthead.yaml',
      'sources:\n  - id: a\n    kind: feed\nnewsletters:\n  - id: daily\n    title: D\n    schedule: { cron: "99 7 * * *", zone: Mars/Olympus }\n',
    )
    const run = await home.run(['tick'], { PORT: 'eighty' })
    expect(run.code).toBe(1)
    isClear(run)
    for (const words of ['PORT', 'masthead.yaml:2', 'masthead.yaml:7', 'Mars/Olympus', '99 7 * * *'])
      expect(run.stderr).toContain(words)
  })

  it('is described by check, channel by channel', async () => {
    const run = await home.run(['check', '--json'], { SLACK_BOT_TOKEN: 'xoxb-1' })
    expect(run.code).toBe(1)
    const answer = JSON.parse(run.stdout)
    const states = Object.fromEntries(
      answer.channels.map(({ name, state }: { name: string; state: string }) => [name, state]),
    )
    expect(states).toMatchObject({ file: 'on', email: 'on', slack: 'half', discord: 'off' })
    expect(answer.problems.join()).toContain('SLACK_APP_TOKEN')
    expect(JSON.stringify(answer)).not.toContain('xoxb-1')
  })

  it('names a configuration that is not there', async () => {
    const run = await home.run(['check'], { MASTHEAD_CONFIG: './elsewhere.yaml' })
    expect(run.code).toBe(1)
    isClear(run)
    expect(run.stderr).toContain('elsewhere.yaml')
  })

  it('is valid when it is the sample newsroom, whose mails are only written', async () => {
    const run = await home.run(['check'])
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('The configuration is valid')
  })
})

describe('a newsletter without anything new', () => {
  it.each([
    ['skip', 'nothing-new'],
    ['announce', 'published'],
  ])('with empty: %s ends as %s', async (empty, outcome) => {
    home.write('good.txt', EDITORIAL)
    home.write(
      'masthead.yaml',
      config('  - { id: good, name: Good, kind: text, url: ./good.txt }', `    empty: ${empty}\n`),
    )
    const at = (day: number) => ['publish', 'daily', '--at', `2026-01-${day}T08:00:00Z`, '--json']
    expect(JSON.parse((await home.run(at(15))).stdout).outcome).toBe('published')
    expect(JSON.parse((await home.run(at(16))).stdout).outcome).toBe(outcome)
  })
})

describe('the machine', () => {
  it('a port in use is named with what to do', async () => {
    const server = createServer()
    await new Promise<void>((open) => server.listen(0, open))
    const { port } = server.address() as AddressInfo
    const run = await home.run(['start'], { PORT: String(port) })
    expect(run.code).toBe(1)
    isClear(run)
    expect(run.stderr).toContain(String(port))
    server.close()
  })

  it('a database that is none, or cannot be written, is named', async () => {
    home.write('notes.txt', EDITORIAL)
    mkdirSync(join(home.path, 'closed'))
    writeFileSync(join(home.path, 'closed/db'), '')
    chmodSync(join(home.path, 'closed'), 0o500)
    for (const url of [
      'sqlite:notes.txt',
      'sqlite:/proc/masthead.db',
      'postgres://localhost/x',
      'mysql://x',
      'sqlite:.',
    ]) {
      const run = await home.run(['editions'], { DATABASE_URL: url })
      expect([url, run.code]).toEqual([url, 1])
      isClear(run)
    }
  })

  it('a database that another program keeps locked is named', async () => {
    await home.run(['editions'])
    const { createRequire } = await import('node:module')
    const { DatabaseSync } = createRequire(import.meta.url)('@photostructure/sqlite')
    const other = new DatabaseSync(join(home.path, 'var/sample.db'))
    other.exec('begin exclusive')
    const run = await home.run(['collect'])
    other.exec('rollback')
    other.close()
    expect(run.code).toBe(1)
    isClear(run)
    expect(run.stderr).toMatch(/locked/)
  })
})

describe('wrong usage exits with 2 and says how it is used', () => {
  it.each([
    [['nonsense']],
    [['publish']],
    [['publish', 'weekly']],
    [['publish', 'daily', '--at', 'yesterday']],
    [['schedule', '--count', 'many']],
    [['sources', 'read']],
    [['digest', '--format', 'papyrus']],
    [['deliveries', 'daily/one']],
    [['collect', 'nobody']],
  ])('%j', async (args) => {
    const run = await home.run(args)
    expect(run.code).toBe(2)
    isClear(run)
  })

  it('help is no error, and every command has examples', async () => {
    const { stdout, code } = await home.run(['--help'])
    expect(code).toBe(0)
    const names = [...stdout.matchAll(/^ {2}([a-z]+) .*/gm)]
      .map((match) => match[1] ?? '')
      .filter((name) => name !== 'help')
    expect(names).toEqual(
      expect.arrayContaining([
        'start',
        'check',
        'collect',
        'sources',
        'digest',
        'publish',
        'deliver',
        'tick',
        'schedule',
        'editions',
        'deliveries',
        'summarize',
        'sentences',
      ]),
    )
    for (const name of names) {
      const help = await home.run([name, '--help'])
      expect([name, help.code]).toEqual([name, 0])
      expect(help.stdout).toContain('Examples:')
    }
  }, 60_000)
})
