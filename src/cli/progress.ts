// A bar for work that takes long, with room for lines of text above it.
import type { Config } from '../config/index.js'
import { harmless } from './harmless.js'
import { remark, say } from './output.js'

export interface Progress {
  step(done: number, of: number, what: string): void
  /** A line of the answer, on stdout; above the bar where both share a terminal. */
  line(text: string): void
  stop(): void
}

/** Whoever looks at a terminal for so long wants to know what is going on (ms). */
const PATIENCE_MS = 1000

/** Says, once it has taken a second, that a language model is being asked; nothing where none is on or nobody looks. */
export function openPatience({ config }: { config: Config }): { start(): void; stop(): void } {
  const { MODEL_BASE_URL, MODEL_NAME } = config.environment
  const isOn = process.stderr.isTTY && MODEL_BASE_URL !== undefined && MODEL_NAME !== undefined
  let timer: NodeJS.Timeout | undefined
  return {
    start() {
      if (isOn) timer ??= setTimeout(() => remark(`Asking the language model ${MODEL_NAME} …`), PATIENCE_MS)
    },
    stop() {
      clearTimeout(timer)
    },
  }
}

/** A bar on stderr that appears when the work has taken a second; nothing where nobody looks. */
export async function openProgress(label: string): Promise<Progress> {
  if (!process.stderr.isTTY) return { step() {}, line: (text) => void say(text), stop() {} }
  // A CommonJS library: its names stand on its default when it is bundled.
  const { default: library } = await import('cli-progress')
  const bars = new library.MultiBar(
    { format: `${label} {bar} {value}/{total} {what}`, clearOnComplete: true, hideCursor: true, barsize: 24 },
    library.Presets.shades_classic,
  )
  const startedAt = performance.now()
  let bar: ReturnType<typeof bars.create> | undefined
  return {
    step(done, of, what) {
      if (!bar && performance.now() - startedAt < PATIENCE_MS) return
      bar ??= bars.create(of, done)
      bar.setTotal(of)
      bar.update(done, { what: harmless(what) })
    },
    line(text) {
      if (bar && process.stdout.isTTY) bars.log(`${harmless(text)}\n`)
      else void say(text)
    },
    stop() {
      // Lines that wait for the next drawing come out with this one.
      if (bar) bars.update()
      if (bar) bars.stop()
      bar = undefined
    },
  }
}
