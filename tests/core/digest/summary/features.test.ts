// Who speaks, and what is asked for: the same words count or do not, by where they stand.
import { describe, expect, it } from 'vitest'
import { describe as describeAll, type Features } from '../../../../src/core/digest/summary/features.js'
import { sentencesOf } from '../../../../src/core/language/sentences.js'

function featuresOf(text: string, language: string, title = ''): Features {
  const [first] = describeAll({ title, text, language }, sentencesOf(text, language))
  if (first === undefined) throw new Error('no sentence')
  return first.features
}

describe('a demand in the paper’s own voice', () => {
  it.each([
    ['en', 'The council must publish the file.'],
    ['en', 'Congress should not wait.'],
    ['en', 'The council shouldn’t wait for the auditors.'],
    ['en', 'It is high time for the council to act.'],
    ['en', 'The mayor had better explain herself.'],
    ['en', 'The council, which “must think again,” as the mayor put it, should vote no.'],
    ['en', 'We have argued before that the council must act.'],
    ['en', 'The council needs to think again.'],
    ['en', 'Better rules are urgently needed.'],
    ['ko', '정부는 즉각 자료를 공개해야 한다.'],
    ['ko', '국회는 이제 답을 내놓아야 할 것이다.'],
    ['ko', '여야는 정쟁을 멈추기 바란다.'],
    ['ko', '더는 미뤄서는 안 된다.'],
    ['ko', '정부는 “기다려야 한다”는 말을 거두어야 한다.'],
    ['ko', '이제는 결단할 때다.'],
    ['ja', '政府は直ちに資料を公開すべきだ。'],
    ['ja', '国会は審議を急がねばならない。'],
    ['ja', '丁寧な説明を求めたい。'],
    ['ja', '与野党は知恵を出し合ってほしい。'],
    ['ja', '代わりの手段を指針に盛り込んでほしい。'],
    ['ja', '「待つべきだ」という声に流されず、制度を改める必要がある。'],
  ])('%s: %s', (language, sentence) => {
    expect(featuresOf(sentence, language)).toMatchObject({ modal: 1, attributed: 0 })
  })
})

describe('no demand of the paper', () => {
  it.each([
    ['quoted', 'en', '“The council must publish the file.”'],
    ['reported', 'en', 'The council must publish the file, the union said.'],
    ['reported', 'en', 'The union says the council must publish the file.'],
    ['reported', 'en', 'According to the union, the council should pay.'],
    ['looking back', 'en', 'The council should have published the file.'],
    ['looking back', 'en', 'Somebody must have known.'],
    ['a question', 'en', 'Should the council wait for the auditors?'],
    ['a condition', 'en', 'If the council must wait, it will.'],
    ['a condition', 'en', 'The judge will say whether the council must pay.'],
    ['a description', 'en', 'Those who must wait are the poor.'],
    ['a description', 'en', 'The bridge may have to be closed.'],
    ['quoted', 'ko', '“정부는 자료를 공개해야 한다.”'],
    ['reported', 'ko', '야당은 정부가 자료를 공개해야 한다고 말했다.'],
    ['reported', 'ko', '시민단체는 예산을 늘려야 한다고 여러 차례 주장했다.'],
    ['reported', 'ko', '예산을 늘려야 한다는 목소리가 높다.'],
    ['a question', 'ko', '정부가 나서야 하는가?'],
    ['an amount', 'ko', '예산은 1조 원이 안 된다.'],
    ['quoted', 'ja', '「政府は資料を公開すべきだ。」'],
    ['reported', 'ja', '野党は政府が資料を公開すべきだと述べた。'],
    ['reported', 'ja', '予算を増やすべきだと専門家は指摘する。'],
    ['reported', 'ja', '予算を増やすべきだとの声が上がる。'],
    ['a question', 'ja', '政府は動くべきか？'],
    ['a question', 'ja', '政府は動くべきだろうか。'],
    ['a question', 'ko', '정부만 나서야 하는가.'],
    ['an adjective', 'ja', '利用者を引き留める通知は大人でさえ抗しがたい。'],
    ['looking back', 'en', 'It should never have been taken.'],
  ])('(%s) %s: %s', (_, language, sentence) => expect(featuresOf(sentence, language).modal).toBe(0))
})

describe('a speech of several paragraphs', () => {
  it('is somebody’s from its first mark to its last', () => {
    const text =
      'The mayor spoke.\n\n“We must build. It must be soon.\n\n“And everybody must pay,” she said.\n\nThe council must refuse.'
    const modals = describeAll({ title: '', text, language: 'en' }, sentencesOf(text, 'en')).map(
      ({ features }) => features.modal,
    )
    expect(modals).toEqual([0, 0, 0, 0, 1])
  })
})

describe('an order', () => {
  it.each([
    'Close the fishery, and pay those who fish it.',
    'Leave it alone.',
    'Pass the ordinance, then, but write those things into it.',
    'Stop studying and put it in a bill.',
    'So let the company bring its drawings back.',
    'Vote no on the measure.',
    'Don’t let the committee bury it.',
  ])('is heard in: %s', (sentence) => expect(featuresOf(sentence, 'en').imperative).toBe(1))

  it.each([
    'Take the case of Mrs. Toland.',
    'Make no mistake, the council knew.',
    'Demand in the region is expected to exceed supply.',
    'Support for the bill is falling.',
    'Work has begun on the quay.',
    'Close observers were not surprised.',
    'Call it a coincidence.',
    '“Close the fishery,” she said.',
  ])('is not heard in: %s', (sentence) => expect(featuresOf(sentence, 'en').imperative).toBe(0))
})

