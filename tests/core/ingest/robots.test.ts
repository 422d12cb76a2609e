// robots.txt as RFC 9309 has it: the table of its examples, what people write by hand, and what is meant to hurt.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAllowed, readRobots } from '../../../src/core/ingest/robots.js'

const HOST = 'https://paper.example'
const lines = (...text: string[]) => text.join('\n')
const rules = (...text: string[]) => readRobots(lines(...text), 'Masthead')
const may = (path: string, ...text: string[]) => isAllowed(rules(...text), HOST + path)

describe('groups', () => {
  test('a host that says nothing allows everything', () => {
    expect(may('/anything', '')).toBe(true)
    expect(may('/anything', 'Sitemap: https://paper.example/map.xml')).toBe(true)
    expect(may('/anything', '<!doctype html><title>Not found</title>')).toBe(true)
  })

  test('rules for everybody hold for us', () => {
    expect(may('/private/1', 'User-agent: *', 'Disallow: /private')).toBe(false)
    expect(may('/public/1', 'User-agent: *', 'Disallow: /private')).toBe(true)
  })

  test('a group that names us replaces the one for everybody', () => {
    const text = ['User-agent: *', 'Disallow: /', '', 'User-agent: masthead', 'Disallow: /drafts']
    expect(may('/editorial', ...text)).toBe(true)
    expect(may('/drafts/1', ...text)).toBe(false)
  })

  test('a group that names us and forbids nothing allows everything', () => {
    expect(may('/a', 'User-agent: *', 'Disallow: /', 'User-agent: Masthead', 'Disallow:')).toBe(true)
    expect(may('/a', 'User-agent: *', 'Disallow: /', 'User-agent: Masthead')).toBe(true)
  })

  test.each([
    ['Masthead', false],
    ['MASTHEAD', false],
    ['Masthead/2.0', false],
    ['masthead (news)', false],
    ['Mastheads', true],
    ['Mast', true],
    ['Masthead-News', true],
    ['*', false],
    ['* # all', false],
    ['**', true],
    ['', true],
  ])('"User-agent: %s" closes the host to us: allowed is %s', (agent, expected) => {
    expect(may('/a', `User-agent: ${agent}`, 'Disallow: /')).toBe(expected)
  })

  test('several agents share a group, and several groups of one agent are one', () => {
    const text = ['User-agent: other', 'User-agent: Masthead', 'Disallow: /a', '', 'User-agent: Masthead']
    expect(may('/a', ...text, 'Disallow: /b')).toBe(false)
    expect(may('/b', ...text, 'Disallow: /b')).toBe(false)
    expect(may('/c', ...text, 'Disallow: /b')).toBe(true)
  })

  test('empty lines, comments and unknown lines neither end a group nor begin one', () => {
    const text = [
      'User-agent: Masthead # us',
      '',
      '# a comment: with a colon',
      'Sitemap: https://paper.example/map.xml',
      'User-agent: other',
      'Host: paper.example',
      'Noindex: /x',
      'no colon at all',
      '',
      'Disallow: /a # not this',
      'Sitemap: https://paper.example/map2.xml',
      'Disallow: /b',
    ]
    expect(may('/a', ...text)).toBe(false)
    expect(may('/b', ...text)).toBe(false)
    expect(may('/x', ...text)).toBe(true)
  })

  test('rules before the first agent belong to nobody', () => {
    expect(may('/a', 'Disallow: /', 'User-agent: *', 'Disallow: /b')).toBe(true)
  })
})

