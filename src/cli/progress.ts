// A bar for work that takes long.
import { harmless } from './harmless.js'

export interface Progress {
  step(done: number, of: number, what: string): void
  /** Makes room for a line of text; the next step draws the bar again below it. */
  clear(): void
  stop(): void
}

/** A bar on stderr that appears when the work has taken a second; nothing where nobody looks. */
export async function openProgress(label: string): Promise<Progress> {
  if (!process.stderr.isTTY) return { step() {}, clear() {}, stop() {} }
  // A CommonJS library: its names stand on its default when it is bundled.
  const { default: library } = await import('cli-progress')
  const { Presets, SingleBar } = library
  const bar = new SingleBar(
    { format: `${label} {bar} {value}/{total} {what}`, clearOnComplete: true, hideCursor: true, barsize: 24 },
    Presets.shades_classic,
  )
  const startedAt = performance.now()
  let isShown = false
  return {
    step(done, of, what) {
      if (!isShown && performance.now() - startedAt < 1000) return
      if (!isShown) bar.start(of, done, { what: harmless(what) })
      isShown = true
      bar.setTotal(of)
      bar.update(done, { what: harmless(what) })
    },
    clear() {
      if (isShown) process.stderr.write('\r\x1b[K')
    },
    stop() {
      if (isShown) bar.stop()
      isShown = false
    },
  }
}
