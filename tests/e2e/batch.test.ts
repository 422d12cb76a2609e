// The batch form: thousands of inputs through one process, each answered in its place.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Folder, folder, root } from '../world.js'

const SHARED = resolve(root, '../shared')
const DONGA = resolve(SHARED, 'samples/donga-2026-01-14.txt')

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

async function batch(args: string[], requests: (object | string)[]): Promise<Record<string, unknown>[]> {
  const input = requests.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')
  const { stdout } = await home.run([...args, '--jsonl'], {}, input)
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('sources read --jsonl', () => {
  it('answers each request in its place, whatever its neighbours are', async () => {
    const answers = await batch(
      ['sources', 'read'],
      [
        { id: 'text', file: resolve(root, 'samples/hanbit-ilbo/2026-01-14-seabed.txt') },
        'this is no JSON',
        { id: 'nothing' },
        { id: 'missing', file: '/does/not/exist.txt' },
        { id: 'feed', file: resolve(root, 'samples/northgate-courier.atom.xml') },
        {
          id: 'page',
          file: resolve(root, 'samples/meridian-post/what-comes-out-of-the-tap.html'),
          kind: 'page',
        },
      ],
    )
    expect(answers.map(({ id, kind }) => [id, kind])).toEqual([
      ['text', 'text'],
      [null, undefined],
      ['nothing', undefined],
      ['missing', undefined],
      ['feed', 'feed'],
      ['page', 'page'],
    ])
    expect(answers[0]).toMatchObject({
      title: expect.stringContaining('[사설]'),
      lang: 'ko',
      posted: expect.stringMatching(/\+09:00$/),
    })
    expect(answers[3]?.error).toBe('/does/not/exist.txt does not exist')
  })

  it('answers in the documented shapes', async () => {
    const [feed, page] = await batch(
      ['sources', 'read'],
      [
        { id: 1, file: resolve(root, 'samples/northgate-courier.atom.xml') },
        { id: 2, file: resolve(root, 'samples/meridian-post/what-comes-out-of-the-tap.html') },
      ],
    )
    const entries = feed?.entries as object[]
    expect(Object.keys(feed?.feed as object).sort()).toEqual([
      'author',
      'authors',
      'categories',
      'description',
      'id',
      'image',
      'language',
      'link',
      'title',
      'ttlMinutes',
      'updated',
    ])
    expect(entries).toHaveLength(3)
    expect(Object.keys(entries[0] ?? {}).sort()).toEqual([
      'author',
      'authors',
      'categories',
      'comments',
      'content',
      'enclosures',
      'id',
      'link',
      'published',
      'summary',
      'title',
      'updated',
    ])
    expect(Object.keys(page ?? {}).sort()).toEqual([
      'access',
      'byline',
      'canonical',
      'html',
      'id',
      'kind',
      'lang',
      'modified',
      'published',
      'siteName',
      'text',
      'title',
    ])
  })

  it('answers each line as soon as it is read', async () => {
    const requests = Array.from({ length: 200 }, (_, id) => ({
      id,
      file: resolve(root, 'samples/minato-shimpo/2026-01-14-shinkai.txt'),
    }))
    const answers = await batch(['sources', 'read'], requests)
    expect(answers.map(({ id }) => id)).toEqual(requests.map(({ id }) => id))
  })
})

describe('summarize and sentences --jsonl', () => {
  const text =
    'The lamps went out. But the council must keep them lit, because a dark port dies. It should vote on Jan. 20.'

  it('give sentences of the text itself, with their places and roles', async () => {
    const [answer] = await batch(
      ['summarize'],
      [{ id: 7, lang: 'en', title: 'Lamps', text, max_sentences: 3 }],
    )
    const summary = answer?.summary as { text: string; start: number; end: number; role: string }[]
    expect(summary.length).toBeGreaterThan(0)
    for (const { start, end, ...line } of summary) expect(text.slice(start, end)).toBe(line.text)
  })

  it('say why they were chosen when the request asks for it, and are the same', async () => {
    const [plain, explained] = await batch(
      ['summarize'],
      [
        { id: 1, lang: 'en', title: 'Lamps', text },
        { id: 2, lang: 'en', title: 'Lamps', text, explain: true },
      ],
    )
    const bare = (lines: unknown) =>
      (lines as Record<string, unknown>[]).map(({ score, features, ...line }) => line)
    expect(Object.keys(plain ?? {})).toEqual(['id', 'summary'])
    expect(bare(explained?.summary)).toEqual(plain?.summary)
    expect(explained).toMatchObject({
      genre: 'editorial',
      language: 'en',
      summary: expect.arrayContaining([
        expect.objectContaining({
          role: 'demand',
          score: expect.any(Number),
          features: expect.arrayContaining([{ name: 'modal', worth: 2 }]),
        }),
      ]),
      runnersUp: { position: expect.any(Array), reason: expect.any(Array), demand: expect.any(Array) },
    })
  })

  it('are as short as was asked for, in sentences and in characters, and never cut', async () => {
    const lengths = [0, 1, 2, 3].flatMap((max_sentences) =>
      [null, 0, 40, 80].map((max_characters) => ({ max_sentences, max_characters })),
    )
    const answers = await batch(
      ['summarize'],
      lengths.map((limits, id) => ({ id, lang: 'en', title: 'Lamps', text, ...limits })),
    )
    answers.forEach(({ summary }, index) => {
      const { max_sentences = 0, max_characters = null } = lengths[index] ?? {}
      const lines = summary as { text: string }[]
      expect(lines.length).toBeLessThanOrEqual(max_sentences)
      if (max_characters !== null)
        expect(lines.reduce((sum, line) => sum + line.text.length, 0)).toBeLessThanOrEqual(max_characters)
      for (const line of lines) expect(text).toContain(line.text)
    })
  })

  it('say what is wrong with a length that is none', async () => {
    const answers = await batch(
      ['summarize'],
      [
        { text, max_sentences: -1 },
        { text, max_sentences: 1.5 },
        { text, max_characters: -1 },
      ],
    )
    expect(answers.map(({ error }) => String(error).split(' ')[0])).toEqual([
      'max_sentences',
      'max_sentences',
      'max_characters',
    ])
    for (const length of ['-1', 'NaN', '2.5', '']) {
      const failed = await home.run(['summarize', `--sentences=${length}`], {}, text)
      expect(failed).toMatchObject({ code: 2 })
      expect(failed.stderr.replace(/\s+/g, ' ')).toContain('Write a whole number from 0 to 999999.')
    }
  })

  it('say in words what a request lacks', async () => {
    const answers = await batch(
      ['summarize'],
      [{}, { text: 7 }, { text, max_sentences: 1001 }, { text, explain: 'yes' }, '[]', '"text"'],
    )
    expect(answers.map(({ error }) => error)).toEqual([
      'text is missing',
      'text must be a string',
      'max_sentences must be 1000 or less',
      'explain must be true or false',
      'this line is no JSON object',
      'this line is no JSON object',
    ])
  })

  it('take the lengths of the command line where a request names none', async () => {
    const answers = await batch(
      ['summarize', '--sentences', '1'],
      [
        { id: 1, text },
        { id: 2, text, max_sentences: 2 },
      ],
    )
    expect(answers.map(({ summary }) => (summary as unknown[]).length)).toEqual([1, 2])
    expect(await batch(['summarize', '--characters', '5'], [{ id: 1, text }])).toEqual([
      { id: 1, summary: [] },
    ])
  })

  it('refuse files beside requests', async () => {
    for (const args of [['summarize'], ['sentences'], ['sources', 'read']]) {
      const { code, stderr } = await home.run([...args, 'page.txt', '--jsonl'], {}, '{}')
      expect([args, code, stderr]).toEqual([args, 2, '✗ Name files, or use --jsonl; not both.\n'])
    }
  })

  it('answer a text of any size', async () => {
    const answers = await batch(
      ['summarize'],
      ['', 'A'.repeat(200_000), `${'Word '.repeat(40)}must go. `.repeat(3000), '\u0000 \ud83d'].map(
        (one, id) => ({
          id,
          text: one,
        }),
      ),
    )
    expect(answers.map(({ id, error }) => [id, error])).toEqual([0, 1, 2, 3].map((id) => [id, undefined]))
  })

  it('split as a reader would, and survive what is no request', async () => {
    const answers = await batch(['sentences'], [{ id: 1, text }, { id: 2 }, { id: 3, text: '' }])
    expect(answers[0]?.sentences).toHaveLength(3)
    expect(answers[1]?.error).toBe('text is missing')
    expect(answers[2]).toEqual({ id: 3, sentences: [] })
  })
})

describe('summarize and sentences of files', () => {
  const text = 'The lamps went out. But the council must keep them lit, because a dark port dies.\n'

  it('answer what can be read, name what cannot, and end with 1', async () => {
    home.write('a.txt', text)
    home.write('b.txt', text)
    for (const name of ['summarize', 'sentences']) {
      const { code, stdout, stderr } = await home.run([name, 'a.txt', 'nope.txt', 'b.txt', '--json'])
      const lines = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(lines.map(({ id, error }) => [id, error])).toEqual([
        ['a.txt', undefined],
        ['nope.txt', 'nope.txt does not exist'],
        ['b.txt', undefined],
      ])
      expect([code, stderr]).toEqual([1, '✗ nope.txt does not exist\n'])
    }
  })

  it('say of a folder and of a pipe what is wrong with it', async () => {
    expect((await home.run(['summarize', '.'])).stderr).toBe('✗ . is a folder; name a file in it\n')
    expect((await home.run(['summarize'], {}, '  ')).stderr).toBe('✗ What was piped in is empty\n')
  })
})

describe.skipIf(!existsSync(SHARED))('a page saved from The Dong-A Ilbo (needs ../shared)', () => {
  it('gives the headline, both times, the four paragraphs and nothing else', async () => {
    const { stdout } = await home.run(['sources', 'read', DONGA, '--json'])
    const reading = JSON.parse(stdout)
    expect(reading).toMatchObject({
      title: 'Lee, Takaichi must advance stalled South Korea-Japan ties',
      posted: '2026-01-14T10:01:00+09:00',
      updated: '2026-01-14T10:01:00+09:00',
    })
    const paragraphs = reading.text.split('\n\n')
    expect(paragraphs).toHaveLength(4)
    expect(paragraphs[0]).toMatch(/^President Lee Jae-myung visited/)
    expect(reading.text).not.toMatch(/Go to contents|Posted|Updated/)
  })

  it('is digested by its position, reason and demand, not by its first three sentences', async () => {
    const { digest } = JSON.parse((await home.run(['digest', DONGA, '--json'])).stdout)
    const [item] = digest.sections[0].items
    expect(item.summary.map(({ role }: { role: string }) => role)).toEqual(['position', 'reason', 'demand'])
    const said = item.summary.map(({ text }: { text: string }) => text).join(' ')
    expect(said).toMatch(/not enough/)
    expect(said).toMatch(/concessions are now required/)
    expect(said).not.toMatch(/visited Nara/)
  })
})