describe('paths', () => {
  test.each([
    // Pattern, path, is it meant?
    ['/', '/anything', true],
    ['/*', '/anything', true],
    ['/fish', '/fish', true],
    ['/fish', '/fish.html', true],
    ['/fish', '/fish/salmon.html', true],
    ['/fish', '/fish?id=1', true],
    ['/fish', '/Fish', false],
    ['/fish', '/catfish', false],
    ['/fish*', '/fishheads/yummy.html', true],
    ['/fish/', '/fish', false],
    ['/fish/', '/fish/salmon.htm', true],
    ['/*.php', '/index.php', true],
    ['/*.php', '/folder/any.php?x=1', true],
    ['/*.php', '/windows.PHP', false],
    ['/*.php$', '/folder/filename.php', true],
    ['/*.php$', '/filename.php?parameters', false],
    ['/*.php$', '/filename.php5', false],
    ['/fish*.php', '/fishheads/catfish.php?parameters', true],
    ['/fish*.php', '/Fish.PHP', false],
    ['/a*b*c$', '/axbxcxbc', true],
    ['/a*b*c$', '/axbxcx', false],
    ['/a*a$', '/a', false],
    ['/a*a$', '/aa', true],
    ['/**//***', '/x//y', true],
    ['*.gif', '/x/y.gif', true],
    ['fish', '/fish', false],
    ['/$', '/', true],
    ['/$', '/a', false],
    ['$', '/', false],
    ['/a$b', '/a$b/c', true],
    ['/a$b', '/a', false],
    ['/price-%24', '/price-$5', true],
    ['/a%2Ab', '/a*b', true],
    ['/a%2Ab', '/axb', false],
    ['/?', '/?x', true],
    ['/*?', '/a?x', true],
    ['/*?', '/a', false],
    ['/x', '/y/../x', true],
    // Section 2.2.2 of the RFC: the same octets in other spellings.
    ['/foo/bar?baz=quz', '/foo/bar?baz=quz', true],
    ['/foo/bar?baz=https://foo.bar', '/foo/bar?baz=https%3A%2F%2Ffoo.bar', true],
    ['/foo/bar?baz=https%3a%2f%2ffoo.bar', '/foo/bar?baz=https://foo.bar', true],
    ['/foo/bar/ツ', '/foo/bar/%E3%83%84', true],
    ['/foo/bar/%e3%83%84', '/foo/bar/ツ', true],
    ['/foo/bar/%62%61%7A', '/foo/bar/baz', true],
    ['/foo/bar/baz', '/foo/bar/%62%61%7A', true],
    ['/사설', '/사설/1', true],
    ['/%ec%82%ac%ec%84%a4', '/사설/1', true],
    ['/a%2Fb', '/a/b', false],
    ['/a/b', '/a%2Fb', false],
    ['/a%3Fb', '/a?b', false],
    ['/a,b', '/a%2cb', true],
    ['/a b', '/a%20b', true],
    ['/100%', '/100%25', true],
    ['/%zz', '/%zz', true],
  ])('the pattern %s and the path %s belong together: %s', (pattern, path, expected) => {
    expect(may(path, 'User-agent: *', `Disallow: ${pattern}`)).toBe(!expected)
  })

  test.each([
    [['Allow: /p', 'Disallow: /'], '/page', true],
    [['Disallow: /', 'Allow: /p'], '/page', true],
    [['Allow: /folder', 'Disallow: /folder'], '/folder/page', true],
    [['Disallow: /folder', 'Allow: /folder'], '/folder/page', true],
    [['Allow: /page', 'Disallow: /*.htm'], '/page.htm', false],
    [['Allow: /page', 'Disallow: /*.ph'], '/page.php5', true],
    [['Allow: /$', 'Disallow: /'], '/', true],
    [['Allow: /$', 'Disallow: /'], '/page.htm', false],
    [
      ['Allow: /example/page/', 'Disallow: /example/page/disallowed.gif'],
      '/example/page/disallowed.gif',
      false,
    ],
    [['Disallow: /%61%62%63', 'Allow: /abc'], '/abc', true],
  ])('of %j the longest wins, and permission wins a tie: %s is %s', (said, path, expected) => {
    expect(may(path, 'User-agent: *', ...said)).toBe(expected)
  })

  test('an empty rule asks for nothing', () => {
    expect(may('/a', 'User-agent: *', 'Disallow:', 'Disallow: # all of it')).toBe(true)
  })

  test('robots.txt itself is always allowed', () => {
    expect(may('/robots.txt', 'User-agent: *', 'Disallow: /')).toBe(true)
    expect(may('/robots.txt.bak', 'User-agent: *', 'Disallow: /')).toBe(false)
  })
})

describe('files as they are', () => {
  test.each(['\n', '\r\n', '\r', '\n\n', '\r\r\n'])(
    'lines may end in %j, behind a byte order mark',
    (end) => {
      const text = `\uFEFF${['User-agent:*', ' DISALLOW :\t/a ', 'allow: /a/b'].join(end)}`
      const read = readRobots(text, 'Masthead')
      expect(isAllowed(read, `${HOST}/a`)).toBe(false)
      expect(isAllowed(read, `${HOST}/a/b`)).toBe(true)
    },
  )

  test('500 KiB are read and no line is read by half', () => {
    const head = 'User-agent: *\nDisallow: /first\n'
    const filler = `# ${'가'.repeat(30)}\n`
    const room = 500 * 1024 - Buffer.byteLength(head)
    const padding = filler.repeat(Math.floor(room / Buffer.byteLength(filler)) - 1)
    const rest = 500 * 1024 - Buffer.byteLength(head + padding)

    const within = `${head}${padding}${'\n'.repeat(rest - 15)}Disallow: /last\nDisallow: /late`
    expect(may('/first', within)).toBe(false)
    expect(may('/last', within)).toBe(false)
    expect(may('/late', within)).toBe(true)

    const cut = `${head}${padding}${'\n'.repeat(rest - 11)}Disallow: /private`
    expect(may('/anything', cut)).toBe(true)
    expect(may('/anything', `User-agent: *\r\nDisallow: /${'x'.repeat(600_000)}`)).toBe(true)
  })
})

