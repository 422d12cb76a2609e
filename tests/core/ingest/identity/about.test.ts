import { describe, expect, it } from 'vitest'
import { speaksOf } from '../../../../src/core/ingest/identity/about.js'
import { newsroom } from '../../digest/newsroom.js'

const announced = { title: 'What Valemouth owes free swimming lessons', summary: null }

describe('a page speaks of its headline', () => {
  it.each(newsroom.map(({ title, text }) => ({ title, text })))('$title', ({ title, text }) => {
    expect(speaksOf({ title, summary: null }, { title: null, text })).toBe(true)
  })

  it('also in another form of its words', () => {
    expect(
      speaksOf(announced, {
        title: null,
        text: 'Every child of the town should learn to swim; a lesson costs little.',
      }),
    ).toBe(true)
  })

  it('or when the headline is too short to tell', () => {
    expect(
      speaksOf({ title: 'Enough', summary: null }, { title: null, text: 'Something else entirely.' }),
    ).toBe(true)
  })
})

describe('a page does not speak of it when it is', () => {
  it.each([
    [
      'a log-in',
      'Please log in with your account to continue reading this article. No account yet? Register now and read on for a month.',
    ],
    [
      'a wall of consent',
      'We and our 847 partners store and access information on a device, such as cookies, and process personal data for advertising.',
    ],
    ['an excuse', 'Sorry, the page you are looking for does not exist. It may have been moved or removed.'],
    ['an excuse in Korean', '요청하신 페이지를 찾을 수 없습니다. 주소를 다시 확인해 주십시오.'],
  ])('%s', (_what, text) => {
    expect(speaksOf(announced, { title: null, text })).toBe(false)
  })

  it('another piece, in Korean and Japanese too', () => {
    const [korean, japanese] = ['ko', 'ja'].map((lang) => newsroom.filter((one) => one.lang === lang))
    const excuse = { ko: '로그인 후 이용하실 수 있습니다.', ja: 'このページはログインが必要です。' }
    for (const { title } of korean ?? [])
      expect(speaksOf({ title, summary: null }, { title: null, text: excuse.ko })).toBe(false)
    for (const { title } of japanese ?? [])
      expect(speaksOf({ title, summary: null }, { title: null, text: excuse.ja })).toBe(false)
  })
})
