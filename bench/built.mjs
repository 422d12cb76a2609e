// Modules of src/ made ready for a benchmark: compiled as the build compiles them, under dist/bench.
import { resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '..')

/** Builds the modules named ("src/core/ingest/feed/feed.ts") and returns the folder in which their paths begin. */
export async function built(modules) {
  const outdir = resolve(root, 'dist/bench')
  await build({
    absWorkingDir: root,
    entryPoints: modules,
    outdir,
    outbase: '.',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  })
  return outdir
}