describe('crawl delay', () => {
  test.each([
    ['10', 10_000],
    ['0.5', 500],
    ['2 # seconds', 2000],
    ['3600', 30_000],
    ['soon', null],
    ['-1', null],
    ['', null],
  ])('"Crawl-delay: %s" asks for a gap of %s ms', (value, expected) => {
    expect(rules('User-agent: *', `Crawl-delay: ${value}`, 'Disallow: /x').crawlDelayMs).toBe(expected)
  })

  test('it is taken from the group that speaks to us', () => {
    const text = ['User-agent: *', 'Crawl-delay: 20', 'Disallow: /x', 'User-agent: Masthead', 'Allow: /']
    expect(rules(...text).crawlDelayMs).toBeNull()
    expect(rules(...text, 'Crawl-delay: 1', 'Crawl-delay: 2').crawlDelayMs).toBe(2000)
  })
})

describe('any text at all', () => {
  const word = fc.constantFrom(
    'User-agent',
    'Disallow',
    'Allow',
    'Crawl-delay',
    ': ',
    '*',
    '$',
    '/',
    '%',
    '%2F',
    '%e3',
    '?',
    '#',
    '\n',
    '\r',
    'Masthead',
    'a',
    'ツ',
    '\ud800',
    '\0',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 60 }).map((w) => w.join('')),
  )
  const path = fc
    .array(fc.constantFrom('a', 'b', '/', '*', '$', '%', '%2f', '%61', '?', '=', 'ツ', '.'), {
      maxLength: 20,
    })
    .map((pieces) => `/${pieces.join('')}`)

  test('is read without complaint', () => {
    fc.assert(
      fc.property(text, path, (said, at) => {
        expect(typeof isAllowed(readRobots(said, 'Masthead'), new URL(HOST + at))).toBe('boolean')
      }),
    )
  })

  test('a path forbidden word for word is forbidden, and so is everything below it', () => {
    const literal = path.filter((at) => !/[*$?]/.test(at))
    fc.assert(
      fc.property(literal, path, (at, below) => {
        const { pathname } = new URL(HOST + at)
        const { pathname: longer } = new URL(`${HOST}${pathname}/${below.replaceAll('.', '')}`)
        expect(isAllowed(rules('User-agent: *', `Disallow: ${pathname}`), HOST + longer)).toBe(false)
      }),
    )
  })

  test('patterns match as the plain definition of "*" and "$" says', () => {
    const piece = fc.constantFrom('a', 'b', '/', '*', '*a')
    const pattern = fc
      .tuple(fc.array(piece, { maxLength: 8 }), fc.constantFrom('', '$'))
      .map(([pieces, end]) => `/${pieces.join('')}${end}`)
    const plain = fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 12 }).map((w) => `/${w.join('')}`)
    fc.assert(
      fc.property(pattern, plain, (said, at) => {
        const source = said.replaceAll('*', '.*')
        const url = new URL(`${HOST}${at}`)
        const expected = new RegExp(`^${source}`).test(url.pathname)
        expect(isAllowed(rules('User-agent: *', `Disallow: ${said}`), url)).toBe(!expected)
      }),
      { numRuns: 500 },
    )
  })

  test('nothing written in a file makes us slow', () => {
    const began = performance.now()
    const stars = rules('User-agent: *', `Disallow: /${'*a'.repeat(200_000)}b`)
    expect(isAllowed(stars, `${HOST}/${'a'.repeat(100_000)}`)).toBe(true)
    const many = rules('User-agent: *', ...Array.from({ length: 30_000 }, (_, n) => `Disallow: /*a*b*${n}`))
    expect(isAllowed(many, `${HOST}/${'ab'.repeat(1000)}`)).toBe(true)
    expect(may('/a', 'User-agent: a\n'.repeat(36_000))).toBe(true)
    expect(may('/a', `User-agent: *\nDisallow: ${' '.repeat(400_000)}x`)).toBe(true)
    expect(may('/a', '#'.repeat(500_000))).toBe(true)
    expect(performance.now() - began).toBeLessThan(3000)
  })
})
