// What went wrong with a source, and what its operator can do about it: one sentence each, times on the site's clock.
import { later } from '../core/delivery/ledger.js'
import { messageOf, type UserError } from '../core/errors.js'
import type { Instant, Source, SourceKind, Teaser, Zone } from '../core/model.js'
import { FetchError, RefusedError } from '../io/fetch.js'
import { HeldError, RobotsError } from '../io/guest.js'
import { minuteIn, withLocalTimes } from './local-time.js'

/** `says` goes on from the source's name, or names its address itself. */
export interface SourceProblem {
  says: string
  mend: string
}

export interface ProblemOf {
  source: Source
  /** What its document looks like, where one came. */
  looksLike: SourceKind | null
  now: Instant
  /** Of the operator's clock. */
  zone: Zone
}

/** Why nothing of a source could be read. */
export function problemOf(error: UserError, { source, looksLike, now, zone }: ProblemOf): SourceProblem {
  const says = withLocalTimes(messageOf(error), zone)
  const until = (at: Instant) => `${minuteIn(at, zone)} ${zone}`
  if (error instanceof HeldError)
    return { says, mend: `Wait until ${until(error.until)}; the server asked for it.` }
  if (error instanceof RobotsError) return { says, mend: mendOfRobots(error, until) }
  if (error instanceof FetchError) return { says, mend: mendOfAnswer(error, { now, until }) }
  if (error instanceof RefusedError) return { says, mend: mendOfRefusal(messageOf(error)) }
  return wrongKind(source, looksLike) ?? { says: saysOf(says, source), mend: mendOfContent(source) }
}

/** A document that is plainly of another kind than masthead.yaml says; null when it is not. */
export function wrongKind({ kind }: Source, looksLike: SourceKind | null): SourceProblem | null {
  if (kind !== 'feed' && looksLike === 'feed')
    return { says: `is a feed, and is read as a ${kind}`, mend: 'Write kind: feed in masthead.yaml.' }
  if (kind === 'text' && looksLike === 'page')
    return { says: 'is a web page, and is read as saved text', mend: 'Write kind: page in masthead.yaml.' }
  return null
}

/** What can be said of a source that was read and lists nothing. */
export function listsNothing({ kind, url }: Source): SourceProblem {
  const mend =
    kind === 'text' ? `Are there texts in ${url}?` : `Is it the right address? Look at ${url} in a browser.`
  return { says: 'can be read and lists nothing', mend }
}

type Until = (at: Instant) => string

function mendOfRobots({ askAgainAt }: RobotsError, until: Until): string {
  if (askAgainAt !== null) return `Wait: robots.txt is asked for again after ${until(askAgainAt)}.`
  return 'Read its feed instead (kind: feed), or ask the paper.'
}

function mendOfAnswer(
  { status, retryAfterMs }: FetchError,
  { now, until }: { now: Instant; until: Until },
): string {
  if (status >= 300 && status < 400)
    return 'Enter the address where the document really is: the one that a browser shows in the end.'
  if (retryAfterMs !== null && (status === 429 || status >= 500))
    return `Wait until ${until(later(now, retryAfterMs))}; the server asked for it.`
  const other =
    status < 500 ? 'Look at the address in a browser.' : "Try again later; the trouble is the server's."
  return MENDS[status] ?? other
}

const MENDS: Record<number, string> = {
  401: 'It wants a password; look for its public feed.',
  403: 'It refuses programs, or ours. Set CONTACT_URL so that it sees who asks; ask the paper; try its feed.',
  404: "The address has moved; look for the new one on the paper's site.",
  410: "The address is gone for good; look for another one on the paper's site.",
  429: 'It was asked too often; it is left alone for a while.',
}

function mendOfRefusal(message: string): string {
  if (/user name or password/.test(message))
    return 'Take the user name and password out; they are never sent.'
  if (/not a web address/.test(message)) return 'Enter an http or https address.'
  return 'Set ALLOW_PRIVATE_NETWORKS=1 if it stands in your own network.'
}

function saysOf(says: string, { kind, links }: Source): string {
  const isSelector = kind === 'page' && links !== undefined && /headline links/.test(says)
  return isSelector ? `shows no link where its selector looks: links: ${links}` : says
}

function mendOfContent({ kind, url, links }: Source): string {
  if (kind === 'feed') return `Look at the address in a browser; try: masthead sources read ${url}`
  if (kind === 'text') return 'Name a folder of .txt files, or one of them.'
  return links === undefined
    ? 'Name the headline links with `links:` (a CSS selector), or look for a feed.'
    : 'Correct the selector, or leave `links:` out: then the links are found by their shape.'
}

/** What helps where only the feed's summary could be had. */
export const TEASER_MENDS: Record<Teaser, string> = {
  paywalled:
    "Its feed's summaries are published instead, and marked as such. A feed with whole texts would help.",
  closed:
    "robots.txt keeps programs out; its feed's summaries are published instead. Ask the paper, or look for a fuller feed.",
  unreachable: "It is tried again, waiting longer each time; until then the feed's summary stands.",
  short:
    'The page shows no more than its feed. If it does in a browser, the text may be built by a script: look for another feed.',
}
