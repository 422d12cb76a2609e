// How much there is to read, counted as each script is read.
import { describe, expect, it } from 'vitest'
import { minutesOf, wordsIn, wordsOf } from '../../../src/core/digest/reading-time.js'
import { edition, editorials, item } from '../../world.js'
import { build, editorial } from './desk.js'

describe('words', () => {
  it('of English and Korean stand between spaces', () => {
    expect(wordsIn('The U.S. Senate voted 52-48 – twice.', 'en')).toBe(6)
    expect(wordsIn('정부는 지원을 서둘러 늘려야 한다.', 'ko')).toBe(5)
    expect(wordsIn('', 'en')).toBe(0)
  })

  it('of Japanese and Chinese are counted by their letters', () => {
    expect(Math.round(wordsIn('政府は離島航路への支援を急ぐべきだ。', 'ja'))).toBe(9)
    expect(Math.round(wordsIn('政府应当尽快增加补贴', 'zh'))).toBe(6)
    expect(Math.round(wordsIn('AIの規制を急げ', 'ja'))).toBe(4)
  })
})

describe('the reading time of a digest', () => {
  it('is a minute at least', () => {
    expect(minutesOf(edition().digest)).toBe(1)
    expect(minutesOf(edition({ items: [item(1)] }).digest)).toBe(1)
  })

  it('grows with what there is to read, at 238 English words a minute', () => {
    const { digest } = edition({ items: editorials(60) })
    expect(minutesOf(digest)).toBe(Math.round(wordsOf(digest) / 238))
    expect(minutesOf(digest)).toBeGreaterThan(8)
  })

  it('counts what stands in a summary and on the board once', () => {
    const { digest } = build(['ledger', 'courier'].map((paper) => editorial(paper, { on: 'ferry' })))
    const bare = { ...digest, sections: digest.sections.map(({ topic, items }) => ({ topic, items })) }
    expect(digest.sections[0]?.board?.rows).toHaveLength(2)
    expect(wordsOf(digest)).toBe(wordsOf(bare))
  })
})
