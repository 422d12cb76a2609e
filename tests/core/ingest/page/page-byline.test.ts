import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPage } from '../../../../src/core/ingest/page/page.js'
import { isHouse, personsIn, signedBy } from '../../../../src/core/ingest/page/persons.js'

const text = `<p>${'The harbour has waited for its bridge for eleven years, and the council has found a twelfth reason to wait. '.repeat(4)}</p>`

function bylineOf({ head = '', top = '', below = '' }): string | null {
  const html = `<html><head><meta property="og:site_name" content="The Paper">${head}</head><body><main><article>
    <h1>Sign the bridge</h1>${top}${text}</article></main>${below}</body></html>`
  return readPage(html, { zone: 'Europe/Berlin', url: 'https://www.thepaper.example/a' }).byline
}

describe('the byline of a page', () => {
  it.each([
    ['<meta name="author" content="Ann Lee"><meta name="author" content="Bo Kim">', 'Ann Lee, Bo Kim'],
    ['<meta name="parsely-author" content="Ann Lee and Bo Kim">', 'Ann Lee, Bo Kim'],
    ['<meta name="dc.creator" content="Ann Lee">', 'Ann Lee'],
    ['<meta name="citation_author" content="Lee, Ann">', 'Ann Lee'],
    ['<meta name="sailthru.author" content="By Ann Lee, Staff Writer">', 'Ann Lee'],
    ['<meta property="article:author" content="https://social.example/annlee">', null],
  ])('is read in %s', (head, byline) => {
    expect(bylineOf({ head })).toBe(byline)
  })

  it.each([
    '<span itemprop="author" itemscope><span itemprop="name">Ann Lee</span></span>',
    '<a rel="author" href="/x">Ann Lee</a>',
    '<p class="author vcard">Posted on March 3, 2026 by <a class="url fn n" href="/author/ann">Ann Lee</a></p>',
    '<div class="article__byline">By <b>Ann Lee</b><br>The Paper</div>',
    '<p class="meta"><a href="/autor/ann-lee">Ann Lee</a> | 14.01.2026</p>',
    '<p><em>Von Ann Lee</em></p>',
    '<p>Autorin: Ann Lee</p>',
    '<h5>Par Ann Lee, à Paris</h5>',
    '<p>3. März 2026 von Ann Lee</p>',
  ])('is seen in %s', (top) => {
    expect(bylineOf({ top })).toBe('Ann Lee')
  })

  it('names several writers who are marked one by one', () => {
    const top = '<p><a rel="author" href="/a">Ann Lee</a> and <a rel="author" href="/b">Bo Kim</a></p>'
    expect(bylineOf({ top })).toBe('Ann Lee, Bo Kim')
  })

  it('is the person whom readers see rather than the house that the head names', () => {
    const head = '<meta name="author" content="The Paper">'
    expect(bylineOf({ head, top: '<p>By Ann Lee</p>' })).toBe('Ann Lee')
    expect(bylineOf({ head })).toBe('The Paper')
  })

  it('is none of those who comment or who took the pictures', () => {
    const below = '<div class="comments"><p class="comment-author">By Cy Doe</p></div><p>Photo by Di Roe</p>'
    expect(bylineOf({ below })).toBeNull()
  })
})

it.each([
  ['Von Anna Groß und Karl-Heinz Müller', ['Anna Groß', 'Karl-Heinz Müller']],
  ['Ein Gastbeitrag von Prof. Dr. Anna Groß', ['Anna Groß']],
  ['Von unserer Korrespondentin Anna Groß', ['Anna Groß']],
  ['Publié le 14 janvier 2026 par Anne Le Goff', ['Anne Le Goff']],
  ['Por Ana de la Cruz', ['Ana de la Cruz']],
  ['홍길동 기자 hong@paper.example', ['홍길동 기자']],
  ['责任编辑：王芳', ['王芳']],
  ['記者 山田太郎', ['山田太郎']],
  ['By the harbour, nobody waits any more.', []],
  ['Von der Brücke ist nichts zu sehen', []],
  ['Photo by Ann Lee', []],
  ['Text size', []],
])('%j is signed by %j', (line, persons) => {
  expect(signedBy(line)).toEqual(persons)
})

it.each([
  ['The Paper', true],
  ['thepaper', true],
  ['Verlag Nord GmbH', true],
  ['Redaktion', true],
  ['paper.com', true],
  ['Ann Lee', false],
])('%j is a house: %j', (name, is) => {
  expect(isHouse(name, { siteName: 'The Paper', url: 'https://www.thepaper.example/a' })).toBe(is)
})

it('persons are looked for in anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (line) => {
      for (const name of [...personsIn(line), ...signedBy(line)]) expect(name.trim()).not.toBe('')
    }),
  )
})
