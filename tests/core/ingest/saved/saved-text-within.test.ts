// Paragraphs in the middle of a text stay, however much they sound like a notice, a caption or a list.
import { describe, expect, it } from 'vitest'
import { EN, JA, KO, parted, read } from './saved-text-bodies.js'

const SOUNDING: string[] = [
  'To see the point of the rule, consider the islanders who missed a hospital appointment and were handed a leaflet in its place.',
  'To read the contract is to learn how little it asks of anyone. It names no engineer, no vessel and no date.',
  'We welcome the comments that the islanders have sent to the ministry, and we invite it to read them.',
  'Like the EU before it, the ministry has discovered that what it says on TikTok is not what people see at the pier.',
  'She is a professor of marine engineering at the technical university, and nobody at the ministry has called her.',
  'Letters can be sent, meetings can be held and leaflets can be printed. None of them floats.',
  'Comments are free, as the saying goes. Crossings are not, and somebody has to pay for them.',
  'More from the ministry would help. More of the same would not, and the islanders have had enough of that.',
  'Follow the money and it leads to the waiting room, whose heated floor cost more than a propeller shaft.',
  'Get this wrong, and a generation of islanders will learn to live without the mainland, or on it.',
  'Photographs of the new terminal were sent to every household. No photographs of the new ferry were sent, as there is none.',
  'The views of the operator are well known. The views of its engineers are not, and they should be.',
  'Share the cost, and share the risk: that was the promise of the contract, and only one half of it was kept.',
  'Read the log, not the press release. It records 44 mornings on which the engines would not start.',
  'Editorials in three mainland papers have called the contract a model. None of their writers took the ferry.',
  'Related to this is the question of who may cancel a sailing, and whether they must say why in writing.',
  'The Times reported in March that the operator had asked for more money. The Post reported in April that it got it.',
  'Sign up more engineers, buy a second hull and print a timetable that can be kept: it is not a long list.',
  'Subscribe to the view that weather is to blame, and there is nothing to be done but wait.',
  'Advertisements for the crossing still show a boat that was scrapped in 2019. Passengers have begun to ask after it.',
  'In 2019, 2020 and again on January 14, 2024, the same pump failed in the same way.',
  'By the end of the year, the operator had been paid in full.',
  'Click here, the website said, to complain. The page did not exist.',
  'The minister answered by e-mail: “Please contact the operator.” The operator answered: “Please contact the minister.”',
  'About the author of the contract little is known, except that he has never needed a ferry.',
  'This editorial was written in a waiting room. It was comfortable, and it went nowhere.',
  'Correction: the ferry did sail on Sunday, the ministry says. It had to come back for its second engine.',
  'Copyright law protects the timetable. It is a work of fiction.',
]
const KOREAN = [
  '제보에 따르면 운항사는 고장을 알고도 표를 팔았다. 구독자 수보다 승객 수를 세는 편이 나을 것이다.',
  '사진 한 장이 모든 것을 말해 준다. 새 대합실 앞에 묶인 낡은 배다.',
  '관련 법은 이미 있다. 지키는 사람이 없을 뿐이다.',
]
const JAPANESE = [
  '関連する法律はすでにある。守る者がいないだけだ。',
  '写真は一枚で足りる。新しい待合室の前につながれた古い船である。',
  '登録された船は三隻あるが、動くのは一隻しかない。購読者の数より乗客の数を数えるべきだろう。',
]

describe('within a text', () => {
  it.each(SOUNDING)('%s', (paragraph) => {
    const body = [EN[0]!, EN[1]!, paragraph, EN[2]!, EN[3]!]
    const page = [
      'Opinion',
      'All at sea',
      'By Ann Lee',
      'January 14, 2026',
      ...body,
      'Most Viewed',
      '1 Bridge closed',
    ]
    expect(read(page.join('\n\n')).text).toBe(parted(body))
    expect(read(page.join('\n')).text).toBe(parted(body))
  })

  it.each(KOREAN)('%s', (paragraph) => {
    const body = [KO[0]!, paragraph, KO[1]!, KO[2]!]
    expect(
      read(['[사설] 섬 주민의 발', '입력 2026.01.14 10:01', ...body, '관련 기사'].join('\n\n')).text,
    ).toBe(parted(body))
  })

  it.each(JAPANESE)('%s', (paragraph) => {
    const body = [JA[0]!, paragraph, JA[1]!, JA[2]!]
    expect(read(['社説：離島航路', '2026年1月14日', ...body, '関連記事'].join('\n\n')).text).toBe(
      parted(body),
    )
  })
})

describe('a text that speaks to its readers throughout', () => {
  it('is a text', () => {
    const words =
      '섬 주민 여러분, 새 시간표를 믿지 마십시오. 배가 오지 않는 날에는 대합실도 쓸모가 없으니 저희에게 알려 주세요.'
    expect(read(`알립니다\n\n2026.01.14 10:01\n\n${words}`).text).toBe(words)
  })
})
