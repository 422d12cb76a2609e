import { describe, expect, it } from 'vitest'
import { endsCut } from '../../../../src/core/ingest/page/access.js'
import { readPage } from '../../../../src/core/ingest/page/page.js'

const sentence =
  'The harbour has waited for its bridge for eleven years, and nobody believes that the reason is money.'
const short = `<p>${sentence}</p><p>${sentence.replace('harbour', 'council')}</p><p>${sentence.replace('bridge', 'ferry')}</p>`
const long = Array.from(
  { length: 30 },
  (_, index) => `<p>In year ${index} ${sentence.toLowerCase()}</p>`,
).join('')
const locked =
  '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":FREE,"hasPart":PART}</script>'

function accessOf({ head = '', body = short, below = '' }): string {
  const html = `<html><head>${head}</head><body><main><article>${body}</article></main><div>${below}</div></body></html>`
  return readPage(html, { zone: 'Asia/Seoul', url: 'https://paper.example/a' }).access
}

describe('a page', () => {
  it('that says nothing of it is open', () => {
    expect(accessOf({})).toBe('open')
  })

  it.each(['false', '"False"', '"false"'])(
    'whose JSON-LD says that it is not free (%s) is paywalled',
    (free) => {
      expect(accessOf({ head: locked.replace('FREE', free).replace('PART', 'null') })).toBe('paywalled')
    },
  )

  it('whose JSON-LD names a part that is not free is paywalled', () => {
    const part = '{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".wall"}'
    expect(accessOf({ head: locked.replace('FREE', 'true').replace('PART', part) })).toBe('paywalled')
  })

  it.each(['metered', 'locked'])('of the tier %s is paywalled', (tier) => {
    expect(accessOf({ head: `<meta property="article:content_tier" content="${tier}">` })).toBe('paywalled')
  })

  it.each([
    'Subscribe to continue reading',
    'Sign in or register to keep reading.',
    'This article is for subscribers only.',
    'You’ve reached your limit of free articles',
    'Dieser Artikel ist nur für Abonnenten.',
    'Jetzt abonnieren und weiterlesen',
    'Cet article est réservé aux abonnés.',
    'Il vous reste 70 % de cet article à lire.',
    'Este contenido es exclusivo para suscriptores',
    'Questo articolo è riservato agli abbonati',
    'Dit artikel is alleen voor abonnees',
    '이 기사는 유료회원 전용입니다',
    '로그인하시면 기사 전문을 보실 수 있습니다',
    'この記事は有料会員限定です',
    '残り1234文字',
    '本文仅限付费会员专享',
  ])('that shows %j below a short text is paywalled', (words) => {
    expect(accessOf({ below: `<p>${words}</p>` })).toBe('paywalled')
  })

  it('whose scripts alone know those words is open', () => {
    expect(accessOf({ below: '<script>var words = "Subscribe to continue reading"</script>' })).toBe('open')
  })

  it('that shows a long and whole text is open, whatever it says', () => {
    const head = locked.replace('FREE', 'false').replace('PART', 'null')
    expect(accessOf({ head, body: long, below: '<p>Subscribe to continue reading</p>' })).toBe('open')
  })

  it('whose long text is cut off is what it says', () => {
    const head = locked.replace('FREE', 'false').replace('PART', 'null')
    expect(accessOf({ head, body: `${long}<p>And when the council met on Monday it…</p>` })).toBe('paywalled')
    expect(accessOf({ body: `${long}<p>And when the council met on Monday it…</p>` })).toBe('open')
  })
})

it.each([
  ['One sentence. Another one.', false],
  ['One sentence.\n\nAnother one and so…', true],
  ['One sentence.\n\nAnother one [...]', true],
  ['One sentence.\n\nAnn Lee', false],
  ['사설입니다. 그러나 이 문제는 ...', true],
  ['社説である。「そうだ」', false],
  [
    `${sentence}\n\nAnd when the council met on Monday night to hear what the engineers had found it was`,
    true,
  ],
])('%j ends cut: %j', (text, isCut) => {
  expect(endsCut(text)).toBe(isCut)
})
