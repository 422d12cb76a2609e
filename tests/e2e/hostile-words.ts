// What nobody should be able to say to a reader's mail program, chat or terminal by way of a headline: each kind
// of hostile text once, by name, and an endless supply of mixtures of them.
import fc from 'fast-check'

const code = (...points: number[]) => String.fromCodePoint(...points)
const ESC = code(0x1b)
const BEL = code(0x07)

export const HOSTILE_WORDS: Record<string, string> = {
  // --- HTML, and what stands behind our templates
  script: '<script>alert(1)</script>',
  'half-open tag': 'half <img src=x onerror=alert(1)',
  'half-open attribute': '"><img src="x" onerror="alert(1)"><a href="',
  'single-quoted attribute': "' onmouseover='alert(1)' x='",
  style: '<style>*{display:none}</style><link rel=stylesheet href=//evil.example/x.css>',
  svg: '<svg/onload=alert(1)><animate onbegin=alert(1)>',
  iframe: '<iframe srcdoc="<script>alert(1)</script>"></iframe><base href=//evil.example/>',
  form: '<form action=//evil.example><input autofocus onfocus=alert(1)></form>',
  'javascript link':
    '<a href="javascript:alert(1)">click</a> <a href="data:text/html,<script>1</script>">x</a>',
  'meta refresh': '<meta http-equiv="refresh" content="0;url=//evil.example/">',
  'escaped twice': '&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt; &lt;b&gt;bold&lt;/b&gt;',
  'entities of controls': '&#0;&#x1b;[2J&#x9b;31m&#x202e;&#xd800;&#x110000;&#xFFFE;',
  'CDATA end': ']]> and <![CDATA[ again ]]>',
  comment: '<!-- --!> --> <!--[if mso]><script>alert(1)</script><![endif]-->',
  processing: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
  'MJML tags': '</mj-text><mj-raw><script>alert(1)</script></mj-raw><mj-include path="/etc/passwd" />',
  'MJML attribute': '" css-class="x" mj-class="y" font-family="Lato, Open Sans',
  'style rule':
    "font-family: 'Lato', Roboto; @import url(//evil.example/x.css); background:url(//evil.example)",
  'template tags': `<%= it.title %> <%~ it.body %> <% throw 1 %> ${'$'}{1+1} {{x}} {%x%} #{x} [[x]] %%X%% %s %d`,

  // --- Mail headers
  'Bcc header': 'line one\r\nBcc: victim@example.org\r\n\r\n<b>body</b>',
  'folded header': 'line one\n Content-Type: text/html\r\tX-Evil: 1',
  'encoded word': '=?utf-8?Q?=0D=0ABcc:_victim=40example.org?= =?utf-8?B?PHNjcmlwdD4=?=',
  'MIME boundary': '--_NmP-boundary--\r\nContent-Type: text/html\r\n\r\n<script>1</script>',
  'SMTP end': '\r\n.\r\nMAIL FROM:<evil@example.org>',

  // --- Slack
  'Slack mentions':
    '<!channel> <!here|here> <!everyone> <@U012AB3CD> <#C123ABC456|room> <!subteam^S0123|team>',
  'Slack link': '<https://evil.example|your bank> <mailto:x@example.org|mail> <!date^1392734382^{date}|x>',
  'Slack bare mentions': '@channel @here @everyone #general',
  mrkdwn: '*bold* _it_ ~s~ `code` ```block``` > quote :smile: :skull_and_crossbones:',
  'Slack escapes': '&lt;!channel&gt; &amp;lt;!channel&amp;gt;',

  // --- Discord
  'Discord mentions':
    '@everyone @here <@123456789012345678> <@!123456789012345678> <@&123456789012345678> <#1>',
  'Discord extras':
    '<t:1700000000:R> <:smile:123456789012345678> <a:x:1> </ban:123456789012345678> <id:customize>',
  'masked link': '[your bank](https://evil.example) [x](<https://evil.example> "t") [y](javascript:alert(1))',
  spoiler: '||spoiler|| **bold** __under__ ~~gone~~ `code` *it*',
  'bare address': 'https://evil.example/login www.evil.example mailto:x@evil.example <https://evil.example>',
  'line starts': '# head\n## head\n-# small\n> quote\n>>> rest\n- item\n1. one\n* star',
  backslashes: '\\<@123456789012345678> \\\\*bold\\\\* \\@everyone \\[x\\](https://evil.example)\\',
  'address as headline': 'https://evil.example/a(b)c[d]',

  // --- CommonMark
  'markdown heading': '# [head](https://evil.example) #',
  'markdown image': '![x](https://evil.example/x.png "t") ![y][z]\n\n[z]: https://evil.example',
  'markdown table': '| a | b |\n|---|---|\n| 1 | 2 |',
  'markdown fence': '```js\nalert(1)\n``` ~~~ ---\n===\n***\n+ plus\n12) twelve',
  'ordered list': '2026. What a year it was',

  // --- Terminals
  'clear screen': `${ESC}[2J${ESC}[H${ESC}]0;owned${BEL}${ESC}c`,
  'terminal link': `${ESC}]8;;https://evil.example${ESC}\\click${ESC}]8;;${ESC}\\`,
  'terminal answer': `${ESC}[6n${ESC}P$q"p${ESC}\\${ESC}]52;c;ZXZpbA==${BEL}${ESC}[8mhidden`,
  'C1 controls': `${code(0x9b)}2J${code(0x9d)}8;;https://evil.example${code(0x9c)}x${code(0x85)}next${code(0x90)}q`,
  'carriage return': 'All is well\rAll is ill\b\b\b\u007f\u000b\u000c',

  // --- Characters
  bidi: '\u202Eright to left\u202C \u2066iso\u2067late\u2069 \u202Dforce \u202Aembed \u200Fmark',
  'zero width': 'z\u200Be\u200Cr\u200Do\u2060w\uFEFFi\u00ADd\u034Fth\u180E',
  NUL: 'nul\u0000and\u0001other\u0002controls\u001f',
  surrogates: 'half \uD800 of \uDC00 a \uD83D pair',
  noncharacters: 'no\uFFFE\uFFFF\u{1FFFE}characters\uFDD0',
  separators: 'line\u2028and\u2029paragraph\u0085next',
  tags: `flag \u{1F3F4}\u{E0067}\u{E0062}\u{E007F} ${'\u{E0041}'.repeat(20)}`,
  'emoji family':
    '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}\u{1F1F0}\u{1F1F7} \u{1F44D}\u{1F3FD} #\uFE0F\u20E3',
  zalgo: `e${'\u0301'.repeat(10_000)} over and under`,
  'right to left': 'يجب أن يبقى الميناء مفتوحاً (123) שלום abc',
  'a hundred kilobytes': `Long ${'x'.repeat(100 * 1024)}`,
  'long words': 'Lorem ipsum dolor '.repeat(6_000),
  'many graphemes': '\u{1F469}\u200D\u{1F467}'.repeat(4_000),
  'wide blanks': '\u3000\u00A0\u2003wide\u3000\u3000blanks\u202F',

  // --- Nothing at all
  empty: '',
  blanks: '  \t \u00A0 ',
  'invisible only': '\u200B\u2060\u200D\uFEFF\u00AD',
  'controls only': `${ESC}${BEL}\u0000\u009b`,
  'marks only': '\u0301\u0302\u034F',
  'direction only': '\u202E\u2066',

  // --- Names that mean something to programs
  prototype: '__proto__',
  constructor: 'constructor',
  toString: 'toString',
  null: 'null',
  undefined: 'undefined',
  number: '-0',
  'SQL quotes': `'); DROP TABLE editorials; --" \` \\' %' OR '1'='1`,
  shell: '$(touch /tmp/x) `id` | cat; rm -rf ~ && echo ../../../../etc/passwd',
  YAML: '- !!js/function "x": &a *a {a: [b]} # c',
  JSON: '","guid":"x"}\n{"id":1}\u2028{"id":2}',
  'CSV formula': '=HYPERLINK("https://evil.example")',
}

