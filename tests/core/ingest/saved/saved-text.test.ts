import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../../src/core/errors.js'
import { decode } from '../../../../src/core/ingest/bytes/decode.js'
import { readSavedText } from '../../../../src/core/ingest/saved/saved-text.js'

const ENGLISH = [
  'The reservoir above Calder Bridge stood at 41 percent on Monday, the lowest January reading since the dam was closed in 1962. The water board says that nobody need worry before June. Nobody was asked to worry about June.',
  'Leaks are the larger story. A third of what leaves the treatment works never reaches a tap, and the board has known the figure for eleven years. It has replaced four miles of main in that time.',
  '“We mend what we can afford to mend,” the chairman told the council. He was not asked what the lost water costs.',
  'The council should require a date for every mile of pipe, and print the dates. A drought is an act of nature; a leak is a decision.',
]
const KOREAN = [
  '저수지 수위가 41%까지 떨어졌다. 1962년 댐이 완공된 뒤 1월 기록으로는 가장 낮다. 수도사업본부는 6월 전에는 걱정할 일이 없다고 말한다. 그러나 6월을 걱정하라고 한 사람은 아무도 없었다.',
  '더 큰 문제는 누수다. 정수장을 떠난 물의 3분의 1이 수도꼭지에 닿지 못한다. 본부는 이 사실을 11년 전부터 알고 있었다. 그동안 바꾼 관은 고작 6㎞다.',
  '시의회는 관로 교체 일정을 구간마다 요구하고 공개해야 한다. 가뭄은 자연의 일이지만 누수는 사람의 결정이다.',
]
const JAPANESE = [
  '貯水池の水位が４１％まで下がった。１９６２年にダムが完成して以来、１月としては最も低い。水道局は６月までは心配ないという。だが、６月の心配をせよと言った者はいない。',
  'より大きな問題は漏水である。浄水場を出た水の３分の１が蛇口に届かない。局はこの事実を１１年前から知っていた。その間に取り換えた管は６キロにすぎない。',
  '議会は管の更新の期日を区間ごとに求め、公表させるべきだ。干ばつは自然の業だが、漏水は人の決定である。',
]
const en = ENGLISH.join('\n\n')
const ko = KOREAN.join('\n\n')
const ja = JAPANESE.join('\n\n')

const read = (text: string) => readSavedText(text, { zone: 'Asia/Seoul' })

describe('the shape of the Dong-A', () => {
  const page = `Go to contents

A leak is a decision

Posted January. 14, 2026 10:01,\u00a0 \u00a0 \u00a0
 
Updated January. 14, 2026 10:01


${en}
`
  const editorial = {
    title: 'A leak is a decision',
    posted: '2026-01-14T10:01:00+09:00',
    updated: '2026-01-14T10:01:00+09:00',
    author: null,
    lang: 'en',
    text: en,
  }

  it('gives its headline, both times and every paragraph in its order', () => {
    expect(read(page)).toEqual(editorial)
  })

  it('gives the same with the line ends of Windows and a byte order mark', () => {
    expect(read(`\ufeff${page.replaceAll('\n', '\r\n')}`)).toEqual(editorial)
  })

  it('gives the same with menus before it and other articles behind it', () => {
    const menus = 'The Calder Ledger\n\nNational\nBusiness\nOpinion\n\nOpinion > Editorial\n\n'
    const others =
      '\nMost Viewed\n1 Kospi closes higher\n2 Subway fares to rise\n\nCopyright by ledger.com All rights reserved.\n'
    expect(read(menus + page + others)).toEqual(editorial)
  })
})

