import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../../src/core/errors.js'
import { readPage } from '../../../../src/core/ingest/page/page.js'

const options = { zone: 'Asia/Seoul', url: 'https://paper.example/opinion/2026/01/14/harbour.html' }

const paragraphs = [
  'The harbour has waited for its bridge for eleven years, and the council has now found a twelfth reason to wait.',
  'Nobody in the ferry queue, which on Monday reached the fish market, believes that the reason is the money.',
  'The money is there: it was voted in spring, it is in the bank, and it earns less than the price of steel rises.',
  'The council should sign the contract this month, and tell the ferry how many winters it has left.',
]
const body = `<div class="story">${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</div>`

function page({ head = '', top = '', html = body }): string {
  return `<!DOCTYPE html><html lang="en-GB"><head>${head}</head><body>
    <nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
    <main><article>${top}${html}</article></main><footer>© The Paper. All rights reserved.</footer></body></html>`
}

describe('a page', () => {
  it('is its paragraphs, without what stands around them', () => {
    const top = `<header><p class="kicker">Editorial</p><h1>Sign the bridge</h1><p class="byline">By <span>Ann Lee</span></p>
      <time datetime="2026-01-14T10:01:00+09:00">Jan 14</time><div class="share"><button>Share</button></div></header>`
    const read = readPage(page({ top }), options)
    expect(read.text.split('\n\n')).toEqual(paragraphs)
    expect(read).toMatchObject({
      title: 'Sign the bridge',
      byline: 'Ann Lee',
      published: '2026-01-14T10:01:00+09:00',
      lang: 'en-GB',
    })
  })

  it('is believed in its JSON-LD before its meta tags', () => {
    const head = `<title>Sign the bridge | Opinion | The Paper</title>
      <meta property="og:site_name" content="The Paper"><meta name="author" content="Web desk">
      <meta property="article:published_time" content="2026-01-01T00:00:00Z">
      <link rel="canonical" href="/opinion/harbour">
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"OpinionNewsArticle",
        "headline":"Sign the bridge","author":[{"name":"Ann Lee"},{"name":"Bo Kim"}],
        "datePublished":"2026-01-14T10:01:00+09:00","dateModified":"2026-01-14T11:00:00+09:00"}]}</script>`
    expect(readPage(page({ head }), options)).toMatchObject({
      title: 'Sign the bridge',
      byline: 'Ann Lee, Bo Kim',
      published: '2026-01-14T10:01:00+09:00',
      modified: '2026-01-14T11:00:00+09:00',
      siteName: 'The Paper',
      canonical: 'https://paper.example/opinion/harbour',
    })
  })

  it.each([
    ['Sign the bridge | Opinion | The Paper', 'Sign the bridge'],
    ['Sign the bridge - The Paper', 'Sign the bridge'],
    ['The Paper: sign it - now', 'The Paper: sign it - now'],
  ])('titled %j has the headline %j', (title, headline) => {
    const head = `<title>${title}</title><meta property="og:site_name" content="The Paper">`
    expect(readPage(page({ head }), options).title).toBe(headline)
  })

  it('is open, and shows when it was changed', () => {
    const head = '<meta property="article:modified_time" content="2026-01-15T08:00:00+09:00">'
    expect(readPage(page({ head }), options)).toMatchObject({
      access: 'open',
      modified: '2026-01-15T08:00:00+09:00',
    })
  })

  it('without any date has that of its address', () => {
    expect(readPage(page({}), options).published).toBe('2026-01-14T00:00:00+09:00')
  })

  it.each([
    [
      'a list',
      '[{"@type":"BreadcrumbList"},{"@type":["NewsArticle"],"headline":"Sign the bridge","author":"Ann Lee"}]',
    ],
    [
      'a comment',
      '<!-- {"@type":"NewsArticle","headline":"Sign the bridge","author":{"name":"Ann Lee"}} -->',
    ],
    [
      'a graph',
      '{"@graph":[{"@type":"Article","headline":"Sign the bridge","author":{"@id":"#ann"}},{"@type":"Person","@id":"#ann","name":"Ann Lee"}]}',
    ],
    [
      'a comma too many',
      '{"@type":"NewsArticle","headline":"Sign the bridge","author":[{"name":"Ann Lee"},],}',
    ],
    [
      'a quotation mark too many',
      '{"@type":"NewsArticle","description":"The "harbour"","headline":"Sign the bridge","author":{"@type":"Person","name":"Ann Lee"}}',
    ],
  ])('is read in JSON-LD that is %s', (_, json) => {
    const head = `<title>x</title><script type="application/ld+json">${json}</script>`
    expect(readPage(page({ head }), options)).toMatchObject({ title: 'Sign the bridge', byline: 'Ann Lee' })
  })

  it('keeps the text of its JSON-LD where a script was to show it', () => {
    const articleBody = paragraphs.join('\n\n')
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody })}</script>`
    const html = '<div id="app">Loading</div>'
    expect(readPage(page({ head, html }), options).text.split('\n\n')).toEqual(paragraphs)
  })

  it('with broken JSON-LD and hostile names is read all the same', () => {
    const head =
      '<script type="application/ld+json">{"@type":"Article","headline": oops</script><meta name="__proto__" content="x">'
    expect(readPage(page({ head }), options).text.split('\n\n')).toEqual(paragraphs)
  })

  it('loses the headline, the date line and the rights that stand in its body', () => {
    const html = `<div><p>입력 2026-01-14 10:01</p>${body}<p>ⓒ 한빛일보, 무단전재 및 재배포 금지</p></div>`
    expect(readPage(page({ html }), options).text.split('\n\n')).toEqual(paragraphs)
  })

  it('gives safe HTML with absolute links', () => {
    const html = body.replace('The money is there', '<a href="/money" onclick="x()">The money</a> is there')
    const read = readPage(page({ html }), options)
    expect(read.html).toContain('<a href="https://paper.example/money">The money</a>')
    expect(read.html).not.toContain('onclick')
  })

  it('with too little text says so, and keeps what it knows', () => {
    const read = readPage(
      page({ top: '<h1>Sign the bridge</h1>', html: '<p>Subscribe to read on.</p>' }),
      options,
    )
    expect(read).toMatchObject({ access: 'short', title: 'Sign the bridge' })
  })

  it('without text and headline is refused with a sentence', () => {
    expect(() => readPage('<html><body></body></html>', options)).toThrow(/^holds no article$/)
  })

  it('gives an article or a UserError, whatever comes', () => {
    const text = page({ top: '<h1>Sign the bridge</h1>' })
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(200), fc.string(), (at, lost, put) => {
        try {
          readPage(text.slice(0, at) + put + text.slice(at + lost), options)
        } catch (error) {
          if (!(error instanceof UserError)) throw error
        }
      }),
    )
  })

  it.each([
    ['elements nested without end', '<div>'.repeat(100_000)],
    ['nothing but signs', '<'.repeat(100_000)],
    ['elements without end', '<p></p>'.repeat(100_000)],
  ])('of %s is done with soon', (_, html) => {
    const start = performance.now()
    try {
      readPage(html, options)
    } catch (error) {
      expect(error).toBeInstanceOf(UserError)
    }
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

const root = resolve(import.meta.dirname, '../../../..')
const suite = resolve(root, '../shared/suites/articles')

describe.skipIf(!existsSync(suite))('the shared article pages (skipped where they are not at hand)', () => {
  it('give their text, with an F1 of at least 0.96', { timeout: 180_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'articles-'))
    try {
      const reader = join(folder, 'reader.ts')
      writeFileSync(reader, lineReader)
      spawnSync(
        'node',
        [join(suite, 'score.mjs'), '--cmd', `npx tsx ${reader} ${root}`, '--json', join(folder, 'out.json')],
        { cwd: root },
      )
      const score = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))
      expect(score.sources.aeb.F1).toBeGreaterThanOrEqual(0.96)
      expect(score.sources.trafilatura.segF1).toBeGreaterThanOrEqual(0.885)
      expect(score.dead).toBe(0)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

// The protocol of the suite: one page a line in, one article or error a line out.
const lineReader = `
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
const at = (path: string) => import(process.argv[2] + '/src/core/ingest/' + path)
async function main() {
  const [{ readPage }, { decode }] = await Promise.all([at('page/page.ts'), at('bytes/decode.ts')])
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, file, contentType, url } = JSON.parse(line)
    let answer: object
    try {
      const { html: _, ...article } = readPage(decode(readFileSync(file), { contentType }), { zone: 'UTC', url })
      answer = article
    } catch (error) {
      answer = { error: String(error) }
    }
    console.log(JSON.stringify({ id, ...answer }))
  }
}
main()
`
