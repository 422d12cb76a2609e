import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const files = ['src', 'adapters'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
)
const imports = files.flatMap((file) =>
  importsOf(file).map((target) => ({ file, target: target.startsWith('.') ? inRoot(file, target) : target })),
)

/** Rooms in the order of the house; each may use what its line names. */
const MAY_IMPORT: [room: RegExp, allowed: RegExp][] = [
  // Hashing is arithmetic; the rest of node is not for the core.
  [/^src\/core\//, /^(src\/core\/|node:crypto$|[^.]*$)/],
  [/^src\/store\//, /^src\/(store|core)\//],
  [/^src\/io\//, /^src\/(io|core)\//],
  [/^src\/config\//, /^src\/(config|core)\//],
  [/^src\/app\//, /^src\/(app|core|store|queue|io|config)\//],
  [/^src\/web\//, /^src\/(web|app|core)\//],
  [/^src\/service\//, /^src\/(service|web|app|core)\//],
  [/^src\/cli(\/|\.ts)/, /^src\/(cli|app|core|config)\/|^src\/serve\.js$/],
]

/** Libraries that one file alone knows, so that they can leave. */
const WRAPPED: [library: string, file: RegExp][] = [
  ['croner', /^src\/core\/delivery\/(schedule|cron)\.ts$/],
  ['temporal-polyfill', /^src\/core\/zone\.ts$/],
  ['iconv-lite', /^src\/core\/ingest\//],
  ['sanitize-html', /^src\/core\/ingest\/html\/sanitize\.ts$/],
  ['@mozilla/readability', /^src\/core\/ingest\/page\/dom\.ts$/],
  ['linkedom', /^src\/core\/ingest\/page\/dom\.ts$/],
  ['undici', /^src\/io\//],
  ['prom-client', /^src\/web\/metrics\.ts$/],
  ['yaml', /^src\/config\//],
  ['eta', /^src\/io\/templates\.ts$/],
  ['ai', /^src\/io\/model\.ts$/],
  ['@ai-sdk/openai-compatible', /^src\/io\/model\.ts$/],
  ['pg', /^src\/store\/postgres\.ts$/],
  ['pino', /^src\/io\/log\.ts$/],
  ['node-cron', /^src\/service\/clock\.ts$/],
  ['commander', /^src\/cli/],
  ['cli-progress', /^src\/cli\/progress\.ts$/],
  ['picocolors', /^src\/cli\/colors\.ts$/],
  ['discord.js', /^adapters\/discord\//],
  ['@slack/bolt', /^adapters\/slack\//],
  ['nodemailer', /^adapters\/email\//],
  ['mjml', /^adapters\/email\//],
]

describe('the house', () => {
  it.each(MAY_IMPORT)('%s imports its neighbours below and no others', (room, allowed) => {
    const wrong = imports.filter(
      ({ file, target }) => room.test(file) && target.startsWith('src/') && !allowed.test(target),
    )
    expect(wrong).toEqual([])
  })

  it('has a pure core: no file, socket, clock, randomness or environment in it', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        file.startsWith('src/core/') &&
        target.startsWith('node:') &&
        target !== 'node:crypto' &&
        !isTypeOnly(file, target),
    )
    expect(wrong).toEqual([])
    for (const file of files.filter((name) => name.startsWith('src/core/'))) {
      const code = readFileSync(join(root, file), 'utf8')
      expect(code, file).not.toMatch(/\bDate\.now\(|new Date\(\)|Math\.random|\bprocess\.[a-z]|\bfetch\(/)
    }
  })

  it('lets an adapter know the core, its own folder and npm, and nothing know an adapter', () => {
    const wrong = imports.filter(({ file, target }) => {
      const folder = /^adapters\/[^/]+\//.exec(file)?.[0]
      if (folder)
        return (
          /^(src|adapters)\//.test(target) && !target.startsWith('src/core/') && !target.startsWith(folder)
        )
      return target.startsWith('adapters/')
    })
    expect(wrong).toEqual([])
  })

  it.each(WRAPPED)('wraps %s in one place', (library, place) => {
    const users = imports.filter(({ target }) => target === library).map(({ file }) => file)
    expect(users.length).toBeGreaterThan(0)
    expect(users.filter((file) => !place.test(file))).toEqual([])
  })

  it('reads the environment at its doors only', () => {
    const readers = files.filter((file) => /process\.env/.test(readFileSync(join(root, file), 'utf8')))
    expect(readers.filter((file) => !file.startsWith('src/cli'))).toEqual([])
  })

  it('parses addresses by parseUrl alone: URL.canParse goes wrong on Node 20', () => {
    const users = files.filter((file) =>
      /^(?!\s*\/\/).*\bURL\.canParse\b/m.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(users).toEqual([])
  })

  it('opens every file with what it is for', () => {
    const silent = files.filter(
      (file) => !/^(#!.*\n)?(\/\/|\/\*\*) ?\S/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(silent).toEqual([])
  })
})

function importsOf(file: string): string[] {
  const code = readFileSync(join(root, file), 'utf8')
  return [...code.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '')
}

function inRoot(file: string, target: string): string {
  return relative(root, join(root, dirname(file), target))
}

/** `import('node:http').IncomingMessage` in a type costs nothing and runs nothing. */
function isTypeOnly(file: string, target: string): boolean {
  const code = readFileSync(join(root, file), 'utf8')
  const uses = code.match(new RegExp(`['"]${target}['"]`, 'g'))?.length ?? 0
  const types =
    code.match(
      new RegExp(`(import type [^\\n]*from ['"]${target}['"]|: import\\(['"]${target}['"]\\)\\.)`, 'g'),
    )?.length ?? 0
  return uses === types
}
