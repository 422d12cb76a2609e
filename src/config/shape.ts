// The shape of masthead.yaml, each field with its meaning and what it must be. The JSON Schema that editors complete
// from is made of it, and so are the sentences of `masthead check`: a message goes on from the field's name.
import { z } from 'zod'
import { cronProblem } from '../core/delivery/cron.js'
import { parseUrl } from '../core/url.js'
import { isZone } from '../core/zone-names.js'

const HOUR_MS = 3_600_000
/** How late an editorial may be before it is missed, unless the file says. */
export const GRACE_MS = 2 * HOUR_MS
const UNIT_MS = { m: 60_000, h: HOUR_MS, d: 24 * HOUR_MS } as const

const DURATION = 'must be a duration such as 30m, 36h or 7d'
const WAIT = 'must be a time such as 30s or 2m, between 1s and 10m'

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'must be lower-case letters, digits and hyphens, 50 at most')
const words = z.string().min(1, 'must not be empty')
const NO_ZONE = {
  error: ({ input }: { input?: unknown }) =>
    `"${String(input)}" is no IANA time zone; write one like Asia/Seoul`,
}
const zone = z.string(NO_ZONE).refine(isZone, NO_ZONE)
const LANGUAGE = 'must be a language tag such as en, ko or ja'
const language = z
  .string(LANGUAGE)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, LANGUAGE)
  .refine(isLocale, LANGUAGE)
const duration = z
  .string(DURATION)
  .regex(/^\d{1,4}\s?[mhd]$/, DURATION)
  .transform((text) => Number.parseInt(text, 10) * UNIT_MS[text.slice(-1) as keyof typeof UNIT_MS])
const KEPT = 'must be a time such as 90d or 5y (30d at least), or never'
/** How long something is kept (ms); null: for ever. A year has 365 days. */
const kept = z
  .string(KEPT)
  .regex(/^(\d{1,4}\s?[dy]|never)$/, KEPT)
  .transform((text) =>
    text === 'never' ? null : Number.parseInt(text, 10) * (text.endsWith('y') ? 365 : 1) * UNIT_MS.d,
  )
  .refine((ms) => ms === null || ms >= 30 * UNIT_MS.d, KEPT)
const wait = z
  .string(WAIT)
  .regex(/^\d{1,3}\s?[sm]$/, WAIT)
  .transform((text) => Number.parseInt(text, 10) * (text.endsWith('s') ? 1000 : UNIT_MS.m))
  .refine((ms) => ms >= 1000 && ms <= 10 * UNIT_MS.m, WAIT)
const cron = cronSaying((problem) => problem)

/** A cron; `says` makes the sentence for a text that is none. */
function cronSaying(says: (problem: string, text: string) => string) {
  return z.string().superRefine((text, context) => {
    const problem = cronProblem(text)
    if (problem) context.addIssue({ code: 'custom', message: says(problem, text) })
  })
}

const address = z.string().superRefine((text, context) => {
  const problem = addressProblem(text)
  if (problem) context.addIssue({ code: 'custom', message: problem })
})

/** Dates are printed in it, and Intl throws on a tag that looks right and is none: "en-a1". */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

function whole(least: number, most: number) {
  const error = `must be a whole number between ${least} and ${most}`
  return z.int(error).min(least, error).max(most, error)
}

function oneOf<const Names extends readonly [string, string, ...string[]]>(names: Names) {
  return z.enum(names, `must be ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`)
}

