// The conformance suite: what every adapter promises, over every edition we can think of.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { findChannels } from '../src/app/channels.js'
import type { Edition, Reply } from '../src/core/model.js'
import { hostileTopicEdition, topicEdition, wideEdition } from './topics.js'
import {
  edition,
  editorials,
  HOSTILE,
  hit,
  hits,
  hostileEdition,
  item,
  newsroomEdition,
  site,
} from './world.js'

const long = 'A sentence that goes on and on, as leader writers will when nobody stops them. '.repeat(120)
const korean = '정부는 심해 채굴 유예에 찬성해야 한다. 바다는 한번 잃으면 되돌릴 수 없다.'
const japanese = '政府は深海採掘の一時停止に賛成すべきだ。海は一度失えば戻らない。'

function saying(text: string, count = 3): Edition {
  const quote = { role: 'position' as const, text, start: 0, end: text.length, revision: 'hash' }
  return edition({ items: editorials(count, { title: text.slice(0, 300), summary: [quote] }) })
}

const EDITIONS: [name: string, edition: Edition][] = [
  ['the sample newsroom', await newsroomEdition()],
  ['no editorial', edition()],
  ['one editorial', edition({ items: editorials(1) })],
  ['nine editorials', edition({ items: editorials(9) })],
  ['60 editorials', edition({ items: editorials(60) })],
  ['200 editorials', edition({ items: editorials(200) })],
  ['sentences far too long', saying(long, 12)],
  [
    'Korean',
    {
      ...saying(korean),
      digest: {
        ...saying(korean).digest,
        newsletter: { id: 'daily', title: '아침 사설', language: 'ko', zone: 'Asia/Seoul' },
      },
    },
  ],
  [
    'Japanese',
    {
      ...saying(japanese),
      digest: {
        ...saying(japanese).digest,
        newsletter: { id: 'daily', title: '朝の社説', language: 'ja', zone: 'Asia/Tokyo' },
      },
    },
  ],
  ['emoji and joined characters', saying('👩‍👩‍👧‍👦🇰🇷é́ '.repeat(400))],
  ['a word without end', saying('x'.repeat(20_000))],
  ['hostile text', hostileEdition()],
  ['a topic with its board, an introduction and a translated headline', topicEdition()],
  ['boards of long names in other scripts', wideEdition()],
  ['hostile boards and introductions', hostileTopicEdition()],
  [
    'editorials without link, author or summary',
    edition({ items: editorials(5, { url: null, author: null, published: null, summary: [] }) }),
  ],
  [
    'missing papers and a long rest',
    edition({
      items: editorials(3),
      alsoPublished: editorials(150),
      missing: [{ source: { id: 'x', name: 'The Missing Times', language: 'en' }, why: 'could not be read' }],
    }),
  ],
]

const REPLIES: [name: string, reply: Reply][] = [
  ['editorials', { kind: 'editorials', heading: 'Latest editorials', items: editorials(5) }],
  [
    'hostile editorials',
    { kind: 'editorials', heading: HOSTILE[2] ?? '', items: HOSTILE.map((title, n) => item(n, { title })) },
  ],
  [
    'hits',
    { kind: 'hits', heading: '“harbour”: 5 of 12 editorials', hits: hits(5), more: '/search?q=harbour' },
  ],
  ['more hits than fit', { kind: 'hits', heading: 'All', hits: hits(80), more: null }],
  [
    'hits of enormous addresses',
    {
      kind: 'hits',
      heading: long,
      hits: hits(20, { url: `https://paper.example/${'a'.repeat(1900)}` }),
      more: '/',
    },
  ],
  [
    'hostile hits',
    {
      kind: 'hits',
      heading: HOSTILE[2] ?? '',
      hits: HOSTILE.map((text, n) => ({
        ...hit(n),
        title: { text, marks: [{ start: 0, end: 3 }] },
        source: { id: `s${n}`, name: text, language: 'en' },
        url: n % 2 ? 'javascript:alert(1)' : `https://paper.example/?q=${encodeURIComponent(text)}`,
        snippet: { text: n % 3 ? text : `${text} ${long}`, marks: [{ start: 2, end: 5 }] },
      })),
      more: '/search?q=%22%3E',
    },
  ],
  [
    'hits without link, text or name',
    {
      kind: 'hits',
      heading: ' ',
      hits: hits(3, { url: null, snippet: null, title: { text: '\u200B', marks: [] } }),
      more: null,
    },
  ],
  ['a notice', { kind: 'notice', text: HOSTILE.join(' ') }],
  ['help', { kind: 'help', text: 'Editorials of the papers read here.', examples: ['/editorial latest'] }],
]

