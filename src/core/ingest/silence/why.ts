// Why a source is silent, in one word for machines, a sentence for the operator and a few words for readers.
// Promises: the operator learns what was tried and what to do; readers learn nothing of our machinery.
import type { Instant, Language, Source, SourceKind, Zone } from '../../model.js'
import { oneLine, shorten } from '../../text.js'
import { offsetTime } from '../../zone.js'
import type { ReadingState } from './silence.js'

export type SilenceCode =
  | 'refused'
  | 'gone'
  | 'unreachable'
  | 'forbidden-by-robots'
  | 'empty'
  | 'no-links'
  | 'nothing-new'
  | 'held'
  | 'unread'

export interface SilenceReason {
  code: SilenceCode
  /** A sentence or two with what to do next: `Source "hani" has been silent since 06:30; its feed answers 403. ...` */
  operator: string
  /** Follows the paper's name: "could not be read". */
  reader: string
}

export interface SilenceOf {
  source: Pick<Source, 'id' | 'kind'>
  /** See `silenceOf`. */
  since: Instant
  now: Instant
  /** Zone of the operator's clock, in which times are written. */
  zone: Zone
  /** Of the words for readers. */
  language: Language
}

/** What `state` says of a source that is silent; null: it was never asked. */
export function whySilent(
  state: ReadingState | null,
  { source, since, now, zone, language }: SilenceOf,
): SilenceReason {
  const code = codeOf(state, source.kind, now)
  const time = (instant: Instant) => timeOf(instant, now, zone)
  const what = detailOf(code, state, { place: PLACES[source.kind], time })
  const advice =
    code === 'gone' ? 'Give it another address in masthead.yaml.' : `Try: masthead sources check ${source.id}`
  return {
    code,
    operator: `Source "${source.id}" has been silent since ${time(since)}; ${what}. ${advice}`,
    reader: readerWhy(code, language),
  }
}

/** A few words that follow the paper's name; English where a language is not here yet. */
export function readerWhy(code: SilenceCode, language: Language): string {
  const words = READER_WORDS.get(language.toLowerCase().split('-')[0] ?? '') ?? english
  return words[code]
}

function codeOf(state: ReadingState | null, kind: SourceKind, now: Instant): SilenceCode {
  if (state === null) return 'unread'
  if (state.goneAt !== null || (state.failures > 0 && state.status === 410)) return 'gone'
  if (state.failures > 0) return codeOfFailure(state, now)
  if (state.heldUntil !== null && state.heldUntil > now) return 'held'
  if (state.readAt === null) return 'unread'
  // Nothing changed since then says no number, and is an answer all the same.
  if (state.found !== 0) return 'nothing-new'
  return kind === 'page' ? 'no-links' : 'empty'
}

function codeOfFailure({ status, error, heldUntil }: ReadingState, now: Instant): SilenceCode {
  // What io/guest and app/read say of such failures; they carry no status of their own.
  if (error !== null && /robots\.txt/i.test(error)) return 'forbidden-by-robots'
  if (status !== null && status >= 400 && status < 500 && status !== 429) return 'refused'
  if (status === 429 || (heldUntil !== null && heldUntil > now)) return 'held'
  if (status === null && error !== null && /\bno (headline )?links|\bno feed\b/i.test(error))
    return 'no-links'
  return 'unreachable'
}

const PLACES: Record<SourceKind, string> = { feed: 'feed', page: 'page', text: 'saved text' }

/** An error of several parts may be long; its beginning says what happened. */
const LONGEST_ERROR = 300

function detailOf(
  code: SilenceCode,
  state: ReadingState | null,
  { place, time }: { place: string; time: (instant: Instant) => string },
): string {
  const answer = state?.status ?? null
  const error = shorten(oneLine(state?.error ?? ''), LONGEST_ERROR).replace(/[.\s]+$/, '')
  switch (code) {
    case 'refused':
      return `its ${place} answers ${answer}`
    case 'gone':
      return `its ${place} is gone for good (410)`
    case 'unreachable':
      if (answer !== null) return `its ${place} answers ${answer}`
      return error === '' ? `its ${place} cannot be read` : `its ${place} cannot be read: ${error}`
    case 'forbidden-by-robots':
      return `robots.txt keeps us out: ${error}`
    case 'empty':
      return `its ${place} can be read and is empty`
    case 'no-links':
      return state?.failures === 0
        ? `its ${place} shows no feed and no headline links`
        : `its ${place} ${error}`
    case 'nothing-new':
      return `its ${place} can be read and holds nothing new`
    case 'held': {
      const until = state?.heldUntil ?? state?.dueAt
      const asked = `its server asked us to wait${answer === null ? '' : ` (${answer})`}`
      return until ? `${asked} until ${time(until)}` : asked
    }
    case 'unread':
      return `its ${place} has not been read yet`
  }
}

/** "06:30" today, "2026-01-12 06:30" on other days. */
function timeOf(instant: Instant, now: Instant, zone: Zone): string {
  const there = offsetTime(Date.parse(instant), zone)
  const today = offsetTime(Date.parse(now), zone).slice(0, 10)
  const time = there.slice(11, 16)
  return there.startsWith(today) ? time : `${there.slice(0, 10)} ${time}`
}

type ReaderWords = Record<SilenceCode, string>

const english: ReaderWords = {
  refused: 'could not be read',
  gone: 'no longer publishes at this address',
  unreachable: 'could not be read',
  'forbidden-by-robots': 'does not let programs read it',
  empty: 'lists no editorials',
  'no-links': 'could not be read',
  'nothing-new': 'has published nothing new',
  held: 'could not be read yet',
  unread: 'has not been read yet',
}

const korean: ReaderWords = {
  refused: '읽어 오지 못했습니다',
  gone: '이 주소에서는 더 이상 나오지 않습니다',
  unreachable: '읽어 오지 못했습니다',
  'forbidden-by-robots': '프로그램으로 읽는 것을 허용하지 않습니다',
  empty: '올라온 사설이 없습니다',
  'no-links': '읽어 오지 못했습니다',
  'nothing-new': '새 사설이 나오지 않았습니다',
  held: '아직 읽어 오지 못했습니다',
  unread: '아직 읽어 오지 못했습니다',
}

const japanese: ReaderWords = {
  refused: '読み込めませんでした',
  gone: 'このアドレスでは掲載を終えています',
  unreachable: '読み込めませんでした',
  'forbidden-by-robots': 'プログラムによる閲覧を認めていません',
  empty: '社説が掲載されていません',
  'no-links': '読み込めませんでした',
  'nothing-new': '新しい社説が出ていません',
  held: 'まだ読み込めていません',
  unread: 'まだ読み込めていません',
}

const READER_WORDS = new Map(Object.entries({ en: english, ko: korean, ja: japanese }))
