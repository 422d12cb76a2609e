// What the image of the Dockerfile would hold, laid into a folder: its last stage is followed line by line, with the
// modules that `npm ci` would leave out left out. Where there is no container engine, this is as near as a test gets.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../world.js'

export interface Instruction {
  name: string
  value: string
}

/** The stages of the Dockerfile, each from its FROM on. */
export function stages(): Instruction[][] {
  const text = readFileSync(join(root, 'Dockerfile'), 'utf8')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
  const instructions = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ name: line.split(' ', 1)[0]!, value: line.slice(line.indexOf(' ') + 1).trim() }))
  const starts = instructions.flatMap(({ name }, n) => (name === 'FROM' ? [n] : []))
  return starts.map((start, n) => instructions.slice(start, starts[n + 1]))
}

/** "COPY --from=build /app/dist ./dist": the stage, the sources and the target. */
export function copied({ value }: Instruction): { from: string | null; sources: string[]; target: string } {
  const words = value.split(/\s+/)
  const from = /^--from=(.+)$/.exec(words[0]!)?.[1] ?? null
  const paths = from === null ? words : words.slice(1)
  return { from, sources: paths.slice(0, -1), target: paths.at(-1)! }
}

/** The folder /app of the image, which anybody may read. */
export function layImage(): { app: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-image-'))
  const app = join(folder, 'app')
  mkdirSync(app)
  chmodSync(folder, 0o755)
  for (const instruction of stages()
    .at(-1)!
    .filter(({ name }) => name === 'COPY')) {
    const { from, sources, target } = copied(instruction)
    for (const source of sources) {
      if (from === 'modules') layModules(join(app, target))
      else if (from === 'build') cpSync(join(root, source.replace('/app/', '')), join(app, target), COPY)
      else
        cpSync(join(root, source), target.endsWith('/') ? join(app, target, source) : join(app, target), COPY)
    }
  }
  return { app, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

const COPY = { recursive: true }

interface Locked {
  dev?: boolean
  optional?: boolean
  devOptional?: boolean
}

/** What `npm ci --omit=dev --omit=optional` installs, from what is installed here. */
function layModules(target: string): void {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const packages = Object.entries(lock.packages as Record<string, Locked>).filter(([path]) => path !== '')
  const isLeftOut = ({ dev, optional, devOptional }: Locked) => dev || optional || devOptional
  const byFolder = new Map<string, string[]>()
  for (const [path, locked] of packages) {
    if (isLeftOut(locked) || path.lastIndexOf('node_modules/') > 0) continue
    const folder = dirname(path)
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), join(root, path)])
  }
  for (const [folder, paths] of byFolder) {
    const place = join(dirname(target), folder)
    mkdirSync(place, { recursive: true })
    // Links cost no space; only another disk needs copies.
    if (spawnSync('cp', ['-al', ...paths, place]).status !== 0) execFileSync('cp', ['-a', ...paths, place])
  }
  for (const [path, locked] of packages) {
    const nested = join(dirname(target), path)
    if (isLeftOut(locked) && existsSync(nested)) rmSync(nested, { recursive: true })
  }
}

/** Nobody's ids where we may take them, so that what belongs to others cannot be written. */
export function nobody(): { uid?: number; gid?: number } {
  const ids = { uid: 65534, gid: 65534 }
  if (process.getuid?.() !== 0) return {}
  return spawnSync(process.execPath, ['--version'], ids).status === 0 ? ids : {}
}
