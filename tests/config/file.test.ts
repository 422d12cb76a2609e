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
    expect(read('sources:\n  - id: [a\nnewsletters:').problems[0]).toMatch(
      /^\/news\/masthead\.yaml:[23]: is no YAML: .*[^:]$/,
    )
  })

  it.each(['', 'null', '42', '[]', 'sources: {}', 'sources: [1]\nnewsletters: ["x"]'])(
    'that holds something else is refused in sentences, not with a crash: %j',
    (text) => {
      const { file, problems } = read(text)
      expect(file).toBeNull()
      expect(problems.length).toBeGreaterThan(0)
    },
  )

  const ledger = '{ id: ledger, name: The Ledger, kind: feed, url: "https://ledger.example/feed" }'
  const withSource = (source: string) =>
    read(
      `sources:\n  - ${source}\nnewsletters: [{ id: daily, title: D, schedule: { cron: "0 7 * * *" } }]`,
    ).problems.map((problem) => problem.replace('/news/masthead.yaml:2: sources[0].', ''))
  const changed = (field: string) => withSource(ledger.replace(' }', `, ${field} }`))
  const EXPECTS =
    'expects must be a cron such as "30 6 * * 1-6", {cron: "30 6 * * 1-6", grace: 2h}, learnt (as its history shows) or never'

  it.each([
    ['every: 15', 'every must be a duration such as 30m, 36h or 7d'],
    ['every: soon', 'every must be a duration such as 30m, 36h or 7d'],
    ['every: 1m', 'every must be 5m or longer'],
    ['zone: 9', 'zone "9" is no IANA time zone; write one like Asia/Seoul'],
    ['links: 7', 'links must stand in quotes: "7"'],
    ['links:', 'links is empty'],
    ['language:', 'language must be a language tag such as en, ko or ja'],
    ['language: en-a1', 'language must be a language tag such as en, ko or ja'],
    ['links: [a]', 'links must be text'],
    ['maxEntries: many', 'maxEntries must be a whole number between 1 and 500'],
    ['maxEntries: 501', 'maxEntries must be a whole number between 1 and 500'],
    ['expects: 630', EXPECTS],
    ['expects: 06:30', EXPECTS],
    ['expects: "06:30"', EXPECTS],
    ['expects: Never', EXPECTS],
    ['expects: off', EXPECTS],
    ['expects:', EXPECTS],
    ['expects: ["30 6 * * *"]', EXPECTS],
    ['expects: { crn: "30 6 * * *" }', EXPECTS],
    ['expects: { cron: 6 }', EXPECTS],
    [
      'expects: { cron: "30 6 * * *", grace: 15 }',
      'expects has a grace that must be a duration such as 30m, 36h or 7d',
    ],
  ])('says what a field must be, where it is there and wrong: %s', (field, sentence) => {
    expect(changed(field)).toEqual([sentence])
  })

  it.each([
    'learnt',
    'never',
    '"30 6 * * 1-6"',
    '{ cron: "30 6 * * 1-6" }',
    '{ cron: "30 6 * * *", grace: 90m }',
  ])('takes each form of expects: %s', (expects) => expect(changed(`expects: ${expects}`)).toEqual([]))

  it('says what is wrong with a cron where one was meant', () => {
    expect(changed('expects: "61 6 * * *"')).toEqual([
      expect.stringMatching(/^expects "61 6 \* \* \*" is no cron expression/),
    ])
  })

  it.each([
    ['id: ledger', 'id: 7', 'id must stand in quotes: "7"'],
    ['id: ledger, ', '', 'id is missing'],
    ['kind: feed', 'kind: rss', 'kind must be feed, page or text'],
    ['kind: feed, ', '', 'kind is missing; it must be feed, page or text'],
    [
      'https://ledger',
      'ftp://ledger',
      'url begins with ftp://, which is not read; write an http or https address',
    ],
    [
      'https://ledger',
      'feed://ledger',
      'url begins with feed:, which is for feed readers; write https:// in its place',
    ],
    [
      'https://ledger',
      'feed:https://ledger',
      'url begins with feed:, which is for feed readers; write https:// in its place',
    ],
    [
      'https://ledger',
      'https://me:secret@ledger',
      'url holds a user name or password, which are never sent; take them out',
    ],
    [
      'https://ledger.example/feed',
      'https://',
      'url is no address that can be asked; it reads https://HOST/PATH',
    ],
    ['https://ledger', 'file:///ledger', 'url begins with file://; write the path alone'],
  ])('%s written %s is told in one sentence', (was, is, sentence) => {
    expect(withSource(ledger.replace(was, is))).toEqual([sentence])
  })

  it.each(['./ledger', 'C:/news/ledger', 'ledger: an archive', '../news//ledger.txt'])(
    'takes the path %s for a path',
    (path) => expect(withSource(ledger.replace('https://ledger.example/feed', path))).toEqual([]),
  )

  it.each([
    ['sources: {}', 'sources must be a list'],
    ['sources: [1]', 'sources[0] must hold fields ("name: value")'],
    ['sources: []', 'sources needs at least one source'],
    ['site: 7', 'site must hold fields ("name: value")'],
  ])('says of %s what it must be', (text, sentence) => {
    expect(read(text).problems).toContain(`/news/masthead.yaml:1: ${sentence}`)
  })

  it('with a tab has one problem, on the line of the tab', () => {
    expect(
      read('sources:\n  - id: a\n    name: x\n\tkind: z\n  - id: b\n    name: c\nn: [\n').problems,
    ).toEqual(['/news/masthead.yaml:4: is indented with a tab; YAML wants spaces'])
  })

  it('comes with a sample, an example and a schema that agree', () => {
    for (const path of ['samples/masthead.yaml', 'masthead.example.yaml']) {
      expect(readMastheadFile(readFileSync(path, 'utf8'), path, anyAddress).problems).toEqual([])
    }
    const schema = mastheadJsonSchema() as { properties: Record<string, unknown> }
    expect(Object.keys(schema.properties)).toEqual([
      'site',
      'model',
      'operator',
      'retention',
      'sources',
      'newsletters',
    ])
  })
})
