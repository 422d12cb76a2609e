// The house on one screen of 80 columns.
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { Status } from '../../src/app/status.js'
import { harmless } from '../../src/cli/harmless.js'
import { showStatus } from '../../src/cli/show-status.js'
import { channel, source, status } from '../status.js'
import { HOSTILE } from '../world.js'

const shown = (changes: Partial<Status> = {}) => showStatus(status(changes))

function failing(error: string) {
  const one = channel('slack', 'Slack')
  const state = {
    channel: 'slack',
    acceptedAt: null,
    failedAt: '2026-01-14T00:58:00.000Z',
    failingSince: '2026-01-13T22:00:00.000Z',
    failures: 12,
    outcome: 'misconfigured' as const,
    error,
  }
  return { ...one, sending: state, listening: { ...state, channel: 'slack:commands' } }
}

/** Everything that can be wrong, in names that are wide and long. */
function troubled(words: string): Status {
  const [newsletter] = status().newsletters
  return status({
    name: words,
    sources: [
      ...Array.from({ length: 7 }, (_, n) =>
        source(`${'far-away-'.repeat(5)}${n}`, {
          name: words,
          state: n % 2 ? 'late' : 'failing',
          code: 'forbidden-by-robots',
          says: words,
        }),
      ),
      source('fresh'),
      source('new', { state: 'unread', readAt: null }),
    ],
    newsletters: newsletter?.edition
      ? [
          {
            ...newsletter,
            title: words,
            overdueSlot: '2026-01-14T00:00:00.000Z',
            edition: {
              ...newsletter.edition,
              total: 1_234_567,
              counts: {
                accepted: 1_000_000,
                unfinished: 100_000,
                uncertain: 1234,
                failed: 56_789,
                bounced: 777,
                cancelled: 66,
              },
              isWhole: false,
            },
          },
          { ...newsletter, id: 'empty', title: '', edition: null, nextSlot: null },
        ]
      : [],
    queue: {
      unfinished: [
        { edition: 12, channel: 'email', status: 'planned', count: 100_000 },
        { edition: 12, channel: 'email', status: 'sending', count: 4 },
        { edition: 12, channel: 'email', status: 'uncertain', count: 5 },
      ],
      isWhole: false,
      waiting: { count: 3, isWhole: true },
      oldestDue: [{ channel: 'email', at: '2026-01-14T00:30:00.000Z' }],
    },
    channels: [failing(words), channel('discord', 'Discord', false)],
    model: { name: 'm'.repeat(100), spent: 99_000, limit: 100_000 },
    clock: null,
    alarms: [
      { key: 'a', says: words, severity: 'ill', since: '2026-01-13T21:00:00.000Z', toldAt: null },
      { key: 'b', says: words, severity: 'mild', since: null, toldAt: null },
    ],
    needsPerson: true,
  })
}

describe('status', () => {
  it('says at one glance that all is well', () => {
    expect(shown()).toBe(
      [
        'The Morning Desk  Wed 14 Jan 2026, 10:00 Asia/Seoul                ✓ all is well',
        '',
        'Sources     ████████████████████████ 2 fresh',
        'Newsletters The Morning Masthead  next Thu 15 Jan, 07:00 (in 21 h)',
        '            No. 12 of Wed 14 Jan, 07:00, 100 deliveries',
        '            ████████████████████████ 97 accepted · 3 failed',
        'Queue       empty',
        'Channels    ● Email    accepted 2 h ago',
        '            ● Slack    accepted 2 h ago',
        '            ○ Discord  off',
        'Model       ███░░░░░░░░░░░░░░░░░░░░░ 12,300 of 100,000 tokens, small-model-1',
        'Database    SQLite 3.46.0, 12.4 MB, 41.0 GB free on its disk, tables 006-alarms',
        'Clock       moved 10 s ago',
      ].join('\n'),
    )
  })

  it('says what is wrong where it is wrong, and what needs a person at the end', () => {
    const text = showStatus(troubled('The Desk'))
    for (const words of [
      '✗ 1 thing needs a person',
      '1 fresh · 3 late · 4 failing · 1 unread',
      'and 3 more: masthead doctor',
      '✗ no edition for the slot of Wed 14 Jan, 09:00',
      '1,000,000 accepted at most · 100,000 to go',
      '1,234,567 deliveries',
      'commands: 2 min ago, 12 failures in a row: The Desk',
      '100,000+ planned',
      '3 wait for a person',
      'the oldest due 30 min ago',
      '2 min ago, 12 failures in a row: The Desk',
      'has not run on this database',
      '✗ The Desk (for 4 h)',
      '! The Desk',
    ]) {
      expect(text).toContain(words)
    }
  })

  it.each([
    ['plain words', 'The council should keep the lights on all night. '.repeat(8)],
    ['wide characters', '港の灯を消すなと市は言った。'.repeat(12)],
    ['words without an end', 'a'.repeat(400)],
    ...HOSTILE.map((text) => ['words of strangers', text]),
  ])('stays within 80 columns: %s', (_, words) => {
    const lines = harmless(showStatus(troubled(words ?? ''))).split('\n')
    expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([])
    expect(lines.join('')).not.toMatch(/[\u0000\u202E\r]/)
  })

  it('gives each thing that there is a cell of its bar', () => {
    const sources = [
      ...Array.from({ length: 500 }, (_, n) => source(`paper-${n}`)),
      source('late', { state: 'late', code: 'refused', says: 'It is late.' }),
    ]
    const line = shown({ sources })
      .split('\n')
      .find((one) => one.startsWith('Sources'))
    expect(line).toBe('Sources     ████████████████████████ 500 fresh · 1 late')
  })
})
