// How editions look: every size within Discord's limits, quiet, and with nothing in a newspaper's text
// that Discord would read as anything but text.
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { colorOf } from '../../../adapters/discord/cards.js'
import { address, escapeText, link } from '../../../adapters/discord/escape.js'
import discord from '../../../adapters/discord/index.js'
import type { DiscordMessage } from '../../../adapters/discord/limits.js'
import { type Inline, readBlocks, readInline, textOf } from '../../../adapters/discord/markdown.js'
import type { DigestItem, Edition } from '../../../src/core/model.js'
import { anyEdition, anyItem, anyText, saying, sizeOf, topicsOf } from '../../topic-editions.js'
import {
  boardOf,
  hostileTopicEdition,
  topicEdition,
  topicSection,
  wideEdition,
  written,
} from '../../topics.js'
import { item as editorial, edition as plainEdition } from '../../world.js'
import { editionOf, editionWith, item, quote, site } from './edition.js'

const render = (edition: Edition, place = site) => discord.render(edition, place) as DiscordMessage[]
const embedsOf = (messages: DiscordMessage[]) => messages.flatMap((message) => message.embeds ?? [])
const violationsOf = (messages: DiscordMessage[]) => messages.flatMap(discord.violations)

describe('an edition', () => {
  test('opens with its name linked to the web, its number, its date in its own zone, its counts and how long it takes to read', () => {
    const [opening] = embedsOf(render(editionWith(9)))
    expect(opening).toMatchObject({
      title: 'Pacific Morning',
      url: 'https://news.example.org/editions/pacific-morning/12',
      description: '**No. 12** · Thursday, January 15, 2026\n9 editorials from 6 papers · 1 min',
    })
  })

  test('shows a topic, then paper, headline linked to the sentence, and the sentences with their roles', () => {
    const [, heading, first] = embedsOf(render(editionWith(9)))
    expect(heading).toMatchObject({ title: 'Seabed mining', description: '-# 3 editorials from 3 papers' })
    expect(first).toMatchObject({
      author: { name: 'Harbor Ledger' },
      title: 'A Floor That Does Not Grow Back',
      url: 'https://harbor-ledger.example.com/opinion/2026/01/14/1#:~:text=Ten%20years%20is%20a%20small%20price%20for%20avoiding%20a%20mistake%20that%20cannot%20be%20undone%2C%20and%20the%20moratorium%20deserves%20to%20pass.',
    })
    expect(first?.description?.split('\n\n').map((line) => line.slice(0, 20))).toEqual([
      '**Holds** Ten years ',
      '**Because** What is ',
      '**Demands** The comm',
    ])
  })

  test('without editorials says so and names the papers that are missing', () => {
    const missing = [
      { source: { id: 'm', name: 'Meridian Post', language: 'en' }, why: 'its feed could not be read' },
    ]
    const embeds = embedsOf(render(editionWith(0, { missing })))
    expect(embeds).toHaveLength(2)
    expect(embeds[0]?.description).toContain('No new editorials since the last edition.')
    expect(embeds[1]?.description).toBe('**Missing today**\n- **Meridian Post** its feed could not be read')
  })

  test('with one editorial is one message without a heading above the only card', () => {
    const messages = render(editionWith(1))
    expect(messages).toHaveLength(1)
    expect(messages[0]?.embeds).toHaveLength(2)
  })

  test.each([0, 1, 9, 60, 200])(
    'with %i editorials is taken by Discord, in at most six messages',
    (count) => {
      const messages = render(editionWith(count))
      expect(violationsOf(messages)).toEqual([])
      expect(messages.length).toBeLessThanOrEqual(6)
    },
  )

  test('never ends a message with a heading', () => {
    for (const message of render(editionWith(60)).slice(0, -1))
      expect(message.embeds?.at(-1)?.author).toBeDefined()
  })

  test('accounts for every editorial: on a card, in the list, or behind the link with its count', () => {
    const embeds = embedsOf(render(editionWith(200)))
    const cards = embeds.filter((embed) => embed.author).length
    const list = embeds.at(-1)?.description ?? ''
    const listed = list.split('\n').filter((line) => line.startsWith('- ')).length
    const rest = Number(
      /\[(\d+) editorials from 6 papers\]\(https:\/\/news\.example\.org\/editions\/pacific-morning\/12\)/.exec(
        list,
      )?.[1],
    )
    expect(cards + listed + rest).toBe(200)
  })

  test('makes no sound and no mention', () => {
    for (const message of render(editionWith(60))) {
      expect(message).toMatchObject({ flags: 4096, allowed_mentions: { parse: [] } })
      expect(message.content).toBeUndefined()
    }
  })

  test('says its fixed words in its own language', () => {
    const edition = editionWith(3)
    edition.digest.newsletter.language = 'ko'
    const [opening, card] = embedsOf(render(edition))
    expect(opening?.description).toBe(
      '**제12호** · 2026년 1월 15일 목요일\n신문 3곳의 사설 3편 · 읽는 시간 1분',
    )
    expect(card?.description).toContain('**주장** ')
  })

  test('gives a paper the same colour everywhere, and the papers of a newsletter different ones', () => {
    expect(colorOf('harbor-ledger')).toBe(colorOf('harbor-ledger'))
    const colors = new Set(Array.from({ length: 6 }, (_, number) => colorOf(item(number).source.id)))
    expect(colors.size).toBeGreaterThanOrEqual(5)
  })
})