const source = z.strictObject({
  id: id.describe('Short name of the source, used in commands and other parts of this file.'),
  name: words.describe('The paper as readers know it.'),
  kind: oneOf(['feed', 'page', 'text']).describe(
    'feed: RSS, Atom or JSON Feed. page: a listing of editorials. text: pages saved as text.',
  ),
  url: address.describe('An http(s) address, or a path relative to this file; for text a file or a folder.'),
  language: language.default('en').describe('Language of its editorials.'),
  zone: zone.optional().describe("The paper's time zone, for times printed without one. Default: site.zone."),
  links: z
    .string()
    .optional()
    .describe('For kind page: CSS selector of the headline links. Without it they are found by their shape.'),
  maxEntries: whole(1, 500).default(100).describe('The newest entries that one reading takes.'),
  every: duration
    .refine((ms) => ms >= 5 * UNIT_MS.m, 'must be 5m or longer')
    .default(15 * UNIT_MS.m)
    .describe('How often it is read: 15m, 1h. Servers may ask for longer.'),
  expects: z
    .union(
      [
        z.enum(['learnt', 'never']),
        cronSaying((problem, text) => (isCronLike(text) ? problem : EXPECTS)),
        z.strictObject({ cron, grace: duration.default(GRACE_MS) }),
      ],
      { error: ({ input }) => expectsProblem(input) },
    )
    .default('learnt')
    .describe(
      'By when its editorials are there, e.g. "30 6 * * 1-6" in the zone of the paper, or {cron, grace}. When none has come by then, an alarm names the source. learnt: as its history shows. never: no alarm.',
    ),
  rights: z
    .strictObject({
      sentences: whole(0, 20)
        .optional()
        .describe('Sentences quoted from one editorial; 0: its headline only.'),
      characters: whole(0, 10_000).optional().describe('Characters quoted from one editorial.'),
      model: z.boolean('must be true or false').default(true).describe('May a language model read it?'),
    })
    .prefault({})
    .describe('What may be quoted of its editorials. Left out: no limit.'),
})

const newsletter = z.strictObject({
  id: id.describe('Short name of the newsletter, used in commands and addresses.'),
  title: words.describe('As it stands at the head of an edition.'),
  language: language.optional().describe('Language of its headings. Default: site.language.'),
  sources: z
    .union(
      [z.literal('all'), z.array(z.string()).min(1)],
      'must be all, or a list of source ids: [one, other]',
    )
    .default('all')
    .describe('all, or a list of source ids in the order of preference.'),
  schedule: z.strictObject({
    cron: cron.describe('When editions are due: minute hour day month weekday, e.g. "0 7 * * 1-5".'),
    zone: zone.optional().describe('The zone of that clock. Default: site.zone.'),
    missed: oneOf(['late', 'skip', 'merge'])
      .default('late')
      .describe(
        'What becomes of a slot that passed while the service was down. late: publish it late. skip: leave it out. merge: its editorials wait for the next slot.',
      ),
    expires: duration
      .default(24 * HOUR_MS)
      .describe('A slot older than this is not published late any more: 90m, 24h, 7d.'),
  }),
  first: oneOf(['at-once', 'on-schedule'])
    .default('at-once')
    .describe('Does the very first edition go out as soon as the service starts, or with its first slot?'),
  empty: oneOf(['skip', 'announce'])
    .default('skip')
    .describe('No new editorials: publish nothing, or an edition that says so.'),
  maxItems: whole(1, 200).default(30).describe('Editorials summarized in one edition.'),
  maxPerSource: whole(1, 200).default(5).describe('Editorials of one source in one edition.'),
  sentences: whole(1, 8).default(3).describe('Sentences of one summary.'),
  characters: whole(80, 5000)
    .optional()
    .describe('Characters of one summary. Left out: as its sentences are.'),
  maxWords: whole(50, 50_000)
    .optional()
    .describe('Words of all summaries of one edition. Left out: no limit.'),
  languages: z
    .array(language)
    .default([])
    .describe(
      'Preferred languages, in this order. Topics come before editorials that stand alone: first the topics whose newest editorial is in one of these languages, then the other topics; after them the single editorials likewise. Left out: no preference.',
    ),
  maxAge: duration
    .default(7 * 24 * HOUR_MS)
    .describe('Editorials older than this are left out, except in the first edition.'),
  to: z
    .record(z.string(), z.array(z.unknown()))
    .default({})
    .describe('Where it goes, by channel: file: [markdown, html, json], email: [...], slack: [...], ...'),
})