/** Addresses that a feed may give; those with null lead nowhere that a reader should go. */
export const HOSTILE_LINKS: string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://paper.example/',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'mailto:victim@example.org?bcc=x',
  '//evil.example/relative',
  'https://www.bank.example@evil.example/',
  'https://user:pass%0d%0aBcc:x@paper.example:8443/a',
  'https://bücher.example/straße?q=ü#ö',
  'https://xn--80ak6aa92e.example/',
  'https://аррӏе.example/',
  `https://paper.example/a"onmouseover="alert(1)`,
  "https://paper.example/a'b(c)d[e]{f}|g*h_i~j`k\\l^m",
  'https://paper.example/<script>alert(1)</script>?a=1&b=<%= x %>#"><img>',
  'https://paper.example/a|b>c @everyone <!channel>',
  'https://paper.example/line\r\nBcc: x@example.org',
  'https://paper.example/\u202Egnp.exe',
  'https://paper.example/%E0%A4%A',
  'https://paper.example/a)](https://evil.example)',
  'https://paper.example/?q=a\\',
  `https://paper.example/${'long/'.repeat(1_000)}`,
  'http://[::1]:0/',
  'http://127.1:65535/',
  'https://paper.example:99999/',
  'https://',
  'not an address',
  `https://paper.example/\uD800x`,
]

/** Hostile texts cut, joined and mixed with whatever Unicode has. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(...Object.values(HOSTILE_WORDS).map((text) => text.slice(0, 300))),
      },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '<',
          '>',
          '"',
          "'",
          '&',
          '`',
          '@',
          '|',
          '\\',
          '\n',
          '\r\n',
          '[',
          '](',
          ':',
          '%>',
        ),
      },
    ),
    { minLength: 0, maxLength: 4 },
  )
  .map((parts) => parts.join(''))

export const hostileLink: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_LINKS),
  fc
    .tuple(
      fc.constantFrom('https://paper.example/', 'https://paper.example/?q=', 'javascript:', ''),
      hostileText,
    )
    .map(([start, rest]) => start + rest.slice(0, 500)),
)
