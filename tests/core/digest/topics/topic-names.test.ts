import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backgroundOf } from '../../../../src/core/digest/topics/background.js'
import { nameOf } from '../../../../src/core/digest/topics/topic-names.js'
import type { TopicDocument } from '../../../../src/core/digest/topics/topics.js'
import { graphemesOf } from '../../../../src/core/graphemes.js'

type Texts = [title: string, text: string][]

function documents(language: string, texts: Texts): TopicDocument[] {
  return texts.map(([title, text], id) => ({ id, source: `paper-${id}`, language, title, text }))
}

function named(language: string, texts: Texts, options: Parameters<typeof nameOf>[2] = {}): string {
  return nameOf(documents(language, texts), backgroundOf(language), options)
}

const NAMES: [name: string, language: string, texts: Texts][] = [
  [
    'Seabed mining',
    'en',
    [
      [
        'A pause for the seabed',
        'Seabed mining is about to begin. The seabed grows back in a million years, and no rule for seabed mining is ready.',
      ],
      [
        'Dig with care',
        'Opponents of seabed mining would rather wait for ever. The seabed holds the metals that batteries need.',
      ],
      ['What lies below', 'Nobody has mapped the seabed. The companies that would scrape it know as little.'],
    ],
  ],
  [
    'Minimum wage',
    'en',
    [
      [
        'Raise the minimum wage',
        'The minimum wage buys less than it did ten years ago. A minimum wage that nobody can live on is no floor.',
      ],
      [
        'The price of a higher wage',
        'Small shops pay the minimum wage because they must. Each rise of the minimum wage closes some of them.',
      ],
    ],
  ],
  [
    'School meals',
    'en',
    [
      [
        'Feed every child',
        'School meals should be free. Means tests for school meals cost more than the food.',
      ],
      [
        'No free lunch',
        'Free school meals for rich families are a waste. Let those who can pay for school meals do so.',
      ],
      [
        'Hungry at noon',
        'One pupil in six goes without. School meals reach only those whose parents fill in forms.',
      ],
    ],
  ],
  [
    'Ferry, timetable',
    'en',
    [
      [
        'The last boat at six',
        'Under the winter timetable the ferry stops at six. A timetable that strands islanders is none. The ferry must sail, and the ferry must be paid for.',
      ],
      [
        'Islands need more',
        'Every ferry that is cut empties a village. The ferry company drew its timetable on the mainland; the timetable shows it.',
      ],
    ],
  ],
  [
    'Rent freeze',
    'en',
    [
      ['A freeze needs a thaw', 'The rent freeze helps those who have a flat. A rent freeze builds none.'],
      ['Five years to breathe', 'Tenants have waited for the rent freeze. The rent freeze gives them time.'],
    ],
  ],
  [
    'Supreme Court ruling',
    'en',
    [
      [
        'The Supreme Court ruling',
        'After the Supreme Court ruling the councils must act. The Supreme Court ruling leaves them a year.',
      ],
      [
        'A judgment, not a law',
        'The Supreme Court ruling settles less than it seems. No Supreme Court ruling builds a road.',
      ],
    ],
  ],
  [
    '최저임금',
    'ko',
    [
      ['최저임금 인상, 속도가 문제다', '최저임금이 또 올랐다. 자영업자에게 최저임금은 버거운 짐이다.'],
      ['최저임금을 더 올려야', '최저임금으로는 살 수 없다. 물가를 핑계로 최저임금을 묶지 말라.'],
    ],
  ],
  [
    '기준금리 동결',
    'ko',
    [
      ['기준금리 동결, 신중해야', '한은이 기준금리 동결을 택했다. 기준금리 동결은 가계 부채 때문이다.'],
      ['숨 고른 통화정책', '금통위의 기준금리 동결에는 이유가 있다. 그러나 기준금리 동결만으로는 부족하다.'],
    ],
  ],
  [
    '세대·연금',
    'ko',
    [
      [
        '연금개혁을 미루지 말라',
        '연금 고갈이 다가온다. 청년 세대에게 빚을 넘기는 연금은 정의롭지 않다. 세대 갈등을 풀어야 한다.',
      ],
      ['세대를 가르지 말라', '연금을 고치자면 세대 모두가 나눠야 한다. 연금개혁은 세대 간의 약속이다.'],
    ],
  ],
  [
    '의료 공백',
    'ko',
    [
      ['의료 공백을 메워라', '전공의가 떠난 자리에 의료 공백이 길어진다. 의료 공백의 피해는 환자 몫이다.'],
      ['병원으로 돌아오라', '의료 공백이 석 달을 넘었다. 의료 공백을 더는 방치할 수 없다.'],
    ],
  ],
  [
    '最低賃金',
    'ja',
    [
      ['最低賃金の引き上げを急げ', '最低賃金が決まった。最低賃金の引き上げは暮らしを支える。'],
      ['最低賃金　中小企業に支援を', '最低賃金の引き上げに中小企業は苦しむ。'],
    ],
  ],
  [
    '育児休業',
    'ja',
    [
      ['男性の育児休業を当たり前に', '育児休業を取る父親が増えた。育児休業の期間はまだ短い。'],
      ['職場が変わらねば', '育児休業を言い出せない職場がある。育児休業の代わりの人手がない。'],
    ],
  ],
  [
    '最終処分',
    'ja',
    [
      ['最終処分　国が前に立て', '核のごみの最終処分は先送りできない。最終処分の候補地に押しつけるな。'],
      ['青い海の村に問うな', '最終処分の調査を受け入れるか、村は揺れる。最終処分は全国の課題だ。'],
    ],
  ],
  [
    'Tramway',
    'fr',
    [
      ['Le tramway attendra', 'Le tramway coûte cher. Sans le tramway, la ville étouffe.'],
      ['Un tramway pour tous', 'Il faut un tramway qui desserve les faubourgs. Le tramway les sauvera.'],
    ],
  ],
]

