// What masthead.yaml says of quoting and of the length of editions, and what it says when that is wrong.
import { describe, expect, it } from 'vitest'
import { mastheadJsonSchema, readMastheadFile } from '../../src/config/file.js'

function read({ source = '', newsletter = '' }: { source?: string; newsletter?: string }) {
  return readMastheadFile(
    `
sources:
  - id: ledger
    name: The Ledger
    kind: feed
    url: https://ledger.example/feed
    ${source}
newsletters:
  - id: daily
    title: Daily
    schedule: { cron: "0 7 * * *" }
    ${newsletter}
`,
    '/news/masthead.yaml',
    (_channel, address) => ({ address }),
  )
}

describe('rights of a source', () => {
  it.each([
    ['', { sentences: null, characters: null, model: true }],
    ['rights: {}', { sentences: null, characters: null, model: true }],
    ['rights: { sentences: 2 }', { sentences: 2, characters: null, model: true }],
    ['rights: { sentences: 0, model: false }', { sentences: 0, characters: null, model: false }],
    ['rights: { characters: 200 }', { sentences: null, characters: 200, model: true }],
  ])('are what is written, without a limit where nothing is: %s', (source, rights) => {
    const { file, problems } = read({ source })
    expect(problems).toEqual([])
    expect(file?.sources[0]?.rights).toEqual(rights)
  })

  it.each([
    ['rights: { sentences: -1 }', /rights\.sentences must be a whole number between 0 and 20/],
    ['rights: { characters: many }', /rights\.characters must be a whole number between 0 and 10000/],
    ['rights: { model: sometimes }', /rights\.model must be true or false/],
    ['rights: { words: 5 }', /words is not known here/],
    ['rights: none', /rights must hold fields/],
  ])('that cannot be kept are named with their line: %s', (source, problem) => {
    const { problems } = read({ source })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^\/news\/masthead\.yaml:7: /)
    expect(problems[0]).toMatch(problem)
  })
})

describe('the length of an edition', () => {
  it('has no limit in words or letters, and no preferred language, unless one is written', () => {
    expect(read({}).file?.newsletters[0]).toMatchObject({ characters: null, maxWords: null, languages: [] })
    const newsletter = 'characters: 280\n    maxWords: 900\n    languages: [ko, en-GB]'
    expect(read({ newsletter }).file?.newsletters[0]).toMatchObject({
      characters: 280,
      maxWords: 900,
      languages: ['ko', 'en-GB'],
    })
  })

  it.each([
    ['characters: 10', /characters must be a whole number between 80 and 5000/],
    ['maxWords: 1.5', /maxWords must be a whole number between 50 and 50000/],
    ['languages: ko', /languages must be a list$/],
    ['languages: [Korean]', /languages\[0\] must be a language tag such as en, ko or ja/],
  ])('is refused in a sentence: %s', (newsletter, problem) => {
    const { problems } = read({ newsletter })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(problem)
  })

  it('is explained to editors that complete from the schema', () => {
    const schema = JSON.stringify(mastheadJsonSchema())
    for (const field of ['rights', 'maxWords', 'characters', 'languages'])
      expect(schema).toContain(`"${field}"`)
    expect(schema).toContain('What may be quoted of its editorials.')
  })
})
