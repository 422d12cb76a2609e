// From stored editorials to topics and to what the archive teaches of words; and documents that are handed in.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findNewsletter } from '../../src/app/app.js'
import { backgroundFor, learn } from '../../src/app/background.js'
import { publish, slotAt } from '../../src/app/publish.js'
import { type TopicRequest, topicsOf, topicsOfDocuments } from '../../src/app/topics.js'
import { showTopics } from '../../src/cli/show-topics.js'
import { widthOf } from '../../src/cli/terminal.js'
import { loadBackgrounds } from '../../src/store/backgrounds.js'
import { entry } from '../newspaper.js'
import { openPress, type Press } from './press.js'

const FERRY = [
  'The last night ferry to Saltmarsh sailed on Tuesday, and the harbour office will not say when the next one goes. Its ferry has carried the town since the spring of 1961.',
  'We believe that the night ferry to Saltmarsh is worth every crown of its subsidy. Without the night ferry the nurses of Saltmarsh cannot reach the hospital, because the last ferry leaves at six.',
  'The council should restore the night ferry before the winter storms begin. It carried ninety people on an ordinary night of last year, most of them on their way to work.',
]
const COURIER = 'Nobody at the harbour office has asked the nurses what the ferry brings to Saltmarsh.'
const ORCHARDS = [
  'Frost took the apricot blossom of the whole valley in two nights of April. The growers lit straw between the trees, hired a helicopter to stir the air, and watched the smoke blow uphill until the morning.',
  'An insurance that pays for hail and not for frost insures nothing that grows here. The growers pay for it all the same, because the bank asks them to.',
  'The ministry should let the cooperatives insure each other. They know each orchard by its slope, and nobody would cheat a neighbour whose ladder he will want to borrow in the autumn.',
]

describe('the topics of a newsletter', () => {
  let press: Press
  beforeEach(async () => {
    press = await openPress('2026-01-14T00:00:00.000Z')
    const piece = (n: number, title: string, paragraphs: string[], hour: number) =>
      entry(n, { title, paragraphs, published: `2026-01-13T${hour}:00:00Z` })
    press.paper.feed('/ledger.xml', { entries: [piece(1, 'Sail again', FERRY, 20)] })
    press.paper.feed('/courier.xml', { entries: [piece(2, 'The night ferry', [...FERRY, COURIER], 19)] })
    press.paper.feed('/post.xml', { entries: [piece(3, 'Frost in April', ORCHARDS, 18)] })
    await press.read(
      ['ledger', 'courier', 'post'].map((id) => ({
        id,
        language: 'en',
        url: `${press.paper.url}/${id}.xml`,
      })),
    )
    await press.collect()
  })
  afterEach(() => press.close())

  it('are those of the last edition while nothing is new', async () => {
    const newsletter = findNewsletter(press.app, 'daily')
    const before = await topicsOf(press.app, newsletter)
    const now = press.app.clock()
    await publish(press.app, newsletter, { slot: slotAt(newsletter, now), now })
    const after = await topicsOf(press.app, newsletter)
    expect(after).toEqual({ ...before, edition: 1 })
    expect(showTopics(after)).toMatch(/^Nothing is new since edition 1; these are its topics\./)
  })

  it('show paper by paper what it holds and demands, who was first and who is silent', async () => {
    const topics = await topicsOf(press.app, findNewsletter(press.app, 'daily'))
    expect(topics.topics.map(({ name }) => name)).toEqual(['Night ferry'])
    expect(topics.topics[0]?.editorials.map(({ source }) => source.id).sort()).toEqual(['courier', 'ledger'])
    expect(topics.alone).toBe(1)

    const shown = showTopics(topics)
    expect(shown).toContain('Night ferry\n')
    expect(shown).toContain('Paper courier  ')
    expect(shown).toMatch(/Demands.*\n?.*restore the night ferry/)
    expect(shown).toContain('First: Paper courier')
    expect(shown).toContain('Nothing on it: Paper post')
    expect(shown).toContain('1 editorial stands alone.')
    for (const line of shown.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80)
  })

  it('name no paper as silent of which something has not been read', async () => {
    const listed = entry(4, { title: 'The ferry, once more' })
    press.paper.feed('/mill.xml', { entries: [listed], holds: 'headline' })
    press.paper.fault(listed.link, { status: 503 })
    const ids = ['ledger', 'courier', 'post', 'mill', 'new']
    await press.read(ids.map((id) => ({ id, language: 'en', url: `${press.paper.url}/${id}.xml` })))
    await press.collect({ sources: press.app.config.sources.filter(({ id }) => id === 'mill') })
    const { topics } = await topicsOf(press.app, findNewsletter(press.app, 'daily'))
    expect(topics[0]?.board?.silent.map(({ id }) => id)).toEqual(['post'])
  })

  it('are said to be none when no two papers write about one thing', async () => {
    await press.read([{ id: 'post', language: 'en', url: `${press.paper.url}/post.xml` }])
    const topics = await topicsOf(press.app, findNewsletter(press.app, 'daily'))
    expect(topics).toMatchObject({ topics: [], alone: 1 })
    expect(showTopics(topics)).toMatch(
      /^No two papers of daily write about one thing; 1\s+editorial stands alone\.$/,
    )
  })

  it('are said to be none of the last edition while nothing is new since', () => {
    const newsletter = { id: 'daily', title: 'Daily', language: 'en' }
    expect(showTopics({ newsletter, topics: [], alone: 2, edition: 3 }).replace(/\s+/g, ' ')).toBe(
      'Nothing is new since edition 3, in which no two papers of daily write about one thing; 2 editorials stand alone.',
    )
  })

  it('are listed even when none of their editorials found room', () => {
    const source = { id: 'ledger', name: 'Harbor\u001b[31m Ledger', language: 'en' }
    const shown = showTopics({
      newsletter: { id: 'daily', title: 'Daily', language: 'en' },
      topics: [{ name: 'Night ferry', editorials: [{ id: 1, source, title: 'Sail\nagain' }], board: null }],
      alone: 0,
      edition: null,
    })
    expect(shown).toBe(
      'Night ferry\n1 paper, none of them with room in the edition\nHarbor [31m Ledger  Sail again',
    )
  })

  it('rest on the words of the archive once they were learnt, each editorial counted once', async () => {
    const unlearnt = (await backgroundFor(press.app))('en')
    await learn(press.app)
    const [row, ...others] = await loadBackgrounds(press.app.db)
    expect(others).toEqual([])
    expect(row).toMatchObject({ language: 'en', editorials: 3 })
    expect(row?.counts.get('apricot')).toBe(1)
    const learnt = (await backgroundFor(press.app))('en-GB')
    expect(learnt('ferry')).not.toBe(unlearnt('ferry'))
    expect((await backgroundFor(press.app))('ko')('금리')).toBe(unlearnt('apricot'))

    await learn(press.app)
    expect(await loadBackgrounds(press.app.db)).toEqual([row])
  })
})

