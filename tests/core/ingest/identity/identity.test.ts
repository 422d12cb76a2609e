import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, judge, type Sighting } from '../../../../src/core/ingest/identity/identity.js'
import { isTelling, sameTitle, titlesAlike } from '../../../../src/core/ingest/identity/titles.js'
import { newsroom } from '../../digest/newsroom.js'
import { dice, withOtherSentences, withTypos } from './edits.js'

const english = newsroom.filter(({ lang }) => lang === 'en')
const [harbor, rates] = [english[0]!.text, english[1]!.text]

const stored: Candidate = {
  id: 7,
  source: 'ledger',
  guids: ['ledger-2026-014'],
  links: ['https://ledger.example/opinion/a-floor'],
  title: 'A Floor That Does Not Grow Back',
  text: harbor,
  published: '2026-01-14T06:00:00+09:00',
  isBeside: false,
}
const again: Sighting = {
  source: 'ledger',
  guid: 'ledger-2026-014',
  url: 'https://ledger.example/opinion/a-floor',
  title: stored.title,
  text: harbor,
  published: '2026-01-14T06:00:00+09:00',
}
const elsewhere = { guid: 'x-99', url: 'https://ledger.example/2026/xyz' }

describe('one editorial', () => {
  it('is known when nothing changed', () => {
    expect(judge(again, [stored])).toEqual({ kind: 'known', of: 7, by: 'guid' })
  })

  it.each<[string, Partial<Sighting>, string, string]>([
    ['with a new link', { url: elsewhere.url }, 'known', 'guid'],
    ['with a new guid', { guid: elsewhere.guid }, 'known', 'link'],
    [
      'with a new guid and a tracked link',
      { guid: 'x', url: `http://www.ledger.example/opinion/a-floor/?utm_source=rss` },
      'known',
      'link',
    ],
    [
      'with its link as its guid',
      { guid: 'https://ledger.example/opinion/a-floor', url: null },
      'known',
      'guid',
    ],
    ['without its text', { text: null }, 'known', 'guid'],
    ['re-dated', { published: '2026-01-20T06:00:00+09:00' }, 'known', 'guid'],
    [
      're-dated, with another guid and link',
      { ...elsewhere, published: '2026-01-20T06:00:00+09:00' },
      'known',
      'text',
    ],
    ['retitled', { title: 'What the Seabed Is For' }, 'revision', 'guid'],
    [
      'retitled, with another guid and link',
      { ...elsewhere, title: 'What the Seabed Is For' },
      'revision',
      'text',
    ],
    ['edited', { text: withTypos(harbor, 5, dice(1)) }, 'revision', 'guid'],
    [
      'edited, with another guid and link',
      { ...elsewhere, text: withOtherSentences(harbor, 0.3, rates, dice(2)) },
      'revision',
      'text',
    ],
    ['rewritten under its name and title', { text: rates }, 'revision', 'guid'],
    ['first as a teaser', { ...elsewhere, text: harbor.slice(0, 200) }, 'revision', 'text'],
    ['first as a short teaser', { ...elsewhere, text: harbor.slice(0, 60) }, 'revision', 'title'],
    [
      'first as a headline',
      { ...elsewhere, title: 'Editorial: A floor that does not grow back', text: '' },
      'revision',
      'title',
    ],
  ])('%s stays one', (_, changed, kind, by) => {
    expect(judge({ ...again, ...changed }, [stored])).toEqual({ kind, of: 7, by })
  })

  it('in another source is the same piece', () => {
    const other = { ...again, source: 'ledger-all' }
    expect(judge(other, [stored])).toEqual({ kind: 'same-piece', of: 7, by: 'link' })
    expect(judge({ ...other, ...elsewhere }, [stored])).toEqual({ kind: 'same-piece', of: 7, by: 'text' })
    expect(judge({ ...other, ...elsewhere, text: harbor.slice(0, 80) }, [stored])).toMatchObject({
      kind: 'same-piece',
      by: 'title',
    })
    expect(
      judge({ ...other, guid: 'tag:ledger.example,2026:14', url: null, text: null }, [
        { ...stored, guids: ['tag:ledger.example,2026:14'] },
      ]),
    ).toMatchObject({ kind: 'same-piece', by: 'guid' })
  })

  it('is that of its own source rather than that of another', () => {
    const other = { ...stored, id: 3, source: 'courier' }
    expect(judge({ ...again, ...elsewhere }, [other, stored])).toMatchObject({ of: 7, by: 'text' })
    expect(judge({ ...again, guid: 'x' }, [other, { ...stored, links: [] }])).toMatchObject({
      of: 7,
      by: 'text',
    })
  })

  it('is that of its guid before that of its link, and of its link before that of its text', () => {
    const guid = { ...stored, id: 1, links: [] }
    const link = { ...stored, id: 2, guids: [] }
    const text = { ...stored, id: 3, guids: [], links: [] }
    expect(judge(again, [text, link, guid])).toMatchObject({ of: 1, by: 'guid' })
    expect(judge(again, [text, link])).toMatchObject({ of: 2, by: 'link' })
    expect(judge(again, [text])).toMatchObject({ of: 3, by: 'text' })
  })
})

