import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText, sanitize, sanitizeSlowly, textOf } from '../../../../src/core/ingest/html/sanitize.js'

describe('sanitize', () => {
  it('resolves links and images against the page', () => {
    expect(sanitize('<a href="../b">b</a> <img src="c.png" alt="c">', 'https://paper.example/x/y/')).toBe(
      '<a href="https://paper.example/x/b">b</a> <img src="https://paper.example/x/y/c.png" alt="c" />',
    )
  })

  it('takes away an address that it cannot resolve', () => {
    expect(sanitize('<a href="b">b</a>', null)).toBe('<a>b</a>')
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<iframe src="https://evil.example"></iframe>',
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<form action="https://evil.example"><input name="a"></form>',
    '<math><mi xlink:href="data:x,alert(1)">x</mi></math>',
    '<xmp><img src=x onerror=alert(1)></xmp>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  ])('leaves nothing that acts in %s', (html) => {
    expect(sanitize(html, 'https://paper.example/')).not.toMatch(
      /<(script|svg|iframe|form|input|math|xmp|noscript)|<[^>]*(\son\w+=|style=|javascript:)/i,
    )
  })

  it('escapes plain text', () => {
    expect(sanitize('a "quote" > b', null)).toBe('a &quot;quote&quot; &gt; b')
  })

  it('keeps a caption known as one when its class is gone', () => {
    expect(sanitize('<p class="wp-caption-text">A pier</p>', null)).toBe('<figcaption>A pier</figcaption>')
  })

  it('never lets a tag through that it does not know, whatever comes', () => {
    const parts = [
      '<',
      '>',
      '"',
      "'",
      '=',
      ' ',
      '/',
      'script',
      'a',
      'href',
      'p',
      'on',
      '<!--',
      '&lt;',
      '<![CDATA[',
      '\u0000',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), (pieces) => {
        expect(sanitize(pieces.join(''), 'https://paper.example/')).not.toMatch(
          /<script|<[a-z]+ [^>]*\bon\w*=/i,
        )
      }),
    )
  })
})

describe('textOf', () => {
  it('parts paragraphs by blank lines and folds white space', () => {
    expect(textOf('<p>One\n  and\u00a0a half.</p>\n<p>Two &amp; <em>three</em>.</p>')).toBe(
      'One and a half.\n\nTwo & three.',
    )
  })

  it('makes list items paragraphs of their own, without bullets', () => {
    expect(textOf('<p>We ask for:</p><ul><li>a door;</li><li>a <b>line</b>.</li></ul>')).toBe(
      'We ask for:\n\na door;\n\na line.',
    )
  })

  it('leaves out scripts, captions and controls', () => {
    const html =
      '<p>One.</p><script>x()</script><figure><img src="a.png"><figcaption>A pier</figcaption></figure>' +
      '<div class="photo_caption">Photo: Kim</div><button>Share</button><p>Two.</p>'
    expect(textOf(html)).toBe('One.\n\nTwo.')
  })

  it('reads two line breaks as a new paragraph', () => {
    expect(textOf('One<br>and a half.<br /> <br>Two.')).toBe('One and a half.\n\nTwo.')
  })

  it('reads single line breaks as paragraphs where nothing else parts them', () => {
    expect(textOf('<div>첫 문단이다.<br>둘째 문단이다.</div>')).toBe('첫 문단이다.\n\n둘째 문단이다.')
  })

  it('parts plain text at its blank lines', () => {
    expect(textOf('One\nand a half.\n\n  \nTwo &lt;3.')).toBe('One and a half.\n\nTwo <3.')
  })

  it('keeps the wide blank of a Japanese line, not the one that opens a paragraph', () => {
    expect(textOf('<p>　なぜか　と問う。</p>')).toBe('なぜか　と問う。')
  })

  it('ends where the nesting gets absurd', () => {
    expect(textOf(`<p>One.</p>${'<div>'.repeat(100_000)}<p>Two.</p>`)).toBe('One.')
  })
})

describe('plainText', () => {
  it('is one line without tags and entities', () => {
    expect(plainText(' A <b>bold</b>\n &ldquo;move&rdquo; &amp; more ')).toBe('A bold “move” & more')
  })

  it('takes a lone sign for itself', () => {
    expect(plainText('3 < 5 & R&D, ?a=1&copy=2')).toBe('3 < 5 & R&D, ?a=1&copy=2')
  })
})