for (const channel of await findChannels()) {
  describe(`the channel ${channel.name}`, () => {
    it.each(EDITIONS)('renders %s within the rules of its platform', async (_, sample) => {
      const messages = await channel.render(sample, site)
      expect(messages.length).toBeGreaterThan(0)
      expect(messages.flatMap((message) => channel.violations(message))).toEqual([])
    })

    it.each(EDITIONS)('renders %s the same way each time, as plain JSON', async (_, sample) => {
      const once = await channel.render(sample, site)
      expect(JSON.parse(JSON.stringify(once))).toEqual(
        JSON.parse(JSON.stringify(await channel.render(sample, site))),
      )
    })

    it('says in an edition what its papers hold, with the headline and the paper', async () => {
      const said = JSON.stringify(await channel.render(edition({ items: editorials(2) }), site))
      for (const words of [
        'Keep the harbour lights on, number 1',
        'The Paper of Ward 1',
        'Position 1 is that the harbour must stay open',
        'https://paper.example/editorials/1',
      ]) {
        expect(said).toContain(words)
      }
    })

    it.each(REPLIES)('answers with %s within the rules', (_, reply) => {
      expect(channel.violations(channel.reply(reply, site))).toEqual([])
    })

    it('shows of a hit its paper, day, headline and link, and the words in their sentence', () => {
      const said = JSON.stringify(
        channel.reply({ kind: 'hits', heading: 'Found', hits: [hit(1)], more: '/search?q=harbour' }, site),
      )
      for (const words of ['The Paper of Ward 1', '2026-01-14', 'also in The Courier', 'lights on, number 1'])
        expect(said).toContain(words)
      for (const words of ['harbour', 'is closed at night']) expect(said).toContain(words)
    })

    it('answers with any hit within the rules', () => {
      const text = fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom(...HOSTILE),
      )
      const mark = fc.record({ start: fc.nat(40), end: fc.nat(60) })
      fc.assert(
        fc.property(fc.array(fc.tuple(text, fc.array(mark)), { maxLength: 12 }), text, (found, heading) => {
          const all = found.map(([said, marks], n) => ({
            ...hit(n),
            title: { text: said, marks },
            snippet: { text: said, marks },
          }))
          const message = channel.reply(
            { kind: 'hits', heading: `Found ${heading}`, hits: all, more: '/search?q=x' },
            site,
          )
          expect(channel.violations(message)).toEqual([])
        }),
        { numRuns: 50 },
      )
    })

    it('renders any text within the rules', async () => {
      const text = fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom(...HOSTILE),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 12 }), text, async (pairs, title) => {
          const items = pairs.map(([headline, sentence], n) => {
            const quote = {
              role: 'demand' as const,
              text: sentence,
              start: 0,
              end: sentence.length,
              revision: 'hash',
            }
            return item(n, {
              title: headline,
              source: { id: `s${n}`, name: headline, language: 'en' },
              summary: [quote],
            })
          })
          const messages = await channel.render(edition({ items, title }), site)
          expect(messages.flatMap((message) => channel.violations(message))).toEqual([])
        }),
        { numRuns: 25 },
      )
    })

    it('draws messages without anything from elsewhere, where it draws', async () => {
      if (!channel.draw) return
      const html = await channel.draw(await channel.render(hostileEdition(), site), site)
      expect(html).toMatch(/^\s*<!doctype html>/i)
      expect(html).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)=["']?https?:/i)
      expect(html).not.toMatch(/href=["']?\s*javascript:/i)
      expect(html).not.toMatch(/<img src=x|<script>alert/)
    })

    it('declares itself: described options, switches among them, a pace', () => {
      const shape = (channel.options as z.ZodObject).shape
      for (const [name, field] of Object.entries(shape))
        expect((field as z.ZodType).description, name).toBeTruthy()
      for (const name of channel.switchedOnBy) expect(Object.keys(shape)).toContain(name)
      expect(channel.pace.perSecond).toBeGreaterThan(0)
      expect(channel.pace.together).toBeGreaterThanOrEqual(1)
    })

    it('refuses what is no address, in a sentence', () => {
      for (const wrong of [null, '', 42, {}, 'a\r\nBcc: b@example.org', ['x']]) {
        expect(channel.address.safeParse(wrong).success).toBe(false)
      }
    })
  })
}
