// How editions look on Slack: what a topic says and in which order, every size within Slack's limits, every editorial
// accounted for, and words of papers and models that stay words.
import type { KnownBlock } from '@slack/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import slack from '../../../adapters/slack/index.js'
import type { SlackMessage } from '../../../adapters/slack/limits.js'
import type { DigestItem, Edition } from '../../../src/core/model.js'
import { anyEdition, saying, sizeOf, topicsOf } from '../../topic-editions.js'
import {
  boardOf,
  hostileTopicEdition,
  topicEdition,
  topicSection,
  wideEdition,
  written,
} from '../../topics.js'
import { edition, editorials, item, site } from '../../world.js'

const render = (given: Edition) => slack.render(given, site) as SlackMessage[]
const violationsOf = (given: Edition) => render(given).flatMap(slack.violations)

describe('a topic', () => {
  test('says its name, who was first and who is silent, what a model says, its editorials and then the others', () => {
    const lines = linesOf(edition({ sections: [topicSection()] }))
    expect(lines.slice(1, -1)).toEqual([
      'No. 7 · Wednesday, January 14, 2026 · 2 editorials from 2 papers · 1 min',
      'Harbour lights',
      '3 papers · First: The Paper of Ward 1 · Nothing on it: The Meridian Post, The Northgate Courier',
      'Two papers want the harbour open at night.  (written by a model: local-model-8b)',
      'The Paper of Ward 1',
      'Keep the harbour lights on, number 1',
      'Holds  Position 1 is that the harbour must stay open.',
      'Because  A port that closes at night sends its ships to U.S. docks, at 3.5 times the price.',
      'Demands of the council  The council should vote for the lights on Jan. 20.',
      'The Paper of Ward 2',
      'Keep the harbour lights on, number 2',
      'Holds  Position 2 is that the harbour must stay open.',
      'Because  A port that closes at night sends its ships to U.S. docks, at 3.5 times the price.',
      'Demands of the council  The council should vote for the lights on Jan. 20.',
      'Also on this',
      'The Paper of Ward 3  Position 3 is that the harbour must stay open.',
    ])
  })

  test('has what a model wrote in italics, outside of the quotations', () => {
    const [{ blocks }] = render(edition({ sections: [topicSection()] })) as [SlackMessage]
    const italic = nodesOf(blocks).filter((node) => node.style?.italic)
    expect(italic.map(({ text }) => text)).toEqual(['Two papers want the harbour open at night.'])
    const quoted = nodesOf(blocks).filter(({ type }) => type === 'rich_text_quote')
    expect(JSON.stringify(quoted)).not.toContain('Two papers want')
  })

  test('names six silent papers and the number of the others', () => {
    const facts = linesOf(topicsOf(3)).find((line) => line.includes('Nothing on it'))
    expect(facts).toMatch(/Nothing on it: Silent Paper 0, .*Silent Paper 5, \+34$/)
  })

  test('from before there were boards says what it always said', () => {
    const lines = linesOf(edition({ sections: [{ topic: 'Harbour lights', items: editorials(2) }] }))
    expect(lines).toContain('Harbour lights  2 editorials from 2 papers')
    expect(lines.join('\n')).not.toMatch(/First:|Nothing on it|Also on this|by a model/)
  })

  test('leaves an introduction out that is too long, and says a headline where the position is too long', () => {
    const long = 'A sentence that goes on and on. '.repeat(40)
    const items = editorials(1)
    const others = [item(3, { summary: [{ role: 'position', text: long, start: 0, end: 1, revision: 'r' }] })]
    const section = { topic: 'Harbour lights', items, board: boardOf(items, { others }) }
    const lines = linesOf(edition({ sections: [{ ...section, introduction: written(long) }] }))
    expect(lines.join('\n')).not.toContain('A sentence that goes on')
    expect(lines).toContain('The Paper of Ward 3  Keep the harbour lights on, number 3')
  })

  test('says only that something is demanded where the addressee is longer than a label', () => {
    const items = editorials(1)
    const board = boardOf(items)
    const rows = board.rows.map((row) => ({
      ...row,
      addressee: { text: 'all of '.repeat(30), start: 0, end: 1 },
    }))
    const lines = linesOf(edition({ sections: [{ topic: 'Harbour', items, board: { ...board, rows } }] }))
    expect(lines).toContain('Demands  The council should vote for the lights on Jan. 20.')
  })
})

describe('a translated headline', () => {
  const translated = (changes: Partial<DigestItem>) =>
    item(1, { title: '港の灯を消すな', headline: written('Do not put out the lights'), ...changes })

  test('stands below the original, which keeps the link, and says that a model wrote it', () => {
    const given = edition({ sections: [{ topic: null, items: [translated({})] }] })
    expect(linesOf(given)).toEqual(
      expect.arrayContaining([
        '港の灯を消すな',
        'Do not put out the lights  (written by a model: local-model-8b)',
      ]),
    )
    expect(linksOf(given).find(({ text }) => text === '港の灯を消すな')?.url).toContain('editorials/1')
    expect(linksOf(given).some(({ text }) => text?.includes('put out'))).toBe(false)
  })

  test('stands after the original in the list of what was also published', () => {
    const lines = linesOf(
      edition({ items: editorials(1, {}), alsoPublished: [translated({ editorial: 9 })] }),
    )
    expect(lines).toContain(
      '港の灯を消すな  The Paper of Ward 1 · Do not put out the lights  (written by a model: local-model-8b)',
    )
  })
})

