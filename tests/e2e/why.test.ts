// `masthead digest --why`: the reasons of the next edition, on the command line.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Folder, folder } from '../world.js'

describe('masthead digest --why', () => {
  let home: Folder
  beforeAll(() => {
    home = folder()
  })
  afterAll(() => home.remove())

  it('says of each editorial why it is in, by outcome', async () => {
    const { code, stdout } = await home.run(['digest', '--why'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Summarized \(12 editorials\)\n {2}1 {2}The /)
    expect(stdout).toMatch(/\n {5}Its topic is .+, on which 3 papers write\.\n/)
    expect(stdout).toMatch(/\n {5}It stands alone: no other paper of its language writes about it\.\n/)
  })

  it('gives programs the decisions beside the edition', async () => {
    const { stdout } = await home.run(['digest', 'daily', '--why', '--json'])
    const { edition, decisions, dropped } = JSON.parse(stdout)
    expect(edition).toMatchObject({ newsletter: 'daily', number: 1 })
    expect(decisions).toHaveLength(12)
    expect(decisions[0]).toMatchObject({ outcome: 'summarized', why: 'topic', rank: 1, withheld: 0 })
    expect(dropped).toEqual([])
  })

  it('knows the reasons of files too, and says that those of an edition are not kept', async () => {
    const note = home.write(
      'note.txt',
      'A note\n\nThe council should act. It has the money, and it has the time.',
    )
    expect((await home.run(['digest', '--why', note])).stdout).toContain(
      'note.txt: A note\n     It stands alone',
    )
    const refused = await home.run(['digest', '--why', '--edition', '1'])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('Leave out --edition.')
    expect((await home.run(['digest', '--why', '--format', 'html'])).code).toBe(2)
  })
})
