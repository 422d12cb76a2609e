// The one place that finds the adapters: every folder of adapters/ that has an index.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Channel } from '../core/channel.js'

/** Channels that need no account come first, then by name. */
export async function findChannels(): Promise<Channel[]> {
  const root = fileURLToPath(new URL('../../adapters/', import.meta.url))
  // From dist/ the compiled adapters stand beside us, from src/ the written ones.
  const indexes = readdirSync(root).flatMap((name) =>
    ['index.js', 'index.ts'].map((file) => join(root, name, file)).filter((path) => existsSync(path)),
  )
  const channels: Channel[] = []
  for (const path of indexes) {
    const module: { default: Channel } = await import(pathToFileURL(path).href)
    channels.push(module.default)
  }
  return channels.sort(
    (a, b) =>
      Number(a.switchedOnBy.length > 0) - Number(b.switchedOnBy.length > 0) || (a.name < b.name ? -1 : 1),
  )
}
