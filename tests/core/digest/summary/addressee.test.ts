import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addresseeOf } from '../../../../src/core/digest/summary/addressee.js'

/** Each demand stands somewhere in its text; so far from the beginning here. */
const START = 100

function addressee(text: string, language: string): string | null {
  const span = addresseeOf({ text, start: START, end: START + text.length }, language)
  if (span !== null) expect(text.slice(span.start - START, span.end - START)).toBe(span.text)
  return span?.text ?? null
}

describe('of whom an English demand demands something', () => {
  it.each([
    ['The city council must publish the file.', 'The city council'],
    ['Congress should act before the recess.', 'Congress'],
    ['It is time for the government to open its books.', 'the government'],
    ['It’s high time for Albany to open its books.', 'Albany'],
    ['We urge the mayor to veto the bill.', 'the mayor'],
    ['We again call on Congress and the president to end it.', 'Congress and the president'],
    ['But Mr. Obama must tell his security officials to be careful.', 'Mr. Obama'],
    [
      'As Mr. Obama now tries to restore trust in the United States, he must tell his security officials to be careful.',
      null,
    ],
    ['It must not happen again.', null],
    ['They should vote no.', null],
    ['We must not forget.', null],
    ['The law must change.', null],
    ['The file should be published.', null],
    ['The president should be impeached.', null],
    ['The mayor should be ashamed of herself.', 'The mayor'],
    ['Congress should have acted last year.', null],
    ['The council, which has sat on the report since June, must publish it.', 'The council'],
    [
      'Until then, the governor and the legislature should fund the shelters.',
      'the governor and the legislature',
    ],
    [
      'The members of the Senate Judiciary Committee should reject him.',
      'The members of the Senate Judiciary Committee',
    ],
    ['A report by the council must be published.', null],
    ['A report by the council must come out now.', null],
    ['The union says the council must pay.', null],
    ['The council must pay, the union said.', null],
    ['“The council must pay.”', null],
    ['Should the council fail, we all pay.', null],
    ['Should Congress act?', null],
    ['Taxes must rise.', null],
    ['Schools must teach it.', 'Schools'],
    [
      'President Obama and congressional Republicans should strike a deal.',
      'President Obama and congressional Republicans',
    ],
    ['The U.S. should stay.', 'The U.S.'],
    ['The United States must lead.', 'The United States'],
    ['Voters should know what they get.', null],
    ['The onus is on the prosecutors to explain.', 'the prosecutors'],
    ['It is up to Congress to fix it.', 'Congress'],
    ['The next step is for lawmakers to pass the bill.', 'lawmakers'],
    ['The Affordable Care Act must go.', null],
    ['Jane Holt should resign.', 'Jane Holt'],
    ['The House has a duty to investigate.', 'The House'],
    ['State and federal officials would do well to listen.', 'State and federal officials'],
    ['That is why the FBI must release the file.', 'the FBI'],
    ['If the council wants trust, it must publish the file.', null],
    ['And if it will not, the state’s attorney general should sue.', 'the state’s attorney general'],
    ['The Iran deal should stand.', null],
    ['What the council needs to do is publish.', null],
    ['Drivers should not have to wait.', null],
    ['The regents ought to publish the salaries.', 'The regents'],
    ['Meanwhile, the effort to steady countries such as Syria, Iraq, Yemen and Libya must go on.', null],
    ['The ministry would do well to end the contract.', 'The ministry'],
    ['We demand that the committee publish its minutes.', 'the committee'],
    ['We urge them to vote no.', null],
    ['Not to mention that a president should help.', null],
    ['But the US must stand ready.', 'the US'],
    ['The best course is for the regulator to say no.', 'the regulator'],
    ['What remains is for somebody to act.', null],
    ['Free Speech Week should go on.', null],
  ])('%s: %s', (demand, expected) => expect(addressee(demand, 'en')).toBe(expected))
})