describe('two editorials', () => {
  const other: Sighting = { ...again, ...elsewhere, title: 'Standing Still Is Also a Choice', text: rates }

  it.each<[string, Partial<Sighting>, Partial<Candidate>]>([
    ['of one day', {}, {}],
    ['of one day under one kicker', { title: '[사설]' }, { title: '[사설]' }],
    [
      'of one day in one column',
      { title: 'Letters', text: rates.slice(0, 70) },
      { title: 'Letters', text: harbor.slice(0, 70) },
    ],
    [
      'of one column on two days',
      { title: 'Letters', published: '2026-01-15T06:00:00+09:00', text: 'Readers write.' },
      { title: 'Letters', text: 'Readers write.' },
    ],
    ['under a guid that is used again with another link', { guid: '1' }, { guids: ['1'] }],
    [
      'under a guid that is used again on another day',
      { guid: '1', url: null, published: '2026-01-21T06:00:00+09:00' },
      { guids: ['1'] },
    ],
    [
      'that share the link of their page',
      { url: 'https://ledger.example/editorials' },
      { links: ['ledger.example/editorials'] },
    ],
    ['that only show the same notice', { text: notice(), title: 'On the rates' }, { text: notice() }],
    [
      'with the home page as their link',
      { url: 'https://ledger.example/', text: 'Short.' },
      { links: ['https://ledger.example/'] },
    ],
    [
      'of two papers with the same short guid',
      { source: 'courier', guid: '1', text: null },
      { guids: ['1'] },
    ],
  ])('%s stay two', (_, changed, candidate) => {
    expect(judge({ ...other, ...changed }, [{ ...stored, ...candidate }])).toEqual({ kind: 'new' })
  })

  it('in the samples stay two, in whatever language', () => {
    for (const one of newsroom)
      for (const two of newsroom.filter(({ id }) => id !== one.id))
        expect(
          judge({ ...other, title: one.title, text: one.text }, [
            { ...stored, title: two.title, text: two.text },
          ]),
        ).toEqual({ kind: 'new' })
  })

  it('stay one under their guid while their texts are too short to tell', () => {
    expect(
      judge({ ...again, title: 'B', text: 'Second try.' }, [{ ...stored, title: 'A', text: 'First try.' }]),
    ).toMatchObject({ kind: 'revision', by: 'guid' })
  })
})

it('two pieces that a paper lists side by side are two, however alike their texts', () => {
  const beside = { ...stored, isBeside: true }
  const twin = { ...again, ...elsewhere, title: 'The harbour once more' }
  expect(judge(twin, [beside])).toEqual({ kind: 'new' })
  expect(judge(twin, [stored])).toMatchObject({ kind: 'revision', by: 'text' })
  expect(judge({ ...twin, title: stored.title }, [beside])).toMatchObject({ kind: 'known', by: 'text' })
})

it('pieces after one pattern are told apart by their numbers', () => {
  const week = (number: number) =>
    `In week ${number} the harbour took in ${number * 31} ships and let go ${number * 29}. `.repeat(3) +
    'The ledger counts them as it has counted them since the lights were lit, ship by ship and berth by berth, for whoever wants to know how the town is doing and has no time to go and look.'
  const last = { ...stored, title: 'The harbour in week 7', text: week(7) }
  const next = { ...again, ...elsewhere, title: 'The harbour in week 8', text: week(8) }
  expect(judge(next, [last])).toEqual({ kind: 'new' })
})