describe('a topic', () => {
  it.each(NAMES)('is called "%s" (%s)', (name, language, texts) => {
    expect(named(language, texts)).toBe(name)
  })

  it('is called by words of a headline where the grammar of its language is not known', () => {
    const text = (reason: string) =>
      `Die Regierung muss den Haushalt sanieren, und zwar jetzt. ${reason} Der Haushalt braucht Wahrheit.`
    const texts: Texts = [
      ['Haushalt: Der Bund spart zu wenig', text('Die Schulden steigen seit Jahren.')],
      ['Ehrlicher Haushalt gesucht', text('Wer heute spart, hat morgen Spielraum.')],
    ]
    expect(named('de', texts)).toBe('Haushalt')
  })

  it('is never called by a paper, nor by what every editorial says', () => {
    const texts: Texts = [
      [
        'The Harbor Ledger asks',
        'The Harbor Ledger asked the prime minister last year. The prime minister owes the Harbor Ledger a canal lock.',
      ],
      [
        'An answer to the Harbor Ledger',
        'What the Harbor Ledger wrote of the prime minister misses the canal lock.',
      ],
    ]
    expect(named('en', texts)).toBe('Harbor Ledger')
    expect(named('en', texts, { papers: ['harbor-ledger'] })).toBe('Canal lock')
    expect(named('en', texts, { papers: ['The Harbor Ledger (News)'] })).toBe('Canal lock')
  })

  it('has a name of its own, also when two are about one word', () => {
    const texts = NAMES[0]?.[2] ?? []
    const first = named('en', texts)
    const second = named('en', texts, { taken: new Set([first]) })
    expect(second).not.toBe(first)
    const same: Texts = [
      ['!', 'No.'],
      ['!', 'Yes.'],
    ]
    expect(named('en', same)).toBe('!')
    expect(named('en', same, { taken: new Set(['!', '! (2)']) })).toBe('! (3)')
  })

  it('is called by its first headline when its texts share no word, and "…" without one', () => {
    const long =
      'On the many reasons for which a headline can be longer than anybody would want to read aloud'
    expect(
      named('en', [
        [long, 'Apples.'],
        ['Other', 'Pears.'],
      ]),
    ).toBe('On the many reasons for which a headline can be l…')
    expect(
      named('en', [
        ['', ''],
        [' ', ''],
      ]),
    ).toBe('…')
  })

  it('has one line of at most 50 graphemes, whatever its texts hold', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'harbor',
        'Lights',
        'the',
        'New',
        'York',
        '금리를',
        '댐을',
        '最低',
        '賃金',
        'の',
        '\u202e',
        '\n',
        '“',
        '👩‍👩‍👧',
        '\ud800',
        'x'.repeat(39),
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    )
    const text = fc.array(word, { maxLength: 25 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('en', 'ko', 'ja', 'de', ''),
        (texts, language) => {
          const name = named(language, texts as Texts)
          expect([...graphemesOf(name)].length).toBeLessThanOrEqual(50)
          expect(name.trim()).toBe(name)
          expect(name).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+$/u)
        },
      ),
    )
  })
})
