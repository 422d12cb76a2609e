// What a written sentence must be: sentences that may stand, and for each check the sentence that it is there for.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CitedQuote, failures } from '../../../../src/core/digest/written/checks.js'
import type { WrittenLanguage } from '../../../../src/core/digest/written/question.js'
import { cited, JAPANESE, KOREAN, SEABED } from './newsroom.js'

const QUOTES: Record<WrittenLanguage, CitedQuote[]> = { en: SEABED, ko: KOREAN, ja: JAPANESE }

function failed(sentence: string, language: WrittenLanguage = 'en', quotes = QUOTES[language]): string[] {
  return failures({ sentence, language, cited: quotes })
}

describe('a sentence may stand', () => {
  it.each([
    [
      'en',
      'The Harbor Ledger says that the moratorium deserves to pass, The Meridian Post asks its delegation to vote no, and the Northgate Courier would back a pause of five years.',
    ],
    [
      'en',
      'The papers differ over the moratorium: The Meridian Post asks its delegation to vote no on Jan 22, the Harbor Ledger holds that it deserves to pass, and the Northgate Courier would back a pause.',
    ],
    [
      'en',
      'All three papers write of the moratorium, from a vote by the delegation on Jan 22 to a pause of five years at a small price.',
    ],
    [
      'ko',
      '한빛일보는 표결을 7월 정기총회로 미루자고 요구했고, 새벽신문은 채굴 중단 결의안에 찬성표를 던져야 한다고 주장했다.',
    ],
    [
      'ko',
      '두 신문은 결의안 표결을 두고 엇갈려 한빛일보는 정기총회로 미루자고 했고 새벽신문은 찬성표를 요구했다.',
    ],
    [
      'ja',
      '港新報は22日の採決で賛成票を投じるよう政府に求め、北辰日報は採決を急がず影響の調査に予算を回すべきだと主張している。',
    ],
    [
      'ja',
      '港新報はまず、22日の採決で賛成票を投じるよう政府に求め、北辰日報は影響の調査に予算を回すべきだと主張している。',
    ],
    ['ja', '両紙は深海採掘の採決をめぐり、港新報が賛成票を、北辰日報が影響の調査を政府に求めている。'],
  ] as const)('%s: %s', (language, sentence) => {
    expect(failed(sentence, language)).toEqual([])
  })
})

const POST = 'The Meridian Post asks its delegation to vote no on the moratorium'
const LEDGER = 'the Harbor Ledger holds that the moratorium deserves to pass'
const COURIER = 'the Northgate Courier would back a pause of five years'
const TRUE = `${POST}, while ${LEDGER} and ${COURIER}.`