describe('a sentence', () => {
  const cardOf = (changes: Partial<DigestItem>) =>
    embedsOf(render(editionOf([{ topic: null, items: [item(0, changes)] }])))[1]

  test('stands whole on the card', () => {
    const text = 'A sentence of ordinary length. '.repeat(20).trim()
    expect(cardOf({ summary: [quote('position', text)] })?.description).toBe(`**Holds** ${text}`)
  })

  test('that finds no room is left out whole', () => {
    const sentences = Array.from({ length: 5 }, (_, n) => quote('context', `${n}${'가'.repeat(800)}.`))
    const lines = cardOf({ summary: sentences })?.description?.split('\n\n') ?? []
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line.endsWith('.')).toBe(true)
  })

  test('longer than any room ends after a whole grapheme in "…"', () => {
    const family = '👩‍👩‍👧‍👦'
    const description = cardOf({ summary: [quote('position', family.repeat(2000))] })?.description ?? ''
    expect(description).toMatch(/…$/)
    expect(description.replace('**Holds** ', '').replace('…', '').replaceAll(family, '')).toBe('')
  })
})

describe('a topic', () => {
  const textsOf = (edition: Edition) =>
    embedsOf(render(edition)).map(({ title, description }) => [title, description].filter(Boolean).join('\n'))
  const all = (edition: Edition) => textsOf(edition).join('\n')

  test('says who was first and who is silent, what a model says, its editorials and then the others', () => {
    const embeds = embedsOf(render(plainEdition({ sections: [topicSection()] })))
    expect(embeds.map(({ title, author }) => author?.name ?? title)).toEqual([
      'The Morning Masthead',
      'Harbour lights',
      'The Paper of Ward 1',
      'The Paper of Ward 2',
      undefined,
    ])
    expect(embeds[1]?.description).toBe(
      '-# 3 papers · First: The Paper of Ward 1 · Nothing on it: The Meridian Post, The Northgate Courier\n\n' +
        '*Two papers want the harbour open at night.*\n-# written by a model: local-model-8b',
    )
    expect(embeds[2]?.description).toContain('**Demands of the council** The council should vote')
    expect(embeds[4]?.description).toBe(
      '**Also on this**\n- **The Paper of Ward 3** [Position 3 is that the harbour must stay open.]' +
        '(https://paper.example/editorials/3#:~:text=Position%203%20is%20that%20the%20harbour%20must%20stay%20open.)',
    )
  })

  test('names six silent papers and the number of the others', () => {
    expect(embedsOf(render(topicsOf(3)))[1]?.description).toMatch(
      /Nothing on it: Silent Paper 0, .*Silent Paper 5, \+34\n/,
    )
  })

  test('from before there were boards says what it always said', () => {
    expect(all(editionWith(9))).not.toMatch(/First:|Nothing on it|Also on this|by a model/)
  })

  test('leaves an introduction out that is too long, and says a headline where the position is too long', () => {
    const long = 'A sentence that goes on and on. '.repeat(40)
    const items = [editorial(1)]
    const others = [editorial(3, { summary: [quote('position', long)] })]
    const section = {
      topic: 'Harbour',
      items,
      board: boardOf(items, { others }),
      introduction: written(long),
    }
    const said = all(plainEdition({ sections: [section] }))
    expect(said).not.toContain('A sentence that goes on')
    expect(said).toContain('- **The Paper of Ward 3** [Keep the harbour lights on, number 3](')
  })

  test('says only that something is demanded where the addressee is longer than a label', () => {
    const items = [editorial(1)]
    const addressee = { text: 'all of '.repeat(30), start: 0, end: 1 }
    const rows = boardOf(items).rows.map((row) => ({ ...row, addressee }))
    const said = all(plainEdition({ sections: [{ topic: 'Harbour', items, board: { rows, silent: [] } }] }))
    expect(said).toContain('**Demands** The council should vote')
  })

  test('has the translation of a headline below the original, which keeps the link', () => {
    const foreign = editorial(8, { title: '港の灯を消すな', headline: written('Do not put out the lights') })
    const [, card, rest] = embedsOf(
      render(plainEdition({ sections: [{ topic: null, items: [foreign] }], alsoPublished: [foreign] })),
    )
    expect(card?.title).toBe('港の灯を消すな')
    expect(card?.url).toMatch(/^https:\/\/paper\.example\/editorials\/8#:~:text=Position%208/)
    expect(card?.description).toMatch(
      /^\*Do not put out the lights\*\n-# written by a model: local-model-8b\n\n\*\*Holds\*\*/,
    )
    expect(rest?.description).toContain(
      '[港の灯を消すな](https://paper.example/editorials/8) · *Do not put out the lights* (written by a model: local-model-8b)',
    )
  })

  test('leads to the page where the address of a sentence would be too long for Discord', () => {
    const url = `https://paper.example/${'harbour-'.repeat(240)}`
    const [, card] = embedsOf(render(plainEdition({ items: [editorial(1, { url })] })))
    expect(card?.url).toBe(url)
  })

  test.each([0, 1, 9, 60, 200])(
    'is taken by Discord in an edition of %i editorials, in at most six messages',
    (count) => {
      const messages = render(topicsOf(count))
      expect(violationsOf(messages)).toEqual([])
      expect(messages.length).toBeLessThanOrEqual(6)
    },
  )

  test.each([
    ['200 editorials in topics', topicsOf(200)],
    ['60 editorials in topics', topicsOf(60)],
    ['a topic of wide names with 60 editorials on its board', wideEdition()],
  ])('%s: each is shown, named, or counted behind the link', (_, edition) => {
    const shown = new Set(
      [...all(edition).matchAll(/(?:number|Position) (\d+)/g)].map(([, number]) => number),
    )
    const counted = /→ \[.*?(\d+)(?: editorials|편)/.exec(all(edition))?.[1] ?? '0'
    expect(shown.size + Number(counted)).toBe(sizeOf(edition))
  })

  test('says no sentence twice', () => {
    for (const edition of [topicEdition(), topicsOf(9), topicsOf(60)]) {
      const positions = all(edition).match(/Position \d+ is/g) ?? []
      expect(new Set(positions).size).toBe(positions.length)
    }
  })

  test('full of hostile words holds no mention, emoji code or link of theirs', () => {
    const messages = render(hostileTopicEdition())
    expect(violationsOf(messages)).toEqual([])
    for (const node of nodesOf(messages)) {
      expect(['text', 'bold', 'italic', 'link']).toContain(node.kind)
      if (node.kind === 'link')
        expect(new URL(node.url).hostname).toMatch(/^(paper\.example|news\.example\.org)$/)
    }
  })
})

describe('text of a newspaper', () => {
  const HOSTILE = [
    '@everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678>',
    '<t:1700000000:R> <:kappa:123456789012345678> <a:party:123456789012345678> :smile: :100:',
    '**bold** __under__ *it* _it_ ~~gone~~ ||secret|| `code` ```block```',
    '# Heading ## Two -# small > quote >>> all',
    '- item',
    '-# small',
    '1. item',
    '> quote',
    '[click](https://evil.example) [a] ](https://evil.example)',
    'https://evil.example/steal http://a.b <https://evil.example> discord.gg/abc',
    'back\\slash \\*not bold\\* \\',
    '</editorial latest:123456789012345678> <id:customize>',
    'line one\n# line two\r\n- three\u2028> four\u0000\u202Eevil',
  ]

  test.each(HOSTILE)('stays text: %j', (text) => {
    const nodes = readBlocks(escapeText(text, 4000))
    expect(nodes).toHaveLength(1)
    expect(nodes[0]?.kind).toBe('line')
    expect(nodes[0]?.children.every((node) => node.kind === 'text')).toBe(true)
  })

  test('reads on Discord exactly as it was printed', () => {
    const printable = fc.string({ unit: 'grapheme', maxLength: 200 })
    fc.assert(
      fc.property(printable, (text) => {
        const tidy = text.replace(/\s+/g, ' ').trim()
        fc.pre(!/[\p{Cc}\p{Zl}\p{Zp}]/u.test(tidy))
        expect(textOf(readInline(escapeText(text, 4000)))).toBe(tidy)
      }),
    )
  })

  test('in a whole edition never becomes a mention, an emoji code or a link of its own', () => {
    const hostile = (n: number) => HOSTILE[n % HOSTILE.length]!
    const items = HOSTILE.map((text, n) =>
      item(n, {
        title: text,
        source: { id: `p${n}`, name: hostile(n + 3), language: 'en' },
        summary: [quote('position', hostile(n + 1)), quote('demand', hostile(n + 2))],
      }),
    )
    const edition = editionOf([{ topic: hostile(9), items }], {
      alsoPublished: items,
      missing: items.map((entry) => ({ source: entry.source, why: entry.title })),
    })
    const messages = render(edition)
    expect(violationsOf(messages)).toEqual([])
    for (const node of nodesOf(messages)) {
      expect(['text', 'bold', 'link']).toContain(node.kind)
      if (node.kind === 'link') expect(new URL(node.url).hostname).not.toContain('evil')
    }
  })

  test('becomes a link only where Discord shows the label as it is', () => {
    expect(link('A plain headline', 'https://a.example/x')).toBe('[A plain headline](https://a.example/x)')
    for (const label of ['[사설] 금리', 'See https://a.example', 'a*b', '👍 yes', '']) {
      expect(link(label, 'https://a.example/x')).toBeNull()
    }
  })

  test('two hundred thousand characters in one word do no harm', () => {
    for (const word of ['a', '*', '[', '\\', '1', '-', 'e\u0301', '👩‍👩‍👧‍👦', '\u0301']) {
      expect(violationsOf(render(saying(word.repeat(200_000))))).toEqual([])
    }
  })
})

describe('an address', () => {
  test.each([
    ['https://a.example/b (c)', 'https://a.example/b%20%28c%29'],
    ['https://a.example/x)y[z]', 'https://a.example/x%29y%5Bz%5D'],
    ['https://user:secret@a.example/', 'https://a.example/'],
    ['javascript:alert(1)', null],
    ['ftp://a.example/', null],
    ['/relative', null],
    [null, null],
  ])('%j becomes %j', (url, expected) => {
    expect(address(url)).toBe(expected)
  })

  test('longer than 2048 characters is no link', () => {
    expect(address(`https://a.example/${'x'.repeat(2048)}`)).toBeNull()
  })

  test('without a top-level domain is a link in the text, because Discord refuses it as an embed address', () => {
    const messages = render(editionWith(1), { ...site, url: 'http://localhost:8080' })
    const [opening] = embedsOf(messages)
    expect(opening?.url).toBeUndefined()
    expect(opening?.description).toMatch(
      /^\[No\. 12\]\(http:\/\/localhost:8080\/editions\/pacific-morning\/12\) · /,
    )
    expect(violationsOf(messages)).toEqual([])
  })
})

test('whatever papers, models and operators write, Discord takes it, in at most six messages', () => {
  fc.assert(
    fc.property(anyEdition, (edition) => {
      const messages = render(edition)
      expect(violationsOf(messages)).toEqual([])
      expect(messages.length).toBeLessThanOrEqual(6)
    }),
    { numRuns: 100 },
  )
})

test('whatever an answer contains, Discord takes it', () => {
  const anyReply = fc.oneof(
    fc.record({ kind: fc.constant('notice' as const), text: anyText }),
    fc.record({
      kind: fc.constant('help' as const),
      text: anyText,
      examples: fc.array(anyText, { maxLength: 15 }),
    }),
    fc.record({
      kind: fc.constant('editorials' as const),
      heading: anyText,
      items: fc.array(anyItem, { maxLength: 15 }),
    }),
  )
  fc.assert(
    fc.property(anyReply, (answer) => {
      expect(discord.violations(discord.reply(answer, site))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('violations name each rule that is broken', () => {
  const long = { description: 'x'.repeat(4000) }
  expect(discord.violations({ embeds: [long, long], allowed_mentions: { parse: [] } })).toEqual([
    'The embeds have 8000 characters together; 6000 are allowed.',
  ])
  expect(discord.violations({ allowed_mentions: { parse: [] } })).toEqual(['The message is empty.'])
  const wrong = { title: ' ', url: 'javascript:x', color: -1, description: 'x' }
  expect(
    discord.violations({ embeds: [wrong], allowed_mentions: { parse: ['everyone'] as unknown as [] } }),
  ).toEqual([
    'allowed_mentions.parse must be [].',
    'embeds[0].title is blank.',
    'embeds[0].url is no http(s) address.',
    'embeds[0].color is no colour.',
  ])
})

const SPEC = new URL('../../../../shared/spec/discord-openapi.json', import.meta.url)

describe.skipIf(!existsSync(SPEC))(
  "against Discord's own OpenAPI file (skipped where it is not at hand)",
  () => {
    test.each([0, 1, 9, 200])('an edition of %i is a valid "create message"', (count) => {
      const schema = messageCreateRequest()
      for (const message of render(editionWith(count))) {
        const body = { ...message, nonce: 'd1-m1', enforce_nonce: true }
        expect(schema.safeParse(body).error?.issues ?? []).toEqual([])
        expect(schema.safeParse({ ...body, embeds: [{ title: 'x'.repeat(257) }] }).success).toBe(false)
      }
    })
  },
)

/** The part of the file that our messages touch, as a strict zod schema: unknown keys are errors. */
function messageCreateRequest(): z.ZodType {
  const text = readFileSync(SPEC, 'utf8').replaceAll('#/components/schemas/', '#/$defs/')
  const all = JSON.parse(text).components.schemas as Record<
    string,
    { properties?: object; additionalProperties?: boolean }
  >
  const names = Object.keys(all).filter((name) =>
    /^(MessageCreateRequest$|RichEmbed|MessageAllowedMentionsRequest$|AllowedMentionTypes$|SnowflakeType$)/.test(
      name,
    ),
  )
  const $defs = Object.fromEntries(
    names.map((name) => [
      name,
      { ...all[name], ...(all[name]?.properties ? { additionalProperties: false } : {}) },
    ]),
  )
  const { content, embeds, allowed_mentions, flags, nonce, enforce_nonce } = all.MessageCreateRequest!
    .properties as Record<string, object>
  const properties = { content, embeds, allowed_mentions, flags, nonce, enforce_nonce }
  delete $defs.MessageCreateRequest
  return z.fromJSONSchema({ type: 'object', properties, additionalProperties: false, $defs } as never)
}

/** Everything that Discord would read in the titles and descriptions. */
function nodesOf(messages: DiscordMessage[]): Inline[] {
  return embedsOf(messages)
    .flatMap(({ title, description }) => [title ?? '', ...(description ?? '').split('\n')])
    .flatMap(readBlocks)
    .flatMap((block) => flat(block.children))
}

/** Every node of a tree, parents first. */
function flat(nodes: Inline[]): Inline[] {
  return nodes.flatMap((node) => ('children' in node ? [node, ...flat(node.children)] : [node]))
}
