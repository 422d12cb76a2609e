// A screen that redraws itself, for commands that are watched: on the terminal's other screen, so that nothing of what
// stood there before is lost, and given back whatever ends the program.
import { once } from 'node:events'
import { harmless } from './harmless.js'

/** Other screen, cursor hidden; and back (xterm control sequences, "DEC private mode set"). */
const ENTER = '\u001b[?1049h\u001b[?25l'
const LEAVE = '\u001b[?25h\u001b[?1049l'
/** A drawing appears whole where the terminal knows mode 2026, and as ever where it does not. */
const BEGIN = '\u001b[?2026h\u001b[H'
const END = '\u001b[J\u001b[?2026l'
/** Rows of a terminal that does not tell. */
const ROWS = 24

export interface Terminal extends NodeJS.EventEmitter {
  rows?: number
  write(text: string): unknown
}

export interface Live {
  draw(): Promise<string>
  /** Between two drawings (ms); a window that changes its size is drawn at once. */
  everyMs: number
  out: Terminal
  /** Ends it. */
  signal: AbortSignal
}

/** Resolves when the signal is raised and the terminal is given back. */
export async function showLive({ draw, everyMs, out, signal }: Live): Promise<void> {
  const leave = () => void out.write(LEAVE)
  process.on('exit', leave)
  out.write(ENTER)
  try {
    while (!signal.aborted) {
      const text = await draw()
      if (signal.aborted) break
      out.write(`${BEGIN}${fitted(harmless(text), out.rows || ROWS)}${END}`)
      await pause(out, everyMs, signal)
    }
  } finally {
    process.off('exit', leave)
    leave()
  }
}

/** Until it is time, the window changes, or the signal is raised. */
async function pause(out: Terminal, ms: number, signal: AbortSignal): Promise<void> {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), ms)
  try {
    await once(out, 'resize', { signal: AbortSignal.any([over.signal, signal]) })
  } catch {
    // Time is up, or it is over.
  } finally {
    clearTimeout(timer)
  }
}

/** As many lines as there is room for, each clearing what stood behind it. */
function fitted(text: string, rows: number): string {
  const lines = text.split('\n')
  const shown =
    lines.length <= rows
      ? lines
      : [...lines.slice(0, rows - 1), `… ${lines.length - rows + 1} more lines; make the window higher`]
  return shown.map((line) => `${line}\u001b[K`).join('\r\n')
}