describe('a sentence is discarded', () => {
  it('only for what is wrong with it: this one is right', () => {
    expect(failed(TRUE)).toEqual([])
  })

  it.each([
    ['one sentence', `${POST}. Meanwhile ${LEDGER} and ${COURIER}.`],
    ['statement', `${POST}, while ${LEDGER} and ${COURIER}!`],
    ['statement', `Why does it matter that ${LEDGER} and ${COURIER}, with a vote on the moratorium?`],
    ['length', 'Papers differ.'],
    [
      'length',
      `${POST}, while ${LEDGER} and ${COURIER}, ${'while the moratorium deserves to pass, '.repeat(8)}and so on.`,
    ],
    ['characters', `${POST}, while ${LEDGER}\u200b and ${COURIER}.`],
    ['characters', `${POST},\nwhile ${LEDGER} and ${COURIER}.`],
    ['characters', `${POST}, while \u202e${LEDGER} and ${COURIER}.`],
    ['one sentence', `${POST}. ${LEDGER.replace('the', 'The')} and ${COURIER}.`],
    ['full stops', `${POST}. while ${LEDGER} and ${COURIER}.`],
    ['full stops', `${POST} ... ${LEDGER} and ${COURIER}.`],
    ['full stops', `${POST} .${LEDGER} and ${COURIER}.`],
    ['characters', `${POST} ❗ while ${LEDGER} and ${COURIER}.`],
    ['characters', `${POST}, 👉 while ${LEDGER} and ${COURIER}.`],
    ['characters', `${POST}؟ while ${LEDGER} and ${COURIER}.`],
    ['characters', `${POST}。while ${LEDGER} and ${COURIER}.`],
    ['characters', `${POST}, ﷽ while ${LEDGER} and ${COURIER}.`],
    ['characters', `${POST}, while ${LEDGER} and ${COURIER}, ٣ of them.`],
    ['characters', `${POST}, while ${LEDGER} and ${COURIER}, ½ of them.`],
    [
      'characters',
      `${POST}, while the 𝐇arbor Ledger holds that the moratorium deserves to pass, and ${COURIER}.`,
    ],
    [
      'characters',
      `${POST}, while the Ⓗarbor Ledger holds that the moratorium deserves to pass, and ${COURIER}.`,
    ],
    ['characters', `The Meridian Post asks «its delegation to vote no», while ${LEDGER} and ${COURIER}.`],
    ['web address', `${POST}, see evil dot example, while ${LEDGER} and ${COURIER}.`],
    ['web address', `${POST}, see https://evil.example, while ${LEDGER} and ${COURIER}.`],
    ['web address', `${POST}, see evil.example, while ${LEDGER} and ${COURIER}.`],
    ['web address', `${POST}, while @everyone knows that ${LEDGER} and ${COURIER}.`],
    ['markup', `${POST}, while **${LEDGER}** and ${COURIER}.`],
    ['markup', `${POST}, while <b>${LEDGER}</b> and ${COURIER}.`],
    ['markup', `${POST}, while [${LEDGER}](x) and ${COURIER}.`],
    [
      'language',
      'Le Harbor Ledger et le Meridian Post ne sont pas du même avis sur le moratoire et la pause des États.',
    ],
    [
      'script',
      `${POST}, while the Harbor Ledger holds that the mоratorium deserves to pass, and ${COURIER}.`,
    ],
    [
      'attribution',
      'The moratorium deserves to pass, with a pause of five years and a delegation to vote no.',
    ],
    ['figures', `${POST} on Jan 23, while ${LEDGER} and ${COURIER}.`],
    ['figures', `${POST}, while ${LEDGER} and ${COURIER} at a levy of 5 per cent.`],
    ['figures', `${POST}, while ${LEDGER} and ${COURIER} at a levy of $0.5.`],
    ['figures', `${POST}, while ${LEDGER} and ${COURIER} at a levy of 0.5 million.`],
    ['measures', `${POST} and settle 22 clauses, while ${LEDGER} and ${COURIER}.`],
    ['number words', `${POST}, while ${LEDGER} and the Northgate Courier would back a pause of six years.`],
    ['number words', `Two papers differ: ${POST}, while ${LEDGER} and ${COURIER}.`],
    ['days', `${POST} tomorrow, while ${LEDGER} and ${COURIER}.`],
    ['dates', `${POST} on Jan 31, while ${LEDGER} and ${COURIER}.`],
    ['dates', `${POST} on July 22, while ${LEDGER} and ${COURIER}.`],
    ['dates', `${POST} on 14 January, while ${LEDGER} and ${COURIER}.`],
    ['dates', `${POST} on monday, while ${LEDGER} and ${COURIER}.`],
    ['dates', `${POST} in may, while ${LEDGER} and ${COURIER}.`],
    ['names', `${POST}, with John Smith, while ${LEDGER} and ${COURIER}.`],
    ['names', `${POST} on Feb 22, while ${LEDGER} and ${COURIER}.`],
    ['names', `${POST}, while ${LEDGER} and the Meridian Ledger would back a pause of five years.`],
    ['names', `London says that ${LEDGER} and ${COURIER}, while ${POST}.`],
    ['quoted words', `The Meridian Post asks its "delegation to pause", while ${LEDGER} and ${COURIER}.`],
    ['names', `${POST}, while ${LEDGER} and ${COURIER} for smallpox.`],
    ['names', `${POST}, while ${LEDGER} and ${COURIER} for the moratoriumgate.`],
    ['quoted words', `The Meridian Post asks "its delegation to vote no, while ${LEDGER} and ${COURIER}.`],
    [
      'whose words',
      `The moratorium deserves to pass, according to The Meridian Post, while ${LEDGER} and ${COURIER}.`,
    ],
    ['whose facts', `${POST}, while ${LEDGER} and ${COURIER} on Jan 22.`],
    [
      'whose facts',
      `${POST}, while the Harbor Ledger holds that five years is a small price for the moratorium, and the Northgate Courier would back a pause of ten years.`,
    ],
    [
      'whose facts',
      `The Meridian Post calls it "a small price" to vote no on the moratorium, while ${LEDGER} and ${COURIER}.`,
    ],
    [
      'whose facts',
      `${POST}, while the Harbor Ledger holds that the moratorium never deserves to pass, and ${COURIER}.`,
    ],
    [
      'whose facts',
      `${POST}, while ${LEDGER} and the Northgate Courier would not back a pause of five years.`,
    ],
    ['grounds', 'The papers announce that bread will be free and that trains will run at night.'],
    [
      'grounds',
      'The Meridian Post and The Harbor Ledger say that the moratorium was paid for by lobbyists of a foreign company.',
    ],
    ['stance', `${POST} and was bribed, while ${LEDGER} and ${COURIER}.`],
    ['person', `We note that ${POST}, while ${LEDGER} and ${COURIER}.`],
    ['person', `${POST}, while ${LEDGER} and ${COURIER}, as you know.`],
    ['person', `${POST}, while ${LEDGER} and ${COURIER}, so let's vote.`],
    ['person', 'This newspaper would back a pause of five years, and the moratorium deserves to pass.'],
    ['person', `${POST}, while ${LEDGER} and ${COURIER}, as the instructions say.`],
    ['urging', `${POST}, click here, while ${LEDGER} and ${COURIER}.`],
    ['urging', `${POST}, subscribe now, while ${LEDGER} and ${COURIER}.`],
    ['stance', `${POST}, while ${LEDGER} and rightly ${COURIER}.`],
    ['stance', `It is a mistake to vote no, as ${LEDGER} and ${COURIER}.`],
    ['stance', `It is a disgrace that ${LEDGER} and ${COURIER}, while ${POST}.`],
    ['stance', `The delegation should vote no, holds The Meridian Post, while ${LEDGER} and ${COURIER}.`],
  ])('%s: %s', (check, sentence) => {
    expect(failed(sentence)).toContain(check)
  })

  it.each([
    ['ko', 'names', '한빛일보와 새벽신문은 홍길동 장관이 표결을 미뤄야 한다고 주장했다.'],
    ['ko', 'names', '한빛일보는 삼성전자 표결을 미루자고 요구했고, 새벽신문은 찬성표를 요구했다.'],
    ['ko', 'names', '한빛일보는 표결을 미루자고 요구했고, 새벽신문은 이유미 찬성표를 요구했다.'],
    ['ko', 'names', '한빛일보는 표결을 미루자고 요구했고, 새벽신문은 IMF 찬성표를 요구했다.'],
    ['ko', 'figures', '한빛일보는 표결을 9월 정기총회로 미루자고 요구했고, 새벽신문은 찬성표를 요구했다.'],
    ['ko', 'days', '한빛일보는 내일 표결을 미루자고 요구했고, 새벽신문은 찬성표를 요구했다.'],
    ['ko', 'person', '우리 정부는 표결을 미루자는 한빛일보와 찬성표를 던지자는 새벽신문 사이에 있다.'],
    ['ko', 'person', '한빛일보는 표결을 미루자고 요구했고, 새벽신문은 찬성표를 요구했습니다.'],
    ['ko', 'urging', '한빛일보는 표결을 미루자고 요구했고, 새벽신문은 구독을 요구했다.'],
    ['ko', 'stance', '한빛일보는 표결을 미루자고 당연히 요구했고, 새벽신문은 찬성표를 요구했다.'],
    ['ko', 'attribution', '정부는 표결을 정기총회로 미루자는 동의안을 내고 과학 조사에 예산을 더 배정한다.'],
    ['ko', 'dates', '한빛일보는 표결을 7월 22일 정기총회로 미루자고 요구했고, 새벽신문은 찬성표를 요구했다.'],
    [
      'ko',
      'whose words',
      '표결을 7월 정기총회로 미루자는 것은 새벽신문이고, 결의안에 찬성표를 던지자는 것은 한빛일보다.',
    ],
    ['ko', 'whose facts', '한빛일보는 표결을 안 미루자고 요구했고, 새벽신문은 찬성표를 요구했다.'],
    ['ko', 'whose facts', '한빛일보는 표결을 미루지 말자고 요구했고, 새벽신문은 찬성표를 요구했다.'],
    ['ko', 'denial', '두 신문은 정부의 예산 배정이 없다고 비판했고 총회의 심해 채굴을 지지했다.'],
    ['ko', 'characters', '한빛일보는 표결을 미루자고 요구했고 → 새벽신문은 찬성표를 요구했다.'],
    ['ko', 'one sentence', '한빛일보는 표결을 미루자고 요구했다. 새벽신문은 찬성표를 요구했다.'],
    [
      'ja',
      'names',
      '港新報は田中首相に賛成票を求め、北辰日報は採決を急がず調査に予算を回すべきだと主張している。',
    ],
    [
      'ja',
      'names',
      '港新報はアメリカに賛成票を求め、北辰日報は採決を急がず調査に予算を回すべきだと主張している。',
    ],
    [
      'ja',
      'names',
      '港新報はIMFに賛成票を求め、北辰日報は採決を急がず調査に予算を回すべきだと主張している。',
    ],
    [
      'ja',
      'figures',
      '港新報は23日の採決で賛成票を求め、北辰日報は採決を急がず調査に予算を回すべきだと主張している。',
    ],
    ['ja', 'names', '両紙と林氏は深海採掘の採決をめぐり、賛成票と影響の調査を政府に求めている。'],
    [
      'ja',
      'whose facts',
      '港新報は22日の採決で賛成票を投じないよう政府に求め、北辰日報は採決を急がず調査に予算を回すべきだと主張している。',
    ],
    [
      'ja',
      'whose words',
      '22日の採決で賛成票を投じるよう求めたのは北辰日報で、調査に予算を回すべきだと主張したのは港新報である。',
    ],
    ['ja', 'characters', '港新報は賛成票を政府に求めている｡北辰日報は影響の調査を政府に求めている。'],
    ['ja', 'person', '港新報は賛成票を求め、北辰日報は影響の調査を政府に求めています。'],
    ['ja', 'stance', '港新報は賛成票を当然求め、北辰日報は影響の調査を政府に求めている。'],
    ['ja', 'urging', '港新報は賛成票を求め、北辰日報は影響の調査の購読を政府に求めている。'],
  ] as const)('%s, %s: %s', (language, check, sentence) => {
    expect(failed(sentence, language)).toContain(check)
  })

  it.each([
    [
      'en',
      'The Harbor Ledger asks its delegation to vote no, while The Meridian Post holds that the moratorium deserves to pass and the Northgate Courier would back a pause of five years.',
    ],
    [
      'ko',
      '새벽신문은 표결을 정기총회로 미루자고 요구했고, 한빛일보는 채굴 중단 결의안에 찬성표를 던져야 한다고 주장했다.',
    ],
    [
      'ja',
      '北辰日報は採決で賛成票を投じるよう政府に求め、港新報は採決を急がず影響の調査に予算を回すべきだと主張している。',
    ],
  ] as const)('%s, when it gives the words of one paper to another: %s', (language, sentence) => {
    expect(failed(sentence, language)).toContain('whose words')
  })

  it('when it rests on one paper alone', () => {
    expect(failed(`${POST}.`, 'en', SEABED.slice(0, 2))).toContain('papers')
  })

  it('when it gives a name of one paper to another', () => {
    const quotes = [...SEABED, cited('The Valley Herald', 'Senator Mbeki is against the moratorium.')]
    const herald = 'The Valley Herald writes that Senator Mbeki is against it'
    expect(
      failed(`${herald}, while ${LEDGER} and ${COURIER} of the delegation.`, 'en', quotes),
    ).not.toContain('names')
    expect(failed(`${POST} of Senator Mbeki, while ${LEDGER} and ${COURIER}.`, 'en', quotes)).toContain(
      'whose facts',
    )
  })

  it('when it says nothing of a paper that it cites', () => {
    const quotes = [
      ...SEABED.slice(1),
      cited('The Valley Herald', 'Trains run late in every village of the valley.'),
    ]
    expect(failed(TRUE, 'en', quotes)).toContain('grounds')
  })

  it('when a name of it stands only in a quote that it does not cite', () => {
    expect(failed(TRUE, 'en', SEABED.slice(0, 3))).toContain('names')
  })
})

