import { describe, expect, it } from 'vitest'
import { speaksOf } from '../../../../src/core/ingest/identity/about.js'
import { newsroom } from '../../digest/newsroom.js'

const announced = { title: 'What Valemouth owes free swimming lessons', summary: null }
const speaks = (title: string, text: string, shown: string | null = null) =>
  speaksOf({ title, summary: null }, { title: shown, text })

describe('a page is what its headline announced', () => {
  it.each(newsroom.map(({ title, text }) => ({ title, text })))('$title', ({ title, text }) => {
    expect(speaks(title, text)).toBe(true)
  })

  it('also when it is short and says it in other forms of the words', () => {
    const text = 'Every child of the town should learn to swim; a lesson costs little.'
    expect(speaksOf(announced, { title: null, text: `${text} Valemouth can pay.` })).toBe(true)
  })

  it('when it is long, whatever it is called', () => {
    const long = 'The harbour lights go out at nine, and nobody asked the ships. '.repeat(30)
    for (const title of ['Sink or swim', 'Enough!', '멈춰라'])
      expect(speaks(title, long, 'A night in the port')).toBe(true)
  })

  it('when it bears the headline, whatever it says', () => {
    expect(
      speaks(
        'Page not found: how the archive lost its files',
        'It was there in May.',
        'Page not found: how the archive lost its files',
      ),
    ).toBe(true)
  })

  it('when the headline is too short to tell', () => {
    expect(speaks('Enough', 'The council has had its time.')).toBe(true)
  })
})

describe('a page is something else when it is', () => {
  it.each([
    [
      'a log-in',
      'Please log in with your account to continue reading this article. No account yet? Register now.',
    ],
    [
      'a wall of consent',
      'We and our 847 partners store and access information on a device, such as cookies.',
    ],
    [
      'an excuse',
      'Sorry, the page you are looking for does not exist. Try our search or go back to the front page.',
    ],
    ['an excuse in Korean', '요청하신 페이지를 찾을 수 없습니다. 주소를 다시 확인해 주십시오.'],
    ['an excuse in Japanese', 'お探しのページは見つかりませんでした。'],
    ['another notice', 'The paper is printed on Mondays and is sold at every kiosk in the county.'],
  ])('%s', (_what, text) => {
    expect(speaksOf(announced, { title: null, text })).toBe(false)
  })

  it('an excuse that shares a word with the headline', () => {
    expect(
      speaks(
        'Latest on the search for peace',
        'Try our search or go back to the front page.',
        'Page not found',
      ),
    ).toBe(false)
    expect(
      speaks(
        'Privacy is a right',
        'With your permission we may use precise geolocation data.',
        'We value your privacy',
      ),
    ).toBe(false)
  })
})
