// Lists that come in and go out: what masthead.yaml holds afterwards, and what is said where nothing changed.
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDesk } from '../../src/app/app.js'
import { check } from '../../src/app/check.js'
import { exportSources, type ImportInput, importSources } from '../../src/app/opml.js'
import { type Folder, folder, root } from '../world.js'

const NOW = '2026-01-14T07:00:00.000Z'
const LIST = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="Papers">
  <outline text="The Bay" type="rss" xmlUrl="https://bay.example/feed" language="en-us"/>
  <outline text="港新報" type="rss" xmlUrl="https://minato.example/rss"/>
  <outline text="The Ledger" type="rss" xmlUrl="http://Ledger.example/feed/"/>
  <outline text="Old" type="rss" xmlUrl="gopher://old.example/"/>
</outline></body></opml>`
const OURS = `# ours
sources:
  - { id: ledger, name: The Ledger, kind: feed, url: "https://ledger.example/feed" } # first

newsletters:
  - id: daily
    title: Daily
    schedule: { cron: "0 7 * * *" }
  - id: ledger-only
    title: The Ledger's
    sources: [ledger]
    schedule: { cron: "0 8 * * *" }
`

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

const at = (name: string) => join(home.path, name)
const text = (name: string) => readFileSync(at(name), 'utf8')

async function importing(input: Partial<ImportInput>, env: Record<string, string> = {}) {
  const desk = await openDesk({ env: { LOG_LEVEL: 'silent', ...env }, cwd: home.path })
  try {
    return await importSources(desk, { from: 'list.opml', cwd: home.path, isDryRun: false, ...input })
  } finally {
    await desk.close()
  }
}

async function exporting(input: { output?: string } = {}) {
  const desk = await openDesk({ env: { LOG_LEVEL: 'silent' }, cwd: home.path })
  try {
    return await exportSources(desk, { now: NOW, cwd: home.path, ...input })
  } finally {
    await desk.close()
  }
}

describe('importing a list', () => {
  it('adds what is new to masthead.yaml and says what became of the rest', async () => {
    home.write('list.opml', LIST)
    home.write('masthead.yaml', OURS)
    const report = await importing({})
    expect(report.feeds.map((feed) => [feed.name, feed.outcome])).toEqual([
      ['The Bay', 'added'],
      ['港新報', 'added'],
      ['The Ledger', 'already-there'],
      ['Old', 'refused'],
    ])
    expect(report).toMatchObject({ file: 'masthead.yaml', isNew: false, title: 'Mine', isWhole: true })
    expect(text('masthead.yaml')).toBe(
      OURS.replace(
        '# first\n',
        `# first
  - id: the-bay
    name: The Bay
    kind: feed
    url: https://bay.example/feed
    language: en-us
  - id: minato-example
    name: 港新報
    kind: feed
    url: https://minato.example/rss
