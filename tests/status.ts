// How a house might stand: a small one in which all is well at ten in the morning in Seoul, unless changed.
import type { Status } from '../src/app/status.js'

export function status(changes: Partial<Status> = {}): Status {
  return {
    at: '2026-01-14T01:00:00.000Z',
    zone: 'Asia/Seoul',
    name: 'The Morning Desk',
    sources: ['harbor-ledger', 'meridian-post'].map((id) => source(id)),
    newsletters: [
      {
        id: 'daily',
        title: 'The Morning Masthead',
        zone: 'Asia/Seoul',
        nextSlot: '2026-01-14T22:00:00.000Z',
        overdueSlot: null,
        edition: {
          id: 12,
          newsletter: 'daily',
          number: 12,
          slot: '2026-01-13T22:00:00.000Z',
          publishedAt: '2026-01-13T22:00:03.000Z',
          total: 100,
          counts: { accepted: 97, unfinished: 0, uncertain: 0, failed: 3, bounced: 0, cancelled: 0 },
          isWhole: true,
          error: 'The mail server answered 550 5.1.1 to RCPT TO',
        },
      },
    ],
    queue: { unfinished: [], isWhole: true, waiting: { count: 0, isWhole: true }, oldestDue: [] },
    channels: [channel('email', 'Email'), channel('slack', 'Slack'), channel('discord', 'Discord', false)],
    model: { name: 'small-model-1', spent: 12_300, limit: 100_000 },
    database: { kind: 'SQLite', version: '3.46.0', bytes: 12_400_000, tables: '006-alarms' },
    disks: [{ holds: 'the database', folder: '/srv/masthead', freeBytes: 41e9, totalBytes: 100e9 }],
    clock: '2026-01-14T00:59:50.000Z',
    alarms: [],
    needsPerson: false,
    ...changes,
  }
}

export function source(
  id: string,
  changes: Partial<Status['sources'][number]> = {},
): Status['sources'][number] {
  return {
    id,
    name: `Paper ${id}`,
    state: 'fresh',
    readAt: '2026-01-14T00:50:00.000Z',
    failures: 0,
    says: null,
    code: null,
    ...changes,
  }
}

export function channel(name: string, title: string, isOn = true): Status['channels'][number] {
  const sending = {
    channel: name,
    acceptedAt: '2026-01-13T22:10:00.000Z',
    failedAt: null,
    failingSince: null,
    failures: 0,
    outcome: null,
    error: null,
  }
  return { name, title, isOn, sending: isOn ? sending : null, listening: null }
}
