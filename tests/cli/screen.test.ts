// A screen that redraws itself, and what it leaves behind.
import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { showLive } from '../../src/cli/screen.js'

/** A terminal of so many rows that keeps what is written to it. */
function terminal(rows: number) {
  let written = ''
  const out = Object.assign(new EventEmitter(), {
    rows,
    write(text: string) {
      written += text
    },
  })
  return { out, written: () => written }
}

const DRAWING = /\u001b\[\?2026h\u001b\[H([\s\S]*?)\u001b\[J\u001b\[\?2026l/g

it('draws until it is ended, on a screen of its own, and gives the terminal back', async () => {
  const { out, written } = terminal(24)
  const ending = new AbortController()
  let count = 0
  await showLive({
    out,
    everyMs: 1,
    signal: ending.signal,
    async draw() {
      count++
      if (count === 4) ending.abort()
      return `one\ntwo ${count}`
    },
  })
  const text = written()
  expect(text.startsWith('\u001b[?1049h\u001b[?25l')).toBe(true)
  expect(text.endsWith('\u001b[?25h\u001b[?1049l')).toBe(true)
  expect([...text.matchAll(DRAWING)].map(([, drawing]) => drawing)).toEqual(
    [1, 2, 3].map((n) => `one\u001b[K\r\ntwo ${n}\u001b[K`),
  )
})

it('draws at once when the window changes, in the rows that there are', async () => {
  const { out, written } = terminal(3)
  const ending = new AbortController()
  let count = 0
  await showLive({
    out,
    everyMs: 3_600_000,
    signal: ending.signal,
    async draw() {
      count++
      if (count === 2) setImmediate(() => ending.abort())
      else setImmediate(() => out.emit('resize'))
      return 'a\nb\nc\nd\ne'
    },
  })
  const [first] = [...written().matchAll(DRAWING)].map(([, drawing]) => drawing?.split('\r\n'))
  expect(count).toBe(2)
  expect(first).toHaveLength(3)
  expect(first?.[2]).toContain('… 3 more lines')
})

it('gives the terminal back when drawing fails', async () => {
  const { out, written } = terminal(24)
  const failing = async () => {
    throw new Error('a defect')
  }
  const live = showLive({ out, everyMs: 1, signal: new AbortController().signal, draw: failing })
  await expect(live).rejects.toThrow('a defect')
  expect(written().endsWith('\u001b[?25h\u001b[?1049l')).toBe(true)
})

it('writes no control sequence of a stranger', async () => {
  const { out, written } = terminal(24)
  const ending = new AbortController()
  await showLive({
    out,
    everyMs: 1,
    signal: ending.signal,
    async draw() {
      setImmediate(() => ending.abort())
      return 'paper \u001b]0;evil\u0007 \u001b[2J'
    },
  })
  expect(written()).not.toMatch(/\u001b\]|\u001b\[2J|\u0007/)
})
