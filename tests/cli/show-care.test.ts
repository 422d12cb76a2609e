import { describe, expect, it } from 'vitest'
import type { Restored } from '../../src/app/restore.js'
import { showBackup, showErased, showRestored, showRetained } from '../../src/cli/show-care.js'

const counts = {
  editions: 1,
  editorials: 12,
  revisions: 13,
  subscribers: 2,
  subscriptions: 2,
  deliveries: 24,
}

const restored: Restored = {
  file: '/srv/b.db',
  database: '/srv/masthead.db',
  madeAt: '2026-01-14T07:00:00.000Z',
  migrated: [],
  counts,
  kept: null,
  isPastKnown: false,
  known: 0,
  held: 0,
  resent: 0,
  ended: 0,
  erased: 0,
}

describe('what a person reads of', () => {
  it('a backup', () => {
    const shown = showBackup({
      file: '/srv/b.db',
      kind: 'SQLite',
      database: '/srv/masthead.db',
      bytes: 1_234_567,
      madeAt: '2026-01-14T07:00:00.000Z',
      tables: '004-search',
      counts,
    })
    expect(shown).toMatch(
      /\/srv\/b.db\n {2}1.2 MB, checked; SQLite at \/srv\/masthead.db as it was at 2026-01-14T07/,
    )
    expect(shown).toMatch(/1 edition, 12 editorials, 2 subscribers, 24 deliveries/)
  })

  it('a restore says only what happened', () => {
    expect(showRestored(restored)).not.toMatch(/\b0 |could not be read|kept as/)
    const told = showRestored({
      ...restored,
      kept: '/srv/masthead.db.before-restore',
      held: 1,
      known: 3,
      resent: 2,
      ended: 1,
      erased: 2,
      migrated: ['007-care'],
    }).replace(/\s+/g, ' ')
    expect(told).toContain('Its tables were brought up to date: 007-care.')
    expect(told).toContain('The replaced database could not be read')
    expect(told).toContain('3 deliveries had ended since, as the replaced database knows.')
    expect(told).toContain('2 deliveries will be sent.')
    expect(told).toContain('1 delivery will not be sent')
    expect(told).toContain('1 subscription ended since')
    expect(told).toContain('2 people erased since')
    expect(told).toContain('kept as /srv/masthead.db.before-restore.')
  })

  it('retention', () => {
    const shown = showRetained(
      [
        { what: 'deliveries', before: '2025-01-14T00:00:00.000Z', removed: 7 },
        { what: 'editorials', before: null, removed: 0 },
      ],
      true,
    )
    expect(shown).toMatch(/deliveries +before 2025-01-14 +7\n/)
    expect(shown).toMatch(/editorials that no edition carried +kept for ever\n/)
    expect(shown).toMatch(/7 rows would be removed/)
  })

  it('an erasure names newsletters and numbers, and not the person', () => {
    const shown = showErased({
      channel: 'email',
      address: 'reader@example.org',
      createdAt: '2026-01-01T00:00:00.000Z',
      subscriptions: [{ newsletter: 'daily', status: 'active' }],
      deliveries: { accepted: 3, planned: 1 },
      isErased: true,
    })
    expect(shown).toMatch(
      /1 subscription: daily \(active\)\n {2}4 deliveries: 3 accepted, 1 planned; their numbers stay/,
    )
    expect(shown).not.toContain('reader@')
  })
})
