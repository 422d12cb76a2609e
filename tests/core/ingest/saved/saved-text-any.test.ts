// Pages put together at random from what papers print around an editorial: whatever the order, the editorial
// itself comes out whole.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EN, JA, KO, read, wrap } from './saved-text-bodies.js'

interface Tongue {
  body: string[]
  titles: string[]
  menus: string[][]
  kickers: string[]
  decks: string[]
  bylines: string[]
  posted: string[]
  updated: string[]
  tools: string[]
  captions: string[]
  tails: string[][]
}

const ENGLISH: Tongue = {
  body: EN,
  titles: [
    'A ferry that does not sail is no lifeline',
    'Editorial: Pay for crossings, not for plans',
    '[Editorial] Boats before lounges',
    'All at sea',
    'Who pays for a ferry that never leaves?',
    'The Ledger view on island ferries: pay for what sails',
  ],
  menus: [
    ['Skip to content', 'Home', 'News', 'Opinion', 'Sports'],
    ['The Calder Ledger', 'Tuesday, January 13, 2026', 'Subscribe', 'Log in'],
    ['Menu', 'Search', 'Home > Opinion > Editorials'],
    ['Most Popular', '1', 'Heavy snow shuts airports on the coast', '2', 'Will the band reunite?', '-'],
    [],
  ],
  kickers: ['Opinion', 'EDITORIAL', 'OPINION | EDITORIAL', 'Editorials', 'The Ledger’s View'],
  decks: [
    'The contract rewards intention; it should reward arrival',
    'Ministers have counted plans and called them crossings.',
  ],
  bylines: ['By The Editorial Board', 'By Ann Lee', 'The Editorial Board'],
  posted: [
    'January 14, 2026',
    'Jan. 14, 2026, 10:01 a.m.',
    'Posted January. 14, 2026 10:01,   ',
    'Published : Jan. 14, 2026 - 10:01',
    'Wed 14 Jan 2026 10.01',
    '2026-01-14 10:01',
    'Published 14/01/2026 10:01',
    '14 January 2026 • 10:01am',
  ],
  updated: [
    'Updated January. 15, 2026 09:05',
    'Last modified on Thu 15 Jan 2026 09.05',
    'Updated: 2026-01-15 09:05',
  ],
  tools: [
    'Share',
    'facebook',
    'twitter',
    'Link copied',
    'Print',
    'Listen (3 min)',
    '112',
    'Gift unlocked article',
    '4 min read',
    'Save',
    'Comments',
  ],
  captions: [
    'A ferry at the pier of Skerry Point on Friday. (AP Photo/Jane Roe)',
    'Photo: Jane Roe/Getty Images',
    'A ferry waits at Skerry Point. Reuters',
  ],
  tails: [
    ['Most Viewed', '1 Samsung posts record quarter', '2 Subway fares to rise'],
    ['Copyright by ledger.example All rights reserved.'],
    ['Share', 'Comments (12)', 'More from Opinion', 'Bridge tolls to rise'],
    ['Editorials represent the views of The Ledger as an institution.'],
    ['Sign up for our daily newsletter to get the best of Opinion.'],
    ['desk@ledger.example', 'Related articles', 'Kospi closes higher'],
    ['Tags: ferries, islands', 'Back to top'],
    [],
  ],
}

const KOREAN: Tongue = {
  body: KO,
  titles: [
    '[사설] 대합실보다 배가 먼저다',
    '[사설]결항이 일상인 생명선, 정부가 답해야',
    '섬 주민의 발을 묶지 말라',
    '<사설> 운항하지 않는 배에 왜 돈을 주나',
  ],
  menus: [
    ['본문 바로가기', '홈', '정치', '경제', '오피니언'],
    ['한강신문', '2026년 1월 13일 화요일', '로그인', '구독'],
    ['홈 > 오피니언 > 사설'],
    [],
  ],
  kickers: ['사설', '오피니언', '사설·칼럼'],
  decks: [],
  bylines: ['홍길동 논설위원'],
  posted: [
    '입력 2026.01.14 10:01',
    '2026-01-14 10:01',
    '등록 2026-01-14 10:01',
    '입력 : 2026.01.14 10:01',
    '2026년 1월 14일 오전 10시 01분',
    '기사입력 2026.01.14. 오전 10:01',
    '승인 2026.01.14 10:01',
  ],
  updated: ['수정 2026.01.15 09:05', '업데이트 2026-01-15 09:05', '최종수정 2026.01.15. 오전 9:05'],
  tools: ['공유', '글자크기', '댓글 0', '프린트', '페이스북', '가', '3', '기사 듣기', '스크랩'],
  captions: ['지난 9일 외도 부두에 묶여 있는 여객선. 연합뉴스', '사진=뉴시스'],
  tails: [
    ['관련 기사', '여객선 또 결항'],
    ['많이 본 뉴스', '1 서울 아파트값 상승'],
    ['<저작권자 ⓒ 한강신문, 무단전재 및 재배포 금지>'],
    ['좋아요 0', '댓글 0'],
    ['opinion@hangang.example'],
    [],
  ],
}

