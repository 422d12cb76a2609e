import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf } from '../../../../src/core/ingest/identity/changes.js'
import { newsroom } from '../../digest/newsroom.js'

const english =
  'The council voted on Tuesday to widen the harbor road. Mayor Ellen Marsh said the work would cost 12 million dollars. ' +
  'Residents do not want the noise. The plan should wait until the survey is finished, and the board must publish it.'
const korean =
  '시의회는 화요일에 항만 도로를 넓히기로 했다. 김민수 시장은 공사비가 120억 원이라고 밝혔다. 주민들은 소음을 원하지 않는다. ' +
  '조사가 끝날 때까지 계획을 미뤄야 하며 여당은 그 결과를 공개해야 한다.'
const japanese =
  '市議会は火曜日に港湾道路の拡幅を決めた。田中市長は工事費が12億円になると述べた。住民は騒音を望んでいない。' +
  '調査が終わるまで計画を見合わせるべきであり、ロシアとの協議の結果も公開すべきだ。'

/** The kind of change that replacing these words in the text makes. */
function replacing(text: string, from: string, to: string) {
  expect(text).toContain(from)
  return changeOf({ title: 'A road', text }, { title: 'A road', text: text.replace(from, to) })
}

describe('a typo', () => {
  it.each([
    [english, 'harbor', 'habror'],
    [english, 'Residents', 'Residants'],
    [english, 'finished', 'finnished'],
    [english, 'to widen', 'widen'],
    [english, 'the noise', 'the the noise'],
    [english, 'Tuesday to', 'Tuesday, to'],
    [english, 'do not', 'don’t'],
    [english, 'The council', 'the Council'],
    [english, 'the work', 'a work'],
    [english, 'survey is', 'survey are'],
    [english, 'harbor road', 'harborroad'],
    [english, '. The plan', '.\n\nThe plan'],
    [english, 'Marsh', 'Marssh'],
    [korean, '도로를', '도로을'],
    [korean, '미뤄야 하며', '미뤄야하며'],
    [korean, '계획을', '게획을'],
    [korean, '주민들은', '주민들이'],
    [korean, '넓히기로', '넓히로기'],
    [japanese, '道路の', '道路'],
    [japanese, '騒音を', '騒音が'],
    [japanese, '決めた。', '決めた、'],
    [japanese, '工事費が', '工事費がが'],
    [japanese, '12億円', '１２億円'],
    [
      'The tax rose by 5 percent, and the board 1,000 times defended it.',
      '5 percent, and the board 1,000',
      '5%, and the board 1000',
    ],
    ['市议会快速地批准了道路计划，居民仍在等待调查结果。', '快速地', '快速的'],
    ['Le gouvernement doit attendre la fin de l’enquête avant de voter.', 'gouvernement', 'gouvernment'],
  ])('of its kind, number %$', (text, from, to) => {
    expect(replacing(text, from, to)).toBe('typo')
    expect(replacing(text.replace(from, to), to, from)).toBe('typo')
  })
})

describe('substance', () => {
  it.each([
    [english, '12 million', '13 million'],
    [english, '12 million', '12 billion'],
    [english, '12 million', '1.2 million'],
    [english, 'Tuesday', 'Thursday'],
    [english, 'Ellen Marsh', 'Robert Quill'],
    [english, 'Marsh', 'Quill'],
    [english, 'do not want', 'want'],
    [english, 'do not want', 'do want'],
    [english, 'said', 'never said'],
    [english, 'should wait', 'must wait'],
    [english, 'widen', 'narrow'],
    [english, 'until', 'after'],
    [english, 'finished', 'unfinished'],
    [english, ' Residents do not want the noise.', ''],
    [english, 'The plan', 'Nobody asked them either. The plan'],
    [korean, '120억', '130억'],
    [korean, '120억', '120조'],
    [korean, '화요일', '목요일'],
    [korean, '김민수', '박영희'],
    [korean, '원하지 않는다', '원한다'],
    [korean, '여당', '야당'],
    [korean, ' 주민들은 소음을 원하지 않는다.', ''],
    [japanese, '12億', '13億'],
    [japanese, '12億', '12兆'],
    [japanese, '火曜日', '木曜日'],
    [japanese, '田中市長', '佐藤市長'],
    [japanese, '望んでいない', '望んでいる'],
    [japanese, 'ロシア', 'イラン'],
    [japanese, 'まで', 'から'],
    [japanese, '住民は騒音を望んでいない。', ''],
    ['市议会应该批准道路计划，居民仍在等待调查结果。', '应该', '不应该'],
    ['Il faut attendre la fin de l’enquête avant de voter.', 'faut attendre', 'ne faut pas attendre'],
    ['Der Rat hat einen Plan und die Stadt ist bereit.', 'ist bereit', 'ist nicht bereit'],
  ])('of its kind, number %$', (text, from, to) => {
    expect(replacing(text, from, to)).toBe('substance')
    if (to !== '') expect(replacing(text.replace(from, to), to, from)).toBe('substance')
  })
})

