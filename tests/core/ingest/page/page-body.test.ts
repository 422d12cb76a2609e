import { describe, expect, it } from 'vitest'
import { readPage } from '../../../../src/core/ingest/page/page.js'

const options = { zone: 'Asia/Seoul', url: 'https://paper.example/a' }
const paragraphs = [
  'The harbour has waited for its bridge for eleven years, and the council has now found a twelfth reason to wait.',
  'Nobody in the ferry queue, which on Monday reached the fish market, believes that the reason is the money.',
  'The money is there: it was voted in spring, it is in the bank, and it earns less than the price of steel rises.',
  'The council should sign the contract this month, and tell the ferry how many winters it has left.',
]
const paragraph = (text: string) => `<p>${text}</p>`
const textOf = (body: string) =>
  readPage(`<html><body><main><article>${body}</article></main></body></html>`, options).text.split('\n\n')

describe('the body of a page', () => {
  it.each([
    ['share buttons', '<div class="post-shareBar"><a href="/f">Facebook</a> <a href="/x">X</a></div>'],
    [
      'a newsletter box',
      '<div class="newsletter-box"><h3>Our briefing</h3><p>The best of the day in your inbox.</p></div>',
    ],
    [
      'related articles',
      '<section class="related-posts"><h3>Related</h3><ul><li><a href="/b">Another bridge waits</a></li></ul></section>',
    ],
    [
      'a pointer to another article',
      '<p>Read more: <a href="/b">Another bridge waits for its council</a></p>',
    ],
    ['a line that is all link', '<p><a href="/b">ANOTHER BRIDGE WAITS FOR ITS COUNCIL</a></p>'],
    ['a caption', '<figure><img src="b.jpg"><p>The harbour on Monday. Ann Lee/The Paper</p></figure>'],
    ['a caption by its class', '<div class="image-caption">The harbour on Monday</div>'],
    ['a button', '<p>[ Zurück zur Übersicht ]</p>'],
    ['an advertisement', '<p>Advertisement</p>'],
    ['what only screen readers read', '<div class="sr-only">The article begins here, and it is long.</div>'],
    [
      'an element by its role',
      '<div role="complementary"><p>Our editors choose these stories for you.</p></div>',
    ],
    [
      'a bread crumb',
      '<ol itemtype="https://schema.org/BreadcrumbList"><li>Opinion</li><li>Leaders</li></ol>',
    ],
  ])('does not hold %s', (_, furniture) => {
    const [one = '', two = '', three = '', four = ''] = paragraphs.map(paragraph)
    expect(textOf(one + two + furniture + three + four)).toEqual(paragraphs)
  })

  it('does not hold comments, even where readers say more than the paper', () => {
    const comments = Array.from(
      { length: 40 },
      (_, index) =>
        `<li><p>I have waited for ${index} years, and I am tired of it, as are all of my friends.</p></li>`,
    )
    const html = `${paragraphs.map(paragraph).join('')}<div id="comments"><ol class="comment-list">${comments.join('')}</ol></div>`
    expect(textOf(html)).toEqual(paragraphs)
  })

  it('keeps its lists, tables, headings and quotations', () => {
    const [one = '', two = '', ...others] = paragraphs.map(paragraph)
    const html = `${one}<h2>What it costs</h2>${two}<ul><li>Steel, which is dear.</li><li>Time, which is dearer.</li></ul>
      <blockquote><p>We wait.</p></blockquote><table><tr><td>Spring</td><td>Voted</td></tr></table>${others.join('')}`
    expect(textOf(html)).toEqual([
      paragraphs[0],
      'What it costs',
      paragraphs[1],
      'Steel, which is dear.',
      'Time, which is dearer.',
      'We wait.',
      'Spring',
      'Voted',
      ...paragraphs.slice(2),
    ])
  })

  it('is whole where each paragraph stands in a module of its own', () => {
    const modules = [
      ...paragraphs,
      ...paragraphs.map((text) => text.replace('harbour', 'port').replace('council', 'city')),
    ]
    const html = modules.map(
      (text) => `<section><div class="module"><div class="inner"><p>${text}</p></div></div></section>`,
    )
    expect(textOf(html.join(''))).toEqual(modules)
  })

  it('is the article that fills the page, not the beginnings of others below it', () => {
    const others = Array.from(
      { length: 5 },
      (_, index) =>
        `<article><h3><a href="/${index}">Another story ${index}</a></h3><p>It tells what happened in the town of number ${index} on Monday night.</p></article>`,
    )
    const html = `<html><body><article>${paragraphs.map(paragraph).join('')}</article><div>${others.join('')}</div></body></html>`
    expect(readPage(html, options).text.split('\n\n')).toEqual(paragraphs)
  })

  it('stays where a publisher names it like furniture', () => {
    const html = `<div class="newsletter"><aside>${paragraphs.map(paragraph).join('')}</aside></div>`
    expect(textOf(html)).toEqual(paragraphs)
  })

  it('may be short where the page says that it is an article', () => {
    const head = '<meta property="og:type" content="article">'
    const short = `<html><head>${head}</head><body><main><p>${paragraphs[0]}</p></main></body></html>`
    expect(readPage(short, options).text).toBe(paragraphs[0])
    expect(readPage(short.replace(head, ''), options).access).toBe('short')
    expect(readPage(short, options).access).toBe('open')
  })
})
