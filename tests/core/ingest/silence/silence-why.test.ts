import { describe, expect, test } from 'vitest'
import type { ReadingState } from '../../../../src/core/ingest/silence/silence.js'
import { readerWhy, type SilenceCode, whySilent } from '../../../../src/core/ingest/silence/why.js'
import type { SourceKind } from '../../../../src/core/model.js'
import { at, readJustNow } from './papers.js'

const SEOUL = 'Asia/Seoul'
const now = at('2026-01-14', '09:00', SEOUL)
const since = at('2026-01-14', '06:30', SEOUL)

function why(change: Partial<ReadingState> | null, kind: SourceKind = 'feed', missing = since) {
  return whySilent(change === null ? null : readJustNow(now, change), {
    source: { id: 'hani', kind },
    since: missing,
    now,
    zone: SEOUL,
    language: 'en',
  })
}

describe('the operator reads', () => {
  test('since when a source is silent, what was tried and what to do', () => {
    expect(
      why({ failures: 3, status: 403, error: 'https://example.org/rss answered 403 Forbidden' }),
    ).toEqual({
      code: 'refused',
      operator:
        'Source "hani" has been silent since 06:30; its feed answers 403. Try: masthead sources check hani',
      reader: 'could not be read',
    })
  })

  test('the date too, when it was another day', () => {
    expect(why({}, 'feed', at('2026-01-12', '06:30', SEOUL)).operator).toContain('since 2026-01-12 06:30;')
  })

  const held = at('2026-01-14', '11:00', SEOUL)
  const cases: [
    name: string,
    kind: SourceKind,
    state: Partial<ReadingState> | null,
    code: SilenceCode,
    said: string,
  ][] = [
    ['not found', 'page', { failures: 1, status: 404 }, 'refused', 'its page answers 404'],
    [
      'refused until later',
      'feed',
      { failures: 2, status: 403, heldUntil: held },
      'refused',
      'its feed answers 403',
    ],
    [
      'gone',
      'feed',
      { failures: 1, status: 410, goneAt: now },
      'gone',
      'its feed is gone for good (410). Give it another address in masthead.yaml.',
    ],
    ['a broken server', 'feed', { failures: 2, status: 503 }, 'unreachable', 'its feed answers 503'],
    [
      'no answer',
      'feed',
      { failures: 2, error: 'https://example.org/rss did not answer within 15 s.' },
      'unreachable',
      'its feed cannot be read: https://example.org/rss did not answer within 15 s. Try',
    ],
    [
      'robots.txt',
      'page',
      { failures: 1, error: 'https://example.org/opinion is closed to us by robots.txt of example.org' },
      'forbidden-by-robots',
      'robots.txt keeps us out: https://example.org/opinion is closed',
    ],
    [
      'too many requests',
      'feed',
      { failures: 1, status: 429, heldUntil: held },
      'held',
      'its server asked us to wait (429) until 11:00',
    ],
    [
      'Retry-After',
      'feed',
      { failures: 1, status: 503, heldUntil: held },
      'held',
      'its server asked us to wait (503) until 11:00',
    ],
    ['an empty feed', 'feed', { found: 0 }, 'empty', 'its feed can be read and is empty'],
    [
      'a page without headlines',
      'page',
      { found: 0 },
      'no-links',
      'its page shows no feed and no headline links',
    ],
    [
      'a page that cannot be made out',
      'page',
      { failures: 2, error: 'shows no headline links; name them' },
      'no-links',
      'its page shows no headline links; name them',
    ],
    ['nothing new', 'feed', { found: 30 }, 'nothing-new', 'its feed can be read and holds nothing new'],
    ['an answer that nothing changed', 'feed', { found: null }, 'nothing-new', 'holds nothing new'],
    ['never read', 'text', null, 'unread', 'its saved text has not been read yet'],
    ['never read with success', 'feed', { readAt: null }, 'unread', 'its feed has not been read yet'],
  ]
  test.each(cases)('of %s', (_, kind, state, code, said) => {
    const reason = why(state, kind)
    expect(reason.code).toBe(code)
    expect(reason.operator).toContain(said)
    expect(reason.operator).not.toMatch(/\.\.|null|undefined|\n/)
  })

  test('one line, whatever a server wrote', () => {
    const { operator } = why({ failures: 2, error: `no\r\nBcc: x\u202e${'long '.repeat(500)}` })
    expect(operator).not.toMatch(/[\r\n\u202e]/)
    expect(operator.length).toBeLessThan(500)
  })
})

describe('readers read after the name of the paper', () => {
  const codes: SilenceCode[] = [
    'refused',
    'gone',
    'unreachable',
    'forbidden-by-robots',
    'empty',
    'no-links',
    'nothing-new',
    'held',
    'unread',
  ]

  test.each(codes)('a few words in the language of the edition, and no figures of ours: %s', (code) => {
    expect(readerWhy(code, 'ko-KR')).toMatch(/^[\p{Script=Hangul} ]+$/u)
    expect(readerWhy(code, 'ja')).toMatch(/^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]+$/u)
    expect(readerWhy(code, 'en')).toMatch(/^[a-z ]+$/)
  })

  test('English, where a language is not here yet', () => {
    expect(readerWhy('nothing-new', 'fr')).toBe('has published nothing new')
    expect(readerWhy('nothing-new', 'constructor')).toBe('has published nothing new')
  })
})
