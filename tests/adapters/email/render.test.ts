import fc from 'fast-check'
import { DomUtils, parseDocument } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import email from '../../../adapters/email/index.js'
import type { Mail } from '../../../adapters/email/render.js'
import type { Edition } from '../../../src/core/model.js'
import {
  boardOf,
  hostileTopicEdition,
  topicEdition,
  topicSection,
  wideEdition,
  written,
} from '../../topics.js'
import { edition, item, items, site } from './editions.js'

async function mailOf(given: Edition): Promise<Mail> {
  const [mail] = await email.render(given, site)
  return mail!
}

const hostile = `</mj-text><mj-raw><script>alert('x')</script> <%= 1 %> {{x}} $& $' ]]> "q" & style="font-family:Roboto"`

describe('what a mail says', () => {
  test.each([
    ['en', 'No. 12 · Thursday, January 15, 2026', '1 editorial from 1 paper', 'Holds'],
    ['ko', '제12호 · 2026년 1월 15일 목요일', '신문 1곳의 사설 1편', '주장'],
    ['ja', '第12号 · 2026年1月15日木曜日', '1紙の社説1本', '主張'],
  ])(
    'the %s edition has its words, and the date of the newsletter’s zone',
    async (language, issue, counts, role) => {
      const mail = await mailOf(edition([{ topic: 'Seabed', items: [item({ language })] }], { language }))
      for (const part of [mail.text, shown(mail.html)]) {
        expect(part).toContain(issue)
        expect(part).toContain(counts)
        expect(part).toContain(role)
      }
      expect(mail.html).toMatch(new RegExp(`<html lang="${language}" dir="ltr"`))
      expect(email.violations(mail)).toEqual([])
    },
  )

  test('the position comes first, wherever the paper placed it', async () => {
    const { text, html } = await mailOf(edition([{ topic: null, items: [item()] }]))
    for (const part of [text, shown(html)]) {
      expect(part.indexOf('Ten years')).toBeLessThan(part.indexOf('What is scraped'))
      expect(part.indexOf('What is scraped')).toBeLessThan(part.indexOf('The commission'))
    }
  })

  test('both parts carry every link and name what is missing', async () => {
    const mail = await mailOf(
      edition([{ topic: 'Seabed', items: items(3) }], {
        also: [item({ title: 'The Bridge' }, 77)],
        missing: ['Hokushin Nippo'],
      }),
    )
    for (const link of ['https://news.example/1', 'https://news.example/3', 'https://news.example/77']) {
      expect(mail.text).toContain(`${link}\n`)
      expect(mail.html).toContain(`href="${link}"`)
    }
    expect(mail.text).toContain('https://digest.example.org/editions/morning/12')
    expect(mail.html).toContain('href="https://digest.example.org/editions/morning/12"')
    expect(mail.text).toContain('Hokushin Nippo: its feed could not be read')
    expect(shown(mail.html)).toContain('Hokushin Nippo: its feed could not be read')
  })

  test('the headline leads to the sentence, and what reads the editorial to its beginning', async () => {
    const { html } = await mailOf(edition([{ topic: null, items: [item()] }]))
    const [headline, read] = html.match(/href="https:\/\/news\.example\/1[^"]*"/g)!
    expect(headline).toBe(
      'href="https://news.example/1#:~:text=Ten%20years%20is%20a%20small%20price%20for%20avoiding%20a%20mistake."',
    )
    expect(read).toBe('href="https://news.example/1"')
  })

  test('how long it takes to read stands with the counts', async () => {
    const { html, text } = await mailOf(edition([{ topic: null, items: items(9) }]))
    for (const part of [text, shown(html)]) expect(part).toMatch(/9 editorials from 9 papers · \d min/)
  })

  test('the subject names the newsletter and its leading topic', async () => {
    const { subject } = await mailOf(edition([{ topic: 'Seabed mining', items: [item()] }]))
    expect(subject).toBe('Morning Editorials: Seabed mining')
  })

  test('without a topic the subject leads with the first headline, on one line and cut to length', async () => {
    const title = `A\r\nBcc: victim@example.org ${'very '.repeat(100)}long`
    const { subject } = await mailOf(edition([{ topic: null, items: [item({ title })] }]))
    expect(subject).toMatch(/^Morning Editorials: A Bcc: victim@example\.org very .*…$/)
    expect(subject.length).toBeLessThanOrEqual(90)
  })

  test('an empty edition says so, and nothing about counts', async () => {
    const mail = await mailOf(edition([]))
    expect(mail.subject).toBe('Morning Editorials: No. 12')
    expect(mail.text).toContain('No new editorials since the last edition.')
    expect(mail.text).not.toContain('0 editorials')
    expect(email.violations(mail)).toEqual([])
  })

  test('a right-to-left newsletter is set from the right', async () => {
    const { html } = await mailOf(
      edition([{ topic: null, items: [item({ language: 'ar', title: 'افتتاحية' })] }], { language: 'ar' }),
    )
    expect(html).toContain('<html lang="ar" dir="rtl"')
    expect(html).toContain('text-align:right')
  })

  test('the plain text keeps to 72 columns, where a CJK character takes two', async () => {
    const long = '深海の鉱物開発を急ぐ理由はどこにもない。'.repeat(6)
    const { text } = await mailOf(
      edition([{ topic: null, items: [item({ language: 'ja', quotes: [['position', long]] }), item()] }]),
    )
    const columns = (line: string) =>
      [...line].reduce((sum, character) => sum + (/[\u3000-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1), 0)
    // One closing mark may hang into the margin.
    for (const line of text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(74)
    expect(text).not.toMatch(/^\s*[。、]/m)
    expect(text.replace(/\s/g, '')).toContain(long)
  })
})

describe('what a mail says of a topic', () => {
  test('who wrote, who was first and who is silent, and of whom a demand is made', async () => {
    const { html, text } = await mailOf(topicEdition())
    for (const part of [oneLine(text), shown(html)]) {
      expect(part).toContain('3 papers · First: The Paper of Ward 1 · Nothing on it: The Meridian Post')
      expect(part).toContain('Demands of the council')
    }
  })

  test('what a model wrote is marked in both parts with the model’s name, and never stands in place of a headline', async () => {
    const { html, text } = await mailOf(topicEdition())
    expect(oneLine(text)).toContain(
      'Two papers want the harbour open at night. [written by a model: local-model-8b]',
    )
    expect(text).toContain('港の灯を消すな\nDo not put out the lights of the harbour [written by a model:')
    expect(shown(html)).toMatch(
      /Two papers want the harbour open at night\. ?written by a model: local-model-8b/,
    )
    expect(shown(html)).toMatch(
      /港の灯を消すな\s+Do not put out the lights of the harbour · written by a model: local-model-8b/,
    )
  })

  test('an editorial without a summary stands there with its position, once', async () => {
    const { html, text } = await mailOf(topicEdition())
    for (const part of [oneLine(text), shown(html)]) {
      expect(part.split('Position 3 is that the harbour must stay open.')).toHaveLength(2)
      expect(part).not.toContain('number 3')
      expect(part.indexOf('Also on this')).toBeLessThan(part.indexOf('Position 3'))
      expect(part).toContain('number 10')
    }
    expect(html).toContain('href="https://paper.example/editorials/3#:~:text=Position%203')
  })

  test('an edition from before there were boards says what it always said', async () => {
    const { html, text } = await mailOf(edition([{ topic: 'Seabed', items: items(2) }]))
    for (const part of [text, shown(html)])
      expect(part).not.toMatch(/First: |Nothing on it|Also on this|by a model/)
  })
})

describe('what sources cannot do', () => {
  test('a headline, a paper, a topic, a quote and a reason full of markup come out as text', async () => {
    const mail = await mailOf(
      edition(
        [
          {
            topic: hostile,
            items: [item({ paper: hostile, title: hostile, quotes: [['position', hostile]] })],
          },
        ],
        { title: hostile, also: [item({ title: hostile })], missing: [hostile] },
      ),
    )
    expect(email.violations(mail)).toEqual([])
    expect(mail.html).not.toContain('<script')
    expect(mail.html).not.toContain('fonts.googleapis')
    expect(shown(mail.html).split(hostile).length).toBeGreaterThanOrEqual(5)
    expect(mail.text.replace(/\s+/g, ' ')).toContain(`${hostile} (`)
  })

  test('boards, introductions and translations full of markup come out as text', async () => {
    const mail = await mailOf(hostileTopicEdition())
    expect(email.violations(mail)).toEqual([])
    expect(mail.html).not.toMatch(/<script|<img|href="javascript:|<mj-/)
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'https://user:pw@news.example/', 'not a link', null])(
    'an editorial at %s is shown without a link',
    async (url) => {
      const mail = await mailOf(edition([{ topic: null, items: [item({ url })] }]))
      expect(shown(mail.html)).toContain('A Floor That Does Not Grow Back')
      expect(mail.html).not.toContain('Read the editorial')
      expect(email.violations(mail)).toEqual([])
    },
  )

  test('a mark that turns the reading direction does not reach what follows it', async () => {
    const mail = await mailOf(edition([{ topic: null, items: [item({ title: 'safe\u202egpj.exe' })] }]))
    expect(mail.subject + mail.html + mail.text).not.toContain('\u202e')
  })
})

describe('what Gmail would clip', () => {
  test.each([0, 1, 9, 60, 200])('an edition of %i editorials stays below 102 KB', async (count) => {
    const mail = await mailOf(edition(count === 0 ? [] : [{ topic: 'Seabed', items: items(count) }]))
    expect(Buffer.byteLength(mail.html)).toBeLessThan(102_000)
    expect(email.violations(mail)).toEqual([])
  })

  test('the editorials that do not fit are named in order, and the rest counted with a link', async () => {
    const { html, text } = await mailOf(edition([{ topic: 'Seabed', items: items(200) }]))
    const stories = html.match(/<h3/g)!.length
    expect(stories).toBeGreaterThan(40)
    expect(shown(html)).toContain(`Headline number ${stories + 25} of`)
    expect(shown(html)).not.toContain(`Headline number ${stories + 26} of`)
    expect(shown(html)).toContain(`(+${200 - stories - 25})`)
    expect(text).toContain(`(+${200 - stories - 25})\n  https://digest.example.org/editions/morning/12`)
  })

  test('a story is there with all its quotes or not at all', async () => {
    const { html } = await mailOf(edition([{ topic: 'Seabed', items: items(60) }]))
    const count = (pattern: RegExp) => html.match(pattern)?.length
    expect(count(/The commission should turn the lease down\./g)).toBe(count(/<h3/g))
    expect(count(/Ten years is a small price/g)).toBe(count(/<h3/g))
  })

  test('with boards, introductions and long links too, and every editorial is there or counted', async () => {
    const sections = Array.from({ length: 20 }, (_, n) => topicSection({ topic: `Topic ${n}` }))
    const crowded = { ...wideEdition(), digest: { ...wideEdition().digest, sections } }
    for (const given of [wideEdition(), crowded]) {
      const mail = await mailOf(given)
      expect(email.violations(mail)).toEqual([])
      expect(Buffer.byteLength(mail.html)).toBeLessThan(102_000)
    }
  })

  test('what finds no room under its topic moves down to "also published", and from there to the web', async () => {
    const { html } = await mailOf(wideEdition())
    const said = shown(html)
    const underTopic = said.match(/Position 1\d\d/g)!.length
    const named = said.match(/number 1\d\d/g)!.length
    const onTheWeb = Number(/\(\+(\d+)\)/.exec(said)?.[1])
    expect([underTopic, underTopic + named + onTheWeb]).toEqual([6, 60])
  })

  test('one monstrous summary costs the others nothing', async () => {
    const monster = item({ title: 'Monster', quotes: [['position', 'word '.repeat(40_000)]] }, 99)
    const { html } = await mailOf(edition([{ topic: null, items: [monster, ...items(5)] }]))
    expect(html.match(/<h3/g)).toHaveLength(5)
    expect(shown(html)).toContain('Monster')
  })

  test('the longest names in the widest letters still fit', async () => {
    const wide = '👩‍👩‍👧‍👦&'.repeat(500)
    const story = { paper: wide, title: wide, url: `https://news.example/${'%F0'.repeat(600)}` }
    const given = edition([{ topic: wide, items: items(40, story) }], {
      title: wide,
      also: items(40, story),
      missing: Array.from({ length: 40 }, () => wide),
    })
    expect(email.violations(await mailOf(given))).toEqual([])
  })

  test('half a megabyte in one word does no harm', async () => {
    const word = 'x'.repeat(500_000)
    const started = performance.now()
    const mail = await mailOf(edition([{ topic: word, items: [item({ title: word, paper: word })] }]))
    expect(email.violations(mail)).toEqual([])
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

test('whatever stands in an edition, its mail breaks no rule', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.constantFrom(
      hostile,
      '',
      ' ',
      '-->',
      '<![CDATA[',
      '<!--[if mso]>',
      '</title>',
      '&amp;lt;',
      '\ud800',
      '$1$&',
    ),
  )
  const story = fc.record({
    paper: text,
    title: text,
    url: fc.option(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), text)),
    language: fc.constantFrom('en', 'ko', 'ja', 'ar', 'x-klingon', 'not a tag', ''),
    quotes: fc.array(fc.tuple(fc.constantFrom('position', 'reason', 'demand', 'context'), text), {
      maxLength: 4,
    }),
  })
  const stories = fc.array(story, { maxLength: 6 }).map((all) => all.map((one, n) => item(one as never, n)))
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc
          .record({ topic: fc.option(text), items: stories, others: stories, by: text })
          .map(({ others, by, ...section }) => ({
            ...section,
            board: boardOf(section.items, { others, silent: [by] }),
            introduction: written(by),
          })),
        { maxLength: 3 },
      ),
      fc.record({
        language: fc.constantFrom('en', 'ko', 'he', '?'),
        title: text,
        also: stories,
        missing: fc.array(text),
      }),
      async (sections, rest) => {
        expect(email.violations(await mailOf(edition(sections, rest)))).toEqual([])
      },
    ),
    { numRuns: 60 },
  )
}, 30_000)

