import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArticlePage, joinPages, nextPageOf } from '../../../../src/core/ingest/page/page.js'

const article = 'https://paper.example/opinion/harbour'

describe('the next page of an article', () => {
  it.each([
    [article, '<a href="/opinion/harbour/2">Next page</a>', `${article}/2`],
    [`${article}/`, '<ul><li>1</li><li><a href="/opinion/harbour/2/">2</a></li></ul>', `${article}/2/`],
    [`${article}.html`, '<a href="harbour-2.html">Weiter »</a>', `${article}-2.html`],
    [`${article}.html`, '<a href="harbour,2.html">Seite 2: Wer zahlt</a>', `${article},2.html`],
    [`${article}-2.html`, '<a href="harbour.html">1</a> <a href="harbour-3.html">3</a>', `${article}-3.html`],
    [article, '<link rel="next" href="/opinion/harbour?page=2">', `${article}?page=2`],
    [
      `${article}?page=2`,
      '<a href="?page=1">1</a><a rel="next" href="?page=3"><img src="r.png"></a>',
      `${article}?page=3`,
    ],
    [
      'https://paper.example/view.php?id=77',
      '<a href="view.php?id=77&amp;page=2">다음 페이지</a>',
      'https://paper.example/view.php?id=77&page=2',
    ],
    [
      'https://paper.example/articles/X1.html',
      '<a href="X1.html?p=2">次のページ</a>',
      'https://paper.example/articles/X1.html?p=2',
    ],
    [`${article}-1.html`, '<a href="harbour-1.html?page=2">2</a>', `${article}-1.html?page=2`],
    [article, '<a href="/opinion/harbour/page/2">Page suivante</a>', `${article}/page/2`],
  ])('of %s is found in %s', (url, html, next) => {
    expect(nextPageOf(`<html><body>${html}</body></html>`, { url })).toBe(next)
  })

  it.each([
    ['the next article', article, '<link rel="next" href="/opinion/count-the-thirsty">'],
    [
      'the next article by number',
      'https://paper.example/news/1331',
      '<a rel="next" href="/news/1332">Next</a>',
    ],
    [
      'the next post',
      'https://paper.example/post/5',
      '<a href="/post/4">Previous</a><a href="/post/6">Next</a>',
    ],
    ['the next part of a series', `${article}-part-1`, '<a href="/opinion/harbour-part-2">Next</a>'],
    ['another site', article, '<a href="https://other.example/opinion/harbour/2">Next page</a>'],
    ['another article with a number', article, '<a href="/opinion/harbour-2">The second harbour opens</a>'],
    ['a page of comments', article, '<a href="/opinion/harbour/comment-page-2">2</a>'],
    [
      'the previous page',
      `${article}/3`,
      '<a href="/opinion/harbour/1">1</a><a href="/opinion/harbour/2">Previous</a>',
    ],
    [
      'an eleventh page',
      `${article}/10`,
      '<a href="/opinion/harbour/1">1</a><a href="/opinion/harbour/11">11</a>',
    ],
  ])('is never %s', (_, url, html) => {
    expect(nextPageOf(html, { url })).toBeNull()
  })

  it('is looked for in anything', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), fc.webPath(), (url, text, href) => {
        const next = nextPageOf(`<a href="${href}">${text}</a><a href="?page=2">2</a>`, { url })
        expect(next === null || new URL(next).host === new URL(url).host).toBe(true)
      }),
    )
  })
})

describe('pages joined', () => {
  const page = (paragraphs: string[], more: Partial<ArticlePage> = {}): ArticlePage => ({
    title: 'Sign the bridge',
    byline: 'Ann Lee',
    published: '2026-01-14T10:01:00+09:00',
    modified: null,
    lang: 'en',
    siteName: 'The Paper',
    canonical: article,
    access: 'open',
    html: paragraphs.map((text) => `<p>${text}</p>`).join('\n'),
    text: paragraphs.join('\n\n'),
    ...more,
  })
  const standfirst = 'The council has found a twelfth reason to wait for the bridge.'

  it('are one article, without what each page repeats', () => {
    const joined = joinPages([
      page([standfirst, 'The money was voted in spring.', 'Continued on next page']),
      page([standfirst, 'Page 2 of 2', 'It should <b>sign</b> this month.'], {
        title: 'Page 2',
        modified: '2026-01-15T00:00:00+09:00',
      }),
    ])
    expect(joined.text.split('\n\n')).toEqual([
      standfirst,
      'The money was voted in spring.',
      'It should sign this month.',
    ])
    expect(joined.html).toContain('<p>It should <b>sign</b> this month.</p>')
    expect(joined).toMatchObject({
      title: 'Sign the bridge',
      modified: '2026-01-15T00:00:00+09:00',
      access: 'open',
    })
  })

  it.each([
    '(1/3)',
    'Seite 2 von 3',
    '다음 페이지로',
    '次のページへ続く',
    'Lesen Sie weiter auf Seite 2: Wer zahlt',
    'Suite page suivante',
    '下一页',
  ])('lose the line %j', (line) => {
    expect(joinPages([page(['One sentence.', line]), page(['Another one.'])]).text).toBe(
      'One sentence.\n\nAnother one.',
    )
  })

  it('are behind a pay wall when one of them is', () => {
    expect(joinPages([page(['One.']), page(['Two.'], { access: 'paywalled' })]).access).toBe('paywalled')
  })

  it('of one page are that page', () => {
    const only = page(['One.'])
    expect(joinPages([only])).toBe(only)
  })
})
