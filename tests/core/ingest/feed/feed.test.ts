import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../../src/core/errors.js'
import { type FeedOptions, readFeed } from '../../../../src/core/ingest/feed/feed.js'

const options: FeedOptions = { zone: 'Asia/Seoul', url: 'https://paper.example/rss.xml' }

function rss(items: string, channel = ''): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
    xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
    xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel>${channel}${items}</channel></rss>`
}

function entryOf(text: string) {
  const [entry] = readFeed(text, options).entries
  if (!entry) throw new Error('no entry')
  return entry
}

describe('RSS', () => {
  it('is read into one shape, with everything that its modules say', () => {
    const document = readFeed(
      rss(
        `<item>
          <title>The harbour &amp;amp; the bill</title><link>/leaders/1</link>
          <guid isPermaLink="false">leader-1</guid><pubDate>Thu, 15 Jan 2026 05:05:00 +0900</pubDate>
          <dc:creator>Ann Lee</dc:creator><dc:creator>Bo Kim</dc:creator>
          <category>Leaders</category><description>A &lt;b&gt;short&lt;/b&gt; text.</description>
          <content:encoded><![CDATA[<p>Long <a href="/a">text</a>.</p>]]></content:encoded>
          <enclosure url="https://paper.example/a.mp3" type="audio/mpeg" length="12"/>
          <comments>https://paper.example/leaders/1/talk</comments>
        </item>`,
        `<title>The Paper</title><link>https://paper.example/</link><language>en-gb</language>
         <description>Our view</description><image><url>/logo.png</url></image>
         <lastBuildDate>Thu, 15 Jan 2026 05:10:00 +0900</lastBuildDate><ttl>30</ttl><category>News</category>
         <managingEditor>desk@paper.example (Cy Moon)</managingEditor>`,
      ),
      options,
    )
    expect(document).toEqual({
      feed: {
        title: 'The Paper',
        link: 'https://paper.example/',
        description: 'Our view',
        language: 'en-gb',
        id: null,
        updated: '2026-01-15T05:10:00+09:00',
        image: 'https://paper.example/logo.png',
        author: 'Cy Moon',
        authors: ['Cy Moon'],
        categories: ['News'],
        ttlMinutes: 30,
      },
      entries: [
        {
          id: 'leader-1',
          title: 'The harbour & the bill',
          link: 'https://paper.example/leaders/1',
          published: '2026-01-15T05:05:00+09:00',
          updated: null,
          author: 'Ann Lee, Bo Kim',
          authors: ['Ann Lee', 'Bo Kim'],
          summary: 'A <b>short</b> text.',
          content: '<p>Long <a href="https://paper.example/a">text</a>.</p>',
          categories: ['Leaders'],
          enclosures: [{ url: 'https://paper.example/a.mp3', type: 'audio/mpeg', length: '12' }],
          comments: 'https://paper.example/leaders/1/talk',
        },
      ],
    })
  })

  it('gives null and empty lists for what is absent', () => {
    expect(entryOf(rss('<item><title>Alone</title></item>'))).toEqual({
      id: null,
      title: 'Alone',
      link: null,
      published: null,
      updated: null,
      author: null,
      authors: [],
      summary: null,
      content: null,
      categories: [],
      enclosures: [],
      comments: null,
    })
  })

  it('1.0 has its items beside the channel', () => {
    const text = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>社説</title></channel>
      <item rdf:about="https://paper.example/1"><title>金利　据え置き</title><link>https://paper.example/1</link>
      <dc:date>2026-01-14T05:00+09:00</dc:date></item></rdf:RDF>`
    expect(readFeed(text, options).feed.title).toBe('社説')
    expect(entryOf(text)).toMatchObject({
      id: 'https://paper.example/1',
      title: '金利　据え置き',
      published: '2026-01-14T05:00:00+09:00',
    })
  })

  it('takes a guid that is an address for the link', () => {
    expect(entryOf(rss('<item><guid>https://paper.example/9</guid></item>')).link).toBe(
      'https://paper.example/9',
    )
    const notALink = '<item><guid isPermaLink="false">https://paper.example/9</guid></item>'
    expect(entryOf(rss(notALink)).link).toBeNull()
  })

  it('names the person of "address (name)"', () => {
    expect(entryOf(rss('<item><author>desk@paper.example (Ann Lee)</author></item>')).author).toBe('Ann Lee')
  })

  it.each([
    ['<ttl>60</ttl><sy:updatePeriod>daily</sy:updatePeriod>', 60],
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', 30],
    ['<sy:updateFrequency>4</sy:updateFrequency>', 360],
    ['<sy:updatePeriod>weekly</sy:updatePeriod>', 10_080],
    ['<ttl>soon</ttl>', null],
    ['<ttl>0</ttl>', null],
    ['<ttl>-5</ttl><sy:updatePeriod>now and then</sy:updatePeriod>', null],
  ])('with %s asks for %j minutes of rest', (channel, minutes) => {
    expect(readFeed(rss('', channel), options).feed.ttlMinutes).toBe(minutes)
  })

  it('without a language has the one that its server says', () => {
    const languageOf = (channel: string, contentLanguage: string) =>
      readFeed(rss('', channel), { ...options, contentLanguage }).feed.language
    expect(languageOf('', 'ko-KR, en')).toBe('ko-KR')
    expect(languageOf('<language>ja</language>', 'ko')).toBe('ja')
    expect(languageOf('', 'whatever it is')).toBeNull()
  })

  it('keeps an entry without a title, and one without anything but a title', () => {
    const entries = readFeed(
      rss('<item><description>Only words.</description></item><item><title>Only a title</title></item>'),
      options,
    ).entries
    expect(entries.map(({ title, summary }) => [title, summary])).toEqual([
      [null, 'Only words.'],
      ['Only a title', null],
    ])
  })

  it('reads titles that were escaped once too often', () => {
    const title = 'Tom &amp;amp; Jerry&amp;#8217;s &amp;quot;bill&amp;quot;'
    expect(entryOf(rss(`<item><title>${title}</title></item>`)).title).toBe('Tom & Jerry’s "bill"')
  })

  it('takes the first link that leads anywhere, and the one that FeedBurner hides only without any', () => {
    const linkOf = (links: string) => entryOf(rss(`<item>${links}</item>`)).link
    expect(linkOf('<link/><link>https://paper.example/1</link><atom:link rel="self" href="/2"/>')).toBe(
      'https://paper.example/1',
    )
    expect(linkOf('<atom:link href="/3"/>')).toBe('https://paper.example/3')
    expect(linkOf('<feedburner:origLink>https://paper.example/4</feedburner:origLink>')).toBe(
      'https://paper.example/4',
    )
    expect(linkOf('<link>../5?a=1&b=2</link>')).toBe('https://paper.example/5?a=1&b=2')
  })

  it('an empty guid is none', () => {
    expect(entryOf(rss('<item><guid> </guid><link>/a</link></item>')).id).toBeNull()
  })

  it('names every enclosure once', () => {
    const item = `<item><enclosure url="https://paper.example/a.mp3" type="audio/mpeg" length="9"/><enclosure/>
      <enclosure url="https://paper.example/a.mp3"/><media:content url="/v.mp4" fileSize="12"/></item>`
    expect(entryOf(rss(item)).enclosures).toEqual([
      { url: 'https://paper.example/a.mp3', type: 'audio/mpeg', length: '9' },
      { url: 'https://paper.example/v.mp4', type: null, length: '12' },
    ])
  })

  it('may be shouted, or its forerunner CDF', () => {
    const text = `<CHANNEL HREF="http://paper.example/"><TITLE>Paper</TITLE><ABSTRACT>Our view</ABSTRACT>
      <ITEM HREF="/1" LASTMOD="2026-01-14T10:01"><TITLE>One</TITLE><ABSTRACT>Short</ABSTRACT></ITEM></CHANNEL>`
    expect(readFeed(text, options).feed).toMatchObject({ title: 'Paper', description: 'Our view' })
    expect(entryOf(text)).toMatchObject({
      title: 'One',
      summary: 'Short',
      link: 'https://paper.example/1',
      updated: '2026-01-14T10:01:00+09:00',
    })
  })

  it('titles keep a sign that only looks like markup', () => {
    expect(entryOf(rss('<item><title>Why 3 &lt; 5 &amp;amp; R&amp;D matters</title></item>')).title).toBe(
      'Why 3 < 5 & R&D matters',
    )
  })
})