describe('a headline', () => {
  const title = 'The harbor road can wait'
  it('is a change of the title alone', () => {
    expect(changeOf({ title, text: english }, { title: 'Let the road wait', text: english })).toBe('headline')
    expect(
      changeOf(
        { title: '도로 확장, 서두를 일 아니다', text: korean },
        { title: '도로보다 조사가 먼저다', text: korean },
      ),
    ).toBe('headline')
  })
  it('may come with a typo in the body', () => {
    const text = english.replace('Residents', 'Residants')
    expect(changeOf({ title, text }, { title: 'Let the road wait', text: english })).toBe('headline')
  })
  it('gives way to substance in the body', () => {
    const text = english.replace('12 million', '15 million')
    expect(changeOf({ title, text }, { title: 'Let the road wait', text: english })).toBe('substance')
  })
  it('in other marks, another case or under a kicker is only a typo', () => {
    expect(
      changeOf({ title, text: english }, { title: '[Editorial] The Harbor Road Can Wait.', text: english }),
    ).toBe('typo')
  })
})

describe('long and odd texts', () => {
  const long = Array.from(
    { length: 900 },
    (_, n) => `Point ${n}: the harbor board heard the town and wrote to each of the wards about the road.`,
  ).join(' ')

  it('finds a mended letter and a changed number in a hundred thousand characters', () => {
    const text = long.slice(0, 100_000)
    const mended = text
      .replace('Point 3: the harbor', 'Point 3: the habor')
      .replace(/wards(?!.*wards)/, 'wadrs')
    expect(changeOf({ title: 'A', text }, { title: 'A', text: mended })).toBe('typo')
    expect(changeOf({ title: 'A', text }, { title: 'A', text: text.replace('Point 700', 'Point 701') })).toBe(
      'substance',
    )
  })

  it('takes its time for no text, however odd', () => {
    const odd = [
      ' '.repeat(100_000),
      'a'.repeat(100_000),
      'a b '.repeat(25_000),
      '山川'.repeat(50_000),
      '.\n'.repeat(50_000),
    ]
    const started = process.cpuUsage().user
    for (const text of odd)
      changeOf({ title: '', text: `x${text}y` }, { title: '', text: `y${text}a${text}` })
    expect((process.cpuUsage().user - started) / 1_000).toBeLessThan(1_000)
  })

  it('calls many mended words a rewriting', () => {
    const words = english.split(' ')
    const text = words
      .map((word) => (word.length > 5 ? `${word.slice(0, 3)}${word.slice(4)}` : word))
      .join(' ')
    expect(changeOf({ title: 'A', text: english }, { title: 'A', text })).toBe('substance')
  })

  it('is a typo when nothing but spaces and line breaks changed, and answers the same both ways', () => {
    for (const { text, title } of newsroom)
      expect(changeOf({ title, text }, { title, text: text.replace(/\s+/g, ' ') })).toBe('typo')
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (before, after) => {
        const [one, other] = [
          { title: 'A', text: before },
          { title: 'A', text: after },
        ]
        expect(changeOf(one, other)).toBe(changeOf(other, one))
        expect(changeOf(one, one)).toBe('typo')
      }),
    )
  })

  it('sees each number that is changed in real editorials', () => {
    fc.assert(
      fc.property(fc.constantFrom(...newsroom), fc.nat(), ({ text, title }, pick) => {
        const numbers = [...text.matchAll(/\d+/g)]
        const number = numbers[pick % numbers.length]
        if (!number) return
        const changed =
          text.slice(0, number.index) +
          String(Number(number[0]) + 1) +
          text.slice(number.index + number[0].length)
        expect(changeOf({ title, text }, { title, text: changed })).toBe('substance')
      }),
    )
  })
})
