import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planSources } from '../../../../src/core/ingest/opml/new-sources.js'
import {
  type ListedSource,
  type OpmlOutline,
  readOpml,
  writeOpml,
} from '../../../../src/core/ingest/opml/opml.js'
import { oneLine } from '../../../../src/core/text.js'
import { HOSTILE } from '../../../world.js'

const opml = (body: string, version = '2.0') =>
  `<?xml version="1.0" encoding="UTF-8"?><opml version="${version}"><head><title>Papers</title></head><body>${body}</body></opml>`

const leads = (text: string) => readOpml(text).outlines.map(({ kind, title, url }) => [kind, title, url])

describe('an OPML list', () => {
  it('gives its feeds in order, out of whatever folders they stand in', () => {
    const list = readOpml(
      opml(`<outline text="World"><outline text="Asia">
          <outline type="rss" text="Harbour &amp; Bay" xmlUrl="https://bay.example/rss?a=1&amp;b=2" htmlUrl="https://bay.example/" language="en-us"/>
        </outline><outline text="a note"/></outline>
        <outline type="atom" title="Courier" xmlurl=" https://courier.example/atom "/>`),
    )
    expect(list).toMatchObject({ title: 'Papers', isWhole: true })
    expect(list.outlines).toMatchObject([
      { kind: 'feed', title: 'Harbour & Bay', url: 'https://bay.example/rss?a=1&b=2', language: 'en-us' },
      { kind: 'feed', title: 'a note', url: '' },
      { kind: 'feed', title: 'Courier', url: 'https://courier.example/atom', language: null },
    ])
  })

  it.each([
    ['1.0', '<outline text="A" type="rss" xmlUrl="https://a.example/f"/>'],
    ['1.1', '<OUTLINE TEXT="A" XMLURL="https://a.example/f"/>'],
    ['1.1', "<outline title='A' xmlURL='https://a.example/f'></outline>"],
    ['2.0', '<outline text="A" type="rss" url="https://a.example/f"/>'],
    ['2.0', '<outline text="" title="A" type="rss" xmlUrl="https://a.example/f"/>'],
  ])('of version %s is read, however its attributes are written: %s', (version, outline) => {
    expect(leads(opml(outline, version))).toEqual([['feed', 'A', 'https://a.example/f']])
  })

  it('tells feeds from pages, folders with an address and lists within lists', () => {
    const text = opml(`
      <outline text="page" htmlUrl="https://p.example/opinion"/>
      <outline text="link" type="link" url="https://l.example/opinion"/>
      <outline text="folder" htmlUrl="https://f.example/"><outline text="in it" xmlUrl="https://f.example/rss"/></outline>
      <outline text="more" type="include" url="https://m.example/list"/>
      <outline text="more" type="link" url="https://m.example/list.opml"/>`)
    expect(leads(text).map(([kind, title]) => [kind, title])).toEqual([
      ['page', 'page'],
      ['page', 'link'],
      ['feed', 'in it'],
      ['list', 'more'],
      ['list', 'more'],
    ])
  })

  it('has its own namespace or none', () => {
    const text =
      '<o:opml xmlns:o="http://opml.org/spec2"><o:body><o:outline text="A" xmlUrl="https://a.example/"/></o:body></o:opml>'
    expect(leads(text)).toEqual([['feed', 'A', 'https://a.example/']])
    expect(leads(text.replaceAll('o:', '').replace('xmlns:o', 'xmlns'))).toHaveLength(1)
  })

  it('says which outlines its author has commented out', () => {
    const { outlines } = readOpml(
      opml(
        '<outline text="old" isComment="true"><outline text="A" xmlUrl="https://a.example/"/></outline><outline text="B" xmlUrl="https://b.example/"/>',
      ),
    )
    expect(outlines.map(({ isComment }) => isComment)).toEqual([true, false])
  })

  it('that is damaged gives what stands before the damage', () => {
    const whole = opml(
      Array.from({ length: 9 }, (_, n) => `<outline text="P${n}" xmlUrl="https://p${n}.example/"/>`).join(''),
    )
    const cut = readOpml(whole.slice(0, whole.indexOf('P5')))
    expect(cut.isWhole).toBe(false)
    expect(cut.outlines.map(({ title }) => title)).toEqual(['P0', 'P1', 'P2', 'P3', 'P4'])
    const bare = opml('<outline text="Q & A <3" xmlUrl="https://q.example/?a=1&b=2"/></outline></wrong>')
    expect(leads(bare)).toEqual([['feed', 'Q & A <3', 'https://q.example/?a=1&b=2']])
  })

  it('that is hostile harms nothing', () => {
    const bomb = `<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY x SYSTEM "file:///etc/passwd">]>`
    const text = opml('<outline text="&b;&x;" xmlUrl="https://a.example/" __proto__="x" constructor="y"/>')
    expect(leads(text.replace('<opml', `${bomb}<opml`))).toEqual([['feed', '&b;&x;', 'https://a.example/']])
    const deep = opml(`${'<outline text="d">'.repeat(50_000)}<outline xmlUrl="https://a.example/"/>`)
    expect(() => readOpml(deep)).toThrow('is an OPML list without any feed in it')
  })

  it.each([
    [
      '<rss version="2.0"><channel><title>A</title></channel></rss>',
      /^is a feed itself, not a list of feeds/,
    ],
    ['<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title></feed>', /^is a feed itself/],
    ['{"version": "https://jsonfeed.org/version/1.1", "items": []}', /^is a feed itself/],
    ['<!doctype html><html><body><p>hello</p></body></html>', /it is an HTML page/],
    ['<urlset><url/></urlset>', /it is XML with the root element <urlset>/],
    ['[1, 2]', /it looks like JSON/],
    ['https://a.example/feed', /it is plain text/],
    ['<', /it is cut off|it is plain text/],
    [opml(''), /^is an OPML list without any feed in it$/],
    [opml('<outline text="note"/>'), /^is an OPML list without any feed in it$/],
    ['<opml version="2.0"><head>', /is cut off before its first feed$/],
  ])('is not what this is, which is said: %s', (text, sentence) => {
    expect(() => readOpml(text)).toThrow(sentence)
  })

  it('never crashes the reader, whatever it is', () => {
    const piece = fc.constantFrom(
      '<opml>',
      '<body>',
      '<outline ',
      'xmlUrl="',
      'text="',
      '"',
      '/>',
      '>',
      '</opml>',
      '&',
      '<![CDATA[',
      '<!--',
      'https://a.example/',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        try {
          for (const { url } of readOpml(pieces.join('')).outlines) expect(url).toBe(oneLine(url))
        } catch (error) {
          expect((error as Error).name).toBe('UserError')
        }
      }),
    )
  })
})

