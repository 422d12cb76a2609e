// Reading a masthead.yaml: every problem is found at once and named by its line; what is left out is filled from its
// surroundings.
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isMap, LineCounter, parseDocument, type YAMLParseError } from 'yaml'
import type { z } from 'zod'
import type { Newsletter, Source } from '../core/model.js'
import { type AddressCheck, crossProblems, shapeProblems } from './problems.js'
import { GRACE_MS, mastheadFile, mastheadJsonSchema } from './shape.js'

export { type AddressCheck, mastheadJsonSchema }

export interface MastheadFile {
  site: { name: string; language: string; zone: string }
  sources: Source[]
  newsletters: Newsletter[]
  model: ModelRules
  retention: RetentionRules
  operator: Operator
}

/** Who is told when something needs a person. */
export interface Operator {
  /** Addresses by channel name; each was checked by its channel. */
  to: Record<string, unknown[]>
  /** Messages in an hour at most. */
  perHour: number
}

/** What a language model may write, where the environment switches one on, and what it may cost. */
export interface ModelRules {
  introductions: boolean
  headlines: boolean
  tokensPerEdition: number
  tokensPerDay: number
  timeoutMs: number
  patienceMs: number
}

/** How long each is kept (ms); null: for ever. */
export interface RetentionRules {
  editorialsMs: number | null
  deliveriesMs: number | null
  pagesMs: number | null
  modelAnswersMs: number | null
}

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
  if (document.errors.length > 0) return { file: null, problems: yamlProblems(document.errors, path) }
  const raw: unknown = document.toJS() ?? {}
  const parsed = mastheadFile.safeParse(raw)
  const problems = [
    ...(parsed.error?.issues ?? []).flatMap((issue) => shapeProblems(issue, raw)),
    ...crossProblems(raw, check),
  ].map(({ place, message }) => ({
    line: lineOf(place),
    sentence: `${at(place)}: ${placeName(place)}${message}`,
  }))
  problems.sort((a, b) => a.line - b.line)
  if (!parsed.success || problems.length > 0) return { file: null, problems: problems.map((p) => p.sentence) }
  return { file: settle(parsed.data, path, check), problems: [] }
}

/** What is no YAML. One tab or open bracket upsets the lines behind it too, so only the first is told of tabs. */
function yamlProblems(errors: YAMLParseError[], path: string): string[] {
  const sentence = ({ linePos }: YAMLParseError, says: string) => `${path}:${linePos?.[0].line ?? 1}: ${says}`
  const tab = errors.find(({ code }) => code === 'TAB_AS_INDENT')
  if (tab) return [sentence(tab, 'is indented with a tab; YAML wants spaces')]
  const says = ({ message }: YAMLParseError) => message.split('\n')[0]?.replace(/ at line \d.*$/, '') ?? ''
  return [...new Set(errors.map((error) => sentence(error, `is no YAML: ${says(error)}`)))]
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
  const sources = parsed.sources.map(({ every, expects, rights, ...item }) => ({
    ...item,
    everyMs: every,
    expects: expectationOf(expects, item.zone ?? site.zone),
    rights: {
      sentences: rights.sentences ?? null,
      characters: rights.characters ?? null,
      model: rights.model,
    },
    zone: item.zone ?? site.zone,
    url: /^https?:\/\//i.test(item.url) ? item.url : pathToFileURL(resolve(dirname(path), item.url)).href,
  }))
  const newsletters = parsed.newsletters.map(({ maxAge, schedule, to, ...item }) => ({
    ...item,
    language: item.language ?? site.language,
    characters: item.characters ?? null,
    maxWords: item.maxWords ?? null,
    sources: item.sources === 'all' ? sources.map((s) => s.id) : item.sources,
    schedule: {
      cron: schedule.cron,
      zone: schedule.zone ?? site.zone,
      missed: schedule.missed,
      expiresMs: schedule.expires,
    },
    maxAgeMs: maxAge,
    to: addressesOf(to, check),
  }))
  const { timeout: timeoutMs, patience: patienceMs, ...model } = parsed.model
  const operator = { ...parsed.operator, to: addressesOf(parsed.operator.to, check) }
  const { editorials, deliveries, pages, modelAnswers } = parsed.retention
  const retention = {
    editorialsMs: editorials,
    deliveriesMs: deliveries,
    pagesMs: pages,
    modelAnswersMs: modelAnswers,
  }
  return { site, sources, newsletters, model: { ...model, timeoutMs, patienceMs }, operator, retention }
}

/** As their channels read them. */
function addressesOf(to: Record<string, unknown[]>, check: AddressCheck): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(to).map(([channel, addresses]) => [
      channel,
      addresses.map((address) => {
        const result = check(channel, address)
        return 'address' in result ? result.address : address
      }),
    ]),
  )
}

function expectationOf(
  expects: z.output<typeof mastheadFile>['sources'][number]['expects'],
  zone: string,
): Source['expects'] {
  if (expects === 'learnt' || expects === 'never') return expects
  if (typeof expects === 'string') return { cron: expects, zone, graceMs: GRACE_MS }
  return { cron: expects.cron, zone, graceMs: expects.grace }
}