describe('Atom', () => {
  const atom = (entry: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://courier.example/opinion/">
      <title>Courier</title><id>tag:courier.example</id><author><name>The Courier</name></author>
      <link rel="self" href="leaders.atom"/><link href="leaders"/><updated>2026-01-14T19:42:00Z</updated>${entry}</feed>`

  it('resolves links and content against xml:base', () => {
    const text = atom(`<entry xml:base="leaders/"><id>tag:1</id><link href="one"/>
      <content type="html">&lt;img src="map.png"&gt; &lt;a href="../about"&gt;us&lt;/a&gt;</content></entry>`)
    expect(readFeed(text, options).feed).toMatchObject({
      link: 'https://courier.example/opinion/leaders',
      language: 'en',
    })
    expect(entryOf(text).link).toBe('https://courier.example/opinion/leaders/one')
    expect(entryOf(text).content).toContain('src="https://courier.example/opinion/leaders/map.png"')
    expect(entryOf(text).content).toContain('href="https://courier.example/opinion/about"')
  })

  it('takes text for text, html for HTML and xhtml for markup', () => {
    const title = (type: string, text: string) =>
      entryOf(atom(`<entry><title type="${type}">${text}</title></entry>`)).title
    expect(title('text', 'The &lt;b&gt; tag')).toBe('The <b> tag')
    expect(title('html', 'The &lt;b&gt;bold&lt;/b&gt; tag')).toBe('The bold tag')
    expect(title('xhtml', '<div xmlns="http://www.w3.org/1999/xhtml">The <i>other</i> &lt;b&gt;</div>')).toBe(
      'The other <b>',
    )
  })

  it('gives an entry without an author those of its feed', () => {
    expect(entryOf(atom('<entry><id>1</id></entry>')).authors).toEqual(['The Courier'])
  })

  it('gives them also when the feed names them behind its entries', () => {
    const text = '<feed><entry><id>1</id></entry><author><name>The Courier</name></author></feed>'
    expect(entryOf(text).author).toBe('The Courier')
  })

  it('may be a single entry', () => {
    const entry = '<entry><title>Alone</title><author><name>Ann Lee</name></author></entry>'
    expect(entryOf(entry)).toMatchObject({ title: 'Alone', author: 'Ann Lee' })
  })

  it('entries inside of an extension are not the feed’s', () => {
    const text = atom(`<entry><id>1</id><sx:sync xmlns:sx="http://feedsync.org/2007/feedsync">
      <sx:conflicts><entry><id>2</id></entry></sx:conflicts></sx:sync></entry>`)
    expect(readFeed(text, options).entries.map((entry) => entry.id)).toEqual([
      'https://courier.example/opinion/1',
    ])
  })
})

describe('JSON Feed', () => {
  it('is read into the same shape; wrong types count as absent', () => {
    const text = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Paper',
      items: [
        {
          id: 7,
          url: '/7',
          title: 'Seven',
          content_html: '<p onclick="x()">Hi</p>',
          date_published: '2026-01-14T10:01:00+09:00',
          tags: 'no list',
        },
        null,
        { id: 'eight', content_text: 'a < b', authors: [{ name: 'Ann Lee' }] },
      ],
    })
    const [seven, eight, ...more] = readFeed(text, options).entries
    expect(more).toEqual([])
    expect(seven).toMatchObject({
      id: '7',
      link: 'https://paper.example/7',
      content: '<p>Hi</p>',
      categories: [],
    })
    expect(eight).toMatchObject({ title: null, content: 'a &lt; b', author: 'Ann Lee' })
  })
})

describe('a damaged feed', () => {
  it('cut off in the middle keeps the entries before the cut', () => {
    const whole = rss('<item><title>One</title></item><item><title>Two</title></item>')
    const entries = readFeed(whole.slice(0, whole.indexOf('Two') + 2), options).entries
    expect(entries.map((entry) => entry.title)).toEqual(['One', 'Tw'])
  })

  it('with a lost end tag keeps the entries behind it', () => {
    const entries = readFeed(rss('<item><title>One</title><item><title>Two</title></item>'), options).entries
    expect(entries.map((entry) => entry.title)).toEqual(['One', 'Two'])
  })

  it('with two lost end tags keeps the entries behind them', () => {
    const text = rss('<item><title>One</title><description>x<item><title>Two</title></item>')
    expect(readFeed(text, options).entries.map((entry) => entry.title)).toEqual(['One', 'Two'])
  })

  it.each([
    '<item><title>Two</ti',
    '<item><title>Two</title><link rel="x',
    '<item><title>Two</title><!-- never',
    '<item><title><![CDATA[Two',
    '<item><title>Two</title></item><',
  ])('that ends with %s keeps what is before', (end) => {
    const text = rss(`<item><title>One</title></item>${end}`).replace('</channel></rss>', '')
    expect(readFeed(text, options).entries.map((entry) => entry.title)).toEqual(['One', 'Two'])
  })

  it('with unquoted attributes and tags in changing case is read', () => {
    const text = rss(
      '<item><Title>One</title><enclosure url=https://paper.example/a.mp3 type=audio/mpeg /></ITEM>',
    )
    expect(entryOf(text)).toMatchObject({
      title: 'One',
      enclosures: [{ url: 'https://paper.example/a.mp3', type: 'audio/mpeg' }],
    })
  })

  it('behind a warning of the publisher’s server is still a feed', () => {
    expect(
      entryOf(`<br />\n<b>Warning</b>: mysql on line 3<br>\n${rss('<item><title>One</title></item>')}`).title,
    ).toBe('One')
  })

  it('with bare ampersands and HTML entities is read', () => {
    expect(entryOf(rss('<item><title>Caf&eacute; & bar&nbsp;&copy;</title></item>')).title).toBe(
      'Café & bar ©',
    )
  })
})

describe('a hostile feed', () => {
  it('expands no entity of its own', () => {
    const text = `<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><title>&b;|&x;</title></item>')}`
    expect(entryOf(text).title).toBe('&b;|&x;')
  })

  it('named like JavaScript’s own properties is data', () => {
    const text = rss(
      '<item><__proto__ x="1"><title>no</title></__proto__><constructor>c</constructor><title>Yes</title></item>',
    )
    expect(entryOf(text).title).toBe('Yes')
    expect(({} as Record<string, unknown>).title).toBeUndefined()
  })

  it('nested a hundred thousand deep ends early and keeps what was before', () => {
    const text = rss(`<item><title>One</title></item>${'<a>'.repeat(100_000)}`)
    expect(readFeed(text, options).entries.map((entry) => entry.title)).toEqual(['One'])
  })

  const many = 100_000
  it.each([
    ['items within items', '<item>'.repeat(many)],
    ['end tags of nothing', '</x>'.repeat(many)],
    ['signs that open', '<'.repeat(many)],
    ['comments that never end', '<!--'.repeat(many)],
    ['sections that never end', '<![CDATA['.repeat(many)],
    ['ampersands', `<item><title>${'&'.repeat(many)}</title></item>`],
    ['an attribute of megabytes', `<item x="${'y'.repeat(3_000_000)}"/>`],
    ['an attribute of megabytes that never ends', `<item x="${'y'.repeat(3_000_000)}`],
    [
      'a hundred thousand attributes',
      `<item ${Array.from({ length: many }, (_, i) => `a${i}=""`).join(' ')}/>`,
    ],
    [
      'a hundred thousand namespaces',
      `<a ${Array.from({ length: many }, (_, i) => `xmlns:n${i}="u"`).join(' ')}>${'<b xmlns:c="d"/>'.repeat(10_000)}</a>`,
    ],
    ['deep HTML', `<item><description><![CDATA[${'<div><b>'.repeat(many)}]]></description></item>`],
    ['paragraphs without end', `<item><description><![CDATA[${'<p>'.repeat(many)}]]></description></item>`],
    ['quotes without end', `<item><description><![CDATA[${'<a href="'.repeat(many)}]]></description></item>`],
    ['a date of nothing but dates', `<item><pubDate>${'1 Jan '.repeat(many)}</pubDate></item>`],
  ])('of %s harms nothing, and what was before is kept', (_, text) => {
    const started = performance.now()
    const [first] = readFeed(rss(`<item><title>One</title></item>${text}`), options).entries
    expect(first?.title).toBe('One')
    expect(performance.now() - started).toBeLessThan(8_000)
  })

  it('with a doctype full of doctypes is read', () => {
    const text = `${'<!DOCTYPE ['.repeat(many)}]>${rss('<item><title>One</title></item>')}`
    expect(entryOf(text).title).toBe('One')
  })

  it('of control characters gives titles without them', () => {
    expect(entryOf(rss('<item><title>O\u0001n\u0000e\u001b\u007f</title></item>')).title).toBe('One')
  })

  it('brings no script, handler or unsafe address into the content', () => {
    const html = `<p onload="x()">Hi<script>x()</script><a href="java&#10;script:x()">a</a><img src="data:text/html,x"></p>`
    const entry = entryOf(
      rss(`<item><link>javascript:x()</link><description><![CDATA[${html}]]></description></item>`),
    )
    expect(entry.summary).toBe('<p>Hi<a>a</a><img /></p>')
    expect(entry.link).toBeNull()
  })
})