/** Papers as they differ: [what it shows, page, what is read of it]. */
const PAGES: [string, string, Partial<ReturnType<typeof read>>][] = [
  [
    'a Korean page with both times, font sizes and related articles',
    `본문으로 바로가기\n메뉴\n오피니언\n사설\n[사설] 새는 물부터 막아야 한다\n한강일보\n입력 2026.01.14. 00:10\n업데이트 2026.01.14. 08:31\n0\n글자크기\n\n${ko}\n\n관련 기사\n“물값 오른다” 시민들 한숨\n댐 건설 재검토\n많이 본 뉴스\n1 서울 아파트값 상승\nCopyright ⓒ 한강일보. All rights reserved.\n무단 전재 및 재배포 금지`,
    {
      title: '[사설] 새는 물부터 막아야 한다',
      posted: '2026-01-14T00:10:00+09:00',
      updated: '2026-01-14T08:31:00+09:00',
      lang: 'ko',
      text: ko,
    },
  ],
  [
    'a Korean page that prints the change before the publication, and a caption',
    `사설·칼럼 > 사설\n\n[사설] 새는 물부터 막아야 한다\n\n수정 2026-01-14 18:35\n등록 2026-01-14 18:05\n\n저수지 바닥이 드러난 칼더호. 연합뉴스\n\n${KOREAN.join('\n')}\n\n진실을 후원해주세요\n이슈\n누수\n공유하기`,
    {
      title: '[사설] 새는 물부터 막아야 한다',
      posted: '2026-01-14T18:05:00+09:00',
      updated: '2026-01-14T18:35:00+09:00',
      text: ko,
    },
  ],
  [
    'a Korean page with its writer above the times',
    `새는 물부터 막아야 한다\n\n홍길동 논설위원 hong@paper.example\n기사입력 : 2026년 01월 14일 (수) 오후 5:30\n최종수정 : 2026년 01월 15일 오전 9시 05분\n\n페이스북\n트위터\nURL복사\n\n${ko}\n\n<저작권자 ⓒ 한강일보, 무단전재 및 재배포 금지>`,
    {
      title: '새는 물부터 막아야 한다',
      posted: '2026-01-14T17:30:00+09:00',
      updated: '2026-01-15T09:05:00+09:00',
      author: '홍길동 논설위원',
      text: ko,
    },
  ],
  [
    'a Japanese page with indented paragraphs and no blank lines',
    `ナビゲーションをスキップ\n港新聞オンライン\nニュース\n社説\n漏水対策　期日のない計画では足りぬ\n2026/01/14 05:00\n［読者会員限定］\nスクラップ\nシェアする\n\n${JAPANESE.map((text) => `　${text}`).join('\n')}\n\n「社説・コラム」の最新記事一覧\n無断転載・複製を禁じます\nあわせて読みたい\n水道料金、4月から値上げへ`,
    {
      title: '漏水対策　期日のない計画では足りぬ',
      posted: '2026-01-14T05:00:00+09:00',
      updated: null,
      lang: 'ja',
      text: ja,
    },
  ],
  [
    'a Japanese page behind a wall',
    `[社説]漏水対策に期日を示せ\n社説\n2026年1月14日 19:05 [有料会員限定]\n保存\n共有\n印刷\n\n${ja}\n\nこの記事は会員限定です。登録すると続きをお読みいただけます。\n残り120文字`,
    { title: '[社説]漏水対策に期日を示せ', posted: '2026-01-14T19:05:00+09:00', text: ja },
  ],
  [
    'a deck between headline and date',
    `Skip to main content\nNews\nOpinion\n\nThe Ledger’s view on leaking pipes: a drought of our own making\nEditorial\n\nA third of the city's water never reaches a tap. The board has known for eleven years\n\nWed 14 Jan 2026 18.30 GMT\nLast modified on Wed 14 Jan 2026 19.05 GMT\n\nShare\n\n${en}\n\nDo you have an opinion on the issues raised in this article? If you would like to submit a response of up to 300 words, please click here.\n\nExplore more on these topics\nWater\neditorials\nReuse this content`,
    {
      title: 'The Ledger’s view on leaking pipes: a drought of our own making',
      posted: '2026-01-14T18:30:00+00:00',
      updated: '2026-01-14T19:05:00+00:00',
      text: en,
    },
  ],
  [
    'the house’s word on its board behind the text',
    `Opinion\nThe board knew about the leaks. It chose to wait.\nBy the Editorial Board\nJanuary 14, 2026 at 7:00 a.m. EST\n4 min\n1,024\n\n${en}\n\nEditorials represent the views of The Ledger as an institution, as determined through discussion among members of the Editorial Board.`,
    {
      title: 'The board knew about the leaks. It chose to wait.',
      posted: '2026-01-14T07:00:00-05:00',
      author: 'the Editorial Board',
      text: en,
    },
  ],
  [
    'writer and date before the headline, and a word on the writer behind the text',
    `By ANN LEE, Staff Writer\nJan. 14, 2026 | Updated Jan. 15, 2026 9:05 a.m.\n\nA leak is a decision\n\n${en}\n\nAnn Lee is a columnist for the Ledger.\n© 2026 Ledger Media. All rights reserved.`,
    {
      title: 'A leak is a decision',
      posted: '2026-01-14T00:00:00+09:00',
      updated: '2026-01-15T09:05:00+09:00',
      author: 'ANN LEE',
      text: en,
    },
  ],
  [
    'a section, a breadcrumb and today’s date above the headline',
    `The Calder Ledger\nTuesday, January 13, 2026\nNational\nPolitics\nHome > Opinion > Editorials\n[ED] A leak is a decision\nPosted : 2026-01-14 16:35\nUpdated : 2026-01-14 16:58\nPrint\n\n${en}\n\nX\n-\nMost Read\n1. Kospi closes higher`,
    {
      title: '[ED] A leak is a decision',
      posted: '2026-01-14T16:35:00+09:00',
      updated: '2026-01-14T16:58:00+09:00',
      text: en,
    },
  ],
  [
    'a headline that holds a date',
    `Opinion\nThe lessons of Jan. 6, 2021, for a leaking city\nBy Ann Lee\nJanuary 14, 2026\n\n${en}`,
    {
      title: 'The lessons of Jan. 6, 2021, for a leaking city',
      posted: '2026-01-14T00:00:00+09:00',
      author: 'Ann Lee',
      text: en,
    },
  ],
  [
    'a date below the text only',
    `A leak is a decision\n\n${en}\n\nThe Ledger, Jan. 14, 2026\n(END)`,
    { title: 'A leak is a decision', posted: '2026-01-14T00:00:00+09:00', text: en },
  ],
  [
    'the date of the printed paper, which is not when it was posted',
    `A leak is a decision\n\nJan. 14, 2026 5:41 pm ET\n\n${en}\n\nAppeared in the January 15, 2026, print edition as 'A Leak Is a Decision'.`,
    { posted: '2026-01-14T17:41:00-05:00', updated: null, text: en },
  ],
  [
    'a caption, a pointer and an invitation around the text',
    `A leak is a decision\nBy Ann Lee\nPublished January 14, 2026 5:30am EST\nThe reservoir above Calder Bridge at its lowest January level since 1962, photographed on Monday. (AP Photo/Jane Roe)\n${ENGLISH.join('\n')}\nRead more: Water bills to rise\nSign up for our daily newsletter\nAdvertisement`,
    { title: 'A leak is a decision', posted: '2026-01-14T05:30:00-05:00', text: en },
  ],
  [
    'subheads, which are text, and an advert, which is not',
    `A leak is a decision\nPosted January. 14, 2026 10:01\n\n${ENGLISH[0]}\n\nWhat the board knew\n\n${ENGLISH[1]}\n\nADVERTISEMENT\n\nWhy dates matter\n\n${ENGLISH[3]}\n\nShare this\nTags: water, leaks`,
    { text: [ENGLISH[0], 'What the board knew', ENGLISH[1], 'Why dates matter', ENGLISH[3]].join('\n\n') },
  ],
  [
    'a list, whose bullets are no words of the text',
    `A leak is a decision\nPublished: 14/01/2026 10:01\n${ENGLISH[0]}\n\nThe board should:\n\n- print a date for every mile;\n- stop promising rain.\n\n${ENGLISH[3]}`,
    {
      posted: '2026-01-14T10:01:00+09:00',
      text: [
        ENGLISH[0],
        'The board should:',
        'print a date for every mile;',
        'stop promising rain.',
        ENGLISH[3],
      ].join('\n\n'),
    },
  ],
  [
    'a refrain of short paragraphs',
    `A leak is a decision\n\nPosted January. 14, 2026 10:01\n\nNobody was asked.\n\n${ENGLISH[1]}\n\nNobody was asked.\n\n${ENGLISH[3]}\n\nNobody was asked.`,
    {
      text: ['Nobody was asked.', ENGLISH[1], 'Nobody was asked.', ENGLISH[3], 'Nobody was asked.'].join(
        '\n\n',
      ),
    },
  ],
  [
    'a French page',
    'Aller au contenu\nAccueil\nOpinions\nÉditorial : une fuite est une décision\nPublié le 14 janvier 2026 à 10h01 - Mis à jour le 15 janvier 2026 à 07h30\nPar La Rédaction\nPartager\n\nLe réservoir est descendu lundi à 41 pour cent, le niveau le plus bas pour un mois de janvier depuis la fermeture du barrage en 1962.\n\nUn tiers de l’eau traitée n’arrive jamais au robinet, et la régie le sait depuis onze ans. Le conseil doit exiger des dates.\n\nLire aussi : Le prix de l’eau augmente\nTous droits réservés',
    {
      title: 'Éditorial : une fuite est une décision',
      posted: '2026-01-14T10:01:00+09:00',
      updated: '2026-01-15T07:30:00+09:00',
      author: 'La Rédaction',
      lang: 'fr',
      text: 'Le réservoir est descendu lundi à 41 pour cent, le niveau le plus bas pour un mois de janvier depuis la fermeture du barrage en 1962.\n\nUn tiers de l’eau traitée n’arrive jamais au robinet, et la régie le sait depuis onze ans. Le conseil doit exiger des dates.',
    },
  ],
  [
    'front matter between dashes',
    `---\ntitle: "A leak is a decision"\nauthor: Ann Lee\ndate: 2026-01-14T10:01:00+09:00\ntags: [water]\n---\n\n${en}`,
    { title: 'A leak is a decision', author: 'Ann Lee', posted: '2026-01-14T10:01:00+09:00', text: en },
  ],
  [
    'the header of a mail',
    `From: Ann Lee <ann@paper.example>\nSubject: A leak is a decision\nDate: Wed, 14 Jan 2026 10:01:00 +0900\n\n${en}`,
    { title: 'A leak is a decision', posted: '2026-01-14T10:01:00+09:00', text: en },
  ],
  [
    'a heading of markdown',
    `# A leak is a decision\n\n*By Ann Lee* · January 14, 2026\n\n${en}`,
    { title: 'A leak is a decision', posted: '2026-01-14T00:00:00+09:00', text: en },
  ],
]