const model = z.strictObject({
  introductions: z
    .boolean('must be true or false')
    .default(true)
    .describe(
      'One neutral sentence over each topic in the language of the newsletter (en, ko, ja), made of its quotes and checked against them.',
    ),
  headlines: z
    .boolean('must be true or false')
    .default(false)
    .describe(
      'Headlines in other languages than the newsletter are translated (into en, ko, ja). Their figures, currencies, dates, length, language and Latin names are checked; whether they say what the original says is not, so the original stands beside them.',
    ),
  tokensPerEdition: whole(100, 10_000_000)
    .default(20_000)
    .describe('Tokens that one edition may cost; what is remembered from before costs nothing.'),
  tokensPerDay: whole(100, 100_000_000)
    .default(100_000)
    .describe('Tokens of one UTC day, of all newsletters.'),
  timeout: wait.default(30_000).describe('How long one answer may take, with its repeats: 30s, 2m.'),
  patience: wait
    .default(2 * UNIT_MS.m)
    .describe('How long an edition waits for the model in all; what is not there by then is left out.'),
})

const operator = z.strictObject({
  to: z
    .record(z.string(), z.array(z.unknown()))
    .default({})
    .describe('Whom an alarm goes to, by channel: email: [...], slack: [...]. Left out: the log alone.'),
  perHour: whole(1, 60)
    .default(6)
    .describe('Messages in an hour at most; what comes after that waits and is told in one.'),
})

const retention = z.strictObject({
  editorials: kept
    .default(null)
    .describe(
      'When editorials that no edition carried are removed, and old revisions that none quotes: 5y, or never.',
    ),
  deliveries: kept
    .default(365 * UNIT_MS.d)
    .describe('When finished deliveries are summed up: their numbers stay, who received them does not.'),
  pages: kept
    .default(365 * UNIT_MS.d)
    .describe('When the visits of an article page that its source does not list any more are forgotten.'),
  modelAnswers: kept
    .default(60 * UNIT_MS.d)
    .describe('When answers of a language model are forgotten; asked again, it costs tokens again.'),
})

export const mastheadFile = z.strictObject({
  site: z
    .strictObject({
      name: words.default('Masthead').describe('Name of the place that publishes.'),
      language: language.default('en'),
      zone: zone.default('UTC').describe('Zone of everything that names none.'),
    })
    .prefault({}),
  model: model
    .prefault({})
    .describe('What a language model may write, where MODEL_BASE_URL and MODEL_NAME switch one on.'),
  operator: operator
    .prefault({})
    .describe('Who is told when something needs a person: each problem once, and once that it is solved.'),
  retention: retention
    .prefault({})
    .describe('How long things are kept. Editions, and what they quote, are kept for ever.'),
  sources: z.array(source).min(1, 'needs at least one source'),
  newsletters: z.array(newsletter).min(1, 'needs at least one newsletter'),
})

/** The JSON Schema of masthead.yaml. */
export function mastheadJsonSchema(): object {
  return z.toJSONSchema(mastheadFile, { io: 'input', unrepresentable: 'any' })
}

// --- What is wrong with a value -----------------------------------------------------------------------------

/** Null for what can be read: an http(s) address without credentials, or a path. */
function addressProblem(text: string): string | null {
  if (text.trim() === '') return 'must be an http or https address, or a path'
  const scheme = /^([a-z][a-z0-9+.-]+):(?=\/\/|https?:)/i.exec(text)?.[1]?.toLowerCase()
  if (scheme === undefined) return null
  if (scheme === 'feed') return 'begins with feed:, which is for feed readers; write https:// in its place'
  if (scheme === 'file') return 'begins with file://; write the path alone'
  if (scheme !== 'http' && scheme !== 'https')
    return `begins with ${scheme}://, which is not read; write an http or https address`
  const url = parseUrl(text)
  if (url === null) return 'is no address that can be asked; it reads https://HOST/PATH'
  return url.username || url.password
    ? 'holds a user name or password, which are never sent; take them out'
    : null
}

const EXPECTS =
  'must be a cron such as "30 6 * * 1-6", {cron: "30 6 * * 1-6", grace: 2h}, learnt (as its history shows) or never'

/** Names all forms, unless a cron or a grace is meant and wrong. */
function expectsProblem(input: unknown): string {
  if (typeof input !== 'object' || input === null || !('cron' in input) || typeof input.cron !== 'string')
    return EXPECTS
  const isKnown = Object.keys(input).every((key) => key === 'cron' || key === 'grace')
  return isKnown && cronProblem(input.cron) === null ? `has a grace that ${DURATION}` : EXPECTS
}

function isCronLike(text: string): boolean {
  return text.trim().split(/\s+/).length === 5
}