describe('what is no feed', () => {
  it.each([
    ['', 'is not a feed: it is empty'],
    ['<!DOCTYPE html><html><head><title>x</title></head></html>', 'is not a feed: it is an HTML page'],
    ['Just words.', 'is not a feed: it is plain text'],
    ['<opml version="2.0"><body/></opml>', 'is not a feed: it is XML with the root element <opml>'],
    ['{"title":"x"}', 'is not a feed: it is JSON without "items"'],
    ['{"items":[', 'is not a feed: it looks like JSON but is cut off or damaged'],
  ])('%j is refused by name', (text, message) => {
    expect(() => readFeed(text, options)).toThrow(new UserError(message))
  })
})

describe('whatever comes', () => {
  const fragments = [
    '<rss>',
    '<feed>',
    '<channel>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<![CDATA[',
    ']]>',
    '&amp;',
    '&#0;',
    '&#x110000;',
    '<link href="',
    '">',
    '<entry xml:base="::">',
    '<!--',
    '-->',
    '<?xml',
    '<!DOCTYPE a [',
    ']>',
    '\u0000',
    '<content type="xhtml">',
    '__proto__',
    '{"items":[',
    'x',
  ]

  it('a reader gives a document or a UserError', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...fragments), fc.string()), { maxLength: 60 }),
        (parts) => {
          try {
            readFeed(parts.join(''), options)
          } catch (error) {
            if (!(error instanceof UserError)) throw error
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('a real feed with letters lost or doubled gives a document or a UserError', () => {
    const text = rss('<item><title>A &amp; B</title><description><![CDATA[<p>x</p>]]></description></item>')
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string(), (at, lost, put) => {
        try {
          readFeed(text.slice(0, at) + put + text.slice(at + lost), options)
        } catch (error) {
          if (!(error instanceof UserError)) throw error
        }
      }),
    )
  })
})