const document = (id: unknown, text: string, more: Partial<TopicRequest> = {}): TopicRequest => ({
  id,
  title: '',
  text,
  ...more,
})
const FERRY_TEXT = 'The ferry channel silts up. Deepen the ferry channel before the boats run aground.'

describe('documents that are handed in', () => {
  it('have one topic if they are about one thing, and a name if two papers are', () => {
    const answers = topicsOfDocuments([
      document('a', FERRY_TEXT, { source: 'ledger' }),
      document('b', ORCHARDS.join(' '), { source: 'ledger' }),
      document('c', `${FERRY_TEXT} Now.`, { source: 'courier' }),
    ])
    expect(answers.map(({ name }) => name)).toEqual(['Ferry channel', null, 'Ferry channel'])
    expect(answers[0]?.topic).toBe(answers[2]?.topic)
    expect(answers[1]?.topic).not.toBe(answers[0]?.topic)
    const alike = (source: string | undefined) =>
      topicsOfDocuments([
        document(1, FERRY_TEXT, { source }),
        document(2, `${FERRY_TEXT} Now.`, { source }),
      ]).map(({ name }) => name)
    expect(alike('ledger')).toEqual([null, null])
    expect(alike(undefined)).toEqual(['Ferry channel', 'Ferry channel'])
  })

  it('are never together in two languages, and their language is guessed where it is not given', () => {
    const [english, french, korean, again] = topicsOfDocuments([
      document(1, FERRY_TEXT, { lang: 'en' }),
      document(2, FERRY_TEXT, { lang: 'fr' }),
      document(3, '최저임금이 또 올랐다. 최저임금은 버거운 짐이다.'),
      document(4, '최저임금으로는 살 수 없다. 최저임금을 묶지 말라.', { lang: 'ko-KR' }),
    ])
    expect(english?.topic).not.toBe(french?.topic)
    expect(korean?.topic).toBe(again?.topic)
  })

  it('keep their topics whatever the order in which they come', () => {
    const documents = [
      FERRY_TEXT,
      `${FERRY_TEXT} Now.`,
      ORCHARDS.join(' '),
      ORCHARDS.join('\n'),
      COURIER,
      '',
    ].map((text, id) => document(`id ${id}`, text))
    const topics = (given: TopicRequest[]) =>
      new Map(topicsOfDocuments(given).map(({ topic }, n) => [given[n]?.id, topic]))
    fc.assert(
      fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (shuffled) => {
        expect(topics(shuffled)).toEqual(topics(documents))
      }),
      { numRuns: 20 },
    )
  })

  it('are told apart even if they share an id or have none', () => {
    const answers = topicsOfDocuments(
      [1, 1, null, null, '1', { a: 1 }].map((id, n) => document(id, `${'abcdef'[n]}${'word'.repeat(n + 1)}`)),
    )
    expect(new Set(answers.map(({ topic }) => topic)).size).toBe(6)
    expect(topicsOfDocuments([])).toEqual([])
  })
})
