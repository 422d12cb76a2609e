// masthead topics, as a program: documents on stdin, and the newsletter that comes with the samples.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Folder, folder } from '../world.js'

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

async function topics(requests: (object | string)[]): Promise<Record<string, unknown>[]> {
  const input = requests.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')
  const { stdout, stderr } = await home.run(['topics', '--jsonl'], {}, input)
  expect(stderr).toBe('')
  return stdout === ''
    ? []
    : stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
}

describe('topics --jsonl', () => {
  const text = 'The ferry channel silts up. Deepen the ferry channel before the boats run aground.'

  it('answers each line in its place when all are read, whatever its neighbours are', async () => {
    const answers = await topics([
      { id: 'a', lang: 'en', title: 'Dredge', text, source: 'ledger', published: '2026-01-14' },
      'this is no JSON',
      { id: 'b', lang: 'en', title: 'Opera', text: 'The tenor sings.', source: 'courier' },
      { id: 'c' },
      { id: 'd', lang: 'en', title: 'Deepen it', text: `${text} Now.`, source: 'courier', published: null },
      '[]',
    ])
    const [a, , b, , d] = answers
    expect(answers.map(({ id }) => id)).toEqual(['a', null, 'b', 'c', 'd', null])
    expect(a).toEqual({ id: 'a', topic: expect.any(String), name: 'Ferry channel' })
    expect(d).toEqual({ ...a, id: 'd' })
    expect(b).toEqual({ id: 'b', topic: expect.any(String), name: null })
    expect(b?.topic).not.toBe(a?.topic)
    expect(answers[1]).toEqual({ id: null, error: 'this line is no JSON' })
    expect(answers[3]?.error).toBe('text is missing')
  })

  it('has no answer to no document', async () => {
    expect(await topics([])).toEqual([])
  })

  it('groups 1,500 documents', async () => {
    const answers = await topics(
      Array.from({ length: 1500 }, (_, id) => ({
        id,
        lang: 'en',
        title: `About subject${id % 500}x`,
        text: `${`Subject${id % 500}x and word${id % 500}y are at stake. `.repeat(40)}Number${id}z.`,
        source: `paper-${id % 9}`,
      })),
    )
    expect(answers).toHaveLength(1500)
    expect(new Set(answers.map(({ topic }) => topic)).size).toBe(500)
  })
})

describe('topics', () => {
  it('shows the topics of the next edition, for people and for programs', async () => {
    await home.run(['collect'])
    const shown = await home.run(['topics'])
    expect(shown.stderr).toBe('')
    expect(shown.stdout).toMatch(/^Seabed, mining\n3 papers · /)
    for (const line of shown.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    const { topics: found } = JSON.parse((await home.run(['topics', '--json'])).stdout)
    expect(found[0]).toMatchObject({ name: 'Seabed, mining', board: { rows: expect.any(Array) } })
  })

  it('does not take a newsletter and documents at once, nor a newsletter that is none', async () => {
    const both = await home.run(['topics', 'daily', '--jsonl'])
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('not both') })
    const none = await home.run(['topics', 'nowhere'])
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('no newsletter "nowhere"') })
  })
})
