// Small worlds for tests: editions of any size and shape, a site, and the program run in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freeze } from '../src/core/digest/edition.js'
import type { DigestItem, DigestSection, Edition, Hit, Site } from '../src/core/model.js'
import { openTemplates, templatesFolder } from '../src/io/templates.js'

export const root = resolve(import.meta.dirname, '..')
export const cli = join(root, 'dist/src/cli.js')

export const site: Site = {
  name: 'Masthead',
  url: 'https://digest.example.org',
  fill: openTemplates(templatesFolder()),
}

/** An editorial of a digest with a position, a reason and a demand. */
export function item(number: number, changes: Partial<DigestItem> = {}): DigestItem {
  const says = [
    ['position', `Position ${number} is that the harbour must stay open.`],
    ['reason', 'A port that closes at night sends its ships to U.S. docks, at 3.5 times the price.'],
    ['demand', 'The council should vote for the lights on Jan. 20.'],
  ] as const
  let at = 0
  const summary = says.map(([role, text]) => {
    const start = at
    at += text.length + 1
    return { role, text, start, end: start + text.length, revision: `hash-${number}` }
  })
  return {
    editorial: number,
    source: { id: `paper-${number % 7}`, name: `The Paper of Ward ${number % 7}`, language: 'en' },
    title: `Keep the harbour lights on, number ${number}`,
    url: `https://paper.example/editorials/${number}`,
    author: null,
    language: 'en',
    published: '2026-01-14T07:00:00+09:00',
    revision: `hash-${number}`,
    teaser: null,
    summary,
    ...changes,
  }
}

export interface EditionShape {
  items?: DigestItem[]
  sections?: DigestSection[]
  title?: string
  language?: string
  alsoPublished?: DigestItem[]
  missing?: Edition['digest']['missing']
}

/** A frozen edition; its items stand in a topic and a rest, unless sections say otherwise. */
export function edition({
  items = [],
  title = 'The Morning Masthead',
  language = 'en',
  ...shape
}: EditionShape = {}): Edition {
  const half = Math.ceil(items.length / 2)
  const sections = shape.sections ?? [
    ...(half > 1 ? [{ topic: 'Harbour lights', items: items.slice(0, half) }] : []),
    ...(items.length > 0 ? [{ topic: null, items: half > 1 ? items.slice(half) : items }] : []),
  ]
  return freeze(
    {
      newsletter: { id: 'daily', title, language, zone: 'Asia/Seoul' },
      window: { from: null, to: '2026-01-14T00:00:00.000Z' },
      sections: sections.filter((section) => section.items.length > 0),
      alsoPublished: shape.alsoPublished ?? [],
      missing: shape.missing ?? [],
    },
    { number: 7, slot: '2026-01-13T22:00:00.000Z', publishedAt: '2026-01-13T22:00:03.000Z' },
  )
}

export function editorials(count: number, changes: Partial<DigestItem> = {}): DigestItem[] {
  return Array.from({ length: count }, (_, n) => item(n + 1, changes))
}

/** An editorial that was found by the word "harbour". */
export function hit(number: number, changes: Partial<Hit> = {}): Hit {
  const { source, title, url, language, published } = item(number)
  return {
    editorial: number,
    source,
    alsoIn: [{ id: 'courier', name: 'The Courier', language: 'en' }],
    title: { text: title, marks: [{ start: 9, end: 16 }] },
    url,
    language,
    published,
    firstSeenAt: '2026-01-14T00:00:00.000Z',
    teaser: null,
    snippet: { text: 'The harbour is closed at night.', marks: [{ start: 4, end: 11 }] },
    ...changes,
  }
}

export function hits(count: number, changes: Partial<Hit> = {}): Hit[] {
  return Array.from({ length: count }, (_, n) => hit(n + 1, changes))
}

/** The sample newsroom's first edition, made as the product makes it. */
export async function newsroomEdition(): Promise<Edition> {
  const home = folder()
  try {
    const { stdout } = await home.run(['digest', '--json'])
    return JSON.parse(stdout)
  } finally {
    home.remove()
  }
}

