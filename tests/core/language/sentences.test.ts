import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBoilerplate } from '../../../src/core/language/boilerplate.js'
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
  ])('%s', (marked) => keeps('en', marked))

  it('end with their paragraph, also without a full stop', () => {
    keeps('en', 'A heading | The text goes on\nin the next line. | Another one', '\n\n')
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
  ])('%s', (marked) => keeps('ja', marked, ''))
})

describe('sentences of any language', () => {
  it('follow the rules of Unicode where we have none of our own', () => {
    keeps('fr', 'Le gouvernement doit agir. | Le peut-il ?')
    keeps('de', 'Es reicht. | Wirklich!')
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
      const before = performance.now()
      sentences(hostile, tag)
      expect(performance.now() - before).toBeLessThan(2000)
    }
  })
})

describe('boilerplate', () => {
  it.each([
    'Share',
    'Go to contents',
    'Posted January. 14, 2026 10:01,',
    'Sign up for Daily Opinion Newsletter',
    'Get the Monitor Stories you care about delivered to your inbox.',
    'Copyright © 2019 The Washington Times, LLC.',
    'Donald Trump (Photo: Brennan Linsley, AP)',
    'ⓒ 한빛일보. 무단 전재 및 재배포 금지',
    '글자크기',
    '無断転載を禁じます',
  ])('is %s', (line) => expect(isBoilerplate(line)).toBe(true))

  it.each([
    'Share prices fell 1.8 per cent.',
    'A Reuters/Ipsos poll finds that most voters disagree.',
    'Get the basics right, and the rest follows.',
    'Print money and you will have inflation.',
    '정부는 정보를 공유해야 한다.',
    '社説の役割を問い直す。',
  ])('is not %s', (line) => expect(isBoilerplate(line)).toBe(false))
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