`,
      ),
    )
    expect(await check({ env: {}, cwd: home.path })).toMatchObject({ ok: true, problems: [] })
  })

  it('names the newsletters that list their sources and so do not take the new ones', async () => {
    home.write('list.opml', LIST)
    home.write('masthead.yaml', OURS)
    expect((await importing({})).without).toEqual(['ledger-only'])
  })

  it('a second time changes nothing', async () => {
    home.write('list.opml', LIST)
    home.write('masthead.yaml', OURS)
    await importing({})
    const once = text('masthead.yaml')
    const report = await importing({})
    expect(report.feeds.map(({ outcome }) => outcome)).toEqual([
      'already-there',
      'already-there',
      'already-there',
      'refused',
    ])
    expect(text('masthead.yaml')).toBe(once)
  })

  it('without a masthead.yaml writes a first one that publishes, and leaves the samples alone', async () => {
    home.write('list.opml', LIST)
    const samples = readFileSync(join(root, 'samples/masthead.yaml'), 'utf8')
    expect(await importing({})).toMatchObject({ file: 'masthead.yaml', isNew: true, without: [] })
    const checked = await check({ env: {}, cwd: home.path })
    expect(checked).toMatchObject({ ok: true, problems: [] })
    // What is left to say: whom the papers can ask.
    expect(checked.warnings).toEqual([expect.stringContaining('CONTACT_URL')])
    expect(checked.sources.map(({ id }) => id)).toEqual(['the-bay', 'minato-example', 'the-ledger'])
    expect(readFileSync(join(root, 'samples/masthead.yaml'), 'utf8')).toBe(samples)
    await expect(importing({}, { MASTHEAD_CONFIG: join(root, 'samples/masthead.yaml') })).rejects.toThrow(
      /sample that belongs to the program/,
    )
  })

  it('as a dry run says the same and writes nothing', async () => {
    home.write('list.opml', LIST)
    const report = await importing({ isDryRun: true })
    expect(report).toMatchObject({ isNew: true, isDryRun: true })
    expect(report.yaml).toMatch(/^- id: the-bay\n {2}name: The Bay\n/)
    expect(readdirSync(home.path)).toEqual(['list.opml'])
  })

  it('writes nothing where nothing is new', async () => {
    home.write('list.opml', '<opml><body><outline text="A" xmlUrl="mailto:a@a.example"/></body></opml>')
    const report = await importing({})
    expect(report.feeds[0]?.outcome).toBe('refused')
    expect(readdirSync(home.path)).toEqual(['list.opml'])
  })

  it('keeps the mode of the file and a link a link, and leaves nothing beside it', async () => {
    home.write('list.opml', LIST)
    chmodSync(home.write('real.yaml', OURS), 0o640)
    symlinkSync('real.yaml', at('masthead.yaml'))
    await importing({})
    expect(lstatSync(at('masthead.yaml')).isSymbolicLink()).toBe(true)
    expect(statSync(at('real.yaml')).mode & 0o777).toBe(0o640)
    expect(text('real.yaml')).toContain('the-bay')
    expect(readdirSync(home.path).sort()).toEqual(['list.opml', 'masthead.yaml', 'real.yaml'])
  })

  it('reads a list in the encoding that it names', async () => {
    const latin =
      '<?xml version="1.0" encoding="ISO-8859-1"?><opml><body><outline text="L\u2019\u00c9cho de la Libert\u00e9, \u00e9ditoriaux" xmlUrl="https://echo.example/"/></body></opml>'
    home.write('list.opml', Buffer.from(latin.replace('\u2019', "'"), 'latin1'))
    expect((await importing({})).feeds[0]?.name).toBe("L'Écho de la Liberté, éditoriaux")
    home.write('wide.opml', Buffer.from(`\ufeff${LIST}`, 'utf16le'))
    expect((await importing({ from: 'wide.opml', isDryRun: true })).title).toBe('Mine')
  })

  it('fetches a list that is named by its address', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/x-opml' }).end(LIST)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}/papers.opml`
    try {
      const report = await importing({ from, isDryRun: true }, { ALLOW_PRIVATE_NETWORKS: '1' })
      expect(report.feeds).toHaveLength(4)
      await expect(importing({ from, isDryRun: true })).rejects.toThrow(/refused/)
    } finally {
      server.close()
    }
  })

  it('takes one that was piped in', async () => {
    const report = await importing({ from: 'What was piped in', bytes: Buffer.from(LIST), isDryRun: true })
    expect(report.feeds).toHaveLength(4)
    await expect(importing({ from: 'What was piped in', bytes: Buffer.from('') })).rejects.toThrow(
      'What was piped in is empty',
    )
  })

  it.each([
    ['missing.opml', undefined, 'missing.opml does not exist'],
    ['.', undefined, /is a folder; name a file in it/],
    ['feed.xml', '<rss version="2.0"><channel/></rss>', /^feed\.xml is a feed itself, not a list of feeds/],
    ['page.html', '<!doctype html><html></html>', /^page\.html is not an OPML list: it is an HTML page/],
    ['empty.opml', '', 'empty.opml is empty'],
    ['none.opml', '<opml><body/></opml>', 'none.opml is an OPML list without any feed in it'],
    ['zip.opml', 'PK\x03\x04', /is a zip archive/],
  ])('says what is wrong with %s', async (from, content, sentence) => {
    if (content !== undefined) home.write(from, content)
    await expect(importing({ from })).rejects.toThrow(sentence)
    expect(readdirSync(home.path)).not.toContain('masthead.yaml')
  })
})

describe('exporting the sources', () => {
  it('gives a list that brings the same sources into another masthead.yaml', async () => {
    home.write('list.opml', LIST)
    home.write('masthead.yaml', OURS)
    await importing({})
    const { opml, exported } = await exporting()
    expect(exported).toBe(3)
    const other = folder()
    try {
      const desk = await openDesk({ env: {}, cwd: home.path })
      const before = desk.config.sources
      await desk.close()
      home.remove()
      home = other
      await importing({ from: 'x', bytes: Buffer.from(opml) })
      const again = await openDesk({ env: {}, cwd: home.path })
      expect(again.config.sources).toEqual(before)
      await again.close()
    } finally {
      other.remove()
    }
  })

  it('leaves files of this machine out and names them', async () => {
    home.write(
      'masthead.yaml',
      OURS.replace('\nnewsl', '  - { id: saved, name: Saved, kind: text, url: ./s }\nnewsl'),
    )
    expect(await exporting()).toMatchObject({ exported: 1, leftOut: ['saved'] })
  })

  it('says that there is nothing to export where every source is a file', async () => {
    await expect(exporting()).rejects.toThrow(/there is no address to export/)
  })

  it('writes a file, but never over the configuration', async () => {
    home.write('masthead.yaml', OURS)
    const { opml } = await exporting({ output: 'papers.opml' })
    expect(text('papers.opml')).toBe(opml)
    await expect(exporting({ output: './masthead.yaml' })).rejects.toThrow(/is the configuration/)
    expect(text('masthead.yaml')).toBe(OURS)
    await expect(exporting({ output: 'no/such/folder.opml' })).rejects.toThrow(/cannot be written/)
  })
})