const root = resolve(import.meta.dirname, '../../../..')
const suite = resolve(root, '../shared/suites/feeds')

describe.skipIf(!existsSync(suite))('the shared feed cases (skipped where they are not at hand)', () => {
  it('are right in 99 of 100 core cases, 8 of 10 pragmatic and 9 of 10 exotic ones, with plain titles and safe HTML', {
    timeout: 120_000,
  }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'feeds-'))
    try {
      const reader = join(folder, 'reader.ts')
      writeFileSync(reader, lineReader)
      const command = `npx tsx ${reader} ${root}`
      const result = spawnSync(
        'node',
        [
          join(suite, 'score.mjs'),
          '--cmd',
          command,
          '--strict',
          '--sanitized',
          '--json',
          join(folder, 'out.json'),
        ],
        { cwd: root, encoding: 'utf8' },
      )
      expect(result.stderr).not.toContain('Error')
      const score = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))
      expect(score.core).toBeGreaterThanOrEqual(99)
      expect(score.pragmatic).toBeGreaterThanOrEqual(80)
      expect(score.exotic).toBeGreaterThanOrEqual(90)
      expect(score.deaths).toBe(0)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

// The protocol of the suite: one case a line in, one document or error a line out.
const lineReader = `
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
const at = (path: string) => import(process.argv[2] + '/src/core/ingest/' + path)
async function main() {
  const [{ readFeed }, { decode }] = await Promise.all([at('feed/feed.ts'), at('bytes/decode.ts')])
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, file, contentType, contentLocation, url } = JSON.parse(line)
    let answer: object
    try {
      const text = decode(readFileSync(file), { contentType })
      answer = readFeed(text, { zone: 'UTC', url, contentLocation })
    } catch (error) {
      answer = { error: String(error) }
    }
    console.log(JSON.stringify({ id, ...answer }))
  }
}
main()
`
