import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type AddressCheck, mastheadJsonSchema, readMastheadFile } from '../../src/config/file.js'

const anyAddress: AddressCheck = (_channel, address) => ({ address })
const read = (text: string, check = anyAddress) => readMastheadFile(text, '/news/masthead.yaml', check)

const sound = `
site: { name: The Desk, zone: Asia/Seoul }
sources:
  - { id: ledger, name: The Ledger, kind: text, url: ./ledger, zone: Europe/London }
  - { id: post, name: The Post, kind: feed, url: "https://post.example/feed" }
newsletters:
  - id: daily
    title: Daily
    schedule: { cron: "0 7 * * *", expires: 90m }
    to: { email: [a@example.org] }
`

describe('masthead.yaml', () => {
  it('fills what is left out from its surroundings', () => {
    const { file, problems } = read(sound)
    expect(problems).toEqual([])
    expect(file?.sources.map(({ url, zone }) => [url, zone])).toEqual([
      ['file:///news/ledger', 'Europe/London'],
      ['https://post.example/feed', 'Asia/Seoul'],
    ])
    expect(file?.newsletters[0]).toMatchObject({
      sources: ['ledger', 'post'],
      language: 'en',
      schedule: { zone: 'Asia/Seoul', missed: 'late', expiresMs: 5_400_000 },
      first: 'at-once',
      empty: 'skip',
    })
  })

  it('reports every problem at once, each with its line', () => {
    const { file, problems } = read(`
sources:
  - id: Ledger!
    name: The Ledger
    kind: paper
    url: ./ledger
    colour: red
newsletters:
  - id: daily
    title: Daily
    sources: [ledger]
    schedule:
      cron: "61 7 * * *"
      zone: Asia/Soul
  - id: daily
    title: Again
    schedule: { cron: "0 7 * * *", expires: soon }
`)
    expect(file).toBeNull()
    const lines = problems.map((problem) => /^\/news\/masthead\.yaml:(\d+): /.exec(problem)?.[1])
    expect(lines).toEqual(['3', '5', '7', '11', '13', '14', '15', '17'])
    expect(problems.join('\n')).toMatch(/"Asia\/Soul" is no IANA time zone/)
    expect(problems.join('\n')).toMatch(/"ledger" is no source of this file/)
    expect(problems.join('\n')).toMatch(/"daily" is used twice/)
    expect(problems.join('\n')).toMatch(/colour is not known here/)
  })

  it('names an address that its channel refuses', () => {
    const refuse: AddressCheck = () => ({ problem: 'is no mailbox' })
    expect(read(sound, refuse).problems).toEqual([
      '/news/masthead.yaml:10: newsletters[0].to.email[0] is no mailbox',
    ])
  })

  it('that is no YAML is named with the line where it breaks', () => {
    expect(read('sources:\n  - id: [a\nnewsletters:').problems[0]).toMatch(/^\/news\/masthead\.yaml:[23]: /)
  })

  it.each(['', 'null', '42', '[]', 'sources: {}', 'sources: [1]\nnewsletters: ["x"]'])(
    'that holds something else is refused in sentences, not with a crash: %j',
    (text) => {
      const { file, problems } = read(text)
      expect(file).toBeNull()
      expect(problems.length).toBeGreaterThan(0)
    },
  )

  it('comes with a sample, an example and a schema that agree', () => {
    for (const path of ['samples/masthead.yaml', 'masthead.example.yaml']) {
      expect(readMastheadFile(readFileSync(path, 'utf8'), path, anyAddress).problems).toEqual([])
    }
    const schema = mastheadJsonSchema() as { properties: Record<string, unknown> }
    expect(Object.keys(schema.properties)).toEqual(['site', 'sources', 'newsletters'])
  })
})