describe('a link', () => {
  test('leads to the quoted sentence, of a summary and of a position that stands alone', () => {
    const links = linksOf(topicEdition()).map(({ url }) => url)
    for (const number of [1, 3])
      expect(links).toContain(
        `https://paper.example/editorials/${number}#:~:text=Position%20${number}%20is%20that%20the%20harbour%20must%20stay%20open.`,
      )
  })

  test('leads to the page where the address of the sentence would be long', () => {
    const url = `https://paper.example/${'harbour-'.repeat(70)}`
    const given = edition({ sections: [{ topic: null, items: editorials(1, { url }) }] })
    expect(linksOf(given)[0]?.url).toBe(url)
  })

  test('leads to the page in an edition in which the longer ones would cost an editorial its place', () => {
    expect(linksOf(topicsOf(9)).some(({ url }) => url?.includes(':~:text='))).toBe(true)
    expect(linksOf(topicsOf(200)).some(({ url }) => url?.includes(':~:text='))).toBe(false)
  })
})

describe('what Slack takes', () => {
  test.each([0, 1, 9, 60, 200])('%i editorials in topics, in at most six messages', (count) => {
    expect(violationsOf(topicsOf(count))).toEqual([])
    expect(render(topicsOf(count)).length).toBeLessThanOrEqual(6)
  })

  test.each([
    ['200 editorials in topics', topicsOf(200)],
    ['60 editorials in topics', topicsOf(60)],
    ['a topic of wide names with 60 editorials on its board', wideEdition()],
  ])('%s: each is shown, named, or counted behind the link', (_, given) => {
    const said = linesOf(given).join('\n')
    const shown = new Set([...said.matchAll(/(?:number|Position) (\d+)/g)].map(([, number]) => number))
    const counted = /→ .*?(\d+)(?: editorials|편)/.exec(said)?.[1] ?? '0'
    expect(shown.size + Number(counted)).toBe(sizeOf(given))
  })

  test('no sentence twice', () => {
    for (const given of [topicEdition(), topicsOf(9), topicsOf(60)]) {
      const positions =
        linesOf(given)
          .join('\n')
          .match(/Position \d+ is/g) ?? []
      expect(new Set(positions).size).toBe(positions.length)
    }
  })

  test('no message begins with a list of others whose topic stands in the message before, if both fit', () => {
    for (const { blocks } of render(topicsOf(60)))
      expect(JSON.stringify(blocks[0])).not.toContain('Also on this')
  })

  test('two hundred thousand characters in one word, wherever they stand', () => {
    for (const word of ['a', '*', '&', '海', '👩‍👩‍👧‍👦', '\u0301'])
      expect(violationsOf(saying(word.repeat(200_000)))).toEqual([])
  })

  test('whatever papers, models and operators write', () => {
    fc.assert(
      fc.property(anyEdition, (given) => {
        expect(violationsOf(given)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('hostile words', () => {
  test('are words and nothing else, in every place', () => {
    const given = hostileTopicEdition()
    expect(violationsOf(given)).toEqual([])
    const types = new Set(render(given).flatMap(({ blocks }) => nodesOf(blocks).map(({ type }) => type)))
    expect([...types].sort()).toEqual([
      'context',
      'divider',
      'header',
      'link',
      'mrkdwn',
      'plain_text',
      'rich_text',
      'rich_text_list',
      'rich_text_quote',
      'rich_text_section',
      'text',
    ])
    // The one place of markup is our own link at the end.
    const markup = render(given).flatMap(({ blocks }) =>
      nodesOf(blocks).filter(({ type }) => type === 'mrkdwn'),
    )
    expect(markup).toHaveLength(1)
    for (const { url } of linksOf(given)) expect(url).toMatch(/^https:\/\/paper\.example\//)
  })

  test('are drawn as they stand', async () => {
    const html = await slack.draw(slack.render(hostileTopicEdition(), site), site)
    const shown = html.slice(html.indexOf('<main'))
    const hosts = [...shown.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => new URL(href).hostname)
    expect([...new Set(hosts)].sort()).toEqual(['digest.example.org', 'paper.example'])
    expect(shown.includes('Nothing on it: &lt;script&gt;alert(1)&lt;/script&gt;')).toBe(true)
    expect(/slack_broadcast|slack_user/.test(shown)).toBe(false)
  })
})

interface Node {
  type: string
  text?: string
  url?: string
  style?: { italic?: boolean; bold?: boolean }
}

/** Every object with a type, parents first. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  if (typeof value !== 'object' || value === null) return []
  const below = Object.values(value).flatMap(nodesOf)
  return 'type' in value ? [value as Node, ...below] : below
}

function linksOf(given: Edition): Node[] {
  return render(given).flatMap(({ blocks }) => nodesOf(blocks).filter(({ type }) => type === 'link'))
}

/** What a reader sees, line by line. */
function linesOf(given: Edition): string[] {
  return render(given).flatMap(({ blocks }) => blocks.flatMap(linesOfBlock))
}

function linesOfBlock(block: KnownBlock): string[] {
  if (block.type === 'header') return [block.text.text]
  if (block.type === 'context') return block.elements.map((one) => ('text' in one ? one.text : ''))
  if (block.type !== 'rich_text') return []
  return block.elements.flatMap((element) =>
    element.type === 'rich_text_list' ? element.elements.map(textOf) : textOf(element).split('\n'),
  )
}

function textOf({ elements }: { elements: readonly object[] }): string {
  return elements.map((one) => ('text' in one && typeof one.text === 'string' ? one.text : '')).join('')
}
