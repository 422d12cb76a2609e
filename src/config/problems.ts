// What is wrong with a masthead.yaml, in sentences that go on from the name of a place in it.
import type { z } from 'zod'

/** What a channel says of the addresses under its name. */
export type AddressCheck = (channel: string, address: unknown) => { address: unknown } | { problem: string }

export interface Problem {
  place: PropertyKey[]
  message: string
}

/** What the shape says of a file that holds `raw`. */
export function shapeProblems(issue: z.core.$ZodIssue, raw: unknown): Problem[] {
  const { path, message } = issue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ place: [...path, key], message: 'is not known here' }))
  }
  const value = path.reduce<unknown>(field, raw)
  if (value === undefined && path.length > 0) {
    return [
      { place: path, message: message.startsWith('must ') ? `is missing; it ${message}` : 'is missing' },
    ]
  }
  // Our own sentences stand; zod's speak of types.
  if (issue.code !== 'invalid_type' || !message.startsWith('Invalid input')) return [{ place: path, message }]
  return [{ place: path, message: typeProblem(issue.expected, value) }]
}

function typeProblem(expected: string, value: unknown): string {
  if (value === null) return 'is empty'
  if (expected === 'array') return 'must be a list'
  if (expected === 'object' || expected === 'record') return 'must hold fields ("name: value")'
  if (expected !== 'string') return `must be a ${expected}`
  return typeof value === 'object' ? 'must be text' : `must stand in quotes: "${String(value)}"`
}

/** What no single field shows: names used twice, names used but not there, addresses that a channel refuses. */
export function crossProblems(raw: unknown, check: AddressCheck): Problem[] {
  const sources = listOf(raw, 'sources')
  const newsletters = listOf(raw, 'newsletters')
  const known = new Set(sources.map((item) => field(item, 'id')))
  return [
    ...doubled(sources, 'sources'),
    ...doubled(newsletters, 'newsletters'),
    ...newsletters.flatMap((item, n) => [
      ...unknownSources(item, n, known),
      ...addressProblems(item, ['newsletters', n], check),
    ]),
    ...addressProblems(field(raw, 'operator'), ['operator'], check),
  ]
}

function doubled(items: unknown[], list: string): Problem[] {
  const ids = items.map((item) => field(item, 'id'))
  return ids.flatMap((value, n) =>
    value !== undefined && ids.indexOf(value) < n
      ? [{ place: [list, n, 'id'], message: `"${String(value)}" is used twice` }]
      : [],
  )
}

function unknownSources(item: unknown, n: number, known: Set<unknown>): Problem[] {
  const wanted = field(item, 'sources')
  if (!Array.isArray(wanted)) return []
  return wanted.flatMap((name, i) =>
    known.has(name)
      ? []
      : [{ place: ['newsletters', n, 'sources', i], message: `"${String(name)}" is no source of this file` }],
  )
}

/** `place` is what the addresses stand in under "to". */
function addressProblems(item: unknown, place: PropertyKey[], check: AddressCheck): Problem[] {
  const to = field(item, 'to')
  if (typeof to !== 'object' || to === null) return []
  return Object.entries(to).flatMap(([channel, addresses]) =>
    (Array.isArray(addresses) ? addresses : []).flatMap((address, i) => {
      const result = check(channel, address)
      return 'problem' in result ? [{ place: [...place, 'to', channel, i], message: result.problem }] : []
    }),
  )
}

function listOf(raw: unknown, key: string): unknown[] {
  const value = field(raw, key)
  return Array.isArray(value) ? value : []
}

function field(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined
}
