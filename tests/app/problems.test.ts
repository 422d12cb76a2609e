// What needs a person, and what does not yet, told from how the house stands.
import { describe, expect, it } from 'vitest'
import { problemsIn } from '../../src/app/problems.js'
import type { Status } from '../../src/app/status.js'
import { channel, source, status } from '../status.js'

const found = (changes: Partial<Status> = {}) =>
  problemsIn(status(changes)).map(({ key, severity }) => `${severity} ${key}`)
const says = (changes: Partial<Status>) => problemsIn(status(changes)).map((problem) => problem.says)

/** The latest edition with so many failures of so many deliveries. */
function failed(lost: number, total: number, publishedAt = '2026-01-13T22:00:03.000Z') {
  const [newsletter] = status().newsletters
  if (!newsletter?.edition) throw new Error('there is no edition')
  const counts = { ...newsletter.edition.counts, accepted: total - lost, failed: lost }
  return { newsletters: [{ ...newsletter, edition: { ...newsletter.edition, total, counts, publishedAt } }] }
}

it('a house in which all is well has none, a few failures included', () => {
  expect(found()).toEqual([])
})

describe('deliveries that failed', () => {
  it.each([
    [0, 100, []],
    [4, 100, []],
    [5, 100, ['ill failed:daily']],
    [1, 20, ['ill failed:daily']],
    [1, 21, []],
    [1, 1, ['ill failed:daily']],
  ])('%i of %i', (lost, total, problems) => {
    expect(found(failed(lost, total))).toEqual(problems)
  })

  it('of an edition that is days old are history', () => {
    expect(found(failed(100, 100, '2026-01-11T00:59:00.000Z'))).toEqual([])
  })
})

describe('a disk', () => {
  const disk = (freeBytes: number, totalBytes = 100e9) => ({
    disks: [{ holds: 'the database', folder: '/srv', freeBytes, totalBytes }],
  })
  it.each([
    [41e9, 100e9, []],
    [900e6, 100e9, ['mild disk:the database']],
    // A small disk that is half empty is no news.
    [900e6, 2e9, []],
    [199e6, 2e9, ['ill disk:the database']],
  ])('with %d of %d bytes left', (freeBytes, totalBytes, problems) => {
    expect(found(disk(freeBytes, totalBytes))).toEqual(problems)
  })

  it('is named with its folder and what to do', () => {
    expect(says(disk(12_345_678))).toEqual([
      'The disk of the database has 12 MB left (/srv). Free some space.',
    ])
  })
})

describe('a source', () => {
  const one = (changes: Parameters<typeof source>[1]) => ({
    sources: [source('hani', { says: 'Source "hani" fails.', ...changes })],
  })
  it.each([
    ['late because its server refuses', { state: 'late', code: 'refused' }, ['ill source:hani']],
    ['late because it printed nothing', { state: 'late', code: 'nothing-new' }, ['mild source:hani']],
    ['failing once', { state: 'failing', code: 'unreachable', failures: 1 }, []],
    ['failing often, read an hour ago', { state: 'failing', code: 'unreachable', failures: 9 }, []],
    [
      'failing often, read a day ago',
      { state: 'failing', code: 'unreachable', failures: 9, readAt: '2026-01-13T00:00:00.000Z' },
      ['ill source:hani'],
    ],
    [
      'failing often, never read',
      { state: 'failing', code: 'refused', failures: 5, readAt: null },
      ['ill source:hani'],
    ],
    ['gone for good', { state: 'failing', code: 'gone', failures: 1 }, ['ill source:hani']],
    ['not read yet', { state: 'unread', says: null }, []],
  ] as const)('that is %s', (_, changes, problems) => {
    expect(found(one(changes))).toEqual(problems)
  })
})

it('a channel that is off has no problem, whatever it last said', () => {
  const broken = channel('slack', 'Slack')
  const sending = {
    channel: 'slack',
    acceptedAt: null,
    failedAt: '2026-01-14T00:58:00.000Z',
    failingSince: '2026-01-14T00:58:00.000Z',
    failures: 1,
    outcome: 'misconfigured' as const,
    error: 'Slack: the bot token is refused',
  }
  expect(says({ channels: [{ ...broken, sending, listening: sending }] })).toEqual([
    'Slack does not take messages: Slack: the bot token is refused. Try: masthead check',
    'Slack does not hand us commands: Slack: the bot token is refused. Try: masthead check',
  ])
  expect(found({ channels: [{ ...broken, isOn: false, sending }] })).toEqual([])
})

it('a budget that is used up is worth a look, and no more', () => {
  expect(found({ model: { name: 'm', spent: 94_999, limit: 100_000 } })).toEqual([])
  expect(found({ model: { name: 'm', spent: 95_000, limit: 100_000 } })).toEqual(['mild model'])
})

it('a clock is stuck after a quarter of an hour, and not when there never was one', () => {
  expect(found({ clock: '2026-01-14T00:45:00.000Z' })).toEqual([])
  expect(found({ clock: '2026-01-14T00:44:59.000Z' })).toEqual(['ill clock'])
  expect(found({ clock: null })).toEqual([])
})
