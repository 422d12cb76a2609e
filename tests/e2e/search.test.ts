// The command that searches, as people type it, over the sample newsroom.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Folder, folder } from '../world.js'

let home: Folder
beforeAll(async () => {
  home = folder()
  await home.run(['collect'])
})
afterAll(() => home.remove())

const search = (...args: string[]) => home.run(['search', ...args])

describe('masthead search', () => {
  it('shows when, who, the headline, the sentence and the link', async () => {
    const { stdout, code } = await search('seabed', 'vote')
    expect(code).toBe(0)
    for (const words of [
      '“seabed vote”: 3 editorials, newest first',
      'The Meridian Post',
      'A promise the sea can’t hold us to',
      'https://meridian-post.example/',
    ])
      expect(stdout).toContain(words)
  })

  it('leaves out, takes phrases, and narrows by paper, language and time', async () => {
    const papers = async (...args: string[]) =>
      JSON.parse((await search(...args, '--json')).stdout).hits.map(
        (hit: { source: { id: string } }) => hit.source.id,
      )
    expect(await papers('seabed', '-prospect')).not.toContain('northgate-courier')
    expect(await papers('"end date"')).toEqual(['northgate-courier'])
    expect(await papers('seabed', '--source', 'harbor-ledger')).toEqual(['harbor-ledger'])
    expect(await papers('금리', '--lang', 'ko', '--best')).toEqual(['hanbit-ilbo'])
    expect(await papers('seabed', '--since', '2026-01-14T18:30:00Z')).not.toContain('harbor-ledger')
  })

  it('says which word is found nowhere, and that is no failure', async () => {
    const { stdout, code } = await search('seabed', 'zeppelin')
    expect([stdout, code]).toEqual(['No editorial has "zeppelin".\n', 0])
  })

  it.each([
    [['seabed', '--source', 'harbour-ledger'], /Did you mean harbor-ledger/],
    [['seabed', '--sorce', 'harbor-ledger'], /There is no option --sorce here\. Did you mean --source\?/],
    [['seabed', '--newest', '--best'], /--newest.*cannot be used with.*--best/],
    [['?!'], /no word to look for/],
    [['-seabed'], /what to leave out/],
    [['seabed', '--lang', 'English!'], /language tag/],
    [[], /The argument <words> is missing\./],
  ])('refuses what it cannot mean, as wrong usage: %j', async (args, message) => {
    const { stderr, code } = await search(...args)
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
  })
})
