import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText, sanitize, sanitizeSlowly, textOf } from '../../../src/core/ingest/sanitize.js'

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
  const parts = [
    ...'p a em b div ul li ol table tbody tr td th thead dl dd dt h2 figure figcaption blockquote ruby rt rp pre'
      .split(' ')
      .flatMap((name) => [`<${name}>`, `</${name}>`]),
    ...'script style iframe title svg math textarea option select noscript template button form center font wbr picture'
      .split(' ')
      .flatMap((name) => [`<${name}>`, `</${name}>`]),
    '<br>',
    '<br/>',
    '<hr />',
    '</br>',
    '<P CLASS="wp-caption-text">',
    "<div class='a caption' lang=ko>",
    '<a href="/x?a=1&amp;b=2&copy=3" title="&lt;q&gt; \'x\'">',
    "<a href='b.html' target=_blank>",
    '<a href="java&#10;script:x()">',
    '<a href=" MAILTO:a@b.example ">',
    '<a href="//other.example/x" href="second" HREF="third">',
    '<a\nhref\n=\n"x" >',
    '<a href="">',
    '<img src="i.png" alt="" width="" onerror="x()">',
    '<img src="data:image/png;base64,AA" alt=\'a "b"\'/>',
    '<img src="http://[bad" alt="a > b"class="caption">',
    '<p __proto__="1" constructor="2" dir="rtl" lang="">',
    '<p x="<b>">',
    '<td colspan="2" rowspan>',
    '<time datetime="2026-01-14">',
    '<o:p>',
    '</o:p>',
    '<p/>',
    '<!-- note -->',
    '<!---->',
    '<![CDATA[ x ]]>',
    '<?xml?>',
    '</p >',
    '</ p>',
    '<',
    '>',
    '&',
    '&amp',
    '&nbsp;',
    '&lt;script&gt;',
    '&#60;',
    '&#x3c;',
    '&notit;',
    '"',
    ' ',
    '\n',
    '\u0000',
    'text',
    '본문',
    '😀',
  ]

  it('answers what sanitize-html answers, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...parts) }, fc.string({ maxLength: 5 })), {
          maxLength: 14,
        }),
        fc.constantFrom('https://paper.example/a/b.html', null),
        (pieces, base) => {
          const html = pieces.join('')
          expect(sanitize(html, base)).toBe(sanitizeOnce(html, base))
        },
      ),
      { numRuns: 20_000 },
    )
  })

  // Without tags and entities there is nothing to clean, and quotes are escaped as well.
  const sanitizeOnce = (html: string, base: string | null) =>
    /[<&]/.test(html) ? sanitizeSlowly(html, base) : sanitize(html, base)
})
