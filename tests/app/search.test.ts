// Searching the archive as a reader does: from a paper's feed to a hit, on the terminal, in a chat and on the web.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../src/app/answer.js'
import { houseOf } from '../../src/app/house.js'
import { minuteIn } from '../../src/app/local-time.js'
import { type SearchInput, search } from '../../src/app/search.js'
import { showHits } from '../../src/cli/show-hits.js'
import { widthOf } from '../../src/cli/terminal.js'
import { webPages } from '../../src/web/pages.js'
import { entry } from '../newspaper.js'
import { openPress, type Press } from './press.js'

const harbour = `The council has switched off the harbour lights to save a little money, and nobody was asked. Ships now wait outside until the morning, and the port loses more in a week than the lamps cost in a year.

The pilots said so in the spring, in a letter that the council did not answer. They have brought ships past the mole for forty years, and they do not write letters for their pleasure. A captain who cannot see the entrance goes to another port, and he tells his friends.

The lights should be switched on again before the winter storms come. A port that is closed at night is closed to everyone who needs it, and the council knows as much. What it saves on lamps it will pay in damages, and it will pay them for longer than it saved.

There is still time to mend this quietly. The budget is read a second time in November, and one line in it is enough.`

const korean = `정부가 기준금리 인상을 환영한다고 밝혔다. 그러나 가계의 이자 부담은 이미 한계에 이르렀고, 서민의 삶은 더 어려워지고 있다.

금리를 올리는 것만으로는 물가를 잡을 수 없다. 정부는 취약한 가계를 위한 대책을 먼저 내놓아야 한다. 그것이 순서다.`

function piece(paper: string, title: string, text: string, day: number) {
  const published = `2026-01-${day}T07:00:00+09:00`
  return entry(day, {
    id: `${paper}-1`,
    link: `/${paper}/1`,
    title,
    published,
    paragraphs: text.split('\n\n'),
  })
}

let press: Press
beforeAll(async () => {
  press = await openPress()
  const feed = (name: string, title: string, text: string, day = 13) => {
    press.paper.feed(`/${name}.xml`, { entries: [piece(name, title, text, day)] })
    return { id: name, url: `${press.paper.url}/${name}.xml` }
  }
  await press.read([
    { ...feed('ledger', 'Keep the lights on', harbour), language: 'en' },
    { ...feed('gazette', 'Keep the lights on', harbour), language: 'en' },
    { ...feed('sinmun', '금리 인상의 대가', korean, 12), language: 'ko', rights: { sentences: 1 } },
    {
      ...feed('closed', 'A closed house writes of lamps', harbour.replaceAll('harbour', 'haven'), 11),
      language: 'en',
      rights: { sentences: 0 },
    },
  ])
  await press.collect()
})
afterAll(() => press.close())

const ask = (words: string, more: Partial<SearchInput> = {}) =>
  search(press.app, { words, order: 'newest', count: 20, ...more })

describe('a search', () => {
  it('finds a piece of two papers once, with the sentence in which the words stand', async () => {
    const { hits, matches } = await ask('harbour lamps')
    expect(matches).toBe(1)
    const [hit] = hits
    expect(hit).toMatchObject({ source: { name: 'Paper ledger' }, alsoIn: [{ id: 'gazette' }] })
    expect(hit?.snippet?.text).toContain('harbour lights')
    expect(hit?.title.text).toBe('Keep the lights on')
  })

  it('shows by --source the editorial of that paper', async () => {
    const { hits } = await ask('harbour', { source: 'gazette' })
    expect(hits.map(({ source, url }) => [source.id, url])).toEqual([
      ['gazette', `${press.paper.url}/gazette/1`],
    ])
  })

  it('finds 정부가 by 정부 and 기준금리 by 금리, and quotes no more than the paper allows', async () => {
    const { hits } = await ask('정부 금리')
    expect(hits).toHaveLength(1)
    expect(hits[0]?.title.marks).toEqual([{ start: 0, end: 2 }])
    expect(hits[0]?.snippet?.text).toBe('정부가 기준금리 인상을 환영한다고 밝혔다.')
  })

  it('quotes nothing where the paper allows its headline only', async () => {
    const { hits } = await ask('haven')
    expect(hits[0]).toMatchObject({ source: { id: 'closed' }, snippet: null })
  })

  it('follows a revision', async () => {
    expect((await ask('lighthouse')).hits).toEqual([])
    const revised = `${korean}\n\n등대 lighthouse 이야기도 덧붙인다.`
    press.paper.feed('/sinmun.xml', { entries: [piece('sinmun', '금리 인상의 대가', revised, 12)] })
    press.wait(600)
    await press.collect({ dueNow: true })
    expect((await ask('lighthouse')).hits).toHaveLength(1)
  })

  it.each([
    [{ words: 'harbour zeppelin' }, 'No editorial has "zeppelin".'],
    [{ words: '이자 harbour' }, 'Each of the words is found, but not all in one editorial. Leave one out.'],
    [{ words: 'harbour -lamps' }, 'Every editorial with these words also has one that is to be left out.'],
    [
      { words: 'harbour', language: 'ko' },
      'There are editorials with these words, but none in the language ko.',
    ],
    [
      { words: 'harbour', source: 'sinmun', since: '2026-01-01' },
      'There are editorials with these words, but none of sinmun, since 2026-01-01.',
    ],
  ])('that finds nothing says why: %j', async (asked, advice) => {
    const { words, ...more } = asked
    expect((await ask(words, more)).advice).toBe(advice)
  })

  it('reads a day and a time without a zone on the clock of the site', async () => {
    const { zone } = press.app.config.site
    const [hit] = (await ask('haven')).hits
    const seen = hit?.published ?? ''
    const wall = minuteIn(seen, zone).replace(' ', 'T')
    const later = minuteIn(new Date(Date.parse(seen) + 60_000).toISOString(), zone)
    const found = async (since: string) => (await ask('haven', { since })).hits.length
    expect([await found(wall), await found(wall.slice(0, 10)), await found(later)]).toEqual([1, 1, 0])
  })

  it('refuses a time that is none, and says what can be written', async () => {
    await expect(ask('harbour', { since: 'yesterday' })).rejects.toThrow(
      /^"yesterday" is no time\. Write a day such as 2026-01-14 or a time such as 2026-01-14T07:00/,
    )
  })

  it('refuses an unknown paper and asks which was meant', async () => {
    await expect(ask('harbour', { source: 'ledgre' })).rejects.toThrow(
      /no source "ledgre". Did you mean ledger/,
    )
  })
})