/** Text as hostile as a newspaper's headline can get. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '</mj-text><mj-raw><script>alert(1)</script></mj-raw>',
  '@everyone @here <@123456789012345678> <!channel> <!here|x> <#C123|room>',
  '[click](javascript:alert(1)) [x](https://evil.example)',
  '*bold* _it_ ~s~ `code` ||spoiler|| > quote # head',
  'line one\r\nBcc: victim@example.org',
  '%%X%% {{x}} <%= x %> [[x]]',
  '"><img src=x onerror=alert(1)>',
  '\u202Eright to left\u202C \u0000nul \u200Bzero',
  'https://evil.example/login www.evil.example',
]

export function hostileEdition(): Edition {
  const items = HOSTILE.map((text, n) => {
    const quote = { role: 'position' as const, text, start: 0, end: text.length, revision: `hash-${n}` }
    return item(n, {
      title: text,
      source: { id: `hostile-${n}`, name: text, language: 'en' },
      author: text,
      url:
        n % 2 ? 'javascript:alert(1)' : `https://paper.example/a_(b)*|>"'<x>?q=${encodeURIComponent(text)}`,
      summary: [quote],
    })
  })
  return edition({
    sections: [{ topic: HOSTILE[0] ?? '', items }],
    title: HOSTILE[5],
    alsoPublished: items,
    missing: items.map(({ source }) => ({ source, why: HOSTILE[2] ?? '' })),
  })
}

// --- The program in a folder of its own --------------------------------------------------------------

export interface Run {
  code: number | null
  stdout: string
  stderr: string
}

export interface Folder {
  path: string
  write(name: string, content: string | Uint8Array): string
  /** Runs `masthead …args` in the folder with only these variables beside PATH. */
  run(args: string[], env?: Record<string, string>, input?: string): Promise<Run>
  /** Starts the service, or a part of it. */
  start(env?: Record<string, string>, flags?: string[], role?: string): Promise<Service>
  remove(): void
}

export interface Service {
  url: string
  process: ChildProcess
  stdout(): string
  stderr(): string
  /** Sends the signal and resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export function folder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'masthead-'))
  const services: ChildProcess[] = []
  return {
    path,
    write(name, content) {
      const file = join(path, name)
      writeFileSync(file, content)
      return file
    },
    run: (args, env, input) => run(path, args, env, input),
    async start(env, flags, role) {
      const service = await start(path, { env, flags, role })
      services.push(service.process)
      return service
    },
    remove() {
      for (const service of services) service.kill('SIGKILL')
      rmSync(path, { recursive: true, force: true })
    },
  }
}

function environment(env: Record<string, string> = {}): Record<string, string> {
  return { PATH: process.env.PATH ?? '', NO_COLOR: '1', LOG_LEVEL: 'error', ...env }
}

function run(cwd: string, args: string[], env?: Record<string, string>, input = ''): Promise<Run> {
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: environment(env) })
  const output = collect(child)
  child.stdin.end(input)
  return new Promise((done) => {
    child.on('close', (code) => done({ code, stdout: output.stdout(), stderr: output.stderr() }))
  })
}

interface Starting {
  env?: Record<string, string>
  flags?: string[]
  role?: string
}

async function start(cwd: string, { env, flags = [], role = 'start' }: Starting): Promise<Service> {
  const child = spawn(process.execPath, [cli, role, ...flags], {
    cwd,
    env: environment({ PORT: '0', ...env }),
  })
  const output = collect(child)
  const ended = new Promise<number | null>((done) => child.on('close', done))
  const url = await new Promise<string>((found, failed) => {
    child.stdout.on('data', () => {
      const line = output
        .stdout()
        .split('\n')
        .find((one) => one.startsWith('{"event":"ready"'))
      if (line) found(JSON.parse(line).url)
    })
    ended.then((code) => failed(new Error(`ended with ${code}: ${output.stderr()}${output.stdout()}`)))
  })
  return {
    url,
    process: child,
    ...output,
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

function collect(child: ChildProcess) {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  return { stdout: () => stdout, stderr: () => stderr }
}
