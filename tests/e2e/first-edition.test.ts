// From a fresh folder to a published digest, as a newcomer runs it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Folder, folder } from '../world.js'

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

describe('masthead start, with nothing configured', () => {
  it('reads the sample newsroom, publishes its first edition and says where to look', async () => {
    const service = await home.start()
    const said = service.stdout()
    expect(said).toContain('The Morning Masthead')
    expect(said).toMatch(/12 editorials from 6 papers/)
    expect(said).toContain(service.url)
    expect(said.match(/07:00 Asia\/Seoul/g)).toHaveLength(5)

    await until(() => existsSync(join(home.path, 'var/sample-outbox/email')))
    const page = await (await fetch(service.url)).text()
    expect(page).toContain('The Morning Masthead')
    for (const channel of ['email', 'slack', 'discord']) {
      const drawing = await fetch(new URL(`/preview/daily/1/${channel}`, service.url))
      expect([channel, drawing.status, service.stderr()]).toEqual([channel, 200, ''])
      expect(await drawing.text()).toContain('The Harbor Ledger')
    }
    expect((await fetch(new URL('/healthz', service.url))).status).toBe(200)
    expect((await fetch(new URL('/readyz', service.url))).status).toBe(200)
    expect(await service.stop()).toBe(0)
  })

  it('writes the edition as files and as a mail that a mail program reads', async () => {
    const service = await home.start()
    const outbox = join(home.path, 'var/sample-outbox')
    await until(
      () => existsSync(join(outbox, 'email')) && (readdirSync(join(outbox, 'daily')).length ?? 0) === 3,
    )
    await service.stop()
    const formats = readdirSync(join(outbox, 'daily')).map((name) => name.split('.').at(-1))
    expect(formats.sort()).toEqual(['html', 'json', 'md'])
    const [name] = readdirSync(join(outbox, 'email'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.eml'),
    )
    const mail = await simpleParser(readFileSync(join(outbox, 'email', name ?? '')))
    expect(mail.subject).toContain('The Morning Masthead')
    expect(mail.text).toContain('한빛일보')
    expect(mail.html).toContain('北辰日報')
  })

  it('publishes only what is due when it starts again', async () => {
    await (await home.start()).stop()
    const again = await home.start()
    expect(again.stdout()).toContain('Nothing is due now')
    await again.stop()
    const { stdout } = await home.run(['editions', '--json'])
    expect(JSON.parse(stdout)).toHaveLength(1)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 on %s, in a few seconds', async (signal) => {
    const service = await home.start()
    const askedAt = performance.now()
    expect(await service.stop(signal)).toBe(0)
    expect(performance.now() - askedAt).toBeLessThan(10_000)
  })

  it('runs twice on one database without publishing twice', async () => {
    const [one, other] = await Promise.all([home.start(), home.start()])
    await Promise.all([one.stop(), other.stop()])
    const editions = JSON.parse((await home.run(['editions', '--json'])).stdout)
    expect(editions).toHaveLength(1)
    await home.run(['deliver'])
    const deliveries: { status: string; attempts: number }[] = JSON.parse(
      (await home.run(['deliveries', '--json'])).stdout,
    )
    expect(deliveries.map(({ status, attempts }) => [status, attempts])).toEqual(
      Array(4).fill(['accepted', 1]),
    )
  })

  it('with --json says nothing but JSON on stdout', async () => {
    const service = await home.start({}, ['--json'])
    await service.stop()
    const lines = service
      .stdout()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toContainEqual({ event: 'ready', role: 'start', url: service.url })
  })
})

describe('an edition', () => {
  it('published twice for one slot exists once', async () => {
    const at = ['--at', '2026-01-16T08:00:00+09:00']
    const first = JSON.parse((await home.run(['publish', 'daily', ...at, '--json'])).stdout)
    const second = JSON.parse((await home.run(['publish', 'daily', ...at, '--json'])).stdout)
    expect([first.outcome, second.outcome]).toEqual(['published', 'already'])
    expect(first.edition.slot).toBe('2026-01-15T22:00:00.000Z')
    expect(second.edition.hash).toBe(first.edition.hash)
  })

  it('is published once when ten programs try at the same moment', async () => {
    await home.run(['collect'])
    const runs = await Promise.all(
      Array.from({ length: 10 }, () => home.run(['publish', 'daily', '--no-collect', '--json'])),
    )
    const outcomes = runs.map(({ stdout }) => JSON.parse(stdout).outcome)
    expect(outcomes.filter((outcome) => outcome === 'published')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(9)
  })

  it('quotes only sentences that stand in the stored revision, word for word', async () => {
    const { stdout } = await home.run(['digest', '--json'])
    const { digest } = JSON.parse(stdout)
    const items = digest.sections.flatMap((section: { items: unknown[] }) => section.items)
    expect(items).toHaveLength(12)
    for (const { summary } of items) {
      expect(summary.length).toBeGreaterThan(0)
      for (const quote of summary) expect(quote.text).toHaveLength(quote.end - quote.start)
    }
  })
})

describe('tick', () => {
  it('publishes nothing a second time in the same minute', async () => {
    const at = ['--at', '2026-01-16T07:00:00+09:00', '--json']
    const first = JSON.parse((await home.run(['tick', ...at])).stdout)
    const second = JSON.parse((await home.run(['tick', ...at])).stdout)
    expect(first.published).toHaveLength(1)
    expect(second.published).toHaveLength(0)
    expect(second.delivered).toHaveLength(0)
  })

  it('sends each delivery once, and says what became of it', async () => {
    const { delivered } = JSON.parse((await home.run(['tick', '--json'])).stdout)
    expect(delivered.map((one: { status: string }) => one.status)).toEqual(Array(4).fill('accepted'))
    const deliveries = JSON.parse((await home.run(['deliveries', 'daily/1', '--json'])).stdout)
    expect(deliveries).toHaveLength(4)
    expect(JSON.stringify(deliveries)).not.toContain('reader@example.org')
  })
})

async function until(isTrue: () => boolean): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (isTrue()) return
    await new Promise((next) => setTimeout(next, 50))
  }
  throw new Error('it did not come true within ten seconds')
}
