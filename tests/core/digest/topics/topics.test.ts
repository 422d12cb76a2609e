import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupAlike, groupTopics, type TopicDocument } from '../../../../src/core/digest/topics/topics.js'
import { newsroom, root } from '../newsroom.js'

const documents: TopicDocument[] = newsroom.map(({ id, title, text, lang, source }) => ({
  id,
  title,
  text,
  language: lang,
  source,
}))
const issueOf = new Map(newsroom.map(({ id, lang, issue }) => [id, `${lang} ${issue}`]))

describe('the topics of the sample newsroom', () => {
  const topics = groupTopics(documents)

  it('are the issues on which two papers or more wrote in one language', () => {
    const issues = topics.map(({ editorials }) => [...new Set(editorials.map((id) => issueOf.get(id)))])
    expect(issues).toEqual([['en seabed'], ['en rates']])
    expect(topics.map(({ editorials }) => editorials.length)).toEqual([3, 2])
  })

  it('are called by words that their editorials print', () => {
    for (const { name, editorials } of topics)
      for (const id of editorials)
        expect(documents.find((one) => one.id === id)?.text.toLowerCase()).toContain(name.toLowerCase())
    expect(topics[0]?.name).toMatch(/seabed|moratorium|deep/i)
  })
})

function document(id: number, source: string, language: string, title: string, text: string): TopicDocument {
  return { id, source, language, title, text }
}

describe('a topic', () => {
  it('needs two papers: one paper writing twice is none', () => {
    const one = document(0, 'a', 'en', 'Dredge the ferry channel', 'The ferry channel silts up. Deepen it.')
    const other = document(1, 'b', 'en', 'A ferry worth keeping', 'Boats run aground in the ferry channel.')
    expect(groupTopics([one, { ...other, source: 'a' }])).toEqual([])
    expect(groupTopics([one, other])).toEqual([{ name: 'Ferry channel', editorials: [0, 1] }])
  })

  it('groups Korean whatever the particles', () => {
    const topics = groupTopics([
      document(
        1,
        'a',
        'ko',
        '최저임금 인상, 속도가 문제다',
        '최저임금이 또 올랐다. 자영업자에게 최저임금은 버거운 짐이다.',
      ),
      document(
        2,
        'b',
        'ko',
        '최저임금을 더 올려야',
        '최저임금으로는 살 수 없다. 자영업자를 핑계로 최저임금을 묶지 말라.',
      ),
      document(
        3,
        'c',
        'ko',
        '원전 재가동 서둘러야',
        '전력이 모자란다. 원전을 다시 돌려 겨울 수요에 대비해야 한다.',
      ),
    ])
    expect(topics).toEqual([{ name: '최저임금', editorials: [1, 2] }])
  })

  it('groups Japanese and is called by a noun', () => {
    const topics = groupTopics([
      document(
        1,
        'a',
        'ja',
        '最低賃金の引き上げを急げ',
        '最低賃金が決まった。最低賃金の引き上げは暮らしを支える。',
      ),
      document(2, 'b', 'ja', '最低賃金　中小企業に支援を', '最低賃金の引き上げに中小企業は苦しむ。'),
      document(3, 'c', 'ja', '原発の再稼働', '電力が足りない。原子炉の安全審査を進めよ。'),
    ])
    expect(topics).toEqual([{ name: '最低賃金', editorials: [1, 2] }])
  })

  it('never mixes languages', () => {
    const text = 'NATO NATO NATO treaty treaty'
    const topics = groupTopics([document(1, 'a', 'en', text, text), document(2, 'b', 'de', text, text)])
    expect(topics).toEqual([])
  })

  it('has a name, distinct members and at least two papers, the same each time', () => {
    const word = fc.constantFrom(
      'harbor',
      'Lights',
      'must',
      'the',
      '금리를',
      '政府',
      '.',
      '\n\n',
      '“',
      'x'.repeat(50),
      '\u{1f600}',
    )
    const text = fc.array(word, { maxLength: 20 }).map((parts) => parts.join(' '))
    const any = fc.record({
      title: text,
      text,
      language: fc.constantFrom('en', 'ko', 'ja', 'fr', ''),
      source: fc.constantFrom('a', 'b'),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (drafts) => {
        const given = drafts.map((draft, id) => ({ id, ...draft }))
        const topics = groupTopics(given)
        const members = topics.flatMap(({ editorials }) => editorials)
        expect(new Set(members).size).toBe(members.length)
        for (const { name, editorials } of topics) {
          expect(name.trim()).not.toBe('')
          expect(editorials).toEqual([...editorials].sort((a, b) => a - b))
          expect(new Set(editorials.map((id) => given[id]!.source)).size).toBeGreaterThan(1)
        }
        expect(groupTopics(given)).toEqual(topics)
      }),
    )
  })

  it('is found among many texts in little time', () => {
    const many = Array.from({ length: 400 }, (_, id) =>
      document(id, `paper-${id % 7}`, 'en', `Subject ${id % 80} again`, `word${id % 80} `.repeat(300)),
    )
    const before = performance.now()
    expect(groupTopics(many)).toHaveLength(80)
    expect(performance.now() - before).toBeLessThan(5000)
  })
})

const suite = join(root, '../shared/suites/editorials/data')

describe.skipIf(!existsSync(suite))('the marked groups (skipped where they are not at hand)', () => {
  it('come out for the Korean and Japanese editorials as marked', () => {
    const rows = <Row>(file: string): Row[] =>
      readFileSync(join(suite, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    const clusterOf = new Map(
      rows<{ id: string; cluster: string }>('clusters.gold.jsonl').map(({ id, cluster }) => [id, cluster]),
    )
    const given = rows<{
      id: string
      set: string
      lang: string
      title: string
      text: string
      source?: string
    }>('clusters.inputs.jsonl').filter(({ set }) => set === 'koja')
    const groups = groupAlike(
      given.map(({ title, text, lang, source }, id) => document(id, source ?? '', lang, title, text)),
    )
    for (const group of groups)
      expect(new Set(group.map(({ id }) => clusterOf.get(given[id]!.id))).size).toBe(1)
    expect(groups.length).toBe(new Set(given.map(({ id }) => clusterOf.get(id))).size)
  })
})
