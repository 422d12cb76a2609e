// An edition as a person reads it on a terminal of 80 columns.
import { join } from 'node:path'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { showDelivered, showEdition } from '../../src/cli/show.js'
import { topicEdition, wideEdition } from '../topics.js'
import { edition, editorials, item } from '../world.js'

describe('a topic on a terminal', () => {
  const shown = showEdition(topicEdition())

  test('says who wrote first, who is silent, and how long the edition takes to read', () => {
    expect(shown).toContain('at 07:00\n4 editorials from 3 papers · 1 min\n')
    expect(shown.replace(/\n/g, ' ')).toContain(
      '3 papers · First: The Paper of Ward 1 · Nothing on it: The Meridian Post, The Northgate Courier',
    )
  })

  test('marks what a model wrote', () => {
    expect(shown.replace(/\n/g, ' ')).toContain(
      'Two papers want the harbour open at night. (written by a model: local-model-8b)',
    )
    expect(shown).toContain('港の灯を消すな\nDo not put out the lights of the harbour (written by a model:')
  })

  test('names an editorial without a summary once, with its position', () => {
    expect(shown.match(/Position 3 is that the harbour must stay open\./g)).toHaveLength(1)
    expect(shown).toContain('Also on this\nThe Paper of Ward 3  Position 3 is that')
    expect(shown).not.toContain('number 3')
  })

  test('sets a label that is long over its sentence, so that all sentences begin in one column', () => {
    expect(shown).toContain(
      [
        'Holds    Position 1 is that the harbour must stay open.',
        'Because  A port that closes at night sends its ships to U.S. docks, at 3.5 times',
        '         the price.',
        'Demands of the council',
        '         The council should vote for the lights on Jan. 20.',
      ].join('\n'),
    )
  })
})

test.each(['en', 'ko', 'ja', 'de'])('an edition in %s is dated on a clock of 24 hours', (language) => {
  const [, dated] = showEdition(edition({ items: [item(1)], language })).split('\n')
  expect(dated).toMatch(/0?7:00$/)
  expect(dated).not.toMatch(/AM|오전|午前/)
})

test('a delivery that only wrote a file says which', () => {
  const delivered = { delivery: 4, newsletter: 'daily', edition: 1, channel: 'email', error: null }
  const file = join(process.cwd(), 'var/outbox/email/daily-1-a.eml')
  expect(showDelivered([{ ...delivered, status: 'accepted', file }]).replace(/\s+/g, ' ')).toBe(
    '✓ daily 1 by email (delivery 4): accepted, written to var/outbox/email/daily-1-a.eml',
  )
  expect(showDelivered([{ ...delivered, status: 'accepted', file: null }])).toBe(
    '✓ daily 1 by email (delivery 4): accepted',
  )
})

test.each([
  ['boards of long names in other scripts', wideEdition()],
  ['a topic with its board', topicEdition()],
  ['long labels', edition({ items: editorials(3, { teaser: 'paywalled', language: 'ja' }) })],
  ['no topics', edition({ sections: [{ topic: null, items: [item(1)] }] })],
])('no line is wider than the terminal, but for links: %s', (_, given) => {
  const lines = showEdition(given).split('\n')
  expect(lines.filter((line) => stringWidth(line) > 80 && !/^\s*https:\S+$/.test(line))).toEqual([])
})
