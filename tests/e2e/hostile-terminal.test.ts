// What the commands print of strangers' words: a terminal obeys whoever writes to it, so nothing but words may come.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Folder, folder } from '../world.js'
import { liveInTerminal } from './hostile-platforms.js'
import { HOSTILE_WORDS } from './hostile-words.js'

const words = Object.values(HOSTILE_WORDS).filter((text) => text.length < 1_000)
const paragraph =
  'The council should vote for the lights, and it should do so before the winter comes to the harbour.'

let home: Folder
beforeAll(() => {
  home = folder()
  const items = words.map((text) => ({
    id: text,
    title: text,
    content_text: `${text}\n\n${paragraph.repeat(6)}`,
  }))
  home.write(
    'feed.json',
    ascii({ version: 'https://jsonfeed.org/version/1.1', title: words.join(' '), items }),
  )
  home.write(
    'saved.txt',
    `${words.join(' ')}\n\n${words.map((text) => `${text}. ${paragraph.repeat(3)}`).join('\n\n')}\n`,
  )
  const sources = words.slice(0, 60).map((name, n) => ({
    id: `s${n}`,
    name: `${name}.`,
    kind: 'feed',
    url: n === 0 ? 'feed.json' : `gone-${n}.xml`,
  }))
  home.write(
    'masthead.yaml',
    ascii({
      sources,
      newsletters: [
        {
          id: 'daily',
          title: words.join(' '),
          schedule: { cron: '0 7 * * *' },
          maxPerSource: 200,
          maxItems: 200,
        },
      ],
    }),
  )
})
afterAll(() => home.remove())

it.each([
  [['digest']],
  [['collect', 's0', 's1']],
  [['sources', 'list']],
  [['sources', 'check', 's0', 's1']],
  [['sources', 'read', 'feed.json', '--kind', 'feed']],
  [['sources', 'read', 'saved.txt']],
  [['sentences', 'saved.txt']],
  [['doctor']],
])('masthead %s prints words and nothing that a terminal obeys', async (args) => {
  const { stdout, stderr } = await home.run(args)
  expect(stdout.length).toBeGreaterThan(0)
  expect([...liveInTerminal(stdout), ...liveInTerminal(stderr)]).toEqual([])
})

it.each([[['sources', 'read', 'feed.json']], [['digest']], [['editorials']], [['sources', 'list']]])(
  'masthead %s --json is as many lines for every reader',
  async (args) => {
    const { stdout } = await home.run([...args, '--json'])
    const lines = stdout.replace(/\n$/, '').split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/)
    for (const line of lines) expect(JSON.parse(line)).toBeTypeOf('object')
  },
)

function ascii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
