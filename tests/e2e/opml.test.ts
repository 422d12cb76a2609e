// Lists of feeds through the program: from a feed reader into masthead.yaml, and back out.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Folder, folder } from '../world.js'

const LIST = `<opml version="2.0"><body>
  <outline text="The Bay" type="rss" xmlUrl="https://bay.example/feed"/>
  <outline text="Old" type="rss" xmlUrl="gopher://old.example/"/>
</body></opml>`

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

describe('sources import', () => {
  it('makes a newsroom of a list of feeds', async () => {
    home.write('list.opml', LIST)
    const dry = await home.run(['sources', 'import', 'list.opml', '--dry-run'])
    expect(dry.stdout).toMatch(/^would add {2}the-bay/)
    expect(existsSync(join(home.path, 'masthead.yaml'))).toBe(false)

    const { code, stdout } = await home.run(['sources', 'import', 'list.opml'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^added +the-bay +The Bay +https:\/\/bay\.example\/feed\n/)
    expect(stdout).toMatch(/\nrefused +Old has no http or https address +gopher:/)
    expect(stdout).toContain('1 added to a new masthead.yaml, 0 already there, 1 refused.')
    expect((await home.run(['check'])).code).toBe(0)
  })

  it('answers machines in JSON, also from a pipe', async () => {
    const { stdout } = await home.run(['sources', 'import', '-', '--json'], {}, LIST)
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'masthead.yaml',
      isNew: true,
      feeds: [
        { outcome: 'added', source: { id: 'the-bay', kind: 'feed' } },
        { outcome: 'refused', why: 'has no http or https address' },
      ],
    })
  })

  it('does not touch a masthead.yaml with mistakes, and names them', async () => {
    home.write('list.opml', LIST)
    const broken =
      'sources:\n  - id: A!\n    name: A\n    kind: feed\n    url: https://a.example/\nnewsletters: []\n'
    const file = home.write('masthead.yaml', broken)
    const { code, stderr } = await home.run(['sources', 'import', 'list.opml'])
    expect(code).toBe(1)
    expect(stderr).toContain('masthead.yaml:2: sources[0].id must be lower-case letters')
    expect(stderr).toContain('masthead.yaml:6: ')
    expect(readFileSync(file, 'utf8')).toBe(broken)
  })

  it('fails when nothing of the list could be taken', async () => {
    const list = '<opml><body><outline text="A" xmlUrl="file:///etc/passwd"/></body></opml>'
    expect((await home.run(['sources', 'import', '-'], {}, list)).code).toBe(1)
    expect((await home.run(['sources', 'import'])).code).toBe(2)
  })
})

describe('sources export', () => {
  it('prints what import takes, and nothing else on stdout', async () => {
    await home.run(['sources', 'import', '-'], {}, LIST)
    const { code, stdout, stderr } = await home.run(['sources', 'export'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^<\?xml .*<\/opml>\n$/s)
    const again = await home.run(['sources', 'import', '-', '--json'], {}, stdout)
    expect(JSON.parse(again.stdout).feeds).toMatchObject([{ outcome: 'already-there', id: 'the-bay' }])
  })
})
