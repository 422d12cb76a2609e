// The shape of masthead.yaml, and the reading of one: every problem is found at once and named by its line.
// The JSON Schema that editors complete from is made of this same shape.
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isMap, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { cronProblem } from '../core/delivery/schedule.js'
import type { Newsletter, Source } from '../core/model.js'
import { isZone } from '../core/zone.js'

const HOUR_MS = 3_600_000
/** How late an editorial may be before it is missed, unless the file says. */
const GRACE_MS = 2 * HOUR_MS
const UNIT_MS = { m: 60_000, h: HOUR_MS, d: 24 * HOUR_MS } as const

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'must be lower-case letters, digits and hyphens, 50 at most')
const zone = z.string().refine(isZone, {
  error: (issue) => `"${String(issue.input)}" is no IANA time zone; write one like Asia/Seoul`,
})
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en, ko or ja')
const duration = z
  .string()
  .regex(/^\d{1,4}\s?[mhd]$/, 'must be a duration such as 30m, 36h or 7d')
  .transform((text) => Number.parseInt(text, 10) * UNIT_MS[text.slice(-1) as keyof typeof UNIT_MS])
const cron = z.string().superRefine((text, context) => {
  const problem = cronProblem(text)
  if (problem) context.addIssue({ code: 'custom', message: problem })
})

const source = z.strictObject({
  id: id.describe('Short name of the source, used in commands and other parts of this file.'),
  name: z.string().min(1).describe('The paper as readers know it.'),
  kind: z
    .enum(['feed', 'page', 'text'])
    .describe('feed: RSS, Atom or JSON Feed. page: a listing of editorials. text: pages saved as text.'),
  url: z
    .string()
    .min(1)
    .describe('An http(s) address, or a path relative to this file; for text a file or a folder.'),
  language: language.default('en').describe('Language of its editorials.'),
  zone: zone.optional().describe("The paper's time zone, for times printed without one. Default: site.zone."),
  links: z
    .string()
    .optional()
    .describe('For kind page: CSS selector of the headline links. Without it they are found by their shape.'),
  maxEntries: z.int().min(1).max(500).default(100).describe('The newest entries that one reading takes.'),
  every: duration
    .refine((ms) => ms >= 5 * UNIT_MS.m, 'must be 5m or longer')
    .default(15 * UNIT_MS.m)
    .describe('How often it is read: 15m, 1h. Servers may ask for longer.'),
  expects: z
    .union([z.enum(['learnt', 'never']), cron, z.strictObject({ cron, grace: duration.default(GRACE_MS) })])
    .default('learnt')
    .describe(
      'By when its editorials are there, e.g. "30 6 * * 1-6" in the zone of the paper, or {cron, grace}. When none has come by then, an alarm names the source. learnt: as its history shows. never: no alarm.',
    ),
})

const newsletter = z.strictObject({
  id: id.describe('Short name of the newsletter, used in commands and addresses.'),
  title: z.string().min(1).describe('As it stands at the head of an edition.'),
  language: language.optional().describe('Language of its headings. Default: site.language.'),
  sources: z
    .union([z.literal('all'), z.array(z.string()).min(1)])
    .default('all')
    .describe('all, or a list of source ids in the order of preference.'),
  schedule: z.strictObject({
    cron: cron.describe('When editions are due: minute hour day month weekday, e.g. "0 7 * * 1-5".'),
    zone: zone.optional().describe('The zone of that clock. Default: site.zone.'),
    missed: z
      .enum(['late', 'skip', 'merge'])
      .default('late')
      .describe(
        'What becomes of a slot that passed while the service was down. late: publish it late. skip: leave it out. merge: its editorials wait for the next slot.',
      ),
    expires: duration
      .default(24 * HOUR_MS)
      .describe('A slot older than this is not published late any more: 90m, 24h, 7d.'),
  }),
  first: z
    .enum(['at-once', 'on-schedule'])
    .default('at-once')
    .describe('Does the very first edition go out as soon as the service starts, or with its first slot?'),
  empty: z
    .enum(['skip', 'announce'])
    .default('skip')
    .describe('No new editorials: publish nothing, or an edition that says so.'),
  maxItems: z.int().min(1).max(200).default(30).describe('Editorials summarized in one edition.'),
  maxPerSource: z.int().min(1).max(200).default(5).describe('Editorials of one source in one edition.'),
  sentences: z.int().min(1).max(8).default(3).describe('Sentences of one summary.'),
  maxAge: duration
    .default(7 * 24 * HOUR_MS)
    .describe('Editorials older than this are left out, except in the first edition.'),
  to: z
    .record(z.string(), z.array(z.unknown()))
    .default({})
    .describe('Where it goes, by channel: file: [markdown, html, json], email: [...], slack: [...], ...'),
})

export const mastheadFile = z.strictObject({
  site: z
    .strictObject({
      name: z.string().min(1).default('Masthead').describe('Name of the place that publishes.'),
      language: language.default('en'),
      zone: zone.default('UTC').describe('Zone of everything that names none.'),
    })
    .prefault({}),
  sources: z.array(source).min(1, 'needs at least one source'),
  newsletters: z.array(newsletter).min(1, 'needs at least one newsletter'),
})

export interface MastheadFile {
  site: { name: string; language: string; zone: string }
  sources: Source[]
  newsletters: Newsletter[]
}

