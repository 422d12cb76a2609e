import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkKey } from '../../../../src/core/ingest/identity/links.js'

describe('links to one article have one key', () => {
  const key = 'paper.example/opinion/harbor-dredging'
  it.each([
    'https://paper.example/opinion/harbor-dredging',
    'http://paper.example/opinion/harbor-dredging/',
    'HTTPS://WWW.Paper.Example:443/opinion/harbor-dredging#comments',
    '//www.paper.example/opinion/harbor-dredging',
    'https://m.paper.example/opinion/harbor-dredging',
    'https://www.m.paper.example./opinion//harbor-dredging',
    'https://amp.paper.example/opinion/harbor-dredging',
    'https://paper.example/opinion/harbor-dredging/amp/',
    'https://paper.example/amp/opinion/harbor-dredging',
    'https://paper.example/opinion/harbor-dredging?amp=1',
    'https://paper.example/opinion/harbor-dredging?outputType=amp',
    'https://paper.example/opinion/harbor-dredging/index.html',
    'https://paper.example/opinion/x/../harbor%2Ddredging',
    'https://paper.example/opinion/harbor-dredging;jsessionid=0A1B2C',
    'https://paper.example/opinion/harbor-dredging?utm_source=rss&utm_medium=feed&utm_campaign=morning',
    'https://paper.example/opinion/harbor-dredging?fbclid=IwAR0&gclid=abc&mc_cid=1&mc_eid=2',
    'https://paper.example/opinion/harbor-dredging?CMP=share_btn_tw&ref=homepage&from=rss',
    'https://paper.example/opinion/harbor-dredging?xtor=RSS-12&amp;at_medium=feed',
    'https://paper-example.cdn.ampproject.org/c/s/paper.example/opinion/harbor-dredging',
    'https://www.google.com/amp/s/www.paper.example/opinion/harbor-dredging/amp',
    '  https://paper.example/opinion/harbor-dredging\n',
  ])('%s', (link) => {
    expect(linkKey(link)).toBe(key)
  })
})

it.each([
  ['https://paper.example/view.php?id=3141', 'https://paper.example/view.php?id=3142'],
  [
    'https://paper.example/news/articleView.html?idxno=1',
    'https://paper.example/news/articleView.html?idxno=2',
  ],
  ['https://paper.example/?p=71', 'https://paper.example/?p=72'],
  ['https://paper.example/view?gid=20260114', 'https://paper.example/view?gid=20260115'],
  ['https://paper.example/view?ref=20260114', 'https://paper.example/view?ref=20260115'],
  ['https://paper.example/view?20260114', 'https://paper.example/view?20260115'],
  ['https://paper.example/a/One', 'https://paper.example/a/one'],
  ['https://paper.example/#!/editorial/7', 'https://paper.example/#!/editorial/8'],
  ['https://paper.example:8080/a', 'https://paper.example/a'],
  ['https://opinion.paper.example/a', 'https://news.paper.example/a'],
])('%s and %s stay apart', (one, other) => {
  expect(linkKey(one)).not.toBeNull()
  expect(linkKey(one)).not.toBe(linkKey(other))
})

it.each([
  ['https://paper.example/사설/42', 'https://paper.example/%ec%82%ac%EC%84%A4/42'],
  ['https://新聞.example/a', 'https://xn--efvv70d.example/a'],
  ['https://paper.example/a?q=x%20y', 'https://paper.example/a?q=x+y'],
  ['https://paper.example/a?id=7&amp;page=2', 'https://paper.example/a?page=2&id=7'],
])('%s and %s are one link in two spellings', (one, other) => {
  expect(linkKey(one)).toBe(linkKey(other))
})

it.each([
  '',
  'urn:uuid:0c9a',
  'tag:paper.example,2026:42',
  'mailto:desk@paper.example',
  'javascript:alert(1)',
  'https://',
  'http://%zz',
  '42',
  'https://paper.example/',
  'http://www.paper.example/index.html?utm_source=rss',
])('%j names no article', (link) => {
  expect(linkKey(link)).toBeNull()
})

it('has no key for a missing link, nor for one beyond any length', () => {
  expect(linkKey(null)).toBeNull()
  expect(linkKey(`https://paper.example/${'a'.repeat(9_000)}`)).toBeNull()
})

describe('whatever comes', () => {
  const parameters = fc.uniqueArray(
    fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), fc.stringMatching(/^[\w%가+.~-]{1,8}$/)),
    { selector: ([name]) => name, maxLength: 6 },
  )

  it('is no key without a point in the host', () => {
    expect(linkKey('=\\.$')).toBeNull()
    expect(linkKey('.\\!')).toBeNull()
    expect(linkKey('..//!')).toBeNull()
    expect(linkKey('https://[::ffff:192.0.2.1]/a')).toBeNull()
  })

  it('answers without throwing, and the key of a key is the key', () => {
    const links = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string(),
      parameters.map((list) => `https://paper.example/a/amp?${list.map((pair) => pair.join('=')).join('&')}`),
    )
    fc.assert(
      fc.property(links, (link) => {
        const key = linkKey(link)
        if (key !== null) expect(linkKey(key)).toBe(key)
      }),
      { numRuns: 500 },
    )
  })

  it('does not care in which order the parameters stand', () => {
    fc.assert(
      fc.property(parameters, (list) => {
        const link = (own: typeof list) =>
          `https://paper.example/a?${own.map((pair) => pair.join('=')).join('&')}`
        expect(linkKey(link([...list].reverse()))).toBe(linkKey(link(list)))
      }),
    )
  })
})