describe('the quick way through sanitize', () => {
  // Without tags and entities there is nothing to clean, and quotes are escaped as well.
  const sanitizeOnce = (html: string, base: string | null) =>
    /[<&]/.test(html) ? sanitizeSlowly(html, base) : sanitize(html, base)

  const names = (
    'p a em b div ul li ol table tbody thead tr td th dl dd dt h1 h2 figure figcaption blockquote ruby rt rp pre ' +
    'center font picture header label span caption details summary section code o:p wbr ' +
    'script style iframe title svg math textarea option select noscript template button form object'
  ).split(' ')
  const attributes = [
    'href="/x?a=1&amp;b=2&copy=3"',
    "href='b.html'",
    'href=c',
    'href=""',
    'href="java&#10;script:x()"',
    'href=" MAILTO:a@b.example "',
    'HREF="//other.example/x"',
    'src="i.png"',
    'src="data:image/png;base64,AA"',
    'src="http://[bad"',
    'alt=""',
    `alt='a > "b" & c'`,
    'title="&lt;q&gt; &quot; &ampx &amp"',
    'title="<b>"',
    'width=""',
    'class="wp-caption-text"',
    "CLASS='a caption'",
    'class="body-text"',
    'dir="rtl"',
    'lang=""',
    'colspan="2"',
    'start',
    'datetime="2026-01-14"',
    'onclick="x()"',
    'style="color:red"',
    '__proto__="1"',
    'constructor="2"',
    'x="<b>"',
    '@click="x"',
  ]
  const texts = [
    ...[
      'text',
      '본문',
      '😀',
      ' ',
      '\n',
      '\r\n',
      '\u0000',
      '"',
      '<',
      '>',
      '&',
      '&amp',
      '&amp;',
      '&nbsp;',
      '&#60;',
    ],
    ...[
      '&#x3c;i',
      '&lt;script&gt;',
      '&notit;',
      '&#128;',
      '&#xD800;',
      'a > b',
      'R&D',
      '<br>',
      '<br/>',
      '</br>',
      '<hr />',
    ],
    ...['<!-- note -->', '<!---->', '<!-->', '<!-- a -- b -->', '<!-- x --!> y -->', '<!--- z --->', '<!-- '],
    ...['<![CDATA[ x ]]>', '<?xml?>', '<p/>', '</p>', '</p >', '</ p>', '<p', '</div>', '<img', 'a><!--'],
  ]
  const written = fc
    .array(fc.constantFrom(...attributes), { maxLength: 3 })
    .map((all) => all.map((one) => ` ${one}`).join(''))
  const { html } = fc.letrec<{ html: string }>((tie) => ({
    html: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      fc.constantFrom(...texts),
      fc.string({ maxLength: 4 }),
      fc.tuple(written, fc.constantFrom('', '/', ' /')).map(([found, end]) => `<img${found}${end}>`),
      fc
        .tuple(
          fc.constantFrom(...names),
          written,
          fc.array(tie('html'), { maxLength: 4 }),
          fc.constantFrom('', ' ', '\n'),
        )
        .map(
          ([name, found, inside, blank]) => `<${name}${found}${blank}>${inside.join('')}</${name}${blank}>`,
        ),
    ),
  }))

  it('answers what sanitize-html answers, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.array(html, { maxLength: 4 }),
        fc.constantFrom('https://paper.example/a/b.html', null),
        (pieces, base) => {
          const all = pieces.join('')
          expect(sanitize(all, base)).toBe(sanitizeOnce(all, base))
        },
      ),
      { numRuns: 20_000 },
    )
  })

  it('resolves addresses as browsers do, whatever they look like', () => {
    const piece = fc.constantFrom(
      ...[
        'http://',
        'https://',
        'a.example',
        'xn--a.example',
        '1.2.3.4',
        '0x7f.1',
        '/',
        '//',
        '/./',
        '/../',
        '..',
        '.',
      ],
      ...[
        '%2e',
        '%2E%2e/',
        '?',
        '?a=/../b',
        '&',
        '=',
        '%',
        ':80',
        ':443/',
        '@',
        'user@',
        'x',
        '가',
        '*',
        '(',
        ')',
        ';',
      ],
      ...[
        ',',
        '!',
        '~',
        '-',
        '_',
        '+',
        '$',
        "'",
        'A.EXAMPLE',
        '.com',
        'localhost',
        '\\',
        '\t',
        ' ',
        '#f',
        'javascript:',
      ],
    )
    const address = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
    const base = fc.constantFrom(
      ...[
        'https://paper.example/rss.xml',
        'http://user@paper.example/a',
        'https://xn--p1ai.example/',
        'file:///a/b',
      ],
      ...['https://paper.example:8080/x', 'https://1.2.3.4/x', 'https://paper.example/?q/..'],
    )
    fc.assert(
      fc.property(address, base, (address, base) => {
        expect(sanitize(`<a href="${attribute(address)}">x</a>`, base)).toBe(linkTo(address, base))
      }),
      { numRuns: 20_000 },
    )
  })

  const attribute = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

  function linkTo(address: string, base: string): string {
    const url =
      address.trim() !== '' && URL.canParse(address.trim(), base) ? new URL(address.trim(), base) : null
    return url && /^https?:$/.test(url.protocol) ? `<a href="${attribute(url.href)}">x</a>` : '<a>x</a>'
  }
})
