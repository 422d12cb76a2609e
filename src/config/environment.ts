// The machine's settings: every environment variable that the house itself reads. Channels declare theirs
// in their own folders. `.env.example` lists them all, and a test holds that list to these tables.
import { z } from 'zod'
import { type AddressRange, parseRange } from '../core/addresses.js'
import { parseUrl } from '../core/url.js'

/** Keys are variables; the descriptions are the comments of .env.example. */
export const houseVariables = z.object({
  MASTHEAD_CONFIG: z
    .string()
    .optional()
    .describe('Path of the configuration. Unset: ./masthead.yaml, and without it the sample newsroom.')
    .meta({ example: './masthead.yaml' }),
  DATABASE_URL: z
    .string()
    .default('sqlite:./var/masthead.db')
    .describe(
      'Where everything is kept: sqlite:PATH or postgres://USER:PASSWORD@HOST:5432/DATABASE (with ?pool_size=10). Unset: sqlite:./var/masthead.db; the sample newsroom has its own, sqlite:./var/sample.db.',
    )
    .meta({ secret: true }),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number between 0 and 65535 (0 picks a free one)')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a port number between 0 and 65535 (0 picks a free one)')
    .default(8080)
    .describe('Port of the web pages; 0 picks a free one.'),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be an http or https address such as https://digest.example.org',
      abort: true,
    })
    .refine(isOrigin, {
      error:
        'must be a host of its own, without a path, query or user name, such as https://digest.example.org: the pages share it with no other program',
    })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('The address under which readers reach the web pages. Unset: http://localhost:PORT.')
    .meta({ example: 'https://digest.example.org' }),
  TRUSTED_PROXIES: z
    .string()
    .refine((text) => !rangesIn(text).includes(null), {
      abort: true,
      error: 'must be addresses and ranges with commas between them, such as 127.0.0.1, 10.0.0.0/8',
    })
    .refine((text) => rangesIn(text).every((range) => range?.[1] !== 0), {
      abort: true,
      error: 'must name the proxies alone: who trusts every address lets anybody pass for anybody',
    })
    .transform((text) => rangesIn(text).filter((range) => range !== null))
    .default([])
    .describe(
      'Addresses and ranges of the proxies in front of the web pages: only they are believed when they say whom they speak for.',
    )
    .meta({ example: '127.0.0.1, 10.0.0.0/8' }),
  CONTACT_URL: z
    .url({
      protocol: /^(https?|mailto)$/,
      error: 'must be an address such as https://example.org/about or mailto:desk@example.org',
    })
    .optional()
    .describe(
      'Where the keepers of the papers we read find us: it stands in every request. Unset: PUBLIC_URL.',
    )
    .meta({ example: 'mailto:desk@example.org' }),
  ALLOW_PRIVATE_NETWORKS: z
    .enum(['0', '1', 'true', 'false'], 'must be 1 or 0')
    .transform((value) => value === '1' || value === 'true')
    .default(false)
    .describe('1 lets sources stand on private addresses (localhost, 10.0.0.0/8, ...). Refused unless set.')
    .meta({ example: '0' }),
  MODEL_BASE_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be an http or https address such as http://localhost:11434/v1',
      abort: true,
    })
    .refine(isBare, 'must hold no user name, password, query or fragment; a key goes into MODEL_API_KEY')
    .refine(isBase, 'must end before /chat/completions, which is put behind it: http://localhost:11434/v1')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe(
      'Where a language model answers in the OpenAI chat-completions protocol, without /chat/completions. May be local.',
    )
    .meta({ example: 'http://localhost:11434/v1' }),
  MODEL_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')
    .optional()
    .describe('The key that it asks for. Local servers need none.')
    .meta({ secret: true }),
  MODEL_NAME: z
    .string()
    .regex(/^[^\p{C}\s]{1,100}$/u, 'must be a name without spaces, 100 characters at most')
    .optional()
    .describe('Name of the model, as that server knows it. It stands in the editions beside what it wrote.'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'must be trace, debug, info, warn, error or silent',
    )
    .default('warn')
    .describe(
      'What the log on stderr tells: trace, debug, info, warn, error or silent. Unset: warn for `masthead start`, error for the other commands, which say themselves what went wrong.',
    ),
})

/** What stands between the commas; null for what is neither an address nor a range. */
function rangesIn(text: string): (AddressRange | null)[] {
  const written = text.split(',').map((part) => part.trim())
  return written.filter((part) => part !== '').map(parseRange)
}

/** A scheme and a host, and nothing behind them but slashes. */
function isOrigin(text: string): boolean {
  const url = parseUrl(text)
  return url !== null && isBare(text) && /^\/*$/.test(url.pathname)
}

/** An address that the path of a request can be put behind, and that nothing secret stands in. */
function isBare(text: string): boolean {
  const url = parseUrl(text)
  return url !== null && !url.username && !url.password && !url.search && !url.hash
}

function isBase(text: string): boolean {
  return !/\/chat\/completions\/*$/i.test(text)
}

export type Environment = z.output<typeof houseVariables>
export type Variables = Record<string, string | undefined>

/** Empty variables count as unset, as in a copied .env.example. */
export function withoutEmpty(env: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => (pair[1] ?? '').trim() !== ''),
  )
}

/** Parses the house's own variables; each problem is one sentence that names its variable. */
export function readEnvironment(env: Variables): { environment: Environment | null; problems: string[] } {
  const set = withoutEmpty(env)
  const parsed = houseVariables.safeParse(set)
  const problems = [...(parsed.error?.issues ?? []).map(variableProblem), ...halfModel(set)]
  return { environment: parsed.success && problems.length === 0 ? parsed.data : null, problems }
}

/** Half: one of its variables is missing or cannot be what it says. */
export function modelState(env: Variables): 'on' | 'off' | 'half' {
  const set = withoutEmpty(env)
  if (MODEL_VARIABLES.every((name) => !(name in set))) return 'off'
  const isRead = modelVariables.safeParse(set).success
  return isRead && MODEL_NEEDS.every((name) => name in set) ? 'on' : 'half'
}

/** A model needs an address and a name; one without the other, or a key alone, is probably a slip. */
function halfModel(set: Record<string, string>): string[] {
  const named = MODEL_VARIABLES.filter((name) => name in set)
  const missing = MODEL_NEEDS.filter((name) => !(name in set))
  if (named.length === 0 || missing.length === 0) return []
  return [
    `The language model is half configured: set ${missing.join(' and ')} as well, or unset ${named.join(' and ')}.`,
  ]
}

const MODEL_NEEDS = ['MODEL_BASE_URL', 'MODEL_NAME'] as const
const MODEL_VARIABLES = [...MODEL_NEEDS, 'MODEL_API_KEY'] as const
const modelVariables = houseVariables.pick({ MODEL_BASE_URL: true, MODEL_API_KEY: true, MODEL_NAME: true })

/** "PORT must be a port number ..."; messages that name their variable themselves stay as they are. */
export function variableProblem(issue: { path: PropertyKey[]; message: string }): string {
  const name = issue.path.map(String).join('.')
  return name === '' || issue.message.includes(name) ? issue.message : `${name} ${issue.message}`
}