describe('sources from a list', () => {
  const outline = (changes: Partial<OpmlOutline>): OpmlOutline => ({
    kind: 'feed',
    title: null,
    url: 'https://a.example/f',
    language: null,
    isComment: false,
    id: null,
    zone: null,
    links: null,
    ...changes,
  })
  const planned = (changes: Partial<OpmlOutline>[], existing: { id: string; url: string }[] = []) =>
    planSources(changes.map(outline), existing)
  const idOf = (title: string | null, url = 'https://www.paper.example/f') => {
    const [one] = planned([{ title, url }])
    return one?.outcome === 'added' ? one.source.id : one?.outcome
  }

  it.each([
    ["L'Écho du Midi", 'lecho-du-midi'],
    ['  The People’s Paper — Leaders  ', 'the-peoples-paper-leaders'],
    ['Süddeutsche Straße', 'suddeutsche-strasse'],
    ['Łódź & Ærø', 'lodz-aero'],
    ['ＡＢＣ　ｎｅｗｓ', 'abc-news'],
    ['한빛일보', 'paper-example'],
    ['港新報', 'paper-example'],
    ['한빛일보 Opinion', 'paper-example'],
    ['Известия', 'paper-example'],
    ['!!!', 'paper-example'],
    [null, 'paper-example'],
    [
      'The Very Long Title of a Paper that Goes on and on until Nobody Reads It',
      'the-very-long-title-of-a-paper-that-goes-on-and-on',
    ],
  ])('%s becomes %s', (title, id) => {
    expect(idOf(title)).toBe(id)
  })

  it('have short names that nobody else has', () => {
    const plan = planned(
      [1, 2, 3].map((n) => ({ title: 'The Post', url: `https://p${n}.example/` })),
      [{ id: 'the-post', url: 'https://post.example/' }],
    )
    expect(plan.map((one) => one.outcome === 'added' && one.source.id)).toEqual([
      'the-post-2',
      'the-post-3',
      'the-post-4',
    ])
  })

  it.each([
    'http://paper.example/feed',
    'https://PAPER.example/feed/',
    'https://paper.example:443/feed#top',
    'feed://paper.example/feed',
    'feed:https://paper.example/feed',
  ])('are found to be there already under another spelling: %s', (url) => {
    expect(planned([{ url }], [{ id: 'paper', url: 'https://paper.example/feed' }])).toMatchObject([
      { outcome: 'already-there', id: 'paper' },
    ])
  })

  it.each(['https://paper.example/FEED', 'https://paper.example/feed?x', 'https://www.paper.example/feed'])(
    'are new under another address: %s',
    (url) => {
      expect(planned([{ url }], [{ id: 'paper', url: 'https://paper.example/feed' }])[0]?.outcome).toBe(
        'added',
      )
    },
  )

  it('come once, however often the list names them', () => {
    const plan = planned([{ title: 'A' }, { title: 'B' }])
    expect(plan.map(({ outcome }) => outcome)).toEqual(['added', 'already-there'])
  })

  it.each([
    [{ url: 'ftp://a.example/f' }, /no http or https address/],
    [{ url: 'javascript:alert(1)' }, /no http or https address/],
    [{ url: '/feed.xml' }, /no http or https address/],
    [{ url: 'http://' }, /no http or https address/],
    [{ url: 'file:///etc/passwd' }, /no http or https address/],
    [{ url: `https://a.example/${'a'.repeat(2100)}` }, /more than 2048 characters/],
    [{ url: 'https://me:secret@a.example/' }, /user name or password/],
    [{ kind: 'list' as const }, /a list of its own/],
    [{ isComment: true }, /commented out/],
  ])('are refused with the reason: %j', (changes, why) => {
    expect(planned([changes])).toMatchObject([{ outcome: 'refused', why: expect.stringMatching(why) }])
  })

  it('without any address are refused and not swallowed', () => {
    const { outlines } = readOpml(
      opml(
        '<outline text="Bay" xmlUrl="https://bay.example/"/><outline text="Nowhere" type="rss" xmlUrl=" "/>',
      ),
    )
    expect(planSources(outlines, [])).toMatchObject([
      { outcome: 'added', name: 'Bay' },
      { outcome: 'refused', name: 'Nowhere', url: '', why: 'has no address' },
    ])
  })

  it.each([
    ['한빛일보 사설', null, 'ko'],
    ['みなと新報', null, 'ja'],
    ['港新報', null, undefined],
    ['La Nación', null, undefined],
    ['The Korea Desk', null, undefined],
    ['한빛일보', 'en', 'en'],
  ])('called %s in a list that says %s are in %s', (title, said, language) => {
    const [one] = planned([{ title, language: said }])
    expect(one?.outcome === 'added' ? one.source.language : null).toBe(language)
  })

  it('keep a language that is one, and no other', () => {
    const languages = ['en', 'EN-us', 'pt_BR', 'english', 'unknown', '', null].map((language) => {
      const [one] = planned([{ language }])
      return one?.outcome === 'added' ? one.source.language : null
    })
    expect(languages).toEqual(['en', 'en-us', 'pt-BR', undefined, undefined, undefined, undefined])
  })

  it('are fit for masthead.yaml, whatever the list says', () => {
    const anyOutline = fc.record({
      kind: fc.constantFrom('feed', 'page', 'text', 'list'),
      title: fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE))),
      url: fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()),
      language: fc.option(fc.string()),
      isComment: fc.boolean(),
      id: fc.option(fc.string()),
      zone: fc.option(fc.oneof(fc.constant('Asia/Seoul'), fc.string())),
      links: fc.option(fc.string()),
    }) satisfies fc.Arbitrary<OpmlOutline>
    fc.assert(
      fc.property(fc.array(anyOutline, { maxLength: 20 }), (outlines) => {
        const plan = planSources(outlines, [])
        const sources = plan.flatMap((one) => (one.outcome === 'added' ? [one.source] : []))
        expect(plan).toHaveLength(outlines.length)
        expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length)
        for (const { id, name, url } of sources) {
          expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,49}$/)
          expect(name.length).toBeGreaterThan(0)
          expect(name).toBe(oneLine(name))
          expect(url).toMatch(/^https?:\/\/\S+$/i)
        }
      }),
    )
  })
})

