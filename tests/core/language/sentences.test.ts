import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentences } from '../../../src/core/language/sentences.js'
import { root } from '../digest/newsroom.js'

/** Sentences parted by " | " must come out as they went in. */
function keeps(language: string, marked: string, between = ' '): void {
  const parts = marked.split(' | ')
  expect(sentences(parts.join(between), language).map(({ text }) => text)).toEqual(parts)
}

describe('English sentences', () => {
  it.each([
    'The U.S. Senate sat on Jan. 13. | Mr. Toland of Harbor St. School spoke at 2:50 p.m. on Friday.',
    'Hearing Room No. 2 was full. | See p. 12 and Fig. 3. | Dr. Ana Whitcombe and John Q. Marsh spoke.',
    'She lives in the U.S. | The law applies there. | It costs $1.5 billion, or 3.2 percent.',
    'The bank met at 9 a.m. | It adjourned at noon.',
    'Posted January. 14, 2026 10:01. | The talks continue.',
    'He resigned in January. | Nobody noticed.',
    '“It is wrong,” she said. | “It must stop.” | Voters agreed.',
    '“Is it fair?” Mr. Smith asked. | Hardly.',
    'He wrote of the “impulse ... to divide.” | Then … he stopped… | Silence.',
    'Ministers (who met on Nov. 3.) declined to comment. | What now?! | Act!',
    'Google Co. objected, and so did Apple Inc. lawyers. | Regulators shrugged.',
    'The fee is $4. | 52 members voted, e.g. by post.',
    'The council waited. | (It had little choice.) | Then it voted (and lost).',
    'See Art. 5, para. 2, of the charter. | It is short.',
    'He said “no.” | Nobody asked why (it was late). | We ask.',
  ])('%s', (marked) => keeps('en', marked))

  it('end with their paragraph, also without a full stop', () => {
    keeps('en', 'A heading | The text goes on\nin the next line. | Another one', '\n\n')
  })

  it('end at a full stop that no space follows, unless it is part of a name', () => {
    keeps('en', 'Prices rose again. | Wages did not.', '')
    keeps('en', 'Visit Harbor.Com today. | Node.js is not a sentence.')
  })

  it('end with a short line that nothing continues', () => {
    keeps('en', '1. The money | The fund holds $2.3 billion.', '\n')
    keeps('ko', '여당은 반대했다 | 야당은 침묵했다 | 시민만 남았다.', '\n')
    keeps('ja', '政府は動かない | 国会も動かない | 動くのは物価だけだ。', '\n')
  })

  it('go on over lines that were only folded', () => {
    const folded =
      'The council of the town voted on Tuesday to put out the\nLights of the harbor, and of the\nNorth quay.'
    expect(sentences(folded, 'en').map(({ text }) => text)).toEqual([folded])
  })

  it('end where a list item begins', () => {
    const text =
      'It could pay for this:\n- a monitor at each door;\n- a front-office line;\n2. plywood racks.'
    expect(sentences(text, 'en').map((one) => one.text)).toEqual(text.split('\n'))
  })
})

describe('Korean sentences', () => {
  it.each([
    '정부는 “예산이 없다. 시간도 없다”고 했다. | 변명이다.',
    '“더는 미룰 수 없다.” | 전문가들의 경고다. | 2026. 1. 14. 열린 회의도 그랬다.',
    '물가상승률(2.1%)도 내려왔다(목표는 2.0%). | 그런데도 정부는… 침묵했다. | 무엇을 했는가?',
    '“금리는 언제 내려요?”였다. | 답은 없다!',
    '축하한다 🎉 | 그러나 이제부터가 시작이다.',
  ])('%s', (marked) => keeps('ko', marked))

  it('end at a full stop that no space follows', () =>
    keeps('ko', '회의는 끝났다. | 그러나 성과는 없다.', ''))
})

describe('Japanese sentences', () => {
  it.each([
    '知事は「県民の声を聞く。結論は急がない」と語った。 | 慎重な姿勢は理解できる。',
    '「急げ！」と叫ぶだけでは足りない。 | 成長率は1.5%（前年は2.9％。速報）だった。',
    'なぜ止められなかったのか？ | 答えは簡単だ。 | 予算は114兆円…。 | 増える一方だ。',
    '「急げ。」 | 彼は言った。',
    'おめでとう🎉 | だが、ここからが本番だ。',
  ])('%s', (marked) => keeps('ja', marked, ''))
})

describe('sentences of any language', () => {
  it('follow the rules of Unicode where we have none of our own', () => {
    keeps('fr', 'Le gouvernement doit agir. | Le peut-il ?')
    keeps('de', 'Es reicht. | Wirklich!')
    keeps('de', 'Am 20. Januar tagt der Rat, z. B. um Nr. 5 zu klären. | Dann ist es spät.')
    keeps('es', 'El Sr. Ortiz votó no. | ¿Por qué? | Nadie lo sabe.')
    keeps('zh', '灯灭了。 | 谁来负责？', '')
    keeps('ar', 'انطفأت المصابيح. | من المسؤول؟')
    keeps('no-such-language-at-all', 'One. | Two.')
  })

  const language = fc.constantFrom('en', 'ko', 'ja', 'de', 'xx-!!')
  const text = fc
    .array(fc.constantFrom(...'.!?…。「」“”‘’"()（） \n-1aA다요たU.S. Jan. \u{1f600}'), { maxLength: 120 })
    .map((parts) => parts.join(''))

  it('stand where they say they stand, in order, and leave out nothing but space', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), language, (whole, tag) => {
        const spans = sentences(whole, tag)
        let end = 0
        for (const span of spans) {
          expect(whole.slice(span.start, span.end)).toBe(span.text)
          expect(span.text.trim()).toBe(span.text)
          expect(span.text).not.toBe('')
          expect(whole.slice(end, span.start).trim()).toBe('')
          end = span.end
        }
        expect(whole.slice(end).trim()).toBe('')
      }),
    )
  })

  it.each([
    ['one word of 200 kB', 'A'.repeat(200_000)],
    ['200,000 full stops', `${'.'.repeat(200_000)}x`],
    ['quotation marks that never close', '“'.repeat(200_000)],
    ['a paragraph of 20,000 sentences', '정부는 나서야 한다. '.repeat(20_000)],
  ])('take no harm from %s', (_, hostile) => {
    for (const tag of ['en', 'ko', 'ja', 'de']) {
      // A quadratic rule would not end before the test does.
      expect(sentences(hostile, tag).at(-1)?.end).toBe(hostile.trimEnd().length)
    }
  })
})

const suite = join(root, '../shared/suites/editorials/data/seg.gold.jsonl')

describe.skipIf(!existsSync(suite))('the shared cases (skipped where they are not at hand)', () => {
  it('come out as marked', () => {
    const cases: { lang: string; text: string; sentences: string[] }[] = readFileSync(suite, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    for (const one of cases)
      expect(sentences(one.text, one.lang).map(({ text }) => text)).toEqual(one.sentences)
  })
})
