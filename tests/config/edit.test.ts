import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addSources, newMastheadFile, sourceItems } from '../../src/config/edit.js'
import { readMastheadFile } from '../../src/config/file.js'
import type { NewSource } from '../../src/core/ingest/opml/new-sources.js'
import { HOSTILE } from '../world.js'

const bay: NewSource = { id: 'bay', name: 'Bay: "News"', kind: 'feed', url: 'https://bay.example/?a=1&b=2' }
const post: NewSource = { id: '42', name: '港新報', kind: 'page', url: 'https://p.example/', language: 'ja' }

const read = (text: string) =>
  readMastheadFile(text, '/news/masthead.yaml', (_channel, address) => ({ address }))

const rest = `newsletters:
  - id: daily
    title: Daily
    schedule: { cron: "0 7 * * *" }
`

describe('adding sources to masthead.yaml', () => {
  it('writes new lines and touches no other', () => {
    const text = `# The desk's own file

site:   { name: "The Desk" }   # spaced as we like it

sources:
  # our own
  - id: ledger   # the first
    name:   'The Ledger'
    kind: text
    url: ./ledger
    # a note on the ledger

# --- What goes out ---
${rest}`
    expect(addSources(text, [bay, post])).toBe(
      text.replace(
        '    # a note on the ledger\n',
        `    # a note on the ledger
  - id: bay
    name: 'Bay: "News"'
    kind: feed
    url: https://bay.example/?a=1&b=2
  - id: "42"
    name: 港新報
    kind: page
    url: https://p.example/
    language: ja
`,
      ),
    )
  })

  it('parts them by blank lines where the others are', () => {
    const one = (id: string) => `  - { id: ${id}, name: A, kind: text, url: ./a }\n`
    const text = `sources:\n${one('a')}\n${one('b')}\n${rest}`
    expect(addSources(text, [bay])).toBe(
      `sources:\n${one('a')}\n${one('b')}\n${sourceItems([bay], '  ').join('')}\n${rest}`,
    )
  })

  const ledger = '{ id: ledger, name: The Ledger, kind: text, url: ./ledger }'
  it.each<[string, string]>([
    ['dashes at the margin', `sources:\n- ${ledger}\n# next\n${rest}`],
    ['dashes far in', `sources:\n        -   ${ledger}\n${rest}`],
    ['sources at the end', `${rest}sources:\n  - ${ledger}\n`],
    ['sources at the end without a line end', `${rest}sources:\n  - ${ledger}`],
    ['comments at the end', `${rest}sources:\n  - ${ledger}\n  # in\n\n# out\n`],
    ['an end marker', `---\n${rest}sources:\n  - ${ledger}\n...\n`],
    ['a byte order mark', `\ufeffsources:\n  - ${ledger}\n${rest}`],
    ['a tag and an anchor', `sources: &all !!seq\n  - &one ${ledger}\n${rest}`],
    [
      'an anchor used below',
      `sources:\n  - { id: a, name: &n The A, kind: text, url: ./a }\n${rest.replace('Daily', '*n')}`,
    ],
    [
      'text in a block',
      `sources:\n  - id: a\n    kind: text\n    url: ./a\n    name: |+\n      # A\n\n\n${rest}`,
    ],
    [
      'a dash alone on its line',
      `sources:\n  -\n    id: a\n    kind: text\n    url: ./a\n    name: A\n${rest}`,
    ],
    ['a flow list', `sources: [${ledger}, ] # here\n${rest}`],
    ['a flow list over lines', `sources: [\n    ${ledger}, # one\n  ]\n${rest}`],
    ['a key with a question mark', `? sources\n: - ${ledger}\n${rest}`],
    ['quoted keys', `"sources":\n  - ${ledger}\n${rest}`],
    ['YAML 1.1', `%YAML 1.1\n---\nsources:\n  - ${ledger}\n${rest}`],
    [
      'JSON',
      JSON.stringify(
        {
          sources: [{ id: 'a', name: 'A', kind: 'text', url: './a' }],
          newsletters: [{ id: 'd', title: 'D', schedule: { cron: '0 7 * * *' } }],
        },
        null,
        2,
      ),
    ],
  ])('keeps a file with %s, with either line end', (_what, unix) => {
    for (const text of [unix, unix.replaceAll('\n', '\r\n')]) {
      expect(read(text).problems).toEqual([])
      const added = addSources(text, [bay, { ...post, name: 'yes, [1]' }])
      expect(read(added).problems).toEqual([])
      expect(read(added).file?.sources.map(({ id }) => id)).toEqual([
        read(text).file?.sources[0]?.id,
        'bay',
        '42',
      ])
      if (text !== unix) expect(added.replaceAll('\r\n', '')).not.toContain('\n')
      expect(isBefore(text, added)).toBe(true)
    }
  })

  it('keeps JSON what it is', () => {
    const text = '{"sources": [{"id": "a", "name": "A", "kind": "text", "url": "./a"}], "newsletters": []}'
    expect(JSON.parse(addSources(text, [bay])).sources[1]).toEqual(bay)
  })

  it('refuses what cannot be added to, rather than guess', () => {
    for (const text of ['', 'sources: []', 'sources: {}', '- a', `a: &x [1]\nsources: *x\n`]) {
      expect(() => addSources(text, [bay])).toThrow(/Add these by hand:\n- id: bay\n/)
    }
  })

  it('gives back every name as it was, however hostile', () => {
    const text = readFileSync('masthead.example.yaml', 'utf8')
    const named = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(...HOSTILE),
    )
    fc.assert(
      fc.property(fc.array(named, { minLength: 1, maxLength: 5 }), (names) => {
        const sources = names.map((name, n): NewSource => ({ ...bay, id: `n${n}`, name }))
        const added = addSources(text, sources)
        expect(read(added).problems).toEqual([])
        expect(
          read(added)
            .file?.sources.slice(-names.length)
            .map(({ name }) => name),
        ).toEqual(names)
        expect(isBefore(text, added)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('takes thousands at once', () => {
    const sources = Array.from({ length: 1000 }, (_, n): NewSource => ({ ...bay, id: `n${n}` }))
    expect(read(addSources(`sources:\n  - ${ledger}\n${rest}`, sources)).file?.sources).toHaveLength(1001)
  })
})

it('a first masthead.yaml is sound and publishes every source', () => {
  const { file, problems } = read(newMastheadFile([bay, post]))
  expect(problems).toEqual([])
  expect(file?.newsletters.map(({ sources }) => sources)).toEqual([['bay', '42']])
})

/** Is `after` the old text with something put in at one place? */
function isBefore(before: string, after: string): boolean {
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  return after.endsWith(before.slice(start)) && after.length > before.length
}