describe('answers', () => {
  test('an answer is a mail of the same shape, with its editorials in both parts', () => {
    const mail = email.reply({ kind: 'editorials', heading: 'On <harbor>', items: items(2) }, site)
    expect(mail.subject).toBe('Masthead: On <harbor>')
    expect(mail.text).toContain('https://news.example/2')
    expect(mail.html).toContain('href="https://news.example/2"')
    expect(mail.html).toContain('On &lt;harbor&gt;')
    expect(email.violations(mail)).toEqual([])
  })

  test('a help text shows its examples', () => {
    const mail = email.reply({ kind: 'help', text: 'Ask me.', examples: ['/editorial latest'] }, site)
    expect(mail.text).toContain('  /editorial latest')
    expect(email.violations(mail)).toEqual([])
  })
})

describe('violations', () => {
  const fine: Mail = {
    subject: 'Fine',
    html: '<html lang="en"><p><a href="https://a.example">a</a></p></html>',
    text: 'a',
    language: 'en',
    headers: {},
  }

  test.each<[string, Partial<Mail>]>([
    ['an empty subject', { subject: ' ' }],
    ['a subject of two lines', { subject: 'a\nBcc: b@example.org' }],
    ['no plain text', { text: '' }],
    ['no HTML', { html: '' }],
    ['too much HTML', { html: `<html lang="en">${'x'.repeat(102_000)}</html>` }],
    ['a script', { html: '<html lang="en"><script>1</script></html>' }],
    ['a style from elsewhere', { html: '<html lang="en"><style>@import "x"</style></html>' }],
    [
      'a linked style',
      { html: '<html lang="en"><link rel="stylesheet" href="https://a.example/a.css"></html>' },
    ],
    ['an event handler', { html: '<html lang="en"><p onclick="1">a</p></html>' }],
    ['a script link', { html: '<html lang="en"><a href="javascript:1">a</a></html>' }],
    ['a placeholder', { html: '<html lang="en"><p><%= it.title %></p></html>' }],
    ['no language', { html: '<html lang="und"></html>' }],
    ['a header of two lines', { headers: { 'List-Id': 'a\r\nBcc: b@example.org' } }],
  ])('%s is one', (_name, change) => {
    expect(email.violations(fine)).toEqual([])
    expect(email.violations({ ...fine, ...change })).toHaveLength(1)
  })
})

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** The text that a reader sees, without the head. */
function shown(html: string): string {
  return DomUtils.textContent(parseDocument(html.slice(html.indexOf('<body'))).children).replace(
    /[ \n\t\u2002]+/g,
    ' ',
  )
}