it('finds each sample again in Korean, Japanese and English by its text alone', () => {
  const all = newsroom.map(
    ({ id, title, text }): Candidate => ({ ...stored, id, guids: [], links: [], title, text }),
  )
  for (const { id, text } of newsroom)
    for (let seed = 0; seed < 20; seed++) {
      const edited = withTypos(withOtherSentences(text, 0.2, text, dice(seed)), 5, dice(seed))
      expect(judge({ ...again, title: 'Retitled', text: edited }, all)).toMatchObject({
        kind: 'revision',
        of: id,
        by: 'text',
      })
    }
})

it('decides the same in whatever order the candidates come', () => {
  const names = fc.constantFrom('a', 'b', 'https://ledger.example/a', 'https://ledger.example/b')
  const texts = fc.constantFrom(null, '', 'Short.', harbor, rates, harbor.slice(0, 300))
  const common = {
    source: fc.constantFrom('ledger', 'courier'),
    title: fc.constantFrom('Letters', 'A floor', stored.title),
    text: texts,
    published: fc.constantFrom(null, stored.published, 'never'),
  }
  const candidates = fc.uniqueArray(
    fc.record({
      ...common,
      id: fc.nat(9),
      guids: fc.array(names),
      links: fc.array(names),
      isBeside: fc.boolean(),
    }),
    { selector: ({ id }) => id },
  )
  fc.assert(
    fc.property(
      fc.record({ ...common, guid: names, url: fc.option(names) }),
      candidates,
      (sighting, list) => {
        const verdict = judge(sighting, list)
        expect(judge(sighting, [...list].reverse())).toEqual(verdict)
        if (verdict.kind === 'same-piece')
          expect(list.find(({ id }) => id === verdict.of)?.source).not.toBe(sighting.source)
      },
    ),
  )
})

describe('headlines', () => {
  it.each([
    ['[사설] 바다 밑은 다시 자라지 않는다', '바다 밑은 다시 자라지 않는다'],
    ['社説：深海は戻らない', '深海は戻らない'],
    ['（社説）深海は、戻らない', '【社説】深海は戻らない'],
    ['Editorial: The floor does not grow back', 'The Floor Does Not Grow Back | Editorial'],
    ['Opinion | The floor doesn’t grow back', "The floor doesn't grow back."],
    ['Éditorial – Le fond ne repousse pas', 'Le fond ne repousse pas'],
    ['[사설]', '［사설］'],
  ])('%j and %j are the same', (one, other) => {
    expect(sameTitle(one, other)).toBe(true)
    expect(sameTitle(other, one)).toBe(true)
  })

  it.each([
    ['[사설] 바다 밑', '[사설] 하늘 위'],
    ['[사설]', '바다 밑'],
    ['', ''],
    ['Opinion polls are wrong', 'Polls are wrong'],
    ['A 3% rise', 'A 5% rise'],
    ['A rise of 1.5 points', 'A rise of 15 points'],
  ])('%j and %j differ', (one, other) => {
    expect(sameTitle(one, other)).toBe(false)
  })

  it('are alike when one is the longer form of the other', () => {
    expect(
      titlesAlike('A floor that does not grow back', 'A floor that does not grow back, and who pays for it'),
    ).toBe(true)
    expect(titlesAlike('A floor that does not grow back', 'Standing still is also a choice')).toBe(false)
  })

  it('tell a piece when they are more than the name of a column', () => {
    expect(
      ['A floor that does not grow back', '바다 밑은 다시 자라지 않는다', '深海の底は元に戻らない'].every(
        isTelling,
      ),
    ).toBe(true)
    expect(['Letters', '[사설]', 'Letters to the editor', '天声', '한 주를 돌아보며'].some(isTelling)).toBe(
      false,
    )
  })
})

function notice(): string {
  return 'This editorial is for subscribers of the Ledger. Sign in or take a subscription to read on, listen to it, keep it for later and send it to a friend. The first month costs one dollar and ends whenever you like.'
}