describe('what the paper grants to the other side', () => {
  it.each([
    ['en', 'To be sure, the council has little money.'],
    ['en', 'Critics of the bill say it goes too far.'],
    ['en', 'Critics worry about errors.'],
    ['en', 'Some parents fear that the bus will be late, and they have a point.'],
    ['en', 'Opponents of the quay warn of the cost.'],
    ['ko', '물론 예산은 넉넉하지 않다.'],
    ['ko', '일각에서는 비용이 늘어난다고 우려한다.'],
    ['ko', '성급하다는 지적도 있다.'],
    ['ja', 'もちろん、予算には限りがある。'],
    ['ja', '慎重な対応を求める声もある。'],
    ['ja', '負担が軽くなるのは確かだ。'],
  ])('%s: %s', (language, sentence) => expect(featuresOf(sentence, language).concession).toBe(1))

  it.each([
    ['en', 'The critics of the quay came from the town.'],
    ['ko', '우려할 일이다.'],
    ['ja', '必要なのは確かな財源だ。'],
    ['ja', '制度の将来には不安がある。'],
  ])('is nothing in: %s: %s', (language, sentence) =>
    expect(featuresOf(sentence, language).concession).toBe(0),
  )
})

describe('a sentence that the next one answers', () => {
  it.each([
    ['en', 'There is a risk that the talks take longer. That is a risk worth taking.'],
    ['en', 'The quay is old.\n\nYet it carries every ship that comes.'],
    ['ko', '비용이 늘어날 수 있다. 하지만 안전보다 앞서는 비용은 없다.'],
    ['ja', '費用は増える。だが、安全に代わるものはない。'],
  ])('is seen (%s: %s)', (language, text) => expect(featuresOf(text, language).answered).toBe(1))

  it.each([
    ['en', 'The quay is old. It carries every ship that comes.'],
    ['en', 'But the quay is old. Yet it stands.'],
    ['en', 'The council switched the lights off. It is wrong to leave ships in the dark.'],
    ['en', 'The quay is old. “But it stands,” she said.'],
    ['ja', '費用は増える。安全に代わるものはない。'],
  ])('is not seen where nothing is answered (%s: %s)', (language, text) =>
    expect(featuresOf(text, language).answered).toBe(0),
  )
})

describe('a demand in the second place', () => {
  it.each([
    ['en', 'The unions should also publish their figures.'],
    ['en', 'Congress also needs to pay its share.'],
    ['ko', '국회도 법안 처리를 서둘러야 한다.'],
    ['ko', '정부와 국회도 나서야 한다.'],
    ['ja', '国も財政支援を急ぐべきだ。'],
    ['ja', '地場の食材を使う工夫も広げてほしい。'],
  ])('%s: %s', (language, sentence) => expect(featuresOf(sentence, language).also).toBe(1))

  it.each([
    ['en', 'The council must publish the file.'],
    ['ko', '제도 개선을 서둘러야 한다.'],
    ['ko', '지금도 늦지 않았다.'],
    ['ko', '늦더라도 바로잡아야 한다.'],
    ['ja', '今も対策を急ぐべきだ。'],
    ['ja', '誰もが使える制度にすべきだ。'],
    ['ja', '政府は費用も示すべきだ。'],
  ])('is no other (%s: %s)', (language, sentence) => expect(featuresOf(sentence, language).also).toBe(0))
})

describe('what is by what is not', () => {
  it.each([
    ['en', 'What changed the school was not a lock but a grown-up at the door.'],
    ['ko', '필요한 것은 자물쇠가 아니라 사람이다.'],
    ['ja', '必要なのは鍵ではなく人だ。'],
  ])('judges, whatever its tense (%s: %s)', (language, sentence) =>
    expect(featuresOf(sentence, language)).toMatchObject({ opposition: 1, past: 0 }),
  )

  it.each([
    ['en', 'It was not only cold but also dark.'],
    ['en', 'It closed not because it was old but because nobody came.'],
    ['ko', '돈이 없어서가 아니라 뜻이 없어서다.'],
  ])('is not said by: %s: %s', (language, sentence) =>
    expect(featuresOf(sentence, language).opposition).toBe(0),
  )
})

describe('what is told rather than held', () => {
  it.each([
    ['en', 'It used a rack made out of $212 worth of plywood.'],
    ['en', 'The board will decide on Tuesday whether to extend the trial.'],
    ['ko', '국회에는 법안이 1년 반째 계류 중이다.'],
    ['ja', '法案は来週、本会議で採決される。'],
  ])('%s: %s', (language, sentence) => expect(featuresOf(sentence, language).past).toBe(1))
})

describe('words of the headline', () => {
  it('count by how rare they are, and names not at all', () => {
    const text = 'Free buses are a bad idea. In truth Holt likes Holt. Buses run late.'
    const [first, second, third] = describeAll(
      { title: 'Holt: free buses', text, language: 'en' },
      sentencesOf(text, 'en'),
    ).map(({ features }) => features.title)
    expect(first).toBe(1)
    expect(second).toBe(0)
    expect(third).toBeGreaterThan(0)
    expect(third).toBeLessThan(1)
  })

  it('count also when they only look like names, because they begin a sentence', () => {
    const text = 'Taxes are low. Taxes rise. We like it.'
    expect(featuresOf(text, 'en', 'Taxes').title).toBe(1)
  })
})