const JAPANESE: Tongue = {
  body: JA,
  titles: [
    '（社説）離島航路　待合室は船ではない',
    '社説：離島航路　対価は動いた便に',
    '離島航路　船を待つ人のために',
    '[社説]離島航路の契約を結果で測れ',
    '＜主張＞離島航路　島を守る契約に',
  ],
  menus: [
    ['メインメニューをとばして、このページの本文エリアへ', 'トップ', '速報', 'オピニオン'],
    ['港新聞デジタル', 'ログイン', '検索'],
    ['ホーム > オピニオン > 社説'],
    [],
  ],
  kickers: ['社説', 'オピニオン', '主張'],
  decks: [],
  bylines: [],
  posted: [
    '2026年1月14日 10時01分',
    '2026/01/14 10:01',
    '2026/1/14 10:01',
    '2026年1月14日 10:01',
    '令和8年1月14日 10時01分',
    '公開 2026年1月14日 10:01',
  ],
  updated: ['更新 2026年1月15日 9:05', '2026年1月15日 9:05 更新', '最終更新：2026/01/15 09:05'],
  tools: [
    'シェア',
    'ブックマーク',
    '有料記事',
    '印刷',
    '保存',
    '［読者会員限定］',
    'メールで送る',
    '893文字',
  ],
  captions: ['外道港に係留された定期船＝2026年1月9日、山田太郎撮影', '離島の港に着いた定期船（共同）'],
  tails: [
    ['関連記事', '橋の通行料、値上げへ'],
    ['この記事は有料記事です。残り0文字'],
    ['無断転載・複製を禁じます'],
    ['あわせて読みたい', '橋の通行料'],
    ['アクセスランキング', '1', '橋の通行料'],
    [],
  ],
}

const maybe = <T>(values: T[]): fc.Arbitrary<T[]> =>
  values.length === 0
    ? fc.constant([])
    : fc.option(fc.constantFrom(...values), { nil: null }).map((one) => (one === null ? [] : [one]))

/** A page of a paper, with what it holds. */
const pageOf = (tongue: Tongue) =>
  fc
    .record({
      menu: fc.constantFrom(...tongue.menus),
      kicker: maybe(tongue.kickers),
      title: fc.constantFrom(...tongue.titles),
      deck: maybe(tongue.decks),
      byline: maybe(tongue.bylines),
      posted: fc.constantFrom(...tongue.posted),
      updated: maybe(tongue.updated),
      tools: fc.subarray(tongue.tools, { maxLength: 4 }),
      caption: maybe(tongue.captions),
      from: fc.integer({ min: 0, max: tongue.body.length - 2 }),
      bylineFirst: fc.boolean(),
      toolsFirst: fc.boolean(),
      tails: fc.subarray(tongue.tails, { maxLength: 2 }),
      gaps: fc.constantFrom<[string, string]>(
        ['\n', '\n\n'],
        ['\n\n', '\n\n'],
        ['\n', '\n'],
        ['\r\n', '\r\n\r\n'],
      ),
    })
    .map((part) => {
      const body = tongue.body.slice(part.from)
      const stamps = [part.posted, ...part.updated]
      const head = [
        ...part.menu,
        ...part.kicker,
        part.title,
        ...part.deck,
        ...(part.bylineFirst ? [...part.byline, ...stamps] : [...stamps, ...part.byline]),
      ]
      const rest = part.toolsFirst ? [...part.tools, ...part.caption] : [...part.caption, ...part.tools]
      const [line, gap] = part.gaps
      const page = `${[...head, ...rest].join(line)}${gap}${body.join(gap)}${gap}${part.tails.flat().join(line)}`
      return { page, title: part.title, body, isUpdated: part.updated.length > 0, author: part.byline[0] }
    })

describe('any page of', () => {
  it.each([
    ['English', ENGLISH],
    ['Korean', KOREAN],
    ['Japanese', JAPANESE],
  ])('%s papers gives its title, its times and its text', (_, tongue) => {
    fc.assert(
      fc.property(pageOf(tongue), ({ page, title, body, isUpdated }) => {
        const editorial = read(page)
        expect(editorial.text.split('\n\n')).toEqual(body)
        expect(editorial.title).toBe(title)
        expect(editorial.posted?.slice(0, 10)).toBe('2026-01-14')
        expect(editorial.updated).toBe(isUpdated ? '2026-01-15T09:05:00+09:00' : null)
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})

/** Ways of saving the same page. */
const WAYS: [string, (page: string, body: string[]) => string][] = [
  ['with lines broken at 66 columns', (page, body) => eachOf(page, body, (text) => `\n${wrap(text, 66)}\n`)],
  [
    'broken and indented by a text browser',
    (page, body) => eachOf(page, body, (text) => `\n${wrap(text, 76)}\n`).replace(/^(?=.)/gm, '   '),
  ],
  [
    'broken and quoted by a mail program',
    (page, body) => eachOf(page, body, (text) => `\n${wrap(text, 70)}\n`).replace(/^/gm, '> '),
  ],
  ['with a tab before each paragraph', (page, body) => eachOf(page, body, (text) => `\t${text}`)],
  ['with blank lines that are not blank', (page) => page.replaceAll('\n\n', '\n\u00a0\n')],
  ['with blanks behind each line', (page) => page.replaceAll('\n', '  \n')],
  ['with two blank lines everywhere', (page) => page.replace(/\n+/g, '\n\n\n')],
  ['with a byte order mark', (page) => `\ufeff${page}`],
]

const eachOf = (page: string, body: string[], change: (text: string) => string) =>
  body.reduce((rest, text) => rest.replace(text, () => change(text)), page.replaceAll('\r', ''))

describe('a page saved', () => {
  it.each(WAYS)('%s is read as the page itself', (_, save) => {
    fc.assert(
      fc.property(pageOf(ENGLISH), ({ page, title, body }) => {
        const editorial = read(save(page, body))
        expect(editorial.text.split('\n\n')).toEqual(body)
        expect(editorial.title).toBe(title)
      }),
      { numRuns: 100, seed: 2 },
    )
  })

  it('twice in one file is read once', () => {
    fc.assert(
      fc.property(pageOf(KOREAN), ({ page, title, body }) => {
        const editorial = read(`${page}\n\n${page}`)
        expect(editorial.text.split('\n\n')).toEqual(body)
        expect(editorial.title).toBe(title)
      }),
      { numRuns: 100, seed: 3 },
    )
  })
})