describe('papers differ:', () => {
  it.each(PAGES)('%s', (_, page, expected) => {
    expect(read(page)).toMatchObject(expected)
  })
})

describe('broken lines', () => {
  it('are joined where someone broke them at a width', () => {
    const page = `A leak is a decision\n\n14 January 2026\n\n${ENGLISH.map((text) => wrap(text, 72)).join('\n\n')}`
    expect(read(page)).toMatchObject({ title: 'A leak is a decision', text: en })
  })

  it('are joined where indents, not blank lines, part the paragraphs', () => {
    const page = `A leak is a decision\n14 January 2026\n${ENGLISH.map((text) => `  ${wrap(text, 66)}`).join('\n')}`
    expect(read(page).text).toBe(en)
  })

  it('are joined without a blank in Japanese', () => {
    const page = `漏水は人の決定である\n2026年1月14日\n\n${JAPANESE.map((text) => text.match(/.{1,35}/gu)!.join('\n')).join('\n\n')}`
    expect(read(page)).toMatchObject({ title: '漏水は人の決定である', text: ja })
  })

  it('stay paragraphs of their own where each holds whole sentences', () => {
    expect(read(`A leak is a decision\nBy Ann Lee\nJan 14, 2026 6:30 AM\n${ENGLISH.join('\n')}`).text).toBe(
      en,
    )
  })
})

