// pg_dump and pg_restore, which PostgreSQL brings: the only programs that know its backups.
//
// Promises: the password goes to them by PGPASSWORD and never stands on a command line; whatever they refuse comes as
// one sentence; a file is read to its end before it is called whole.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { messageOf, UserError } from '../core/errors.js'
import { parseUrl } from '../core/url.js'

/** The environment that the programs run in, and where their database is. */
export interface Server {
  url: string
  env: Record<string, string | undefined>
}

/** pg-boss keeps its queue there; what of it is still to be done follows from the ledger. */
const QUEUE = 'pgboss'

/** Writes the database as it was at `snapshot` to the file, in pg_dump's own format. */
export async function dump(
  server: Server,
  { file, snapshot }: { file: string; snapshot: string },
): Promise<void> {
  const flags = ['--format=custom', '--no-owner', '--no-privileges', `--exclude-schema=${QUEUE}`]
  await run(
    'pg_dump',
    [...flags, `--snapshot=${snapshot}`, `--file=${file}`, `--dbname=${bare(server.url)}`],
    {
      env: environmentOf(server),
    },
  )
}

/** Fills an empty database from the file. */
export async function fill(server: Server, file: string): Promise<void> {
  const flags = ['--no-owner', '--no-privileges', '--exit-on-error', '--single-transaction']
  await run('pg_restore', [...flags, `--dbname=${bare(server.url)}`, file], { env: environmentOf(server) })
}

export interface DumpContents {
  migrations: string[]
  /** Rows by table. */
  rows: Map<string, number>
  /** UTC; null where the file does not say. */
  madeAt: string | null
}

/** Reads the whole file and counts its rows. Throws UserError when it is damaged. */
export async function readDump(file: string, env: Server['env']): Promise<DumpContents> {
  const found: DumpContents = { migrations: [], rows: new Map(), madeAt: null }
  // The file holds the clock of the machine that made it, which dump() set to UTC.
  await run('pg_restore', ['--list', file], {
    env: { ...env, TZ: 'UTC' },
    onLine(line) {
      const made = /^;\s*Archive created at (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC/.exec(line)
      if (made) found.madeAt = `${made[1]}T${made[2]}.000Z`
    },
  })
  let table: string | null = null
  await run('pg_restore', ['--data-only', '--file=-', file], {
    env,
    onLine(line) {
      if (table === null) table = /^COPY (?:\S+\.)?"?(\w+)"? .*FROM stdin;$/.exec(line)?.[1] ?? null
      else if (line === '\\.') table = null
      else {
        found.rows.set(table, (found.rows.get(table) ?? 0) + 1)
        if (table === 'kysely_migration') found.migrations.push(line.split('\t')[0] ?? '')
      }
    },
  })
  return { ...found, migrations: found.migrations.sort() }
}

/** What libpq knows of an address; pg's own words it would refuse. */
const KNOWN =
  /^(host|ssl(mode|rootcert|cert|key|crl|negotiation)|options|channel_binding|gssencmode|target_session_attrs)$/

/** The address without its password. */
function bare(address: string): string {
  const url = new URL(address)
  url.password = ''
  for (const name of [...url.searchParams.keys()]) if (!KNOWN.test(name)) url.searchParams.delete(name)
  // The library's own word for what libpq calls so.
  if (url.searchParams.get('sslmode') === 'no-verify') url.searchParams.set('sslmode', 'require')
  return url.href
}

function environmentOf({ url, env }: Server): Server['env'] {
  const password = decodeURIComponent(parseUrl(url)?.password ?? '')
  return { ...env, TZ: 'UTC', PGAPPNAME: 'masthead', ...(password && { PGPASSWORD: password }) }
}

interface Running {
  env: Server['env']
  onLine?: (line: string) => void
}

async function run(
  program: 'pg_dump' | 'pg_restore',
  flags: string[],
  { env, onLine }: Running,
): Promise<void> {
  const child = spawn(program, flags, { env: { ...env, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(0, 4000)
  })
  const ended = new Promise<number | null>((done, failed) => {
    child.on('error', failed)
    child.on('close', done)
  })
  // Where it cannot be started, its output ends at once; the reason comes with `ended`.
  ended.catch(() => undefined)
  for await (const line of createInterface({ input: child.stdout })) onLine?.(line)
  const code = await ended.catch((error: unknown) => {
    throw explainStart(program, error)
  })
  if (code !== 0) throw explain(program, said)
}

function explainStart(program: string, error: unknown): UserError {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  const sentence = isMissing
    ? `${program} is not installed here, which makes and reads backups of PostgreSQL. Install the client programs of PostgreSQL (Debian and Ubuntu: postgresql-client), of the server's version or a newer one.`
    : `${program} could not be started: ${messageOf(error)}.`
  return new UserError(sentence, { cause: error })
}

const CAUSES: [pattern: RegExp, sentence: (program: string) => string][] = [
  [
    /server version mismatch|unsupported version \(/,
    (program) =>
      `${program} is older than the server or the backup. Install the client programs of a version at least as new.`,
  ],
  [/No space left on device/, () => 'The disk is full. Free some space, or name another place.'],
  [
    /could not (open|create) output file|Permission denied/,
    () => 'The backup cannot be written there. Make its folder writable, or name another place.',
  ],
  [
    /not appear to be a valid archive|unexpected end of file|could not (read|uncompress)|corrupt|crc|found unexpected block/i,
    () => 'The backup is damaged or no backup of PostgreSQL. Take another one.',
  ],
  [
    /permission denied|must be owner/,
    () => 'The user of DATABASE_URL may not do this. Make it the owner of the database.',
  ],
]

function explain(program: string, said: string): UserError {
  const cause = CAUSES.find(([pattern]) => pattern.test(said))
  const first = said.replace(/^pg_\w+: /gm, '').split('\n')[0]
  return new UserError(cause ? cause[1](program) : `${program} failed: ${first || 'it did not say why'}.`)
}