describe('whatever a model says', () => {
  const names = ['Smith', 'Kim Jong', 'Oslo', 'NATO', 'Ürümqi', 'O’Brien', 'McDonald']
  const places = [POST, LEDGER, COURIER]

  it('an invented name or number, wherever it is put, discards the sentence', () => {
    const invented = fc.oneof(fc.constantFrom(...names), fc.integer({ min: 100, max: 99_999 }).map(String))
    fc.assert(
      fc.property(fc.nat(2), invented, (place, word) => {
        const parts = places.map((part, n) => (n === place ? `${part} for ${word}` : part))
        expect(failed(`${parts[0]}, while ${parts[1]} and ${parts[2]}.`)).not.toEqual([])
      }),
    )
  })

  it('it is judged to its end, however often it says the same', () => {
    const pieces = [
      '必要性',
      '必要',
      '性',
      '新聞',
      '一方',
      'one ',
      'the other ',
      'Bank of ',
      'J. ',
      '3조 ',
      '1,000',
      '두 신문 ',
      'さくら',
      '"',
      "'",
      '.',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...pieces), fc.constantFrom('en', 'ko', 'ja'), (piece, language) => {
        expect(failed(piece.repeat(2000 / piece.length), language as WrittenLanguage)).not.toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('it is judged without an error, and what stands is one clean line', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc.string({ unit: 'grapheme', maxLength: 400 }),
        ),
        fc.constantFrom('en', 'ko', 'ja'),
        (text, language) => {
          const own = `${TRUE.slice(0, -1)} ${text}.`
          for (const sentence of [text, own]) {
            if (failed(sentence, language as WrittenLanguage).length === 0)
              expect(sentence).not.toMatch(/[\p{Cc}\n<>@]/u)
          }
        },
      ),
    )
  })
})