/** What a channel says of the addresses under its name. */
export type AddressCheck = (channel: string, address: unknown) => { address: unknown } | { problem: string }

/** `problems` are sentences with file and line; `file` is null when there are any. */
export function readMastheadFile(
  text: string,
  path: string,
  check: AddressCheck,
): { file: MastheadFile | null; problems: string[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const at = (place: PropertyKey[]) => `${path}:${lineOf(place)}`
  const lineOf = (place: PropertyKey[]): number => lines.linePos(offsetOf(document, place)).line
  if (document.errors.length > 0) {
    return {
      file: null,
      problems: document.errors.map(
        (e) => `${path}:${e.linePos?.[0].line ?? 1}: ${e.message.split('\n')[0]}`,
      ),
    }
  }
  const raw: unknown = document.toJS() ?? {}
  const parsed = mastheadFile.safeParse(raw)
  const problems = [
    ...(parsed.error?.issues ?? []).flatMap((issue) => shapeProblems(issue)),
    ...crossProblems(raw, check),
  ].map(({ place, message }) => ({
    line: lineOf(place),
    sentence: `${at(place)}: ${placeName(place)}${message}`,
  }))
  problems.sort((a, b) => a.line - b.line)
  if (!parsed.success || problems.length > 0) return { file: null, problems: problems.map((p) => p.sentence) }
  return { file: settle(parsed.data, path, check), problems: [] }
}

/** The JSON Schema of masthead.yaml. */
export function mastheadJsonSchema(): object {
  return z.toJSONSchema(mastheadFile, { io: 'input', unrepresentable: 'any' })
}

interface Problem {
  place: PropertyKey[]
  message: string
}

function shapeProblems(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ place: [...issue.path, key], message: 'is not known here' }))
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [{ place: issue.path, message: `is missing (${issue.expected})` }]
  }
  return [{ place: issue.path, message: issue.message }]
}

/** What no single field shows: names used twice, names used but not there, addresses that a channel refuses. */
function crossProblems(raw: unknown, check: AddressCheck): Problem[] {
  const sources = listOf(raw, 'sources')
  const newsletters = listOf(raw, 'newsletters')
  const known = new Set(sources.map((item) => field(item, 'id')))
  return [
    ...doubled(sources, 'sources'),
    ...doubled(newsletters, 'newsletters'),
    ...newsletters.flatMap((item, n) => [
      ...unknownSources(item, n, known),
      ...addressProblems(item, n, check),
    ]),
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

function addressProblems(item: unknown, n: number, check: AddressCheck): Problem[] {
  const to = field(item, 'to')
  if (typeof to !== 'object' || to === null) return []
  return Object.entries(to).flatMap(([channel, addresses]) =>
    (Array.isArray(addresses) ? addresses : []).flatMap((address, i) => {
      const result = check(channel, address)
      return 'problem' in result
        ? [{ place: ['newsletters', n, 'to', channel, i], message: result.problem }]
        : []
    }),
  )
}

function listOf(raw: unknown, key: string): unknown[] {
  const value = field(raw, key)
  return Array.isArray(value) ? value : []
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function placeName(place: PropertyKey[]): string {
  const name = place.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part),
    '',
  )
  return name === '' ? '' : `${name} `
}

/** Where in the text a place stands; a place that is missing stands where its nearest parent does. */
function offsetOf(document: ReturnType<typeof parseDocument>, place: PropertyKey[]): number {
  for (let length = place.length; length > 0; length--) {
    const path = place.slice(0, length)
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
    const pair = isMap(parent)
      ? parent.items.find((item) => String(item.key) === String(path.at(-1)))
      : undefined
    const node = pair?.key ?? document.getIn(path, true)
    const range = (node as { range?: [number, number, number] } | undefined)?.range
    if (range) return range[0]
  }
  return 0
}

/** Fills what may be left out from its surroundings and makes paths absolute. */
function settle(parsed: z.output<typeof mastheadFile>, path: string, check: AddressCheck): MastheadFile {
  const { site } = parsed
  const sources = parsed.sources.map(({ every, expects, ...item }) => ({
    ...item,
    everyMs: every,
    expects: expectationOf(expects, item.zone ?? site.zone),
    zone: item.zone ?? site.zone,
    url: /^https?:\/\//i.test(item.url) ? item.url : pathToFileURL(resolve(dirname(path), item.url)).href,
  }))
  const newsletters = parsed.newsletters.map(({ maxAge, schedule, to, ...item }) => ({
    ...item,
    language: item.language ?? site.language,
    sources: item.sources === 'all' ? sources.map((s) => s.id) : item.sources,
    schedule: {
      cron: schedule.cron,
      zone: schedule.zone ?? site.zone,
      missed: schedule.missed,
      expiresMs: schedule.expires,
    },
    maxAgeMs: maxAge,
    to: Object.fromEntries(
      Object.entries(to).map(([channel, addresses]) => [
        channel,
        addresses.map((address) => {
          const result = check(channel, address)
          return 'address' in result ? result.address : address
        }),
      ]),
    ),
  }))
  return { site, sources, newsletters }
}

function expectationOf(expects: z.output<typeof source>['expects'], zone: string): Source['expects'] {
  if (expects === 'learnt' || expects === 'never') return expects
  if (typeof expects === 'string') return { cron: expects, zone, graceMs: GRACE_MS }
  return { cron: expects.cron, zone, graceMs: expects.grace }
}