describe('a text without a head', () => {
  it('is called by how it begins', () => {
    expect(read(en)).toMatchObject({
      title: 'The reservoir above Calder Bridge stood at 41 percent on Monday, the lowest…',
      posted: null,
      updated: null,
      author: null,
      text: en,
    })
  })

  it('is of the language of its source when it shows none', () => {
    const words = 'Xyzzy plugh frobnicate quux. '.repeat(8).trim()
    expect(readSavedText(words, { zone: 'UTC', language: 'eo' }).lang).toBe('eo')
  })
})

describe('nothing readable', () => {
  it.each(['', '\n\n', 'Home\nNews\nSports', 'Posted January. 14, 2026', '© 2026 All rights reserved.'])(
    '%j is refused with a sentence',
    (text) => {
      expect(() => read(text)).toThrow(UserError)
      expect(() => read(text)).toThrow('holds no editorial')
    },
  )
})

describe('any text', () => {
  const lines = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.constantFrom(...ENGLISH, ...KOREAN, ...JAPANESE),
    fc.constantFrom(
      'Home',
      'Most Viewed',
      '- ',
      '# x',
      'By',
      'By Ann Lee',
      'Title: x',
      '---',
      '2026.01.14 10:01',
      '',
      '관련 기사',
    ),
  )
  const texts = fc
    .array(lines, { maxLength: 30 })
    .chain((some) => fc.constantFrom('\n', '\n\n', '\r\n', ' ').map((end) => some.join(end)))

  it('is read or refused with a sentence, and every paragraph stands in it', () => {
    const bare = (text: string) => text.replace(/[\s\p{C}]/gu, '')
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const editorial = read(text)
          expect(editorial.title).not.toBe('')
          for (const paragraph of editorial.text.split('\n\n')) expect(bare(text)).toContain(bare(paragraph))
        } catch (error) {
          if (!(error instanceof UserError)) throw error
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is read in good time, however large or monotonous', () => {
    const start = performance.now()
    const hostile = [
      'x'.repeat(2_000_000),
      'a '.repeat(1_000_000),
      `${'News | '.repeat(20)}\n`.repeat(300_000),
      '(((. '.repeat(400_000),
    ]
    for (const text of hostile) {
      try {
        read(text)
      } catch (error) {
        expect(error).toBeInstanceOf(UserError)
      }
    }
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

const shared = new URL('../../../../../shared/', import.meta.url)
const sample = new URL('samples/donga-2026-01-14.txt', shared)

describe.skipIf(!existsSync(sample))('the page of the Dong-A that we were given (needs ../shared)', () => {
  it('is read exactly', () => {
    const page = decode(readFileSync(sample))
    const editorial = read(page)
    expect(editorial).toMatchObject({
      title: 'Lee, Takaichi must advance stalled South Korea-Japan ties',
      posted: '2026-01-14T10:01:00+09:00',
      updated: '2026-01-14T10:01:00+09:00',
      author: null,
      lang: 'en',
    })
    const paragraphs = page.split('\n').filter((line) => line.length > 200)
    expect(editorial.text.split('\n\n')).toEqual(paragraphs)
  })
})

const suite = new URL('suites/saved-text/', shared)

interface Expected {
  file: string
  title?: string
  body: string
}

describe.skipIf(!existsSync(suite))('the suite of saved pages (needs ../shared)', () => {
  // Skipped groups are collected all the same.
  const casesOf = (set: string) =>
    !existsSync(suite)
      ? []
      : readFileSync(new URL(`${set}/expected.jsonl`, suite), 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Expected)
  const textOf = (set: string, { file }: Expected) =>
    read(decode(readFileSync(new URL(`${set}/${file}`, suite))))

  it.each(casesOf('synthetic'))('$file is read exactly', (expected) => {
    const editorial = textOf('synthetic', expected)
    expect(editorial.title.normalize('NFKC')).toBe(expected.title?.normalize('NFKC'))
    expect(editorial.text).toBe(expected.body)
  })

  it('real pages are read with a mean F1 of .95 or more', () => {
    const scores = casesOf('realdump').map((expected) =>
      overlap(expected.body, textOf('realdump', expected).text),
    )
    expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeGreaterThan(0.95)
  })
})

/** F1 of the runs of four words that two texts share. */
function overlap(wanted: string, found: string): number {
  const runs = (text: string) => {
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
    return new Set(words.map((_, i) => words.slice(i, i + 4).join(' ')))
  }
  const [a, b] = [runs(wanted), runs(found)]
  const both = [...a].filter((run) => b.has(run)).length
  return (2 * both) / (a.size + b.size)
}

function wrap(text: string, width: number): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}
