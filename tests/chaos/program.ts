// The program as people get it, built into a folder of its own, with one number changed: its pace of ten mails a second
// would need 33 minutes for 20,000 readers, so here it may send as fast as it can. Started as often as wanted, and ended
// by signals.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../world.js'

const PACE = 'perSecond: 10, together: 5'
const WITHOUT_PACE = 'perSecond: 10_000, together: 5'

export interface Program {
  /** `masthead start` in this folder, with only these variables beside PATH. */
  start(cwd: string, env: Record<string, string>): Running
  remove(): void
}

export interface Running {
  /** Sends the signal; resolves with what ended it, when it has ended. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | NodeJS.Signals | null>
  /** Nobody asked it to. */
  hasEnded(): boolean
  /** What it wrote to stderr. */
  stderr(): string
}

export async function buildProgram(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-chaos-program-'))
  for (const name of ['package.json', 'node_modules', 'templates'])
    symlinkSync(join(root, name), join(folder, name))
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli.ts', ...channelFiles()],
    outdir: join(folder, 'dist'),
    outbase: '.',
    chunkNames: 'src/chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
    plugins: [{ name: 'pace', setup: ({ onLoad }) => onLoad({ filter: LIMITS }, withoutPace) }],
  })
  return {
    start: (cwd, env) => start(join(folder, 'dist/src/cli.js'), cwd, env),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function channelFiles(): string[] {
  const folders = readdirSync(join(root, 'adapters'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  )
  return folders.map(({ name }) => `adapters/${name}/index.ts`)
}

const LIMITS = /adapters[/\\]email[/\\]limits\.ts$/

function withoutPace({ path }: { path: string }) {
  const text = readFileSync(path, 'utf8')
  if (!text.includes(PACE))
    throw new Error(`${path} does not say "${PACE}" any more: mend tests/chaos/program.ts`)
  return { contents: text.replace(PACE, WITHOUT_PACE), loader: 'ts' as const }
}

function start(cli: string, cwd: string, env: Record<string, string>): Running {
  const child: ChildProcess = spawn(process.execPath, [cli, 'start', '--json'], {
    cwd,
    env: { PATH: process.env.PATH ?? '', NO_COLOR: '1', LOG_LEVEL: 'error', PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<number | NodeJS.Signals | null>((done) => {
    child.on('close', (code, signal) => done(signal ?? code))
  })
  return {
    end(signal) {
      child.kill(signal)
      return ended
    },
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stderr: () => stderr,
  }
}