describe('hits on a terminal', () => {
  it('stand within 80 columns, with when, who, headline, sentence and link', async () => {
    const answered = await ask('금리')
    const shown = showHits(answered, { words: '금리', order: 'newest', count: 20 }, 'Asia/Seoul')
    expect(shown).toContain('2026-01-12 07:00  Paper sinmun')
    for (const words of ['금리 인상의 대가', '“금리”: 1 editorial', 'times in Asia/Seoul', '/sinmun/1'])
      expect(shown).toContain(words)
    for (const line of shown.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80)
  })

  it('say how to see more when there are more', async () => {
    const answered = await ask('lights', { count: 1 })
    const shown = showHits({ ...answered, matches: 930 }, { words: 'lights', order: 'best', count: 1 }, 'UTC')
    expect(shown).toContain('1 of 930 editorials')
    expect(shown).toContain('--count 5')
  })
})

describe('a chat', () => {
  it('is answered with hits, or told why there are none', async () => {
    expect(await answer(press.app, { verb: 'search', words: '"harbour lights"' })).toMatchObject({
      kind: 'hits',
      heading: '"harbour lights": 1 editorial',
      more: null,
    })
    expect(await answer(press.app, { verb: 'search', words: 'zeppelin' })).toEqual({
      kind: 'notice',
      text: 'No editorial has "zeppelin".',
    })
    expect(await answer(press.app, { verb: 'search', words: '  ' })).toMatchObject({ kind: 'help' })
    await expect(answer(press.app, { verb: 'search', words: '?!' })).rejects.toThrow('no word to look for')
  })
})

describe('the page that searches', () => {
  const get = async (path: string) => {
    const response = await webPages(houseOf(press.app)).request(path)
    return { status: response.status, html: await response.text(), headers: response.headers }
  }

  it('is a form that any browser can send, and nothing more is allowed to it', async () => {
    const { status, html, headers } = await get('/search')
    expect(status).toBe(200)
    expect(html).toMatch(/<form[^>]+action="\/search" method="get"/)
    expect(html).toContain('<option value="sinmun">Paper sinmun</option>')
    expect(html).not.toContain('<script')
    expect(headers.get('content-security-policy')).toContain("form-action 'self'")
    expect((await get('/editions')).headers.get('content-security-policy')).toContain("form-action 'none'")
  })

  it('shows hits with the words marked, and keeps what was asked', async () => {
    const { status, html } = await get(
      '/search?q=%EA%B8%88%EB%A6%AC&lang=ko&order=best&since=2026-01-01&source=',
    )
    expect(status).toBe(200)
    expect(html).toContain('<mark>금리</mark> 인상의 대가')
    expect(html).toContain('기준<mark>금리</mark>')
    for (const kept of [
      'value="금리"',
      'value="2026-01-01"',
      '<option value="ko" selected>',
      '<option value="best" selected>',
    ])
      expect(html).toContain(kept)
  })

  it.each([
    '/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
    '/search?q=a&source=%3Cimg%20src=x%3E',
    '/search?q=a&since=%22%3E%3Cscript%3E',
    `/search?q=${'x'.repeat(5000)}`,
    '/search?q=%00%00',
    '/search?q=NEAR(&lang=%27%22',
    '/search?q=harbour&before=1e99',
    '/search?q=harbour&order=constructor&source=__proto__',
  ])('shows whatever is asked as text: %s', async (path) => {
    const { status, html } = await get(path)
    expect([200, 400]).toContain(status)
    expect(html).not.toMatch(/<script|<img/)
    expect(html).toContain('Search')
  })

  it('shows times on the clock that the terminal shows, and names it', async () => {
    const { zone } = press.app.config.site
    const [hit] = (await ask('haven')).hits
    const { html } = await get('/search?q=haven')
    expect(html).toContain(`(times in ${zone})`)
    expect(html).toContain(`>${minuteIn(hit?.published ?? '', zone)}</time>`)
  })

  it('says of a day what was written, and of no day what can be', async () => {
    expect((await get('/search?q=haven&since=2030-02-03')).html).toContain('but none since 2030-02-03.')
    const { status, html } = await get('/search?q=haven&since=yesterday')
    expect(status).toBe(400)
    expect(html).toContain('is no time. Write a day such as 2026-01-14')
  })

  it('goes on to older hits', async () => {
    const first = await ask('lights', { count: 1 })
    expect(first.next).not.toBeNull()
    const { html } = await get(`/search?q=lights&before=${first.next}`)
    expect(html).toContain('A closed house')
    expect(html).not.toContain('Keep the')
  })
})
