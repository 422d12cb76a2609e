// What a host's robots.txt asks of us, and whether it lets us read an address.
// Promises RFC 9309 to the letter where it is precise; never throws on any text, and needs time in proportion
// to the length of a file and an address, whatever is written in them: no pattern becomes a regular expression.

/** RFC 9309 section 2.5 asks for 500 KiB at least; what stands behind it is not read (bytes of UTF-8). */
export const MOST_BYTES = 500 * 1024
/** A crawl delay beyond this is no longer a pace but a wish that we go away, which has its own word (ms). */
const LONGEST_DELAY_MS = 30_000

export interface RobotsRules {
  /** The most specific first; of two equally long ones the permission. */
  rules: RobotsRule[]
  /** The gap that is asked for between two requests. Not in the RFC, but widely written; at most 30 s. */
  crawlDelayMs: number | null
}

interface RobotsRule {
  isPermission: boolean
  /** The literal pieces between the asterisks of the pattern. */
  pieces: string[]
  /** The pattern ends with "$": the address must end with it too. */
  isWhole: boolean
  /** How specific it is: the octets of its pattern. */
  length: number
}

/** The rules for `product` ("Masthead"), in any case of letters; those for "*" where no group names it. */
export function readRobots(text: string, product: string): RobotsRules {
  const own = emptyGroup(product.toLowerCase())
  const any = emptyGroup('*')
  let isHead = false

  for (const [key, value] of records(text)) {
    if (key === 'user-agent') {
      const agent = agentOf(value)
      for (const group of [own, any]) {
        group.isOpen = group.agent === agent || (isHead && group.isOpen)
        group.isNamed ||= group.isOpen
      }
      isHead = true
      continue
    }
    // Other records, also a crawl delay, do not end the head of a group (RFC 9309 section 2.2.4).
    if (key === 'allow' || key === 'disallow') isHead = false
    if (own.isOpen) note(own, key, value)
    if (any.isOpen) note(any, key, value)
  }
  const { rules, crawlDelayMs } = own.isNamed ? own : any
  return { rules: rules.sort(bySpecificity), crawlDelayMs }
}

/** May we read this address? Only its path and query count. Throws a TypeError when `url` is none. */
export function isAllowed({ rules }: RobotsRules, url: string | URL): boolean {
  const { pathname, search } = new URL(url)
  if (pathname === '/robots.txt') return true
  const path = canonical(pathname + search).replace(/[*$]/g, (special) => (special === '*' ? '%2A' : '%24'))
  return rules.find((rule) => matches(rule, path))?.isPermission ?? true
}

/** What all groups of one agent say together. */
interface Group {
  agent: string
  rules: RobotsRule[]
  crawlDelayMs: number | null
  isNamed: boolean
  /** The lines that are being read speak to this agent. */
  isOpen: boolean
}

function emptyGroup(agent: string): Group {
  return { agent, rules: [], crawlDelayMs: null, isNamed: false, isOpen: false }
}

/** Key and value of every line that has both, the key in small letters. */
function* records(text: string): Generator<[key: string, value: string]> {
  for (const line of beginning(text).split(/[\r\n]/)) {
    const comment = line.indexOf('#')
    const said = comment < 0 ? line : line.slice(0, comment)
    const colon = said.indexOf(':')
    if (colon > 0) yield [said.slice(0, colon).trim().toLowerCase(), said.slice(colon + 1).trim()]
  }
}

/** As much as we read, without a line cut in two: half of "Disallow: /private" would close the whole host. */
function beginning(text: string): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(MOST_BYTES))
  const begun = text.slice(0, read)
  const isCut = read < text.length && !/[\r\n]/.test(text.charAt(read))
  const whole = isCut ? begun.slice(0, Math.max(begun.lastIndexOf('\n'), begun.lastIndexOf('\r'), 0)) : begun
  return whole.replace(/^\uFEFF/, '')
}

/** "Masthead/2.0 (news)" names the product Masthead: letters, "-" and "_" (RFC 9309 section 2.2.1). */
function agentOf(value: string): string {
  return /^\*(?!\S)/.test(value) ? '*' : (/^[a-z_-]*/i.exec(value)?.[0] ?? '').toLowerCase()
}

function note(group: Group, key: string, value: string): void {
  if (key === 'crawl-delay') {
    const seconds = /^\d{1,9}(\.\d{1,9})?/.exec(value)?.[0]
    if (seconds === undefined) return
    const delayMs = Math.min(Number(seconds) * 1000, LONGEST_DELAY_MS)
    group.crawlDelayMs = Math.max(group.crawlDelayMs ?? 0, delayMs)
  }
  // An empty pattern asks for nothing.
  if ((key === 'allow' || key === 'disallow') && value !== '')
    group.rules.push(ruleOf(value, key === 'allow'))
}

function ruleOf(value: string, isPermission: boolean): RobotsRule {
  const pattern = canonical(value)
  const isWhole = pattern.endsWith('$')
  const literal = (isWhole ? pattern.slice(0, -1) : pattern).replaceAll('$', '%24')
  return { isPermission, pieces: literal.replace(/\*+/g, '*').split('*'), isWhole, length: pattern.length }
}

function bySpecificity(a: RobotsRule, b: RobotsRule): number {
  return b.length - a.length || Number(b.isPermission) - Number(a.isPermission)
}

/** The leftmost place for each piece is right: where any places fit, these do. */
function matches({ pieces, isWhole }: RobotsRule, path: string): boolean {
  const [first = '', ...others] = pieces
  if (!path.startsWith(first)) return false
  let at = first.length
  const last = isWhole ? others.pop() : undefined
  for (const piece of others) {
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  if (!isWhole) return true
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last)
}

/**
 * One spelling for each path: what need not be escaped is not, everything else is, in capitals. Escaped
 * delimiters stay what they are, "%2F" is no "/"; in a query, where ":/?@" part nothing, they are the same.
 * "*" and "$" stay as written, because they mean something in a pattern. Source: RFC 9309 section 2.2.2.
 */
function canonical(text: string): string {
  const query = text.indexOf('?')
  if (query < 0) return spelled(text, PLAIN_IN_PATH)
  return `${spelled(text.slice(0, query), PLAIN_IN_PATH)}?${spelled(text.slice(query + 1), PLAIN_IN_QUERY)}`
}

/** Escaped or not, these mean the same there (RFC 3986 sections 2.3, 3.3 and 3.4). */
const PLAIN_IN_PATH = /[A-Za-z0-9\-._~:@!'(),;=&+]/
const PLAIN_IN_QUERY = /[A-Za-z0-9\-._~:@!'(),/?]/
/** Delimiters that must keep the form in which they came. */
const DELIMITER = /[/?=&+;*$]/

function spelled(text: string, plain: RegExp): string {
  return text.replace(/%[0-9a-f]{2}|[^A-Za-z0-9\-._~/]/giu, (piece) => {
    if (piece.length !== 3 || piece[0] !== '%')
      return plain.test(piece) || DELIMITER.test(piece) ? piece : escaped(piece)
    const character = String.fromCharCode(Number.parseInt(piece.slice(1), 16))
    return plain.test(character) ? character : piece.toUpperCase()
  })
}

function escaped(character: string): string {
  const bytes = new TextEncoder().encode(character)
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