describe('a list that we wrote', () => {
  it('is plain OPML 2.0 to other readers', () => {
    expect(
      writeOpml({
        title: 'Sources of <The Desk>',
        createdAt: '2026-01-14T07:00:00.000Z',
        sources: [
          {
            id: 'bay',
            name: 'Bay "&" Co',
            kind: 'feed',
            url: 'https://bay.example/?a=1&b=2',
            language: 'en',
            zone: 'UTC',
          },
          {
            id: 'post',
            name: '港新報',
            kind: 'page',
            url: 'https://post.example/',
            language: 'ja',
            zone: 'Asia/Tokyo',
            links: 'main > a',
          },
        ],
      }),
    ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:masthead="urn:masthead:source">
  <head>
    <title>Sources of &lt;The Desk&gt;</title>
    <dateCreated>Wed, 14 Jan 2026 07:00:00 GMT</dateCreated>
  </head>
  <body>
    <outline text="Bay &quot;&amp;&quot; Co" title="Bay &quot;&amp;&quot; Co" type="rss" xmlUrl="https://bay.example/?a=1&amp;b=2" language="en" masthead:id="bay" masthead:zone="UTC"/>
    <outline text="港新報" title="港新報" type="link" url="https://post.example/" htmlUrl="https://post.example/" language="ja" masthead:id="post" masthead:zone="Asia/Tokyo" masthead:links="main &gt; a"/>
  </body>
</opml>
`)
  })

  it('gives no password away', () => {
    const text = writeOpml({
      title: 'Sources',
      createdAt: '2026-01-14T07:00:00.000Z',
      sources: [
        {
          id: 'a',
          name: 'A',
          kind: 'feed',
          url: 'https://me:secret@a.example/f',
          language: 'en',
          zone: 'UTC',
        },
      ],
    })
    expect(text).toContain('xmlUrl="https://a.example/f"')
    expect(text).not.toContain('secret')
  })

  it('gives the same sources when it is read, whatever they are called', () => {
    const line = (text: string) => oneLine(text).slice(0, 190).trim() || 'x'
    const visible = fc
      .oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...HOSTILE))
      .map((text) => line(`Paper ${text}`.replace(/[\uFFFE\uFFFF]/g, '')))
    const listed = fc.record(
      {
        id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/),
        name: visible,
        kind: fc.constantFrom('feed', 'page', 'text'),
        url: fc.oneof(
          fc.webUrl({ withQueryParameters: true, withFragments: false }),
          fc.constant('https://a.example/list.opml'),
        ),
        language: fc.constantFrom('en', 'ko', 'ja', 'pt-BR'),
        zone: fc.constantFrom('UTC', 'Asia/Seoul', 'America/New_York'),
        links: fc.constantFrom('main > a', 'a[href*="op"]', 'li:not(.x) a'),
      },
      { requiredKeys: ['id', 'name', 'kind', 'url', 'language', 'zone'] },
    ) satisfies fc.Arbitrary<ListedSource>
    const many = fc
      .uniqueArray(listed, { minLength: 1, maxLength: 8, selector: ({ id }) => id })
      .map((sources) => sources.map((one, n) => ({ ...one, url: one.url.replace('://', `://p${n}.`) })))
    fc.assert(
      fc.property(many, (sources) => {
        const text = writeOpml({ title: 'x', createdAt: '2026-01-14T07:00:00.000Z', sources })
        const plan = planSources(readOpml(text).outlines, [])
        expect(plan.map((one) => one.outcome === 'added' && one.source)).toEqual(sources)
      }),
    )
  })
})