describe('of whom a Korean demand demands something', () => {
  it.each([
    ['정부는 즉각 자료를 공개해야 한다.', '정부'],
    ['국회가 나서야 한다.', '국회'],
    ['정부와 국회는 법을 고쳐야 한다.', '정부와 국회'],
    ['이제 정부는 답해야 한다.', '정부'],
    ['이재명 대통령은 결단해야 한다.', '이재명 대통령'],
    ['국토교통부는 대책을 내놓아야 한다.', '국토교통부'],
    ['우리는 잊지 말아야 한다.', null],
    ['이것은 고쳐야 한다.', null],
    ['전기요금은 올려야 한다.', null],
    ['국회에 조속한 처리를 촉구한다.', '국회'],
    ['정부의 결단을 촉구한다.', '정부'],
    ['정부는 책임져야 한다고 야당은 말했다.', null],
    ['야당은 정부가 책임져야 한다고 주장했다.', null],
    ['국회가 요구한 자료를 정부가 내야 한다.', null],
    ['서울시 교육청은 조사에 나서야 한다.', '서울시 교육청'],
    ['여야는 정쟁을 멈추고 법안을 처리하라.', '여야'],
    ['미국 정부도 약속을 지켜야 한다.', '미국 정부'],
    ['정부는 무엇을 해야 하는가?', null],
    ['“정부는 나서야 한다”', null],
    ['시장은 자율에 맡겨야 한다.', null],
    ['국회에 계류된 법안을 이번 회기에 통과시키길 바란다.', null],
    ['법원도 제도를 돌아보기를 당부한다.', '법원'],
    ['두 정상은 눈에 보이는 결과물을 내놓아야 한다.', '두 정상'],
    ['국회는 성적표부터 펼쳐 놓고 토론하는 것이 순서다.', '국회'],
    ['여야는 민생부터 챙기라.', '여야'],
    ['정부는 이 법안이 능사가 아니라.', null],
  ])('%s: %s', (demand, expected) => expect(addressee(demand, 'ko')).toBe(expected))
})

describe('of whom a Japanese demand demands something', () => {
  it.each([
    ['政府は直ちに資料を公開すべきだ。', '政府'],
    ['国会は法改正を急がねばならない。', '国会'],
    ['政府と国会は責任を果たすべきである。', '政府と国会'],
    ['厚生労働省は実態を調べる必要がある。', '厚生労働省'],
    ['高市首相は説明を尽くしてほしい。', '高市首相'],
    ['それは改めるべきだ。', null],
    ['私たちは忘れてはならない。', null],
    ['電気料金は見直すべきだ。', null],
    ['政府に早急な対応を求めたい。', '政府'],
    ['知事は「市が動くべきだ」と述べた。', null],
    ['市は計画を見直すべきだと専門家は指摘する。', null],
    ['東京電力は地元の声を聞かなければならない。', '東京電力'],
    ['政府・与党は議論を急げ。', null],
    ['政府・与党は議論を進めよ。', '政府・与党'],
    ['国が前面に立つべきだ。', '国'],
    ['各国は協調を取り戻すべきではないか。', null],
    ['都市は変わるべきだ。', null],
    ['金融機関も助言する役割を担いたい。', '金融機関'],
    ['自治体には使い道を開示する工夫を求めたい。', '自治体'],
    ['この国は変わらねばならない。', '国'],
    ['金融庁は、代わりの手段を指針に盛り込んでほしい。', '金融庁'],
  ])('%s: %s', (demand, expected) => expect(addressee(demand, 'ja')).toBe(expected))
})

describe('the addressee of any sentence', () => {
  const piece = fc.constantFrom(
    'The council ',
    'must ',
    'should ',
    'Congress ',
    ', which sat, ',
    '“',
    '”',
    'and ',
    'the mayor ',
    'act',
    '.',
    '정부는 ',
    '국회와 ',
    '해야 한다',
    '政府は',
    '国会と',
    'べきだ',
    '。',
    '(',
    ' ',
    '\u{1f600}',
  )

  it('is nobody, or a trimmed stretch of it that is at most 60 graphemes long, and the same each time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 30 }),
        fc.constantFrom('en', 'ko', 'ja', 'de', 'en-GB'),
        (pieces, language) => {
          const name = addressee(pieces.join(''), language)
          expect(name).toBe(addressee(pieces.join(''), language))
          if (name === null) return
          expect(name.trim()).toBe(name)
          expect(name).not.toMatch(/^$|[,、，]$/)
          expect(name.length).toBeLessThanOrEqual(80)
        },
      ),
    )
  })

  it('is nobody in a language without rules', () => {
    expect(addressee('Le gouvernement doit agir.', 'fr')).toBeNull()
  })

  it.each([
    ['words without end', 'the council of the '.repeat(70)],
    ['commas without end', ', a'.repeat(480)],
    ['demands without end', 'must should ought to '.repeat(70)],
    ['a run of letters', `${'a'.repeat(1480)} must go`],
    ['a run of Chinese characters', `${'国の'.repeat(700)}は急ぐべきだ`],
  ])('is looked for without harm in %s', (_, text) => {
    for (const language of ['en', 'ko', 'ja']) addressee(text, language)
  })
})
